"""The rows of a profile: painted, separated by lines, and walked through with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.domain.language import tr
from app.ui.look import fonts, icons, painting, theme
from app.ui.look.mirror import isolated, mirrored
from app.ui.look.tokens import RADIUS, SMALL_PX, SPACE
from app.ui.widgets.boxes import tall_by_width
from app.ui.widgets.chips import CHIP_PX, ChipLook, paint_chip
from app.ui.widgets.marked_words import MarkedWords, Marking
from app.ui.widgets.side_list import CODE_PX, paint_sign
from app.ui.widgets.text_boxes import text_box, wrapping

EDGE = SPACE[1]
"""How far a row's ground reaches beyond its words on either side."""
PAD = 8
GAP = SPACE[2]
WIDTHS = 12
"""For how many widths a row remembers its height, while a layout tries."""
LEADING = 26
"""The line height of a sentence with marks, which have numbers above."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, and its width in pixels or as a share of the rest."""

    head: str
    width: int = 0
    part: int = 1
    right: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of a column. `ink` names a theme colour; a `link` is the key that a click goes to."""

    text: str = ""
    below: str = ""
    ink: str = "ink"
    semibold: bool = False
    serif: bool = False
    chip: ChipLook | None = None
    code: str = ""
    glyph: str = ""
    bar: int | None = None
    """The colour of a tag, as a bar before the words; -1 for a bar in the colour of lines."""
    link: str = ""
    marks: tuple[Marking, ...] = ()
    """The words of fields in a sentence, which is set in the serif."""

    @property
    def font(self) -> QFont:
        return fonts.reading(16) if self.serif else fonts.interface(semibold=self.semibold)

    @property
    def indent(self) -> int:
        """The indent of its text, after its icon."""
        if self.code:
            return CODE_PX + SPACE[1]
        return 18 if self.glyph else SPACE[2] if self.bar is not None else 0

    def accessible_text(self) -> str:
        """Its text for a screen reader."""
        return ", ".join(part for part in (self.text, self.below, self.chip.text if self.chip else "") if part)


def _marked(cell: Cell, width: int) -> MarkedWords:
    return MarkedWords(cell.text, cell.marks, cell.font, LEADING, max(60, width))


def spread(columns: Sequence[Column], width: int) -> list[QRect]:
    """The positions of the columns in a row of this width."""
    room = width - 2 * EDGE - GAP * (len(columns) - 1) - sum(column.width for column in columns)
    parts = sum(column.part for column in columns if not column.width) or 1
    boxes: list[QRect] = []
    left = EDGE
    for column in columns:
        wide = column.width or max(40, room * column.part // parts)
        boxes.append(QRect(left, PAD, wide, 0))
        left += wide + GAP
    return [mirrored(box, QRect(0, 0, width, 0)) for box in boxes]


class ProfileButton(QAbstractButton):
    """A selectable row or card of a profile. `key` identifies it: *fact:3*."""

    chosen = Signal(str)
    """It has the keyboard or was clicked."""
    opened = Signal(str)
    """Enter, or a double click."""
    moved = Signal(int)
    """An arrow key: to the row that many further on."""

    def __init__(self, key: str, accessible_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.is_chosen = False
        self.setAccessibleName(accessible_text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        tall_by_width(self, QSizePolicy.Policy.Expanding)

    def mark(self, chosen: bool) -> None:
        """Show whether it is selected; the selected one takes the focus by Tab."""
        self.is_chosen = chosen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 40)  # its height is always asked for with a width

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 24)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10,
                 Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}  # fmt: skip
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.key)
        elif key in steps:
            self.moved.emit(steps[Qt.Key(key)])
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.key)


class ProfileRow(ProfileButton):
    """One line of a table: wrapped text, chips, and links."""

    linked = Signal(str)
    """A link in it was clicked."""

    def __init__(self, key: str, columns: Sequence[Column], cells: Sequence[Cell]) -> None:
        said = "; ".join(
            f"{tr(column.head)}: {cell.accessible_text()}" if column.head else cell.accessible_text()
            for column, cell in zip(columns, cells, strict=True)
            if cell.accessible_text()
        )
        super().__init__(key, said)
        self._columns, self.cells = tuple(columns), tuple(cells)
        self._heights: dict[int, int] = {}
        self._over = QPoint(-1, -1)
        self.setMouseTracking(any(cell.link for cell in cells))
        self.clicked.connect(self._clicked)

    # --- measuring ---

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            pairs = zip(self.cells, spread(self._columns, width), strict=True)
            if len(self._heights) > WIDTHS:
                self._heights.clear()
            self._heights[width] = 2 * PAD + max(self._height(cell, box.width()) for cell, box in pairs)
        return self._heights[width]

    def _height(self, cell: Cell, width: int) -> int:
        if cell.chip is not None:
            return CHIP_PX
        return self._words(cell, width).height() + self._below(cell, width).height()

    def _words(self, cell: Cell, width: int) -> QRect:
        if cell.marks:
            return QRect(0, 0, width, _marked(cell, width - cell.indent).height)
        return text_box(cell.font, cell.text, width - cell.indent)

    def _below(self, cell: Cell, width: int) -> QRect:
        below = text_box(fonts.interface(SMALL_PX), cell.below, width - cell.indent)
        return below.adjusted(0, 0, 0, 2) if cell.below else below

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = painting.smooth(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -1.5)
        if self.is_chosen or self.hasFocus() or self.underMouse():
            lit = self.is_chosen or self.hasFocus()
            painting.box(painter, box, RADIUS, theme.colour(colours.accent_ground, 1.0 if lit else 0.45))
        if self.hasFocus():
            painting.ring(painter, box)
        painter.fillRect(QRectF(EDGE, self.height() - 1, self.width() - 2 * EDGE, 1), theme.colour(colours.line))
        for column, cell, place in zip(self._columns, self.cells, spread(self._columns, self.width()), strict=True):
            place.setHeight(self.height() - 2 * PAD)
            self._paint_cell(painter, column, cell, place)
        painter.end()

    def _paint_cell(self, painter: QPainter, column: Column, cell: Cell, box: QRect) -> None:
        colours = theme.current()
        if cell.chip is not None:
            paint_chip(painter, QPoint(box.left(), box.top() - 1), cell.chip, box)
            return
        line = QFontMetrics(cell.font).height()
        if cell.code:
            sign = mirrored(QRect(box.left(), box.top(), CODE_PX, line), box)
            paint_sign(painter, cell.code, False, sign.left(), box.top() + line // 2)
        if cell.glyph:
            ink = colours.accent if cell.link else colours.muted
            glyph = QRectF(box.left(), box.top() + line / 2 - 7, 14, 14)
            icons.paint(painter, cell.glyph, mirrored(glyph, box), ink)
        if cell.bar is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tag_colour(cell.bar) if cell.bar >= 0 else theme.colour(colours.line))
            bar = QRectF(box.left(), box.top() + 1, 3, box.height() - 2)
            painter.drawRoundedRect(mirrored(bar, box), 1.5, 1.5)
        inside = mirrored(box.adjusted(cell.indent, 0, 0, 0), box)
        if cell.marks:
            _marked(cell, inside.width()).paint(painter, QPointF(inside.topLeft()), theme.colour(colours.ink))
        else:
            self._paint_text(painter, column, cell, inside, box)
        if cell.below:
            painting.write_in(painter, fonts.interface(SMALL_PX), colours.muted)
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            top = self._words(cell, box.width()).height() + 2
            wrap = wrapping(painter.fontMetrics(), cell.below, inside.width())
            painter.drawText(inside.adjusted(0, top, 0, 0), int(side) | wrap, isolated(cell.below))

    def _paint_text(self, painter: QPainter, column: Column, cell: Cell, inside: QRect, box: QRect) -> None:
        colours = theme.current()
        over = bool(cell.link) and box.contains(self._over)
        face = QFont(cell.font)
        face.setUnderline(over)
        painting.write_in(painter, face, colours.accent if cell.link else getattr(colours, cell.ink))
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            inside, int(side) | wrapping(painter.fontMetrics(), cell.text, inside.width()), isolated(cell.text)
        )

    # --- the mouse ---

    def link_at(self, at: QPoint) -> str:
        """The key of the link at a point; empty without one."""
        for cell, box in zip(self.cells, spread(self._columns, self.width()), strict=True):
            wide = QFontMetrics(cell.font).horizontalAdvance(cell.text) + cell.indent
            shown = QRect(box.left(), box.top(), min(box.width(), wide + 2), QFontMetrics(cell.font).height())
            if cell.link and mirrored(shown, box).contains(at):
                return cell.link
        return ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over = event.position().toPoint()
        self.update()
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._over = event.position().toPoint()
        super().mousePressEvent(event)

    def leaveEvent(self, event: object) -> None:
        self._over = QPoint(-1, -1)
        super().leaveEvent(event)  # type: ignore[arg-type]

    def _clicked(self) -> None:
        if key := self.link_at(self._over):
            self.linked.emit(key)
        else:
            self.chosen.emit(self.key)


class TableHead(QWidget):
    """The column headers, in muted ink above a line."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self.setFixedHeight(28)
        self.setAccessibleName(
            tr("Columns: {names}").format(names=", ".join(tr(column.head) for column in columns if column.head))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painting.write_in(painter, fonts.interface(SMALL_PX), colours.muted)
        for column, box in zip(self._columns, spread(self._columns, self.width()), strict=True):
            box.setTop(0)
            box.setHeight(self.height() - 1)
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), tr(column.head) if column.head else "")
        painter.fillRect(QRectF(EDGE, self.height() - 1, self.width() - 2 * EDGE, 1), theme.colour(colours.line))
        painter.end()
