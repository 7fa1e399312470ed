"""Three panes side by side: what there is, the thing itself, and what is known of it. The outer two fold."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter, QWidget

FLOATING = "floats"
"""The property of a card over the window that waits for an answer; F6 reaches it after the panes."""
LEFT_PX, RIGHT_PX = 232, 304
WIDE = 10_000
"""More than any window has: the middle gets what the outer panes leave."""


class Panes(QSplitter):
    """A splitter that remembers how wide its outer panes were before they were folded."""

    def __init__(self, left: QWidget | None, middle: QWidget, right: QWidget | None) -> None:
        super().__init__()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._panes = {"left": left, "right": right}
        self._middle = middle
        self._order = [
            name for name, pane in (("left", left), ("middle", middle), ("right", right)) if pane is not None
        ]
        for pane, width in ((left, LEFT_PX), (middle, 0), (right, RIGHT_PX)):
            if pane is None:
                continue
            self.addWidget(pane)
            if pane is middle:
                pane.setMinimumWidth(360)
                self.setStretchFactor(self.indexOf(pane), 1)
            else:
                pane.setMinimumWidth(180)
                pane.resize(width, pane.height())
        self.setSizes([w for p, w in ((left, LEFT_PX), (middle, WIDE), (right, RIGHT_PX)) if p is not None])

    def put_around_middle(self, frame: QWidget) -> None:
        """Let a frame, which takes the middle pane in, stand in its place."""
        at = self.indexOf(self._middle)
        frame.setMinimumWidth(self._middle.minimumWidth())
        self.replaceWidget(at, frame)
        self.setStretchFactor(at, 1)
        self._middle = frame

    def toggle(self, side: str) -> bool:
        """Fold or unfold `left` or `right`. Returns whether it is open now."""
        pane = self._panes.get(side)
        if pane is None:
            return False
        pane.setVisible(pane.isHidden())
        return not pane.isHidden()

    def is_folded(self, side: str) -> bool:
        """Whether a pane is folded."""
        pane = self._panes.get(side)
        return pane is not None and pane.isHidden()

    def state(self) -> list[int]:
        """Widths of the outer panes and whether they are folded, to be remembered."""
        widths = dict(zip(self._order, self.sizes(), strict=True))
        return [
            widths.get("left") or LEFT_PX,
            widths.get("right") or RIGHT_PX,
            int(self.is_folded("left")),
            int(self.is_folded("right")),
        ]

    def restore(self, state: list[int]) -> None:
        """Take up remembered widths and folds; anything that does not fit is passed over."""
        if len(state) != 4 or not all(isinstance(n, int) for n in state):
            return
        widths = {"left": state[0], "middle": WIDE, "right": state[1]}
        self.setSizes([widths[name] for name in self._order])
        for side, folded in (("left", state[2]), ("right", state[3])):
            pane = self._panes.get(side)
            if pane is not None:
                pane.setHidden(bool(folded))
