"""Correcting words of the text, in a small field beside them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.language import tr
from app.ui.look import fonts
from app.ui.widgets.labels import head, muted
from app.ui.widgets.popup_form import PopupForm

WIDTH, WORDS_PX = 420, 16


class CorrectPopup(PopupForm):
    """The words, to be edited."""

    given = Signal(str)
    """The words as they should be, once they differ. Whoever takes them closes the popup or complains."""

    def __init__(self, parent: QWidget, words: str) -> None:
        field = QLineEdit(words)
        super().__init__(parent, tr("Correct the text"), WIDTH, field)
        self.field, self._words = field, words
        self.field.setFont(fonts.reading(WORDS_PX))
        self.field.setAccessibleName(tr("The words as they should be"))
        how = muted(tr("Enter makes it the newest version; the passages go with it, and the older text is kept."))
        self.lay_out(head(tr("Correct the text")), self.field, self.wrong, how)

    def save(self) -> None:
        if self.field.text() == self._words:
            self.close()
        else:
            self.given.emit(self.field.text())
