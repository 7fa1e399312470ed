"""The marks of a page, and an index for finding those of a stretch of text.

All offsets are code points of the canonical text; nothing here depends on Qt.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from app.domain.language import later

CHUNK = 64
"""Marks per step of the coarse index."""


class Level(IntEnum):
    """How much of the known data a page shows. Stored by number."""

    QUIET = 0
    """The text, and a hairline beside what is tagged."""
    TAGS = 1
    EVIDENCE = 2
    ALL = 3

    @property
    def has_stripes(self) -> bool:
        """Whether the stripes of tags are visible beside the text."""
        return self is not Level.EVIDENCE

    @property
    def has_tags(self) -> bool:
        """Whether tags are visible under the words."""
        return self in (Level.TAGS, Level.ALL)

    @property
    def has_evidence(self) -> bool:
        """Whether evidence is visible under the words."""
        return self in (Level.EVIDENCE, Level.ALL)

    @classmethod
    def of(cls, kept: object, usual: object) -> Level:
        """The stored level, else the default one; quiet if neither is set."""
        return next((cls(one) for one in (kept, usual) if isinstance(one, int) and one in tuple(cls)), cls.QUIET)

    @property
    def folds(self) -> bool:
        """Whether a paragraph's card is a single line."""
        return not self.has_evidence


LEVEL_NAMES = {
    Level.QUIET: later("Quiet"),
    Level.TAGS: later("Tags"),
    Level.EVIDENCE: later("Evidence"),
    Level.ALL: later("All"),
}


TAG = "tag:"
"""The prefix of a tag's key."""
RECORD = "donation:"
"""The prefix of a record's key."""
UNFOLD, WHOLE = "unfold", "whole"
"""The keys of the lines with the counts of a paragraph's things, and of those left out."""


def is_thing(key: str) -> bool:
    """Whether a key is that of a thing."""
    return bool(key) and key not in (UNFOLD, WHOLE) and not key.startswith(TAG)


class Chip(NamedTuple):
    """One thing beside the text, such as a record or fact. `key` is the caller's, returned on a click."""

    text: str
    icon: str = "package"
    dashed: bool = False
    """Whether it was not given."""
    tip: str = ""
    key: str = ""
    whom: str = ""
    giver: str = ""
    """The recipient and the donor of a record; its row shows one of them."""
    short: str = ""
    """The text on a card that has no room for all texts in full; empty to elide the text instead."""


class Mark(NamedTuple):
    """A passage as the page shows it. `colours` are the hue indices of its tags, in drawing order."""

    passage_id: int
    start: int
    end: int
    colours: tuple[int, ...] = ()
    chips: Sequence[Chip] = ()
    has_note: bool = False
    tags: tuple[int, ...] = ()
    """The ids of its tags, in the order of `colours`; empty before they are read."""


class MarkIndex:
    """Marks in text order; finding those of a stretch visits few others."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._sorted = sorted(marks, key=_order)
        self._by_id = {mark.passage_id: mark for mark in self._sorted}
        self._summarise()

    def _summarise(self) -> None:
        self._starts = [mark.start for mark in self._sorted]
        self._ends = [mark.end for mark in self._sorted]
        self._furthest: list[int] = []  # the coarse index, as far as known: the furthest end in each chunk

    def _forget_from(self, at: int) -> None:
        """Invalidate the coarse index from the mark with this index on."""
        del self._furthest[at // CHUNK :]

    def _summarise_to(self, last: int) -> None:
        """Update the coarse index up to before this mark."""
        ends, known = self._ends, len(self._furthest) * CHUNK
        self._furthest += [max(ends[i : i + CHUNK]) for i in range(known, last, CHUNK)]

    def __len__(self) -> int:
        return len(self._sorted)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._sorted)

    def get(self, passage_id: int) -> Mark | None:
        return self._by_id.get(passage_id)

    def put(self, mark: Mark) -> Mark | None:
        """Add a mark, or replace that of the same passage, which is returned."""
        old = self.take(mark.passage_id)
        at = bisect_left(self._sorted, _order(mark), key=_order)
        self._sorted.insert(at, mark)
        self._starts.insert(at, mark.start)
        self._ends.insert(at, mark.end)
        self._by_id[mark.passage_id] = mark
        self._forget_from(at)
        return old

    def take(self, passage_id: int) -> Mark | None:
        old = self._by_id.pop(passage_id, None)
        if old is not None:
            at = bisect_left(self._sorted, _order(old), key=_order)
            del self._sorted[at], self._starts[at], self._ends[at]
            self._forget_from(at)
        return old

    def within(self, start: int, end: int) -> list[Mark]:
        """The marks that overlap a stretch, in order."""
        last = bisect_left(self._starts, end)
        self._summarise_to(last)
        found: list[Mark] = []
        for chunk, furthest in enumerate(self._furthest):
            low = chunk * CHUNK
            if low >= last:
                break
            if furthest > start:
                found += [m for m in self._sorted[low : min(low + CHUNK, last)] if m.end > start]
        return found

    def at(self, code_point: int) -> list[Mark]:
        """The marks over one code point, shortest first."""
        return sorted(self.within(code_point, code_point + 1), key=lambda mark: mark.end - mark.start)

    def after(self, code_point: int) -> Mark | None:
        """The first mark that starts after an offset."""
        at = bisect_left(self._starts, code_point + 1)
        return self._sorted[at] if at < len(self._sorted) else None

    def before(self, code_point: int) -> Mark | None:
        """The last mark that starts before an offset."""
        at = bisect_left(self._starts, code_point)
        return self._sorted[at - 1] if at else None


def _order(mark: Mark) -> tuple[int, int, int]:
    """Outer passages before inner ones with the same start."""
    return mark.start, -mark.end, mark.passage_id
