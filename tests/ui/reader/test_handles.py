"""The ends of the chosen passage, drawn to other words with the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from tests.ui.reader.pages import find, point_at

from app.ui.reader.handles import EndHandles
from app.ui.reader.marks import Mark
from app.ui.reader.page import ReaderPage


@pytest.fixture
def handles(page: ReaderPage) -> EndHandles:
    page.set_marks([Mark(7, *find(page, "comes another one"), (1,)), Mark(8, *find(page, "another"), (2,))])
    made = EndHandles(page)
    page.choose(7)
    return made


def move(page: ReaderPage, point: QPoint, buttons: Qt.MouseButton) -> None:
    view = page.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(view.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def take(qtbot, page: ReaderPage, handles: EndHandles, which: str, to: int) -> None:
    spot = handles.spot(which)
    assert spot is not None
    qtbot.mousePress(page.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    move(page, point_at(page, to) - QPoint(2, 0), Qt.MouseButton.LeftButton)


def test_the_end_is_drawn_to_another_word(qtbot, page: ReaderPage, handles: EndHandles):
    start, _ = find(page, "comes another one")
    to = find(page, "300,000")[1]
    take(qtbot, page, handles, "end", to)
    mark = page.marks().get(7)
    assert mark is not None
    assert (mark.start, mark.end) == (start, to)  # seen while it is drawn
    with qtbot.waitSignal(handles.moved) as told:
        qtbot.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=point_at(page, to))
    assert told.args == [7, start, to]
    assert page.marks().get(7).end == find(page, "comes another one")[1]  # only what is written down lasts
    assert page.selection() is None


def test_the_start_is_drawn_back_and_never_past_the_end(qtbot, page: ReaderPage, handles: EndHandles):
    to = find(page, "First")[0]
    take(qtbot, page, handles, "start", to)
    assert page.marks().get(7).start == to
    move(page, point_at(page, find(page, "300,000")[1]), Qt.MouseButton.LeftButton)
    assert page.marks().get(7).start == to


def test_escape_puts_it_back(qtbot, page: ReaderPage, handles: EndHandles):
    before = page.marks().get(7)
    take(qtbot, page, handles, "end", find(page, "300,000")[1])
    with qtbot.assertNotEmitted(handles.moved):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
        qtbot.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=point_at(page, find(page, "300,000")[1]))
    assert page.marks().get(7) == before


def test_there_are_handles_at_the_chosen_passage_alone(page: ReaderPage, handles: EndHandles):
    seen = page.viewport().grab().toImage()
    page.choose(None)
    assert handles.spot("start") is None
    assert page.viewport().grab().toImage() != seen


def test_the_pointer_says_that_it_can_be_drawn(page: ReaderPage, handles: EndHandles):
    spot = handles.spot("end")
    assert spot is not None
    move(page, spot.toPoint(), Qt.MouseButton.NoButton)
    assert page.viewport().cursor().shape() is Qt.CursorShape.SizeHorCursor
    move(page, spot.toPoint() + QPoint(60, 0), Qt.MouseButton.NoButton)
    assert page.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor


def test_a_click_on_shared_words_leads_from_passage_to_passage(qtbot, page: ReaderPage):
    wide, narrow = Mark(7, *find(page, "comes another one"), (1,)), Mark(8, *find(page, "another"), (2,))
    page.set_marks([wide, narrow])
    spot = point_at(page, narrow.start + 3)
    chosen = []
    for _ in range(3):
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        chosen.append(page.chosen_passage())
    assert chosen == [8, 7, 8]
    page.cycle_passages()
    assert page.chosen_passage() == 7
