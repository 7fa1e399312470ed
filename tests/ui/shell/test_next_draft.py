"""The drafts that wait are gone through by a command, from any place."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.settled import settled

from app.ui.shell.main_window import MainWindow
from app.ui.views.read.draft_card import DraftCard


def test_the_palette_leads_to_the_next_draft_that_waits(window: MainWindow, qtbot: QtBot) -> None:
    keyboard, page, said = Keyboard(qtbot, window), window.read.page, list[str]()
    window.session.said.connect(lambda sentence, _tone: said.append(sentence))
    settled(window)
    window.run("go.draft")
    settled(window)
    assert said[-1] == "No draft waits for you."
    at = page.text().text.index("300,000 masks")
    page.select(at, at)
    page.setFocus()
    keyboard.press("R")
    settled(window)
    (card,) = window.read.findChildren(DraftCard)
    keyboard.press("Delete", "Esc")
    settled(window)
    assert card.isHidden()
    window.show_place("donations")
    settled(window)
    keyboard.press("Ctrl+Shift+P")
    keyboard.type("draft that waits")
    settled(window)
    keyboard.press("Return")
    settled(window)
    assert window.place_name() == "read"
    assert card.isVisible()
