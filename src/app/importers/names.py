"""Names of persons as they stand under a title."""

from __future__ import annotations

import re

from app.importers.dates import DATE
from app.importers.vocabulary import BYLINE

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
_TITLES = re.compile(r"(?:dr|prof|professor|mr|ms|mrs|lt|col|maj|gen|brig|ret|ד״ר|ד\"ר|פרופ['׳])\.?\s+", re.IGNORECASE)
_ROLE = re.compile(
    r"^(?:ph\.?d|md|ma|ba|jr|sr)\.?$|\b(?:fellow|researcher|director|professor|analyst|editor|correspondent|lecturer"
    r"|associate|scholar)s?\b",
    re.IGNORECASE,
)
"""What stands beside a name and is none."""
_SERIES = frozenset(("paper", "papers", "brief", "briefs", "report", "reports", "note", "notes", "insight", "series"))
_HEBREW = re.compile(r"[\u05d0-\u05ea][\u05d0-\u05ea'׳\"״-]*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,4}")
_BETWEEN = re.compile(r"\s*(?:[,;&]|\band\b|\b(?:und|et|y|и)\b)\s*|\s+ו(?=[\u05d0-\u05ea]+\s)")


def as_names(text: str) -> tuple[str, ...]:
    """The persons a line names when it holds names and nothing else, else nothing."""
    if len(text) > 160 or re.search(r"[\d|/@?!]|['’]s\b", text):
        return ()
    byline = BYLINE.match(text)
    if byline is None and _CHINESE.match(text):
        return ()  # two to four characters may be any word; a name is told by its label
    rest = text[byline.end() :] if byline else text
    if ":" in rest:
        return ()
    parts = [part for part in _BETWEEN.split(rest.strip(" .")) if part]
    parts = [part for part in parts if not _ROLE.search(part)] if len(parts) > 1 else parts
    if parts and all(is_name(part) for part in parts):
        return tuple(parts)
    return ()


def undated(text: str) -> str:
    """`text` without the date that bylines have at one end or the other."""
    return DATE.sub(" ", text).strip(" \t\u00a0,;|·•–—-")


def is_name(text: str) -> bool:
    """Whether `text` looks like one person's name: two to five words, each with a capital or in Hebrew."""
    words = _TITLES.sub("", text.strip()).split()
    if _CHINESE.fullmatch(text.strip()):
        return True
    if not 2 <= len(words) <= 5:
        return False
    if all(_HEBREW.fullmatch(word) for word in words):
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
