"""A work in several texts: its original, and digests or translations of that.

Evidence whose words are in both is one piece of evidence: that on the other text is the *counterpart* of that on the
original, where both are under the same field in the same way, in paragraphs that are a pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum


class TextRole(StrEnum):
    """Which of the texts of its work a source is."""

    ORIGINAL = "original"
    DIGEST = "digest"
    TRANSLATION = "translation"


Pair = tuple[int, int]
"""A paragraph of a text and that of the original; 0 is what has no number."""


def pairs_of(met: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs of paragraphs by the fields that have evidence in both: `met` has one for each field.

    Each paragraph is a pair with the one that it shares most fields with, and the other way round.
    """
    counts = Counter(met)
    out: set[Pair] = set()
    for side in (0, 1):
        best: dict[int, Pair] = {}
        for pair in sorted(counts, key=lambda pair: (-counts[pair], abs(pair[0] - pair[1]), pair)):
            best.setdefault(pair[side], pair)
        out.update(best.values())
    return tuple(sorted(out))


def by_number(paragraphs: int) -> tuple[Pair, ...]:
    """The pairs of two texts of as many paragraphs, each with that of its number."""
    return tuple((number, number) for number in range(paragraphs + 1))
