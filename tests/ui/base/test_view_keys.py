"""Keys of lists: they go before those of the window, are commands, and follow what the user chooses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.actions import tags
from app.domain.codebook import TagContent
from app.ui.base import keys
from app.ui.base.view_keys import ViewKeys
from app.ui.shell.commands import table
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.chip_button import ChipButton

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


def shown(window: MainWindow, qtbot: QtBot, place: str) -> QWidget:
    """The widget that has the keyboard in a place."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_place(place)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return QApplication.focusWidget()


@pytest.mark.looks
def test_every_command_of_a_list_is_done_by_its_place(window: MainWindow):
    """Each view that has commands is one of some place."""
    there: set[str] = set()
    for name in ("read", "passages", "donations", "importing", "countries", "notes"):
        place = window.place(name)
        if name == "donations":
            place.read_again()  # a way to go through the records, made when it is first asked for
        if name == "read":
            window.read.shelf.toggle()
        there |= place.view_keys.keys()
        assert all(found.commands for found in place.view_keys.values())
    assert there == {command.view for command in table() if command.of_list}


def test_a_key_types_where_words_are_written_and_acts_in_the_list(window: MainWindow, qtbot: QtBot):
    at = shown(window, qtbot, "donations")
    qtbot.keyClick(at, "/")
    field = window.place("donations").page.filter
    assert QApplication.focusWidget() is field
    qtbot.keyClick(field, "/")
    qtbot.keyClick(field, "e")
    assert field.text() == "/e"


@pytest.mark.looks
def test_ctrl_f_finds_in_every_place(window: MainWindow, qtbot: QtBot):
    for place in ("passages", "donations", "countries", "notes"):
        qtbot.keyClick(shown(window, qtbot, place), "f", CTRL)
        focus = QApplication.focusWidget()
        assert focus.metaObject().inherits(window.place("passages").page.filter.metaObject().superClass()), place
        assert focus.hasFocus(), place
        assert window.place(place).isAncestorOf(focus), place


def test_letters_are_those_of_the_key_alone(qtbot: QtBot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    widget.setFocus()
    done: list[str] = []

    class Does:
        open_record = None

        def choose_group(self) -> None:
            done.append("group")

        def on_row(self, does: object) -> None:
            done.append("edit")

    ViewKeys("records", Does(), widget)
    for key, held in (("g", NONE), ("e", NONE), ("e", CTRL)):
        qtbot.keyClick(widget, key, held)
    assert done == ["group", "edit"]


def test_a_letter_in_the_list_of_countries_goes_to_a_country(window: MainWindow, qtbot: QtBot):
    at = shown(window, qtbot, "countries")
    place = window.place("countries")
    qtbot.keyClick(at, "n")
    assert at.hasFocus()
    place.page.focus_rows()
    qtbot.keyClick(QApplication.focusWidget(), "n")
    assert place.inspector.isAncestorOf(QApplication.focusWidget())


def test_another_key_works_at_once_in_list_page_and_window(window: MainWindow, qtbot: QtBot):
    at = shown(window, qtbot, "donations")
    keys.current().put({"donations.filter": "Ctrl+J", "page.tag": "Y", "go.notes": ""})
    qtbot.keyClick(at, "/")
    assert at.hasFocus()
    qtbot.keyClick(at, "j", CTRL)
    assert window.place("donations").page.filter.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), "5", CTRL)
    assert window.place_name() == "donations"
    actions = window.actions_table.actions
    assert [key.toString() for key in actions["page.tag"].shortcuts()] == ["Y"]
    assert keys.hint("Tag", "page.tag") == "Tag (Y)"
    assert keys.hint("Notes", "go.notes") == "Notes"
    keys.current().reset()
    assert [key.toString() for key in actions["page.tag"].shortcuts()] == ["T"]
    assert not any(keys.current().is_changed(command.id) for command in table())


def test_what_shows_a_key_follows_it(window: MainWindow, qtbot: QtBot):
    chip = ChipButton("Tag", command="page.tag")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    keys.current().put(
        {"page.tag": "Ctrl+Alt+Shift+Y", "edit.search": "Ctrl+J", "go.notes": "Ctrl+9", "edit.undo": "Ctrl+8"}
    )
    tags.add_tag(window.session.store, TagContent("Moths"))
    qtbot.waitUntil(lambda: window.top.undo_button.toolTip() == "Undo add tag Moths (Ctrl+8)")
    assert chip.sizeHint().width() > narrow
    assert "Ctrl J" in [label.text() for label in window.top.search_box.findChildren(QLabel)]
    assert "Notes (Ctrl+9)" in [button.toolTip() for button in window.rail.findChildren(QAbstractButton)]
    keys.current().reset()
    assert chip.sizeHint().width() == narrow
    assert "Notes (Ctrl+5)" in [button.toolTip() for button in window.rail.findChildren(QAbstractButton)]


def test_keys_are_remembered(window: MainWindow):
    keys.current().put({"page.tag": "Y"})
    assert window.settings.get("key.page.tag", "") == "Y"
    keys.current().put({"page.tag": "T"})
    assert window.settings.get("key.page.tag", "none") == "none"


def test_who_has_a_key():
    known = keys.current().commands()
    assert [c.id for c in keys.current().taken_by(known["page.tag"], "N")] == ["page.note"]
    assert [c.id for c in keys.current().taken_by(known["passages.tag"], "N")] == ["passages.note"]
    assert [c.id for c in keys.current().taken_by(known["passages.tag"], "Ctrl+K")] == ["edit.search"]
    assert {c.id for c in keys.current().taken_by(known["go.read"], "F2")} >= {"source.edit", "codebook.edit"}
    assert keys.current().taken_by(known["page.tag"], "") == []


@pytest.mark.parametrize(
    ("key", "single"), [("T", True), ("Shift+T", True), ("/", True), ("Ctrl+T", False), ("F2", False), ("", False)]
)
def test_which_keys_type_something(key: str, single: bool):
    assert keys.is_single(key) is single
