"""How far the figures and names of a source are evidence.

A figure is evidence where a passage that is linked to something covers it. A country or an organisation is,
as soon as one of its mentions in the source is covered: it need not be proved wherever it is named again, and
where it is not yet evidence it is marked once in each block.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.domain.blocks import Block
from app.domain.mentions import Finder, Mention


class Coverage(NamedTuple):
    """What of a source is evidence, and what is not yet."""

    figures: int
    """How many numbers the text states."""
    covered: int
    """How many of them are evidence."""
    missing: tuple[Mention, ...]
    """The figures and names that are not yet evidence, in order; a name once in a block."""

    @property
    def share(self) -> float:
        """How much of the figures is evidence, 0 to 1; 1 where there is none."""
        return self.covered / self.figures if self.figures else 1.0

    @property
    def open_figures(self) -> int:
        """How many figures are not yet evidence."""
        return self.figures - self.covered


def mentions_of(finder: Finder, text: str, blocks: Iterable[Block]) -> list[list[Mention]]:
    """The mentions of each block that has some."""
    found = (finder.in_block(text, block) for block in blocks)
    return [mentions for mentions in found if mentions]


def coverage(mentions: Sequence[Sequence[Mention]], evidence: Iterable[tuple[int, int]]) -> Coverage:
    """Hold the mentions of the blocks, in order, against the stretches of passages that are evidence."""
    covered = _covered(mentions, sorted(evidence))
    known = {mention.key for mention in covered if not mention.kind.is_figure}
    missing: list[Mention] = []
    figures = done = 0
    for block in mentions:
        said: set[str] = set()
        for mention in block:
            if mention.kind.is_figure:
                figures += 1
                if mention in covered:
                    done += 1
                else:
                    missing.append(mention)
            elif mention.key not in known and mention.key not in said:
                said.add(mention.key)
                missing.append(mention)
    return Coverage(figures, done, tuple(missing))


def _covered(mentions: Sequence[Sequence[Mention]], stretches: list[tuple[int, int]]) -> set[Mention]:
    """The mentions that lie whole within a stretch. Both are in order of their starts."""
    inside: set[Mention] = set()
    at, reach = 0, -1
    for block in mentions:
        for mention in block:
            while at < len(stretches) and stretches[at][0] <= mention.start:
                reach = max(reach, stretches[at][1])
                at += 1
            if mention.end <= reach:
                inside.add(mention)
    return inside
