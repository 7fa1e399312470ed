"""How many words are equal next to a place in an old and a place in a new text, asked very often.

A text that repeats itself, as a form does, holds the words of a passage in a thousand places, and each is compared
for each passage. So every word is one character here, and the neighbours of many places are compared at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import add

NEAR = 8
"""How many words are compared on each side."""
_ONLY_NEW, _ONLY_OLD, _EDGE = "\0", "\1", "\2"
_FIRST, _LAST = 3, 0x10FFFF

Beside = tuple[str, str]
"""The words before and after a place, one character each, with the edge of the text written out."""


class Neighbours:
    """Two streams of keys as strings of one character a word."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        from rapidfuzz.distance import LCSseq, Postfix, Prefix

        self._postfix, self._prefix, self._common = Postfix.similarity, Prefix.similarity, LCSseq.similarity
        signs: dict[str, str] = {}
        for key in old:
            if key not in signs:
                # what has no sign of its own is like nothing: less is said to agree than does
                signs[key] = chr(_FIRST + len(signs)) if _FIRST + len(signs) <= _LAST else _ONLY_OLD
        edge = _EDGE * NEAR
        self._old = edge + "".join(map(signs.__getitem__, old)) + edge
        there = (signs.get(key, _ONLY_NEW) for key in new)
        self._new = edge + "".join(_ONLY_NEW if sign == _ONLY_OLD else sign for sign in there) + edge

    def beside_old(self, words: tuple[int, int]) -> Beside:
        return self._old[words[0] : words[0] + NEAR], self._old[words[1] + NEAR : words[1] + 2 * NEAR]

    def beside_new(self, words: tuple[int, int]) -> Beside:
        return self._new[words[0] : words[0] + NEAR], self._new[words[1] + NEAR : words[1] + 2 * NEAR]

    def agreeing(self, words: tuple[int, int], there: tuple[int, int]) -> tuple[int, int]:
        """How many words are equal just before and just after; a text's edge on both sides counts as some."""
        ours, theirs = self.beside_old(words), self.beside_new(there)
        return self._postfix(ours[0], theirs[0]), self._prefix(ours[1], theirs[1])

    def in_common(self, words: tuple[int, int], there: tuple[int, int]) -> int:
        """The largest number of old words found in the same order among the new ones."""
        return self._common(self._old[words[0] + NEAR : words[1] + NEAR], self._new[there[0] + NEAR : there[1] + NEAR])

    def at_places(self, beside: Sequence[Beside]) -> AtPlaces:
        """The neighbours of many places of one text, to be compared with a place of the other one."""
        return AtPlaces(beside, self._postfix, self._prefix)


class AtPlaces:
    """The neighbours of many places. Equal neighbours are compared once."""

    def __init__(self, beside: Sequence[Beside], before: Callable[..., int], after: Callable[..., int]) -> None:
        self._before, self._after = before, after
        befores, self._which_before = _numbered([one for one, _ in beside])
        afters, self._which_after = _numbered([one for _, one in beside])
        self._befores, self._afters = befores, afters

    def agreeing(self, beside: Beside) -> list[int]:
        """For each of the places how many words next to it are equal to those beside the one place."""
        left, right = beside
        before = [self._before(left, one) for one in self._befores]
        after = [self._after(right, one) for one in self._afters]
        which = map(before.__getitem__, self._which_before), map(after.__getitem__, self._which_after)
        return list(map(add, *which))


def _numbered(words: Sequence[str]) -> tuple[list[str], list[int]]:
    kinds: dict[str, int] = {}
    numbers = [kinds.setdefault(one, len(kinds)) for one in words]
    return list(kinds), numbers
