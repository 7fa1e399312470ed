"""The first things a person does here, of which the page says what to press until each was done once, for good.

They are kept with the settings, so they are a person's and no workspace's. Whoever has worked here before is told
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.settings import Settings
    from app.ui.base.session import Session

KEY = "first.steps"
TAG, RECORD, HELP = STEPS = ("tag", "record", "help")


def begin(settings: Settings) -> None:
    """Somebody is here for the first time."""
    if settings.get(KEY, None) is None:
        settings.put(KEY, list(STEPS))


def left(settings: Settings) -> tuple[str, ...]:
    """What was not done yet, in the order it is told."""
    kept = settings.get(KEY, [])
    return tuple(step for step in STEPS if step in kept)


def done(session: Session, *steps: str) -> None:
    """These were done: nothing is said of them any more."""
    before = left(session.settings)
    after = [step for step in before if step not in steps]
    if len(after) != len(before):
        session.put(KEY, after)
