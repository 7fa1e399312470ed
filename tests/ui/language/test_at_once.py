"""Another language for an open window: every word at once, and nothing of what one was doing is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled
from tests.ui.views.read.rich import open_page

from app.actions import notes
from app.store.reads.notes import one as note
from app.ui.base import keys, window_language
from app.ui.base.session import Target
from app.ui.dialogs.sheet import Sheet
from app.ui.look import theme
from app.ui.reader.marks import Level
from app.ui.shell.change_language import turn_to
from app.ui.shell.main_window import MainWindow
from app.ui.shell.no_workspace import NoWorkspace
from app.ui.shell.rail import RailButton
from app.ui.views.read.levels import LevelSwitch
from app.ui.views.settings.language import LanguagePage
from app.ui.views.settings.place import SettingsPlace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    turn_to(window_language.ENGLISH)


def choose(window: MainWindow, qtbot: QtBot, code: str) -> None:
    """Press the radio button of a language in the settings."""
    window.run("file.language")
    place = window.place("settings")
    assert isinstance(place, SettingsPlace)
    page = place.pages["language"]
    assert isinstance(page, LanguagePage)
    before = window.session
    page.choices[code].click()
    qtbot.waitUntil(lambda: window.session is not before and window.session.is_open)
    settled(window)  # what was there before goes in the next turns


def places(window: MainWindow) -> list[str]:
    """What the places are called in the rail."""
    return [button.text() for button in window.rail.findChildren(RailButton)]


def narrowed(window: MainWindow) -> list[object]:
    """Which records are listed, and how that was asked for, in every language alike."""
    place = window.place("donations")
    rows = place.page.table.model()
    kept = place.narrowed()
    return [kept.entry.key, kept.words, kept.sort, kept.descending, rows.rowCount(), rows.index(0, 0).data()]


def test_all_words_change_and_nothing_is_lost(window: MainWindow, qtbot: QtBot) -> None:
    open_page(window)
    page = window.read.page
    start = page.text().text.index("The stationmaster, who")
    page.select(start, start + 17)
    caret = page.canonical_cursor()
    source = window.read.row.id
    note_id = notes.add_note(window.session.store, "First", "A thought")
    window.go(Target("notes", "note", note_id))
    notes_place = window.place("notes")
    notes_place.page.focus_words()
    qtbot.keyClicks(QApplication.focusWidget(), "not yet saved ")
    window.go(Target("donations"))
    donations = window.place("donations")
    qtbot.waitUntil(lambda: "Iran" in [line.text for line in donations.filters.lines.rows])
    donations.show_entry(donations.filters.entry("to:IR"))
    donations.page.filter.setText("masks")
    donations.page.sort_by("title", True)
    qtbot.waitUntil(lambda: 0 < donations.page.table.model().rowCount() < 10)
    qtbot.waitUntil(lambda: donations.target().id == donations.page.table.current().id)
    listed = narrowed(window)

    choose(window, qtbot, "he")

    assert QApplication.isRightToLeft()
    assert window.place_name() == "settings"
    assert "הגדרות" in places(window)
    assert QApplication.focusWidget() is window.place("settings").pages["language"].choices["he"]
    assert keys.current().commands()["page.tag"].text == "תיוג"
    assert "border-left" in QApplication.instance().styleSheet()
    assert "not yet saved" in note(window.session.store, note_id).body
    assert (window.read.row.id, window.read.page.canonical_cursor()) == (source, caret)
    window.go_back()
    assert window.place_name() == "donations"
    qtbot.waitUntil(lambda: narrowed(window) == listed)
    window.go_back()
    assert window.place("notes").target() == Target("notes", "note", note_id)
    window.undo()
    assert "not yet saved" not in note(window.session.store, note_id).body
    window.go(Target("donations", "form", 1))
    qtbot.keyClicks(window.place("donations").form.form.title.text, "half typed ")

    choose(window, qtbot, "en")

    assert not QApplication.isRightToLeft()
    assert "Settings" in places(window)
    assert "border-right" in QApplication.instance().styleSheet()
    window.go(Target("donations", "form", 1))
    assert "half typed" in window.place("donations").form.form.title.value()
    window.place("donations").discard_half_typed()
    window.show_place("read")
    window.activateWindow()
    assert window.read.page.canonical_cursor() == caret
    qtbot.keyClick(window.read.page, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: window.read.page.level() is Level.TAGS)
    assert window.read.page.findChild(LevelSwitch).buttons[Level.TAGS].text() == "Tags"
    assert theme.current().name in theme.THEMES


@pytest.mark.long("a variation", instead="test_all_words_change_and_nothing_is_lost")
def test_it_changes_while_nothing_is_open(bare_window: MainWindow, qtbot: QtBot) -> None:
    bare_window.show_no_workspace("")
    bare_window.run("file.language")
    page = bare_window.place("settings").pages["language"]
    page.choices["he"].click()
    qtbot.waitUntil(QApplication.isRightToLeft)
    assert bare_window.place_name() == "settings"
    bare_window.go_back()
    state = bare_window.stack.currentWidget()
    assert isinstance(state, NoWorkspace)
    assert state.title.text() == "אין סביבת עבודה פתוחה"


def test_it_waits_for_a_dialog_that_came_in_front_meanwhile(window: MainWindow, qtbot: QtBot) -> None:
    """A dialog works with what would be made again."""
    before = window.session
    dialog = Sheet(window, "Address")
    dialog.open()
    window.session.put(window_language.KEY, "he")
    settled(window)
    assert window.session is before
    assert dialog.isVisible()
    dialog.reject()
    qtbot.waitUntil(lambda: window.session is not before and window.session.is_open)
    settled(window)
    assert window_language.spoken() == "he"
