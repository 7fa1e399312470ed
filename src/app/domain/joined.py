"""What is joined to a stretch of text: the rest of the word or number at its edges, and the word next to a number.

The words of a passage may stay letter by letter while what they say changes: *300* within *3000*, *1,300*, *300.5*,
*-300* or *300 million*, a letter that got an accent, an emoji that was joined to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import category, normalize

_MOST = 40
"""Code points looked at; no word is longer that a person would select a part of."""
_DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
_CLOSING = ".,;:!?…)]}\"'”’»›" + _DIRECTIONS
_OPENING = "([{\"'“‘„«‹¿¡" + _DIRECTIONS
_SPELLINGS = str.maketrans({"’": "'", "‐": "-", "‑": "-", "\u00ad": None, "\u200b": None})
_REMARK = re.compile(r"\[\w{1,4}\]")
"""The number of a remark, as encyclopedias put it at a word."""
_GAP = r"(?:(?!\n\s*\n)\s)+"
_BEFORE = re.compile(rf"(\w+|[$€£¥₪]){_GAP}[“‘„«\"'(\[]*\Z")
_AFTER = re.compile(rf"[”’»\"')\]]*{_GAP}(\w+|[%‰])")
_WITHOUT_SPACES = "\u2e80"
"""From here on lie the scripts whose words are not separated by spaces; of those one sign is looked at."""


def joined(text: str, start: int, end: int) -> tuple[str, str]:
    """What is joined to a stretch before and after it, but for punctuation, which joins nothing."""
    before = _run(text[at] for at in range(start - 1, max(-1, start - 1 - _MOST), -1))[::-1]
    before = _plain(before).lstrip(_OPENING)
    after = _plain(_run(text[end : end + _MOST])).rstrip(_CLOSING)
    if not before and text[start : start + 1].isdigit():
        before = _word(_BEFORE.search(text, max(0, start - _MOST), start))
    if not after and text[end - 1 : end].isdigit():
        after = _word(_AFTER.match(text, end, end + _MOST))
    return before, after


def _plain(run: str) -> str:
    """In one spelling of apostrophes, hyphens and accents, without the numbers of remarks."""
    return _REMARK.sub("", normalize("NFC", run.translate(_SPELLINGS)))


def _word(found: re.Match[str] | None) -> str:
    return "" if found is None else found[1].casefold()


def _run(signs: Iterable[str]) -> str:
    """The signs up to the end of a word; of a script without spaces one letter is a word."""
    out = ""
    for sign in signs:
        if sign.isspace() or sign == "—" or (sign >= _WITHOUT_SPACES and category(sign)[0] == "P"):
            break
        out += sign
        if sign >= _WITHOUT_SPACES and sign.isalpha():
            break
    return out
