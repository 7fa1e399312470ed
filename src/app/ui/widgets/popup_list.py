"""A popup at the caret: a text field with a short list of matches.

The page stays visible. Rows are data, which the caller provides for each text typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, overload

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QStyleOptionViewItem, QWidget

from app.domain.language import tr, tr_n
from app.ui.look import fonts, icons, painting, theme
from app.ui.look.mirror import mirrored
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SMALL_PX, SPACE, TEXT_PX
from app.ui.widgets.announcer import announce, says_current_row
from app.ui.widgets.beside import show_to_screen_readers
from app.ui.widgets.boxes import hairline, in_column
from app.ui.widgets.floating import MARGIN, Floating
from app.ui.widgets.marked_line import draw_marked
from app.ui.widgets.one_focus import OneFocus
from app.ui.widgets.rows import NOWHERE, Index, RowModel, RowPainter

ROW_PX, TWO_LINE_PX = 32, 46
SHOWN = 9
WIDTH = 380


@dataclass(frozen=True, slots=True)
class PopupRow:
    """One row. `key` is the caller's. `marks` are the matched letters, as (start, end) in `text`."""

    key: object
    text: str
    side: str = ""
    """Muted text beside it: a path, a kind."""
    below: str = ""
    """A second line, such as a snippet or a definition."""
    icon: str = ""
    color: int | None = None
    """A tag's hue, drawn as its square instead of an icon."""
    hint: str = ""
    """A key shown at the right, in its cap."""
    end: str = ""
    """Words at the right that are no key: how many there are, or that it is likely."""
    marks: tuple[tuple[int, int], ...] = ()
    below_marks: tuple[tuple[int, int], ...] = ()
    """The letters found in `below`."""
    description: str = ""
    """What a screen reader says at its end, such as a definition; not shown."""
    head: bool = False
    """A section head, which cannot be chosen."""
    checked: bool = False


class SeenRows(Sequence[PopupRow]):
    """Rows of one line, made when needed: only a few of many are seen before the next key."""

    def __init__(self, many: int, make: Callable[[int], PopupRow], last: Sequence[PopupRow]) -> None:
        """`make` returns one of `many` rows by its number; `last` follow them."""
        self._make, self._many, self._last = make, many, last
        self._made: dict[int, PopupRow] = {}

    def __len__(self) -> int:
        return self._many + len(self._last)

    @overload
    def __getitem__(self, at: int) -> PopupRow: ...
    @overload
    def __getitem__(self, at: slice) -> list[PopupRow]: ...
    def __getitem__(self, at: int | slice) -> PopupRow | list[PopupRow]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        if at >= self._many:
            return self._last[at - self._many]
        if at not in self._made:
            self._made[at] = self._make(at)
        return self._made[at]


class PopupRows(RowModel[PopupRow]):
    """The rows as a Qt model."""

    def text(self, row: PopupRow) -> str:
        return row.text

    def accessible_text(self, row: PopupRow) -> str:
        chosen = tr("chosen") if row.checked else ""
        return ", ".join(part for part in (row.text, row.side, row.below, row.end, chosen, row.description) if part)

    def tip(self, row: PopupRow) -> str:
        return row.below

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].head:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PopupPainter(RowPainter):
    """Draws a row: icon, text with the matched letters, hints beside and below, a key."""

    head_px, row_px, two_lines_px = 26, ROW_PX, TWO_LINE_PX
    hovers = False
    least_side = 24
    """Pixels of width from which the text beside the words is shown."""

    def height(self, row: PopupRow, number: int) -> int:
        return self.head_px if row.head else self.two_lines_px if row.below else self.row_px

    def draw(self, painter: QPainter, row: PopupRow, option: QStyleOptionViewItem, index: Index) -> None:
        colours, box = theme.current(), option.rect
        width = self._end_width(painter, row)
        line, text, below = self.places(row, box, width)
        self._sign(painter, row, line)
        at_end = mirrored(QRectF(line.right() - width, line.center().y() - 9, width, 18), line)
        if row.hint:
            painting.box(painter, at_end, 4, theme.colour(colours.chrome), theme.colour(colours.line))
        painter.setPen(theme.colour(colours.muted))
        painter.drawText(at_end, Qt.AlignmentFlag.AlignCenter, row.hint or row.end)
        wide = draw_marked(painter, mirrored(text, line), row.text, row.marks, TEXT_PX, colours.ink, colours.ink)
        side = text.adjusted(wide + SPACE[1], 0, 0, 0)
        if row.side and side.width() > self.least_side:
            draw_marked(painter, mirrored(side, line), row.side, (), SMALL_PX, colours.muted, colours.muted)
        if row.below:
            under = mirrored(below, line)
            draw_marked(painter, under, row.below, row.below_marks, SMALL_PX, colours.muted, colours.ink)

    def places(self, row: PopupRow, box: QRect, end: int) -> tuple[QRect, QRect, QRect]:
        """The rectangles of a row's first line, of the text before an end of this width, and of its second line."""
        high = ROW_PX - (8 if row.below else 0)
        line = QRect(box.left() + SPACE[1], box.top() + (4 if row.below else 0), box.width() - 2 * SPACE[1], high)
        text = QRect(line.left() + 24, line.top(), line.width() - 25 - end - SPACE[1], line.height())
        return line, text, QRect(text.left(), line.bottom() - 2, text.width(), 18)

    def _sign(self, painter: QPainter, row: PopupRow, line: QRect) -> None:
        middle = line.center().y()
        if row.color is not None:
            painting.tag_sign(painter, mirrored(QRectF(line.left() + 3, middle - 4.5, 10, 10), line), row.color, 3)
        sign = mirrored(QRectF(line.left(), middle - 7, 16, 16), line)
        if row.checked:
            icons.paint(painter, "check", sign, theme.current().ink)
        elif row.icon:
            icons.paint(painter, row.icon, sign, theme.current().muted)

    def _end_width(self, painter: QPainter, row: PopupRow) -> int:
        if not (words := row.hint or row.end):
            return 0
        painter.setFont(fonts.interface(11 if row.hint else SMALL_PX))
        return painter.fontMetrics().horizontalAdvance(words) + 12


class PopupView(OneFocus, QListView):
    """The rows; the field above them keeps the focus."""


class PopupList(Floating, QDialog):
    """The popup; a dialog to a screen reader. `find` returns the rows for what is typed."""

    chosen = Signal(object, object)
    """The row's key, and the keyboard modifiers it was chosen with."""
    closed = Signal()
    offers_first = True
    """Whether Enter chooses the first row while nothing is typed."""
    at_most = 0
    """The number of rows after which `find` leaves out further ones; 0 for no limit."""

    def __init__(
        self, parent: QWidget, name: str, find: Callable[[str], Sequence[PopupRow]], glyph: str, hint: str
    ) -> None:
        super().__init__(parent)
        self.float_above(parent)
        self._find, self._name = find, name
        self._counted = ("", -1)
        """The text for which the number of rows was announced, and that number."""
        self._is_refreshing = False
        self._fitted = (0, "")
        """The height of the rows and the text below them to which the popup was fitted last."""
        self.setProperty("look", "bare")
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setProperty("look", "bare")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(name)
        self.field.addAction(icons.icon(glyph), QLineEdit.ActionPosition.LeadingPosition)
        self.list = PopupView()
        self.rows = PopupRows()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(PopupPainter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("{name}: what was found").format(name=name))
        self.foot = PlainLabel(look="muted", wrap=True)
        self.foot.setContentsMargins(SPACE[1], 0, SPACE[1], SPACE[0])
        self.foot.hide()
        self._announcer = says_current_row(self.list, self.foot.text, self._new_count)
        in_column(self.field, hairline(), self.list, self.foot, on=self.card, gap=SPACE[0], margins=SPACE[1])
        self.field.textChanged.connect(self.refresh)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._choose(index.row(), Qt.KeyboardModifier.NoModifier))
        self.list.entered.connect(self._hover)

    def on_chosen(self, does: Callable[[Any], object]) -> None:
        """Let the popup close once a row is chosen, and `does` be called with its key."""
        self.chosen.connect(lambda key, _modifiers: (self.close(), does(key)))

    def open_at(self, caret: QRect, width: int = WIDTH) -> None:
        """Open under a rectangle of the screen, or above it if there is no room."""
        parent = self.parentWidget()
        room = width if parent is None else parent.window().width() - 2 * SPACE[1]
        self.setFixedWidth(min(width, room) + 2 * MARGIN)
        self._fitted = (0, "")
        self.refresh()
        self._come_up(caret)

    def _come_up(self, caret: QRect) -> None:
        self._announcer.remember(self.foot.text())  # with the dialog, by the screen reader
        self._place(caret)
        self.show()
        show_to_screen_readers(self)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, caret: QRect) -> None:
        self._caret = caret
        self.put_at(caret)

    def refresh(self) -> None:
        self._is_refreshing = True
        rows = self._find(self.field.text())
        self._say_if_nothing(not rows and bool(self.field.text().strip()))
        alike = isinstance(rows, SeenRows) or not any(row.head or row.below for row in rows)
        self.list.setUniformItemSizes(alike)  # one row is measured then, and not every one of them
        self.rows.show(rows)
        shown = min(len(rows), SHOWN)
        height = shown * ROW_PX if alike else sum(self.list.sizeHintForRow(i) for i in range(shown))
        self.list.setFixedHeight(max(height, 1) + 2 * self.list.frameWidth())
        first = self.first_row()
        self.list.setCurrentIndex(self.rows.index(first) if first is not None else NOWHERE)
        self._is_refreshing = False
        if (fitted := (height, self.foot.text())) != self._fitted:
            self._fitted = fitted
            self._fit()

    def _say_if_nothing(self, is_nothing: bool) -> None:
        """Say that nothing matches, where the popup says nothing itself."""
        said = tr("Nothing here has these letters")
        if is_nothing and not self.foot.text():
            self.say(said)
        elif not is_nothing and self.foot.text() == said:
            self.say("")

    def first_row(self) -> int | None:
        """The row that Enter would choose before an arrow key is pressed, or None."""
        if not self.offers_first and not self.field.text().strip():
            return None
        return next((i for i, row in enumerate(self.rows.rows) if not row.head), None)

    def _fit(self) -> None:
        """Adjust the height to the rows, staying beside the caret."""
        for layout in (self.card.layout(), self.layout()):
            if layout is not None:
                layout.invalidate()
                layout.activate()
        wrapped = self.heightForWidth(self.width())  # -1 while no words are below
        self.setFixedHeight(wrapped if wrapped > 0 else self.sizeHint().height())
        if self.isVisible():
            self._place(self._caret)

    def _new_count(self) -> str:
        """The number of rows in words; empty if it was returned for the same text before."""
        count = sum(not row.head for row in self.rows.rows)
        before, self._counted = self._counted, (self.field.text(), count)
        if self._counted == before:
            return ""
        if count and count == self.at_most:
            return tr("The best {n}").format(n=count)
        return tr_n("{n} found", "{n} found", count) if count else ""

    def tell(self, words: str) -> None:
        """Announce something about the popup, such as its current step."""
        announce(self, words)

    def current_key(self) -> object:
        """The key of the row that Enter would choose, or None."""
        index = self.list.currentIndex()
        return self.rows.rows[index.row()].key if index.isValid() else None

    def say(self, words: str, above: str = "") -> None:
        """Show a muted line at the bottom, and `above` it what is said with the current row."""
        self.foot.setText("\n".join(filter(None, (above, words))))
        self.foot.setAccessibleName(words)
        self.foot.setVisible(bool(words))
        if self.isVisible() and not self._is_refreshing:  # refreshing fits it at its end
            self._fit()

    def _hover(self, index: Index) -> None:
        if not self.rows.rows[index.row()].head:
            self.list.setCurrentIndex(self.rows.index(index.row()))

    def _move(self, step: int) -> None:
        count = len(self.rows.rows)
        at = self.list.currentIndex().row()
        if at < 0 and step < 0:
            at = count
        for _ in range(count):
            at = (at + step) % count
            if not self.rows.rows[at].head:
                self.list.setCurrentIndex(self.rows.index(at))
                return

    def _choose(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        if 0 <= row < len(self.rows.rows) and not self.rows.rows[row].head:
            self.chosen.emit(self.rows.rows[row].key, modifiers)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.rows.rows:
                self._move(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.enter(event.modifiers())
                return True
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def enter(self, modifiers: Qt.KeyboardModifier) -> None:
        """Handle Enter; a palette may treat Ctrl+Enter differently."""
        self._choose(self.list.currentIndex().row(), modifiers & ~Qt.KeyboardModifier.KeypadModifier)

    def closeEvent(self, event: object) -> None:
        self.closed.emit()
        super().closeEvent(event)  # type: ignore[arg-type]
