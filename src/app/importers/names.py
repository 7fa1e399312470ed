"""Names of persons as they stand under a title."""

from __future__ import annotations

import re

_PARTICLES = frozenset(
    (
        "de",
        "da",
        "di",
        "du",
        "del",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "bin",
        "ibn",
        "al",
        "el",
        "ben",
        "bar",
    )
)
_TITLES = re.compile(
    r"(?<!\w)(?:dr|prof|professor|mr|ms|mrs|lt|col|maj|gen|brig|ret|ד״ר|ד\"ר|פרופ['׳])\.?\s+", re.IGNORECASE
)
_SERIES = frozenset(("paper", "papers", "brief", "briefs", "report", "reports", "note", "notes", "insight", "series"))
_HEBREW = re.compile(r"[\u05d0-\u05ea][\u05d0-\u05ea'׳\"״-]*")
_ARABIC = re.compile(r"[\u0621-\u064a]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,4}")


def is_name(text: str, *, labelled: bool = True) -> bool:
    """Whether `text` looks like one person's name: two to five words, each with a capital or in a script without.

    Two to four Chinese characters may be any word; they are a name where a label says so.
    """
    words = _TITLES.sub("", text.strip()).split()
    if _CHINESE.fullmatch(text.strip()):
        return labelled
    if not 2 <= len(words) <= 5:
        return False
    if all(_HEBREW.fullmatch(word) for word in words) or all(_ARABIC.fullmatch(word) for word in words):
        return len(words) <= 3
    if words[-1].casefold() in _SERIES:
        return False
    return words[0][0].isupper() and words[-1][0].isupper() and all(_is_part(word) for word in words)


def _is_part(word: str) -> bool:
    if word.casefold() in _PARTICLES:
        return True
    return (
        word[0].isupper()
        and not (len(word) > 3 and word.isupper())
        and word.strip(".").replace("-", "").replace("’", "").replace("'", "").isalpha()
    )
