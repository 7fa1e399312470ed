"""Painting a passage in the list: its number in the margin, the quote in serif, tags and evidence below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.domain.citation import paragraph_words
from app.domain.direction import runs_right_to_left
from app.domain.language import tr, tr_n
from app.domain.utf16 import utf16_length
from app.ui.base.things import icon_of
from app.ui.look import fonts, painting, theme
from app.ui.look.mirror import is_mirrored, isolated, mirrored
from app.ui.look.tokens import RADIUS, SMALL_PX, SPACE
from app.ui.views.passages.model import PARAPHRASE, ROW_ROLE, Listed, claim_line, state_words
from app.ui.widgets.chips import CHIP_PX, ChipLook, chip_width, paint_chip
from app.ui.widgets.marked_words import GROUND
from app.ui.widgets.rows import Index, write

MEASURE_PX = 720
"""As wide as the column of passages gets."""
GUTTER_PX = 60
HEAD_PX = 46
QUOTE_PX, LEADING = 16, 24
MOST_LINES = 6
PAD_PX, GAP_PX = 12, 8
CLAIM_PX = 20
BAR_PX = 3


def column(width: int) -> QRect:
    """The column of passages in a pane of this width, from y 0."""
    inside = min(MEASURE_PX, max(200, width - 2 * SPACE[4]))
    return QRect((width - inside) // 2, 0, inside, 0)


def quote_lines(row: Listed, width: int) -> QTextLayout:
    """The quote between its muted context, as the visible lines of height `LEADING`."""
    before, quote, after = (" ".join(part.split()) for part in (row.before, row.passage.quote, row.after))
    before += " " if before and row.before[-1:].isspace() else ""
    after = " " + after if after and row.after[:1].isspace() else after
    layout = QTextLayout(before + quote + after, fonts.reading(QUOTE_PX))
    around = (
        [_muted(0, utf16_length(before)), _muted(utf16_length(before + quote), utf16_length(after))]
        if before or after
        else []
    )
    layout.setFormats([*around, *(_marked(before, quote, mark) for mark in shown_marks(row))])
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if runs_right_to_left(layout.text()):
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.beginLayout()
    for number in range(most_lines(row)):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * LEADING))
    layout.endLayout()
    return layout


def most_lines(row: Listed) -> int:
    """The maximum number of lines of a row: more with context."""
    return MOST_LINES * 3 if row.before or row.after else MOST_LINES


def _muted(start: int, length: int) -> QTextLayout.FormatRange:
    """Context is muted and italic, to be distinguishable without colour."""
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    look = QTextCharFormat()
    look.setForeground(theme.colour(theme.current().muted))
    look.setFontItalic(True)
    made.format = look
    return made


def shown_marks(row: Listed) -> list[tuple[int, int]]:
    """The marks of its evidence in the displayed quote, where white space is collapsed."""
    text = row.passage.quote

    def shown(at: int) -> int:
        before = " ".join(text[:at].split())
        return len(before) + (bool(before) and text[at - 1].isspace())

    return [(shown(start), shown(end)) for start, end in row.excerpt.marks]


def _marked(before: str, quote: str, mark: tuple[int, int]) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = utf16_length(before + quote[: mark[0]]), utf16_length(quote[mark[0] : mark[1]])
    look = QTextCharFormat()
    look.setBackground(theme.colour(theme.current().accent, GROUND))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(theme.colour(theme.current().accent))
    made.format = look
    return made


def row_height(row: Listed, width: int) -> int:
    """How high a row is in a pane of this width."""
    lines = quote_lines(row, quote_width(width)).lineCount()
    height = PAD_PX + lines * LEADING + PAD_PX
    height += HEAD_PX if row.heads else 0
    height += GAP_PX + CHIP_PX if _has_chips(row) else 0
    return height + (CLAIM_PX if row.passage.claim else 0)


def quote_width(width: int) -> int:
    """How wide the quote is in a pane of this width."""
    return column(width).width() - GUTTER_PX - BAR_PX - SPACE[2] - SPACE[1]


def _has_chips(row: Listed) -> bool:
    passage = row.passage
    return bool(passage.tags or passage.evidence or passage.notes or state_words(passage.state))


def evidence_looks(row: Listed) -> list[ChipLook]:
    """The chips of what is attached to a passage, besides its tags."""
    looks: list[ChipLook] = []
    if words := state_words(row.passage.state):
        looks.append(ChipLook(words, "warning", ink="warning", ground="warning_ground"))
    for ref in {(ref.kind, ref.thing_id): ref for ref in row.passage.evidence}.values():
        glyph = "prohibit" if ref.none_given else icon_of(ref.kind)
        looks.append(ChipLook(ref.label, glyph, dashed=ref.none_given))
    if row.passage.notes:
        looks.append(ChipLook(tr_n("{n} note", "{n} notes", len(row.passage.notes)), "note"))
    return looks


class PassagePainter(QStyledItemDelegate):
    """Paints one passage, with the heading of its source above the first one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 100)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Listed | None = index.data(ROW_ROLE)
        if row is None:
            return
        box: QRect = option.rect
        inside = column(box.width()).translated(box.left(), 0)
        inside.setTop(box.top())
        inside.setBottom(box.bottom())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heads:
            self._head(painter, row, QRect(inside.left(), inside.top(), inside.width(), HEAD_PX))
            inside.setTop(inside.top() + HEAD_PX)
        self._ground(painter, inside, option, index)
        self._words(painter, row, inside, box.width())
        painter.restore()

    def _head(self, painter: QPainter, row: Listed, box: QRect) -> None:
        colours = theme.current()
        at = box.adjusted(SPACE[1], SPACE[2], -SPACE[1], -SPACE[0])
        count = tr_n("{n} passage", "{n} passages", row.heads)
        room = at.width() - write(painter, at, count, px=SMALL_PX, ink="muted", at_end=True, ours=True) - SPACE[3]
        face = fonts.interface(13, semibold=True)
        look = ChipLook(tr(PARAPHRASE))
        room -= chip_width(look) + SPACE[1] if row.paraphrase else 0
        title = QFontMetrics(face).elidedText(row.passage.source_title, Qt.TextElideMode.ElideRight, room)
        painting.write_in(painter, face, colours.ink)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, isolated(title))
        if row.paraphrase:
            left = at.left() + QFontMetrics(face).horizontalAdvance(title) + SPACE[1]
            paint_chip(painter, QPoint(left, at.center().y() - CHIP_PX // 2 + 1), look, at)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour(colours.line))

    def _ground(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or index.row() == self.hovered:
            ground = theme.colour(theme.current().accent_ground, 1.0 if chosen else 0.5)
            painting.box(painter, box.adjusted(0, 2, 0, -2), RADIUS, ground)
        table = self.parent()
        focused = isinstance(table, QTableView) and table.hasFocus() and table.currentIndex() == index
        if focused:
            painting.ring(painter, box.adjusted(0, 2, 0, -2))

    def _words(self, painter: QPainter, row: Listed, box: QRect, width: int) -> None:
        colours, passage = theme.current(), row.passage
        top = box.top() + PAD_PX
        number = mirrored(QRect(box.left(), top + 1, GUTTER_PX - SPACE[2], LEADING), box)
        painting.write_in(painter, fonts.interface(SMALL_PX), colours.muted)
        outer = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(number, outer, isolated(paragraph_words(passage.paragraph)))
        left = box.left() + GUTTER_PX
        layout = quote_lines(row, quote_width(width))
        lines = layout.lineCount()
        ink = theme.tag_colour(passage.tags[0].color) if passage.tags else theme.colour(colours.line)
        painting.box(painter, mirrored(QRectF(left, top + 1, BAR_PX, lines * LEADING), box), 1.5, ink)
        left += BAR_PX + SPACE[2]
        painter.setPen(theme.colour(colours.ink))
        room = quote_width(width)
        _draw_quote(painter, layout, _beside_bar(layout, mirrored(QRectF(left, top, room, LEADING), box)), room)
        y = top + lines * LEADING
        if _has_chips(row):
            self._chips(painter, row, QPoint(left, y + GAP_PX), box)
            y += GAP_PX + CHIP_PX
        if passage.claim is not None:
            claim = mirrored(QRect(left, y + 2, box.right() - SPACE[1] - left, CLAIM_PX), box)
            write(painter, claim, claim_line(passage), px=SMALL_PX, ink="muted", ours=True)

    def _chips(self, painter: QPainter, row: Listed, at: QPoint, box: QRect) -> None:
        """Tags, then the rest, as many as fit on one line; the others are counted."""
        x, right = at.x(), box.right() - SPACE[1]
        painter.setFont(fonts.interface(SMALL_PX))
        metrics = painter.fontMetrics()
        tags = [(tag.name, tag.color) for tag in row.passage.tags]
        looks = evidence_looks(row)
        widths = [metrics.horizontalAdvance(name) + 30 for name, _ in tags] + [chip_width(look) for look in looks]
        for number, width in enumerate(widths):
            left_over = len(widths) - number
            if x + min(width, right - at.x()) + (40 if left_over > 1 else 0) > right and number:
                painting.write_in(painter, fonts.interface(SMALL_PX), theme.current().muted)
                rest = mirrored(QRect(x + 2, at.y(), 40, CHIP_PX), box)
                painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, isolated(f"+{left_over}"))
                return
            if number < len(tags):
                _paint_tag(painter, *tags[number], mirrored(QRect(x, at.y(), width, CHIP_PX), box))
            else:
                paint_chip(painter, QPoint(x, at.y()), looks[number - len(tags)], box)
            x += width + 6


def _beside_bar(layout: QTextLayout, room: QRectF) -> QPointF:
    """Where a quote begins: at its bar, also where its words run against the window."""
    turned = runs_right_to_left(layout.text())
    if is_mirrored() is turned:
        return room.topLeft()
    widest = max(layout.lineAt(number).naturalTextWidth() for number in range(layout.lineCount()))
    slack = room.width() - widest
    return QPointF(room.left() - slack if turned else room.left() + slack, room.top())


def _draw_quote(painter: QPainter, layout: QTextLayout, at: QPointF, width: int) -> None:
    text = layout.text()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        last = number == layout.lineCount() - 1 and line.textStart() + line.textLength() < len(text)
        if last:
            painter.setFont(layout.font())
            rest = painter.fontMetrics().elidedText(text[line.textStart() :], Qt.TextElideMode.ElideRight, width)
            room = QRectF(at.x(), at.y() + line.y(), width, line.height())
            side = layout.textOption().alignment() | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(room, side, isolated(rest))
        else:
            line.draw(painter, at)


def _paint_tag(painter: QPainter, name: str, color: int, box: QRect) -> None:
    colours = theme.current()
    edge = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painting.box(painter, edge, RADIUS, theme.colour(colours.card), theme.colour(colours.line))
    painting.tag_sign(painter, mirrored(QRectF(box.left() + 8, box.center().y() - 3.5, 8, 8), box), color)
    painting.write_in(painter, fonts.interface(SMALL_PX), colours.ink)
    painter.drawText(mirrored(box.adjusted(22, 0, -4, 0), box), Qt.AlignmentFlag.AlignVCenter, isolated(name))
