"""Distinguishing names of publications and institutions from names of persons.

By typical words in a score of languages, by their form (*The …*, *BBC*, a site's address), or because the page names
its own site so.
"""

from __future__ import annotations

import re
from functools import cache

from app.domain.reference_data import read_json
from app.paths import REFERENCE

_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|info|news|eu|co\.[a-z]{2}|[a-z]{2})", re.IGNORECASE)
_SHORT = re.compile(r"[A-Z]{2,6}")
QUOTES = " .\"'“”„«»‹›״)("


_SMALL = frozenset(
    ("of", "for", "on", "and", "the", "&", "de", "du", "des", "del", "della", "la", "und", "für", "y", "e")
)
_BEHIND = frozenset(("of", "for", "on", "de", "du", "des", "del", "della", "für"))
"""Words behind which an institution says what it is for: *Centre for Delta Studies*."""
_RELATING = frozenset((
    "under", "from", "with", "to", "in", "at", "by", "over", "after", "against", "into", "between", "behind", "inside",
    "how", "why", "a", "an", "as", "dr", "dr.", "prof", "prof.", "sir", "dame", "mr", "mrs", "ms",
))  # fmt: skip
"""Words of titles and of persons that are in no such name."""
_DOES = re.compile(
    r"(?!(?:affairs|studies|sciences|relations|nations|rights|arts|services|economics|politics|states|humanities|news"
    r"|times|systems)$).{2,}[^siu'’]s"
)
"""What may be a verb of a headline or who does it: *China Opens New Hospital*, *Students Occupy University*."""
_MISSION = re.compile(
    r"((?:The )?(?:[A-Z]\w+ )?(?:Embassy|Consulate(?:[ -]General)?|High Commission) of (?:the )?"
    r"(?!.*\b(?!United|States|Emirates|Netherlands|Philippines|Islands)\w+(?:ed|[^siu]s)\b)[\w' -]+?)"
    r" (?:in|to) (?:the )?[A-Z][\w.' -]*"
)
"""A mission, whose name goes on with where it is; but no headline of what it does there."""


@cache
def words_of(kind: str) -> frozenset[str]:
    """Words that newspapers, magazines and stations (`outlets`) or institutions (`bodies`) are named with and hardly a
    person; `bodies_first` are those of languages in which what it is comes first: *Stiftung Wasser und Politik*. How
    such words end where a language writes them as one (`endings`), publications of one word (`alone`), how only
    publications end behind a person's name (`behind_names`), and `places` that look like a person's name."""
    return frozenset(_lists()[kind].split("|"))


@cache
def _lists() -> dict[str, str]:
    return read_json(REFERENCE / "publications.json")


@cache
def _bodies() -> frozenset[str]:
    return words_of("bodies") | words_of("bodies_first")


def _names_one(word: str) -> bool:
    """Whether a publication or an institution is named with a word."""
    return word in _bodies() or word in words_of("outlets")


def is_house(line: str) -> bool:
    """Whether a line is only the name of a publication or institution. Stricter than `is_publication`, for titles."""
    line = _MISSION.sub(r"\1", line) if _MISSION.fullmatch(line) else line
    words = line.strip(QUOTES).split()
    if not 2 <= len(words) <= 9 or re.search(r"[^\w\s'’&.״\"-]|\d|[^\W\d_]{3}\.", line):
        return False
    low = [word.casefold() for word in words]
    if _RELATING & set(low) or any(word[0].islower() and word not in _SMALL for word in words):
        return False
    named = low[1:] if low[0] == "the" else low
    if low[0] in words_of("bodies_first"):
        return True
    if len(named) > 2 and any(map(_DOES.fullmatch, named[:-1])) and not {*named} & _BEHIND:
        return False
    if (_names_one(named[-1]) or _is_compound(named[-1])) and not {*named} & (_SMALL - {"and", "&", "und"}):
        return len(words) > 1
    first = next((at for at, word in enumerate(named[:-1]) if word in _SMALL), 0)
    return first > 0 and named[first] in _BEHIND and _names_one(named[first - 1])


def is_publication(part: str, site: str = "") -> bool:
    """Whether a name is of a publication or an institution; `site` is what its page calls its site."""
    return is_outlet(part, site) or bool(_folded(part) & _bodies())


def is_outlet(part: str, site: str) -> bool:
    """Whether a name is of a newspaper, a magazine, a station or an agency."""
    words = part.split()
    bare = part.casefold().removeprefix("the ")
    if site and bare == site.casefold().removeprefix("the "):
        return True
    if len(words) == 1:
        is_form = _SHORT.fullmatch(part) or _DOMAIN.fullmatch(part)
        return bare in words_of("alone") or bool(is_form) or _is_compound(part)
    if part.casefold() in words_of("places"):
        return False
    known = bool(_folded(part) & words_of("outlets")) or any(map(_is_compound, words))
    return known or words[0] == "The" or part.casefold() in ("associated press", "agence france-presse")


def _folded(part: str) -> set[str]:
    return {word.strip(QUOTES + ",").casefold() for word in re.split(r"[\s'’-]", part)}


def _is_compound(word: str) -> bool:
    return len(word) > 7 and word.casefold().endswith(tuple(words_of("endings")))
