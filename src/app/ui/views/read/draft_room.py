"""Where the card of a draft lies: beside its sentence, or below the text where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from app.domain.drafts.draft import Span
from app.ui.reader.placed import Column
from app.ui.views.read.draft_card import MARGIN, NARROW, DraftCard
from app.ui.views.read.draft_rows import WIDTH
from app.ui.views.read.reading import Reading
from app.ui.widgets.panes import SPARED

EDGE_PX, CLEAR_PX, LEAST_CLEAR_PX = 12, 36, 12
"""The card's distance from the edges; what is kept clear between the text and the card."""
LINE_PX = 18
"""From the middle of a line to what does not touch it, in a text of the usual size."""


class DraftRoom:
    """Moves the card of a draft, and the text aside for it."""

    def __init__(self, place: Reading, card: DraftCard) -> None:
        self._place, self._page, self._card = place, place.page, card
        self._is_sheet = False
        """Whether the card lies below the text."""
        self.is_moving = False
        """Whether the text is being moved for the card, which then does not follow it."""

    def leave(self) -> None:
        """Give the text its place again."""
        self._page.leave_aside(0)
        self._page.leave_below(0)

    def make(self) -> None:
        """Move the text aside where even a narrow card would lie over it."""
        page, place = self._page, self._place
        page.leave_aside(0)
        text = page.column()
        if self._covers(text, self._left(text, NARROW), NARROW):
            first, card = page.mapTo(place, page.rect().topLeft()).x(), NARROW + EDGE_PX
            page.leave_aside(card - first if page.column().is_mirrored else first + page.width() - place.width() + card)

    def is_over(self, field: QWidget) -> bool:
        """Whether the card lies over a field of the place."""
        over = QRect(self._card.mapTo(self._place, self._card.card.pos()), self._card.card.size())
        is_beside = self._place.isAncestorOf(field) and not self._card.isAncestorOf(field)
        return is_beside and over.intersects(QRect(field.mapTo(self._place, QPoint()), field.size()))

    def put(self, start: int, end: int) -> None:
        """Move the card beside a sentence."""
        page, place = self._page, self._place
        corner, wide = self._corner(), NARROW if page.is_aside() else WIDTH
        text = self._column_of(start, end)
        if self._covers(text, self._left(text, wide), wide):
            wide = NARROW
        left = self._left(text, wide)
        self._is_sheet = is_sheet = self._covers(text, left, wide)
        left = EDGE_PX - MARGIN if is_sheet else left
        self._card.set_wide(place.width() - 2 * EDGE_PX if is_sheet else wide)
        room = place.window().height() // 2 + MARGIN if is_sheet else place.height()
        too_high = self._card.height() - MARGIN - room
        if is_sheet or too_high > 0:
            self._card.give_way(max(0, too_high))
        self._leave_below(self._card.height() - 2 * MARGIN if is_sheet else 0)
        top, bottom = self._spot(start), self._spot(max(start, end - 1))
        least = corner.y() - MARGIN  # above that is what switches the page
        if is_sheet:
            self._let_go_up(top, bottom)
        high = self._card.height()
        most = max(0, place.height() + MARGIN * is_sheet - high)
        at = corner.y() + (page.height() if top is None or bottom is None else top + bottom) // 2 - high // 2
        at = most if is_sheet else max(least, at)
        self._card.move(left, min(max(0, at), most))
        self._spare(start, end)

    def _spare(self, start: int, end: int) -> None:
        """Keep passing messages off what is seen of the sentence."""
        viewport, box = self._page.viewport(), QRect()
        for one in self._page.boxes_of(start, end):
            box |= one & viewport.rect()
        self._card.setProperty(SPARED, box.translated(self._corner() - self._card.pos()) if box.isValid() else None)

    def _let_go_up(self, top: int | None, bottom: int | None) -> None:
        """Scroll the sentence up until it is free of the card below it; where it is as tall as the room above, the card
        gives way."""
        if top is None or bottom is None:
            return
        line, bar = int(LINE_PX * self._page.zoom()), self._page.verticalScrollBar()
        covered = bottom + line - self._page.viewport().height()
        if covered > 0:
            before, self.is_moving = bar.value(), True
            bar.setValue(before + min(covered, max(0, top - line)))
            self.is_moving = False
            if bar.value() - before < covered:
                self._card.give_way(covered - bar.value() + before, with_title=True)

    def see(self, words: Span | None) -> None:
        """Where the card lies below the text, scroll words of a sentence into view that is higher than the rest."""
        if words is None or not self._is_sheet:
            return
        top, bottom = self._spot(words.start), self._spot(max(words.start, words.end - 1))
        line, bar = int(LINE_PX * self._page.zoom()), self._page.verticalScrollBar()
        if top is not None and bottom is not None:
            self.is_moving = True
            covered = bottom + line - (self._card.y() + MARGIN - self._corner().y())
            bar.setValue(bar.value() + max(min(0, top - line), covered))
            self.is_moving = False

    def _leave_below(self, high: int) -> None:
        """Leave room below the text for a card that lies there, so that its last lines can be scrolled into view."""
        lower = self._place.height() - self._page.mapTo(self._place, self._page.rect().bottomLeft()).y()
        self.is_moving = True
        self._page.leave_below(max(0, high - lower) if high else 0)
        self.is_moving = False

    def near_side(self) -> int:
        """Where the card begins, seen from the text, in pixels from the left of the viewport."""
        return self._card.x() + MARGIN - self._corner().x() + self._card.wide * self._page.column().is_mirrored

    def _corner(self) -> QPoint:
        """Where the viewport begins in the place."""
        viewport = self._page.viewport()
        return viewport.mapTo(self._place, viewport.rect().topLeft())

    def _column_of(self, start: int, end: int) -> Column:
        """The column of text, as wide as the words of a sentence are in a table that is wider."""
        page, text = self._page, self._page.column()
        first, last = (page.offsets().index_at(at) for at in (start, max(start, end - 1)))
        most = max(page.column_of(number).right for number in range(first, last + 1))
        ends = max((box.right() for box in page.boxes_of(start, end)), default=0) if most > text.right else 0
        return text._replace(right=max(text.right, ends))

    def _covers(self, text: Column, left: int, wide: int) -> bool:
        corner = self._corner().x()
        return corner + text.left <= left + MARGIN + wide and left + MARGIN <= corner + text.right

    def _left(self, text: Column, wide: int) -> int:
        """Where a card so wide begins: beside the text where the page is wide enough, else over the pane at its end."""
        page, text_at = self._page, self._corner().x()
        first = page.mapTo(self._place, page.rect().topLeft()).x()
        if text.is_mirrored:
            words, least, over = round(text_at + text.left), first + EDGE_PX, EDGE_PX
            beside = max(words - CLEAR_PX - wide, least)
            is_free = beside + wide <= words - LEAST_CLEAR_PX
        else:
            words, most = round(text_at + text.right), first + page.width() - wide - EDGE_PX
            beside, over = min(words + CLEAR_PX, most), self._place.width() - wide - EDGE_PX
            is_free = beside >= words + LEAST_CLEAR_PX
        return (beside if is_free else over) - MARGIN

    def _spot(self, at: int) -> int | None:
        """How far down in the viewport a code point is."""
        page = self._page
        number = page.offsets().index_at(at)
        block = page.block_of(number)
        if not block.isValid():
            return None
        line = block.layout().lineForTextPosition(page.offsets().within(number, at))
        y = block.layout().position().y() + (line.y() + line.height() / 2 if line.isValid() else 0)
        return int(y - page.verticalScrollBar().value())
