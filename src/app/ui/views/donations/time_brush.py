"""A timeline with a selectable range (brush), which filters the map and the list.

A record is certainly inside if both its ends are; it may be inside if neither end excludes it.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPaintEvent, QPen

from app.domain.dates import span_words
from app.domain.donations import DateSpan
from app.domain.language import tr, tr_n
from app.exporters.drawing import Drawing
from app.exporters.timeline_picture import Times, TimeScale, behind, below_bars, timeline_picture, within
from app.ui.look import fonts, painting, theme
from app.ui.look.tokens import SMALL_PX
from app.ui.widgets.announcer import announce
from app.ui.widgets.picture import Picture

HANDLE_PX, HANDLE_TALL_PX, REACH_PX = 8, 12, 6
GROUND = 0.10
STRIP_PX = 18
"""The height of the names of months or years where they are painted over the bars."""
SETTLE_MS = 150
"""How long the brush is at rest before the map and the list follow."""
AT_LEFT = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
"""Time runs to the right, whichever way the window does."""
Days = tuple[date, date]
"""The first of them, and the last."""


class TimeBrush(Picture):
    """Dragging selects a range; its ends and middle can be dragged too.

    Left and Right move it by a day, with Shift they extend it, Esc clears it.
    """

    brushed = Signal(object)
    """(first day, last day), or None for the whole time."""
    moved = Signal()
    """The brush was moved; what it narrows follows when it rests."""

    def __init__(self) -> None:
        super().__init__(tr("Donations in time"))
        self._times = Times(())
        self._scale: TimeScale | None = None
        self._below_bars = 0.0
        self._from: tuple[date, str, Days] | None = None
        """The day at which the mouse was pressed, what of the brush it holds, and where the brush was."""
        self.stretch: Days | None = None
        """The days of the brush; None for the whole time."""
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(lambda: self.brushed.emit(self.stretch))

    def show_times(self, times: Times, stretch: Days | None) -> None:
        """Show records in time, with a selected range of days, unless other days were selected just now."""
        self._times = times
        self.stretch = self.stretch if self._settle.isActive() else stretch
        self.show_drawing(self._drawn)
        if self.drawing is not None:
            self.setMinimumHeight(round(self.drawing.height))

    def _drawn(self, width: float, _height: float) -> Drawing:
        self._scale = self._times.scale(width)
        self._below_bars = below_bars(self._times, width)
        return timeline_picture(self._times, width=width, bare=True)

    def behind(self, key: str) -> tuple[str, tuple[str, ...]]:
        """What a thing of it is called, and the references of its records."""
        return behind(self._times.records, key)

    def selected_days(self) -> tuple[str, str]:
        """The selected days, and how many records are inside; both empty without a selection."""
        if self.stretch is None:
            return "", ""
        certain, possible = within(self._times.records, *self.stretch)
        days = span_words(DateSpan(self.stretch[0].isoformat(), self.stretch[1].isoformat()))
        sure = tr_n("{n} record for certain", "{n} records for certain", certain)
        return days, tr("{certain}, up to {possible:,}").format(certain=sure, possible=possible)

    def brush(self, stretch: Days | None, *, at_once: bool = False) -> None:
        """Select other days; `brushed` follows after a pause, or `at_once`."""
        if stretch is not None and self._scale is not None:
            low, high = self._scale.ends
            first, last = sorted(stretch)
            stretch = max(low, min(first, high)), min(high, max(last, low))
        if stretch != self.stretch:
            self.stretch = stretch
            self.update()
            self.moved.emit()
            self._settle.start(0 if at_once else SETTLE_MS)

    # --- the mouse ---

    def _day(self, x: float) -> date:
        assert self._scale is not None
        return self._scale.day(self.inside(QPointF(x, 0)).x())

    def _edges(self) -> tuple[float, float] | None:
        """The ends of the selection, in pixels of the widget."""
        if self.stretch is None or self._scale is None:
            return None
        ends = (self.stretch[0], self.stretch[1] + timedelta(days=1))
        left, right = (self.outside(QPointF(self._scale.x(one), 0)).x() for one in ends)
        return left, right

    def _part(self, x: float) -> str:
        """The part of the selection at x: its first or last day, its middle, or nothing."""
        if (edges := self._edges()) is None:
            return ""
        left, right = edges
        if abs(x - left) <= REACH_PX:
            return "first"
        return "last" if abs(x - right) <= REACH_PX else "whole" if left < x < right else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._scale is not None and self._times.records:
            day = self._day(event.position().x())
            self._from = day, self._part(event.position().x()), self.stretch or (day, day)
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            part = self._part(event.position().x())
            if part in ("first", "last"):
                self.setCursor(Qt.CursorShape.SizeHorCursor)
            else:
                super().mouseMoveEvent(event)
            return
        if abs(event.position().x() - self._pressed.x()) < 4 and self.stretch == self._from[2]:
            return
        self.let_go()  # it is a brush, and no click
        day, part, (first, last) = self._from
        now = self._day(event.position().x())
        if part == "first":
            self.brush((now, last))
        elif part == "last":
            self.brush((first, now))
        elif part == "whole":
            self._move((first, last), (now - day).days)
        else:
            self.brush((day, now))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None
        super().mouseReleaseEvent(event)

    def _move(self, stretch: Days, days: int) -> None:
        """The selection moved by so many days."""
        assert self._scale is not None
        low, high = self._scale.ends
        days = max((low - stretch[0]).days, min((high - stretch[1]).days, days))
        self.brush((stretch[0] + timedelta(days=days), stretch[1] + timedelta(days=days)))

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if by is not None and self._scale is not None and self._times.records and (shift or self.stretch is not None):
            self._by_key(by, widen=shift)
        elif event.key() == Qt.Key.Key_Escape and self.stretch is not None:
            self.brush(None, at_once=True)
            announce(self, tr("whole time"))
        else:
            super().keyPressEvent(event)

    def _by_key(self, by: int, *, widen: bool) -> None:
        assert self._scale is not None
        if self.stretch is None:
            self.brush((self._scale.ends[0], self._scale.ends[0]))
        elif not widen:
            self._move(self.stretch, by)
        elif by > 0:
            self.brush((self.stretch[0], self.stretch[1] + timedelta(days=1)))
        else:
            self.brush((self.stretch[0] - timedelta(days=1), self.stretch[1]))
        announce(self, ": ".join(self.selected_days()))

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._paint_names()
        if (edges := self._edges()) is None:
            return
        ink = theme.colour(theme.current().accent)
        painter = painting.smooth(self)
        left, right = edges
        foot = self.drawing.height - self._below_bars if self.drawing is not None else 0.0
        high = self.outside(QPointF(0, foot)).y()  # the legend below is of no time
        painter.fillRect(QRectF(left, 0, right - left, high), theme.colour(theme.current().accent, GROUND))
        for x in edges:
            painter.fillRect(QRectF(x - 1, 0, 2, high), ink)
            handle = QRectF(x - HANDLE_PX / 2, 1, HANDLE_PX, HANDLE_TALL_PX)
            painting.box(painter, handle, 3, theme.colour(theme.current().paper), QPen(ink, 1.6))
        painter.end()

    def _paint_names(self) -> None:
        """Paint the names of the ruler at the foot of the view while their usual place is scrolled out of sight."""
        if (strip := self.strip()) is None or self._scale is None:
            return
        painter = painting.smooth(self)
        painter.fillRect(strip, theme.colour(theme.current().paper))
        painting.write_in(painter, fonts.interface(SMALL_PX), theme.current().muted)
        for left, words in self.names_in(strip):
            painter.drawText(strip.adjusted(left, 0, 0, 0), AT_LEFT, words)
        painter.end()

    def names_in(self, strip: QRectF) -> list[tuple[float, str]]:
        """Where names of the ruler begin there; one that would be cut at its end is left out."""
        metrics = QFontMetricsF(fonts.interface(SMALL_PX))
        named = self._scale.names() if self._scale is not None else []
        some = [(self.outside(QPointF(x, 0)).x(), words) for x, words in named]
        return [(left, words) for left, words in some if left + metrics.horizontalAdvance(words) <= strip.width()]

    def strip(self) -> QRectF | None:
        """Where the names of the ruler are painted while their usual place is out of sight, else None."""
        seen = self.visibleRegion().boundingRect()
        if self.drawing is None or seen.isEmpty():
            return None
        own = self.outside(QPointF(0, self.drawing.height - self._below_bars)).y() + STRIP_PX
        return None if own <= seen.bottom() + 1 else QRectF(0, seen.bottom() + 1 - STRIP_PX, self.width(), STRIP_PX)
