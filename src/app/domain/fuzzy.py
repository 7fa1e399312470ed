"""Fuzzy matching of names by a few letters, and which letters matched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from app.domain.fold import fold


def match(typed: str, name: str) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """How well `typed` fits `name` (lower is better) and the letters found as (start, end), or None.

    A beginning of the name is best, then a beginning of a word, then a stretch within, then letters in order.
    """
    return _match(typed, _folded(name))


def _match(typed: str, folded: str) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    whole, wanted, in_order = _query(typed)
    if not wanted:
        return 0, ()
    at = folded.find(whole)
    if at == 0:
        return 0 if len(whole) == len(folded) else 1, ((0, len(whole)),)
    if at > 0:
        at_word = _at_word(folded, whole, at)
        return (2, ((at_word, at_word + len(whole)),)) if at_word else (3, ((at, at + len(whole)),))
    return None if in_order.match(folded) is None else _in_order(wanted, folded)


def _in_order(wanted: str, folded: str) -> tuple[int, tuple[tuple[int, int], ...]]:
    """The first letters that match one after the other; they are known to exist."""
    marks: list[tuple[int, int]] = []
    position = 0
    for letter in wanted:
        found = folded.find(letter, position)
        if marks and marks[-1][1] == found:
            marks[-1] = (marks[-1][0], found + 1)
        else:
            marks.append((found, found + 1))
        position = found + 1
    return 4 + len(marks), tuple(marks)


_SCATTERED = 19
"""A rank behind that of any name in which letters are found in some order that is looked at closely."""


class Names:
    """Names folded once, for matching at each key press."""

    def __init__(self, names: Iterable[str]) -> None:
        self._folded = [_folded(name) for name in names]

        self._last: tuple[str, list[int]] = "", list(range(len(self._folded)))
        """What was asked for last, in letters alone, and the numbers of the names that fitted."""

    def ranks(self, typed: str, enough: int | None = None) -> list[int | None]:
        """How well `typed` matches each name, as `match`.

        If `typed` extends the previous query, only names that matched that are examined. If `enough` names contain it
        as one stretch, those with scattered letters get one equal, worse rank.
        """
        whole, wanted, in_order = _query(typed)
        if not wanted:
            return [0] * len(self._folded)
        before, fitted = self._last
        one, matches = len(wanted) == 1, in_order.match
        ranks: list[int | None] = [None] * len(self._folded)
        found: list[int] = []
        scattered: list[int] = []
        for number in fitted if wanted.startswith(before) else range(len(self._folded)):
            name = self._folded[number]
            at = name.find(whole)
            if at == 0:
                ranks[number] = 1 if len(name) > len(whole) else 0
            elif at > 0:
                ranks[number] = 2 if _at_word(name, whole, at) else 3
            elif not one and matches(name) is not None:
                scattered.append(number)
            else:
                continue
            found.append(number)
        is_enough = enough is not None and len(found) - len(scattered) >= enough
        for number in scattered:
            ranks[number] = _SCATTERED if is_enough else _in_order(wanted, self._folded[number])[0]
        self._last = wanted, found
        return ranks

    def fitting(self, typed: str) -> list[int]:
        """The numbers of the names that contain the letters of `typed` in order."""
        _, wanted, in_order = _query(typed)
        before, fitted = self._last
        matches, names = in_order.match, self._folded
        among = fitted if wanted.startswith(before) else range(len(names))
        self._last = wanted, [number for number in among if matches(names[number]) is not None]
        return self._last[1]

    def marks(self, typed: str, number: int) -> tuple[tuple[int, int], ...]:
        found = _match(typed, self._folded[number])
        return found[1] if found else ()


@lru_cache(maxsize=1 << 12)  # countries by all their names are matched again at each key
def _folded(name: str) -> str:
    """`name` as it is compared: letter for letter, so that what is found in it can be marked."""
    folded = name.lower() if name.isascii() else fold(name)
    return folded if len(folded) == len(name) else name.lower()


@lru_cache(maxsize=64)
def _query(typed: str) -> tuple[str, str, re.Pattern[str]]:
    """What is typed, folded; its letters; and a pattern for these letters in order, which never goes back."""
    whole = fold(typed).strip()
    wanted = fold(typed).replace(" ", "")
    in_order = "".join(f"[^{re.escape(letter)}]*+{re.escape(letter)}" for letter in wanted)
    return whole, wanted, re.compile(in_order, re.DOTALL)


def _at_word(folded: str, whole: str, at: int) -> int:
    """Where `whole` begins a word, from position `at` on; 0 if nowhere."""
    while at > 0:
        if not folded[at - 1].isalnum():
            return at
        at = folded.find(whole, at + 1)
    return 0
