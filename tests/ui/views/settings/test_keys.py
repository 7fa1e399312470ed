"""The keys of the commands, changed by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.long import few
from tests.helpers.seen import words

from app.actions import tags
from app.store.reads import tags as tag_reads
from app.ui.base import keys
from app.ui.shell.main_window import MainWindow
from app.ui.views.settings.key_list import caps
from app.ui.views.settings.keys import KeysPage, rows
from app.ui.views.settings.place import SettingsPlace

CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def keys_page(window: MainWindow, qtbot: QtBot) -> Iterator[KeysPage]:
    window.actions_table.run("view.keys")
    place = window.place("settings")
    assert isinstance(place, SettingsPlace)
    made = place.pages["keys"]
    assert isinstance(made, KeysPage)
    window.activateWindow()
    qtbot.waitUntil(made.words.hasFocus)
    yield made
    keys.current().reset()


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def choose(qtbot: QtBot, keys_page: KeysPage, words: str) -> None:
    """Find a command and wait for its keys, as one does it."""
    keys_page.words.setFocus()
    keys_page.words.selectAll()
    qtbot.keyClicks(keys_page.words, words)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)


@pytest.mark.empty
def test_a_key_is_changed_at_once_and_remembered(window: MainWindow, keys_page: KeysPage, qtbot: QtBot):
    choose(qtbot, keys_page, "link to a record")
    press(qtbot, Qt.Key.Key_Y)
    assert keys.current().of("page.record") == "Y"
    assert window.settings.get("key.page.record", "") == "Y"
    assert window.actions_table.actions["page.record"].shortcut() == QKeySequence("Y")
    assert ("Y", "changed") in [(line.side, line.extra) for line in keys_page.lines.lines if line.key == "page.record"]
    assert not [one.text() for one in keys_page.findChildren(QAbstractButton) if "&" in one.text()]
    keys_page.reset_button.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: keys.current().of("page.record") == "Shift+R")


@pytest.mark.empty
def test_a_key_that_is_taken_is_moved_or_kept(keys_page: KeysPage, qtbot: QtBot):
    choose(qtbot, keys_page, "link to a record")
    press(qtbot, Qt.Key.Key_T)
    assert "T is the key of “Tag”" in words(keys_page.question)
    press(qtbot, Qt.Key.Key_Escape)
    assert keys_page.question.isHidden()
    assert (keys.current().of("page.record"), keys.current().of("page.tag")) == ("Shift+R", "T")
    assert keys_page.list.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_T)
    press(qtbot, Qt.Key.Key_Return)
    assert (keys.current().of("page.record"), keys.current().of("page.tag")) == ("T", "")


def test_a_tags_own_key_is_a_conflict_too(window: MainWindow, keys_page: KeysPage, qtbot: QtBot):
    store = window.session.store
    tag = tag_reads.codebook(store)[0]
    tags.edit_tag(store, tag.id, replace(tag.content, key="k"))
    choose(qtbot, keys_page, "link to a record")
    press(qtbot, Qt.Key.Key_K)
    assert tag.content.name in words(keys_page.question)
    press(qtbot, Qt.Key.Key_Return)
    assert keys.current().of("page.record") == "K"
    assert tag_reads.keys(store) == {}
    window.undo()
    assert tag_reads.keys(store) == {"k": tag.id}


@few(
    "words, key, held, why",
    [
        ("search everything", Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier, "needed for writing"),
        ("search everything", Qt.Key.Key_C, CTRL, "for the text that is selected"),
        ("select the word", Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "cannot be changed"),
    ],
    keep=1,
    why="more keys",
)
@pytest.mark.empty
def test_keys_that_mean_something_everywhere_are_refused(
    keys_page: KeysPage, qtbot: QtBot, words: str, key: Qt.Key, held: Qt.KeyboardModifier, why: str
):
    choose(qtbot, keys_page, words)
    press(qtbot, key, held)
    assert why in keys_page.problem.text()
    assert not any(keys.current().is_changed(name) for name in keys.current().commands())


@pytest.mark.empty
def test_escape_while_a_key_is_waited_for_changes_nothing(keys_page: KeysPage, qtbot: QtBot):
    choose(qtbot, keys_page, "link to a record")
    assert keys_page.list.waits
    press(qtbot, Qt.Key.Key_Shift)
    assert keys_page.list.waits
    press(qtbot, Qt.Key.Key_Escape)
    assert not keys_page.list.waits
    assert keys_page.isVisible()
    assert keys.current().of("page.record") == "Shift+R"


@pytest.mark.empty
def test_a_key_is_taken_away_and_all_are_put_back(keys_page: KeysPage, qtbot: QtBot):
    choose(qtbot, keys_page, "link to a record")
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Delete)
    assert keys.current().of("page.record") == ""
    keys_page.reset_all_button.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: keys.current().of("page.record") == "Shift+R")
    assert not keys_page.reset_all_button.isEnabled()


def test_commands_are_found_by_their_keys_and_fixed_ones_are_shown():
    assert [line.key for line in rows("ctrl+shift+p") if not line.head] == ["edit.palette"]
    fixed = [line for line in rows("tag palette") if line.dim]
    assert {line.side for line in fixed} >= {"Enter", "Shift+Enter", "Ctrl+Enter"}
    assert rows("qqqq") == []


@pytest.mark.empty
def test_a_fixed_key_says_that_it_is_so(keys_page: KeysPage, qtbot: QtBot):
    choose(qtbot, keys_page, "supports, contradicts")
    assert "key is fixed" in keys_page.problem.text()
    assert not keys_page.list.waits


def test_caps():
    assert caps("Ctrl+Shift+P") == ["Ctrl", "Shift", "P"]
    assert caps("Ctrl++") == ["Ctrl", "+"]
    assert caps("T") == ["T"]
    assert caps("") == []
