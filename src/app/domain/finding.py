"""Finding words in one text while typing. Offsets are code points of the text, end exclusive."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.progress import Stopped

if TYPE_CHECKING:
    import regex

MOST = 20_000
"""Hits that are counted; more help nobody."""
TIMEOUT_S = 1.0
"""Seconds after which a slow pattern is given up."""
_SAME = {"\u00a0": " ", "\u202f": " ", "\n": " ", "’": "'", "‘": "'", "“": '"', "”": '"'}
"""Characters that count as the same, each one for one."""


class Options(NamedTuple):
    """The search options."""

    case: bool = False
    whole_word: bool = False
    regex: bool = False


class Hits(NamedTuple):
    """The hits in order. `more` if there were too many to count, or it took too long."""

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
        return len(self._stretches)

    def find(
        self,
        query: str,
        options: Options = Options(),  # noqa: B008  (a tuple does not change)
        timeout_s: float = TIMEOUT_S,
        stopped: Stopped = lambda: False,
    ) -> Hits:
        """The hits within single stretches; once `stopped`, those found so far.

        Raises `BadInput` for an invalid pattern, and `TooSlow` if one takes longer than `timeout_s` without
        a hit.
        """
        if not query:
            return Hits([])
        if options.regex:
            return self._pattern(query, options, time.monotonic() + timeout_s, stopped)
        return self._words(query, options, stopped)

    def _words(self, query: str, options: Options, stopped: Stopped) -> Hits:
        """The places of some words, those within one shown stretch; cut off after `MOST`, or when stopped."""
        wanted, text = _alike(query), self._folded(options.case)
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
            if stopped():
                return Hits(found, True)
        return Hits(found)

    def _folded(self, case: bool) -> str:
        if case not in self._alike:
            text = _alike(self.text)
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

    def _pattern(self, query: str, options: Options, until: float, stopped: Stopped) -> Hits:
        """The places of a pattern, looked for stretch by stretch until a time by the monotonic clock."""
        pattern = _compiled(query, options)
        found: list[tuple[int, int]] = []
        for start, end in self._stretches:
            try:
                for low, high in _matches(pattern, self.text[start:end], until):
                    if options.whole_word and self._inside_word(start + low, start + high):
                        continue
                    if len(found) == MOST:
                        return Hits(found, True)
                    found.append((start + low, start + high))
            except TimeoutError:
                if not found:
                    raise TooSlow(
                        tr("This pattern takes too long. Make it simpler, without a repetition within a repetition.")
                    ) from None
                return Hits(found, True)
            if stopped():
                return Hits(found, True)
        return Hits(found)


class TooSlow(BadInput):
    """A pattern with too much backtracking over the text."""


def _compiled(query: str, options: Options) -> regex.Pattern[str]:
    import regex

    try:
        return regex.compile(query, regex.VERSION0 | (0 if options.case else regex.IGNORECASE))
    except (regex.error, OverflowError, RecursionError) as error:
        why = str(getattr(error, "msg", error)).split(",")[0]
        raise BadInput(tr("Not yet a pattern: {why}.").format(why=why)) from error


def _matches(pattern: regex.Pattern[str], words: str, until: float) -> Iterator[tuple[int, int]]:
    """The stretches of `words` that are not empty. Raises `TimeoutError` after `until`."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    for match in pattern.finditer(words, timeout=left):
        if match.end() > match.start():
            yield match.span()


def _alike(text: str) -> str:
    """`text` with characters that a keyboard does not distinguish unified."""
    for one, other in _SAME.items():
        text = text.replace(one, other)
    return text


def _small(text: str) -> str:
    """Small letters, one for one: the Turkish İ, which would become two, stays as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _joins(one: str, other: str) -> bool:
    return (one.isalnum() or one == "_") and (other.isalnum() or other == "_")
