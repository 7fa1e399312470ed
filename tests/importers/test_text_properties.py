"""What holds of every text, whatever characters it is made of."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.importers.helpers import check_whole

from app.domain.errors import BadInput
from app.domain.sources import SourceDraft
from app.importers.read import read_source
from app.importers.text import read_text

ATOMS = [
    *("word", "Two words", "🇮🇱", "👩‍🚒", "e\u0301", "\u00a0", "שלום", "מחר.", "A sentence that ends. ", "中文。"),
    *("\n", "\r\n", "\r", "\n\n", "  • item", "\n1. step", "\u2028", "\t", "“quoted”", "May 31, 2020", " | "),
    *("\u202b", "No. 7", ">", "Related", "[1] "),
]
TEXTS = st.lists(st.one_of(st.sampled_from(ATOMS), st.text(max_size=12)), min_size=1, max_size=60).map("".join)


def _draft(raw: bytes, name: str, media_type: str | None = None) -> SourceDraft | None:
    try:
        return read_source(raw, name, media_type)
    except BadInput:
        return None


@given(TEXTS, st.booleans())
@example(">\nword", False)
def test_the_text_is_the_bytes_with_line_feeds(text: str, marked: bool) -> None:
    text = text.replace("\0", "").replace("\ufeff", "")
    raw = (codecs.BOM_UTF8 if marked else b"") + text.encode("utf-8", "ignore")
    expected = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    try:
        draft = read_text(expected, raw, "any.txt")
    except BadInput:
        return
    assert draft.text == expected
    assert draft.raw == raw
    check_whole(draft)
    again = _draft(raw, "any.txt")
    if again is not None and again.media_type == "text/plain":
        assert again == draft


@given(TEXTS)
def test_markdown_drafts_are_whole(text: str) -> None:
    draft = _draft(text.replace("\0", "").encode("utf-8", "ignore"), "any.md", "text/markdown")
    if draft is not None:
        check_whole(draft)


TAGS = st.sampled_from(
    [
        *("p", "div", "ul", "li", "ol", "h1", "h2", "em", "strong", "a", "b", "i", "br", "table", "tr", "td", "th"),
        *("blockquote", "span", "nav", "footer", "article", "pre", "code", "sup"),
    ]
)


@given(st.lists(st.tuples(TAGS, TEXTS, st.booleans()), min_size=1, max_size=12))
def test_web_page_drafts_are_whole(parts: list[tuple[str, str, bool]]) -> None:
    source = "<html><body>" + "".join(
        f"<{tag}>{text.replace('<', '')}" + (f"</{tag}>" if closed else "") for tag, text, closed in parts
    )
    draft = _draft(source.replace("\0", "").encode("utf-8", "ignore"), "any.html", "text/html")
    if draft is not None:
        check_whole(draft)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_line_ends_and_marks_change_nothing_else(ends: str, mark: bytes) -> None:
    text = "One\u00a0line with 👩‍🚒 and e\u0301 in it.\n\nשורה שנייה עם מילים בה.\n"
    draft = read_source(mark + text.replace("\n", ends).encode(), "x.txt")
    assert draft.text == text
    assert [b.paragraph for b in draft.blocks] == [1, 2]
