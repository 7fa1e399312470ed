"""The window on a workspace that can be read and not changed: said for as long as it is so, with the ways out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.helpers.medium import Medium, mounted
from tests.helpers.settled import settled

from app.actions.notes import add_note
from app.actions.sources import add_bytes
from app.store.reads import notes
from app.store.reads.passages import of_source
from app.store.store import Store
from app.ui.shell.command_palette import CommandPalette
from app.ui.shell.commands import table
from app.ui.shell.main_window import MainWindow
from app.ui.shell.notices import ReadingOnly

PAGE = b"""Crates on the quay

In the first week the harbour counted seven crates of gloves, sent by a town over the sea, and two clerks signed.

In the second week it counted fourteen, of which nobody can say today what became of them or who had asked for them.
"""


@pytest.fixture
def medium(tmp_path: Path, empty: bytes) -> Iterator[Medium]:
    with mounted(tmp_path / "disk", 8_000_000) as made:
        if made is None:
            pytest.skip("a small disk cannot be mounted here")
        made.path.write_bytes(empty)
        with Store(made.path, "Ann") as store:
            add_bytes(store, PAGE, "crates.txt", "text/plain")
            add_note(store, "A thought")
        yield made


@pytest.fixture
def reading(qtbot: QtBot, window: MainWindow, medium: Medium) -> Iterator[MainWindow]:
    medium.freeze()
    window.show_first(medium.path)
    assert window.read.page.toPlainText().startswith("In the first week")
    assert window.open_workspace(medium.path)
    qtbot.waitUntil(lambda: not window.session.busy() and notice(window) is not None)
    yield window
    window.close_workspace()


def notice(window: MainWindow) -> ReadingOnly | None:
    found = [one for one in window.findChildren(ReadingOnly) if one.isVisible()]
    return found[0] if found else None


def said(window: MainWindow) -> str:
    return window.toast.words.text() if window.toast.isVisible() else ""


def test_a_workspace_on_a_read_only_medium_is_shown_and_it_is_said_for_as_long_as_it_is_open(
    qtbot: QtBot, reading: MainWindow, medium: Medium
) -> None:
    shown = notice(reading)
    assert shown is not None
    assert shown.words.text().startswith("Open for reading only. w.passagework is read-only")
    assert "Save a copy" in shown.words.text()
    assert "read only" in reading.status.workspace.text()
    assert said(reading) == ""  # nothing is attempted by itself
    for name in ("passages", "donations", "countries", "notes", "read"):
        reading.show_place(name)
        settled(reading)
        assert said(reading) == ""
    reading.close_workspace()
    qtbot.waitUntil(lambda: notice(reading) is None)
    assert medium.names() == [medium.path.name]


def test_no_command_that_writes_can_be_given_and_those_that_read_can(reading: MainWindow) -> None:
    palette = CommandPalette(reading)
    palette.refresh()
    offered = {row.key for row in palette.rows.rows}
    palette.close()
    writing = {command.id for command in table() if command.writes}
    assert len(writing) > 50
    assert not offered & writing
    assert {"file.copy", "file.export", "file.check", "edit.search", "view.history"} <= offered
    for command_id in ("source.add", "edit.undo", "page.tag", "codebook.add"):
        reading.toast.hide()
        reading.actions_table.run(command_id)
        assert "read-only" in said(reading), command_id


def test_a_key_on_the_page_says_why_nothing_happens(qtbot: QtBot, reading: MainWindow) -> None:
    page = reading.read.page
    page.setFocus()
    page.select(30, 60)
    qtbot.keyClick(page, Qt.Key.Key_T)
    assert "Save a copy" in said(reading)
    reading.toast.hide()
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert "Save a copy" in said(reading)
    assert of_source(reading.session.store, 1) == ()
    reading.show_place("notes")
    reading.toast.hide()
    qtbot.keyClick(reading.place("notes"), Qt.Key.Key_Insert)
    assert "Save a copy" in said(reading)


def test_a_note_can_be_read_and_not_typed_into(qtbot: QtBot, reading: MainWindow) -> None:
    reading.show_place("notes")
    editor = reading.place("notes").page.editor
    qtbot.waitUntil(lambda: editor.toPlainText() == "A thought")
    qtbot.keyClicks(editor, "and more")
    assert editor.toPlainText() == "A thought"
    assert [note.body for note in notes.every(reading.session.store)] == ["A thought"]


def test_files_that_are_dropped_are_not_added_and_it_is_said(reading: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_bytes(PAGE)
    reading.files.adding.add_files([tmp_path / "more.txt"])
    assert "Save a copy" in said(reading)


def test_a_copy_that_is_saved_from_there_can_be_worked_in(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "open", lambda self, *_: self.fileSelected.emit(str(tmp_path / "mine.passagework"))
    )
    shown = notice(reading)
    assert shown is not None
    qtbot.mouseClick(shown.copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not reading.session.busy() and (tmp_path / "mine.passagework").exists())
    assert reading.files.open_path(tmp_path / "mine.passagework")
    assert notice(reading) is None
    reading.files.back_up_when_due()
    assert reading.session.do(lambda store: add_note(store, "Mine")) is not None


def test_when_it_can_be_changed_again_trying_again_opens_it_for_that(
    qtbot: QtBot, reading: MainWindow, medium: Medium
) -> None:
    medium.thaw()
    shown = notice(reading)
    assert shown is not None
    qtbot.mouseClick(shown.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: notice(reading) is None)
    assert reading.session.do(lambda store: add_note(store, "Now")) is not None
    assert "saved" in reading.status.workspace.text()


def test_what_another_program_writes_meanwhile_is_shown(qtbot: QtBot, reading: MainWindow, medium: Medium) -> None:
    before = reading.session.store
    medium.thaw()
    with Store(medium.path, "Ben") as other:
        add_note(other, "Ben was here")
    medium.freeze()
    qtbot.waitUntil(lambda: reading.session.is_open and reading.session.store is not before)
    assert len(notes.every(reading.session.store)) == 2
    qtbot.waitUntil(lambda: notice(reading) is not None)


def test_a_full_disk_is_said_in_the_same_way(qtbot: QtBot, window: MainWindow, medium: Medium) -> None:
    medium.fill()
    assert window.open_workspace(medium.path)
    qtbot.waitUntil(lambda: notice(window) is not None)
    shown = notice(window)
    assert shown is not None
    assert "The disk is full" in shown.words.text()
    assert window.session.do(lambda store: add_note(store, "no room")) is None
    assert "Free some space" in said(window)
    medium.make_room()
    qtbot.mouseClick(shown.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: notice(window) is None)
    window.close_workspace()
