"""A row that becomes a column if there is too little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QLayoutItem

from app.ui.widgets.boxes import put

if TYPE_CHECKING:
    from app.ui.widgets.boxes import Item


class RowOrColumn(QBoxLayout):
    """Give items their share of spare room instead of adding a stretch, which would be a gap in the column."""

    def __init__(self, *items: Item, gap: int) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.setSpacing(gap)
        put(self, *items)

    def _shown(self) -> list[QLayoutItem]:
        found = (self.itemAt(at) for at in range(self.count()))
        return [item for item in found if item is not None and not item.isEmpty()]

    def _gaps(self) -> int:
        return self.spacing() * max(0, len(self._shown()) - 1)

    def is_row_in(self, width: int) -> bool:
        return sum(item.minimumSize().width() for item in self._shown()) + self._gaps() <= width

    def _way_in(self, width: int) -> QBoxLayout.Direction:
        return self.Direction.LeftToRight if self.is_row_in(width) else self.Direction.TopToBottom

    def minimumSize(self) -> QSize:
        wide = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(wide, super().minimumSize().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._way_in(width) == self.direction() and super().hasHeightForWidth():
            return super().heightForWidth(width)
        tall = [
            item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            for item in self._shown()
        ]
        return max(tall, default=0) if self.is_row_in(width) else sum(tall) + self._gaps()

    def setGeometry(self, rect: QRect) -> None:
        if (way := self._way_in(rect.width())) != self.direction():
            self.setDirection(way)
        super().setGeometry(rect)
