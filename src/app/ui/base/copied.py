"""What was copied here, and leaving it on the clipboard when the program ends."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


class Copied(QMimeData):
    """Data for the clipboard that was made in Python, and is known by its class."""


def hand_over_clipboard() -> None:
    """Leave on the clipboard what was copied here, but as Qt's own object.

    Qt would destroy one of ours after Python has ended, which crashes.
    """
    clipboard = QGuiApplication.clipboard()
    for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection):
        if isinstance(clipboard.mimeData(mode), Copied):
            clipboard.setText(clipboard.text(mode), mode)
