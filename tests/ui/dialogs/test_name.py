"""The name with which operations are signed."""

from __future__ import annotations

import argparse
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled
from tests.ui.conftest import opened

from app.actions import tags
from app.bootstrap import main
from app.cli.workspace import author
from app.domain.changes import Author
from app.domain.codebook import TagContent
from app.settings import ASKED, Settings, author_id, system_name
from app.store.reads.history import history
from app.ui.base import first_steps
from app.ui.base.session import Session
from app.ui.dialogs.name import NameCard, sign_with
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.first_steps import FirstSteps
from app.ui.widgets.panes import UNCOVERED


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


def test_the_card_offers_the_name_with_which_the_workspace_was_made(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    main(["init", "--workspace", str(tmp_path / "new.passagework"), "--empty", "--author", "Nora  Feld"])
    window = QWidget()
    qtbot.addWidget(window)
    assert NameCard(Session(Settings()), window).field.text() == "Nora Feld"
    assert Settings().author == ""
    sign_with(Session(Settings()), "Ann")
    main(["init", "--workspace", str(tmp_path / "another.passagework"), "--empty", "--author", "Lea"])
    assert NameCard(Session(Settings()), window).field.text() == "Nora Feld", "who has answered is asked for nothing"


def test_a_name_that_another_window_has_asked_for_is_asked_for_no_more(
    qtbot: QtBot, bare_window: MainWindow, tmp_path: Path, empty_bytes: bytes
) -> None:
    """What the second window did was signed by the system's name, and its question covered the page."""
    bare_window.settings.put("author", "")
    settled(opened(bare_window, tmp_path / "research.passagework", empty_bytes))
    tags.add_tag(bare_window.session.store, TagContent("One"))
    qtbot.waitUntil(lambda: bool(bare_window.findChildren(NameCard)))
    Settings(tmp_path / "settings.json").sign_as("Nora Feld")
    QApplication.sendEvent(bare_window, QEvent(QEvent.Type.WindowActivate))
    settled(bare_window)
    assert not bare_window.findChildren(NameCard)
    tags.add_tag(bare_window.session.store, TagContent("Two"))
    settled(bare_window)
    assert not bare_window.findChildren(NameCard)
    assert [one.author for one in history(bare_window.session.store, 2)] == ["Nora Feld", system_name()]


def test_the_card_leaves_the_first_hints_free(bare_window: MainWindow, tmp_path: Path, empty_bytes: bytes) -> None:
    """Both come up with the first thing that is done, at the bottom of the window."""
    first_steps.begin(bare_window.settings)
    opened(bare_window, tmp_path / "research.passagework", empty_bytes)
    settled(bare_window)
    (hints,) = bare_window.findChildren(FirstSteps)
    assert hints.isVisible()
    card = NameCard(bare_window.session, bare_window)
    card.ask()
    for size in ((1280, 800), (960, 700)):
        bare_window.resize(*size)
        assert bare_window.rect().contains(card.geometry())
        assert not card.geometry().intersects(QRect(hints.mapTo(bare_window, QPoint(0, 0)), hints.size()))


def test_the_card_lies_over_the_end_of_the_inspector_wherever_one_goes(window: MainWindow) -> None:
    """Placed beside the first hints, it stayed at the top over the buttons of every other place."""
    window.resize(1280, 800)
    card = NameCard(window.session, window)
    card.ask()
    for place in ("read", "donations", "passages", "help"):
        window.show_place(place)
        settled(window)
        at = card.geometry()
        assert at.top() > 500, place
        assert at.left() > window.width() - 288, place
        shown = [one for one in window.findChildren(QWidget) if one.property(UNCOVERED) and one.isVisible()]
        assert not any(at.intersects(QRect(one.mapTo(window, QPoint(0, 0)), one.size())) for one in shown), place


def test_where_no_place_is_free_the_card_covers_least(qtbot: QtBot, session: Session) -> None:
    """It lay over *Save* of a tall draft, although only a corner of the first hints was at the left."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    for place in (QRect(860, 60, 410, 700), QRect(302, 680, 690, 110)):
        shown = QWidget(window)
        shown.setGeometry(place)
        shown.setProperty(UNCOVERED, True)
    window.show()
    card = NameCard(session, window)
    card.ask()
    assert card.geometry().right() < 350


def test_not_now_asks_no_second_time(qtbot: QtBot, session: Session) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    card = NameCard(session, window)
    card.ask()
    qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    assert session.settings.get(ASKED, False) is True
    assert session.settings.author == ""


def test_after_not_now_work_is_signed_as_before_until_a_name_is_given_and_stays_ones_own(
    qtbot: QtBot, session: Session
) -> None:
    session.store.author, session.store.author_id = system_name(), author_id()
    window = QWidget()
    qtbot.addWidget(window)
    card = NameCard(session, window)
    tags.add_tag(session.store, TagContent("Before"))
    qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    assert session.settings.person() == session.store.person == Author(system_name(), author_id())
    tags.add_tag(session.store, TagContent("Between"))
    for name in ("Dina Levi", ""):  # which may be taken away again
        sign_with(session, name)
        assert session.settings.person() == session.store.person == Author(name, author_id())
        tags.add_tag(session.store, TagContent(f"Later {name}"))
    signed = [line.author for line in history(session.store, 4)]
    assert signed == ["", "Dina Levi", system_name(), system_name()]
    assert all(session.store.undo() is not None for _ in signed)


def test_window_and_commands_sign_alike(
    bare_window: MainWindow, tmp_path: Path, empty_bytes: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the full name in the system until the question is answered, not by the login; and then as was answered."""
    monkeypatch.setattr("pwd.getpwuid", lambda _uid: Mock(pw_gecos="Dana Levi,,,"))
    monkeypatch.setattr("getpass.getuser", lambda: "dana")
    kept = bare_window.settings, Settings()
    path = tmp_path / "research.passagework"
    opened(bare_window, path, empty_bytes)
    for answers, name in (((), "Dana Levi"), (("Dina  Levi",), "Dina Levi"), (("",), "")):
        for settings in kept:
            settings.put("author", "")
            for answer in answers:
                settings.sign_as(answer)
        assert bare_window.open_workspace(path)
        by_command = author(argparse.Namespace(author=None))
        assert bare_window.session.store.person == by_command == Author(name, author_id())
    assert author(argparse.Namespace(author="Noa")) == Author("Noa", "Noa")


def test_not_now_keeps_a_name_that_is_there(qtbot: QtBot, session: Session) -> None:
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
