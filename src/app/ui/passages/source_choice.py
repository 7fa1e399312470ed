"""Choosing whose passages are shown: all sources, or one, each with how many it has."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.language import tr, tr_n
from app.domain.sources import SourceRow
from app.ui import fonts, theme
from app.ui.mirror import isolated, mirrored
from app.ui.read.source_list import Index
from app.ui.tokens import RADIUS, SMALL_PX, SPACE

ROW_PX = 27
SHOWN = 7
"""How many lines are shown before the list scrolls."""
_NOWHERE = QModelIndex()
CHOICE_ROLE = int(Qt.ItemDataRole.UserRole)
Choice = tuple[int | None, str, int]
"""A source's id (None for all), what is written, and how many passages."""


class SourceChoices(QAbstractListModel):
    """The lines as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: tuple[Choice, ...] = ()

    def show(self, choices: tuple[Choice, ...]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choices[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return choice[1]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice[1]}, {tr_n('{n} passage', '{n} passages', choice[2])}"
        return choice if role == CHOICE_ROLE else None


class ChoicePainter(QStyledItemDelegate):
    """One line: a title and a number."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        _source, text, count = index.data(CHOICE_ROLE)
        wearing = theme.current()
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(wearing.accent_ground, 1.0 if chosen else 0.5))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        inside = box.adjusted(SPACE[1], 0, -SPACE[1], 0)
        painter.setFont(fonts.interface(SMALL_PX))
        painter.setPen(theme.colour(wearing.muted))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{count:,}")
        room = painter.fontMetrics().horizontalAdvance(f"{count:,}") + SPACE[1]
        inside = mirrored(inside.adjusted(0, 0, -room, 0), inside)
        painter.setFont(fonts.interface())
        painter.setPen(theme.colour(wearing.ink))
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, isolated(words))
        painter.restore()


class SourceChoice(QListView):
    """As the current line moves, the list of passages follows."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = SourceChoices()
        self.setModel(self._choices)
        self.setItemDelegate(ChoicePainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Sources"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(SPACE[1], 0, SPACE[0], 0)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_rows(self, rows: tuple[SourceRow, ...]) -> None:
        """Show these sources, with all of them first."""
        everything: Choice = (None, tr("All sources"), sum(row.passages for row in rows))
        choices = (everything, *((row.id, row.meta.title or tr("Untitled source"), row.passages) for row in rows))
        if choices != self._choices.choices:
            self.selectionModel().blockSignals(True)
            self._choices.show(choices)
            self.selectionModel().blockSignals(False)
        self.setFixedHeight(min(len(choices), SHOWN) * ROW_PX + 2)

    def choose(self, source_id: int | None) -> None:
        """Mark a source, without saying so."""
        for number, choice in enumerate(self._choices.choices):
            if choice[0] == source_id:
                self.selectionModel().blockSignals(True)
                self.setCurrentIndex(self._choices.index(number))
                self.selectionModel().blockSignals(False)
                self.viewport().update()

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(index.data(CHOICE_ROLE)[0])
