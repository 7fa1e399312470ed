"""How a search row is painted: as in any popup, with the found words semibold in the second line too."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import fonts, icons, theme
from app.ui.read.source_list import Index
from app.ui.search.rows import SearchRow
from app.ui.tokens import RADIUS, SMALL_PX, SPACE, TEXT_PX
from app.ui.widgets.popup_list import ROW_ROLE, PopupRow

HEAD_PX, LINE_PX, TWO_LINES_PX = 28, 32, 48
SIGN_PX = 26


class SearchPainter(QStyledItemDelegate):
    """One or two lines, with an icon before them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: PopupRow = index.data(ROW_ROLE)
        return QSize(100, HEAD_PX if row.head else TWO_LINES_PX if row.below else LINE_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PopupRow = index.data(ROW_ROLE)
        wearing = theme.current()
        box: QRect = option.rect
        painter.save()
        if row.head:
            painter.setFont(fonts.interface(SMALL_PX, semibold=True))
            painter.setPen(theme.colour(wearing.muted))
            painter.drawText(box.adjusted(SPACE[1], 4, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.text)
            painter.restore()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(wearing.accent_ground))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), RADIUS, RADIUS)
        line = box.adjusted(SPACE[1], 0, -SPACE[1], 0)
        if row.below:
            line = QRect(line.left(), box.top() + 5, line.width(), 20)
        if row.icon:
            sign = QRect(line.left(), line.center().y() - 7, 16, 16)
            icons.paint(painter, row.icon, sign.toRectF(), wearing.muted)
        line.setLeft(line.left() + SIGN_PX)
        end = draw_marked(painter, line, row.text, row.marks, TEXT_PX, wearing.ink, wearing.ink)
        if row.side and line.right() - end > 40:
            side = line.adjusted(end - line.left() + SPACE[1], 0, 0, 0)
            draw_marked(painter, side, row.side, (), SMALL_PX, wearing.muted, wearing.muted)
        if row.below:
            marks = row.below_marks if isinstance(row, SearchRow) else ()
            below = line.translated(0, 19)
            draw_marked(painter, below, row.below, marks, SMALL_PX, wearing.muted, wearing.ink)
        painter.restore()


def draw_marked(
    painter: QPainter, box: QRect, text: str, marks: tuple[tuple[int, int], ...], px: int, ink: str, strong: str
) -> int:
    """Draw `text` on one line, cut short where there is no room, `marks` semibold in `strong`. Returns where it ends.

    `marks` are in code points of `text`, in order.
    """
    x = box.left()
    for part, marked in _parts(text, marks):
        face = fonts.interface(px, semibold=marked)
        metrics = QFontMetrics(face)
        painter.setFont(face)
        painter.setPen(theme.colour(strong if marked else ink))
        width = metrics.horizontalAdvance(part)
        room = box.right() - x + 1
        here = QRect(x, box.top(), room, box.height())
        if width > room:
            painter.drawText(here, _LEFT, metrics.elidedText(part, Qt.TextElideMode.ElideRight, room))
            return box.right()
        painter.drawText(here, _LEFT, part)
        x += width
    return x


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


def _parts(text: str, marks: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    out: list[tuple[str, bool]] = []
    at = 0
    for start, end in marks:
        out += [(text[at:start], False), (text[start:end], True)]
        at = end
    out.append((text[at:], False))
    return [part for part in out if part[0]]
