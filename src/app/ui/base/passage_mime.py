"""Passages on the clipboard or in drag and drop: as text for other programs, as ids for our notes."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from app.ui.base.copied import Copied

MIME = "application/x-passagework-passages"


def mime_of(passage_ids: Iterable[int], text: str) -> QMimeData:
    """The data for copying or dragging."""
    data = Copied()
    data.setText(text)
    data.setData(MIME, json.dumps(list(passage_ids)).encode())
    return data


def passage_ids(data: QMimeData) -> list[int]:
    """The ids of pasted or dropped passages; empty for text from elsewhere."""
    return json.loads(bytes(data.data(MIME).data())) if data.hasFormat(MIME) else []
