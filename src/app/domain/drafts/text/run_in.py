"""Headings on the line of the paragraph that they head, as of short notes in a row: *School. Mrs Moran gave a piano.*

    run-in = capital word up to four more words "." ("-")? before a capital, as a paragraph begins, and no verb

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
