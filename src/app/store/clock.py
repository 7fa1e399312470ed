"""The current time, and new unique ids."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

_BEHIND = timedelta(days=1)
"""If this clock is further behind, the other one is assumed to have been wrong."""


def now() -> str:
    """The current time; see `utc_text`."""
    return utc_text(datetime.now(UTC))


def just_after(last: str) -> str:
    """The current time, or a millisecond after `last` if this clock is behind."""
    at = now()
    if at > last:
        return at
    try:
        later = datetime.fromisoformat(last) + timedelta(milliseconds=1)
        return utc_text(later) if later - datetime.fromisoformat(at) < _BEHIND else at
    except (ValueError, TypeError, OverflowError):
        return at


def utc_text(moment: datetime) -> str:
    """UTC as ISO text with milliseconds, which sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_uid() -> str:
    """A name for a thing that stays unique when two copies of a workspace are merged: 12 hex digits."""
    return secrets.token_hex(6)
