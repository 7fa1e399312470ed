"""The base class of dialogs: a title, one column of fields or cards, an error message, buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from app.domain.errors import UserError
from app.domain.language import tr
from app.ui.base import keys
from app.ui.base.help_words import word
from app.ui.base.session import Session
from app.ui.look import fonts
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.announcer import announce
from app.ui.widgets.boxes import STRETCH, in_column, in_row, nest, put, styled
from app.ui.widgets.half_typed_words import HalfTypedWords, TextField
from app.ui.widgets.labels import Scrolled, head, key_hint, muted, push_button
from app.ui.widgets.leads import Leads
from app.ui.widgets.many_lines import ManyLines
from app.ui.widgets.place import help_word_at
from app.ui.widgets.typed import OVERTAKEN

T = TypeVar("T")
TITLE_PX = 22
LABEL_PX = 92
"""Width of the column of labels, so that the fields of every dialog are aligned."""
BESIDE_PX = 58
TALL_PX = 40
MOST = QSize(10_000, 10_000)
"""The maximum size of a dialog over no window."""


def room_over(parent: QWidget | None) -> QSize:
    """The maximum size of a dialog over a window, or over another dialog of it."""
    while parent is not None and (above := parent.window().parentWidget()) is not None:
        parent = above
    return MOST if parent is None else parent.window().size() - QSize(SPACE[5], SPACE[5])


class Sheet(QDialog):
    """A dialog with one column. Enter accepts, or presses the button that has the keyboard; Escape cancels.

    Open it with `open()`, never with `exec()`.
    """

    help_word = "workspace"
    """The term that F1 explains, unless the focused widget has its own."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str = "", width: int = 480) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(min(width, room_over(parent).width()))
        self._primary: QPushButton | None = None
        self._foot_keys: list[QWidget] = []
        self._scrolled: Scrolled | None = None
        self.heading = PlainLabel(title, font=fonts.reading(TITLE_PX), wrap=True)
        self.sentence = muted(sentence)
        if not sentence:
            self.sentence.hide()
        self.body, self.foot = in_column(gap=SPACE[3]), in_row(gap=SPACE[1])
        self.problem = PlainLabel(look="warning", wrap=True)
        self.problem.hide()
        self.help_line = muted("")
        self.help_line.hide()
        opening = in_column(self.heading, self.sentence, gap=SPACE[0])
        rows = opening, (self.body, 1), self.problem, self.help_line, self.foot
        self._laid = in_column(*rows, on=self, gap=SPACE[3], margins=(SPACE[4], SPACE[4], SPACE[4], SPACE[3]))

    def take_room(self, width: int, height: int) -> None:
        """Set the size, as far as there is room. In a narrow foot the keys are hidden."""
        room = room_over(self.parentWidget())
        self.resize(max(min(width, room.width()), self.minimumWidth()), min(height, room.height()))
        crowded = self.foot.sizeHint().width() > self.width() - 2 * SPACE[4]
        for key in self._foot_keys:
            key.setVisible(not crowded)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the body scroll in a window that is too small for it."""
        room, least = room_over(self.parentWidget()), self._laid.totalMinimumSize()
        is_small = least.width() > room.width() or least.height() > room.height()
        if is_small and not event.spontaneous() and self._scrolled is None:
            self._scroll()
            self._laid.activate()
            self.resize(self.size().boundedTo(room))
        elif not self.problem.isHidden() and not event.spontaneous():
            self._grow()
        if self.focusWidget() is None:
            self._begin()
        super().showEvent(event)

    def _begin(self) -> None:
        """Give the default button the keyboard where there are only buttons; Qt does not if words to copy are there."""
        stops = [one for one in self.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        only_buttons = all(isinstance(one, QPushButton) for one in stops if one.isVisibleTo(self))
        if only_buttons and self._primary is not None and self._primary.isEnabled():
            self._primary.setFocus()

    def _grow(self) -> None:
        """Make room for wrapped lines, which Qt does not in a dialog that has a size."""
        self._laid.activate()
        width = max(self.width(), self._laid.totalMinimumSize().width())
        self.resize(width, max(self.height(), self._laid.totalHeightForWidth(width)))

    def _scroll(self) -> None:
        held, inside = self.focusWidget(), QWidget()
        self._laid.removeItem(self.body)
        self.body.setParent(None)
        inside.setLayout(self.body)
        self._scrolled = Scrolled(inside, clear=True)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._laid.insertWidget(1, self._scrolled, 1)
        if held is not None:
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the foot ---

    def add_foot(self, accept: str, leave: str | None = None, *, hint: str = "", keyed: bool = False) -> QPushButton:
        """Add the buttons; `accept` is the default. `hint` names keys at the left, `keyed` shows one after each."""
        self.foot_hint = muted(hint, wrap=False)
        put(self.foot, self.foot_hint, STRETCH)
        if leave != "":
            self.leave_button = self.button(tr("Cancel") if leave is None else leave, self.reject)
            self.foot.addWidget(self.leave_button)
            self._put_key("Esc", keyed)
        primary = self.button(accept, self.submit)
        primary.setProperty("look", "primary")
        primary.setDefault(True)
        self.foot.addWidget(primary)
        self._put_key("Ctrl+Enter", keyed)
        self._primary = primary
        return primary

    def _put_key(self, key: str, shown: bool) -> None:
        if shown:
            self._foot_keys.append(key_hint(key))
            self.foot.addWidget(self._foot_keys[-1])

    def button(self, text: str, callback: Callable[[], object], glyph: str = "") -> QPushButton:
        """A button; Enter presses it while it has the keyboard, and the default one while no button has."""
        return push_button(text, lambda _checked=False: callback(), glyph=glyph)

    def submit(self) -> None:
        """The action of the default button."""
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter accepts from multi-line fields too."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._primary is not None:
            self._primary.click()
        elif QKeySequence(event.keyCombination()) == QKeySequence(keys.current().of("help.here")):
            self.put_help_below()
        elif enter and isinstance(button := self.focusWidget(), QToolButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def put_help_below(self) -> None:
        """Show and announce the explanation of the term."""
        found = word(help_word_at(self.focusWidget(), self) or self.help_word)
        if found is not None:
            said = f"{tr(found.title)}: {tr(found.sentence)}"
            self.help_line.setText(said)
            self.help_line.show()
            announce(self, said)

    # --- what is typed ---

    def keep_words(self, session: Session, what: str, thing_id: int, fields: Mapping[str, TextField]) -> None:
        """Keep what is typed in these fields until the dialog is left, and restore what was kept before a kill."""
        kept = HalfTypedWords(self, session, what, thing_id, fields)
        self.finished.connect(lambda _result: kept.end())
        if kept.came_back():
            meanwhile = (tr(OVERTAKEN).format(field=field.accessibleName()) for field in kept.overtaken())
            self.complain(" ".join((tr("Typed before and not saved."), *meanwhile)))

    # --- what is wrong ---

    def complain(self, sentence: str, field: QWidget | None = None) -> None:
        """Show an error, and focus the field it is about. An empty sentence clears it."""
        self.problem.say(sentence)
        if sentence and self.isVisible():
            self._grow()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def attempt(self, action: Callable[[], T], field: QWidget | None = None) -> tuple[T] | None:
        """Run an action; a `UserError` is shown and None returned."""
        try:
            return (action(),)
        except UserError as error:
            self.complain(str(error), field)
            return None


class LabelGrid(QGridLayout):
    """Labels in one column, fields in the next. `&` in a label marks its mnemonic."""

    def __init__(self, *rows: tuple[str, QWidget]) -> None:
        super().__init__()
        self.setHorizontalSpacing(SPACE[2])
        self.setVerticalSpacing(SPACE[1])
        self.setColumnMinimumWidth(0, LABEL_PX)
        self.setColumnStretch(1, 1)
        for label, field in rows:
            self.add(label, field)

    def add(self, label: str, field: QWidget, beside: tuple[str, QWidget, int] | None = None) -> QLabel:
        """Add a field with its label. `beside` is a second, short field of this width with its own label."""
        row = self.rowCount()
        name = field_label(label, field)
        top = 6 if field.sizeHint().height() > TALL_PX or isinstance(field, QPlainTextEdit) else 0
        name.setContentsMargins(0, top, 0, 0)
        at = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
        self.addWidget(name, row, 0, at | Qt.AlignmentFlag.AlignLeft)
        if beside is None:
            self.addWidget(field, row, 1)
        else:
            other, widget, width = beside
            name_beside = field_label(other, widget)
            name_beside.setFixedWidth(BESIDE_PX)
            widget.setFixedWidth(width)
            nest(self, in_row((field, 1), name_beside, widget, gap=SPACE[2]), row, 1)
        return name


def field_label(text: str, field: QWidget) -> QLabel:
    """The label of a field, which is also its accessible name."""
    label = muted(text, wrap=False)
    if isinstance(field, Leads) and field.leads_to is not None:
        field = field.leads_to
    label.setBuddy(field)
    for one in (label, field):  # else Orca keeps the name that the label had before it belonged to a field
        one.setAccessibleName(text.replace("&", ""))
    return label


class Lines(ManyLines):
    """A field of a few lines."""

    def __init__(self, text: str, lines: int, placeholder: str = "") -> None:
        super().__init__(text)
        self.document().setDocumentMargin(2)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.interface())
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 2 * SPACE[1])

    def value(self) -> str:
        return self.toPlainText().strip()

    def items(self) -> tuple[str, ...]:
        """The non-empty lines, with single spaces."""
        return tuple(words for line in self.toPlainText().splitlines() if (words := " ".join(line.split())))


def card(*widgets: QWidget, margin: int | None = None) -> QFrame:
    """A card with these widgets in one column; `margin` overrides the usual one, as around a list."""
    frame = styled(QFrame(), "card")
    around = (SPACE[3], SPACE[2], SPACE[3], SPACE[2]) if margin is None else margin
    in_column(*widgets, on=frame, gap=SPACE[1], margins=around)
    return frame


def figures(lines: Iterable[tuple[int, str]]) -> QWidget:
    """Counts in one column, flush right, each with what is counted beside it."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE[2])
    grid.setVerticalSpacing(SPACE[0])
    grid.setColumnStretch(1, 1)
    for number, (count, words) in enumerate(lines):
        figure = PlainLabel(f"{count:,}", font=fonts.interface(semibold=True))
        grid.addWidget(figure, number, 0, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(PlainLabel(words), number, 1)
    return made


def section(text: str, of: QWidget | None = None) -> QLabel:
    """A section heading of a dialog; `of` is the one field in it that is called so."""
    label = head(text)
    if of is not None:
        label.setBuddy(of)
    label.setContentsMargins(0, SPACE[0], 0, 0)
    return label


def strong(text: str) -> PlainLabel:
    """A line of emphasised plain text."""
    return PlainLabel(text, font=fonts.interface(semibold=True), wrap=True)


def small(text: str) -> QLabel:
    """A muted line of plain text, selectable, as for a path."""
    label = muted(text)
    label.setFont(fonts.interface(SMALL_PX))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
