"""Whom and what the names in a table of records mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from app.actions.donations import who_is_meant
from app.actions.table_preview import Choices, Read, against_rules
from app.domain.by_key import by_key
from app.domain.donations import Donation, Party
from app.domain.errors import UserError
from app.domain.fold import fold, letters, spelt
from app.domain.records import CountryInfo
from app.domain.vocabularies import AS_SUCH
from app.importers.donation_table import Place
from app.importers.table_words import countries_elsewhere
from app.store.reader import Reader
from app.store.reads import actors as actor_reads

NEARLY = 88
"""The similarity of names, of 100, from which the user is asked whether they mean the same actor."""


def likely_actors(db: Reader, found: Read, choices: Choices) -> dict[str, str]:
    """Names in the table that no actor has, each once, with the actor whose name is most similar."""
    names = {party.name for *_, content, _ in found.records for party in content.parties if party.kind not in AS_SUCH}
    known = {" ".join(name.split()).casefold(): row.content.name
             for row in actor_reads.rows(db) for name in (row.content.name, *row.content.aliases)}  # fmt: skip
    new = [name for name in sorted(names) if name.casefold() not in known and name not in choices.names]
    out: dict[str, str] = {}
    if known and new:
        from rapidfuzz import fuzz, process  # only a table with names of its own needs it

        spelt = list(known)
        for name in new:
            near = process.extractOne(name.casefold(), spelt, scorer=fuzz.token_sort_ratio, score_cutoff=NEARLY)
            if near is not None:
                out[name] = known[near[0]]
    return out


class Meant:
    """Refuses rows with somebody who can be nobody in the workspace; each name is looked up once."""

    def __init__(self, db: Reader) -> None:
        self._db = db
        self._wrong: dict[tuple[Party, bool], str] = {}

    def refuse_nobody(self, content: Donation, *, as_it_was: bool = False) -> None:
        """Raise `Rejected` if adding the record would fail by one of its parties; `as_it_was` as in `who_is_meant`."""
        for party in content.parties:
            if (party, as_it_was) not in self._wrong:
                self._wrong[party, as_it_was] = self._why(party, as_it_was)
            if wrong := self._wrong[party, as_it_was]:
                raise against_rules([wrong])

    def _why(self, party: Party, as_it_was: bool) -> str:
        try:
            who_is_meant(self._db, party, as_it_was=as_it_was)
        except UserError as error:
            return str(error)
        return ""


@lru_cache(maxsize=1)  # the same for one table after the other
def places(countries: tuple[CountryInfo, ...]) -> Callable[[str], Place | None]:
    """Countries and groups by code or name; names win over aliases, ambiguous ones are left out."""
    by_name: dict[str, set[Place]] = {}
    exact: dict[str, Place] = {}
    for info in countries:
        place = info.code, info.name, info.is_group
        for code in (info.code, info.iso3):
            if code:
                exact.setdefault(code.upper(), place)
        exact.setdefault(fold(info.name), place)
        by_name.setdefault(spelt(info.name), set()).add(place)
        for alias in info.aliases:
            by_name.setdefault(fold(alias), set()).add(place)

    def of(key: str) -> set[Place]:
        return by_name.get(key, set()) | {exact[code] for code in _elsewhere().get(key, ()) if code in exact}

    @lru_cache(maxsize=1 << 14)
    def found(name: str) -> Place | None:
        words = " ".join(name.split())
        known = exact.get(words) or exact.get(fold(words))
        if known is None and len(words) < 4:
            known = exact.get(words.upper())
        some = of(fold(words)) or of(letters(words)) or of(spelt(words))
        if not (known or some):
            some = {place for turned in _turned(words) if (place := found(turned)) is not None}
        return known or (next(iter(some)) if len(some) == 1 else None)

    return found


@lru_cache(maxsize=1)
def _codes(countries: tuple[CountryInfo, ...]) -> frozenset[str]:
    codes = {code.casefold() for one in countries for code in (one.code, one.iso3)}
    return frozenset(codes - {name.casefold() for one in countries for name in (one.name, *one.aliases)})


def codes_alone(countries: tuple[CountryInfo, ...]) -> Callable[[str], bool]:
    """Whether letters are the code of a country, and no name of one as *UK* is."""
    return lambda letters: letters.casefold() in _codes(countries)


def shared_by_several(
    countries: tuple[CountryInfo, ...], place: Callable[[str], Place | None]
) -> Callable[[str], bool]:
    """Whether a name is no country's, but begins or ends those of several: *Korea*, *Virgin Islands*."""
    shared = cache(lambda: _shared(countries))

    @lru_cache(maxsize=1 << 14)
    def found(name: str) -> bool:
        return place(name) is None and fold(name) in shared()

    return found


@lru_cache(maxsize=1)  # the same for one table after the other, and some ten thousand names to look through
def _shared(countries: tuple[CountryInfo, ...]) -> frozenset[str]:
    own = _countries_by_end((one.name, one.code) for one in countries if not one.is_group)
    elsewhere = _countries_by_end(countries_elsewhere())
    # *Nova* begins the names of countries as *New* does, of which nobody is called; *Corea* is another *Korea*.
    several = [codes for codes in own.values() if len(codes) > 1]
    return frozenset(
        end for end, codes in (*own.items(), *elsewhere.items())
        if len(codes) > 1 and any(codes <= some for some in several)
    )  # fmt: skip


def _countries_by_end(named: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    """The codes of countries by the words with which their names begin or end, all of the words and those that tell
    nothing by themselves aside."""
    ends: dict[str, set[str]] = {}
    for name, code in named:
        words = fold(name).split()
        for n in range(1, len(words)):
            for end in (words[:n], words[n:]):
                if not _TELLING_NOTHING.issuperset(end):
                    ends.setdefault(" ".join(end), set()).add(code)
    return ends


_TELLING_NOTHING = frozenset({
    "and", "central", "democratic", "east", "federal", "federated", "french", "islamic", "island", "islands", "kingdom",
    "new", "north", "northern", "of", "people's", "peoples", "rep", "republic", "s", "saint", "south", "southern", "st",
    "state", "states", "the", "union", "united", "us", "west", "western",
})  # fmt: skip


_BEHIND = re.compile(r"(?P<name>[^(),]+?)(?:, (?P<rest>[^(),]+)| \((?P<inside>[^(),]+)\))")


_SHORTENED = {"Rep.": "Republic", "Dem.": "Democratic", "Fed.": "Federated", "Sts.": "States"}


def _turned(name: str) -> Sequence[str]:
    """Likely plain forms of inverted names in official lists: *Iran (Islamic Republic of)*, *Congo, Dem. Rep.*."""
    found = _BEHIND.fullmatch(name)
    if found is None:
        return ()
    rest = " ".join(_SHORTENED.get(word, word) for word in (found["rest"] or found["inside"]).split())
    rest = re.sub(r"(?i)^the\b\s*", "", rest)
    if not rest:
        return (found["name"],)
    if re.search(r"(?i) of(?: the)?$", rest):
        return (f"{rest} {found['name']}",)
    return tuple(f"{rest} of {the}{found['name']}" for the in ("", "the "))


@cache
def _elsewhere() -> Mapping[str, Sequence[str]]:
    """Country codes by the letters of their names in other languages; some ten thousand names."""
    return by_key((letters(name), code) for name, code in countries_elsewhere())


def actors(db: Reader) -> Callable[[str], bool]:
    """Whether a name is one of an actor."""
    names = {" ".join(name.split()).casefold() for _, name in actor_reads.spellings(db)}
    return lambda name: " ".join(name.split()).casefold() in names
