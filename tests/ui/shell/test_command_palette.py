"""The command palette: what is found for what is typed, and that it is done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.helpers.each import each
from tests.helpers.made import create

from app.settings import Settings
from app.store.backup import back_up
from app.ui.shell.command_palette import RECENT, CommandPalette, command_rows
from app.ui.shell.commands import table
from app.ui.shell.main_window import MainWindow

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

COMMANDS = [(command, command.shortcut) for command in table()]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "w.passagework"
    create(path)
    back_up(path)
    made = MainWindow(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.open_workspace(path)
    qtbot.waitUntil(lambda: not made.session.busy())
    yield made
    made.close()


def _open(window: MainWindow) -> CommandPalette:
    window.show_palette()
    return next(found for found in window.findChildren(CommandPalette) if found.isVisible())


def test_letters_find_a_command_with_its_key() -> None:
    row = command_rows("exp", COMMANDS, [])[0]
    assert (row.key, row.hint, row.marks) == ("file.export", "Ctrl+E", ((0, 3),))


@each(
    "typed, found",
    [
        ("delete", ["codebook.remove", "donations.remove", "notes.remove", "page.remove", "source.remove"]),
        ("rename", ["codebook.edit", "passages.edit_tag", "donations.view.rename"]),
        ("new version", ["source.update"]),
    ],
)
def test_what_other_programs_call_it_is_found_too(typed: str, found: list[str]) -> None:
    assert set(found) <= {row.key for row in command_rows(typed, COMMANDS, [], closely=True)}


def test_a_menus_name_finds_its_commands_too() -> None:
    found = [row.key for row in command_rows("view light", COMMANDS, [])]
    assert "view.light" in found


def test_a_text_is_made_one_of_a_work_from_the_palette_and_letters_here_and_there_name_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    palette = _open(window)
    palette.field.setText("digest")
    assert palette.current_key() == "source.original"
    palette.field.setText("dgstqx")
    assert palette.foot.text() == "No command has that name."
    palette.close()
    window.show_place("settings")
    palette = _open(window)
    for typed, said in (
        ("dnschngs", "No command has that name."),
        ("digest", "Not available here: Digest or translation of… (Source)"),
    ):
        palette.field.setText(typed)
        assert palette.foot.text() == said


def test_recent_commands_come_first_under_their_head() -> None:
    rows = command_rows("", COMMANDS, ["view.dark", "go.notes"])
    assert [row.text for row in rows[:4]] == ["Recent", "Dark", "Notes", "All commands"]
    assert rows[0].head
    assert len(rows) == len(COMMANDS) + 2
    assert not any(row.head for row in command_rows("no", COMMANDS, ["go.notes"]))


def test_only_what_can_be_done_now_is_offered(qtbot: QtBot, tmp_path: Path, window: MainWindow) -> None:
    offered = {row.key for row in _open(window).rows.rows}
    assert "file.export" in offered
    assert "edit.palette" not in offered
    window.findChild(CommandPalette).close()
    window.close_workspace()
    offered = {row.key for row in _open(window).rows.rows}
    assert "file.export" not in offered
    assert "file.open" in offered


def test_enter_does_it_and_remembers_it(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.read.panes.is_folded("left")
    palette = _open(window)
    tall = palette.height()
    qtbot.keyClicks(palette.field, "left pane")
    assert palette.current_key() == "view.left"
    assert palette.height() < tall
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.read.panes.is_folded("left"))
    assert window.settings.get(RECENT, []) == ["view.left"]
    assert _open(window).rows.rows[1].key == "view.left"


def test_words_that_are_no_command_are_answered(qtbot: QtBot, window: MainWindow) -> None:
    palette = _open(window)
    qtbot.keyClicks(palette.field, "qqqq")
    assert palette.rows.rows in ([], ())
    assert palette.foot.text() == "No command has that name."
    palette.field.setText("duplicates")
    assert palette.foot.text() == "Not available here: Likely duplicates (Donations)"
    palette.close()
