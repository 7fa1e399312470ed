"""A small form beside the words it is about, in a popup. Enter saves, Escape cancels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.beside import lets_go_of_hover, put_beside, stand_in_tree
from app.ui.widgets.boxes import in_column

if TYPE_CHECKING:
    from app.ui.widgets.boxes import Item


class PopupForm(QDialog):
    """Subclasses lay out their fields with `lay_out` and implement `save`."""

    def __init__(self, parent: QWidget, name: str, width: int, field: QLineEdit) -> None:
        """`field` has the focus at first."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lets_go_of_hover(self, parent.window())
        self.setProperty("look", "card")
        self.setAccessibleName(name)
        self.setFixedWidth(width)
        self._field = field
        self.wrong = PlainLabel(look="warning", wrap=True)
        self.wrong.hide()

    def lay_out(self, *rows: Item) -> None:
        """Put the rows of the form under each other."""
        in_column(*rows, on=self, gap=SPACE[1], margins=(SPACE[3], SPACE[2], SPACE[3], SPACE[2]))

    def open_at(self, caret: QRect) -> None:
        """Open under a rectangle of the screen, or above it where there is no room."""
        self.adjustSize()
        put_beside(self, caret, SPACE[1])
        self.show()
        stand_in_tree(self)
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._field.selectAll()

    def complain(self, sentence: str) -> None:
        """Show why it cannot be saved."""
        self.wrong.setText(sentence)
        self.wrong.show()
        self.adjustSize()
        self._field.setFocus()

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
