"""Data copied from this window, kept on the clipboard after the program ends."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


class Copied(QMimeData):
    """Clipboard data made in Python, recognised by its class."""


def hand_over_clipboard() -> None:
    """Replace our clipboard data by Qt's own object. Qt would destroy ours after Python has ended, which crashes."""
    clipboard = QGuiApplication.clipboard()
    for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection):
        if isinstance(clipboard.mimeData(mode), Copied):
            clipboard.setText(clipboard.text(mode), mode)
