"""Where names stand in a text: countries, by name, demonym or seat of government, and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.domain.countries import Country, Gazetteer

_SPACE = "[ \u00a0\u202f\n]"
_LOOSE = {" ": _SPACE, "-": "[-‐‑–]", "'": "['’ʼ]", "’": "['’ʼ]"}
_HEBREW = "\u0590-\u05ff"
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_AFTER = re.compile(
    r"[ \u00a0](?:Harbou?r|Radio|Daily|Mobile|Telecom|Unicom|Sea|Ocean|Times|Post|Airlines|Airways|Construction|"
    r"Railways?|Petroleum|Merchants|Development|Global|Central Television|Television|Foundation|University|Institute|"
    r"Press|Hospital|Bank|Street)\b"
)
_BEFORE = re.compile(r"\b(?:Bank|University|Gulf|Strait|Port|Bay|Stock Exchange) of (?:the )?$|\bNew $")


_NOT_INSIDE = r"(?<!\w.)"
"""Behind a word's first letter: no letter stands before it."""


class Names:
    """The names of some things, each with its key, found all at once."""

    __slots__ = ("_codes", "_patterns")

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are pairs of a name and the key of what it means. A name of two keys means neither."""
        codes: dict[str, set[str]] = {}
        for name, key in names:
            if len(name.strip()) > 1:
                codes.setdefault(_bare(name), set()).add(key)
        self._codes = {name: next(iter(keys)) for name, keys in codes.items() if len(keys) == 1}
        self._patterns = _patterns(self._codes)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The names between two code points, script by script, the longest at each place: start, end, key."""
        for pattern in self._patterns:
            for match in pattern.finditer(text, start, end):
                low, high = match.span("name")
                key = self._codes.get(_bare(text[low:high]))
                if key is not None:
                    yield low, high, key


def country_names(gazetteer: Gazetteer) -> Names:
    """Every country and group by all its names, as they are written: *us* is no country, *US* is."""
    pairs: list[tuple[str, str]] = []
    for place in (*gazetteer.countries, *gazetteer.groups):
        pairs += [(name, place.code) for name in (place.name, *place.aliases)]
        if isinstance(place, Country):
            pairs += [(name, place.code) for _, name in place.names]
            pairs += [(name, place.code) for name in place.metonyms]
            for name in place.demonyms:
                pairs.append((name, place.code))
                if not name.endswith(("s", "e", "sh", "ch")):
                    pairs.append((f"{name}s", place.code))
    return Names(pair for pair in pairs if not pair[0][0].islower())


def stands_for_country(text: str, start: int, end: int) -> bool:
    """Whether a country's name means the country, not a sea, a bank or a firm that is named after it."""
    return _AFTER.match(text, end) is None and _BEFORE.search(text, max(0, start - 24), start) is None


def _bare(name: str) -> str:
    """A form in which spellings that `_loose` takes for one agree."""
    plain = name.translate({0xA0: " ", 0x202F: " ", 0xA: " ", 0x2010: "-", 0x2011: "-", 0x2013: "-"})
    return plain.replace("’", "'").replace("ʼ", "'").strip()


def _loose(name: str) -> str:
    return "".join(_LOOSE.get(letter, re.escape(letter)) for letter in name)


def _patterns(names: Iterable[str]) -> list[re.Pattern[str]]:
    """A pattern for the names of each script."""
    words: list[str] = []
    hebrew: list[str] = []
    wide: list[str] = []
    for name in names:
        (wide if _WIDE.search(name) else hebrew if re.search(f"[{_HEBREW}]", name) else words).append(name)
    made: list[str] = []
    if words:
        made.append(rf"(?P<name>{_grouped(words, _NOT_INSIDE)})(?!\w)")
    if hebrew:
        # Hebrew writes *and*, *in*, *of*, *to*, *from*, *the* as letters before the word.
        made.append(rf"(?<!\w)[ובלכמשה]{{0,3}}(?P<name>{_grouped(hebrew, '')})(?!\w)")
    if wide:
        made.append(rf"(?P<name>{_grouped(wide, '')})")
    return [re.compile(pattern) for pattern in made]


def _grouped(names: list[str], after: str) -> str:
    """One pattern for all names, by their first letters: so re skips quickly to where one may begin.

    `after` is a condition that is looked at behind the first letter, for the same reason.
    """
    heads: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        heads.setdefault(name[0], []).append(_loose(name[1:]))
    return "|".join(f"{re.escape(head)}{after}(?:{'|'.join(rest)})" for head, rest in heads.items())
