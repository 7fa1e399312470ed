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
