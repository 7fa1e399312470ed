"""How large everything in the window is. Qt is told before there is an application, and again by `change_scale`."""

from __future__ import annotations

import os

from app.settings import Settings

KEY = "scale"
SCALES = (100, 125, 150, 175, 200)
"""In hundredths of the usual size."""
VARIABLE = "QT_SCALE_FACTOR"

_before = os.environ.get(VARIABLE)
"""What the person's own system says of it."""


def scale_of(settings: Settings) -> int:
    """The size that was chosen, in hundredths; as usual where it is none of those offered."""
    kept = settings.get(KEY, SCALES[0])
    return kept if kept in SCALES else SCALES[0]


class _State:
    applied = SCALES[0]


def applied() -> int:
    """How large everything is now, in hundredths."""
    return _State.applied


def apply(settings: Settings) -> None:
    """Let everything be as large as was chosen; to be called before Qt makes its application."""
    factor = factor_to_apply(settings)
    if applied() != SCALES[0]:
        os.environ[VARIABLE] = f"{factor:g}"


def factor_to_apply(settings: Settings) -> float:
    """What Qt is to be told for the size that was chosen, on top of what the system says; it counts as applied."""
    _State.applied = scale_of(settings)
    try:
        base = float(_before or 1)
    except ValueError:
        base = 1.0
    return base * _State.applied / 100
