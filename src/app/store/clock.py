"""The current time, and new unique ids."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime


def now() -> str:
    """UTC as ISO text with milliseconds, which sorts as time does."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_uid() -> str:
    """A name for a thing that stays unique when two copies of a workspace are merged: 12 hex digits."""
    return secrets.token_hex(6)
