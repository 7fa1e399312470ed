"""Headings of short notes in a row, on the line of the paragraph that they head or over it: *School. A piano came.*

    run-in = capital word up to four more words "." ("-")? before a capital, as a paragraph begins, and no verb
    over   = line without a stop, over one paragraph, below one paragraph that has such a line over it

Who stands in one note is not whom the next one means, where the text has several.
"""

from __future__ import annotations

import re

from app.domain.drafts.clauses.verbs import BE, HAVE, all_forms
from app.domain.months import MONTHS
from app.domain.phrase_words import word_set

_HEAD = re.compile(r"(?P<words>[A-Z][\w'’-]{2,}(?: [\w'’-]+){0,4})\. +(?:[-–—] +)?(?=[A-Z\"“‘£$€])")
_SHORTEST = 4
"""Letters of the last word of a heading, at least: shorter ones may be short forms."""
_NO_HEADS = word_set("he she it they we you this that these there who yes no one all some not nobody nothing messrs")

_DAYS = frozenset(month.lower() for month in MONTHS)
"""At the head of an entry (`entries`)."""


def behind_head(text: str, start: int) -> int:
    """Where a paragraph goes on behind the heading with which it begins at a code point; there where it has none."""
    head = _HEAD.match(text, start) if text[start - 1 : start] in ("", "\n") else None
    if head is None:
        return start
    words = head["words"].split()
    first, *others = said = head["words"].lower().split()
    if len(words[-1]) < _SHORTEST or (others and all(map(str.istitle, words))):
        return start  # Mrs. Harker, Paul G. Allen; Khairpur Nathan Shah, which may be a place
    told = any((form := all_forms().get(word)) is not None and form.form in ("past", "both") for word in others)
    return start if first in _NO_HEADS | _DAYS or told or not (BE | HAVE).isdisjoint(said) else head.end()


_LINE = r"[A-Z\d][^\n\t]{2,58}[^\n\t .!?:;,…”\"’)]"
_OVER_NEXT = re.compile(rf"{_LINE}[ \r]*\n\s*[^\n\t]{{24,4000}}[.!?”\"’)][ \r]*(?:\n|\Z)")
_UNDER_LAST = re.compile(rf"(?:^|\n){_LINE}[ \r]*\n\s*[^\n\t]{{24,4000}}[.!?”\"’)][ \r]*\n\s*\Z")
_BACK = 4200
"""Code points in which the note before stands."""


def heads_note(text: str, start: int) -> bool:
    """Whether a line that begins at a code point heads one paragraph, as the line over the paragraph before does."""
    begins = start > 0 and text[start - 1] == "\n" and _OVER_NEXT.match(text, start) is not None
    return begins and _UNDER_LAST.search(text[max(0, start - _BACK) : start]) is not None
