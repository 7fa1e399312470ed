"""How a search row is painted: as in any popup, with the found words semibold in the second line too."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.look import fonts, icons, theme
from app.ui.look.mirror import mirrored
from app.ui.look.tokens import RADIUS, SMALL_PX, SPACE, TEXT_PX
from app.ui.views.search.rows import SearchRow
from app.ui.widgets.marked_line import draw_marked
from app.ui.widgets.popup_list import ROW_ROLE, PopupRow
from app.ui.widgets.row_model import Index

HEAD_PX, LINE_PX, TWO_LINES_PX = 28, 32, 48
SIGN_PX = 26


class SearchPainter(QStyledItemDelegate):
    """One or two lines, with an icon before them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: PopupRow = index.data(ROW_ROLE)
        return QSize(100, HEAD_PX if row.head else TWO_LINES_PX if row.below else LINE_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PopupRow = index.data(ROW_ROLE)
        colours = theme.current()
        box: QRect = option.rect
        painter.save()
        if row.head:
            painter.setFont(fonts.interface(SMALL_PX, semibold=True))
            painter.setPen(theme.colour(colours.muted))
            painter.drawText(box.adjusted(SPACE[1], 4, -SPACE[1], 0), Qt.AlignmentFlag.AlignVCenter, row.text)
            painter.restore()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(colours.accent_ground))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), RADIUS, RADIUS)
        line = box.adjusted(SPACE[1], 0, -SPACE[1], 0)
        if row.below:
            line = QRect(line.left(), box.top() + 5, line.width(), 20)
        if row.icon:
            sign = QRect(line.left(), line.center().y() - 7, 16, 16)
            icons.paint(painter, row.icon, mirrored(sign.toRectF(), box), colours.muted)
        line.setLeft(line.left() + SIGN_PX)
        wide = draw_marked(painter, mirrored(line, box), row.text, row.marks, TEXT_PX, colours.ink, colours.ink)
        if row.side and line.width() - wide > 40:
            side = mirrored(line.adjusted(wide + SPACE[1], 0, 0, 0), box)
            draw_marked(painter, side, row.side, (), SMALL_PX, colours.muted, colours.muted)
        if row.below:
            marks = row.below_marks if isinstance(row, SearchRow) else ()
            below = mirrored(line.translated(0, 19), box)
            draw_marked(painter, below, row.below, marks, SMALL_PX, colours.muted, colours.ink)
        painter.restore()
