"""Small building blocks: section headings, muted lines, buttons, scroll areas, empty states."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QToolButton, QWidget

from app.domain.language import tr
from app.ui.base import keys
from app.ui.base.help_words import word as help_word
from app.ui.base.view_keys import run_at
from app.ui.look import fonts
from app.ui.look.icons import icon
from app.ui.look.mirror import margins
from app.ui.look.plain import PlainLabel, as_tip
from app.ui.look.tokens import BUTTON_PX, HEAD_PX, SMALL_PX, SPACE
from app.ui.widgets.boxes import STRETCH, Stretch, in_column, in_row, put
from app.ui.widgets.stack import Stack


class CutLabel(PlainLabel):
    """Words on one line, with dots where there is no room for all of them."""

    def __init__(self, words: str = "", *, font: QFont, look: str = "") -> None:
        self._words = ""
        super().__init__(words, font=font, look=look)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, self.sizePolicy().verticalPolicy())

    def setText(self, text: str) -> None:
        self._words = text
        self.setAccessibleName(text)
        self.setToolTip(as_tip(text))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        if words != self.text():  # which has all around it laid out once more
            super().setText(words)


class Scrolled(QScrollArea):
    """Without a frame, as wide as its pane; the focus goes to its contents."""

    def __init__(self, inside: QWidget | None = None, *, clear: bool = False) -> None:
        """With `clear` it has no background of its own."""
        super().__init__()
        self._is_clear = clear
        self.viewport().setAutoFillBackground(not clear)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if inside is not None:
            self.setWidget(inside)

    def setWidget(self, widget: QWidget) -> None:
        """Show a widget; the one before is deleted later, as something in it may have asked for this."""
        if (old := self.takeWidget()) is not None and old is not widget:
            old.hide()
            old.deleteLater()
        super().setWidget(widget)
        if self._is_clear:
            widget.setAutoFillBackground(False)  # which Qt has just set


class EnterButton(QPushButton):
    """Enter presses it outside a dialog too; Ctrl+Enter and the like are commands of what is around it."""

    def __init__(self, text: str, glyph: str = "") -> None:
        super().__init__(text)
        if glyph:
            self.setIcon(icon(glyph))
        self.setAutoDefault(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter_with_more(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


Pressed = Callable[..., object] | SignalInstance
"""What a press calls, or emits."""


def is_enter_with_more(event: QKeyEvent) -> bool:
    """Whether a key is Enter together with Ctrl, Shift or the like."""
    pressed = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return pressed and bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


def push_button(
    text: str, pressed: Pressed | None = None, *, look: str = "", glyph: str = "", tip: str = ""
) -> QPushButton:
    """A button that calls or emits `pressed`, with a look of the stylesheet, an icon and a tool tip if wanted."""
    made = EnterButton(text, glyph)
    if look:
        made.setProperty("look", look)
    if tip:
        made.setToolTip(as_tip(tip))
    if pressed is not None:
        made.clicked.connect(pressed)
    return made


def head(text: str, word: str = "") -> QLabel:
    """A section heading: 12 px, semibold, muted. Its tool tip explains a term such as *tag*."""
    label = PlainLabel(text, font=fonts.interface(HEAD_PX, semibold=True), look="muted")
    meant = help_word(word)
    if meant is not None:
        keys.tip(label, tr(meant.sentence), "help.here")
    return label


def muted(text: str, *, wrap: bool = True) -> PlainLabel:
    """A line in muted colour."""
    return PlainLabel(text, font=fonts.interface(SMALL_PX), look="muted", wrap=wrap)


def key_hint(text: str) -> QLabel:
    """A key as shown beside what it does."""
    label = muted(text, wrap=False)
    label.setProperty("look", "key")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def key_of(command_id: str) -> QLabel:
    """The key of a command, whichever the person has chosen."""
    label = key_hint("")
    keys.follow(label, lambda: label.setText(keys.shown(keys.current().of(command_id))))
    return label


def head_row(text: str, *buttons: QWidget, word: str = "", of: QWidget | None = None) -> QWidget:
    """A section heading with widgets beside it. To a screen reader it is the label `of` a list, or else text of the
    pane, said with the pane's name."""
    row, label = QWidget(), head(text, word)
    if of is not None:
        label.setBuddy(of)
    label.setMinimumHeight(BUTTON_PX)
    in_row((label, 1), *buttons, on=row, gap=SPACE[0], margins=margins(SPACE[3], SPACE[1], SPACE[1], 0))
    return row


def icon_button(
    glyph: str, tip: str, command: str = "", pressed: Pressed | None = None, *, key_of: str = ""
) -> QToolButton:
    """A button with only an icon, which runs a command, or calls or emits `pressed`.

    Its accessible name is the beginning of the tip, which includes the key of the command, or of another (`key_of`).
    """
    button = QToolButton()
    button.setIcon(icon(glyph))
    button.setAccessibleName(tip.split(" (")[0].split(";")[0])
    if command or key_of:
        keys.tip(button, tip, command or key_of)
    else:
        button.setToolTip(as_tip(tip))
    if pressed is not None:
        button.clicked.connect(pressed)
    elif command:
        button.clicked.connect(lambda: run_at(button, command))
    return button


class EmptyState(QWidget):
    """What a place shows when it is empty: why, and what to do next."""

    def __init__(self, title: str, sentence: str, action: str) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name = PlainLabel(title, font=fonts.reading(22))
        name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words = muted(sentence)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.setMaximumWidth(400)
        middle = QHBoxLayout()  # aligned in a column, it would have the height for the column's width
        put(middle, STRETCH, (self.words, 1000), STRETCH)
        layout = in_column(Stretch(2), name, middle, on=self, gap=SPACE[1])
        self.button = push_button(action, look="primary")
        if not action:
            self.button.hide()
        self._buttons = in_row(STRETCH, self.button, STRETCH, gap=SPACE[1])
        put(layout, SPACE[1], self._buttons, Stretch(3))

    def add_button(self, action: str) -> QPushButton:
        button = push_button(action)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button


class EmptyStates(Stack):
    """What is shown in place of a list that may be empty for several reasons."""

    state: EmptyState | None = None

    def say(self, title: str, sentence: str, action: str) -> EmptyState:
        """Show a message instead of the one before; the caller connects its button."""
        if self.state is not None:
            self.removeWidget(self.state)
            self.state.deleteLater()
        self.state = EmptyState(title, sentence, action)
        self.addWidget(self.state)
        return self.state
