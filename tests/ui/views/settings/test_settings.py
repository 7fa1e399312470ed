"""The place of the settings: found by typing, at work at once, remembered where they were before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QSlider
from pytestqt.qtbot import QtBot
from tests.helpers.long import few
from tests.helpers.seen import words
from tests.helpers.settled import settled
from tests.ui.views.read.rich import open_page

from app.store.backup_list import backups
from app.ui.dialogs.restore import RestoreDialog
from app.ui.dialogs.vocabularies import VocabulariesDialog
from app.ui.look import fonts, theme
from app.ui.look.tokens import PAGE_PX
from app.ui.reader.marks import Level
from app.ui.reader.setting import FIGURES, FULL, Setting, setting_of
from app.ui.shell.command_palette import command_rows
from app.ui.shell.commands import table
from app.ui.shell.main_window import MainWindow
from app.ui.views.settings import data
from app.ui.views.settings.data import DataPage
from app.ui.views.settings.name import NamePage
from app.ui.views.settings.place import PAGES, SettingsPlace
from app.ui.views.settings.reading import ReadingPage
from app.ui.views.settings.theme import ThemePage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def _as_usual(qapp: QApplication) -> Iterator[None]:
    yield
    fonts.choose_page_face("")
    theme.choose(qapp, "light")


def settings(window: MainWindow, command: str) -> SettingsPlace:
    """The place, as a command of the palette leads to it."""
    window.activateWindow()
    window.run(command)
    place = window.place("settings")
    assert isinstance(place, SettingsPlace)
    assert window.place_name() == "settings"
    return place


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


@pytest.mark.empty
def test_the_page_takes_at_once_what_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    open_page(window)
    window.resize(1900, 700)
    page = window.read.page
    at = page.text().text.index("The stationmaster, who")
    page.restore_place(at)
    place = settings(window, "view.reading")
    reading = place.pages["reading"]
    assert isinstance(reading, ReadingPage)
    assert reading.face.hasFocus()
    widths = list[float]()
    for button in reading.measures.buttons.values():
        button.click()
        widths.append(page.column().right - page.column().left)
    assert widths == sorted(set(widths))
    assert setting_of(window.settings.get("reading")).measure == FULL
    reading.leadings.buttons[1.8].click()
    reading.face.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert page.setting() == Setting(FULL, 1.8, "sans")
    reading.letters.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Right)
    assert (page.zoom_step(), window.settings.get("zoom")) == (3, 3)
    assert "22 on 40 px" in reading.specimen.summary.text()
    assert page.place() == at
    reading.levels.buttons[Level.TAGS].click()
    reading.figures.click()
    assert (window.settings.get("level"), window.settings.get(FIGURES)) == (1, False)
    reading.as_first.click()
    assert (page.setting(), page.zoom_step()) == (Setting(), 1)


@pytest.mark.long(
    "another case of the same path in the window",
    instead=["test_the_page_takes_at_once_what_is_chosen", "test_choosing_a_theme_notifies_once"],
)
def test_a_theme_is_a_radio_button_and_follows_its_command(window: MainWindow) -> None:
    place = settings(window, "view.theme")
    page = place.pages["theme"]
    assert isinstance(page, ThemePage)
    page.cards["sepia"].click()
    assert (theme.current().name, window.settings.get("theme")) == ("sepia", "sepia")
    window.run("view.dark")
    assert page.cards["dark"].isChecked()
    assert all(isinstance(card, QRadioButton) for card in page.cards.values())


@pytest.mark.empty
def test_a_setting_is_found_by_typing_and_reached_by_enter(window: MainWindow, qtbot: QtBot) -> None:
    place = settings(window, "go.settings")
    for typed, page, control in (("line spacing", "reading", "1.6"), ("sign", "name", "Your name")):
        place.field.setFocus()
        place.field.setText(typed)
        assert place.middle.currentWidget().isAncestorOf(place.pages[page])
        press(qtbot, Qt.Key.Key_Return)
        assert QApplication.focusWidget().accessibleName() == control
    for typed in ("", "font"):  # a second Down changed what the first had come to
        place.field.setText(typed)
        place.field.setFocus()
        press(qtbot, Qt.Key.Key_Down)
        assert place.list.hasFocus(), typed
    place.field.setText("sepia")
    assert place.middle.currentWidget().isAncestorOf(place.pages["theme"])
    place.field.setText("qqqq")
    assert "No setting has that name" in words(place)
    place.field.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert len(place.list.lines.rows) == len(PAGES)


@few("typed, page", [("dark", "theme"), ("font", "reading"), ("shortcuts", "keys")], keep=1, why="more words")
@pytest.mark.empty
def test_what_is_typed_in_the_list_of_settings_finds_as_in_the_field(
    window: MainWindow, qtbot: QtBot, typed: str, page: str
) -> None:
    place = settings(window, "go.settings")
    place.list.setFocus()
    for letter in typed:
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    assert (place.field.text(), place.target().kind) == (typed, page)
    press(qtbot, Qt.Key.Key_Escape)
    assert place.field.text() == ""


def test_the_palette_finds_settings_by_what_one_would_type() -> None:
    commands = [(command, command.shortcut) for command in table()]

    def first(typed: str) -> list[object]:
        return [row.key for row in command_rows(typed, commands, [])[:3]]

    assert "view.dark" in first("dark")
    assert "view.theme" in first("night")
    assert "view.reading" in first("font")
    assert "view.keys" in first("shortcuts")
    assert "view.keys" in first("hotkeys")
    assert "file.language" in first("language")
    assert "file.language" in first("hebrew")
    assert "file.restore" in first("backups")
    assert "file.name" in first("name")
    assert "go.settings" in first("preferences")


@pytest.mark.empty
def test_the_name_is_kept_and_signs_what_follows(window: MainWindow, qtbot: QtBot) -> None:
    place = settings(window, "file.name")
    page = place.pages["name"]
    assert isinstance(page, NamePage)
    assert page.field.hasFocus()
    page.field.selectAll()
    qtbot.keyClicks(page.field, "  Dina   Levi ")
    press(qtbot, Qt.Key.Key_Return)
    assert (window.settings.author, window.session.store.author) == ("Dina Levi", "Dina Levi")
    assert "Dina Levi" in window.toast.words.text()


@pytest.mark.long("a backup more", instead="test_back_up_and_restore_bring_back_what_was")
def test_backups_are_listed_made_and_restored(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = settings(window, "file.restore")
    page = place.pages["data"]
    assert isinstance(page, DataPage)
    path = window.session.store.path
    before = len(backups(path))
    qtbot.mouseClick(page.back_up, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.list.lines.rowCount() == before + 1)
    assert str(path) in words(page)
    assert "made by hand · sound" in page.list.lines.lines[0].below
    opened: list[str] = []
    monkeypatch.setattr(data.QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile()) is None)
    page.folder.click()
    assert [Path(one) for one in opened] == [path.parent]
    window.activateWindow()
    page.list.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    dialog = window.findChildren(RestoreDialog)[-1]
    assert dialog.list.lines.rowCount() == 1
    dialog.submit()
    qtbot.waitUntil(lambda: window.session.is_open and not window.session.busy())
    assert "before restore" in {backup.why for backup in backups(path)}
    assert all(backup.made_at <= datetime.now(UTC) for backup in backups(path))


@pytest.mark.empty
def test_a_vocabulary_is_opened_from_its_row(window: MainWindow, qtbot: QtBot) -> None:
    place = settings(window, "go.settings")
    place.field.setFocus()
    qtbot.keyClicks(place.field, "bases")
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Open the vocabulary Bases"
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(VocabulariesDialog)))
    dialog = window.findChildren(VocabulariesDialog)[-1]
    assert dialog.vocabulary is not None
    assert dialog.vocabulary.name == "Bases"
    dialog.reject()


@pytest.mark.empty
def test_every_control_says_what_it_is(window: MainWindow) -> None:
    place = settings(window, "go.settings")
    for page in place.pages.values():
        for kind in (QRadioButton, QSlider):
            assert all(found.accessibleName() or getattr(found, "text", str)() for found in page.findChildren(kind))
        assert all(entry.control.accessibleName() for entry in page.entries if not entry.control.focusPolicy())


def test_settings_can_be_reached_while_nothing_is_open_and_left_again(bare_window: MainWindow, qtbot: QtBot) -> None:
    bare_window.show_no_workspace("It is gone.")
    state = bare_window.stack.currentWidget()
    place = settings(bare_window, "file.name")
    assert place.back.isVisible()
    place.show_page("data")
    assert "No workspace is open" in words(place)
    place.show_page("vocabularies")
    place.back.click()
    assert bare_window.stack.currentWidget() is state


@pytest.mark.empty
def test_a_setting_and_its_control_are_seen_together_and_nothing_is_as_large_as_the_window(window: MainWindow) -> None:
    window.resize(1900, 1000)
    place = settings(window, "view.reading")
    heads = set[int]()
    for one in PAGES:
        place.show_page(one.name)
        settled(window)
        page = place.pages[one.name]
        assert max(entry.control.mapTo(page, QPoint(entry.control.width(), 0)).x() for entry in page.entries) - min(
            entry.control.mapTo(page, QPoint()).x() for entry in page.entries
        ) <= PAGE_PX, one.name  # fmt: skip
        left, right = page.heading.mapTo(page, QPoint()).x(), page.heading.width()
        assert right <= PAGE_PX, one.name
        assert abs(left - (page.width() - left - right)) <= 2, one.name
        kept = next(label for label in place.findChildren(QLabel) if label.text() == "Where it is kept")
        if page.beside is None:
            heads.add(kept.mapTo(place, QPoint()).y())
    assert heads == {place.pages["reading"].beside.mapTo(place, QPoint()).y()}, "what is first stands alike"
    pages = place.pages["data"]
    assert isinstance(pages, DataPage)
    place.show_page("data")
    settled(window)
    assert pages.list.parentWidget().height() <= 2 * pages.list.sizeHintForRow(0), "a list is as high as its rows"
