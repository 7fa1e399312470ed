"""A small form beside what it is about, in a popup. Enter saves, Escape cancels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.domain.language import tr
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.beside import show_to_screen_readers
from app.ui.widgets.boxes import STRETCH, in_column, in_row
from app.ui.widgets.floating import MARGIN, Floating
from app.ui.widgets.form import FormField
from app.ui.widgets.labels import head, muted, push_button

if TYPE_CHECKING:
    from app.ui.widgets.boxes import Item

WIDTH = 300


class PopupForm(Floating, QDialog):
    """Subclasses lay out their fields with `lay_out` and implement `save`."""

    def __init__(self, parent: QWidget, name: str, width: int, field: QWidget) -> None:
        """`field` has the focus at first."""
        super().__init__(parent)
        self.float_above(parent)
        self.setProperty("look", "bare")
        self.setAccessibleName(name)
        self.setFixedWidth(width + 2 * MARGIN)
        self._field = field
        self.wrong = PlainLabel(look="warning", wrap=True)
        self.wrong.hide()

    def lay_out(self, *rows: Item) -> None:
        in_column(*rows, on=self.card, gap=SPACE[1], margins=(SPACE[3], SPACE[2], SPACE[3], SPACE[2]))

    _spot = QRect()

    def open_at(self, spot: QRect) -> None:
        self._spot = spot
        self.adjustSize()
        self.put_at(spot)
        self.show()
        show_to_screen_readers(self)
        self._take_keyboard()
        if isinstance(self._field, QLineEdit):
            self._field.selectAll()

    def _take_keyboard(self) -> None:
        if isinstance(self._field, FormField):
            self._field.take_keyboard()
        else:
            (self._field.focusProxy() or self._field).setFocus(Qt.FocusReason.PopupFocusReason)

    def complain(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.show()
        for layout in (self.card.layout(), self.layout()):  # all lines of the sentence, wherever there is room for them
            if layout is not None:
                layout.invalidate()
                layout.activate()
                self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        self.put_at(self._spot)
        self._take_keyboard()

    def save(self) -> None:
        """Take what was typed, or complain."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class Popover(PopupForm):
    """Asks for one value. Whoever handles `saved` closes it when done."""

    saved = Signal()

    def __init__(self, parent: QWidget, title: str, asked: QWidget, remark: str = "") -> None:
        super().__init__(parent, title, WIDTH, asked)
        ways = in_row(
            STRETCH, push_button(tr("Cancel"), self.close), push_button(tr("Save"), self.save, look="primary")
        )
        self.lay_out(head(title), asked, *([muted(remark)] if remark else []), self.wrong, ways)

    def save(self) -> None:
        self.saved.emit()
