"""A few ways of which one holds, side by side: radio buttons, drawn as the segments of one control."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from app.ui.look.plain import on_button
from app.ui.widgets.boxes import in_row


class RadioRow(QFrame):
    """Tab comes to the one that holds, arrows change it. `chosen` gives the value of what the person chose."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.setProperty("look", "segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[object, QRadioButton] = {}
        row = in_row(on=self, gap=0, margins=2)
        for value, text in choices:
            button = QRadioButton(on_button(text))
            button.setProperty("look", "segment")
            button.setAccessibleName(f"{name}: {text}")
            button.clicked.connect(lambda _on=False, value=value: self.chosen.emit(value))
            self._group.addButton(button)
            self.buttons[value] = button
            row.addWidget(button)

    def show_value(self, value: object) -> None:
        """Show which one holds; a value that is not among them leaves all as they were."""
        if value in self.buttons:
            self.buttons[value].setChecked(True)

    def value(self) -> object:
        """Which one holds."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), None)
