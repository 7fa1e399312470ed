"""The heading of a group of records: its name, their number, and their total as a bar and as text."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter

from app.domain.totals import Total
from app.store.reads.donation_groups import Section
from app.ui.look import fonts, icons, theme
from app.ui.look.mirror import is_mirrored, mirrored
from app.ui.look.tokens import SMALL_PX, SPACE, TEXT_PX
from app.ui.panels.ledger import section_counts, section_total
from app.ui.widgets.rows import write
from app.ui.widgets.side_list import paint_sign

HEAD_PX = 34
BAR_PX, BAR_HIGH_PX = 84, 6
TOTAL_PX = 176
NAME_PX, CODE_PX = 24, 34
"""Where the name of a group begins, and what the sign of its country takes before it."""
OPEN = Decimal("1.25")
"""How far the bar of an open end reaches beyond what is known."""
NARROW_PX = 520
"""Below it there is no room for bars."""


class Scales:
    """The scale of the bars: one for all groups that count the same thing in the same unit."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self._most: dict[tuple[str, str], Decimal] = {}
        for section in sections:
            if (total := shown_total(section)) is not None:
                ends = [one for one in (total.low, total.high) if one is not None]
                ends += [total.low * OPEN] if total.low is not None and total.high is None else []
                self._most[_thing(total)] = max(self._most.get(_thing(total), Decimal(0)), *ends)

    def shares(self, total: Total) -> tuple[float, float]:
        """The ends of the bar for at least and at most, as shares of the scale; an open end extends a little."""
        most = self._most.get(_thing(total)) or Decimal(1)
        low = float((total.low or Decimal(0)) / most)
        high = float(total.high / most) if total.high is not None else min(1.0, low * float(OPEN))
        return low, high


def shown_total(section: Section) -> Total | None:
    """The total shown in the heading: money, else the thing of most records; None where no number is stated."""
    return next(iter(section.totals.numbered), None) if section.totals is not None else None


def _thing(total: Total) -> tuple[str, str]:
    return (total.what if total.money_kind is None else total.money_kind.value, total.unit)


def total_room(section: Section, width: int) -> tuple[int, bool]:
    """The width for the total of a group in a heading of this width, and whether there is a bar beside it: its words
    are whole as far as the name of the group leaves them room, and come before the bar and the number of records."""
    heavy = shown_total(section) is not None
    name = QFontMetrics(fonts.interface(TEXT_PX, semibold=True)).horizontalAdvance(section.group.name)
    needs = QFontMetrics(fonts.interface(TEXT_PX, semibold=heavy)).horizontalAdvance(section_total(section)) + 2
    left = width - NAME_PX - (CODE_PX if section.code else 0) - name - 2 * SPACE[1]
    wide = max(TOTAL_PX, min(needs, left))
    return wide, heavy and width >= NARROW_PX and (wide == TOTAL_PX or wide + BAR_PX + SPACE[2] <= left)


def paint_head(painter: QPainter, box: QRect, section: Section, scales: Scales, *, folded: bool, chosen: bool) -> None:
    """Paint the heading of a group over the whole width of the table."""
    colours = theme.current()
    painter.fillRect(box, theme.colour(colours.accent_ground if chosen else colours.paper))
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour(colours.line))
    sign = "caret-right" if folded else "caret-down"
    if folded and is_mirrored():
        sign = "caret-left"
    caret = QRectF(box.left() + 4, box.center().y() - 6, 13, 13)
    icons.paint(painter, sign, mirrored(caret, box), colours.muted)
    total = shown_total(section)
    wide, barred = total_room(section, box.width())
    end = wide + SPACE[1] + (BAR_PX + SPACE[2] if barred else 0)
    words = box.adjusted(NAME_PX, 0, -end, -1)
    if section.code:
        place = mirrored(QRect(words.left(), words.top(), 26, words.height()), box)
        painter.save()
        paint_sign(painter, section.code, False, place.left(), place.center().y())
        painter.restore()
        words.adjust(CODE_PX, 0, 0, 0)
    used = write(painter, mirrored(words, box), section.group.name, semibold=True)
    words.adjust(used + SPACE[1], 0, 0, 0)
    if words.width() > 40:
        write(painter, mirrored(words, box), section_counts(section), px=SMALL_PX, ink="muted", ours=True)
    room = QRect(box.right() - wide - SPACE[0], box.top(), wide, box.height() - 1)
    ink, heavy = ("ink", True) if total is not None else ("muted", False)
    write(painter, mirrored(room, box), section_total(section), semibold=heavy, ink=ink, at_end=True)
    if barred and total is not None:
        bar = QRect(room.left() - BAR_PX - SPACE[2], box.center().y() - BAR_HIGH_PX // 2, BAR_PX, BAR_HIGH_PX)
        _paint_bar(painter, bar, scales.shares(total), box)


def _paint_bar(painter: QPainter, bar: QRect, shares: tuple[float, float], box: QRect) -> None:
    """Solid to *at least*, hatched to *at most*, on a hairline."""
    colours = theme.current()
    low, high = (round(share * bar.width()) for share in shares)
    ground = QRect(bar.left(), bar.bottom() + 1, bar.width(), 1)
    painter.fillRect(mirrored(ground, box), theme.colour(colours.line))
    sure = QRect(bar.left(), bar.top(), max(low, 1 if high else 0), bar.height())
    painter.fillRect(mirrored(sure, box), theme.colour(colours.accent))
    if high > low:
        unsure = QRect(bar.left() + low, bar.top(), max(2, high - low), bar.height())
        painter.fillRect(mirrored(unsure, box), QBrush(theme.colour(colours.accent), Qt.BrushStyle.BDiagPattern))
