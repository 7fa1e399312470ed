"""Small and awkward pages of our own, each line marked with what it is, in many layouts and as HTML.

A file in `marked/` gives the citation it expects (`= field: value`), then the page, each line behind its mark.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from tests.helpers.each import each
from tests.importers.helpers import check_whole, read, words_of

from app.domain.blocks import BlockKind, CutWhy
from app.domain.errors import BadInput
from app.importers.read import read_source

MARKED = Path(__file__).parent / "marked"
NAMES = sorted(path.stem for path in MARKED.iterdir())
BODY = ("p", "hd", "li", "oli", "tr", "fn")
AFTER = {CutWhy.RELATED, CutWhy.FOOTER, CutWhy.NAVIGATION}
HONEST = {
    "head": {CutWhy.METADATA},
    "title": {CutWhy.METADATA},
    "meta": {CutWhy.METADATA},
    "nav": {CutWhy.NAVIGATION},
    "nav+": {CutWhy.NAVIGATION},
    "ban": {CutWhy.NAVIGATION, CutWhy.FOOTER},
    "cap": {CutWhy.CAPTION},
    "dis": {CutWhy.DISCLAIMER},
    "rel": AFTER,
    "foot": AFTER,
}
MARKS = {"nav": "  • ", "nav+": "    • ", "li": "• "}


@dataclass(frozen=True)
class Marked:
    meta: dict[str, str]
    lines: list[tuple[str, str]]

    def body(self) -> list[str]:
        return [text for mark, text in self.lines if mark in BODY]


def load(name: str) -> Marked:
    meta: dict[str, str] = {}
    lines: list[tuple[str, str]] = []
    for line in (MARKED / f"{name}.txt").read_text("utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "=":
            field, _, value = rest.partition(": ")
            meta[field] = value
        else:
            lines.append((mark, rest))
    return Marked(meta, lines)


def as_text(page: Marked) -> list[str]:
    out: list[str] = []
    number = 0
    for mark, text in page.lines:
        number = number + 1 if mark == "oli" else 0
        out.append(f"{number}. {text}" if number else MARKS.get(mark, "") + text)
    return out


LAYOUTS = {
    "as marked": lambda lines: lines,
    "no blank lines": lambda lines: [line for line in lines if line.strip()],
    "a blank line after each": lambda lines: [part for line in lines if line.strip() for part in (line, "")],
    "no bullets": lambda lines: [re.sub(r"^\s+• ", "", line) for line in lines],
}

TAGS = {
    "title": "<h1>{}</h1>",
    "hd": "<h2>{}</h2>",
    "li": "<ul><li>{}</li></ul>",
    "oli": "<ol><li>{}</li></ol>",
    "cap": "<figure><img src=x><figcaption>{}</figcaption></figure>",
    "foot": "<footer>{}</footer>",
    "nav": "<nav><ul><li><a href=/>{}</a></li></ul></nav>",
    "nav+": "<nav><ul><li><a href=/>{}</a></li></ul></nav>",
}
PLAIN = {
    "nav": "<li><a href=/>{}</a></li>",
    "nav+": "<ul><li><a href=/>{}</a></li></ul>",
    "li": "<li>{}</li>",
    "oli": "<li>{}</li>",
    "hd": "<h3>{}</h3>",
}


def _row(text: str) -> str:
    return "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in text.split(" | ")) + "</tr></table>"


def _lines(page: Marked, marks: tuple[str, ...], tags: dict[str, str], usual: str) -> str:
    parts = [(mark, html.escape(text)) for mark, text in page.lines if mark in marks]
    return "".join(_row(text) if mark == "tr" else tags.get(mark, usual).format(text) for mark, text in parts)


def _html(page: Marked, body: str) -> str:
    tab = next((text for mark, text in page.lines if mark == "head"), page.meta["title"])
    return f"<!doctype html><html><head><title>{html.escape(tab)}</title></head><body>{body}</body></html>"


ARTICLE = ("title", "meta", "cap", "dis", *BODY)


def semantic(page: Marked) -> str:
    before, after = ("ban", "nav", "nav+"), ("rel", "foot")
    menu, rest = _lines(page, before, TAGS, "<div class=cookie-banner>{}</div>"), _lines(page, after, TAGS, "<p>{}</p>")
    return _html(page, f"{menu}<article>{_lines(page, ARTICLE, TAGS, '<p>{}</p>')}</article><aside>{rest}</aside>")


def nested(page: Marked) -> str:
    marks = (*HONEST, *BODY)[1:]
    return _html(page, f"<div><div><div>{_lines(page, marks, PLAIN, '<div><div>{}</div></div>')}</div></div></div>")


def broken(page: Marked) -> str:
    """Paragraphs that are parted by line breaks only, in one division."""
    marks = (*HONEST, *BODY)[1:]
    return _html(page, f"<div>{_lines(page, marks, PLAIN, '{}<br><br>')}</div>")


def in_order(page: Marked) -> str:
    marks = (*HONEST, *BODY)[1:]
    return _html(page, f"<main>{_lines(page, marks, PLAIN, '<p>{}</p>')}</main>")


TWINS = {"semantic": semantic, "nested": nested, "broken": broken, "in order": in_order}


def check(page: Marked, raw: str, name: str) -> None:
    draft = read_source(raw.encode(), name)
    check_whole(draft)
    bare = [re.sub(r"^(?:• |\d\. )", "", words).replace("\t", " | ") for words in read(draft)]
    assert bare == page.body()
    said = draft.meta
    found = {field: getattr(said, field) for field in page.meta}
    found = {field: ", ".join(value) if isinstance(value, tuple) else value for field, value in found.items()}
    assert found == page.meta
    texts = {words_of(draft, draft.blocks[cut.block]).lstrip("• "): cut.why for cut in draft.cuts}
    wrong = [
        (mark, text, texts[text])
        for mark, text in page.lines
        if text in texts and mark not in BODY and texts[text] not in HONEST[mark]
    ]
    assert wrong == []
    captions = {words_of(draft, block) for block in draft.blocks if block.kind is BlockKind.CAPTION}
    assert captions >= {text for mark, text in page.lines if mark == "cap"}


@each("layout, name", product(LAYOUTS, NAMES))
def test_a_text_page(name: str, layout: str) -> None:
    page = load(name)
    check(page, "\n".join(LAYOUTS[layout](as_text(page))), "page.txt")


@each("twin, name", product(TWINS, NAMES))
def test_a_web_page(name: str, twin: str) -> None:
    page = load(name)
    check(page, TWINS[twin](page), "page.html")


NO_ARTICLE = (
    "Harbour Topics | Harbour Institute\n  • Home\n  • Topics\n    • Ports\n\nHarbour Topics\n\nPorts\nQuays\nBells\n"
)


@each("foot", ["", "© 2021 Harbour Institute. All rights reserved to the institute.\n"])
def test_a_small_page_without_an_article_is_refused(foot: str) -> None:
    with pytest.raises(BadInput, match=r"No article was found in “page\.txt”"):
        read_source((NO_ARTICLE + foot).encode(), "page.txt")


@each("twin", TWINS)
def test_a_small_web_page_without_an_article_is_refused(twin: str) -> None:
    page = load("coast")
    bare = Marked(page.meta, [(mark, text) for mark, text in page.lines if mark in ("head", "title", "nav", "rel")])
    with pytest.raises(BadInput, match=r"No article was found in “page\.html”"):
        read_source(TWINS[twin](bare).encode(), "page.html")


def test_a_small_page_that_was_wrapped_at_a_width() -> None:
    text = (
        "Gifts of rain | Harbour Institute\n* Home\n* About\n\nGifts of rain\nMaya Stone, March 3, 2021\n\n"
        "The council of the town sent gloves to the coast in the first week of\nthe floods, and it asked for nothing"
        " in return for them. The mayor has\nsaid that a third of them came.\n\nNobody has seen the others since, and"
        " nobody has asked where they may\nhave gone in the meantime, which is odd.\n\n"
        "The views expressed are the author's own.\nRelated\nOther gifts\n"
    )
    draft = read_source(text.encode(), "page.txt")
    assert [words.count("\n") for words in read(draft)] == [2, 1]
    assert (draft.meta.title, draft.meta.authors) == ("Gifts of rain", ("Maya Stone",))


def test_a_dash_in_the_title_of_a_paper_is_part_of_it() -> None:
    draft = read_source("On Lending – A Study\n\nJo Lind, May 2019\n\nThe lamp was lent in March.\n".encode(), "p.txt")
    assert (draft.meta.title, draft.meta.publisher) == ("On Lending – A Study", "")
