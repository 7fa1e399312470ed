"""Data copied from this window: passages as text for other programs and as ids for our notes, kept on the clipboard
after the program ends."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

MIME = "application/x-passagework-passages"


class Copied(QMimeData):
    """Clipboard data made in Python, recognised by its class."""


def hand_over_clipboard() -> None:
    """Replace our clipboard data by Qt's own object. Qt would destroy ours after Python has ended, which crashes."""
    clipboard = QGuiApplication.clipboard()
    for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection):
        if isinstance(clipboard.mimeData(mode), Copied):
            clipboard.setText(clipboard.text(mode), mode)


def mime_of(passage_ids: Iterable[int], text: str) -> QMimeData:
    """The data for copying or dragging."""
    data = Copied()
    data.setText(text)
    data.setData(MIME, json.dumps(list(passage_ids)).encode())
    return data


def passage_ids(data: QMimeData) -> list[int]:
    """The ids of pasted or dropped passages; empty for text from elsewhere."""
    return json.loads(bytes(data.data(MIME).data())) if data.hasFormat(MIME) else []
