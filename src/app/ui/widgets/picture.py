"""A viewer for drawings: fit, zoom and pan; its things can be hovered, walked by keys and picked.

It is a label with a pixmap, which screen readers are told is a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from app.domain.language import tr, tr_n
from app.exporters.drawing import PALETTES, Clipped, Curve, Dot, Drawing, Group, Palette, Shape, Tone
from app.render.painter import outline, paint
from app.ui.look import theme
from app.ui.look.plain import PlainLabel, as_tip
from app.ui.widgets.announcer import announce

AT_REST_MS = 120
SIMPLE = 400
"""Outlines of fewer elements are drawn without their inner lines."""
MOST_ZOOM = 12.0
_STEP = 1.25
_WALKS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End)
_REACH = 8.0
"""Pixels of the drawing on either side of a line within which it is pointed at."""


class Picture(PlainLabel):
    """A drawing, made again for each size by `draw(width, height)`."""

    picked = Signal(str)
    """The key of a thing that was clicked, or chosen by Enter."""
    walked = Signal(str)
    """The key of the thing with the keyboard focus."""

    def __init__(self, name: str, draw: Callable[[float, float], Drawing] | None = None) -> None:
        super().__init__()
        self._draw = draw
        self._drawing: Drawing | None = None
        self._is_due = True
        """Whether it is to be made once it is seen or asked for: a page that is laid out goes through many sizes."""
        self._every: list[Group] = []
        self._reaches: dict[int, QPainterPath] = {}  # the areas of things by number, worked out when needed
        self._at = ""
        self._zoom, self._shift = 1.0, QPointF()
        self._cached: tuple[QPixmap, float, QPointF] | None = None
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setPixmap(QPixmap(1, 1))
        self._rest = QTimer(self, singleShot=True, interval=AT_REST_MS)
        self._rest.timeout.connect(self._draw_again)

    def show_drawing(self, draw: Callable[[float, float], Drawing]) -> None:
        self._draw = draw
        self._zoom, self._shift = 1.0, QPointF()
        self._outdate()

    @property
    def drawing(self) -> Drawing | None:
        if self._is_due:
            self._make()
        return self._drawing

    @property
    def _things(self) -> list[Group]:
        return self._every if self.drawing is not None else []

    @property
    def at(self) -> str:
        """The key of the thing with the keyboard focus; empty for none."""
        return self._at

    def things(self) -> list[str]:
        """The keys of the things in the drawing, bottom to top."""
        return [one.key for one in self._things]

    def walk_to(self, key: str) -> None:
        if key != self._at:
            self._at = key
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 300)

    # --- drawing ---

    def _make(self) -> None:
        if self._draw is None or self.width() < 20 or self.height() < 20:
            return
        self._is_due = False
        self._drawing = self._draw(float(self.width()), float(self.height()))
        self._every = [one for one in _groups(self._drawing.shapes) if one.key]
        self._reaches = {}
        count = len({one.key for one in self._every})
        self.setAccessibleDescription(
            tr_n("{n} thing; an arrow key goes there", "{n} things; arrow keys go from one to the next", count)
        )

    def _outdate(self) -> None:
        self._is_due = True
        self._draw_again()

    def _draw_again(self) -> None:
        self._cached = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._outdate()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_again()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        drawing = self.drawing
        if drawing is None:
            return
        painter = QPainter(self)
        if self._cached is None:
            self._cached = self._pixmap(drawing), self._zoom, self._shift
        pixmap, zoom, shift = self._cached
        grown = self._zoom / zoom
        target = QRectF(self._shift - shift * grown, QRectF(self.rect()).size() * grown)
        painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        found = next((self._reach(n) for n, one in enumerate(self._things) if one.key == self._at), None)
        if self._at and found is not None:
            painter.save()
            painter.translate(self._shift)
            painter.scale(self._zoom, self._zoom)
            pen = QPen(theme.colour(theme.current().accent), 2)
            pen.setCosmetic(True)
            painter.strokePath(found.simplified() if found.elementCount() < SIMPLE else found, pen)
            painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(theme.colour(theme.current().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _pixmap(self, drawing: Drawing) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        now = theme.current()
        palette: Palette = {tone: getattr(now, tone.value) for tone in Tone if tone is not Tone.LAND}
        palette |= {Tone.LAND: PALETTES["dark" if now.dark else "light"][Tone.LAND]}
        pixmap.fill(theme.colour(palette[Tone.PAPER]))
        painter = QPainter(pixmap)
        painter.translate(self._shift)
        painter.scale(self._zoom, self._zoom)
        paint(drawing, painter, palette)
        painter.end()
        return pixmap

    # --- zooming and moving ---

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        zoom = min(MOST_ZOOM, max(1.0, self._zoom * factor))
        middle = around if around is not None else QPointF(self.width() / 2, self.height() / 2)
        self._shift = middle - (middle - self._shift) * (zoom / self._zoom)
        self._zoom = zoom
        self._keep_in_sight()

    def show_whole(self) -> None:
        self._zoom, self._shift = 1.0, QPointF()
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        least_x, least_y = self.width() * (1 - self._zoom), self.height() * (1 - self._zoom)
        self._shift = QPointF(min(0.0, max(least_x, self._shift.x())), min(0.0, max(least_y, self._shift.y())))
        self.update()
        self._rest.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._zoom > 1:
            self.zoom_by(_STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            event.ignore()  # whoever scrolls by goes on scrolling

    # --- pointing ---

    def inside(self, at: QPointF) -> QPointF:
        """Converts a point of the widget to the drawing."""
        return (at - self._shift) / self._zoom

    def outside(self, at: QPointF) -> QPointF:
        """Converts a point of the drawing to the widget."""
        return at * self._zoom + self._shift

    def let_go(self) -> None:
        """Cancel a click or pan in progress."""
        self._grip = None

    def _under(self, at: QPointF) -> Group | None:
        inside = self.inside(at)
        last = range(len(self._things) - 1, -1, -1)
        return next((self._things[n] for n in last if self._reach(n).contains(inside)), None)

    def _reach(self, number: int) -> QPainterPath:
        if number not in self._reaches:
            self._reaches[number] = _reach(self._things[number])
        return self._reaches[number]

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._under(QPointF(event.pos()))
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), as_tip(found.name), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        self._moved = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            over = self._under(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        step = event.position() - self._grip
        if self._moved or step.manhattanLength() > 4:
            self._moved, self._grip = True, event.position()
            self._shift += step
            self._keep_in_sight()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, None
        found = self._under(event.position()) if grip is not None and not self._moved else None
        if found is not None:
            self.walk_to(found.key)
            self.picked.emit(found.key)

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.show_whole()
        elif key in _WALKS:
            self._walk(Qt.Key(key))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at:
            self.picked.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> None:
        order = list(dict.fromkeys(one.key for one in self._things))
        if not order:
            return
        now = order.index(self._at) if self._at in order else -1
        step = 1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1
        at = 0 if key == Qt.Key.Key_Home else len(order) - 1 if key == Qt.Key.Key_End else (now + step) % len(order)
        self.walk_to(order[at])
        name = next(one.name for one in self._things if one.key == self._at)
        announce(self, tr("{name}; {n} of {all}").format(name=name, n=at + 1, all=len(order)))
        self.walked.emit(self._at)

    def place_of(self, key: str) -> QPoint | None:
        """Where a thing can be clicked, in pixels of the widget."""
        path = next((self._reach(n) for n, one in enumerate(self._things) if one.key == key), None)
        if path is None:
            return None
        for point in (path.boundingRect().center(), *(path.pointAtPercent(n / 8) for n in range(1, 8))):
            pixel = self.outside(point).toPoint()
            found = self._under(pixel.toPointF())
            if found is not None and found.key == key:
                return pixel
        return None


def _groups(shapes: Sequence[Shape]) -> Iterator[Group]:
    for one in shapes:
        if isinstance(one, Group):
            yield one
        if isinstance(one, Group | Clipped):
            yield from _groups(one.shapes)


def _reach(group: Group) -> QPainterPath:
    """Where it is pointed at; lines are wider than they look."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    wide = QPainterPathStroker()
    wide.setWidth(_REACH)
    for shape in group.shapes:
        own = outline(shape)
        if own is not None:
            path.addPath(wide.createStroke(own) if isinstance(shape, Curve | Dot) else own)
            if isinstance(shape, Dot):
                path.addPath(own)
    return path
