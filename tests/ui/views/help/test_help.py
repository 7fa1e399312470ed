"""The help: every word of the window in one sentence, and what to press, reached by F1 from where one is."""

from __future__ import annotations

import html

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.helpers.seen import words
from tests.ui.views.read.rich import open_page

from app.domain.note_figures import tokens
from app.ui.base import first_steps, keys
from app.ui.base.help_words import FURTHER, TASKS, WORDS
from app.ui.shell.command_palette import command_rows
from app.ui.shell.commands import table
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations.place import DonationsPlace
from app.ui.views.help.place import HelpPlace

pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


def help_place(window: MainWindow) -> HelpPlace:
    place = window.place("help")
    assert isinstance(place, HelpPlace)
    return place


def test_every_command_it_names_is_one_and_every_sentence_is_one() -> None:
    known = {command.id for command in table()}
    named = {one for word in WORDS for one in word.commands} | {one for doing in TASKS for one in doing.commands}
    assert named <= known
    assert len({word.key for word in WORDS}) == len(WORDS)
    assert all(word.sentence.endswith(".") and ". " not in word.sentence for word in WORDS)


@pytest.mark.looks
def test_what_the_card_of_a_draft_and_a_note_understand_is_shown_under_their_words(window: MainWindow) -> None:
    place = help_place(window)
    for word, lines in FURTHER.items():
        told = [label.text() for label in place.entries[word].findChildren(QLabel)]
        assert all(sign in told for sign, _ in lines)
    written = [sign for sign, _ in FURTHER["note"] if sign.startswith("{{")]
    assert len(tokens(" ".join(written))) == len(written)


@pytest.mark.looks
def test_what_to_press_stands_in_one_column(window: MainWindow) -> None:
    """The group whose keys are longest began further in than the others."""
    window.show_place("help")
    told = {keys.current().commands()[one].text.removesuffix("…") for doing in TASKS for one in doing.commands}
    shown = [label for label in help_place(window).findChildren(QLabel) if label.property("look") == "muted"]
    assert len({label.x() for label in shown if label.text() in told}) == 1


@pytest.mark.looks
def test_the_heads_of_panes_say_in_one_sentence_what_their_word_means(window: MainWindow) -> None:
    meant = {word.key: word.sentence for word in WORDS}
    tips = {label.text(): label.toolTip() for label in window.read.side.findChildren(QLabel) if label.toolTip()}
    assert {"Sources", "Codebook"} <= tips.keys()
    assert meant["source"] in html.unescape(tips["Sources"])
    assert meant["tag"] in html.unescape(tips["Codebook"])
    assert keys.shown(keys.current().of("help.here")) in tips["Codebook"]


def test_f1_opens_it_at_the_word_for_what_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    open_page(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.read.page.setFocus()
    page = window.read.page
    asked: list[tuple[str, str]] = []

    def ask(where: str) -> None:
        window.run("help.here")
        assert window.place_name() == "help"
        asked.append((where, window.place("help").target().kind))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert window.place_name() != "help"

    ask("page")
    start = page.text().text.index("The stationmaster")
    page.select(start, start + 17)
    ask("words")
    window.read.codebook.setFocus()
    ask("codebook")
    for place in ("donations", "countries", "notes"):
        window.show_place(place)
        ask(place)
    assert asked == [
        ("page", "source"), ("words", "selection"), ("codebook", "tag"), ("donations", "record"),
        ("countries", "country"), ("notes", "note"),
    ]  # fmt: skip


@pytest.mark.long("more places to go back to", instead="test_f1_opens_it_at_the_word_for_what_has_the_keyboard")
def test_going_back_from_it_is_to_the_button_or_tag_one_was_at(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    codebook = window.read.codebook
    codebook.setFocus(Qt.FocusReason.TabFocusReason)
    assert codebook.chosen_tags() == [codebook.current_tag()]
    window.run("help.here")
    window.go_back()
    assert codebook.hasFocus()
    window.show_place("donations")
    place = window.place("donations")
    assert isinstance(place, DonationsPlace)
    place.open_record(1)
    button = next(one for one in place.form.findChildren(QAbstractButton) if one.isVisible() and one.focusPolicy())
    button.setFocus(Qt.FocusReason.TabFocusReason)
    window.run("help.here")
    window.run("go.help")
    window.go_back()
    window.go_back()
    assert QApplication.focusWidget() is button
    window.run("help.here")
    button.hide()
    window.go_back()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert place.form.isAncestorOf(focus)


@pytest.mark.looks
def test_a_word_is_found_and_its_keys_are_those_one_has(window: MainWindow, qtbot: QtBot) -> None:
    window.run("go.help")
    place = help_place(window)
    assert place.list.hasFocus()
    place.find_here()
    qtbot.keyClicks(place.field, "claim")
    assert place.list.lines.rows[0].key == "claim"
    assert place.entries["claim"].property("lit")
    keys.current().put({"page.claim": "Y"})
    try:
        assert "Y" in words(place.entries["claim"])
    finally:
        keys.current().reset()
    place.field.setText("qqqq")
    assert "No term of the window" in words(place)


@pytest.mark.looks
def test_a_command_without_a_key_shows_no_cap_of_one(window: MainWindow) -> None:
    window.run("go.help")
    entry = help_place(window).entries["evidence"]
    command = "file.check"
    assert not keys.all_shown(command)

    def shown() -> list[str]:
        labels = [one for one in entry.findChildren(QLabel) if one.property("look") == "key"]
        return [one.text() for one in labels if one.isVisibleTo(entry)]

    caps = shown()
    assert len(caps) == 3
    assert "in the menu" in words(entry)
    keys.current().put({command: "Ctrl+Alt+E"})
    try:
        assert shown() == [*caps, "Ctrl+Alt+E"]
    finally:
        keys.current().reset()
    assert shown() == caps


def test_the_palette_finds_it() -> None:
    commands = [(command, command.shortcut) for command in table()]
    for typed in ("help", "glossary", "manual"):
        assert command_rows(typed, commands, [])[0].key in ("go.help", "help.here")


def test_it_is_the_last_of_the_first_steps(window: MainWindow) -> None:
    window.settings.put(first_steps.KEY, ["help"])
    window.run("go.help")
    assert first_steps.left(window.settings) == ()
