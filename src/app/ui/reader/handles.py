"""Two handles at the ends of the selected passage, to drag with the mouse."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap, QTextBlock

from app.ui.look import theme
from app.ui.reader.lines import x_of
from app.ui.reader.marks import Mark
from app.ui.reader.page import ReaderPage
from app.ui.reader.steps import word_around

RADIUS_PX, HALF_PX, REACH_PX = 4.0, 6, 8
"""The radius of a handle; half the side of its picture; the distance within which the mouse is on it."""


class EndHandles(QObject):
    """Paints the handles and follows the mouse while one is dragged."""

    moved = Signal(int, int, int)
    """A passage with its new beginning and end, emitted when a handle is released."""

    def __init__(self, page: ReaderPage) -> None:
        super().__init__(page)
        self._page = page
        self._held = ""
        self._before: Mark | None = None
        page.overlays.append(self._paint)
        page.viewport().installEventFilter(self)
        page.installEventFilter(self)

    def spot(self, which: str) -> QPointF | None:
        """The position of the start or end handle in the viewport."""
        mark = self._mark()
        if mark is None or not len(self._page.offsets()):
            return None
        offsets = self._page.offsets()
        at = mark.start if which == "start" else mark.end
        number = offsets.index_at(at)
        block = self._page.block_of(number)
        if not block.isValid():
            return None
        scroll = self._page.verticalScrollBar().value()
        return self._point(block, offsets.within(number, at), which) - QPointF(0, scroll)

    def _point(self, block: QTextBlock, at: int, which: str) -> QPointF:
        """In document coordinates: above the first letter, or under the last."""
        layout = block.layout()
        line = layout.lineForTextPosition(at)
        if which == "end" and at > 0 and line.isValid() and at == line.textStart():
            line = layout.lineForTextPosition(at - 1)
        rise = self._page.zoom()
        baseline = line.y() + line.ascent()
        return layout.position() + QPointF(x_of(line, at), baseline + (7 if which == "end" else -17) * rise)

    def _mark(self) -> Mark | None:
        chosen = self._page.chosen_passage()
        return None if chosen is None else self._page.marks().get(chosen)

    def _paint(self, painter: QPainter, block: QTextBlock, number: int, top: float) -> None:
        mark = self._mark()
        if mark is None:
            return
        offsets = self._page.offsets()
        here = [
            (which, at) for which, at in (("start", mark.start), ("end", mark.end)) if offsets.index_at(at) == number
        ]
        if not here:
            return
        knob = _knob(theme.current().name, painter.device().devicePixelRatioF())
        to_corner = QPointF(-HALF_PX, top - block.layout().position().y() - HALF_PX)
        for which, at in here:
            painter.drawPixmap(self._point(block, offsets.within(number, at), which) + to_corner, knob)

    # --- the mouse ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self._page.viewport():
            return self._mouse(event)
        if self._held and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._let_go(keep=False)
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if self._held:
            if kind == QEvent.Type.MouseMove:
                self._draw_to(event)
            elif kind == QEvent.Type.MouseButtonRelease:
                self._draw_to(event)
                self._let_go(keep=True)
            return True
        if self._page.chosen_passage() is None:
            return False
        over = self._over(event.position())
        if over and kind == QEvent.Type.MouseMove and not event.buttons():
            self._page.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
            return True
        if over and kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._held, self._before = over, self._mark()
            return True
        return False

    def _over(self, point: QPointF) -> str:
        for which in ("end", "start"):
            spot = self.spot(which)
            if spot is not None and (spot - point).manhattanLength() <= REACH_PX:
                return which
        return ""

    def _draw_to(self, event: QMouseEvent) -> None:
        mark = self._mark()
        if mark is None:
            self._held = ""
            return
        cursor = self._page.cursorForPosition(event.position().toPoint())
        at = self._page.offsets().to_canonical(cursor.position())
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:  # whole words, as in a selection
            at = word_around(self._page, at)[0 if self._held == "start" else 1]
        start, end = (at, mark.end) if self._held == "start" else (mark.start, at)
        if start < end and (start, end) != (mark.start, mark.end):
            self._page.put_mark(mark._replace(start=start, end=end))
            self._page.viewport().update()

    def _let_go(self, keep: bool) -> None:
        self._held = ""
        mark, before = self._mark(), self._before
        if mark is None or before is None or mark.passage_id != before.passage_id:
            return
        self._page.put_mark(before)  # the operation will change it
        self._page.viewport().update()
        if keep and (mark.start, mark.end) != (before.start, before.end):
            self.moved.emit(mark.passage_id, mark.start, mark.end)


@lru_cache(maxsize=8)
def _knob(_theme: str, ratio: float) -> QPixmap:
    """The image of a handle in the current theme, cached."""
    picture = QPixmap(QSize(2 * HALF_PX, 2 * HALF_PX) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = theme.current()
    painter.setPen(QPen(theme.colour(colours.paper), 1.5))
    painter.setBrush(theme.colour(colours.accent))
    painter.drawEllipse(QPointF(HALF_PX, HALF_PX), RADIUS_PX, RADIUS_PX)
    painter.end()
    return picture
