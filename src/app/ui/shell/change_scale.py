"""Changing how large everything is, in an open window.

Qt has one factor for all windows. It reads it as the application starts, and can be told again while there are no
windows (`setGlobalFactor`), which it exports but does not document. Where that is missing, the next start brings the
new size.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from app.domain.language import tr
from app.scale import applied, factor_to_apply, scale_of
from app.ui.look import theme
from app.ui.shell.window import Window

_WINDOWS = ("Qt6Gui.dll", "?setGlobalFactor@QHighDpiScaling@@SAXN@Z")
_OTHERS = ("QtGui" if sys.platform == "darwin" else "libQt6Gui.so.6", "_ZN15QHighDpiScaling15setGlobalFactorEd")


@lru_cache(maxsize=1)
def _set_factor() -> Callable[[float], object] | None:
    library, name = _WINDOWS if sys.platform == "win32" else _OTHERS
    try:
        function = ctypes.CDLL(library)[name]  # Qt is loaded by now, so its short name finds it
    except (OSError, AttributeError):
        return None
    function.argtypes, function.restype = [ctypes.c_double], None
    return function


def rescale(window: Window) -> None:
    """Make everything as large as is chosen in the settings; the window keeps its place and the focus."""
    set_factor, before, kept = _set_factor(), applied(), window.normalGeometry()
    if scale_of(window.settings) == before:
        return
    if set_factor is None:
        window.session.say(tr("The size changes with the next start."))
        return
    state = window.windowState()  # which some desktops take back as the window goes
    windows = [one for one in QApplication.topLevelWidgets() if one.windowHandle() is not None]
    shown = [one for one in windows if one.isVisible()]
    for one in windows:
        one.hide()
        one.destroy()
    set_factor(factor_to_apply(window.settings))
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setGeometry(_on_screen(kept, before / applied(), window.screen().availableGeometry()))
    window.setWindowState(state)
    for one in shown:
        one.show()
    theme.notifier().changed.emit()  # pages are laid out and pictures painted for the size they are shown in


def _on_screen(place: QRect, ratio: float, screen: QRect) -> QRect:
    """The same place in units of another size, as far as the screen reaches."""
    return QRect(place.topLeft() * ratio, place.size() * ratio) & screen
