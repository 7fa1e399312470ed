"""The button on a card that opens the history of its thing, and finding that thing for the keyboard shortcut."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.ui.base import keys
from app.ui.base.session import Session, Target, around
from app.ui.widgets.chip_button import ChipButton

_THING = "thing"


@runtime_checkable
class HasThing(Protocol):
    """A list with a current thing, such as the selected tag of the codebook."""

    def thing_at_hand(self) -> ThingKey | None:
        """The kind and id of the current thing, or None."""
        ...


class HistoryChip(ChipButton):
    """Opens the history of one thing."""

    def __init__(self, session: Session, kind: str, thing_id: int) -> None:
        super().__init__(tr("History"), glyph="clock-counter-clockwise", dashed=True)
        keys.follow(
            self, lambda: self.setToolTip(keys.hint(tr("What was done to it, and what it was"), "view.history_of"))
        )
        self.clicked.connect(lambda: session.go(Target("history", kind, thing_id)))


def shows_thing(widget: QWidget, kind: str, thing_id: int) -> None:
    """Mark a card as showing this thing, for the shortcut while the focus is in the card."""
    widget.setProperty(_THING, f"{kind}:{thing_id}")


def thing_around(widget: QWidget | None) -> ThingKey | None:
    """Kind and id of the thing in the nearest card or list around a widget, or None."""
    for one in around(widget):
        if isinstance(one, HasThing):
            return one.thing_at_hand()
        thing = one.property(_THING)
        if isinstance(thing, str):
            kind, _, number = thing.partition(":")
            return kind, int(number)
    return None
