"""The history of what the keyboard is at: by the key, by the card's chip, and from the menus of lists."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.helpers.keyboard import Keyboard

from app.store import schema
from app.store.reads import passages as passage_reads
from app.ui.base.session import Target
from app.ui.dialogs.history import HistoryDialog
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.history_chip import HistoryChip, thing_around

pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def keyboard(window: MainWindow, qtbot: QtBot) -> Keyboard:
    return Keyboard(qtbot, window)


def history_shown(keyboard: Keyboard) -> str:
    """The title of the history that is open; it is closed again."""
    dialog = keyboard.front()
    assert isinstance(dialog, HistoryDialog)
    title = dialog.heading.text()
    keyboard.press("Esc")
    keyboard.until(lambda: keyboard.front() is keyboard.window)
    return title


def chip_in(widget: QWidget) -> HistoryChip:
    return next(chip for chip in widget.findChildren(HistoryChip) if chip.isVisibleTo(widget))


def test_the_key_means_the_card_in_which_the_keyboard_is(keyboard: Keyboard, window: MainWindow):
    reading = window.read
    passage = passage_reads.of_source(window.session.store, reading.row.id)[0]
    window.go(Target("read", "source", reading.row.id, at=passage.start, passage=passage.id))
    keyboard.press("Ctrl+Shift+H")
    assert history_shown(keyboard) == f"History of {reading.row.meta.title}"
    keyboard.until(lambda: reading.findChildren(HistoryChip))
    keyboard.until(
        lambda: any(thing_around(chip) == ("passage", passage.id) for chip in reading.findChildren(HistoryChip))
    )
    keyboard.tab_to(lambda at: thing_around(at) == ("passage", passage.id), "F6", 4)
    keyboard.press("Ctrl+Shift+H")
    assert passage.quote[:20] in history_shown(keyboard)
    keyboard.tab_to(lambda at: isinstance(at, HistoryChip))
    keyboard.press("Space")
    assert passage.quote[:20] in history_shown(keyboard)


def test_of_the_tag_that_is_chosen_in_the_codebook(keyboard: Keyboard, window: MainWindow):
    panel = window.read.codebook
    panel.setFocus()
    keyboard.press("Home", "Ctrl+Shift+H")
    assert history_shown(keyboard) == f"History of {panel.current_tag().content.name}"


def test_of_a_record_and_of_a_note(keyboard: Keyboard, window: MainWindow):
    keyboard.press("Ctrl+3", "Home", "Ctrl+Shift+H")
    row = window.place("donations").page.table.current()
    assert row.ref in history_shown(keyboard)
    keyboard.press("Ctrl+5", "Home", "Ctrl+Shift+H")
    assert history_shown(keyboard).startswith("History of ")


@pytest.mark.long("another case of the same path in the window", instead="test_of_a_record_and_of_a_note")
def test_of_a_fact_of_a_country(keyboard: Keyboard, window: MainWindow):
    window.show_place("countries")
    place = window.place("countries")
    fact = place.material.profile.facts[0]
    number = fact.id
    place.page.choose(f"fact:{number}")
    assert place.page.focus_rows()
    keyboard.until(lambda: any(thing_around(c) == ("fact", number) for c in place.inspector.findChildren(HistoryChip)))
    keyboard.press("Ctrl+Shift+H")
    title = history_shown(keyboard)
    assert fact.content.field.lower() in title.lower()


@pytest.mark.long("another case of the same path in the window", instead="test_of_a_record_and_of_a_note")
def test_an_actors_card_has_its_history(keyboard: Keyboard, window: MainWindow):
    window.show_place("donations")
    inspector = window.place("donations").inspector
    actor = window.session.store.rows(select(schema.actor.c.id).limit(1))[0][0]
    inspector.show_actor(int(actor))
    chip = chip_in(inspector)
    assert thing_around(chip) == ("actor", int(actor))
    chip.click()
    assert history_shown(keyboard).startswith("History of ")


def texts(menu: QMenu) -> dict[str, str]:
    """The words of a menu with their keys."""
    return dict([*action.text().split("\t"), ""][:2] for action in menu.actions() if action.text())


def test_menus_of_lists_name_the_commands_with_their_keys(window: MainWindow, qtbot: QtBot):
    window.show_place("donations")
    table = window.place("donations").page.table
    table.selectRow(0)
    assert (
        texts(table.menu(table.current())).items()
        >= {"Edit the record": "E", "Remove the selected records": "Del", "New record": "Ins"}.items()
    )
    window.show_place("notes")
    notes = window.place("notes").list
    assert (
        texts(notes.menu(notes.thing_at_hand())).items()
        >= {"Remove the note": "Del", "History of this": "Ctrl+Shift+H"}.items()
    )
    window.show_place("passages")
    passages = window.place("passages").table
    passages.choose_row(0)
    assert texts(passages.menu()).items() >= {"Tag the selected passages": "T", "Copy with citation": "Ctrl+C"}.items()
    panel = window.read.codebook
    panel.choose(1)
    assert (
        texts(panel.menu_for(panel.current_tag())).items() >= {"Edit the tag…": "F2", "Remove the tag": "Del"}.items()
    )
    window.go(Target("read"))
    window.read.shelf.toggle()
    library = window.read.shelf.library
    assert texts(library.menu()).items() >= {"The chosen sources are read": "Ctrl+M", "Read it": "Enter"}.items()
    assert library.table.thing_at_hand() == ("source", library.table.current())
