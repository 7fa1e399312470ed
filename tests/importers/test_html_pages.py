"""Web pages of our own: the same article as its text twin, kinds, spans, the head's citation."""

from __future__ import annotations

import pytest
from tests.importers.helpers import check_whole, of_kind, page, read, read_blocks, why

from app.domain.blocks import BlockKind, CutWhy, SpanKind
from app.domain.sources import SourceDraft
from app.importers.read import read_source


def test_the_twin_reads_the_same() -> None:
    html, text = page("borrowed-water.html"), page("borrowed-water.txt")
    assert read(html) == read(text)
    for name in ("title", "authors", "series", "number", "published", "publisher", "topics", "caption", "disclaimer"):
        assert getattr(html.meta, name) == getattr(text.meta, name)
    assert html.meta.url == "https://marram.example/notes/borrowed-water"


def test_reasons_and_what_is_not_visible() -> None:
    draft = page("borrowed-water.html")
    assert why(draft, "Related Publications") == {CutWhy.RELATED}
    assert why(draft, "A tank lorry") == {CutWhy.CAPTION}
    assert why(draft, "© 2024") == {CutWhy.FOOTER}
    assert why(draft, "skip to content") == {CutWhy.NAVIGATION}
    assert "tracker" not in draft.text
    assert "nor the style" not in draft.text


@pytest.fixture(scope="module")
def rich() -> SourceDraft:
    return page("notes-and-tables.html")


def test_spans_are_anchored_to_their_words(rich: SourceDraft) -> None:
    spans = [(s.kind, rich.text[s.start : s.end], s.target) for b in read_blocks(rich) for s in b.spans]
    assert (SpanKind.FOOTNOTE_REF, "1", "fn1") in spans
    assert (SpanKind.STRONG, "blankets", "") in spans
    assert (SpanKind.CODE, "full", "") in spans
    assert (SpanKind.EMPHASIS, "least", "") in spans
    assert (SpanKind.LINK, "our study of depots", "/depots?x=1&y=2") in spans


def test_kinds_of_blocks(rich: SourceDraft) -> None:
    headings = [(b.level, rich.text[b.start : b.end]) for b in read_blocks(rich) if b.kind is BlockKind.HEADING]
    assert headings == [(2, "What was on board"), (3, "Three readings")]
    assert of_kind(rich, BlockKind.TABLE_ROW)[1] == "First\tBlankets\t40"
    assert of_kind(rich, BlockKind.CAPTION) == ["Table 1. Cargo by train"]
    assert len(of_kind(rich, BlockKind.QUOTE)) == 1
    assert of_kind(rich, BlockKind.FOOTNOTE)[0].startswith("1. The timetable")
    items = [(b.level, b.ordered) for b in read_blocks(rich) if b.kind is BlockKind.LIST_ITEM]
    assert items == [(0, True), (1, False), (1, False), (0, True), (0, True)]


def test_entities_are_decoded_and_no_break_spaces_kept(rich: SourceDraft) -> None:
    assert "with a\u00a0different" in rich.text
    assert "railway’s" in rich.text
    assert "tons & nothing" in rich.text


def test_the_date_is_the_articles_own(rich: SourceDraft) -> None:
    assert rich.meta.published == "2020-11-09"
    assert rich.meta.authors == ("Olga Brandt", "Sami Kettunen")
    assert rich.meta.publisher == "Junction Review"
    assert rich.meta.topics == ("railways", "relief")


def test_hebrew_in_the_code_page_the_page_names() -> None:
    draft = page("hebrew-cp1255.html")
    assert len(read(draft)) == 4
    assert draft.meta.title == "משאיות בגשם"
    assert draft.meta.authors == ("נועה ברקאי", "איתן שלו")
    assert draft.meta.language == "he"
    assert draft.warnings == ()


SENTENCE = "The ferry carried forty crates of gloves across the strait before the ministry had been told of it. "


def test_a_fragment_from_the_clipboard() -> None:
    raw = f"<p>{SENTENCE * 2}</p><p>{SENTENCE.replace('ferry', '<b>train</b>') * 2}</p>".encode()
    draft = read_source(raw, "Clipboard", "text/html")
    assert len(read(draft)) == 2
    check_whole(draft)


def test_a_short_selection_from_the_clipboard() -> None:
    draft = read_source(b"<span>forty crates of <i>gloves</i></span>", "Clipboard", "text/html")
    assert read(draft) == ["forty crates of gloves"]


def test_line_breaks_and_bold_headings() -> None:
    raw = (
        f"<html><body><article><h1>Crates</h1><p>{SENTENCE}<br>{SENTENCE}</p><p><strong>What came next</strong></p>"
        f"<p>{SENTENCE * 3}<br><br>{SENTENCE * 3}</p></article></body></html>"
    )
    draft = read_source(raw.encode(), "crates.html")
    assert of_kind(draft, BlockKind.HEADING) == ["What came next"]
    paragraphs = of_kind(draft, BlockKind.PARAGRAPH)
    assert len(paragraphs) == 3
    assert paragraphs[0].count("\n") == 1


def test_deep_nesting_does_not_break() -> None:
    raw = "<div>" * 600 + f"<p>{SENTENCE * 4}</p>" + "</div>" * 600
    draft = read_source(raw.encode(), "deep.html")
    assert SENTENCE.strip() in draft.text
