"""Carrying a change of a text over to what somebody else has made of that text since, line by line.

Where both only added lines at one place, those of the change come first. Empty lines belong to the line behind them, so
that paragraphs written one after the other do not meet in what is between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_ENDS = re.compile(r"(\n(?:[^\S\n]*\n)*)")

Line = tuple[str, str]
"""What ends the line before it, with empty lines, and its words."""
Edit = tuple[int, int, int, list[Line]]
"""The lines that go, from and to; whose edit it is; and what comes instead."""


def carried(old: str, new: str, onto: str) -> str | None:
    """The change from `old` to `new`, made in what somebody else made of `old`. None where both changed the same."""
    if onto == old:
        return new
    base, ours, theirs = (_lines(one) for one in (old, new, onto))
    kept = list(base)
    edits: list[Edit] = []
    for whose, other in enumerate((theirs, ours)):
        for tag, start, end, first, last in _steps(base, other):
            if tag == "equal":
                for at, (ending, words) in enumerate(other[first:last], start):
                    if ending != base[at][0]:
                        kept[at] = (ending, words)
            else:
                edits.append((start, end, -whose, other[first:last]))
    edits.sort(key=lambda edit: edit[:3])
    if any(one[1] > two[0] for one, two in pairwise(edits)):
        return None
    return "".join(_joined(base, kept, edits))


def carried_words(old: str, new: str, onto: str) -> str | None:
    """The same word by word, of texts of one line: of a title that follows its record, who gives and how much."""
    text = carried(*(one.replace(" ", "\n") for one in (old, new, onto)))
    return None if text is None else text.replace("\n", " ")


def _lines(text: str) -> list[Line]:
    parts = ["", *_ENDS.split(text)]
    return list(zip(parts[::2], parts[1::2], strict=True))


def _steps(base: Sequence[Line], other: Sequence[Line]) -> Sequence[tuple[str, int, int, int, int]]:
    words = ([line[1] for line in lines] for lines in (base, other))
    return SequenceMatcher(None, *words, autojunk=False).get_opcodes()


def _joined(base: Sequence[Line], kept: Sequence[Line], edits: Sequence[Edit]) -> Iterator[str]:
    """What is kept with what comes instead; a line that was the first of its text may follow another now."""
    out: list[Line] = []
    at = 0
    for start, end, _, lines in edits:
        out += kept[at:start]
        if start < end and lines and lines[0][0] == base[start][0]:
            out.append((kept[start][0], lines[0][1]))
            lines = lines[1:]
        out += lines
        at = end
    for number, (ending, words) in enumerate([*out, *kept[at:]]):
        yield (ending or "\n\n") + words if number else words
