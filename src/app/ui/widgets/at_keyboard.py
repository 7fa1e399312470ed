"""Where the keyboard is in a window that may not be in front.

Another program saves while its own window is in front, and what shows that here is made again. Qt says then that
nothing here has the focus; what had it gets it back with the window, so its successor has to take its place.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def at_keyboard(within: QWidget) -> QWidget | None:
    """What in a widget has the keyboard of its window, or will have it once that is in front; it may be itself."""
    now = within.window().focusWidget()
    return now if now is not None and within.isAncestorOf(now) else None
