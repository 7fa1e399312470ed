"""The document holds every character of every block, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat
from tests.ui.reader.pages import NAVIGATION, make_page

from app.domain.blocks import Block, BlockKind, Cut, CutWhy, Span, SpanKind
from app.domain.utf16 import utf16_length
from app.ui.look import theme
from app.ui.reader.document import build, is_rtl
from app.ui.reader.text import ReaderText, has_rtl


@pytest.fixture(autouse=True)
def _app(qapp):
    """Documents measure letters, for which there must be an application."""


def one(text: str, kind: BlockKind = BlockKind.PARAGRAPH, *spans: Span, level: int = 0) -> ReaderText:
    return ReaderText(text, (Block(0, len(text), kind, level, paragraph=1, spans=spans),), (0,))


def format_at(page: ReaderText, offset: int) -> QTextCharFormat:
    built = build(page)
    cursor = __import__("PySide6.QtGui", fromlist=["QTextCursor"]).QTextCursor(built.document)
    cursor.setPosition(built.offsets.to_qt(offset) + 1)
    return cursor.charFormat()


def test_every_shown_block_is_one_text_block():
    page = make_page()
    built = build(page)
    assert built.document.blockCount() == len(page.shown)
    assert built.document.characterCount() - 1 == built.offsets.length
    assert [info.at for info in built.infos] == list(page.shown)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(list(BlockKind)))
def test_any_characters_keep_their_number(text: str, kind: BlockKind):
    built = build(one(text, kind))
    assert built.document.blockCount() == 1
    assert built.document.characterCount() - 1 == utf16_length(text) == built.offsets.length


def test_inner_line_ends_are_shown_as_spaces_and_kept_in_code():
    assert build(one("a\nb")).document.firstBlock().text() == "a b"
    assert build(one("a\nb", BlockKind.CODE)).document.firstBlock().text() == "a\u2028b"


def test_spans_have_their_looks():
    text = "plain emph strong link code 1"

    def span(word: str, kind: SpanKind, target: str = "") -> Span:
        at = text.index(word)
        return Span(at, at + len(word), kind, target)

    page = one(
        text,
        BlockKind.PARAGRAPH,
        span("emph", SpanKind.EMPHASIS),
        span("strong", SpanKind.STRONG),
        span("link", SpanKind.LINK, "https://example.org/"),
        span("code", SpanKind.CODE),
        span("1", SpanKind.FOOTNOTE_REF, "1"),
    )
    assert not format_at(page, 0).font().italic()
    assert format_at(page, text.index("emph")).font().italic()
    assert format_at(page, text.index("strong")).font().weight() == QFont.Weight.DemiBold
    assert format_at(page, text.index("link")).anchorHref() == "https://example.org/"
    assert format_at(page, text.index("link")).foreground().color().name() == theme.current().accent
    assert "Mono" in format_at(page, text.index("code")).font().families()[0]
    raised = QTextCharFormat.VerticalAlignment.AlignSuperScript
    assert format_at(page, text.index("1")).verticalAlignment() == raised
    written = format_at(one("ten¹²", BlockKind.PARAGRAPH, Span(3, 5, SpanKind.FOOTNOTE_REF, "1")), 3)
    assert written.verticalAlignment() != raised  # its letters are small and high as they are
    assert written.foreground().color().name() == theme.current().accent
    assert build(page).document.firstBlock().text() == text


def test_overlapping_spans_add_up():
    page = one("abcdef", BlockKind.PARAGRAPH, Span(0, 4, SpanKind.EMPHASIS), Span(2, 6, SpanKind.STRONG))
    both = format_at(page, 3).font()
    assert both.italic()
    assert both.weight() == QFont.Weight.DemiBold
    assert not format_at(page, 5).font().italic()


@pytest.mark.parametrize(
    ("text", "default", "rtl"),
    [
        ("שלום world", False, True),
        ("world שלום", True, False),
        ("“300,000” — שלום", False, True),
        ("123 …", True, True),
        ("123 …", False, False),
        ("العربية", False, True),
    ],
)
def test_the_first_strong_letter_decides_the_direction(text: str, default: bool, rtl: bool):
    assert is_rtl(text, default) is rtl
    block = build(ReaderText(text, (Block(0, len(text)),), (0,), rtl=default)).document.firstBlock()
    wanted = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    assert block.blockFormat().layoutDirection() == wanted


def test_right_to_left_is_noticed_anywhere():
    assert has_rtl("abc ש")
    assert has_rtl("abc \u200f")
    assert not has_rtl("curly “quotes” — 中文 😀")


def test_lists_count_by_depth_and_start_again():
    kinds = [("a", 0, True), ("b", 0, True), ("c", 1, False), ("d", 0, True), (None, 0, False), ("e", 0, True)]
    blocks, text = [], ""
    for word, level, ordered in kinds:
        kind = BlockKind.LIST_ITEM if word else BlockKind.PARAGRAPH
        blocks.append(Block(len(text), len(text) + 1, kind, level, ordered))
        text += (word or "x") + "\n"
    built = build(ReaderText(text, tuple(blocks), tuple(range(len(blocks)))))
    assert [info.label for info in built.infos] == ["1.", "2.", "–", "3.", "", "1."]
    assert built.document.toPlainText() == "a\nb\nc\nd\nx\ne"


def test_a_cut_block_is_shown_muted_with_its_reason():
    built = build(make_page(show_cut=True))
    info = built.infos[NAVIGATION]
    assert (info.at, info.why) == (NAVIGATION, CutWhy.NAVIGATION)
    muted = built.document.findBlockByNumber(NAVIGATION).charFormat().foreground().color()
    assert muted == theme.colour(theme.current().muted)  # and no paler: it is read to decide what to put back
    assert all(not other.why for other in built.infos if other is not info)


def test_nothing_shown_is_an_empty_document():
    page = ReaderText("abc", (Block(0, 3),), (), (Cut(0, CutWhy.FOOTER),))
    assert build(page).document.characterCount() == 1


@pytest.mark.parametrize(
    ("words", "ordered", "label"),
    [
        ("Masks", False, "•"),
        ("• Masks", False, ""),
        ("- Masks", False, ""),
        ("Masks", True, "1."),
        ("1. Masks", True, ""),
    ],
)
def test_an_item_that_brings_its_sign_along_gets_no_second_one(words: str, ordered: bool, label: str):
    block = Block(0, len(words), BlockKind.LIST_ITEM, ordered=ordered, paragraph=1)
    assert [info.label for info in build(ReaderText(words, (block,), (0,))).infos] == [label]
