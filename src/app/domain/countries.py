"""Countries, groups of countries, and finding either by the words a text or a person uses for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166-1, or one under a user-assigned code (Kosovo, XK)."""

    iso2: str
    iso3: str
    numeric: str
    """Three digits as text, or empty for a user-assigned code."""
    name: str
    names: tuple[tuple[str, str], ...] = ()
    """Names in other languages: pairs of a language code (he, zh) and the name."""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    """Seats of government that stand for the government: Beijing, Washington."""
    capitals: tuple[str, ...] = ()
    """Capitals that share their name with other towns or persons: the government less surely."""
    leaders: tuple[str, ...] = ()
    """Heads of state and of government, past ones too, by names that are no one else's."""
    years: tuple[int, int] | None = None
    """The first and last year of a state that is gone."""
    region: str = ""
    subregion: str = ""
    user_assigned: bool = False

    @property
    def code(self) -> str:
        """What a fact's `country` holds: the alpha-2 code."""
        return self.iso2


@dataclass(frozen=True, slots=True)
class CountryGroup:
    """A group of countries with its members on one date."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """ISO 3166 alpha-2 codes."""
    as_of: str = ""
    """ISO date of the membership."""
    source: str = ""


Place = Country | CountryGroup


_ASCII = {
    **{code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "+")},
    **{ord("&"): " and ", ord("'"): "", ord("`"): ""},
}


def name_key(text: str) -> str:
    """A form in which spellings of a name agree: no case, accents, apostrophes, hyphens or *the*."""
    if text.isascii():
        plain = text.lower().translate(_ASCII)
    else:
        # Decomposed on both sides of the folding: a mathematical A becomes a plain one, which then has a case.
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘`׳")
        plain = "".join(c if c.isalnum() or c == "+" else " " for c in plain.replace("&", " and "))
    words = ["saint" if word == "st" else word for word in plain.split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_abbreviation(name: str) -> bool:
    """Whether a name is written in capitals (US, U.K., G20), so that only capitals can mean it."""
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and len(letters) <= 5 and all(c.isupper() for c in letters)


class Gazetteer:
    """Finds countries and groups by name. A word that means two of them (*Congolese*) finds neither."""

    __slots__ = ("_abbreviations", "_by_code", "_capitalised", "_words", "countries", "groups")

    def __init__(self, countries: Iterable[Country], groups: Iterable[CountryGroup]) -> None:
        self.countries = tuple(countries)
        self.groups = tuple(groups)
        self._by_code: dict[str, Place] = {}
        self._abbreviations: dict[str, set[str]] = {}
        self._words: dict[str, set[str]] = {}
        self._capitalised: dict[str, set[str]] = {}
        for place in (*self.countries, *self.groups):
            self._add(place)

    def _add(self, place: Place) -> None:
        """Take in a place under its code and all its names: abbreviations and capitalised words are looked up apart."""
        self._by_code[place.code] = place
        names = [place.name, *place.aliases]
        capitalised: tuple[str, ...] = ()
        if isinstance(place, Country):
            names += [name for _, name in place.names]
            capitalised = (*place.demonyms, *place.metonyms)
        for name in names:
            if is_abbreviation(name):
                self._abbreviations.setdefault(name.replace(".", ""), set()).add(place.code)
            else:
                self._words.setdefault(name_key(name), set()).add(place.code)
        for name in capitalised:
            self._capitalised.setdefault(name_key(name), set()).add(place.code)

    def by_code(self, code: str) -> Place | None:
        """The country of an alpha-2 code, or the group of a code, exactly as written."""
        return self._by_code.get(code)

    def lookup(self, name: str) -> Place | None:
        """What a name, demonym or metonym means as it stands in a text; ISO codes are not names.

        Abbreviations count in capitals only (*us* is a pronoun), demonyms and metonyms with a capital
        (*to polish*). A possessive ending is looked through.
        """
        bare = name.strip().strip(',;:()[]"“”')
        for ending in ("'s", "’s", "'", "’"):
            bare = bare.removesuffix(ending)
        article, _, rest = bare.partition(" ")
        word = rest.strip() if article.casefold() == "the" and rest else bare
        codes = self._abbreviations.get(word.replace(".", "")) or self._words.get(name_key(word))
        if not codes and word[:1].isupper():
            codes = self._capitalised.get(name_key(word))
        return self._by_code[next(iter(codes))] if codes and len(codes) == 1 else None
