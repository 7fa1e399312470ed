"""A choice of one among few: radio buttons drawn as the segments of one control."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from app.ui.look.plain import on_button
from app.ui.widgets.boxes import in_row, styled


class RadioRow(QFrame):
    """Tab focuses the checked one, arrows change it. `chosen` is emitted with the value that the user chose."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.setProperty("look", "segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[object, QRadioButton] = {}
        row = in_row(on=self, gap=0, margins=2)
        for value, text in choices:
            button = styled(QRadioButton(on_button(text)), "segment")
            button.setAccessibleName(f"{name}: {text}")
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
