"""A long text: the document holds a window of it, and nobody notices."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.helpers.long import share
from tests.ui.reader.pages import drag, point_at

from app.domain.blocks import Block, BlockKind, Span, SpanKind
from app.ui.reader import windowed
from app.ui.reader.document import build
from app.ui.reader.marks import Mark
from app.ui.reader.page import ReaderPage
from app.ui.reader.text import ReaderText

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KINDS = [*[BlockKind.PARAGRAPH] * 6, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE_ROW]
STOCK = ["seven", "pumps", "of\u00a0the", "naïve", "😀", "שלום", "1931,", "“curly”", "中文", "and", "towns"]


def odd_text(count: int, seed: int = 3) -> ReaderText:
    """So many blocks of every kind and length, with letters of every size; each fifth is not shown."""
    chance = random.Random(seed)
    text, blocks = "", list[Block]()
    for number in range(count):
        kind = chance.choice(KINDS)
        between = "\t" if kind is BlockKind.TABLE_ROW else " "
        words = between.join(chance.choices(STOCK, k=chance.choice((2, 12, 60))))
        start = len(text)
        spans = (Span(start, start + 4, SpanKind.STRONG),) if number % 3 == 0 else ()
        blocks.append(Block(start, start + len(words), kind, 1, number % 2 == 0, number + 1, spans))
        text += words + "\n\n"
    return ReaderText(text, tuple(blocks), tuple(i for i in range(count) if i % 5))


TEXT = odd_text(1_200)
whole_offsets = cache(lambda: build(TEXT).offsets)
"""Those of a document that holds all of it."""


@pytest.fixture
def long(qtbot, monkeypatch: pytest.MonkeyPatch) -> ReaderPage:
    assert len(TEXT.text) > windowed.LONG / 2
    monkeypatch.setattr(windowed, "LONG", 10_000)  # also when a wide page is set anew in larger letters
    made = ReaderPage()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.load(TEXT)
    made.show()
    made.setFocus()
    qtbot.waitExposed(made)
    assert made.is_long()
    return made


def check(page: ReaderPage) -> None:
    """The document holds exactly the blocks it says, each as a document of the whole text would have it."""
    offsets, document = page.offsets(), page.document()
    assert document.blockCount() == offsets.last - offsets.first
    assert document.characterCount() - 1 == offsets.length
    fresh = build(page.text(), page.zoom(), window=range(offsets.first, offsets.last), widths=page.widths()).document
    for number in range(offsets.first, offsets.last):
        ours, theirs = page.block_of(number), fresh.findBlockByNumber(number - offsets.first)
        assert ours.text() == theirs.text()
        assert ours.blockFormat() == theirs.blockFormat()
        assert ours.charFormat() == theirs.charFormat()
        looks, wanted = ours.textFormats(), theirs.textFormats()  # held, since their formats live in them
        assert [r.start for r in looks] == [r.start for r in wanted]
        assert all(a.format == b.format for a, b in zip(looks, wanted, strict=True))
    tall = page.viewport().height()
    top, low = nearest(page, 0).block(), nearest(page, tall).block()
    assert offsets.first == 0 or top.blockNumber() > 0
    assert offsets.last == len(offsets) or low.next().isValid()


def nearest(page: ReaderPage, y: int) -> QTextCursor:
    return page.cursorForPosition(QPoint(int(page.column().left) + 1, y))


def top_line(page: ReaderPage) -> tuple[int, int]:
    """The first line that is seen: its offset, and where it is."""
    cursor = nearest(page, 4)
    return page.offsets().to_canonical(cursor.position()), page.cursorRect(cursor).top()


def wheel(page: ReaderPage, notches: int) -> None:
    spot = QPointF(page.viewport().rect().center())
    event = QWheelEvent(
        spot, QPointF(page.viewport().mapToGlobal(spot.toPoint())), QPoint(), QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.viewport(), event)


@given(st.data())
@settings(max_examples=share(1), deadline=None)
def test_offsets_go_to_their_positions_and_back_in_any_window(qapp, data: st.DataObject):
    first = data.draw(st.integers(0, len(TEXT.shown) - 1))
    last = data.draw(st.integers(first + 1, min(len(TEXT.shown), first + 40)))
    built = build(TEXT, window=range(first, last))
    offsets = built.offsets
    assert built.document.characterCount() - 1 == offsets.length
    number = data.draw(st.integers(first, last - 1))
    start, end = offsets.stretch(number)
    at = data.draw(st.integers(start, end))
    assert offsets.to_canonical(offsets.to_qt(at)) == at
    block = built.document.findBlockByNumber(number - first)
    assert block.position() + offsets.within(number, at) == offsets.to_qt(at)
    assert offsets.to_qt(0) == 0 or first == 0
    assert offsets.to_qt(len(TEXT.text)) == offsets.length


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("wheel"), st.integers(-12, 12)),
        st.tuples(st.just("key"), st.sampled_from(["PageDown", "PageUp", "Down", "Up", "Space"])),
        st.tuples(st.just("go"), st.integers(0, len(TEXT.text) - 1)),
        st.tuples(st.just("show"), st.integers(0, len(TEXT.text) - 1)),
        st.tuples(st.just("thumb"), st.floats(0, 1)),
        st.tuples(st.just("size"), st.integers(500, 1200)),
        st.tuples(st.just("edge"), st.sampled_from(["Home", "End"])),
    ),
    max_size=12,
)


@given(MOVES)
@example([("size", 1200), ("thumb", 0.2), ("thumb", 0.765), ("key", "PageDown"), ("key", "PageUp")])
@settings(max_examples=share(1 / 2), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_the_document_holds_what_is_around(long: ReaderPage, moves: list[tuple[str, object]]):
    for what, value in moves:
        if what == "wheel":
            wheel(long, value)
        elif what == "key":
            QTest.keyClick(long, getattr(Qt.Key, f"Key_{value}"))
        elif what == "go":
            long.restore_place(value)
            assert abs(top_line(long)[1]) < 60 or long.verticalScrollBar().value() == long.verticalScrollBar().maximum()
        elif what == "show":
            long.scroll_to(value)
            assert long.is_in_view(long.offsets().shown_offset(value))
        elif what == "thumb":
            bar = long.long_bar()
            assert bar is not None
            bar.setValue(round(value * bar.maximum()))
        elif what == "size":
            long.resize(value, 600)
            # A wide page is set anew in larger letters, after all else that waits: one round may not reach it.
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1000)
        else:
            QTest.keyClick(long, getattr(Qt.Key, f"Key_{value}"), CONTROL)
        long.grab()
        check(long)


@given(st.lists(st.tuples(st.integers(0, len(TEXT.text)), st.integers(0, len(TEXT.text)), st.booleans()), max_size=6))
@settings(max_examples=share(1 / 2), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_selection_stays_and_is_copied_wherever_the_page_is(long: ReaderPage, steps: list[tuple[int, int, bool]]):
    whole = whole_offsets()
    for start, end, scrolls in steps:
        long.select(start, end)
        if scrolls:
            long.restore_place(end // 2)
        low, high = sorted((whole.shown_offset(start), whole.shown_offset(end)))
        assert long.selection() == ((low, high) if low < high else None)
        assert long.caret() == whole.shown_offset(end)
        shown = long.textCursor()
        first, last = long.offsets().to_qt(low), long.offsets().to_qt(high)
        assert (shown.selectionStart(), shown.selectionEnd()) == (first, last)
        if low < high:
            long.copy()
            assert QGuiApplication.clipboard().text() == whole.copied(low, high)
        check(long)


def test_scrolling_on_moves_the_lines_by_what_was_scrolled(long: ReaderPage):
    """The document is rewritten at both ends meanwhile, which must not be seen."""
    offset, top = top_line(long)
    for _ in range(120):
        before = long.verticalScrollBar().value()
        cursor = QTextCursor(long.document())
        cursor.setPosition(long.offsets().to_qt(offset))
        was = long.cursorRect(cursor).top()
        assert was == top
        wheel(long, 1)
        cursor.setPosition(long.offsets().to_qt(offset))
        moved = was - long.cursorRect(cursor).top()
        assert 55 <= moved <= 61 or long.verticalScrollBar().value() - before == moved
        offset, top = top_line(long)
    assert long.offsets().first > 20
    check(long)


def test_keys_go_to_the_ends_of_the_text_and_select_as_far(qtbot, long: ReaderPage):
    start, end = TEXT.blocks[1].start, TEXT.blocks[-1].end
    qtbot.keyClick(long, Qt.Key.Key_End, CONTROL)
    assert (long.caret(), long.selection()) == (end, None)
    assert long.is_in_view(end)
    assert long.foot() == end
    qtbot.keyClick(long, Qt.Key.Key_Home, CONTROL | SHIFT)
    assert long.selection() == (start, end)
    assert long.caret() == start
    assert long.place() == 0
    qtbot.keyClick(long, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == build(TEXT).offsets.copied(start, end)
    qtbot.keyClick(long, Qt.Key.Key_A, CONTROL)
    assert long.selection() == (start, end)


def test_an_arrow_goes_on_from_a_caret_that_is_far_away(qtbot, long: ReaderPage):
    place = long.offsets().stretch(300)[0]
    long.select(place, place)
    long.restore_place(0)
    assert not long.offsets().in_document(300)
    qtbot.keyClick(long, Qt.Key.Key_Right, SHIFT)
    assert long.selection() == (place, place + 1)
    assert long.viewport().rect().contains(long.cursorRect())


def test_shift_and_click_selects_from_an_anchor_that_is_far_away(qtbot, long: ReaderPage):
    long.select(50, 50)
    anchor = long.caret()
    long.restore_place(len(TEXT.text) // 2)
    at = long.offsets().to_canonical(nearest(long, 300).position()) + 3
    qtbot.mouseClick(long.viewport(), Qt.MouseButton.LeftButton, SHIFT | ALT, point_at(long, at) - QPoint(2, 0))
    assert long.selection() == (anchor, at)
    long.select(at, at)
    drag(qtbot, long, at, at + 5, ALT)
    assert long.selection() == (at, at + 5)


def test_the_mouse_selects_on_while_the_page_scrolls_under_it(qtbot, long: ReaderPage):
    view = long.viewport()
    start = long.offsets().stretch(1)[0]
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=point_at(long, start) - QPoint(2, 0))
    for _ in range(60):
        wheel(long, 3)
    spot = point_at(long, long.place() + 40)
    qtbot.mouseMove(view, spot)
    chosen = long.selection()
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen is not None
    assert chosen[0] == start
    assert not long.offsets().in_document(1)


def test_the_scroll_bar_is_of_the_whole_text(qtbot, long: ReaderPage):
    bar = long.long_bar()
    assert bar is not None
    qtbot.waitUntil(lambda: bar.maximum() > 20_000)
    long.restore_place(len(TEXT.text) // 2)
    qtbot.waitUntil(lambda: 0.4 < bar.value() / bar.maximum() < 0.6)
    bar.setValue(bar.maximum())
    assert long.is_in_view(TEXT.blocks[-1].end)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    bar.setValue(0)
    assert long.place() == 0
    assert long.verticalScrollBar().value() == 0


def test_marks_are_found_and_gone_to_beyond_the_document(qtbot, long: ReaderPage):
    start, end = long.offsets().stretch(500)
    long.put_mark(Mark(7, start, end, (1,)))
    with qtbot.waitSignal(long.selection_changed):
        long.go_to_passage(7)
    assert long.passages_at_caret() == [7]
    assert long.is_in_view(start)
    assert long.placed(long.block_of(500), 500).words
    long.restore_place(0)
    long.take_mark(7)
    assert not len(long.marks())


def test_zoom_keeps_place_and_selection(long: ReaderPage):
    start, end = long.offsets().stretch(400)
    long.select(start, end)
    long.restore_place(start)
    long.set_zoom(3)
    assert long.selection() == (start, end)
    assert long.place() == start
    check(long)


def test_a_short_text_is_whole_again(long: ReaderPage):
    long.load(odd_text(20))
    assert not long.is_long()
    assert long.long_bar() is None
    held = long.offsets()
    assert (held.first, held.last) == (0, len(held))


def test_the_thumb_follows_to_the_end_from_anywhere(qtbot, long: ReaderPage):
    bar = long.long_bar()
    assert bar is not None
    long.restore_place(len(TEXT.text) // 2)
    qtbot.waitUntil(lambda: 0.4 < bar.value() / max(1, bar.maximum()) < 0.6)
    qtbot.keyClick(long, Qt.Key.Key_End, CONTROL)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())


def test_a_screen_reader_is_given_the_whole_text(qtbot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(windowed, "LONG", 10_000)
    monkeypatch.setattr(windowed.QtGui.QAccessible, "isActive", lambda: True)
    page = ReaderPage()
    qtbot.addWidget(page)
    page.load(odd_text(300))
    assert not page.is_long()
    assert page.document().blockCount() == len(page.offsets())


def test_the_height_of_a_long_text_is_about_what_it_would_be(qtbot, long: ReaderPage, monkeypatch: pytest.MonkeyPatch):
    """The thumb is where the reader thinks it is: the estimate is not off by a quarter."""
    monkeypatch.setattr(windowed, "LONG", 10 * len(TEXT.text))
    whole = ReaderPage()
    qtbot.addWidget(whole)
    whole.resize(900, 600)
    whole.load(TEXT)
    assert not whole.is_long()
    real = whole.document().documentLayout().documentSize().height()
    assert 0.75 < long.heights().tops()[-1] / real < 1.25


def test_dragging_below_the_page_scrolls_and_selects_on(qtbot, long: ReaderPage):
    view = long.viewport()
    begun, below = QPoint(300, 180), QPoint(300, view.height() + 90)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=begun)
    start = long.caret()
    QCursor.setPos(view.mapToGlobal(below))
    QApplication.sendEvent(view, moved(view, below))
    qtbot.waitUntil(lambda: not long.offsets().in_document(0))
    check(long)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    chosen = long.selection()
    assert chosen is not None
    assert start - 20 < chosen[0] <= start  # of whole words
    assert chosen[1] > long.offsets().stretch(long.offsets().first)[0]


def moved(view: QWidget, point: QPoint) -> QMouseEvent:
    """The mouse moves with its left button held."""
    buttons = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    where = QPointF(point), QPointF(view.mapToGlobal(point))
    return QMouseEvent(QMouseEvent.Type.MouseMove, *where, *buttons, Qt.KeyboardModifier.NoModifier)
