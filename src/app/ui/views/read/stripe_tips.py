"""The words for a stripe in the margin: its colour alone says nothing to who cannot tell colours apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from app.ui.look.plain import as_tip
from app.ui.views.read.announce import words_of

if TYPE_CHECKING:
    from app.ui.views.read.reading import Reading


class StripeTips(QObject):
    """Says beside the text what the passage under the pointer carries. Over the words nothing gets in the way."""

    def __init__(self, place: Reading) -> None:
        super().__init__(place)
        self._place = place
        place.page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer where the page itself has no tip, as it has for chips."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        page, point = self._place.page, event.pos()
        if page.chip_at(point) is not None or page.offset_at(point) is not None:
            return False
        under = page.passage_at(point)
        passage = self._place.passages().get(under) if under is not None else None
        if passage is None:
            return False
        QToolTip.showText(event.globalPos(), as_tip(words_of(passage)), page.viewport())
        return True
