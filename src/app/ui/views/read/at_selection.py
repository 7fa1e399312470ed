"""When and where the selection bar appears: after the mouse is released or the keyboard rests, out of the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

from app.domain.direction import runs_right_to_left
from app.ui.views.read.controller import PageController
from app.ui.views.read.meant import Meant
from app.ui.views.read.reading import Reading
from app.ui.views.read.selection_bar import SelectionBar
from app.ui.widgets.announcer import announce

REST_MS = 200
"""How long a selection that is made by keys rests before the bar comes."""
GAP = 8
"""Pixels between the words and what is shown at them."""
EDGE_PX = 12
"""Its distance from the page's edges."""
_FOLLOWED = (QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent)


class AtSelection(QObject):
    """Follows the selection of the page."""

    def __init__(self, place: Reading, meant: Meant, controller: PageController) -> None:
        super().__init__(place)
        self._place, self._meant, self._controller = place, meant, controller
        self._digits = controller.digits
        self._stretch: tuple[int, int] | None = None
        """The words the bar belongs to, whether they are in view or not; None where there is to be none."""
        self._put_away: tuple[int, int] | None = None
        """Words of which the person does not want it."""
        page = place.page
        self.bar = SelectionBar(page)
        self.bar.command_wanted.connect(page.command_wanted)
        self.bar.tag_wanted.connect(lambda tag_id: controller.choose_tag_here(tag_id))
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.show)
        page.selected_by_mouse.connect(self.show)
        page.selection_changed.connect(self._selected)
        page.verticalScrollBar().valueChanged.connect(lambda _value: self._put_bar())
        self._digits.changed.connect(self._put_bar)
        page.installEventFilter(self)
        page.viewport().installEventFilter(self)
        self._selected()

    def show(self) -> None:
        """Show the bar at the selection, unless it was dismissed or a draft is open."""
        chosen, page = self._place.page.selection(), self._place.page
        if chosen is not None and chosen != self._put_away and page.hasFocus() and not page.is_pressed():
            self._show_for(chosen)

    def toggle(self) -> None:
        """Show it for what the keys would act on, or hide it; with a screen reader it is announced instead."""
        if self._stretch is not None:
            if QAccessible.isActive():
                announce(self.bar, self.bar.description())
            else:
                self.put_away()
            return
        if (words := self._meant.words()) is not None:
            self._show_for((words.start, words.end))
            announce(self.bar, self.bar.description())

    def put_away(self) -> None:
        """Hide it; the selection stays."""
        self._put_away = self._stretch
        self._leave()

    def _leave(self) -> None:
        self._rest.stop()
        self._stretch = None
        self.bar.hide()

    def _selected(self) -> None:
        if (chosen := self._place.page.selection()) is None or chosen != self._stretch:
            self._leave()
        if chosen != self._put_away:
            self._put_away = None
        if chosen is not None and not self._place.page.is_pressed():
            self._rest.start()

    def _show_for(self, stretch: tuple[int, int]) -> None:
        if self._place.text is None or self._place.session.is_read_only or self._controller.is_drafting():
            return
        self._stretch = stretch
        self._digits.likely(self._meant.words_of(stretch))
        self._put_bar()

    def _put_bar(self) -> None:
        """Move it with the words, out of view too."""
        if self._stretch is None or self._place.text is None:
            return
        page = self._place.page
        self.bar.show_tags(self._digits.likely(self._meant.words_of(self._stretch)))
        view = page.viewport().geometry()
        room = page.rect().adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        room.setRight(min(room.right(), page.width() - page.verticalScrollBar().sizeHint().width() - EDGE_PX))
        room.setTop(max(room.top(), view.top()))
        lines = [box.translated(view.topLeft()) for box in page.boxes_of(*self._stretch)]
        starts_right = runs_right_to_left(self._place.text.text[self._stretch[0] : self._stretch[1]])
        if (spot := spot_at(self.bar.shapes(), lines, room, starts_right=starts_right)) is None:
            self.bar.hide()
        else:
            self.bar.show_at(spot.shape, spot.at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape and mouse presses hide it; it follows focus and layout."""
        if not isinstance(event, _FOLLOWED):
            return False
        kind, page = event.type(), self._place.page
        if kind == QEvent.Type.KeyPress and watched is page and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.bar.isVisible():
                self.put_away()
                return True
        elif kind == (QEvent.Type.FocusOut if watched is page else QEvent.Type.MouseButtonPress):
            self._leave()
        elif kind == QEvent.Type.FocusIn and watched is page:
            self._rest.start()
        elif kind == QEvent.Type.Resize and watched is page:
            QTimer.singleShot(0, self, self._put_bar)  # once the text is laid out again
        return False


class Spot(NamedTuple):
    """A position, and which of the possible shapes fits there."""

    shape: int
    at: QPoint


def spot_at(shapes: Sequence[QSize], lines: Sequence[QRect], room: QRect, *, starts_right: bool = False) -> Spot | None:
    """The position of the first shape that fits at these lines of words, within the room.

    None if none fits, or no word is in view. Shapes wider than high go above the words, else below; higher ones beside
    them, on the side where lines end, else on the other. `starts_right` is for right-to-left words.
    """
    seen = [line.intersected(room) for line in lines if line.intersects(room)]
    if not seen:
        return None
    for number, size in enumerate(shapes):
        is_flat = size.width() >= size.height()
        for at in _flat(size, seen, room, starts_right) if is_flat else _upright(size, seen, room, starts_right):
            box = QRect(at, size)
            if room.contains(box) and not any(box.intersects(line) for line in seen):
                return Spot(number, at)
    return None


def _flat(size: QSize, seen: Sequence[QRect], room: QRect, starts_right: bool) -> Iterator[QPoint]:
    """Above the first line and below the last, aligned with the beginning of the first."""
    top, bottom = min(line.top() for line in seen), max(line.bottom() for line in seen)
    first = min(seen, key=lambda line: line.top())
    left = first.right() + 1 - size.width() if starts_right else first.left()
    left = max(room.left(), min(left, room.right() + 1 - size.width()))
    yield QPoint(left, top - GAP - size.height())
    yield QPoint(left, bottom + 1 + GAP)


def _upright(size: QSize, seen: Sequence[QRect], room: QRect, starts_right: bool) -> Iterator[QPoint]:
    """On both sides of the lines, at the middle of their visible part."""
    top, bottom = min(line.top() for line in seen), max(line.bottom() for line in seen)
    middle = max(room.top(), min((top + bottom + 1 - size.height()) // 2, room.bottom() + 1 - size.height()))
    right, left = max(line.right() for line in seen) + 1 + GAP, min(line.left() for line in seen) - GAP - size.width()
    yield from (QPoint(x, middle) for x in ((left, right) if starts_right else (right, left)))
