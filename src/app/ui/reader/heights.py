"""Estimated heights of the text blocks of a long text, without laying them out."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from app.domain.blocks import BlockKind
from app.ui.reader.text import ReaderText


class Heights:
    """Estimates in pixels, by the number of the text block, and the resulting positions."""

    def __init__(self, page: ReaderText, per_line: float, line: float, gap: float, top: float) -> None:
        self._page = page
        self._shown = page.shown
        self._per_line = max(1.0, per_line)
        self._line, self._gap, self._top = line, gap, top
        self._tops: list[float] | None = None

    def of(self, number: int) -> float:
        """The height of one text block including the space after it."""
        at = self._shown[number]
        block = self._page.blocks[at]
        lines = max(1, -int(-(block.end - block.start) // self._per_line))
        if self._page.last_piece(at) != at:
            return lines * self._line
        return lines * self._line + (self._gap if block.kind is not BlockKind.HEADING else 2 * self._gap)

    def between(self, first: int, last: int) -> float:
        """The height of the text blocks from `first` to before `last`."""
        return sum(map(self.of, range(first, last)))

    def after(self, number: int, room: float) -> int:
        """The number before which the text blocks from `number` on fill this height, or the end of the text."""
        last, end = number, len(self._shown)
        while last < end and room > 0:
            room -= self.of(last)
            last += 1
        return last

    def before(self, number: int, room: float) -> int:
        """The number from which the text blocks before `number` fill this height, or 0."""
        first = number
        while first > 0 and room > 0:
            first -= 1
            room -= self.of(first)
        return first

    def around(self, number: int, above: float, below: float) -> range:
        """The text blocks that fill these heights above a text block, and from it on."""
        return range(self.before(number, above), max(self.after(number, below), min(number + 1, len(self._shown))))

    def tops(self) -> list[float]:
        """The estimated top of each text block, and the end of the text."""
        if self._tops is None:
            heights = map(self.of, range(len(self._shown)))
            self._tops = list(accumulate(heights, initial=self._top))
        return self._tops

    def at(self, height: float) -> tuple[int, float]:
        """The text block at a height, and the position within it as a share."""
        tops = self.tops()
        number = min(max(bisect_right(tops, height) - 1, 0), len(tops) - 2)
        share = (height - tops[number]) / (tops[number + 1] - tops[number])
        return number, min(max(share, 0.0), 1.0)
