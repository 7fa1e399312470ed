"""What the five places have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtWidgets import QWidget

from app.domain.language import tr
from app.ui.base.session import Session, Target
from app.ui.widgets.boxes import in_column
from app.ui.widgets.panes import Panes

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.ui.base.view_keys import ViewKeys


HELP = "help"
"""The property of a pane that names the word at which the help opens there."""


class Place(QWidget):
    """One of the five places. It keeps its own state while others are shown."""

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
    ) -> None:
        """Lay the place out in its panes, as wide as they were left. `over` are those that may become drawers.

        `named` is what is said of the left and of the middle one when the keyboard comes there.
        """
        for pane, name in zip((left, middle), named, strict=True):
            if pane is not None:
                pane.setAccessibleName(name)
        if right is not None and not right.accessibleName():
            right.setAccessibleName(tr("Inspector"))
        self.panes = Panes(left, middle, right, over)
        self.panes.restore(self.session.settings.get(f"panes.{self.name}", []))
        in_column(self.panes, on=self, margins=0)

    def remember(self) -> None:
        """Remember what should be as it is at the next start."""
        if self.panes is not None:
            self.session.settings.put(f"panes.{self.name}", self.panes.state())

    def unsaved(self) -> list[str]:
        """What has changes typed into it that wait for *Save*, by name."""
        return []

    def save_typed(self) -> bool:
        """Save what waits. False when something cannot be saved; it is in view then, with what is wrong."""
        return True

    def discard_typed(self) -> None:
        """Drop what waits."""

    def visit(self, target: Target) -> None:
        """Show a target in this place. The default shows the place as it was left."""

    def target(self) -> Target:
        """Where the user is, for the way back."""
        return Target(self.name)

    def narrowed(self) -> object:
        """By what the user narrowed what is listed here, for `narrow`; None where a place has nothing of the kind."""

    def narrow(self, kept: Any) -> None:
        """List what was listed in a place of this kind that gave `kept`."""

    def has_view(self, view: str) -> bool:
        """Whether the commands of a view can be given here now."""
        return view in self.view_keys

    def find_here(self) -> None:
        """Put the keyboard where what is shown can be searched."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back a step: a drawer closes, and from what stands beside it the keyboard goes to where work
        begins here."""
        if event.key() == QtCore.Qt.Key.Key_Escape and not event.modifiers():
            if self.panes is None or not self.panes.close_drawer():
                self.focus_first()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Put the keyboard where work begins here."""
        self.setFocus()
