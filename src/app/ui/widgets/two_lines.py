"""A list of two lines a row, as for backups, operations and findings: what it is, and under it what else to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.look import fonts, icons, theme
from app.ui.look.mirror import isolated, mirrored
from app.ui.look.plain import as_tip
from app.ui.look.tokens import RADIUS, SMALL_PX, SPACE
from app.ui.widgets.marked_line import elided
from app.ui.widgets.row_model import NOWHERE, Index

ROW_PX, HEAD_PX = 46, 30
ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `key` is the caller's."""

    key: object
    title: str
    below: str = ""
    extra: str = ""
    """What follows the title on its line, muted."""
    side: str = ""
    """What stands at the right, muted."""
    glyph: str = ""
    dim: bool = False
    """Shown in the muted ink, as for what was undone."""
    head: bool = False
    """A head over the rows that follow; it cannot be chosen."""

    def words(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(part for part in (self.title, self.extra, self.below, self.side) if part)


class LineModel(QAbstractListModel):
    """Rows, of which `more` may give further ones as the list is scrolled."""

    def __init__(self, lines: Sequence[Line] = (), more: Callable[[], Sequence[Line]] | None = None) -> None:
        super().__init__()
        self.lines = list(lines)
        self._more = more
        self._at_end = more is None

    def show(self, lines: Sequence[Line]) -> None:
        """Show these rows from the start."""
        self.beginResetModel()
        self.lines = list(lines)
        self._at_end = self._more is None
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        return not self._at_end

    def fetchMore(self, parent: Index) -> None:
        further = list(self._more()) if self._more is not None else []
        if not further:
            self._at_end = True
            return
        self.beginInsertRows(NOWHERE, len(self.lines), len(self.lines) + len(further) - 1)
        self.lines += further
        self.endInsertRows()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.words()
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(f"{line.title} {line.extra}".strip()) if line.extra else None
        return line if role == ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.lines[index.row()].head:
            return Qt.ItemFlag.NoItemFlags  # an enabled one would stop the arrow keys
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TwoLinesPainter(QStyledItemDelegate):
    """Paints a row of two lines, or the head of a section."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, HEAD_PX if index.data(ROLE).head else ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(ROLE)
        colours = theme.current()
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(colours.accent_ground))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), RADIUS, RADIUS)
        inside = box.adjusted(SPACE[2], 5, -SPACE[2], -5)
        if line.head:
            painter.setPen(theme.colour(colours.muted))
            painter.setFont(fonts.interface(SMALL_PX, semibold=True))
            painter.drawText(inside, Qt.AlignmentFlag.AlignBottom, line.title)
        else:
            self._row(painter, line, inside)
        painter.restore()

    def _row(self, painter: QPainter, line: Line, inside: QRect) -> None:
        colours = theme.current()
        if line.glyph:
            sign = QRectF(inside.left(), inside.center().y() - 8, 17, 17)
            icons.paint(painter, line.glyph, mirrored(sign, inside), colours.muted)
            inside = mirrored(inside.adjusted(17 + SPACE[2], 0, 0, 0), inside)
        middle = Qt.AlignmentFlag.AlignVCenter
        small = fonts.interface(SMALL_PX)
        if line.side:
            painter.setFont(small)
            painter.setPen(theme.colour(colours.muted))
            painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, line.side)
            used = painter.fontMetrics().horizontalAdvance(line.side) + SPACE[2]
            inside = mirrored(inside.adjusted(0, 0, -used, 0), inside)
        half = inside.height() // 2 if line.below else inside.height()
        top = QRect(inside.left(), inside.top(), inside.width(), half)
        painter.setFont(fonts.interface())
        painter.setPen(theme.colour(colours.muted if line.dim else colours.ink))
        used = _draw(painter, top, line.title)
        painter.setPen(theme.colour(colours.muted))
        if line.extra:
            _draw(painter, mirrored(top.adjusted(used + SPACE[1], 0, 0, 0), top), line.extra)
        painter.setFont(small)
        _draw(painter, QRect(inside.left(), inside.top() + half, inside.width(), half), line.below, ours=True)


def _draw(painter: QPainter, box: QRect, words: str, *, ours: bool = False) -> int:
    """Draw words in one line, cut where there is no room. Returns how wide they are.

    Those of the workspace run as they do there; `ours` run as the window does.
    """
    if box.width() < 12 or not words:
        return 0
    shown = elided(painter.fontMetrics(), words, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown if ours else isolated(shown))
    return painter.fontMetrics().horizontalAdvance(shown)


class LineList(QListView):
    """The list. Double click is what Enter does in its dialog."""

    chosen = Signal(object)

    def __init__(self, model: LineModel, name: str, shown: int = 7) -> None:
        super().__init__()
        self.lines = model
        self.setModel(model)
        self.setItemDelegate(TwoLinesPainter(self))
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(ROW_PX * max(1, min(model.rowCount(), shown)) + 4)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.data(ROLE).key))
        self.choose_first()

    def choose_first(self) -> None:
        """Put the keyboard's row on the first that can be chosen."""
        first = next((number for number, line in enumerate(self.lines.lines) if not line.head), None)
        if first is not None:
            self.setCurrentIndex(self.lines.index(first))

    def current_key(self) -> object:
        """The key of the chosen row, or None."""
        index = self.currentIndex()
        return index.data(ROLE).key if index.isValid() else None
