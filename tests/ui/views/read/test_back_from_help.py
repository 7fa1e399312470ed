"""Help in the midst of a draft: Esc comes back to the card as it was left."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.helpers.settled import settled

from app.ui.shell.main_window import MainWindow
from app.ui.views.read.draft_card import DraftCard


@few("way_back", ["Esc", "Alt+Left"], keep=1, why="another key back")
def test_back_from_the_help_the_card_of_a_draft_is_open_at_its_row(
    window: MainWindow, qtbot: QtBot, way_back: str
) -> None:
    keyboard, page = Keyboard(qtbot, window), window.read.page
    settled(window)
    at = page.text().text.index("300,000 masks")
    page.select(at, at)
    page.setFocus()
    keyboard.press("R")
    settled(window)
    (card,) = window.read.findChildren(DraftCard)
    keyboard.press("Down")
    row = card.list.currentIndex().row()
    keyboard.press("F1")
    settled(window)
    assert window.place_name() == "help"
    keyboard.press(way_back)
    settled(window)
    assert card.isVisible()
    assert card.list.hasFocus()
    assert card.list.currentIndex().row() == row
    keyboard.press("Esc")
    qtbot.waitUntil(card.isHidden)


def test_the_card_closes_where_another_place_of_the_text_is_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    settled(window)
    page = window.read.page
    at = page.text().text.index("300,000 masks")
    page.select(at, at)
    window.run("page.draft")
    settled(window)
    (card,) = window.read.findChildren(DraftCard)
    assert card.isVisible()
    assert window.read.row is not None
    window.session.go(window.read.target()._replace(at=at + 4000))
    settled(window)
    assert card.isHidden()
