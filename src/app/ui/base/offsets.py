"""Conversion between document positions and canonical offsets, which Qt counts in UTF-16 units.

A displayed document holds some of a source's blocks, in order, each as one text block with as many code points as in
the canonical text, and with one position between two of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from app.domain.utf16 import utf16_length


class TextMap:
    """Maps each shown stretch of the canonical text to its place in the document.

    `stretches` are (start, end) code points into `text`, in order and without overlap. The document may hold only a
    window of them: `show` sets it, and what lies outside maps to its first or last position.
    """

    def __init__(self, text: str, stretches: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self._starts = [start for start, _ in stretches]
        self._ends = [end for _, end in stretches]
        self._wide: dict[int, list[int]] = {}
        self._qt: list[int] = []
        astral = utf16_length(text) != len(text)
        at = 0
        for index, (start, end) in enumerate(stretches):
            self._qt.append(at)
            length = end - start
            if astral:
                units = utf16_length(text[start:end])
                if units != length:
                    self._wide[index] = [i for i in range(start, end) if text[i] > "\uffff"]
                    length = units
            at += length + 1
        self._qt.append(at)
        self.show(0, len(self._starts))

    def show(self, first: int, last: int) -> None:
        """Set the window of stretches in the document, from index `first` to before `last`; initially all."""
        self.first, self.last = first, last
        self._base = self._qt[first]
        self.length = max(0, self._qt[last] - 1 - self._base)
        """The last document position."""

    def in_document(self, index: int) -> bool:
        """Whether the document holds the stretch with this index."""
        return self.first <= index < self.last

    def __len__(self) -> int:
        return len(self._starts)

    def stretch(self, index: int) -> tuple[int, int]:
        """The code points of the stretch with this index, which is its text block's number."""
        return self._starts[index], self._ends[index]

    def index_at(self, code_point: int) -> int:
        """The index of the stretch that holds `code_point`, or of the next one, or of the last."""
        index = bisect_right(self._starts, code_point) - 1
        if index < 0:
            return 0
        if code_point > self._ends[index] and index + 1 < len(self._starts):
            return index + 1
        return index

    def to_qt(self, code_point: int) -> int:
        """The document position of a canonical offset; if it is not shown, of the next offset that is."""
        if not self._starts:
            return 0
        return self._held(self._position(self.index_at(code_point), code_point))

    def _held(self, at: int) -> int:
        """A position in a document of all stretches, converted to and clamped to the window."""
        return min(max(at - self._base, 0), self.length)

    def shown_offset(self, code_point: int) -> int:
        """The offset itself if it belongs to a shown stretch, even outside the window; else the next that does."""
        if not self._starts:
            return 0
        start, end = self.stretch(self.index_at(code_point))
        return min(max(code_point, start), end)

    def to_canonical(self, position: int) -> int:
        """The canonical offset of a document position; inside a surrogate pair, that of its character."""
        if not self._starts:
            return 0
        position += self._base
        index = min(max(0, bisect_right(self._qt, position) - 1), len(self._starts) - 1)
        units = max(0, position - self._qt[index])
        start = self._starts[index]
        wide = self._wide.get(index)
        if wide is None:
            return min(start + units, self._ends[index])
        before = bisect_left(range(len(wide)), units, key=lambda k: wide[k] - start + k)
        return min(start + units - before, self._ends[index])

    def range_to_qt(self, start: int, end: int) -> tuple[int, int]:
        """The document positions of a canonical stretch, narrowed to what is shown; equal if nothing is."""
        first = self.to_qt(start)
        if not self._starts:
            return first, first
        index = bisect_left(self._starts, end) - 1
        last = self._held(self._position(index, end)) if index >= 0 else 0
        return first, max(first, last)

    def within(self, index: int, code_point: int) -> int:
        """The UTF-16 offset within its text block, clamped to the block."""
        return self._position(index, code_point) - self._qt[index]

    def _position(self, index: int, code_point: int) -> int:
        start = self._starts[index]
        held = min(max(code_point, start), self._ends[index])
        wide = self._wide.get(index)
        extra = bisect_left(wide, held) if wide else 0
        return self._qt[index] + held - start + extra

    def copied(self, start: int, end: int) -> str:
        """The shown part of a canonical stretch, for copying. Two line feeds replace hidden blocks in between."""
        if not self._starts or end <= start:
            return ""
        parts: list[str] = []
        low = self.index_at(start)
        for index in range(low, len(self._starts)):
            if self._starts[index] >= end and index > low:
                break
            if index > low:
                gap = self.text[self._ends[index - 1] : self._starts[index]]
                parts.append("\n\n" if gap.strip() else gap)
            parts.append(self.text[max(start, self._starts[index]) : min(end, self._ends[index])])
        return "".join(parts)
