"""Three panes side by side: a list, the thing itself, and details.

The outer two fold. If a window is too narrow for all, they become drawers over the middle, closed at first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ui.widgets.drawer import Drawer

FLOATING = "floats"
"""The property of a card over the window that waits for an answer; F6 reaches it first."""
UNCOVERED = "uncovered"
"""The property of a card that passing messages must not cover; they never cover one that floats."""
SPARED = "spared"
"""The property of such a card with the box beside it, seen from its corner, that they leave free where they can."""
OWN_STOP = "own stop"
"""The property of widgets in or over a pane that F6 visits like panes."""
LEFT_PX, RIGHT_PX, LEAST_PX = 232, 288, 180
WIDE = 10_000
"""Wider than any window: the middle gets what the outer panes leave."""
MIDDLE_PX, ROOMY_PX = 360, 560
"""The usual minimum width of the middle, and the width it must keep for panes of their usual width to be beside it."""
NARROWEST_PX = 412
"""The minimum width of the window, however wide the middle should be."""
SIDES = ("left", "right")


class Panes(QSplitter):
    """A splitter that remembers the widths of its outer panes when they are folded."""

    def __init__(
        self, left: QWidget | None, middle: QWidget, right: QWidget | None, over: tuple[str, ...] = ("right",)
    ) -> None:
        """`over` are the sides that may cover the middle."""
        super().__init__()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._panes = {"left": left, "right": right}
        self._middle, self._over = middle, over
        self._widths = {"left": LEFT_PX, "right": RIGHT_PX}
        self._drawers: dict[str, Drawer] = {}  # each is made when it is opened first
        self._lying: set[str] = set()  # the sides whose panes open over the middle
        self._kept: set[str] = set()
        self._is_narrow = False
        self._open = {False: {"left": True, "right": True}, True: dict.fromkeys(SIDES, False)}
        """Whether each pane is open, by whether the window is narrow."""
        self._least, self._roomy = MIDDLE_PX, ROOMY_PX
        for pane, width in ((left, LEFT_PX), (middle, 0), (right, RIGHT_PX)):
            if pane is None:
                continue
            self.addWidget(pane)
            if pane is middle:
                pane.setMinimumWidth(MIDDLE_PX)
                self.setStretchFactor(self.indexOf(pane), 1)
            else:
                pane.setMinimumWidth(LEAST_PX)
                pane.resize(width, pane.height())
        self._take_widths()
        self.splitterMoved.connect(lambda _at, _handle: self._keep_widths())

    def set_least(self, least: int) -> None:
        """Set the minimum width of the middle; panes that do not fit beside it become drawers."""
        if least != self._least:
            self._least = self._roomy = least
            self._middle.setMinimumWidth(min(least, NARROWEST_PX))
            self.updateGeometry()
            if self.isVisible():
                self._arrange(self.width())

    def keep_open(self, side: str) -> None:
        """Open a pane, in which work begins, at first even in a narrow window where it is no drawer."""
        self._kept.add(side)
        self._open[True][side] = True

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._least, NARROWEST_PX), super().minimumSizeHint().height())

    # --- open and folded ---

    def put_around_middle(self, frame: QWidget) -> None:
        """Put a frame, which contains the middle pane, in its place."""
        at = self.indexOf(self._middle)
        frame.setMinimumWidth(self._middle.minimumWidth())
        self.replaceWidget(at, frame)
        self.setStretchFactor(at, 1)
        self._middle = frame

    def toggle(self, side: str) -> bool:
        """Fold or unfold `left` or `right`. Returns whether it is open now."""
        if self._panes.get(side) is None:
            return False
        self._show(side, is_open=self.is_folded(side))
        return not self.is_folded(side)

    def is_folded(self, side: str) -> bool:
        """Whether a pane is folded, or its drawer closed."""
        return self._panes.get(side) is not None and not self._open[self._is_narrow][side]

    def takes_keyboard(self, side: str) -> bool:
        """Whether the keyboard goes into a pane as it is opened."""
        return side in self._lying or side in self._kept

    def is_over(self, side: str) -> bool:
        """Whether a pane is a drawer, open or closed."""
        return side in self._lying

    def pane(self, side: str) -> QWidget | None:
        return self._panes.get(side)

    def shown(self) -> list[QWidget]:
        """The visible panes, in visual order."""
        order = (self._panes["left"], self._middle, self._panes["right"])
        return [pane for pane in order if pane is not None and pane.isVisible()]

    def close_drawer(self) -> bool:
        """Close the open drawer, the left one first. Returns whether there was one."""
        side = next((side for side in SIDES if side in self._lying and not self.is_folded(side)), None)
        if side is None:
            return False
        self._show(side, is_open=False)
        return True

    def _show(self, side: str, *, is_open: bool) -> None:
        pane = self._panes[side]
        assert pane is not None
        self._open[self._is_narrow][side] = is_open
        if side not in self._lying:
            pane.setVisible(is_open)
            if is_open:
                self._take_widths()
        elif is_open:
            for other in self._lying - {side}:  # one at a time: two would hide what they lie over
                if not self.is_folded(other):
                    self._show(other, is_open=False)
            drawer = self._drawer(side)
            drawer.take(pane, self._widths[side])
            drawer.open_it()
        elif side in self._drawers:
            self._drawers[side].close_it()

    def _drawer(self, side: str) -> Drawer:
        if side not in self._drawers:
            from app.ui.widgets.drawer import Drawer

            place = self.parentWidget()
            assert place is not None
            self._drawers[side] = made = Drawer(place, at_left=side == "left")
            made.closed.connect(lambda: self._open[self._is_narrow].update({side: False}))
        return self._drawers[side]

    # --- beside one another, or over the middle ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def _arrange(self, total: int) -> None:
        if self.parentWidget() is None or total <= 0:
            return
        wide = {side: self._widths[side] for side in SIDES if self._panes[side] is not None}
        is_narrow, beside = self._room_for(wide, total)
        was_narrow = self._is_narrow
        moved = {side for side in wide if (side in self._lying) is (side in beside)}
        if not moved and was_narrow is is_narrow:
            return
        for side in moved:
            self._move(side, over=side not in beside)
        self._is_narrow = is_narrow
        for side in wide:
            is_open = self._open[is_narrow][side]
            pane = self._panes[side]
            if side not in self._lying and pane is not None:
                pane.setVisible(is_open)
            elif side in moved:
                self._open[is_narrow][side] = False  # what lay beside the middle does not come to lie over it
        self._take_widths()

    def _room_for(self, wide: Mapping[str, int], total: int) -> tuple[bool, set[str]]:
        """Whether a width is too narrow for panes of these widths, and which are beside the middle all the same."""
        usual = {"left": LEFT_PX, "right": RIGHT_PX}
        at_first = sum(min(width, usual[side]) for side, width in wide.items())  # wider ones were made so by somebody
        is_narrow = total < max(sum(wide.values()) + self._least, at_first + self._roomy)
        beside = {side for side in wide if not is_narrow or side not in self._over}
        if is_narrow and total < self._least + LEAST_PX:
            beside.discard("left")
        left = wide.get("left", 0) if "left" in beside else 0
        if is_narrow and "right" in wide and total - left - wide["right"] >= self._roomy:
            beside.add("right")
        return is_narrow, beside

    def _move(self, side: str, *, over: bool) -> None:
        pane = self._panes[side]
        assert pane is not None
        if over:
            self._lying.add(side)
            pane.hide()
            return
        self._lying.remove(side)
        if side in self._drawers:
            self._drawers[side].close_it()
            self.insertWidget(0 if side == "left" else self.count(), pane)

    # --- widths ---

    def _keep_widths(self) -> None:
        for side in SIDES:
            pane = self._panes[side]
            if pane is not None and side not in self._lying and pane.isVisible() and pane.width():
                self._widths[side] = pane.width()

    def _take_widths(self) -> None:
        widths = {"left": self._widths["left"], "middle": WIDE, "right": self._widths["right"]}
        order = [("left", self._panes["left"]), ("middle", self._middle), ("right", self._panes["right"])]
        self.setSizes([widths[side] for side, pane in order if pane is not None and self.indexOf(pane) >= 0])

    def state(self) -> list[int]:
        """What to remember: the widths of the outer panes, and which are folded in a wide and in a narrow window."""
        self._keep_widths()
        folded = [int(not self._open[narrow][side]) for narrow in (False, True) for side in SIDES]
        return [self._widths["left"], self._widths["right"], *folded]

    def restore(self, state: list[int]) -> None:
        """Restore remembered widths and folds; invalid values are ignored."""
        if len(state) not in (4, 6) or not all(isinstance(n, int) for n in state):
            return
        self._widths = {side: max(LEAST_PX, width) for side, width in zip(SIDES, state[:2], strict=True)}
        self._take_widths()
        for narrow, folded in ((False, state[2:4]), (True, state[4:6])):
            self._open[narrow].update(zip(SIDES, (not one for one in folded), strict=False))
        for side in SIDES:
            pane = self._panes[side]
            if pane is not None and side not in self._lying:
                pane.setHidden(self.is_folded(side))
