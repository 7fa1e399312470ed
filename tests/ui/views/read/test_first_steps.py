"""What the page says to somebody who is here first: three sentences, each until its thing was done."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from tests.helpers.made import say_backed_up

from app.actions import passages
from app.actions.sources import add_draft
from app.importers.read import read_source
from app.settings import Settings
from app.store.reads.tags import codebook
from app.ui.base import first_steps, keys
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.first_steps import FirstSteps

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def told(strip: FirstSteps) -> list[str]:
    return [step for step, label in strip.sentences.items() if label.isVisible()]


def test_each_sentence_goes_for_good_once_its_thing_was_done(
    bare_window: MainWindow, qtbot: QtBot, tmp_path: Path, starter_bytes: bytes
) -> None:
    path = tmp_path / "w.passagework"
    path.write_bytes(starter_bytes)
    say_backed_up(path)
    settings = bare_window.settings
    first_steps.begin(settings)
    bare_window.read.focus_first()  # as the first paint does
    assert bare_window.open_workspace(path)
    assert bare_window.focusWidget() is bare_window.read.page
    (strip,) = bare_window.findChildren(FirstSteps)
    qtbot.waitUntil(lambda: told(strip) == ["tag", "record", "help"])
    assert "press T" in strip.sentences["tag"].text()
    keys.current().put({"page.tag": "Y"})
    assert "press Y" in strip.sentences["tag"].text()
    keys.current().reset()

    store, row = bare_window.session.store, bare_window.read.row
    passages.tag_passage(store, row.id, 0, 6, [codebook(store)[0].id])
    qtbot.waitUntil(lambda: told(strip) == ["record", "help"])
    bare_window.run("help.here")
    bare_window.go_back()
    qtbot.waitUntil(lambda: told(strip) == ["record"])
    assert first_steps.left(Settings(tmp_path / "settings.json")) == ("record",)
    strip.close_button.setFocus()
    qtbot.keyClick(strip.close_button, Qt.Key.Key_Space)
    assert strip.isHidden()
    assert first_steps.left(Settings(tmp_path / "settings.json")) == ()
    first_steps.begin(settings)
    assert first_steps.left(settings) == ()


def test_without_a_text_nobody_is_asked_to_select_words_and_its_button_has_its_menu(
    bare_window: MainWindow, qtbot: QtBot, tmp_path: Path, empty_bytes: bytes
) -> None:
    path = tmp_path / "w.passagework"
    path.write_bytes(empty_bytes)
    say_backed_up(path)
    first_steps.begin(bare_window.settings)
    bare_window.read.focus_first()
    assert bare_window.open_workspace(path)
    (strip,) = bare_window.findChildren(FirstSteps)
    qtbot.waitUntil(lambda: told(strip) == ["help"])
    button = bare_window.read.middle.currentWidget().findChild(QPushButton)
    button.click()
    (menu,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    below = button.mapToGlobal(button.rect().bottomLeft())
    assert abs(menu.y() - below.y()) < 40, "at the button that was pressed"
    menu.close()
    add_draft(bare_window.session.store, read_source(b"Pumps\n\nNorway gave Chile 12 pumps.", "pumps.txt"))
    qtbot.waitUntil(lambda: told(strip) == ["tag", "record", "help"])


def test_nobody_who_worked_here_before_sees_the_hint(window: MainWindow) -> None:
    assert window.findChildren(FirstSteps) == []
