"""How far the figures and names of a source are covered by evidence.

A figure is covered if a passage over it is evidence for a value that contains it: a whole sentence linked to a record
covers those of its figures that are in the record's fields, and no others. A country or an organisation is covered as
soon as one of its mentions in the source is: it need not be proved everywhere, and if it is not covered, it is marked
once in each block.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from app.domain.blocks import Block
from app.domain.mentions import Finder, Mention, MentionKind
from app.domain.support import numbers_of_figure


class Coverage(NamedTuple):
    """What of a source is evidence, and what is not yet."""

    figures: int
    """How many numbers the text states."""
    covered: int
    missing: tuple[Mention, ...]
    """The figures and names that are not yet evidence, in order; a name once in a block."""

    @property
    def share(self) -> float:
        """How much of the figures is evidence, 0 to 1; 1 where there is none."""
        return self.covered / self.figures if self.figures else 1.0

    @property
    def open_figures(self) -> int:
        return self.figures - self.covered


def mentions_of(finder: Finder, text: str, blocks: Iterable[Block]) -> list[list[Mention]]:
    """The mentions of each block that has some."""
    found = (finder.in_block(text, block) for block in blocks)
    return [mentions for mentions in found if mentions]


class Held(NamedTuple):
    """A passage that is evidence, in code points, with the numbers of the values it supports."""

    start: int
    end: int
    numbers: frozenset[Decimal] | None = None
    """None where it is evidence for all its figures, as one that contradicts a value is."""
    unread: bool = False
    """Whether its field has a number, so that it is evidence for a figure that cannot be read."""

    def holds(self, figure: Mention) -> bool:
        """Whether a figure within it is in a value it supports."""
        if self.numbers is None:
            return True
        stated = numbers_of_figure(figure.key, figure.kind is MentionKind.MONEY)
        return self.unread if not stated else not stated.isdisjoint(self.numbers)


def coverage(mentions: Sequence[Sequence[Mention]], evidence: Iterable[Held]) -> Coverage:
    """Compare the mentions of the blocks, in order, with the passages that are evidence, in any order."""
    covered = _covered(mentions, evidence)
    known = {mention.key for mention in covered if not mention.kind.is_figure}
    missing: list[Mention] = []
    figures = done = 0
    for block in mentions:
        names_found: set[str] = set()
        for mention in block:
            if mention.kind.is_figure:
                figures += 1
                if mention in covered:
                    done += 1
                else:
                    missing.append(mention)
            elif mention.key not in known and mention.key not in names_found:
                names_found.add(mention.key)
                missing.append(mention)
    return Coverage(figures, done, tuple(missing))


def _covered(mentions: Sequence[Sequence[Mention]], evidence: Iterable[Held]) -> set[Mention]:
    """The mentions that lie whole within a passage, figures within one that holds them."""
    every = [mention for block in mentions for mention in block]
    starts = [mention.start for mention in every]
    inside: set[Mention] = set()
    for one in evidence:
        for mention in every[bisect_left(starts, one.start) : bisect_left(starts, one.end)]:
            if mention.end > one.end or mention in inside:
                continue
            if not mention.kind.is_figure or one.holds(mention):
                inside.add(mention)
    return inside
