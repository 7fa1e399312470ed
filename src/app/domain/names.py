"""Where names are in a text: countries, by name, demonym or seat of government, and organisations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.domain.countries import Country, Gazetteer

_LIKE = {
    "\u00a0": " ", "\u202f": " ", "\n": " ", "‐": "-", "‑": "-", "–": "-", "’": "'", "ʼ": "'", "‘": "'", "ʻ": "'",
    "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
}  # fmt: skip
"""Characters that one spelling of a name has for another's, each one for one."""
_HEBREW_PREFIX = re.compile("[ובלכמשה]{1,3}(?=[\u05d0-\u05ea])")
"""Hebrew writes *and*, *in*, *of*, *to*, *from*, *the* as letters before the word."""
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_HEAD = re.compile(r"\w+")
_AFTER = re.compile(
    r"[ \u00a0](?:Harbou?r|Radio|Daily|Mobile|Telecom|Unicom|Sea|Ocean|Times|Post|Airlines|Airways|Construction|"
    r"Railways?|Petroleum|Merchants|Development|Global|Central Television|Television|Foundation|University|Institute|"
    r"Press|Hospital|Bank|Street)\b(?! Minist(?:ers?|ry)\b)"
)
_BEFORE = re.compile(r"\b(?:Bank|University|Gulf|Strait|Port|Bay|Stock Exchange) of (?:the )?$|\bNew $")


@lru_cache(4096)
def _plain_letter(letter: str) -> str:
    if letter in _LIKE:
        return _LIKE[letter]
    return unicodedata.normalize("NFD", letter)[0] if letter < "\u0250" or "\u1e00" <= letter < "\u1f00" else letter


def alike(text: str) -> str:
    """`text` in a form in which spellings of a name agree (accents, apostrophes, hyphens, spaces), of its length."""
    return text if text.isascii() and "\n" not in text else "".join(map(_plain_letter, text))


class Names:
    """The names of some things, each with its key, found all at once, in one walk over the words of a text."""

    __slots__ = ("_codes", "_lengths", "_wide")

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are pairs of a name and the key of what it means. A name of two keys means neither."""
        codes: dict[str, str] = {}
        for name, key in names:
            plain = alike(name.strip())
            if len(plain) > 1 and codes.setdefault(plain, key) != key:
                codes[plain] = ""
        self._codes = {name: key for name, key in codes.items() if key}
        longest = sorted(self._codes, key=len, reverse=True)
        self._lengths: dict[str, list[int]] = {}
        for name in longest:
            head = _HEAD.match(name)
            lengths = self._lengths.setdefault(head[0] if head else name[0], [])
            if len(name) not in lengths[-1:]:
                lengths.append(len(name))
        wide = [name for name in longest if not name.isascii() and _WIDE.search(name)]
        self._wide = re.compile("|".join(map(re.escape, wide))) if wide else None

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The names between two code points, the longest at each place, wide scripts last: start, end, key."""
        plain = alike(text[start:end])
        latin = plain.isascii()
        until = 0
        for word in _HEAD.finditer(plain):
            low = word.start()
            if low < until or (low == 0 and start > 0 and text[start - 1 : start + 1].isalnum()):
                continue
            high = self._longest(plain, low, head) if (head := word[0]) in self._lengths else 0
            prefix = None if high or latin or head.isascii() else _HEBREW_PREFIX.match(plain, low)
            while prefix is not None and not high and prefix.end() > low:
                low += 1
                high = self._longest(plain, low, plain[low : word.end()])
            if high:
                until = high
                yield start + low, start + high, self._codes[plain[low:high]]
        if self._wide is not None and not latin:
            for match in self._wide.finditer(plain):
                yield start + match.start(), start + match.end(), self._codes[match[0]]

    def _longest(self, plain: str, low: int, head: str) -> int:
        """Where the longest name ends that begins at `low` with a word; 0 where none does."""
        for length in self._lengths.get(head, ()):
            high = low + length
            if high <= len(plain) and plain[low:high] in self._codes and not _goes_on(plain, high):
                return high
        return 0


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on at a place."""
    return at < len(text) and text[at - 1 : at + 1].replace("_", "a").isalnum()


def country_names(gazetteer: Gazetteer) -> Names:
    """Every country and group by all its names, as they are written: *us* is no country, *US* is."""
    return Names((name, code) for _, name, code in written_forms(gazetteer))


def written_forms(gazetteer: Gazetteer) -> Iterator[tuple[str, str, str]]:
    """Every spelling a text has for a country or group: how it names it (name, people or seat), the spelling, the code.

    Capitals that share their name with other towns are left to readers who look at what is around them.
    """
    for place in (*gazetteer.countries, *gazetteer.groups):
        listed = [("name", name) for name in (place.name, *place.aliases)]
        if isinstance(place, Country):
            listed += [("name", name) for _, name in place.names]
            listed += [("seat", name) for name in place.metonyms]
            listed += [("people", name) for name in place.demonyms]
            listed += [("people", f"{name}s") for name in place.demonyms if not name.endswith(("s", "e", "sh", "ch"))]
        for how, name in listed:
            if not name[0].islower():
                for form in _forms(name):
                    yield how, form, place.code


def _forms(name: str) -> list[str]:
    """A name of a country with each spelling of *and* and of *Saint* in it."""
    if " & " not in name and " and " not in name and "St. " not in name:
        return [name]
    forms = {name, name.replace(" & ", " and "), name.replace(" and ", " & ")}
    return sorted(forms | {form.replace("St. ", saint) for form in forms for saint in ("Saint ", "St ")})


def stands_for_country(text: str, start: int, end: int) -> bool:
    """Whether a country's name means the country, not a sea, a bank or a firm that is named after it."""
    return _AFTER.match(text, end) is None and _BEFORE.search(text, max(0, start - 24), start) is None
