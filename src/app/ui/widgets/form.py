"""Pieces of a form on paper: labelled fields in one measured column, with what was understood or is wrong below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import fonts, icons, theme
from app.ui.tokens import SMALL_PX, SPACE
from app.ui.widgets.labels import head, muted

E = TypeVar("E", bound=StrEnum)
NAME_ROLE = int(Qt.ItemDataRole.UserRole)
OFFER_ROLE = NAME_ROLE + 1


class Field(QWidget):
    """A label of 12 px, the widget under it, the evidence beside it, and a line for what was read or is wrong."""

    def __init__(self, label: str, widget: QWidget, beside: QWidget | None = None) -> None:
        super().__init__()
        self.widget = widget
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        self.label = muted(label, wrap=False)
        self.label.setBuddy(widget)
        self.label.setVisible(bool(label))
        layout.addWidget(self.label)
        row = QHBoxLayout()
        row.setSpacing(SPACE[0])
        row.addWidget(widget, 1)
        if beside is not None:
            row.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)
        self.below = muted("")
        self.below.hide()
        layout.addWidget(self.below)
        if label and not widget.accessibleName():
            widget.setAccessibleName(label)

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """A line below the field: what was understood, or what is wrong with it."""
        self.below.setText(sentence)
        self.below.setVisible(bool(sentence))
        look = "warning" if wrong else "muted"
        if self.below.property("look") != look:
            self.below.setProperty("look", look)
            self.below.style().unpolish(self.below)
            self.below.style().polish(self.below)
        self.widget.setAccessibleDescription(sentence)


class Section(QWidget):
    """A head and the fields under it."""

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(SPACE[2])
        line = QHBoxLayout()
        line.addWidget(head(title))
        line.addWidget(muted(hint, wrap=False), 1)
        self.rows.addLayout(line)

    def add(self, *widgets: QWidget, stretch: Sequence[int] = ()) -> None:
        """Add one widget, or several side by side."""
        if len(widgets) == 1:
            self.rows.addWidget(widgets[0])
            return
        row = QHBoxLayout()
        row.setSpacing(SPACE[3])
        for number, widget in enumerate(widgets):
            row.addWidget(widget, stretch[number] if stretch else 1, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(row)


class TermCombo(QComboBox, Generic[E]):
    """Chooses a term of a closed vocabulary. The wheel scrolls the form, not the term."""

    chosen = Signal()

    def __init__(self, terms: Sequence[E], text: Callable[[E], str], name: str = "") -> None:
        super().__init__()
        self._terms = list(terms)
        for one in self._terms:
            self.addItem(text(one))
        self.setAccessibleName(name)
        self.setFixedHeight(30)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(lambda _index: self.chosen.emit())

    def value(self) -> E:
        """The term that is chosen."""
        return self._terms[self.currentIndex()]

    def set_value(self, value: E) -> None:
        """Choose a term."""
        self.setCurrentIndex(self._terms.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.width() - 20, self.height() / 2 - 6, 12, 12)
        icons.paint(painter, "caret-down", box, theme.current().muted, 1.0 if self.isEnabled() else 0.5)
        painter.end()


class Segments(QWidget, Generic[E]):
    """A term out of a few, all in view."""

    chosen = Signal()

    def __init__(self, terms: Sequence[E], text: Callable[[E], str], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[0])
        self._terms = list(terms)
        self._group = QButtonGroup(self)
        for number, one in enumerate(self._terms):
            button = QToolButton()
            button.setText(text(one))
            button.setFont(fonts.interface())
            button.setCheckable(True)
            button.setFixedHeight(30)
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(text(one)) + 24)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(f"{name}: {text(one)}")
            self._group.addButton(button, number)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.idToggled.connect(lambda _id, on: self.chosen.emit() if on else None)
        self._group.button(0).setChecked(True)

    def value(self) -> E:
        """The term that is chosen."""
        return self._terms[self._group.checkedId()]

    def set_value(self, value: E) -> None:
        """Choose a term."""
        self._group.button(self._terms.index(value)).setChecked(True)


@dataclass(frozen=True, slots=True)
class Offer:
    """A name to be completed to, with what is said beside it and what it means to the caller."""

    name: str
    beside: str = ""
    meaning: object = None


class NameField(QLineEdit):
    """A name, completed while typing from what is known; any other name may be typed as well."""

    accepted = Signal(object)
    """The `Offer` that was chosen."""

    def __init__(self, find: Callable[[str], Sequence[Offer]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._model = QStandardItemModel(self)
        self.setFixedHeight(30)
        self.setAccessibleName(name)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(NAME_ROLE)
        completer.popup().setMinimumWidth(280)
        completer.activated.connect(lambda _name: self._settle())
        self._completer = completer
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)
        self.editingFinished.connect(self._settle)

    def _offer(self, typed: str) -> None:
        self._model.clear()
        for offer in self._find(typed) if typed.strip() else ():
            item = QStandardItem(f"{offer.name}   {offer.beside}".rstrip())
            item.setData(offer.name, NAME_ROLE)
            item.setData(offer, OFFER_ROLE)
            item.setEditable(False)
            self._model.appendRow(item)
        if self._model.rowCount():
            self._completer.complete()

    def _accept(self, offer: Offer) -> None:
        self.setText(offer.name)
        self.accepted.emit(offer)

    def _settle(self) -> None:
        """A name that was typed out, or completed to by the keyboard, means what it was offered as."""
        for row in range(self._model.rowCount()):
            offer: Offer = self._model.item(row).data(OFFER_ROLE)
            if offer.name.casefold() == self.text().strip().casefold():
                self._accept(offer)
                break
        self._model.clear()


class Prose(QPlainTextEdit):
    """A few lines of text that grow with what is typed. Tab goes on."""

    edited = Signal()

    def __init__(self, name: str, hint: str = "", lines: int = 2) -> None:
        super().__init__()
        self._least = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self.edited)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def _grow(self) -> None:
        lines = max(self._least, round(self.document().size().height()))
        self.setFixedHeight(min(lines, 16) * self.fontMetrics().lineSpacing() + 12)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def line_edit(name: str, hint: str = "") -> QLineEdit:
    """A field of one line."""
    field = QLineEdit()
    field.setFixedHeight(30)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def remove_button(what: str) -> QToolButton:
    """A small cross that takes a row out."""
    button = QToolButton()
    button.setIcon(icons.icon("x"))
    button.setIconSize(QSize(14, 14))
    button.setFixedSize(28, 30)
    button.setToolTip(f"Take out {what}")
    button.setAccessibleName(f"Take out {what}")
    return button


def add_button(text: str) -> QToolButton:
    """A quiet *+ Party*."""
    button = QToolButton()
    button.setIcon(icons.icon("plus"))
    button.setIconSize(QSize(14, 14))
    button.setText(text)
    button.setFont(fonts.interface(SMALL_PX))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def quietly(thing: QObject, change: Callable[[], None]) -> None:
    """Change a widget without its saying so."""
    before = thing.blockSignals(True)
    try:
        change()
    finally:
        thing.blockSignals(before)


def title_label(text: str) -> QLabel:
    """The serif title of a pane."""
    label = QLabel(text)
    label.setFont(fonts.reading(20, semibold=True))
    label.setWordWrap(True)
    return label
