"""First steps: the page suggests what to press for each until it was done once.

They are stored in the settings, so they are per person, not per workspace. Existing users are not shown any.
"""

from __future__ import annotations

from app.settings import Settings
from app.ui.base.session import Session

KEY = "first.steps"
TAG, RECORD, HELP = STEPS = ("tag", "record", "help")


def begin(settings: Settings) -> None:
    """Start the first steps, for a new user."""
    if settings.get(KEY, None) is None:
        settings.put(KEY, list(STEPS))


def left(settings: Settings) -> tuple[str, ...]:
    """The steps not done yet, in order."""
    kept = settings.get(KEY, [])
    return tuple(step for step in STEPS if step in kept)


def done(session: Session, *steps: str) -> None:
    """Mark steps as done."""
    before = left(session.settings)
    after = [step for step in before if step not in steps]
    if len(after) != len(before):
        session.put(KEY, after)
