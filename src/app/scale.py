"""How large everything in the window is. Qt asks for it once, before there is an application."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
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
    """How large everything is since the start, in hundredths."""
    return _State.applied


def apply(settings: Settings) -> None:
    """Let everything be so large, on top of what the system says; to be called before Qt makes its application."""
    _State.applied = scale = scale_of(settings)
    if scale != SCALES[0]:
        try:
            base = float(_before or 1)
        except ValueError:
            base = 1.0
        os.environ[VARIABLE] = f"{base * scale / 100:g}"


def start_again(workspace: Path | None) -> NoReturn:
    """Become the same program once more, on this workspace, as large as is chosen now. All is closed by then."""
    if _before is None:
        os.environ.pop(VARIABLE, None)
    else:
        os.environ[VARIABLE] = _before
    given = len(sys.argv) - 1
    command = [sys.executable, *sys.orig_argv[1 : len(sys.orig_argv) - given]]
    os.execv(sys.executable, command + ([str(workspace)] if workspace is not None else []))
