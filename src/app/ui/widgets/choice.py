"""Drop-down lists, for any choice and for a term."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from app.ui.look import icons, theme
from app.ui.look.mirror import mirrored
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE

E = TypeVar("E")
_BY_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
WIDEST_PX = 480
"""How wide an open list is at most; what is longer, such as a sentence, is elided."""


class Choice(QComboBox):
    """A combo box with its arrow in the theme's colour, and long text elided."""

    def __init__(self, name: str = "", items: Iterable[tuple[object, str]] = ()) -> None:
        """`items` are the values to choose from, with their labels."""
        super().__init__()
        if name:
            self.setAccessibleName(name)
        self.show_items(items)

    def show_items(self, items: Iterable[tuple[object, str]]) -> None:
        self.clear()
        for value, words in items:
            self.addItem(words, value)

    def choose(self, value: object) -> None:
        """Select this value, or the first one if it is not offered."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def showPopup(self) -> None:
        """As wide as what is to be chosen from, however narrow the box is."""
        view = self.view()
        around = view.verticalScrollBar().sizeHint().width() + 2 * SPACE[1]
        view.setMinimumWidth(max(self.width(), min(view.sizeHintForColumn(0) + around, WIDEST_PX)))
        super().showPopup()

    def setAccessibleName(self, name: str) -> None:
        """Set the name. On Linux Qt reports the chosen value as the name, so it is set as description too."""
        super().setAccessibleName(name)
        if sys.platform == "linux":
            self.setAccessibleDescription(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Drop the description where a label has the same words, as a screen reader would say both."""
        if self.accessibleDescription() and self.accessibleDescription() == self.accessibleName():
            around = self.parentWidget() or self
            if any(label.named() is self for label in around.findChildren(PlainLabel)):
                self.setAccessibleDescription("")
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet removes the style's arrow, and the style clips text."""
        shown = QStyleOptionComboBox()
        self.initStyleOption(shown)
        field = QStyle.SubControl.SC_ComboBoxEditField
        box = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, shown, field, self)
        words = self.placeholderText() if self.currentIndex() < 0 else shown.currentText
        shown.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, shown)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, shown)
        arrow = mirrored(QRectF(self.width() - 20, self.height() / 2 - 6, 12, 12), self.rect())
        icons.paint(painter, "caret-down", arrow, theme.current().muted, 1.0 if self.isEnabled() else 0.5)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Typed letters search the choices and are not keys of the place around, such as M."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if plain and event.text().isprintable() and event.text():
                event.accept()
                return True
        return super().event(event)

    _typed_at: float | None = None
    """When the last letter of a search was typed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A blank within typed words, as in *by sea*, is searched for; alone it opens the list. Page keys scroll the
        surroundings, as the wheel does."""
        if event.key() in _BY_PAGES:
            event.ignore()
            return
        now, is_letter = monotonic(), bool(event.text().strip()) and event.text().isprintable()
        is_within = self._typed_at is not None and now - self._typed_at < QApplication.keyboardInputInterval() / 1000
        if event.key() == Qt.Key.Key_Space and is_within:
            event = QKeyEvent(event.type(), Qt.Key.Key_unknown, event.modifiers(), event.text())
            is_letter = True
        self._typed_at = now if is_letter else None
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the surroundings instead of changing the choice."""
        event.ignore()


class TermChoice(Choice, Generic[E]):
    """Chooses a term of a vocabulary. A retired one is offered only if it is the current value."""

    chosen = Signal()

    def __init__(self, terms: Sequence[E], text: Callable[[E], str], name: str) -> None:
        super().__init__()
        self.terms = list(terms)
        self._text = text
        self.addItems([text(one) for one in self.terms])
        self.setAccessibleName(name)
        self.setFixedHeight(30)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(lambda _index: self.chosen.emit())

    def value(self) -> E:
        return self.terms[self.currentIndex()]

    def set_value(self, value: E) -> None:
        if value not in self.terms:
            self.terms.append(value)
            self.addItem(self._text(value))
        self.setCurrentIndex(self.terms.index(value))
