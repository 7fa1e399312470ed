"""The frame of the window: top bar, rail and status line around the current place.

The first paint shows only their background; they are added in the next turn of the event loop, before anyone can use
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QFrame, QWidget

from app.ui.look.tokens import RAIL_PX, STATUS_PX, TOP_PX
from app.ui.widgets.boxes import in_column, in_row, styled, take_away

if TYPE_CHECKING:
    from app.ui.shell.rail import Rail
    from app.ui.shell.status_line import StatusLine
    from app.ui.shell.top_bar import TopBar


class Parts(NamedTuple):
    """The widgets around the places."""

    top: TopBar
    rail: Rail
    status: StatusLine


class Frame(QWidget):
    """Reserves the space of its parts until they are added."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._top, self._rail, self._status = (styled(QFrame(), look) for look in ("top", "rail", "status"))
        self._top.setFixedHeight(TOP_PX)
        self._rail.setFixedWidth(RAIL_PX)
        self._status.setFixedHeight(STATUS_PX)
        self._middle = in_row(self._rail, (inside, 1), gap=0)
        self._rows = in_column(self._top, (self._middle, 1), self._status, on=self, gap=0, margins=0)

    def put_above(self, notice: QWidget) -> None:
        """Show a notice between the top bar and the places."""
        self._rows.insertWidget(1, notice)

    def build_rest(self) -> Parts:
        """Add the parts. Called once."""
        from app.ui.shell.rail import Rail
        from app.ui.shell.status_line import StatusLine
        from app.ui.shell.top_bar import TopBar

        parts = Parts(TopBar(), Rail(), StatusLine())
        self._rows.setEnabled(False)  # else the text would be laid out again for each part
        for row, ground, part in (
            (self._rows, self._top, parts.top),
            (self._middle, self._rail, parts.rail),
            (self._rows, self._status, parts.status),
        ):
            row.insertWidget(row.indexOf(ground), part)
            part.show()
            take_away(ground)
        self._rows.setEnabled(True)
        self._rows.activate()  # else they are painted where they are made, until all that follows is loaded
        return parts
