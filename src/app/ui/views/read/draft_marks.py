"""The words of a draft marked on the page, in the hues of their rows, and the bar that leads from its sentence to its
card."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from app.domain.drafts.apart import parties_of
from app.domain.drafts.card import Row
from app.domain.drafts.draft import Field, Span
from app.ui.look import fonts, theme
from app.ui.reader.lines import boxes_of
from app.ui.reader.page import ReaderPage
from app.ui.views.read.draft_rows import HUES
from app.ui.views.read.gifts import Gift

BAR_PX = 2


class DraftMarks(NamedTuple):
    """Paints on one block of the page that is visible."""

    page: ReaderPage
    painter: QPainter
    block: QTextBlock
    number: int
    """Which block of the text it is."""
    top: float

    def _at(self, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, QRectF, float]]:
        """The boxes of stretches of the text in this block: the number of each stretch, its box, and its baseline."""
        return boxes_of(self.block, self.number, places, self.page.offsets(), self.page.is_mixed(self.number))

    def rows(self, rows: Sequence[Row], accepted: Collection[tuple[Field, int]], current: Row | None) -> None:
        """Mark the words of each row in its hue, with its number; those of the current row stronger."""
        marked = sorted((row for row in rows if row.span is not None), key=lambda row: row.span or Span(0, 0))
        places = [(row.span.start, row.span.end) for row in marked if row.span is not None]
        painter, page = self.painter, self.page
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends: dict[int, float] = {}  # of the numbers over words that begin at the same place
        seen: set[int] = set()
        for index, box, baseline in self._at(places):
            row = marked[index]
            hue = theme.tag_colour(HUES[row.field])
            is_current = current is not None and current.key == row.key
            ground = theme.colour(hue.name(), 0.30 if is_current else 0.13)
            at = QRectF(box.left(), self.top + baseline - page.zoom() * 15, box.width(), page.zoom() * 20)
            painter.fillRect(at, ground)
            pen = QPen(hue, 3 if is_current else 2)
            if row.unsure and row.key not in accepted:
                pen = QPen(theme.colour(theme.current().warning), 2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(at.bottomLeft(), at.bottomRight())
            if index not in seen:
                seen.add(index)
                painter.setFont(fonts.interface(9, semibold=True))
                painter.setPen(hue)
                left = ends.get(places[index][0], at.left())
                painter.drawText(QPointF(left, at.top()), str(row.number))
                ends[places[index][0]] = left + painter.fontMetrics().horizontalAdvance(str(row.number)) + 3
        painter.restore()

    def others(self, others: Sequence[Gift]) -> None:
        """A dashed line under those whom the other drafts of the list are for."""
        spans = sorted((p.start, p.end) for one in others if one.listed for p in parties_of(one.draft, one.listed))
        for _, box, baseline in self._at(spans):
            self.painter.setPen(QPen(theme.tag_colour(HUES[Field.RECIPIENTS]), 1, Qt.PenStyle.DashLine))
            level = round(self.top + baseline + self.page.zoom() * 5) + 0.5
            self.painter.drawLine(QPointF(box.left(), level), QPointF(box.right(), level))

    def way(self, start: int, end: int, near: int) -> None:
        """A bar beside the lines of the sentence, and from its middle a hairline to the card, whose `near` side is so
        far from the left, where that is beside."""
        words = [(box.right(), self.top + baseline) for _, box, baseline in self._at([(start, end)])]
        if not words:
            return
        ends, baselines = max(end for end, _ in words), [baseline for _, baseline in words]
        zoom, column, accent = self.page.zoom(), self.page.column_of(self.number), theme.current().accent
        high, low = min(baselines) - 16 * zoom, max(baselines) + 7 * zoom
        bar = column.place(QRectF(column.lanes, high, BAR_PX, low - high))
        if column.is_mirrored and bar.left() < near < column.left:  # not under the card
            bar.moveRight((near + column.left) / 2)
        elif not column.is_mirrored and ends < near < bar.right():
            bar.moveLeft((near + ends) / 2)
        self.painter.fillRect(bar, theme.colour(accent))
        begin = bar.left() if column.is_mirrored else bar.right()
        if (near < begin) is column.is_mirrored:
            way = QRectF(QPointF(begin, bar.center().y()), QPointF(near, bar.center().y() + 1)).normalized()
            self.painter.fillRect(way, theme.colour(accent, 0.5))
