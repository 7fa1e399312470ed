"""Building blocks of forms: labelled fields in one column, with the parsed value or the error below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QCompleter,
    QLabel,
    QLineEdit,
    QRadioButton,
    QToolButton,
    QWidget,
)

from app.domain.language import tr
from app.ui.look import fonts, icons, painting, theme
from app.ui.look.mirror import at_start, margins, mirrored
from app.ui.look.plain import PlainLabel, as_tip, on_button
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.boxes import in_column, in_row, put, styled
from app.ui.widgets.flow import Flow
from app.ui.widgets.labels import head, muted
from app.ui.widgets.leads import Leads, LeadsOn
from app.ui.widgets.many_lines import ManyLines
from app.ui.widgets.radio_row import RadioGroup, radio_name

E = TypeVar("E", bound=StrEnum)
NAME_ROLE = int(Qt.ItemDataRole.UserRole)
OFFER_ROLE = NAME_ROLE + 1


class FormRow(QBoxLayout):
    """Widgets side by side, or stacked if there is little room."""

    def __init__(self, gap: int = SPACE[1], inset: tuple[int, int] = (0, 0)) -> None:
        """`inset` is the space at both ends; at the start it is omitted if there is little room."""
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._gap, self._inset = gap, inset
        self.stack(narrow=False)

    def stack(self, *, narrow: bool) -> None:
        self.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.setSpacing(SPACE[0] if narrow and self._gap < SPACE[3] else self._gap)
        before, behind = self._inset
        self.setContentsMargins(margins(0 if narrow else before, 0, behind, 0))


def stack_rows(widget: QWidget, *, narrow: bool) -> None:
    """Arrange all rows in a widget for the room there is."""
    for row in widget.findChildren(FormRow):
        row.stack(narrow=narrow)
    for room in widget.findChildren(QWidget, CROSS_ROOM):
        room.setVisible(narrow)


ANY_LENGTH = 2**31 - 1
"""The maximum length of a line: by default Qt silently cuts text after 32,767 characters."""
WORDS_AT, RING_PX = 26, 5
"""Where the text of a tick begins."""
CROSS_ROOM = "room of a cross"
"""The object name of the space at the end of a stacked field, by which it is as wide as the fields below it."""


class FormField(QWidget):
    """A label of 12 px, the widget under it, the evidence beside it, and a line for the parsed value or the error."""

    def __init__(self, label: str, widget: QWidget, beside: QWidget | None = None) -> None:
        super().__init__()
        self.widget = widget
        layout = in_column(on=self, gap=3, margins=0)
        self.label = at_start(muted(label, wrap=False))
        # A screen reader says a label before its widget's own name, and labels of no widget as text of the whole form.
        self.label.setBuddy(widget if widget.accessibleName() in ("", label) else self)
        if not label:
            self.label.hide()
        layout.addWidget(self.label)
        row = in_row((widget, 1), gap=SPACE[1])
        if beside is not None:
            row.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        put(layout, row)
        self.below = at_start(muted(""))
        self.below.hide()
        self.wrong = False  # whether the line below is an error
        put(layout, in_row((self.below, 1), 0 if beside is None else beside.sizeHint().width() + SPACE[1]))
        if label and not widget.accessibleName():
            widget.setAccessibleName(label)

    def take_keyboard(self) -> None:
        """Focus the widget, or its first part that takes the focus."""
        led = self.widget.leads_to if isinstance(self.widget, Leads) else None
        inside = [led or self.widget, *self.widget.findChildren(QWidget)]
        wanted = next((one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()), None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Show a line below the field: the parsed value, or the error."""
        self.wrong = wrong and bool(sentence)
        self.below.say(sentence)
        look = "warning" if wrong else "muted"
        self.below.setContentsMargins(*((SPACE[1], SPACE[0], SPACE[1], SPACE[0]) if wrong else (0, 0, 0, 0)))
        if self.below.property("look") != look:
            self.below.setProperty("look", look)
            self.below.style().unpolish(self.below)
            self.below.style().polish(self.below)
            self.below.updateGeometry()
        self.widget.setAccessibleDescription(sentence)


class FormSection(QWidget):
    """A heading with the fields under it."""

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        self.rows = in_column(on=self, gap=SPACE[2], margins=0)
        line = in_row(head(title))
        if hint:
            line.addWidget(muted(hint), 1)
        put(self.rows, line)

    def add(self, *widgets: QWidget, stretch: Sequence[int] = ()) -> None:
        if len(widgets) == 1:
            self.rows.addWidget(widgets[0])
            return
        row = FormRow(SPACE[3])
        for number, widget in enumerate(widgets):
            row.addWidget(widget, stretch[number] if stretch else 1, Qt.AlignmentFlag.AlignTop)
        put(self.rows, row)


class Segments(Leads, QWidget, Generic[E]):
    """A choice among few terms, all visible."""

    chosen = Signal()

    def __init__(self, terms: Sequence[E], text: Callable[[E], str], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        layout = Flow(self, SPACE[0])
        self.terms = list(terms)
        self._group = RadioGroup(self)
        for number, one in enumerate(self.terms):
            button = styled(QRadioButton(on_button(text(one))), "segment")
            button.setFont(fonts.interface())
            button.setFixedHeight(30)
            button.setAccessibleName(radio_name(name, text(one)))
            self._group.addButton(button, number)
            layout.addWidget(button)
        self._group.idToggled.connect(lambda number, on: self._toggled(number) if on else None)
        self._group.button(0).setChecked(True)

    def _toggled(self, number: int) -> None:
        self.leads_to = self._group.button(number)  # as Tab comes to what is chosen
        self.chosen.emit()

    def value(self) -> E:
        return self.terms[self._group.checkedId()]

    def set_value(self, value: E) -> None:
        self._group.button(self.terms.index(value)).setChecked(True)


_GOES_ON = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggested completion, with a hint and the value it gives."""

    name: str
    beside: str = ""
    meaning: object = None


class OneLine(QLineEdit):
    """A line of text. What is longer than it is seen from its beginning once the keyboard goes on; Tab, which selects
    all, would leave it at its end."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in _GOES_ON:
            self.setCursorPosition(0)


class NameField(OneLine):
    """A name with completion from known ones; any other name may be typed as well."""

    accepted = Signal(object)
    """The `Offer` that was chosen."""

    def __init__(
        self, find: Callable[[str], Sequence[Offer]], name: str, hint: str = "", *, only_known: bool = False
    ) -> None:
        """Where `only_known` names are meant, Enter chooses the only one that is offered."""
        super().__init__()
        self._find, self._only_known = find, only_known
        self._model = QStandardItemModel(self)
        self._pointed: Offer | None = None
        self.setMaxLength(ANY_LENGTH)
        self.setFixedHeight(30)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.textEdited.connect(self._offer)
        self.editingFinished.connect(self._settle)

    def _make_completer(self) -> QCompleter:
        """Called when something is typed first: a list for each of a form's many names would slow opening it."""
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(NAME_ROLE)
        completer.setMaxVisibleItems(10)
        popup = completer.popup()
        assert popup is not None
        popup.setMinimumWidth(360)
        completer.activated.connect(lambda _name: self._settle())
        popup.selectionModel().currentChanged.connect(self._point_at)
        self.setCompleter(completer)
        return completer

    def setText(self, text: str | None, /) -> None:
        """Show a name from its beginning."""
        super().setText(text or "")
        self.setCursorPosition(0)

    def _offer(self, typed: str) -> None:
        self._pointed = None
        self._model.clear()
        for offer in self._find(typed) if typed.strip() else ():
            item = QStandardItem(f"{offer.name}   {offer.beside}".rstrip())
            item.setData(offer.name, NAME_ROLE)
            item.setData(offer, OFFER_ROLE)
            item.setEditable(False)
            self._model.appendRow(item)
        if self._model.rowCount():
            colours = theme.current()
            completer = self.completer() or self._make_completer()
            popup = completer.popup()
            assert popup is not None
            popup.setStyleSheet(
                f"QListView {{ background: {colours.card}; border: 1px solid {colours.line}; outline: 0; }}"
                "QListView::item { padding: 3px 4px; }"
            )
            completer.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer() if self._only_known and self._model.rowCount() == 1 else None
        popup = completer.popup() if completer is not None else None
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or popup is None or not popup.isVisible():
            super().keyPressEvent(event)
            return
        popup.hide()
        self.setText(self._model.item(0).data(NAME_ROLE))
        self._settle()

    def _point_at(self, index: QModelIndex) -> None:
        offer = index.data(OFFER_ROLE) if index.isValid() else None
        self._pointed = offer if isinstance(offer, Offer) else self._pointed

    def _settle(self) -> None:
        """Accept the offer of the typed or completed name; of several, the one that was pointed at."""
        offers: list[Offer] = [self._model.item(row).data(OFFER_ROLE) for row in range(self._model.rowCount())]
        meant = [offer for offer in offers if offer.name.casefold() == self.text().strip().casefold()]
        if meant:
            offer = self._pointed if self._pointed in meant else meant[0]
            if self.text() != offer.name:
                self.setText(offer.name)
            self.accepted.emit(offer)
        self._model.clear()


class Tick(QCheckBox):
    """A checkbox drawn in the theme's colours in every state."""

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(WORDS_AT + words.width() + RING_PX, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = painting.smooth(self)
        alpha = 1.0 if self.isEnabled() else 0.5
        box = mirrored(QRectF(1.5, self.height() / 2 - 7.5, 15, 15), self.rect())
        on = self.isChecked()
        edge = theme.colour(colours.accent if on or self.hasFocus() else colours.muted, alpha)
        painting.box(painter, box, 4, theme.colour(colours.accent if on else colours.card, alpha), edge)
        if on:
            icons.paint(painter, "check", box.adjusted(1.5, 1.5, -1.5, -1.5), colours.on_accent, alpha)
        painting.write_in(painter, self.font(), colours.ink if self.isEnabled() else colours.muted)
        words = mirrored(self.rect().adjusted(WORDS_AT, 0, 0, 0), self.rect())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())
        if self.hasFocus():  # the box alone looks the same where it is checked
            around = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painting.box(painter, around, 4, Qt.BrushStyle.NoBrush, theme.colour(colours.accent))
        painter.end()


class Prose(ManyLines):
    """A text field that grows with its text."""

    edited = Signal()

    def __init__(self, name: str, hint: str = "", lines: int = 2) -> None:
        super().__init__()
        self._least = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self.edited)
        self.textChanged.connect(self._grow)
        self._grow()

    def setPlaceholderText(self, text: str, /) -> None:
        """Show a hint at once; Qt paints only one that comes or goes."""
        super().setPlaceholderText(text)
        self.viewport().update()

    def _grow(self) -> None:
        lines, block = 0, self.document().firstBlock()
        while block.isValid():
            self.blockBoundingRect(block)  # lays the block out at the width there is now
            lines += max(1, block.layout().lineCount())
            block = block.next()
        self.setFixedHeight(min(max(self._least, lines), 16) * self.fontMetrics().lineSpacing() + 14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


LINK_PX, CROSS_PX = 44, 28
"""The widths of the columns of evidence links and of remove buttons."""


def in_columns(link: QWidget | None = None, *, last: bool = True) -> QWidget:
    """Columns at the right of a field: its link, or as much space, and space for the remove button.

    Of fields that share a row only the last has them, unless they are stacked.
    """
    box = QWidget()
    row = in_row(on=box, gap=0, margins=0)
    if link is not None:
        row.addWidget(link)
    room = QWidget()
    room.setFixedWidth(SPACE[1] + CROSS_PX + (LINK_PX if link is None else 0))
    if not last:
        room.setObjectName(CROSS_ROOM)
        room.hide()
    row.addWidget(room)
    return box


class RemarkBelow(FormField):
    """A line about the fields above it, visible while it has text."""

    def __init__(self) -> None:
        self._leads = LeadsOn()
        super().__init__("", self._leads)
        self._leads.hide()
        self.hide()

    def say(self, sentence: str, *, wrong: bool = False, of: QWidget | None = None) -> None:
        """Show a line, which is about the field `of`: that gets the focus instead of it."""
        self._leads.leads_to = of
        super().say(sentence, wrong=wrong)
        self.setVisible(bool(sentence))


def line_edit(name: str, hint: str = "", text: str = "") -> QLineEdit:
    """A single-line field."""
    field = OneLine()
    field.setMaxLength(ANY_LENGTH)
    field.setText(text)
    field.setFixedHeight(30)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def remove_button(what: str) -> QToolButton:
    """A small cross that removes a row."""
    button = QToolButton()
    button.setIcon(icons.icon("x"))
    button.setIconSize(QSize(14, 14))
    button.setFixedSize(CROSS_PX, 28)
    button.setToolTip(as_tip(tr("Take out {what}").format(what=what)))
    button.setAccessibleName(tr("Take out {what}").format(what=what))
    return button


def add_button(text: str) -> QToolButton:
    """A quiet *+ Party* button."""
    button = QToolButton()
    button.setIcon(icons.icon("plus"))
    button.setIconSize(QSize(14, 14))
    button.setText(text)
    button.setFont(fonts.interface(SMALL_PX))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def title_label(text: str) -> QLabel:
    """The serif title of a pane."""
    return PlainLabel(text, font=fonts.reading(20, semibold=True), wrap=True)
