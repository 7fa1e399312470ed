"""Correcting words of the text, in a small field beside them."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.domain.language import tr
from app.ui.look import fonts
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.beside import lets_go_of_hover, put_beside, stand_in_tree
from app.ui.widgets.boxes import in_column
from app.ui.widgets.labels import head, muted

WIDTH, WORDS_PX = 420, 16


class CorrectPopup(QDialog):
    """The words, to be edited. Enter saves, Escape cancels."""

    given = Signal(str)
    """The words as they should be, once they differ. Whoever takes them closes the popup or complains."""

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lets_go_of_hover(self, parent.window())
        self.setProperty("look", "card")
        self.setAccessibleName(tr("Correct the text"))
        self.setFixedWidth(WIDTH)
        self._words = words
        self.field = QLineEdit(words)
        self.field.setFont(fonts.reading(WORDS_PX))
        self.field.setAccessibleName(tr("The words as they should be"))
        self.field.returnPressed.connect(self._give)
        self.wrong = PlainLabel(look="warning", wrap=True)
        self.wrong.hide()
        in_column(
            head(tr("Correct the text")),
            self.field,
            self.wrong,
            muted(tr("Enter makes it the newest version; the passages go with it, and the older text is kept.")),
            on=self,
            gap=SPACE[1],
            margins=(SPACE[3], SPACE[2], SPACE[3], SPACE[2]),
        )

    def open_at(self, caret: QRect) -> None:
        """Open under a rectangle of the screen, or above it where there is no room."""
        self.adjustSize()
        put_beside(self, caret, SPACE[1])
        self.show()
        stand_in_tree(self)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.selectAll()

    def complain(self, sentence: str) -> None:
        """Show why these words are not possible."""
        self.wrong.setText(sentence)
        self.wrong.show()
        self.adjustSize()
        self.field.setFocus()

    def _give(self) -> None:
        if self.field.text() == self._words:
            self.close()
        else:
            self.given.emit(self.field.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
