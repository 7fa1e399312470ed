"""A very long paragraph is shown in pieces, of which nobody but Qt knows."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from app.domain.blocks import Block, BlockKind, Cut, CutWhy, Span, SpanKind
from app.domain.finding import Searched
from app.ui.reader.document import build
from app.ui.reader.page import ReaderPage
from app.ui.reader.pieces import LONG, PIECE, in_pieces, whole_stretches
from app.ui.reader.text import ReaderText

SENTENCE = "The {n}th boat brought “coal and salt” to the quay.  "


def page_of(body: str, *, spans: tuple[Span, ...] = (), rtl: bool = False) -> ReaderText:
    """A heading, the body as one paragraph, and a short one after it; a line before it is cut."""
    head, last = "A heading", "The end of it."
    text = f"{head}\n{body}\nnavigation\n{last}"
    at, end = len(head) + 1, len(head) + 1 + len(body)
    blocks = (
        Block(0, len(head), BlockKind.HEADING, 1),
        Block(at, end, paragraph=1, spans=spans),
        Block(end + 1, end + 11),
        Block(end + 12, len(text), paragraph=2),
    )
    return ReaderText(text, blocks, (0, 1, 3), (Cut(2, CutWhy.NAVIGATION),), rtl=rtl)


@pytest.fixture
def body() -> str:
    return "".join(SENTENCE.format(n=n) for n in range(1_500)).rstrip()


@pytest.fixture
def shown(body: str, qtbot: QtBot) -> ReaderPage:
    page = ReaderPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.load(in_pieces(page_of(body)), [], 0)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_a_page_without_very_long_paragraphs_is_as_it_is() -> None:
    page = page_of("x" * LONG)
    assert in_pieces(page) is page


def test_pieces_end_at_sentences_and_know_their_block(body: str) -> None:
    spans = (Span(20, len(body) - 20, SpanKind.EMPHASIS),)
    whole = page_of(body, spans=spans)
    page = in_pieces(whole)
    pieces = [block for block, source in zip(page.blocks, page.origin, strict=True) if source == 1]
    assert len(pieces) > len(body) // (2 * PIECE)
    assert all(page.text[piece.end - 1] == "." for piece in pieces)
    assert all(page.text[piece.start] == "T" for piece in pieces)
    assert [piece.paragraph for piece in pieces] == [1] + [None] * (len(pieces) - 1)
    assert all(piece.spans == spans for piece in pieces)
    infos = build(page).infos
    assert [info.at for info in infos] == [0] + [1] * len(pieces) + [3]
    assert [info.goes_on for info in infos] == [False] + [True] * (len(pieces) - 1) + [False, False]
    assert [page.of_source(cut.block) for cut in page.cuts] == [2]
    assert whole_stretches(page) == [(whole.blocks[at].start, whole.blocks[at].end) for at in whole.shown]


@example("   ", 0)
@given(st.text(st.sampled_from("ab. \n\u0301שד。\U0001f600"), min_size=3, max_size=60), st.integers(0, 40))
def test_nothing_but_spaces_lies_between_pieces_and_offsets_stay(unit: str, odd: int) -> None:
    body = (unit * (LONG * 2 // len(unit) + 1))[: LONG + 1 + odd]
    page = in_pieces(page_of(body))
    whole = page.blocks[page.first_piece(1)].start, page.blocks[page.last_piece(1)].end
    assert whole == (10, 10 + len(body))
    last = 10
    for block, source in zip(page.blocks, page.origin, strict=True):
        if source == 1:
            assert last <= block.start < block.end <= block.start + 2 * PIECE
            assert not page.text[last : block.start].strip()
            last = block.end
    offsets = build(page).offsets
    assert offsets.copied(0, len(page.text)) == page.text.replace("navigation\n", "\n")
    for at in (10, 10 + len(body) // 2, 10 + len(body)):
        assert offsets.to_canonical(offsets.to_qt(at)) == offsets.shown_offset(at)


def test_pieces_run_as_their_paragraph_does() -> None:
    body = "שלום לכולם. " + "Words of another language. " * 1_000
    infos = build(in_pieces(page_of(body))).infos
    assert {info.rtl for info in infos if info.at == 1} == {True}


def test_the_paragraph_is_selected_and_copied_whole(shown: ReaderPage, body: str) -> None:
    shown.select(30_000, 30_000)
    shown.select_paragraph()
    assert shown.selection() == (10, 10 + len(body))
    assert shown.createMimeDataFromSelection().text() == body


def test_words_are_found_across_pieces(body: str) -> None:
    page = in_pieces(page_of(body))
    second = page.blocks[page.first_piece(1) + 1]
    words = page.text[second.start - 20 : second.start + 20]
    hits = Searched(page.text, whole_stretches(page)).find(words).places
    assert (second.start - 20, second.start + 20) in hits


def test_pieces_are_as_close_as_lines(shown: ReaderPage) -> None:
    def line_top(number: int, line: int) -> float:
        layout = shown.block_of(number).layout()
        shown.document().documentLayout().blockBoundingRect(shown.block_of(number))
        return layout.position().y() + layout.lineAt(line if line >= 0 else layout.lineCount() + line).y()

    usual = line_top(1, 1) - line_top(1, 0)
    assert line_top(2, 0) - line_top(1, -1) == pytest.approx(usual, abs=1)


def test_half_a_million_words_without_a_line_break_open_at_once(qtbot: QtBot) -> None:
    page = ReaderPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    body = SENTENCE.format(n=7) * 50_000
    page.load(in_pieces(page_of(body)), [], 0)
    page.show()
    qtbot.waitExposed(page)
    assert page.is_long()
    assert sum(map(len, page.document().toPlainText())) < 200_000
    page.restore_place(len(body) // 2)
    assert abs(page.place() - len(body) // 2) < 200
