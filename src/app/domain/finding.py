"""Finding words in one text, as one types them. Offsets are code points of the text, end exclusive."""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from app.domain.errors import BadInput
from app.domain.language import tr

MOST = 20_000
"""Hits that are counted; more help nobody."""
PATIENCE = 1.0
"""Seconds after which a slow pattern is given up."""
_SAME = str.maketrans({"\u00a0": " ", "\u202f": " ", "\n": " ", "’": "'", "‘": "'", "“": '"', "”": '"'})
"""Characters that a keyboard does not tell apart, each one for one."""


class Options(NamedTuple):
    """How words are looked for."""

    case: bool = False
    whole_word: bool = False
    regex: bool = False


class Hits(NamedTuple):
    """Where the words stand, in order. `more` when there were too many to count, or it took too long."""

    places: list[tuple[int, int]]
    more: bool = False


class Searched:
    """A text that is searched again and again; `stretches` of it, in order, are what is shown."""

    def __init__(self, text: str, stretches: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self._stretches = list(stretches)
        self._starts = [start for start, _ in stretches]
        self._alike: dict[bool, str] = {}

    @property
    def count(self) -> int:
        """How many stretches are searched."""
        return len(self._stretches)

    def find(self, query: str, options: Options = Options()) -> Hits:  # noqa: B008  (a tuple does not change)
        """The hits within single stretches. Raises `BadInput` for a pattern that can not be read."""
        if not query:
            return Hits([])
        return self._pattern(query, options) if options.regex else self._words(query, options)

    def _words(self, query: str, options: Options) -> Hits:
        wanted, text = query.translate(_SAME), self._folded(options.case)
        if not options.case:
            wanted = _small(wanted)
        found: list[tuple[int, int]] = []
        at = text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if self._shown(at, end) and not (options.whole_word and self._inside_word(at, end)):
                if len(found) == MOST:
                    return Hits(found, True)
                found.append((at, end))
                at = text.find(wanted, end)
            else:
                at = text.find(wanted, at + 1)
        return Hits(found)

    def _folded(self, case: bool) -> str:
        if case not in self._alike:
            text = self.text.translate(_SAME)
            self._alike[case] = text if case else _small(text)
        return self._alike[case]

    def _shown(self, start: int, end: int) -> bool:
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._stretches[index][1]

    def _inside_word(self, start: int, end: int) -> bool:
        text = self.text
        return (start > 0 and _joins(text[start - 1], text[start])) or (
            end < len(text) and _joins(text[end - 1], text[end])
        )

    def _pattern(self, query: str, options: Options) -> Hits:
        pattern = _compiled(query, options)
        found: list[tuple[int, int]] = []
        enough = _clock()
        for start, end in self._stretches:
            for low, high in _matches(pattern, self.text, start, end):
                if options.whole_word and self._inside_word(low, high):
                    continue
                if len(found) == MOST:
                    return Hits(found, True)
                found.append((low, high))
            if enough():
                return Hits(found, True)
        return Hits(found)


def _compiled(query: str, options: Options) -> re.Pattern[str]:
    try:
        return re.compile(query, re.NOFLAG if options.case else re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        why = str(getattr(error, "msg", error)).split(",")[0]
        raise BadInput(tr("Not yet a pattern: {why}.").format(why=why)) from error


def _matches(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text, start, end):
        if match.end() > match.start():
            yield match.span()


def _small(text: str) -> str:
    """Small letters, one for one: the Turkish İ, which would become two, stays as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _joins(one: str, other: str) -> bool:
    return (one.isalnum() or one == "_") and (other.isalnum() or other == "_")


def _clock() -> Callable[[], bool]:
    until = time.monotonic() + PATIENCE
    return lambda: time.monotonic() > until
