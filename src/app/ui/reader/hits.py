"""Search hits on a page: boxes around the words, so that they do not look like highlights."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainter, QPen, QTextBlock

from app.ui.look import theme
from app.ui.reader.lines import stretches
from app.ui.reader.page import ReaderPage

CORNER = 3.0


class HitBoxes:
    """Draws the hits in the visible blocks."""

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
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QBrush())
        colours, rise, offsets = theme.current(), self._page.zoom(), self._page.offsets()
        for at, box, baseline in stretches(block, number, self._places, offsets, self._page.is_mixed(number)):
            current = at == self._current
            painter.setPen(QPen(theme.colour(colours.accent if current else colours.muted), 2.0 if current else 1.0))
            boxed = QRectF(box.x() - 1.5, top + baseline - 16 * rise, box.width() + 3, 21.5 * rise)
            painter.drawRoundedRect(boxed, CORNER, CORNER)
        painter.restore()
