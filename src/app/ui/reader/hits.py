"""The hits of a search on a page: boxes round the words, so that no hit looks like a highlight."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainter, QPen, QTextBlock

from app.ui.look import theme
from app.ui.reader.lines import Line, lines_of, pieces
from app.ui.reader.page import ReaderPage

CORNER = 3.0


class HitBoxes:
    """Draws what was found, for the blocks that are seen alone."""

    def __init__(self, page: ReaderPage) -> None:
        self._page = page
        self._places: list[tuple[int, int]] = []
        self._current = -1
        page.overlays.append(self._paint)

    def show(self, places: list[tuple[int, int]], current: int = -1) -> None:
        """Box these stretches, in order; the one with the index `current` more strongly."""
        self._places, self._current = places, current
        self._page.viewport().update()

    def _paint(self, painter: QPainter, block: QTextBlock, number: int, top: float) -> None:
        if not self._places:
            return
        offsets = self._page.offsets()
        start, end = offsets.stretch(number)
        at = bisect_left(self._places, start, key=lambda place: place[1])
        lines: list[Line] = []
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QBrush())
        while at < len(self._places) and self._places[at][0] < end:
            low, high = self._places[at]
            lines = lines or lines_of(block.layout())
            first, last = offsets.within(number, low), offsets.within(number, high)
            self._pen(painter, at == self._current)
            for box, baseline in pieces(block.layout(), lines, first, last, self._page.is_mixed(number)):
                rise = self._page.zoom()
                x = block.layout().position().x() + box.x()
                painter.drawRoundedRect(
                    QRectF(x - 1.5, top + baseline - 16 * rise, box.width() + 3, 21.5 * rise), CORNER, CORNER
                )
            at += 1
        painter.restore()

    def _pen(self, painter: QPainter, current: bool) -> None:
        colours = theme.current()
        painter.setPen(QPen(theme.colour(colours.accent if current else colours.muted), 2.0 if current else 1.0))
