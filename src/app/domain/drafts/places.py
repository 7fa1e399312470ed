"""Countries and towns in a sentence, and what is meant by them.

A *form* is a way of naming a country: its name, an adjective or people (*Danish*, *Danes*), or the seat of its
government (*Ankara*, *the Kremlin*). A seat stands for the government, but for the town after *in*, *near*, *at* and
the like, and after *to* and *from* where somebody travels. A country's name that is also a
state, a person or a word (*Georgia*, *Jordan*) is sure where a place's word or another country stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from app.domain.countries import Country, CountryGroup, Gazetteer
from app.domain.drafts import actor_words as grammar
from app.domain.drafts.named import Named, NamedKind, Word
from app.domain.drafts.towns import Town, Towns
from app.domain.language import tr
from app.domain.names import alike, stands_for_country, written_forms


class How(StrEnum):
    """How a form names its country."""

    NAME = "name"
    PEOPLE = "people"
    SEAT = "seat"
    SHARED = "shared"
    """A seat that shares its name with other towns or with persons."""


class Form(NamedTuple):
    """What a name of a country may mean: one country, or several."""

    how: How
    codes: tuple[str, ...]


class Place(NamedTuple):
    """A country or a town as it stands in a sentence."""

    start: int
    end: int
    how: How
    named: Named


class Span(NamedTuple):
    """A stretch of the text handed in."""

    start: int
    end: int


class Sentence(NamedTuple):
    """What is read, with all that its rules ask of it."""

    text: str
    plain: str
    """The sentence itself, from `start` to `end`, without accents."""
    start: int
    end: int
    words: list[Word]
    codes: frozenset[str]
    """Countries that are named in it somehow."""
    places: Mapping[str, Country | CountryGroup]
    people: Sequence[Span]
    """Where adjectives of countries stand."""

    def before(self, at: int, most: int = 100) -> str:
        """What stands before a place, without accents."""
        low = max(0, at - self.start - most)
        return self.plain[low : at - self.start]

    def after(self, at: int, most: int = 100) -> str:
        """What stands behind a place, without accents."""
        return self.plain[at - self.start : at - self.start + most]


_EITHER = {
    "Congo": ("name", "CD CG"),
    "Korea": ("name", "KR KP"),
    "Korean": ("people", "KR KP"),
    "Koreans": ("people", "KR KP"),
    "Brussels": ("seat", "european-union BE"),
    "Virgin Islands": ("name", "VI VG"),
}
"""Names of two, the likelier one first."""


def forms_of(gazetteer: Gazetteer) -> dict[str, Form]:
    """Every way to name a country or a group, as `names.alike` writes it."""
    found = {name: Form(How(how), tuple(codes.split())) for name, (how, codes) in _EITHER.items()}
    for country in gazetteer.countries:
        for capital in country.capitals:
            found.setdefault(alike(capital), Form(How.SHARED, (country.iso2,)))
    order = tuple(How)
    for how, name, code in written_forms(gazetteer):
        key = alike(name)
        known = found.get(key)
        if known is None or order.index(How(how)) < order.index(known.how):
            found[key] = Form(How(how), (code,))
        elif code not in known.codes and known.how is How(how):
            found[key] = Form(known.how, (*known.codes, code))
    return found


_NOT_PEOPLE = re.compile(r"\b(?:North|South|the North|the South|Magnetic) $")
_POLISH = re.compile(r" (?:the|your|a|an|it|up|off)\b")
_RIVER = re.compile(r" (?:Delta|River|Valley|Street|Road|Avenue|Square|Island|Falls|Hotel|Tower|Cup|Open|Marathon)\b")
_CAPITAL = re.compile(r"[ -][A-Z]")
_GIVEN_NAME = re.compile(
    r"(?:^|[ (\"'])(?!(?:The|In|To|From|For|Of|And|But|With|By|At)\b)[A-Z][a-z]+ $|\b(?:Mr|Mrs|Ms|Dr)\.? $"
)
_US_STATE = re.compile(
    r"\b(?:Atlanta|Augusta|Savannah|Macon|U\.?S\.? state|state of Georgia|Governor|governor|Tbilisi)\b"
)
_SURE_BEFORE = re.compile(r"\b(?:in|to|from|for|with|between|by|and|of|against|across|government of) (?:the )?$")


def stated(sentence: Sentence, start: int, end: int, form: Form) -> Place | None:
    """What a form of a country means where it stands; None where it means no country."""
    before, after = sentence.before(start), sentence.after(end)
    if grammar.MONEY.match(after) or grammar.MADE.match(after) or _RIVER.match(after):
        return None
    if not stands_for_country(sentence.text, start, end):
        return None
    name = sentence.plain[start - sentence.start : end - sentence.start]
    if form.how is How.PEOPLE and _is_language(name, before, after):
        return None
    code, unsure = _one_of(sentence, form, name)
    if name in _DOUBLE:
        unsure = unsure or _double(sentence, name, before, after)
        if unsure is None:
            return None
    place = sentence.places[code]
    if form.how in (How.SEAT, How.SHARED):
        if form.how is How.SHARED and re.match(r", [A-Z]", after):
            return None
        if _part_of_name(sentence, start, before, after):
            return None
        reason = _as_town(before, after)
        if reason is not None:
            town = Named(start, end, NamedKind.TOWN, sentence.text[start:end], _of_country(place), reason)
            return Place(start, end, How.SEAT, town)
        if form.how is How.SHARED and not unsure:
            unsure = tr("“{name}” may also be another place or a person.").format(name=name)
    kind = NamedKind.COUNTRY if isinstance(place, Country) else NamedKind.GROUP
    return Place(start, end, form.how, Named(start, end, kind, place.name, _of_country(place), unsure))


def _of_country(place: Country | CountryGroup) -> str:
    return place.iso2 if isinstance(place, Country) else ""


_NAME_BEFORE = re.compile(r"(\w+) $")


def _part_of_name(sentence: Sentence, start: int, before: str, after: str) -> bool:
    """Whether a town's name is within a longer name, of a person or a thing."""
    if re.match(r"[ -][A-Z][a-z]", after):
        return True
    word = _NAME_BEFORE.search(before)
    if word is None or not word[1][0].isupper() or word[1] in grammar.NOT_NAMES:
        return False
    at = start - 1 - len(word[1])
    return not any(one.end == start - 1 and one.start <= at for one in sentence.people)


def _is_language(name: str, before: str, after: str) -> bool:
    """Whether an adjective is a language, a verb or a pole rather than people."""
    if name in ("Pole", "Poles"):
        return _NOT_PEOPLE.search(before) is not None
    if name == "Polish" and not before.strip():
        return _POLISH.match(after) is not None
    return grammar.LANGUAGE.search(before) is not None and re.match(r"(?:$|[.,;:)\"']| and\b| or\b)", after) is not None


def _one_of(sentence: Sentence, form: Form, name: str) -> tuple[str, str]:
    """The country that is meant, by the others named beside it where there are several; and why it is not sure."""
    codes = form.codes
    if len(codes) == 1:
        return codes[0], ""
    named = [code for code in codes if code in sentence.codes]
    if len(named) == 1:
        return named[0], ""
    others = [sentence.places[code].name for code in codes[1:]]
    return codes[0], tr("“{name}” may also mean {others}.").format(name=name, others=", ".join(others))


_DOUBLE = {
    "Georgia",
    "Jordan",
    "Chad",
    "Turkey",
    "Jersey",
    "Cuba",
    "Lebanon",
    "Israel",
    "Kenya",
    "China",
    "India",
    "Paris",
}


def _double(sentence: Sentence, name: str, before: str, after: str) -> str | None:
    """Why a name that is also a person's or a state's is not sure; empty when it is, None where it is a person."""
    if _GIVEN_NAME.search(before) and before.strip() and not _SURE_BEFORE.search(before):
        return None
    if name in ("Georgia", "Jordan", "Chad", "Israel", "Kenya", "India", "China", "Paris") and re.match(
        r" [A-Z][a-z]+ (?:said|has|gave|donated|and|who)\b|, (?:US|USA|U\.S\.)\b", after
    ):
        return None
    if name == "Georgia" and _US_STATE.search(sentence.plain) and "Tbilisi" not in sentence.plain:
        return tr("“Georgia” may also mean the state of the US.")
    if name in ("Georgia", "Jordan", "Chad") and not (
        _SURE_BEFORE.search(before) or len(sentence.codes) > 1 or after.startswith("'s")
    ):
        return tr("“{name}” may also be a person or another place.").format(name=name)
    return ""


_TOWN_BEFORE = re.compile(
    r"\b(?:[Cc]ity|[Tt]own|capital|streets|suburbs?|port|airport|hospitals?|schools?|outskirts|children|residents|people|"
    r"reach(?:ed)?) (?:(?:of|in) )?$|\bcapital, $"
)
_TOWN_AFTER = re.compile(
    r"'s (?:[a-z]+ )?(?:airport|hospitals?|port|streets|suburbs?|harbou?r|schools?|mayor|children's)\b| airport\b|: "
)


def _as_town(before: str, after: str) -> str | None:
    """Why a seat of government means the town here ("" when that is sure); None where the government is meant."""
    if _TOWN_BEFORE.search(before) or _TOWN_AFTER.match(after):
        return ""
    word = _NAME_BEFORE.search(before)
    if word is None:
        return None
    if word[1].lower() in grammar.PLACE_BEFORE or (word[1] in ("to", "from") and grammar.TRAVEL.search(before)):
        return ""
    return None


_BESIDE = re.compile(r"(?:, | \()(?:the )?$")
_LOCATIVE = re.compile(
    r"\b(?:in|near|at|from|to|into|outside|around|for|of|via|through|towards?|reached|reach|"
    r"capital|capital,|city|town|port) (?:the )?$"
)
_CLEAR_PLACE = re.compile(
    r"\b(?:in|near|outside|around|into|via|city of|town of|port of|village of|municipality of|people of|district of|"
    r"mayor of|capital,?|hospitals? in|schools? in) (?:the )?$"
)


def town_at(sentence: Sentence, at: int, towns: Towns) -> Place | None:
    """The town whose name begins with a word, the longest; None where there is none, or it does not read as a place."""
    words = sentence.words
    first = words[at]
    for last in range(min(at + 5, len(words)) - 1, at - 1, -1):
        if any(word.gap not in (" ", "-", "'", ". ", "-e-") for word in words[at + 1 : last + 1]):
            continue
        end = words[last].end
        found, is_word = towns.find(sentence.plain[first.start - sentence.start : end - sentence.start])
        if found and _reads_as_place(sentence, at, last, found, is_word):
            return _town(sentence, first.start, end, found)
    return None


def _reads_as_place(sentence: Sentence, at: int, last: int, found: list[Town], is_word: bool) -> bool:
    """Whether a town's name stands where a place would."""
    words = sentence.words
    first, end = words[at], words[last].end
    before, after = sentence.before(first.start, 40), sentence.after(end, 60)
    beside = re.match(r", (?:in )?([A-Z][\w ]+)", after)
    behind = beside is not None and any(beside[1].startswith(name) for name in _countries_of(sentence, found))
    if behind or re.match(r" \((?:[A-Z][\w ]+)\)", after):
        return True
    if first.text in grammar.NOT_NAMES and at == last:
        return False
    neighbour = at > 0 and words[at - 1].capital and first.gap == " " and words[at - 1].text not in grammar.NOT_NAMES
    follower = last + 1 < len(words) and words[last + 1].capital and words[last + 1].gap == " "
    if neighbour and not any(one.end == words[at - 1].end for one in sentence.people):
        return False
    if follower and not re.match(
        r" (?:City|Province|District|County|Governorate|Region|Airport|Port|Harbour)\b", after
    ):
        return False
    name = sentence.plain[first.start - sentence.start : end - sentence.start]
    if name.isupper() and len(name) < 6:
        return False
    if is_word or len(name) < 3:
        return _CLEAR_PLACE.search(before) is not None
    if _LOCATIVE.search(before) or _BESIDE.search(before):
        return True
    return (
        found[0].thousands >= 100
        or re.match(r"(?:'s)? (?:mayor|hospital|city|council|airport|port)", after) is not None
    )


def _countries_of(sentence: Sentence, found: list[Town]) -> list[str]:
    names: list[str] = []
    for town in found:
        place = sentence.places.get(town.iso2)
        if place is not None:
            names += [alike(name) for name in (place.name, *place.aliases)]
    return names


def _town(sentence: Sentence, start: int, end: int, found: list[Town]) -> Place:
    """The town of the country that is named in the sentence, else the one that is far larger."""
    named = [town for town in found if town.iso2 in sentence.codes]
    own = sentence.text[start:end]
    if len(named) == 1 or (named and named[0].iso2 != named[1].iso2 and len(found) == 1):
        return Place(start, end, How.SEAT, Named(start, end, NamedKind.TOWN, own, named[0].iso2))
    best = named[0] if named else found[0]
    rest = [town for town in (named or found)[1:] if town.iso2 != best.iso2]
    unsure = ""
    if rest:
        others = ", ".join(sentence.places[town.iso2].name for town in rest[:4] if town.iso2 in sentence.places)
        unsure = tr("{town} is also a town in {others}.").format(town=own, others=others)
        if best.thousands < 10 * rest[0].thousands:
            return Place(start, end, How.SEAT, Named(start, end, NamedKind.TOWN, own, "", unsure))
    return Place(start, end, How.SEAT, Named(start, end, NamedKind.TOWN, own, best.iso2, unsure))


def government_around(sentence: Sentence, place: Place) -> Named | None:
    """A country with the words around it that make it its government, or its name in full; None without such words."""
    start, end, named = place.start, place.end, place.named
    if named.kind is NamedKind.TOWN and sentence.after(end, 2) != "'s":
        return None
    if named.kind is NamedKind.GROUP:
        return None
    after = sentence.after(end, 160)
    is_seat = place.how in (How.SEAT, How.SHARED)
    match = None
    if place.how is How.PEOPLE or after.startswith("'") or place.how is How.NAME:
        match = grammar.GOVERNMENT_NAMED.match(after) or (
            grammar.GOVERNMENT_AFTER.match(after) if place.how is How.PEOPLE or after.startswith("'") else None
        )
    if match is None and place.how is How.NAME:
        match = re.match(r" (?:government|authorities|army|military|navy|air force|embassy)\b", after)
    high = end + match.end() if match is not None else end
    before = sentence.before(start, 160)
    prefix = None if is_seat or place.how is How.PEOPLE else grammar.OF_STATE.search(before)
    low = start - (len(before) - prefix.start()) if prefix is not None and prefix[0].strip() else start
    if high == end and low == start:
        return None
    whole = place.named
    name = whole.name
    iso2 = whole.iso2
    if named.kind is NamedKind.TOWN:
        country = sentence.places.get(iso2)
        if country is None:
            return None
        name = country.name
    governing = high > end or re.match(
        r"(?:\w+ ){0,6}?(?:of|in) ", sentence.plain[low - sentence.start : start - sentence.start]
    )
    kind = NamedKind.GOVERNMENT if governing else NamedKind.COUNTRY
    return Named(low, high, kind, name, iso2, "" if named.kind is NamedKind.TOWN else whole.unsure)
