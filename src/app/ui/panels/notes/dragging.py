"""Dragging passages: into a note, where they become quotes that stay linked, or into another program as text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.domain.language import tr_n
from app.ui.base.clipboard import mime_of
from app.ui.base.session import session_of
from app.ui.look import fonts, painting, theme
from app.ui.look.tokens import RADIUS, SPACE

WIDEST_PX = 260


class PassageDrag(QObject):
    """Makes passages draggable from a widget. A click stays a click."""

    def __init__(
        self,
        widget: QWidget,
        passages: Callable[[], Sequence[int]],
        may_begin: Callable[[QPoint], bool] = lambda _at: True,
    ) -> None:
        """`passages` returns the ids to drag; `may_begin` says where a press may start a drag."""
        super().__init__(widget)
        self._widget, self._passages, self._may_begin = widget, passages, may_begin
        self._pressed: QPoint | None = None
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            kind, at = event.type(), event.position().toPoint()
            if kind == QEvent.Type.MouseButtonPress:
                begins = event.button() == Qt.MouseButton.LeftButton and self._may_begin(at)
                self._pressed = at if begins else None
            elif kind == QEvent.Type.MouseButtonRelease:
                self._pressed = None
            elif kind == QEvent.Type.MouseMove and self._pressed is not None:
                far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
                if far and event.buttons() & Qt.MouseButton.LeftButton:
                    self._pressed = None
                    return drag_passages(self._widget, self._passages())
                return not far
        return False


def drag_passages(widget: QWidget, passage_ids: Sequence[int]) -> bool:
    """Drag passages from a widget until they are dropped. False if there are none."""
    from app.store.reads import passages, sources
    from app.ui.base.copying import cited

    session = session_of(widget)
    if session is None or not session.is_open:
        return False
    found = passages.many(session.store, list(passage_ids))
    if not found:
        return False
    drag = QDrag(widget)
    drag.setMimeData(mime_of((one.id for one in found), cited(session.store, found, sources.library(session.store))))
    words = found[0].quote if len(found) == 1 else tr_n("{n} passage", "{n} passages", len(found))
    drag.setPixmap(_picture(widget, " ".join(words.split())))
    drag.setHotSpot(QPoint(-SPACE[1], -SPACE[1]))
    drag.exec(Qt.DropAction.CopyAction)
    if isinstance(widget, QAbstractButton):
        widget.setDown(False)  # the release went to where it was dropped
    return True


def _picture(widget: QWidget, words: str) -> QPixmap:
    """The picture at the mouse: a small card with the first words."""
    colours = theme.current()
    ratio = widget.devicePixelRatioF()
    made = QPixmap(int(WIDEST_PX * ratio), int(30 * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = painting.smooth(made)
    box = QRect(0, 0, WIDEST_PX - 1, 29)
    painting.box(painter, box, RADIUS, theme.colour(colours.card), theme.colour(colours.accent))
    painting.write_in(painter, fonts.reading(14), colours.ink)
    inside = box.adjusted(SPACE[1], 0, -SPACE[1], 0)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), shown)
    painter.end()
    return made
