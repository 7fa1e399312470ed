"""What stands below a title says who wrote a text and when, and a first line with a date may be the title itself."""

from __future__ import annotations

from tests.helpers.each import each

from app.importers.read import read_source

BODY = "By noon the ship had left with rice.\n\nNobody on the quay knew where to.\n"
HEBREW = "הספינה יצאה מן הנמל בבוקר ובה שקי אורז ועשרים אוהלים.\n\nהאנשים עמדו על הרציף. איש מהם לא ידע לאן.\n"


@each("mark", ["", "*"])
def test_lines_of_who_and_when_are_no_paragraphs_of_markdown(mark: str) -> None:
    said = f"{mark}By Dana Levi{mark}\n\n{mark}4 August 2021{mark}"
    draft = read_source(f"# The harbour of Quince\n\n{said}\n\n{BODY}".encode(), "quince.md")
    assert (draft.meta.title, draft.meta.authors) == ("The harbour of Quince", ("Dana Levi",))
    assert draft.meta.published == "2021-08-04"
    numbered = [draft.text[block.start : block.end] for block in draft.blocks if block.paragraph]
    assert numbered == BODY.strip().split("\n\n"), "a sentence that begins with *By* stays"


@each(
    "line, publisher",
    [
        ("*Published 4 August 2021, The Harbour Monitor.*", "The Harbour Monitor"),
        ("Published on 4 August 2021 in The Harbour Ledger.", "The Harbour Ledger"),
        ("The Harbour Monitor, 4 August 2021", "The Harbour Monitor"),
        ("First published in the Coast Review, 4 August 2021.", ""),
        ("First published in Coast Review, 4 August 2021.", "Coast Review"),
        ("Published 4 August 2021.", ""),
        ("Published 4 August 2021, Dana Levi.", ""),
        ("Published 4 August 2021, they gave the harbour 20 tents.", ""),
    ],
)
def test_where_and_when_a_text_appeared_is_no_paragraph_of_it(line: str, publisher: str) -> None:
    for name, mark in (("quince.md", "# "), ("quince.txt", "")):
        text = f"{mark}The harbour of Quince\n\n{line}\n\n{BODY}"
        draft = read_source((text if mark else text.replace("*", "")).encode(), name)
        assert (draft.meta.publisher, draft.meta.published) == (publisher, "2021-08-04"), name
        if publisher:
            numbered = [draft.text[block.start : block.end] for block in draft.blocks if block.paragraph]
            assert numbered == BODY.strip().split("\n\n"), name


@each(
    "first, title, authors, published",
    [
        ("סיוע לצפון, 4 באוגוסט 2021", "סיוע לצפון", (), "2021-08-04"),
        ("מאת דנה לוי, 4 באוגוסט 2021", "", ("דנה לוי",), "2021-08-04"),
        ("המסע לצפון\n\nדנה לוי, 4 באוגוסט 2021", "המסע לצפון", ("דנה לוי",), "2021-08-04"),
    ],
)
def test_a_hebrew_first_line_with_a_date_is_the_title(
    first: str, title: str, authors: tuple[str, ...], published: str
) -> None:
    meta = read_source(f"{first}\n\n{HEBREW}".encode(), "page.txt").meta
    assert (meta.title, meta.authors, meta.published) == (title, authors, published)


@each(
    "first, is_title, published",
    [
        ("Harbour office of Quince: note of 9 May 2019", True, "2019-05-09"),
        ("Situation as of 9 May 2019", True, "2019-05-09"),
        ("Quince Copper plc: news release, 4 March 2016", True, "2016-03-04"),
        ("Paper of the parish, November 1931", True, ""),
        ("9 May 2019", False, "2019-05-09"),
        ("Posted on 9 May 2019", False, "2019-05-09"),
    ],
)
def test_a_first_line_with_a_day_is_the_title_where_no_other_is(first: str, is_title: bool, published: str) -> None:
    body = "By noon the ship had left with 20 tonnes of rice for the people of the valley.\n\n" * 2
    heads = (f"{first}\n\n", f"# {first}\n\n")
    metas = [
        read_source(f"{head}{body}".encode(), f"quince.{ending}").meta
        for head, ending in zip(heads, ("txt", "md"), strict=True)
    ]
    wanted = first if is_title else ""
    assert [(meta.title, meta.published) for meta in metas] == [(wanted, published)] * 2


def test_the_day_with_which_the_title_of_a_page_ends_is_that_of_the_page() -> None:
    body = "<p>By noon the ship had left with 20 tonnes of rice for the people of the valley.</p>" * 2

    def published(title: str) -> str:
        return read_source(f"<html><body><h1>{title}</h1>{body}</body></html>".encode(), "a.html").meta.published

    assert published("Quince Copper plc: news release, 4 March 2016") == "2016-03-04"
    assert published("The flood of 12 August 2002") == ""
    assert published("Flood relief, August 2022") == ""
