"""What is typed while the disk is full is not lost: it stays, and is saved as soon as it can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.helpers.full_disk import full

from app.actions import notes as operations
from app.store.reads import notes as reads
from app.store.reads.evidence import read_as
from app.store.store import Store
from app.ui.base.session import Target
from app.ui.base.unsaved_notes import unsaved_of
from app.ui.panels.notes.editor import NoteEditor
from app.ui.panels.passage_card import PassageCard
from app.ui.shell.leaving import UnsavedDialog
from app.ui.shell.main_window import MainWindow

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LONG = "\n".join(["words " * 20] * 5_000)
TITLE = "On words " * 3_000


def body_of(store: Store, note_id: int) -> str:
    return reads.one(store, note_id).body


def test_typed_on_a_full_disk(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    store = session.store
    first, other = operations.add_note(store, "First"), operations.add_note(store, "Other")
    editor = NoteEditor(session)
    qtbot.addWidget(editor)
    editor.show_note(reads.one(store, first))
    with full(store):
        editor.setPlainText(LONG)
        editor.save()
        assert "disk is full" in window.toast.words.text()
        assert body_of(store, first) == "First"
        assert window.status.workspace.text().endswith(" · 1 note not saved")
        editor.show_note(reads.one(store, first))  # as after any change of another note
        assert editor.toPlainText() == LONG
        editor.show_note(reads.one(store, other))
        assert editor.toPlainText() == "Other"
        editor.show_note(reads.one(store, first))
        assert editor.toPlainText() == LONG
        unsaved_of(session).save_again()
        assert body_of(store, first) == "First"
    unsaved_of(session).save_again()
    assert body_of(store, first) == LONG
    assert unsaved_of(session).words_of(first) is None
    assert window.status.workspace.text().endswith(" · saved")
    editor.save()  # nothing is left to save, and no timer runs


def test_an_editor_that_is_gone_leaves_its_words(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    note_id = operations.add_note(session.store, "First")
    editor = NoteEditor(session)
    editor.show_note(reads.one(session.store, note_id))
    with full(session.store):
        editor.setPlainText(LONG)
        editor.save()
        editor.deleteLater()
    qtbot.waitUntil(lambda: body_of(session.store, note_id) == LONG)


def typed_in_vain(window: MainWindow) -> int:
    """The number of a note in the notes place, in which words were typed that are not saved."""
    note_id = operations.add_note(window.session.store, "First")
    window.go(Target("notes", "note", note_id))
    (editor,) = [one for one in window.place("notes").findChildren(NoteEditor) if one.note() is not None]
    editor.setPlainText(LONG)
    window.place("notes").page.title.setText(TITLE)
    return note_id


def dialog_of(window: MainWindow) -> UnsavedDialog:
    dialog = window.findChildren(UnsavedDialog)[-1]
    assert dialog.isVisible()
    assert "disk is full" in dialog.problem.text()
    return dialog


def test_the_window_stays_until_what_was_typed_is_saved(window: MainWindow) -> None:
    path = window.session.store.path
    note_id = typed_in_vain(window)
    with full(window.session.store):
        assert not window.close()
        assert window.isVisible()
        dialog = dialog_of(window)
        dialog.submit()
        assert dialog.isVisible()
        dialog.copy.click()
        assert QGuiApplication.clipboard().text() == f"# {TITLE}\n\n{LONG}"
    dialog.submit()
    assert not window.isVisible()
    assert not window.session.is_open
    with Store(path, "Ann") as store:
        assert body_of(store, note_id) == LONG
        assert reads.one(store, note_id).title == TITLE


def test_another_workspace_is_not_opened_over_what_could_not_be_saved(
    window: MainWindow, tmp_path: Path, empty_bytes: bytes
) -> None:
    first, other = window.session.store.path, tmp_path / "other.passagework"
    other.write_bytes(empty_bytes)
    note_id = typed_in_vain(window)
    with full(window.session.store):
        assert not window.files.open_path(other)
        assert window.session.store.path == first
        dialog_of(window).reject()
        assert window.session.store.path == first
        assert not window.files.open_path(other)
        dialog_of(window).anyway.click()
    assert window.session.store.path == other
    with Store(first, "Ann") as store:
        assert body_of(store, note_id) == "First"


def test_what_is_typed_in_a_note_that_somebody_removes_is_a_note_again(qtbot: QtBot, empty_window: MainWindow) -> None:
    session = empty_window.session
    store = session.store
    other = operations.add_note(store, "Other")
    gone = operations.add_note(store, "First", "Ports")
    empty_window.go(Target("notes", "note", gone))
    page = empty_window.place("notes").page
    page.editor.setFocus()
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page.editor, " words")
    with Store(store.path, "Ben") as ben:
        operations.remove_note(ben, gone)
    QTest.keyClicks(page.editor, " here")
    qtbot.waitUntil(lambda: [one.body for one in reads.every(store) if one.id != other] == ["First words here"])
    assert empty_window.toast.words.text() == "Somebody removed the note. What you typed is in a new one."
    QTest.keyClicks(page.editor, ", and on")
    page.title.setText("Harbours")
    page.save()
    again = next(one for one in reads.every(store) if one.id != other)
    assert (again.title, again.body) == ("Harbours", "First words here, and on")
    assert (body_of(store, other), unsaved_of(session).kept()) == ("Other", [])


def test_nothing_is_typed_into_another_note_when_somebody_removes_one(qtbot: QtBot, empty_window: MainWindow) -> None:
    store = empty_window.session.store
    ids = [operations.add_note(store, "Other"), operations.add_note(store, "First", "Ports")]
    place = empty_window.place("notes")
    for gone, keyboard in ((ids[1], place.list), (ids[0], place.empty.button)):
        empty_window.go(Target("notes", "note", gone))
        place.page.editor.setFocus()
        with Store(store.path, "Ben") as ben:
            operations.remove_note(ben, gone)
        qtbot.waitUntil(lambda gone=gone: place.target().id != gone)
        assert empty_window.focusWidget() is keyboard
        assert "was removed" in empty_window.toast.words.text()


def test_a_note_beside_the_page_that_somebody_removes(qtbot: QtBot, window: MainWindow) -> None:
    store = window.session.store
    passage = next(iter(window.read.passages().values()))
    gone = operations.add_note(store, "First", target="passage", target_id=passage.id)
    card = PassageCard(window.session, None, read_as(store, passage))
    qtbot.addWidget(card)
    editor = card.write_note(gone)
    assert editor is not None
    editor.setPlainText("First words")
    operations.remove_note(store, gone)
    card.show_notes()
    assert [one.body for one in reads.on(store, "passage", passage.id)] == ["First words"]
