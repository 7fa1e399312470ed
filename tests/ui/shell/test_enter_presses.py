"""Enter presses the button that has the keyboard, whatever is made of it and wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from warnings import catch_warnings, simplefilter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QRadioButton, QToolButton
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.store.reads.donations import id_of
from app.ui.base.session import Target
from app.ui.base.things import target_of_record
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries.rows import ProfileRow

pytestmark = pytest.mark.undone

CHOOSES = (QRadioButton, QCheckBox, ProfileRow)
"""Space checks them, and Enter opens the row of a profile."""


def reached(window: MainWindow) -> Iterator[QAbstractButton]:
    """The buttons that can have the keyboard, without those that only open a menu."""
    for button in window.findChildren(QAbstractButton):
        opens = isinstance(button, QToolButton) and button.menu() is not None
        can = button.isVisible() and button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
        if can and not opens and not isinstance(button, CHOOSES):
            yield button


def test_enter_in_a_field_presses_no_button_that_the_keyboard_goes_to_then(window: MainWindow, qtbot: QtBot) -> None:
    field, button, pressed = QLineEdit(window), QToolButton(window), list[bool]()
    button.clicked.connect(lambda on=False: pressed.append(on))
    field.returnPressed.connect(button.setFocus)
    for widget in (field, button):
        widget.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert button.hasFocus()
    assert pressed == []
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [False]
    qtbot.keyClick(button, Qt.Key.Key_Tab)  # a key that has come to the button itself before
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert button.hasFocus()
    assert pressed == [False]


def test_enter_presses_every_button_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    record = target_of_record(id_of(window.session.store, "D-22"))
    tried, silent = set[str](), set[str]()
    for where in (Target("read"), Target("notes"), record, Target("donations", "matrix"), Target("settings", "data")):
        window.go(where)
        settled(window)
        if where == Target("read"):
            window.read.aids.find()
        if where is record:
            window.run("donations.edit")
            settled(window)
        for button in list(reached(window)):
            name, pressed = button.accessibleName() or button.text(), list[bool]()
            button.setFocus()
            if name in tried or not button.hasFocus():
                continue
            tried.add(name)
            with catch_warnings():
                simplefilter("ignore")  # some are connected to nothing
                for signal in (button.clicked, button.toggled, button.pressed, button.released):
                    signal.disconnect()
            button.clicked.connect(lambda on=False, pressed=pressed: pressed.append(on))
            qtbot.keyClick(button, Qt.Key.Key_Return)
            if not pressed:
                silent.add(name)
    assert silent == set()
    assert tried >= {
        "Menu of everything",
        "Capitals count",
        "New note",
        "Another party",
        "Evidence for title: 1",
        "Read",
        "Back up now",
    }
