"""Ctrl+Z takes back the last operation wherever the keyboard is, unless the field has something of its own to undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import update
from tests.helpers import colleague
from tests.helpers.keyboard import Keyboard
from tests.helpers.made import say_backed_up
from tests.helpers.settled import settled
from tests.ui.views.donations.test_form import add_gift

from app.actions import tags
from app.domain.codebook import TagContent
from app.store import schema
from app.store.backup import copy
from app.store.reads.history import undo_label
from app.store.reads.sources import library
from app.store.reads.tags import codebook
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.shell.undo_key import UndoKey
from app.ui.views.donations.place import DonationsPlace
from app.ui.views.notes.place import NotesPlace

CTRL = Qt.KeyboardModifier.ControlModifier


def operation(window: MainWindow) -> str:
    """What Undo would take back."""
    return str(undo_label(window.session.store))


def notes(window: MainWindow) -> NotesPlace:
    place = window.places["notes"]
    assert isinstance(place, NotesPlace)
    return place


def test_ctrl_z_at_first_start_leaves_the_starter(window: MainWindow, qtbot: QtBot) -> None:
    keyboard = Keyboard(qtbot, window)
    window.read.page.setFocus()
    keyboard.press("Ctrl+Z", "Ctrl+Z")
    assert window.toast.words.text() == "Nothing to undo"
    assert len(library(window.session.store)) == 1
    assert window.read.row is not None
    qtbot.waitUntil(lambda: not window.top.undo_button.isEnabled())
    assert "Nothing to undo" in window.top.undo_button.toolTip()


@pytest.mark.empty
def test_what_cannot_be_undone_any_more_is_said(window: MainWindow, qtbot: QtBot) -> None:
    tags.add_tag(window.session.store, TagContent("Ladders", 2))
    with window.session.store.stage() as db:
        db.execute(update(schema.operation).values(state="sealed"))  # as a step to a newer format does
    window.read.page.setFocus()
    Keyboard(qtbot, window).press("Ctrl+Z")
    assert window.toast.words.text() == "Nothing to undo"


@pytest.mark.empty
def test_past_what_a_colleague_built_on_one_goes_on_when_one_says_so(window: MainWindow, qtbot: QtBot) -> None:
    store, keyboard = window.session.store, Keyboard(qtbot, window)
    names = ("Anchors", "Boats", "Ladders")
    for name in names:
        tags.add_tag(store, TagContent(name, 2))

    def there() -> list[str]:
        return [one.content.name for one in codebook(store) if one.content.name in names]

    colleague.defines(store.path, "Ladders", "What one climbs.")
    window.read.page.setFocus()
    for _ in range(2):  # the key of Undo alone passes over nothing
        keyboard.press("Ctrl+Z")
        assert "Ben" in window.toast.words.text()
        assert "Alt+Z undoes the one before it instead: add tag Boats" in window.toast.words.text()
        assert there() == [*names]
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert (there(), window.toast.words.text()) == (["Anchors", "Ladders"], "Undone: add tag Boats")
    keyboard.press("Alt+Z")
    assert (there(), window.toast.words.text()) == (["Ladders"], "Undone: add tag Anchors")
    keyboard.press("Alt+Z")
    assert window.toast.words.text() == "Nothing to undo"
    keyboard.press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert there() == [*names]
    tags.add_tag(store, TagContent("Ropes", 2))
    keyboard.press("Alt+Z")  # nothing of this was refused
    assert window.toast.words.text() == "Nothing was refused; Ctrl+Z undoes your last step"


@pytest.mark.empty
def test_what_was_refused_in_one_workspace_is_not_in_another(window: MainWindow, qtbot: QtBot) -> None:
    """The same number is the newest operation of both."""
    store, keyboard = window.session.store, Keyboard(qtbot, window)
    for name in ("Anchors", "Ladders"):
        tags.add_tag(store, TagContent(name, 2))
    other = store.path.with_name("other.passagework")
    copy(store.path, other)
    say_backed_up(other)
    colleague.defines(store.path, "Ladders", "What one climbs.")
    window.read.page.setFocus()
    keyboard.press("Ctrl+Z")
    assert "Alt+Z undoes the one before it instead" in window.toast.words.text()
    assert window.open_workspace(other)
    settled(window)
    window.read.page.setFocus()
    keyboard.press("Alt+Z")
    assert "Anchors" in {one.content.name for one in codebook(window.session.store)}


@pytest.mark.empty
def test_a_message_that_offers_undo_goes_once_that_would_take_back_something_else(window: MainWindow) -> None:
    """As where a dialog has taken the removal back, or something was done since."""
    session, store = window.session, window.session.store
    for name, since in (("Ladders", store.undo), ("Boats", lambda: tags.add_tag(store, TagContent("Ropes", 2)))):
        tag = tags.add_tag(store, TagContent(name, 2))
        assert session.remove(lambda one, tag=tag: tags.remove_tags(one, [tag]), f"Removed “{name}”", "tag")
        assert window.toast.isVisible()
        assert window.toast.undo.isVisible()
        since()
        assert not window.toast.isVisible()


@pytest.mark.empty
def test_an_empty_filter_leaves_the_key_to_the_program(window: MainWindow, qtbot: QtBot) -> None:
    before = operation(window)
    tags.add_tag(window.session.store, TagContent("Doubt", 1))
    window.go(Target("notes"))
    field = notes(window).filter
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: operation(window) == before)
    assert window.toast.words.text() == "Undone: add tag Doubt"  # which is not in sight here
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.toast.words.text() == "Done again: add tag Doubt"


@pytest.mark.empty
def test_what_was_typed_into_a_field_is_undone_there_first(window: MainWindow, qtbot: QtBot) -> None:
    tags.add_tag(window.session.store, TagContent("Doubt", 1))
    now = operation(window)
    window.go(Target("notes"))
    field = notes(window).filter
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert operation(window) == now


@pytest.mark.empty
def test_a_form_gives_the_key_up_once_it_is_saved_and_not_before(window: MainWindow, qtbot: QtBot) -> None:
    record = add_gift(window.session.store)
    tags.add_tag(window.session.store, TagContent("Doubt", 1))
    before = operation(window)
    window.show_place("donations")
    place = window.place("donations")
    assert isinstance(place, DonationsPlace)
    place.open_record(record)
    form = place.form.form
    assert form is not None
    form.fields["note"].text.setPlainText("Ask the city.")
    party = form.parties[0].name
    party.setFocus()
    qtbot.waitUntil(party.hasFocus)
    QTest.keyClick(party, Qt.Key.Key_Z, CTRL)
    assert operation(window) == before
    place.form.save()
    assert operation(window) != before
    saved = place.form.form
    assert saved is not None
    field = saved.parties[0].name
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: operation(window) == before)


@pytest.mark.empty
def test_a_field_of_one_line_does_not_keep_ctrl_e(window: MainWindow) -> None:
    """On Linux it would go to its end with it; the offscreen platform has no such field, so the watch is asked."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, CTRL)
    event.accept()
    assert window.findChildren(UndoKey)[0].eventFilter(window.place("notes").page.title, event)
    assert not event.isAccepted()
