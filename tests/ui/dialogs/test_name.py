"""The name with which operations are signed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.base.session import Session
from app.ui.dialogs.name import ASKED, NameCard, sign_with, signer, system_name
from app.ui.shell.main_window import MainWindow


def test_the_card_offers_the_systems_name_and_takes_no_focus(qtbot: QtBot, session: Session) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    card = NameCard(session, window)
    card.ask()
    assert card.field.text() == system_name()
    assert not card.field.hasFocus()
    assert window.rect().contains(card.geometry())
    window.resize(1000, 700)
    assert window.rect().contains(card.geometry())
    assert card.x() > 600
    card.field.setText("")
    qtbot.mouseClick(card.save, Qt.MouseButton.LeftButton)
    assert session.settings.author == ""
    assert session.settings.get(ASKED, False) is True


def test_not_now_asks_no_second_time(qtbot: QtBot, session: Session) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    card = NameCard(session, window)
    card.ask()
    qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    assert session.settings.get(ASKED, False) is True
    assert session.settings.author == ""


def test_until_the_question_is_answered_the_systems_name_signs(session: Session) -> None:
    session.settings.put("author", "")
    session.settings.put(ASKED, False)
    assert signer(session.settings) == system_name()
    sign_with(session, "Dina Levi")
    assert signer(session.settings) == "Dina Levi"
    sign_with(session, "")
    assert signer(session.settings) == ""


def test_not_now_keeps_a_name_that_stands(qtbot: QtBot, session: Session) -> None:
    session.settings.put("author", "Dina Levi")
    window = QWidget()
    qtbot.addWidget(window)
    qtbot.keyClick(NameCard(session, window).field, Qt.Key.Key_Escape)
    assert session.settings.author == "Dina Levi"


def test_the_card_is_reached_answered_and_left_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    card = NameCard(window.session, window)
    card.ask()
    said = [label for label in card.findChildren(QLabel) if label.wordWrap()]
    assert said
    assert all(label.height() >= label.heightForWidth(label.width()) for label in said), "nothing of it is cut"
    page = window.read.page
    page.setFocus()
    caret = page.caret()
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.caret() == caret + 1  # the keys are the page's until the card is asked for
    for _ in range(4):
        if card.field.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert card.field.hasFocus()
    card.field.selectAll()
    qtbot.keyClicks(card.field, "Maya")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert window.settings.author == "Maya"
    assert QApplication.focusWidget() is not None
    assert not card.isAncestorOf(QApplication.focusWidget())
