"""What words are like: in which groups of words that are used alike they are, and what sort of thing a noun names.

The data are lines, sorted (`generate_word_kinds.py` says how they are written). They are kept as lines and found by
bisection, as the towns are, so that loading them takes no longer than unpacking.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

_KEPT = 10_000
"""Words looked up lately that are kept."""


class WordKinds:
    """All words of which something is known."""

    __slots__ = ("_coarser", "_lines", "_of")

    def __init__(self, text: str = "") -> None:
        """`text` is the unpacked file; its first line has the coarser groups of each of the finest."""
        head, *self._lines = text.split("\n")
        self._coarser = [of.split() for of in head.split("\t")]
        self._of = lru_cache(_KEPT)(self._looked_up)

    def __bool__(self) -> bool:
        return bool(self._lines)

    def knows(self, word: str) -> bool:
        """Whether a word in small letters is one of those that English texts have."""
        return self._of(word) != ((), ())

    def groups(self, word: str) -> tuple[str, ...]:
        """The groups that a word is in, the coarsest first; none of a word that is too rare."""
        return self._of(word)[0]

    def sorts(self, noun: str) -> tuple[str, ...]:
        """What sorts of thing a noun names in its first meanings: *artifact*, *food*; none where it is none."""
        return next((sorts for one in _forms(noun) if (sorts := self._of(one)[1])), ())

    def is_one(self, noun: str) -> bool:
        """Whether a word is the name of a thing as it stands, and no plural of it."""
        return bool(self._of(noun)[1])

    def _looked_up(self, word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        at = bisect_left(self._lines, f"{word}\t")
        line = self._lines[at] if at < len(self._lines) else ""
        if not line.startswith(f"{word}\t"):
            return (), ()
        _, fine, sorts = line.split("\t")
        return ((*(of[int(fine)] for of in self._coarser), fine) if fine else ()), (*sorts.split(),)


def _forms(noun: str) -> Iterator[str]:
    """A noun as it stands, then as the plural of another; of one with a hyphen what stands behind that."""
    yield noun
    for ending, other in (("s", ""), ("es", ""), ("ies", "y"), ("men", "man")):
        if noun.endswith(ending):
            yield noun.removesuffix(ending) + other
    if "-" in noun:
        yield from _forms(noun.rpartition("-")[2])
