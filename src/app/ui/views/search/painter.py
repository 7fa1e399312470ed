"""Painting a search result: as in any popup, with more space."""

from __future__ import annotations

from PySide6.QtCore import QRect

from app.ui.look.tokens import SPACE
from app.ui.widgets.popup_list import PopupPainter, PopupRow


class SearchPainter(PopupPainter):
    """One or two lines, with an icon before them."""

    head_px, two_lines_px = 28, 48
    least_side = 32

    def places(self, row: PopupRow, box: QRect, hint: int) -> tuple[QRect, QRect, QRect]:
        line = box.adjusted(SPACE[1], 0, -SPACE[1], 0)
        if row.below:
            line = QRect(line.left(), box.top() + 5, line.width(), 20)
        text = line.adjusted(26, 0, 0, 0)
        return line, text, text.translated(0, 19)
