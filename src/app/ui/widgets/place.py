"""The base class of the window's places."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.domain.language import tr
from app.ui.base.session import Session, Target, around
from app.ui.widgets.boxes import in_column
from app.ui.widgets.panes import Panes

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.ui.base.view_keys import ViewKeys


HELP = "help"
"""The property of a pane that names the word at which the help opens there."""


def help_word_at(widget: QWidget | None, within: QWidget) -> str:
    """The word at which the help opens for what is in a widget, as far as it is within another; empty for none."""
    words = (one.property(HELP) for one in takewhile(lambda one: one is not within, around(widget)))
    return next((one for one in words if isinstance(one, str)), "")


class Place(QWidget):
    """One of the places. It keeps its state while others are shown."""

    name = ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.panes: Panes | None = None
        self.view_keys: dict[str, ViewKeys] = {}
        """What the commands of each view in this place do, by the view's name."""

    def set_panes(
        self,
        left: QWidget | None,
        middle: QWidget,
        right: QWidget | None,
        over: tuple[str, ...] = ("right",),
        *,
        named: tuple[str, str],
        least: int | None = None,
        begins_left: bool = False,
    ) -> None:
        """Arrange the place in panes, with remembered widths.

        `over` are the sides that may become drawers, `named` the accessible names of the left and the middle pane,
        `least` the minimum width of the middle one. Where work `begins_left`, that pane is open in a narrow window.
        """
        middle.setAccessibleName(named[1])
        if left is not None and all(one.accessibleName() != named[0] for one in left.findChildren(QAbstractItemView)):
            left.setAccessibleName(named[0])  # unless a list has that name, which would be said twice
        if right is not None and not right.accessibleName():
            right.setAccessibleName(tr("Inspector"))
        self.panes = Panes(left, middle, right, over)
        if least is not None:
            self.panes.set_least(least)
        self.panes.restore(self.session.settings.get(f"panes.{self.name}", []))
        if begins_left:
            self.panes.keep_open("left")
        in_column(self.panes, on=self, margins=0)

    def unfold(self, side: str) -> None:
        """Show the pane at a side, *left* or *right*, if it is folded."""
        if self.panes is not None and self.panes.is_folded(side):
            self.panes.toggle(side)

    def remember(self) -> None:
        """Store what should be restored at the next start."""
        if self.panes is not None:
            self.session.settings.put(f"panes.{self.name}", self.panes.state())

    def half_typed_forms(self) -> list[str]:
        """The names of forms with unsaved changes."""
        return []

    def save_half_typed(self) -> bool:
        """Save them. False if something cannot be saved; it is shown then, with the error."""
        return True

    def discard_half_typed(self) -> None:
        """Discard them."""

    def visit(self, target: Target) -> None:
        """Show a target in this place. By default the place is shown as it was left."""

    def target(self) -> Target:
        """Where the user is, for going back."""
        return Target(self.name)

    def narrowed(self) -> object:
        """The current filter of the list, for `narrow`; None if a place has none."""

    def narrow(self, kept: Any) -> None:
        """Restore a filter that `narrowed` returned."""

    def has_view(self, view: str) -> bool:
        """Whether the commands of a view are available here now."""
        return view in self.view_keys

    def find_here(self) -> None:
        """Focus the search field of what is shown."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back one step: it closes a drawer, or moves the focus from a side pane to the main one."""
        if event.key() == QtCore.Qt.Key.Key_Escape and not event.modifiers():
            if self.panes is None or not self.panes.close_drawer():
                self.focus_first()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Focus the widget to work with first."""
        self.setFocus()
