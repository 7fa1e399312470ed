"""Passages are dragged from wherever they are shown into a note, and by keys where there is no mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers import seen
from tests.helpers.long import few

from app.actions import notes
from app.store.reads import notes as reads
from app.store.reads import passages as passage_reads
from app.ui.base.clipboard import Copied, passage_ids
from app.ui.base.things import target_of_thing
from app.ui.panels.evidence_card import EvidenceCard
from app.ui.panels.notes.dragging import PassageDrag
from app.ui.panels.passage_card import PassageCard
from app.ui.panels.quote import Quote
from app.ui.panels.quoting import QuoteList
from app.ui.shell.main_window import MainWindow
from app.ui.views.notes.place import NotesPlace
from app.ui.views.passages.place import PassagesPlace
from app.ui.widgets.chip_button import ChipButton

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[QMimeData]:
    """What was dragged; the drag itself would wait for a mouse that is not there."""
    found: list[QMimeData] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _actions: found.append(kept(drag.mimeData())))
    return found


def kept(data: QMimeData) -> QMimeData:
    """The same, for longer than its drag."""
    assert isinstance(data, Copied)
    copy = Copied()
    for name in data.formats():
        copy.setData(name, data.data(name))
    return copy


def pull(widget: QWidget, at: QPoint) -> None:
    """Press on a widget and move away."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, point, button in (
        (QEvent.Type.MouseButtonPress, at, left),
        (QEvent.Type.MouseMove, at + QPoint(2, 0), Qt.MouseButton.NoButton),
        (QEvent.Type.MouseMove, at + QPoint(QApplication.startDragDistance() + 4, 6), Qt.MouseButton.NoButton),
    ):
        where = QPointF(widget.mapToGlobal(point))
        QApplication.sendEvent(widget, QMouseEvent(kind, QPointF(point), where, button, left, none))


def drop(widget: QWidget, data: QMimeData, at: QPoint) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(at, copy, data, left, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, data, left, none))


def passages_place(window: MainWindow) -> PassagesPlace:
    window.show_place("passages")
    place = window.place("passages")
    assert isinstance(place, PassagesPlace)
    return place


def notes_place(window: MainWindow) -> NotesPlace:
    place = window.place("notes")
    assert isinstance(place, NotesPlace)
    return place


def test_a_passage_of_the_list_is_dropped_into_a_note(window: MainWindow, dragged: list[QMimeData]) -> None:
    place = passages_place(window)
    index = place.page.model.index(2)
    place.table.setCurrentIndex(index)
    pull(place.table.viewport(), place.table.visualRect(index).center())
    (data,) = dragged
    passage = passage_reads.one(window.session.store, place.page.model.passage_id(2))
    assert passage_ids(data) == [passage.id]
    assert data.text().startswith(passage.quote)
    assert "INSS Insight No. 1324" in data.text()

    window.show_place("notes")
    target = notes_place(window)
    target.open_note(notes.add_note(window.session.store, "Before.", "Mine"))
    editor = target.page.editor
    drop(editor.viewport(), data, editor.viewport().rect().center())
    target.page.save()
    body = reads.one(window.session.store, editor.note().id).body
    assert body.startswith(f"Before.\n\n> {passage.quote}\n> [[p-{passage.uid[:8]}|")
    window.undo()
    assert reads.one(window.session.store, editor.note().id).body == "Before."


def test_the_card_of_the_inspector_is_dragged_by_its_head_its_bar_and_its_chip(
    window: MainWindow, qtbot: QtBot, dragged: list[QMimeData]
) -> None:
    place = passages_place(window)
    place.table.setCurrentIndex(place.page.model.index(0))
    qtbot.waitUntil(lambda: place.inspector.passage_card is not None)
    card = place.inspector.passage_card
    assert isinstance(card, PassageCard)
    head = card.findChildren(PassageDrag)[0].parent()
    assert isinstance(head, QWidget)
    chip = next(one for one in card.findChildren(ChipButton) if one.text() == "Quote in note")
    (quote,) = card.findChildren(Quote)
    pull(head, QPoint(5, 5))
    pull(chip, QPoint(5, 5))
    assert not chip.isDown()
    pull(quote, QPoint(2, 10))
    assert [passage_ids(data) for data in dragged] == [[card.passage.id]] * 3
    pull(quote, QPoint(40, 10))  # there the mouse selects words
    assert len(dragged) == 3


@few("kind", ["donation", "country"], keep=1, why="of a country too")
def test_the_evidence_of_a_record_and_of_a_country_is_dragged_and_quoted_by_q(
    window: MainWindow, qtbot: QtBot, dragged: list[QMimeData], kind: str
) -> None:
    from app.store.reads.countries import named

    found = named(window.session.store, "Iran")
    assert found is not None
    made = notes.add_note(window.session.store, "", "Mine")
    window.go(target_of_thing(kind, 22 if kind == "donation" else found.id))
    place = window.place(window.place_name())
    qtbot.waitUntil(lambda: any(card.isVisible() for card in place.findChildren(EvidenceCard)))
    card = next(card for card in place.findChildren(EvidenceCard) if card.isVisible())
    pull(card, QPoint(20, 8))
    assert [passage_ids(data) for data in dragged] == [[card.item.passage_id]]
    assert window.place_name() == place.name

    QTest.keyClick(card, Qt.Key.Key_Q)
    (box,) = (one for one in card.findChildren(QuoteList) if one.isVisible())
    QTest.keyClicks(box.field, "mine")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert reads.one(window.session.store, made).body.startswith("> ")


def test_q_quotes_the_selected_passages_in_the_order_of_the_list(window: MainWindow) -> None:
    place = passages_place(window)
    place.table.setCurrentIndex(place.page.model.index(3))
    for _ in range(2):
        QTest.keyClick(place.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(place.table, Qt.Key.Key_Q)
    (box,) = (one for one in place.findChildren(QuoteList) if one.isVisible())
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    (newest, *_) = reads.every(window.session.store)
    wanted = [passage_reads.one(window.session.store, place.page.model.passage_id(row)) for row in (1, 2, 3)]
    at = [newest.body.index(f"[[p-{one.uid[:8]}|") for one in wanted]
    assert at == sorted(at)
    assert "3 passages" in window.toast.words.text()


@pytest.mark.alone
def test_a_passage_dropped_on_a_note_of_the_list_is_added_to_its_end(window: MainWindow) -> None:
    from app.ui.base.clipboard import mime_of

    store = window.session.store
    passage_id = passage_reads.listed(store, limit=1)[0].id
    window.show_place("notes")
    place = notes_place(window)
    made = notes.add_note(store, "Before.", "Mine")
    place.open_note(made)
    QTest.keyClicks(place.page.editor, "Typed. ")
    row = [note.id for note in place.list.rows.rows].index(made)
    drop(place.list.viewport(), mime_of([passage_id], "x"), place.list.visualRect(place.list.rows.index(row)).center())
    assert reads.one(store, made).body.startswith("Typed. Before.\n\n> ")
    assert place.page.editor.toPlainText() == reads.one(store, made).body


def test_resting_on_a_place_of_the_rail_shows_it(window: MainWindow, qtbot: QtBot) -> None:
    from app.ui.base.clipboard import mime_of

    passages_place(window)
    button = seen.button(window.rail, "Notes")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = mime_of([1], "x")
    QApplication.sendEvent(window.rail, QDragEnterEvent(button.geometry().center(), copy, data, left, none))
    qtbot.waitUntil(lambda: window.place_name() == "notes")


def test_a_passage_that_is_gone_is_not_quoted(window: MainWindow) -> None:
    from app.ui.panels.quoting import add_quotes

    before = reads.every(window.session.store)
    add_quotes(window.session, [10_000_000], None)
    assert reads.every(window.session.store) == before
    assert "no longer" in window.toast.words.text()
