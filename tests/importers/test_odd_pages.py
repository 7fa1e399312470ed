"""Pages that say little of themselves: a few words in an old encoding, a logo above the title, a lone other item."""

from __future__ import annotations

import pytest
from tests.helpers.each import each
from tests.importers.helpers import read

from app.domain.blocks import CutWhy
from app.importers.encoding import decode
from app.importers.read import read_source

BODY = "".join(
    f"<p>The harbour council sent crate number {n} of gloves to its twin town before the ferry left the quay.</p>"
    for n in range(6)
)


@each(
    "words",
    [
        "שלום שלום שלום שלום",
        "תודה תודה תודה",
        "המסכות הגיעו. המסכות הגיעו.",
        "ה\u05b7מ\u05b7\u05bcס\u05b5\u05bcכו\u05b9ת הגיעו אל העיר",
    ],
)
def test_a_few_words_of_hebrew_are_not_russian(words: str) -> None:
    text, warning = decode(words.encode("cp1255"), "a.txt")
    assert text == words
    assert "cp1255" in warning


@each(
    "words",
    ["Спасибо спасибо спасибо", "маски прибыли утром, маски прибыли утром", "дело было вечером, делать было нечего",
     "работа дело стола работа дело стола"],
)  # fmt: skip
def test_a_few_words_of_russian_are_not_hebrew(words: str) -> None:
    assert "cp1255" not in decode(words.encode("cp1251"), "a.txt")[1]


@each(
    "tab, top",
    [
        ("Coast Review | Gifts along the coast", "<div>Coast Review</div><h1>Gifts along the coast</h1>"),
        ("Coast Review - Gifts along the coast", '<a href="/">Coast Review</a><div>Gifts along the coast</div>'),
        ("Gifts along the coast | Coast Review", "<div>Coast Review</div><h1>Gifts along the coast</h1>"),
        ("Gifts along the coast | Coast Review", "<div>Gifts along the coast</div><p>Coast Review</p>"),
    ],
)
def test_a_logo_is_not_the_title(tab: str, top: str) -> None:
    page = f"<html><head><title>{tab}</title></head><body>{top}<p>By Dana Levi</p>{BODY}</body></html>"
    draft = read_source(page.encode(), "page.html")
    assert (draft.meta.title, draft.meta.publisher) == ("Gifts along the coast", "Coast Review")
    assert len(read(draft)) == 6


HEAD = "<html><head><title>Gifts along the coast | Coast Review</title></head><body><h1>Gifts along the coast</h1>"
ITEM = (
    '<h3><a href="/ferry">The ferry that never came</a></h3><p>A short abstract of what is read there on ferries.</p>'
)


def test_another_item_that_nothing_announces_is_not_the_article() -> None:
    draft = read_source(f"{HEAD}{BODY}{ITEM}</body></html>".encode(), "page.html")
    assert len(read(draft)) == 6
    assert {cut.why for cut in draft.cuts if cut.block > 6} == {CutWhy.RELATED}


def test_a_heading_that_is_a_link_inside_the_article_stays() -> None:
    linked = '<h2><a href="https://town.example/report">What the town says of it</a></h2>'
    draft = read_source(f"{HEAD}{BODY}{linked}{BODY}</body></html>".encode(), "page.html")
    assert "What the town says of it" in read(draft)
    assert len(read(draft)) == 13


def test_lines_of_a_tiny_page_stay_lines() -> None:
    draft = read_source(b"<html><body>Masks came today.<br>They were counted.</body></html>", "page.html")
    assert read(draft) == ["Masks came today.\nThey were counted."]


@pytest.mark.parametrize("words", ["“Masks” — that’s what the café’s “friends” gave.", "תרומות של מסכות מסין לישראל"])
@pytest.mark.parametrize("broken", ["cut", "stray"])
def test_utf_8_with_a_broken_byte_stays_utf_8(words: str, broken: str) -> None:
    raw = (words * 2).encode()
    raw = (
        raw + "”".encode()[:2] if broken == "cut" else raw[: len(words.encode())] + b"\xff" + raw[len(words.encode()) :]
    )
    text, warning = decode(raw, "a.txt")
    assert text.replace("\N{REPLACEMENT CHARACTER}", "") == words * 2
    assert "damaged" in warning
    assert "\N{REPLACEMENT CHARACTER}" in warning


@each("encoding", ["cp1252", "cp1255", "cp1251", "gb18030", "shift_jis", "big5"])
def test_other_encodings_are_not_taken_for_broken_utf_8(encoding: str) -> None:
    words = {
        "cp1252": "Un café où l’été est passé, déjà vu “naïve” — señor",
        "cp1255": "תרומות של מסכות מסין לישראל",
        "cp1251": "Маски были подарены городу весной",
        "gb18030": "中国向伊朗捐赠了三十万只口罩，以及其他医疗物资。",
        "shift_jis": "中国はイランにマスクを寄贈したと発表した。",
        "big5": "中國向伊朗捐贈了三十萬隻口罩，以及其他醫療物資。",
    }[encoding]
    text, _ = decode((words * 6).encode(encoding), "a.txt")
    assert "\N{REPLACEMENT CHARACTER}" not in text


def test_a_headline_cut_in_the_middle_of_a_character_can_be_kept() -> None:
    data = '<script type="application/ld+json">{"@type":"Article","headline":"Aid by sea \\ud83d"}</script>'
    page = f"<html><head>{data}</head><body><article><h1>Aid by sea</h1>{BODY}</article></body></html>"
    said = '---\ntitle: "Nul\\0 and half \\ud83d"\n---\n\nThe council met in the harbour and spoke of gloves.\n'
    for raw, name in ((page, "a.html"), (said, "a.md")):
        meta = read_source(raw.encode(), name).meta
        assert meta.title
        assert "\0" not in meta.title
        assert meta.title.encode("utf-8")


def test_a_first_heading_that_is_not_the_title_is_read() -> None:
    text = "---\ntitle: The harbour report\n---\n\n# What the mayor said\n\nThe mayor said that the ship had come.\n"
    draft = read_source(text.encode(), "a.md")
    assert draft.meta.title == "The harbour report"
    assert draft.cuts == ()


@each(
    "raw",
    [
        "The mayor said “thank you” to all who had come, and went home to a café".encode()[:-1],
        "The mayor’s crew said “thank you” for the mas".encode() + b"\x92ks and went home",
    ],
)
def test_a_text_with_curly_quotes_and_one_damaged_sign_is_not_read_as_russian(raw: bytes) -> None:
    text, warning = decode(raw, "a.txt")
    assert "“thank you”" in text
    assert text.count("\ufffd") == 1
    assert "damaged" in warning


@each(
    "above, below, published",
    [
        ("Published 1 March 2021 | Updated 5 March 2021", "", "2021-03-01"),
        ("Updated on 5 March 2021. Published 1 March 2021", "", "2021-03-01"),
        ("Mis à jour le 5 mars 2021, publié le 1er mars 2021", "", "2021-03-01"),
        ("Updated 5 March 2021", "", "2021-03-05"),
        ("", "Last updated: 4 January 2024 by webmaster", ""),
        ("", "Last modified 4.1.2024", ""),
        ("", "Geneva, 1 March 2021", "2021-03-01"),
    ],
)
def test_the_day_of_a_change_is_not_that_of_publication(above: str, below: str, published: str) -> None:
    draft = read_source(
        f"{HEAD}<p>{above}</p>{BODY}<div class='footer'>{below}</div></body></html>".encode(), "page.html"
    )
    assert (draft.meta.published, len(read(draft))) == (published, 6)


@each(
    "above, published",
    [
        ("Reporting period: 1 July to 30 September 2023", ""),
        ("1–30 September 2023", ""),
        ("Period covered: September 2023", ""),
        ("Reporting period: 1 July to 30 September 2023. Issued 9 October 2023", "2023-10-09"),
        ("Review of July 2022 – September 2023 | 9 October 2023", "2023-10-09"),
        ("Situation report No. 14 – 9 October 2023", "2023-10-09"),
        ("Nairobi – 9 October 2023", "2023-10-09"),
    ],
)
def test_the_days_that_a_report_is_about_are_not_that_of_publication(above: str, published: str) -> None:
    draft = read_source(f"{HEAD}<p>{above}</p>{BODY}</body></html>".encode(), "page.html")
    assert draft.meta.published == published


@each(
    "opening, published",
    [
        ("SKERRY, 14 March 2023 (Coast Wire) - A boat with 40 crates of gloves", "2023-03-14"),
        ("ST. OLA/HOLM, March 14, 2023 — A boat with 40 crates of gloves", "2023-03-14"),
        ("Prepared by the harbour office. Issued 9 October 2023. It says that a boat", "2023-10-09"),
        ("Date of issue: 9 October 2023. It says that a boat", "2023-10-09"),
        ("Skerry, 9th October 1914.\n\nSir, a boat with 40 crates of gloves", "1914-10-09"),
        ("It was 14 March 2023.\n\nThen a boat with 40 crates of gloves", ""),
        ("On 14 March 2023 a boat with 40 crates of gloves", ""),
        ("The council of Skerry, on 14 March 2023 - a Tuesday - said that a boat", ""),
    ],
)
def test_a_text_may_open_with_where_and_when_it_was_written(opening: str, published: str) -> None:
    text = f"Gifts along the coast\n\n{opening} came to the quay of the island that day.\n\nIt brought no soap at all."
    draft = read_source(text.encode(), "gifts.txt")
    assert draft.meta.published == published
    assert opening in draft.text


def test_what_the_head_of_a_page_says_of_it_is_unescaped() -> None:
    said = '{"@type": "NewsArticle", "headline": "Gifts &amp; ferries", "author": {"name": "Jo O&#39;Hare"}}'
    page = f"<html><head><script type='application/ld+json'>{said}</script></head><body>{BODY}</body></html>"
    meta = read_source(page.encode(), "page.html").meta
    assert (meta.title, meta.authors) == ("Gifts & ferries", ("Jo O'Hare",))


@each("between", ["\r", "\n"])
def test_a_text_of_an_old_macintosh_is_read(between: str) -> None:
    words = "L’hôpital reçoit des gants" + 2 * between + "La première boîte a été comptée très tôt – à l’aube."
    text, warning = decode(words.encode("mac_roman"), "a.txt")
    assert text == words.replace("\r", "\n")
    assert "mac_roman" in warning


@each(
    "head, published",
    [
        ("<meta property='article:published' content='2016-07-29T16:42:34-04:00'>", "2016-07-29"),
        (
            "<meta itemprop='datePublished' content='2015-03-12'><meta itemprop='datePublished' content='2015-03-11'>",
            "",
        ),
        ("<meta name='date' content='2015-03-11'><meta name='date' content='2015-03-11T10:00:00Z'>", "2015-03-11"),
    ],
)
def test_what_the_head_states_goes_before_the_address_and_what_it_contradicts_is_left(
    head: str, published: str
) -> None:
    url = "<link rel='canonical' href='https://paper.example/2016/07/30/ferry'>" if "article" in head else ""
    page = f"<html><head><title>Ferry aid</title>{head}{url}</head><body>{BODY}</body></html>"
    assert read_source(page.encode(), "page.html").meta.published == published
