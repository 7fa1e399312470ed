"""Buttons with words on them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QPushButton

from app.ui.look.icons import icon
from app.ui.look.plain import as_tip

Pressed = Callable[..., object] | SignalInstance
"""What a press calls, or emits."""


def push_button(
    text: str,
    pressed: Pressed | None = None,
    *,
    look: str = "",
    glyph: str = "",
    tip: str = "",
) -> QPushButton:
    """A button that calls or emits `pressed`, with a look of the stylesheet, an icon and a tool tip if wanted."""
    made = QPushButton(icon(glyph), text) if glyph else QPushButton(text)
    made.setAutoDefault(True)  # Enter presses it outside a dialog too
    if look:
        made.setProperty("look", look)
    if tip:
        made.setToolTip(as_tip(tip))
    if pressed is not None:
        made.clicked.connect(pressed)
    return made
