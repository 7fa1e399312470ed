"""Where a sentence begins and ends, in code points."""

from __future__ import annotations

import re
from bisect import bisect_right

from PySide6.QtCore import QTextBoundaryFinder

from app.ui.offsets import TextMap

_SHORTENED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Amb|Rev|St|Mt|No|Nos|Vol|pp?|Fig|Art|vs|cf"
    r"|approx|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.\s*$"
)
"""Words whose full stop ends no sentence: titles, counts, months and single capitals, as in U.S. or J. Ma."""


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of one paragraph begin, 0 first. Unicode's rules, less common short forms."""
    units = TextMap(text, [(0, len(text))])
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, text)
    starts = [0]
    while (position := finder.toNextBoundary()) >= 0:
        at = units.to_canonical(position)
        if at < len(text) and not _SHORTENED.search(text, max(0, at - 12), at):
            starts.append(at)
    return starts


def sentence_at(text: str, at: int) -> tuple[int, int]:
    """The sentence of `text` around offset `at`, without the white space at its ends.

    At the very end, and in the white space between two, it is the one before.
    """
    starts = sentence_starts(text)
    index = bisect_right(starts, min(at, max(len(text) - 1, 0))) - 1
    start = starts[index]
    end = starts[index + 1] if index + 1 < len(starts) else len(text)
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
