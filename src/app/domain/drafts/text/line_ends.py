"""The sentences of a text whose paragraphs are lines, or whose lines end within sentences.

    goes on = a line as wide as lines are set, without a stop | one before a small letter, or that ends in *from*, *the*
            | any of a paragraph whose lines are full and end so somewhere

A line is full where the next word would not have fitted on it: in mails and in old files sentences end where they may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.clauses.verbs import gives
from app.domain.drafts.dates.day_words import MONTHS
from app.domain.drafts.frames.labelled import with_labels
from app.domain.drafts.tables.grid import is_row
from app.domain.sentences import sentences

_WIDTH = 45
"""Code points from which on a line may have been broken for its width."""
_RAGGED = 7 / 8
"""The share of the widest line that full ones have."""
_ITEM = re.compile(r"[•*·]|[–-] |\([a-z0-9]\)|\d\d?[.)] ")
_LINE = re.compile(rf"\s|{_ITEM.pattern}|$")
"""How a paragraph begins, or a line of a list."""
_STOPS = '.!?:;…"”’)»'
_OPEN = words(
    "from to of for by with in at on into through via and or the a an its their his her our has have had was were will "
    "would than about"
)
"""What no sentence and no heading ends with."""
_DATELINE_WORDS, _HEAD_WORDS, _CAPITALS = 6, 3, 4


def in_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text; the labels of one record are one."""
    yield from with_labels(text, _of_lines(text))


def _of_lines(text: str) -> Iterator[tuple[int, int]]:
    lines = text.splitlines(keepends=True)
    at = start = 0
    for line, goes_on in zip(lines, _going_on(lines), strict=True):
        at += len(line)
        if not goes_on:
            for low, high in with_datelines(text[start:at], sentences(text[start:at])):
                yield start + low, start + high
            start = at


def with_datelines(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of a paragraph, with the head of the first as part of it: *LIMA, 9 May. Two …*, *Peru. Two …*.

    So are the labels of one record: *Donor: Peru. Amount: $9.*
    """
    found = [*with_labels(text, found)]
    if not found[1:]:
        return found
    (start, end), (_, until), *rest = found
    words = text[start:end].split()
    plain = text[start:end].endswith(".") and len(words) <= _DATELINE_WORDS
    marked = words[0][:_CAPITALS].isupper() or any(char.isdigit() or char == "(" for char in text[start:end])
    plain = plain and (marked or len(words) <= _HEAD_WORDS)
    if plain and all(word[0].isupper() or word[0].isdigit() or word[0] in "(/&–-" or word == "of" for word in words):
        return [(start, until), *rest]
    return found


def in_lines(text: str, paragraphs: Iterable[Sequence[int]]) -> str:
    """A text with spaces for the line ends within the sentences of some paragraphs."""
    broken = ((start, text[start:end]) for start, end, *_ in paragraphs if "\n" in text[start:end])
    return unbroken(text, [(start + low, start + high) for start, words in broken for low, high in sentences(words)])


def unbroken(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with spaces for the line ends within some sentences of it; not between figures, which they keep apart."""
    parts, at = list[str](), 0
    for start, end in spans:
        if "\n" in text[start:end]:
            parts += text[at:start], _LINE_END.sub(" ", text[start:end])
            at = end
    return "".join((*parts, text[at:])) if parts else text


_LINE_END = re.compile(r"(?<!\d)\n|\n(?!\d)")


def _going_on(lines: Sequence[str]) -> Iterator[bool]:
    """Whether each line goes on in the next one."""
    block: list[str] = []
    for line, following in pairwise((*lines, "")):
        block.append(line.rstrip())
        if not block[-1] or _LINE.match(following):
            full, most = _is_set_in_lines(block), max(map(len, block))
            listed = sum(_LED.match(one) is not None for one in block) > 1
            for one, other in pairwise(block):
                headed = _DATELINE.match(other) is not None or is_row(one) or is_row(other)
                headed = headed or (listed and _LED.match(other) is not None)
                yield not headed and (full or _is_wide(one, other, most) or _is_broken(one, other))
            yield False
            block = []


_DATELINE = re.compile(r"[A-Z][A-Z'’. -]{2,}(?:, [^.;:]{2,40}?)? ?(?:\([^)]{2,20}\) ?)?(?:--?|[–—]) ?[A-Z]")
"""How a report begins below its heading: *NUKU'ALOFA, Jan. 20 (AFP) - A ship …*."""


_LED = re.compile(
    r"[A-Z][\w'’.-]+(?: (?:(?:of|and|the|for) ){0,2}[A-Z][\w'’.-]+){0,4}(?: \([^)]{1,30}\))?(?::| [–—-]{1,2}) \S"
)
"""How lines of a list without signs begin, one below the other: *Saudi Arabia: 40 tents*, *Bank of Lae – 40 tents*."""


def _is_wide(line: str, following: str, most: int) -> bool:
    """Whether a line is as wide as lines are set, and the first word of the next one did not fit: no heading."""
    full = len(line) + 1 + len(following.partition(" ")[0]) > most * _RAGGED
    listed = _ITEM.match(line) is not None and not following[:1].islower()
    return len(line) >= _WIDTH and line[-1] not in _STOPS and full and not listed


def _is_set_in_lines(block: Sequence[str]) -> bool:
    """Whether the lines of a paragraph end where the next word would not have fitted, and within sentences."""
    least = max(map(len, block)) * _RAGGED
    pairs = [(one, other) for one, other in pairwise(block) if other]
    full = all(len(one) + 1 + len(other.split()[0]) > least for one, other in pairs)
    return full and any(_is_broken(one, other) or gives(one.split()[-1]) for one, other in pairs)


def _is_broken(line: str, following: str) -> bool:
    """Whether a line plainly ends within a sentence."""
    if line[-1:] in _STOPS:
        return False
    return following[:1].islower() or line.split()[-1].lower() in _OPEN or _is_in_date(line, following)


def _is_in_date(line: str, following: str) -> bool:
    """Whether a line ends within a date: *on 12* and *March 2020*, *on March* and *12, 2020*, *12 March* and *2020*."""
    behind_day = _DAY.search(line) and _MONTH.match(following)
    return bool(behind_day or (_BEHIND_MONTH.search(line) and _DAY_OR_YEAR.match(following)))


_MONTH = re.compile(rf"{MONTHS}\b")
_DAY = re.compile(r"\b[Oo](?:n|f) (?:the )?\d{1,2}(?:st|nd|rd|th)?$")
_BEHIND_MONTH = re.compile(rf"\b(?:(?:[Oo]n|[Ii]n|[Ss]ince|of|\d{{1,2}}) )(?:the )?{MONTHS}$")
_DAY_OR_YEAR = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d)\b")
