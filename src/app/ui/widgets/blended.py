"""Whether the screen blends windows with what is behind them: where it does not, what is translucent is black."""

from __future__ import annotations

import ctypes

from PySide6.QtGui import QGuiApplication


def is_blended() -> bool:
    """Asked of X at each popup, as its compositor may come and go; everything else always blends."""
    if QGuiApplication.platformName() != "xcb":
        return True
    try:
        x = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True
    x.XOpenDisplay.argtypes, x.XOpenDisplay.restype = [ctypes.c_char_p], ctypes.c_void_p
    x.XInternAtom.argtypes, x.XInternAtom.restype = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int], ctypes.c_ulong
    x.XGetSelectionOwner.argtypes, x.XGetSelectionOwner.restype = [ctypes.c_void_p, ctypes.c_ulong], ctypes.c_ulong
    x.XDefaultScreen.argtypes, x.XCloseDisplay.argtypes = [ctypes.c_void_p], [ctypes.c_void_p]
    display = x.XOpenDisplay(None)
    if not display:
        return True
    compositor = x.XInternAtom(display, f"_NET_WM_CM_S{x.XDefaultScreen(display)}".encode(), 0)
    owner = x.XGetSelectionOwner(display, compositor)
    x.XCloseDisplay(display)
    return bool(owner)
