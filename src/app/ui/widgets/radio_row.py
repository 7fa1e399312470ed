"""A choice of one among few: radio buttons, also drawn as the segments of one control."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QRadioButton

from app.ui.look.plain import on_button
from app.ui.widgets.boxes import in_row, styled


class RadioGroup(QButtonGroup):
    """Tab focuses the checked one only. Qt does that by itself only if a button is checked by a click."""

    def addButton(self, button: QAbstractButton, id: int = -1) -> None:
        super().addButton(button, id)
        button.toggled.connect(lambda _on: self._follow())
        self._follow()

    def _follow(self) -> None:
        checked, policy = self.checkedButton(), Qt.FocusPolicy
        for one in self.buttons():
            one.setFocusPolicy(policy.StrongFocus if checked in (None, one) else policy.ClickFocus)


def radio_name(group: str, text: str) -> str:
    """The accessible name of a radio button: on Linux screen readers say its group by themselves."""
    return text if sys.platform == "linux" else f"{group}: {text}"


class RadioRow(QFrame):
    """Tab focuses the checked one, arrows change it. `chosen` is emitted with the value that the user chose."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.setProperty("look", "segments")
        self.setAccessibleName(name)
        self._group = RadioGroup(self)
        self.buttons: dict[object, QRadioButton] = {}
        row = in_row(on=self, gap=0, margins=2)
        for value, text in choices:
            button = styled(QRadioButton(on_button(text)), "segment")
            button.setAccessibleName(radio_name(name, text))
            button.clicked.connect(lambda _on=False, value=value: self.chosen.emit(value))
            self._group.addButton(button)
            self.buttons[value] = button
            row.addWidget(button)

    def show_value(self, value: object) -> None:
        """Check the one with this value; an unknown value changes nothing."""
        if value in self.buttons:
            self.buttons[value].setChecked(True)

    def value(self) -> object:
        return next((value for value, button in self.buttons.items() if button.isChecked()), None)
