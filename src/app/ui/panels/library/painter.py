"""Draws the library: two lines for a source, chips for its collections, a bar for how far it is read."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.library import LibraryRow, ReadState
from app.ui.look import fonts, painting, theme
from app.ui.look.mirror import isolated, mirrored
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.panels.library.model import COVERAGE_ROLE, ROW_ROLE, Column, below_title, progress_words
from app.ui.widgets.rows import Index, write

ROW_PX, HEAD_PX = 48, 34
BAR_PX = 4
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class LibraryPainter(QStyledItemDelegate):
    """One cell at a time; the whole of a head is drawn with its first."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index | QPersistentModelIndex) -> QSize:
        return QSize(60, HEAD_PX if isinstance(index.data(ROW_ROLE), str) else ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index | QPersistentModelIndex) -> None:
        entry = index.data(ROW_ROLE)
        colours = theme.current()
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, str):
            if index.column() == 0:
                painting.write_in(painter, fonts.interface(SMALL_PX, semibold=True), colours.muted)
                painter.drawText(box.adjusted(SPACE[1], SPACE[1], 0, 0), _MIDDLE, entry)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour(colours.accent_ground))
        inside = box.adjusted(SPACE[1], 0, -SPACE[1], 0)
        self._cell(painter, entry, Column(index.column()), inside, index)
        painter.restore()

    def _cell(self, painter: QPainter, row: LibraryRow, column: Column, box: QRect, index: Index) -> None:
        colours = theme.current()
        painting.write_in(painter, fonts.interface(), colours.ink)
        match column:
            case Column.TITLE:
                self._title(painter, row, box)
            case Column.COLLECTIONS:
                self._chips(painter, [(one.name, None) for one in row.collections], box)
            case Column.TAGS:
                self._chips(painter, [(tag.name, tag.color) for tag in row.tags], box)
            case Column.PROGRESS:
                share = 1.0 if row.state is ReadState.READ else 0.0 if row.state is ReadState.UNREAD else row.progress
                self._bar(painter, share, progress_words(row), box)
            case Column.FIGURES:
                coverage = index.data(COVERAGE_ROLE)
                if coverage is not None:
                    self._bar(painter, coverage[0], str(index.data()), box)
            case Column.DATE | Column.PASSAGES:
                painter.setPen(theme.colour(colours.muted))
                painter.drawText(box, _MIDDLE, str(index.data() or ""))

    def _title(self, painter: QPainter, row: LibraryRow, box: QRect) -> None:
        top = QRect(box.left(), box.top() + 5, box.width(), 20)
        write(painter, top, row.source.meta.title, semibold=row.state is not ReadState.READ)
        write(painter, top.translated(0, 19), below_title(row), px=SMALL_PX, ink="muted")

    def _bar(self, painter: QPainter, share: float, words: str, box: QRect) -> None:
        colours = theme.current()
        painting.write_in(painter, fonts.interface(SMALL_PX), colours.muted)
        painter.drawText(QRect(box.left(), box.top() + 7, box.width(), 18), _MIDDLE, isolated(words))
        bar = QRectF(box.left(), box.top() + 29, min(box.width(), 72), BAR_PX)
        painting.box(painter, mirrored(bar, box), 2, theme.colour(colours.line))
        if share > 0:
            painter.setBrush(theme.colour(colours.accent))
            done = QRectF(bar.left(), bar.top(), max(BAR_PX, bar.width() * share), BAR_PX)
            painter.drawRoundedRect(mirrored(done, box), 2, 2)

    def _chips(self, painter: QPainter, chips: list[tuple[str, int | None]], box: QRect) -> None:
        colours = theme.current()
        painter.setFont(fonts.interface(SMALL_PX))
        metrics = painter.fontMetrics()
        at, top = box.left(), box.center().y() - 10
        for number, (name, color) in enumerate(chips):
            square = 0 if color is None else 14
            more = f"+{len(chips) - number}"
            for_more = metrics.horizontalAdvance(more) + 6 if number + 1 < len(chips) else 0
            room = box.right() - at - 18 - square - for_more
            if room < 30:
                painter.setPen(theme.colour(colours.muted))
                rest = QRect(at, box.top(), box.right() - at, box.height())
                painter.drawText(mirrored(rest, box), _MIDDLE, isolated(more))
                return
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            chip = QRectF(at, top, metrics.horizontalAdvance(words) + 14 + square, 20)
            painting.box(painter, mirrored(chip, box), 6, theme.colour(colours.card), theme.colour(colours.line))
            if color is not None:
                painting.box(painter, mirrored(QRectF(at + 6, top + 6, 8, 8), box), 2, theme.tag_colour(color))
            painter.setPen(theme.colour(colours.ink))
            painter.drawText(mirrored(chip.adjusted(7 + square, 0, 0, 0), box), _MIDDLE, isolated(words))
            at += int(chip.width()) + 4
