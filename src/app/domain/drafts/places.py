"""Countries and towns in a sentence, and what is meant by them.

A *form* is a way of naming a country: its name, an adjective or people (*Danish*, *Danes*), or the seat of its
government (*Ankara*, *the Kremlin*). A seat stands for the government, but for the town after *in*, *near*, *at* and
the like, and after *to* and *from* where somebody travels. A country's name that is also a
state, a person or a word (*Georgia*, *Jordan*) is sure where a place's word or another country stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
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
    LEADER = "leader"
    """A head of state or of government by name."""
    CODE = "code"
    """A code of ISO 3166, as situation reports write it."""
    WHERE = "where"
    """A country's name behind its town: *Tripoli, Lebanon*."""
    REGION = "region"
    TOWN = "town"
    """A town that stands for nothing but itself."""


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
    people: Set[int]
    """Where adjectives of countries end."""
    stated: Mapping[int, tuple[str, ...]]
    """Where countries are named, by whatever form, and which they may be."""
    lengths: Mapping[int, int]
    """How long those of them are that are names."""

    def before(self, at: int, most: int = 100) -> str:
        """What stands before a place, without accents."""
        low = max(0, at - self.start - most)
        return self.plain[low : at - self.start]

    def after(self, at: int, most: int = 100) -> str:
        """What stands behind a place, without accents."""
        return self.plain[at - self.start : at - self.start + most]


REGION = 9000
"""The thousands of people that the data give every region."""
FAR_LARGER = 10
"""How many times larger than all others of its name a town is that is meant where no country is named."""
SURELY_LARGER = 100
"""How many times larger it is where that is sure."""
_EITHER = {
    "Congo": ("name", "CD CG"),
    "Dominican": ("people", "DO DM"),
    "Dominicans": ("people", "DO DM"),
    "Congolese": ("people", "CD CG"),
    "Korea": ("name", "KR KP"),
    "Korean": ("people", "KR KP"),
    "Koreans": ("people", "KR KP"),
    "Brussels": ("seat", "european-union BE"),
    "Virgin Islands": ("name", "VI VG"),
    **{ship: ("people", code) for ship, code in grammar.SHIPS.items()},
}
"""Names of two, the likelier one first; and what stands before the names of a country's ships."""
_NO_CODES = (
    "AM",
    "AND",
    "ARE",
    "BE",
    "CAN",
    "COD",
    "COM",
    "ID",
    "IN",
    "IT",
    "MAR",
    "NO",
    "OM",
    "PER",
    "PM",
    "SO",
    "TO",
    "TV",
)
"""Codes that are also words or short for something else."""


def forms_of(gazetteer: Gazetteer) -> dict[str, Form]:
    """Every way to name a country or a group, as `names.alike` writes it."""
    found = {name: Form(How(how), tuple(codes.split())) for name, (how, codes) in _EITHER.items()}
    for country in gazetteer.countries:
        for capital in country.capitals:
            found.setdefault(alike(capital), Form(How.SHARED, (country.iso2,)))
        for leader in country.leaders:
            found.setdefault(alike(leader), Form(How.LEADER, (country.iso2,)))
        for code in (country.iso2, country.iso3):
            if code and code not in _NO_CODES:
                found.setdefault(code, Form(How.CODE, (country.iso2,)))
    order = tuple(How)
    for how, name, code in written_forms(gazetteer):
        key = alike(name)
        known = found.get(key)
        if known is None or order.index(How(how)) < order.index(known.how):
            found[key] = Form(How(how), (code,))
        elif code not in known.codes and known.how is How(how):
            found[key] = Form(known.how, (*known.codes, code))
        if how == "name" and len(key) > 4:
            found.setdefault(key.upper(), found[key])
    return found


_NOT_PEOPLE = re.compile(r"\b(?:North|South|Magnetic) $")
_POLISH = re.compile(r" (?:the|your|a|an|it|up|off)\b")
_OTHER_THING = re.compile(
    r" (?:Delta|River|Valley|Street|Road|Avenue|Square|Island|Falls|Tower|Cup|Open|Marathon|Stock Exchange)\b"
)
"""What makes a name that of a river or a street."""
_HEADS = "|".join(
    sorted(grammar.ORGANISATION_HEADS | grammar.COMPANY_HEADS | grammar.TITLES | {"Armed", "Air", "Foreign"})
)
_PERSON_AFTER = re.compile(rf" (?!(?:{_HEADS})\b)[A-Z][a-z]+")
_GIVEN_NAME = re.compile(r"\b[A-Z][a-z]+ $|\b(?:Mr|Mrs|Ms|Dr)\.? $")
_US_STATE = re.compile(r"\b(?:Atlanta|Augusta|Savannah|Macon|U\.?S\.?|American|state|[Gg]overnor|senator)\b")
_SURE_BEFORE = re.compile(r"\b(?:in|to|from|for|with|between|by|and|of|against|across) (?:the )?$")
_CONTINENT = re.compile(r"\b(?:North|South|Latin|Central|Native|Pan)[ -]$")
_CODE_BEFORE = re.compile(r"(?:^|[;:,.(/] ?|\bto |\bfrom |\bby )$")
_CODE_AFTER = re.compile(r" \d| (?:navy|army|air force|RC|Govt?|gov|pledge[ds]?|sent|flts?|team|SAR|USAR|EMT)\b|[),/:]")
_NAME_BEFORE = re.compile(r"(\w+) $")
_PART = re.compile(r"\b(?:West|East|Central|Southern|Eastern|Western|Northern|South|North|Horn of) $")
"""What makes a part of a continent of it."""


def stated(sentence: Sentence, start: int, end: int, form: Form) -> Place | None:
    """What a form of a country means where it stands; None where it means no country."""
    before, after = sentence.before(start), sentence.after(end)
    if grammar.MONEY.match(after) or grammar.MADE.match(after) or _OTHER_THING.match(after):
        return None
    if not stands_for_country(sentence.text, start, end):
        return None
    name = sentence.plain[start - sentence.start : end - sentence.start]
    if form.how is How.PEOPLE and _is_language(name, before, after):
        return None
    if form.how is How.CODE and not (_CODE_BEFORE.search(before) and _CODE_AFTER.match(after)):
        return None
    if name.startswith("America") and _CONTINENT.search(before):
        return None
    if form.how is How.LEADER:
        return _leader(sentence, start, end, form.codes[0])
    code, unsure = _one_of(sentence, form, name)
    if form.how is How.NAME and not unsure:
        doubt = _double(sentence, name, before, after)
        if doubt is None:
            return None
        unsure = doubt
    if form.how in (How.SEAT, How.SHARED):
        return _seat(sentence, start, end, form, code, unsure)
    if form.how is How.CODE:
        unsure = tr("“{name}” is read as the code of a country.").format(name=name)
    place = sentence.places[code]
    if isinstance(place, Country):
        end += _ship(name, after)
        start += len("The ") if name.startswith("The ") else 0
        return Place(start, end, form.how, Named(start, end, NamedKind.COUNTRY, place.name, code, unsure))
    part = _PART.search(before)
    group = place.name if part is None else f"{part[0]}{name}"
    start -= len(part[0]) if part is not None else 0
    return Place(start, end, form.how, Named(start, end, NamedKind.GROUP, group, "", unsure))


def _ship(name: str, after: str) -> int:
    """How many letters of a ship's name stand behind the letters that all ships of a navy bear."""
    match = re.match(r" (?:St\. )?[A-Z][\w'-]*(?: [A-Z]\w+)?", after) if name in grammar.SHIPS else None
    return match.end() if match is not None else 0


def _seat(sentence: Sentence, start: int, end: int, form: Form, code: str, unsure: str) -> Place | None:
    """A seat of government, as the government or as the town; None where it is part of another name."""
    before, after = sentence.before(start), sentence.after(end)
    if (form.how is How.SHARED and re.match(r", [A-Z]", after)) or _part_of_name(sentence, start, before, after):
        return None
    place = sentence.places[code]
    if _is_town(before, after):
        country = next(code for code in form.codes if isinstance(sentence.places[code], Country))
        return Place(start, end, How.SEAT, Named(start, end, NamedKind.TOWN, sentence.text[start:end], country))
    if form.how is How.SHARED and not unsure:
        name = sentence.text[start:end]
        unsure = tr("“{name}” may also be another place or a person.").format(name=name)
    kind = NamedKind.COUNTRY if isinstance(place, Country) else NamedKind.GROUP
    return Place(start, end, form.how, Named(start, end, kind, place.name, _iso2(place), unsure))


def _leader(sentence: Sentence, start: int, end: int, code: str) -> Place | None:
    """A head of state or of government, who is the country; None where the name goes on."""
    before, after = sentence.before(start), sentence.after(end)
    if re.match(r"[ -][A-Z][a-z]", after) or re.search(
        r"\b(?:Lake|Fort|Port|Mount|Street|University of|Villa|New) $", before
    ):
        return None
    title = grammar.PERSON_TITLE.search(before)
    if title is None and _NAME_BEFORE.search(before) and _GIVEN_NAME.search(before):
        given = _NAME_BEFORE.search(before)
        if given is not None and given[1] not in grammar.NOT_NAMES:
            return None
    low = start - (len(before) - title.start()) if title is not None else start
    office = (
        title is not None or sentence.plain[start - sentence.start : end - sentence.start].split()[0] in grammar.TITLES
    )
    name = sentence.text[start:end]
    unsure = "" if office else tr("“{name}” may have acted as a person and not for the country.").format(name=name)
    return Place(low, end, How.LEADER, Named(low, end, NamedKind.GOVERNMENT, sentence.places[code].name, code, unsure))


def _iso2(place: Country | CountryGroup) -> str:
    return place.iso2 if isinstance(place, Country) else ""


def _part_of_name(sentence: Sentence, start: int, before: str, after: str) -> bool:
    """Whether a town's name is within a longer name, of a person or a thing."""
    if re.match(r"[ -][A-Z][a-z]", after):
        return True
    word = _NAME_BEFORE.search(before)
    if word is None or not word[1][0].isupper() or word[1] in grammar.NOT_NAMES or word[1] in grammar.PLACE_WORDS:
        return False
    return start - 1 not in sentence.people


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
    gone = [code for code in codes if isinstance(place := sentence.places[code], Country) and place.years is not None]
    if gone:  # Moscow, the Kremlin
        there = gone[0] in sentence.codes or _in_years(sentence, gone[0])
        codes = (gone[0],) if there or len(codes) == 1 else tuple(code for code in codes if code not in gone)
    if len(codes) == 1:
        return codes[0], ""
    named = [code for code in codes if code in sentence.codes]
    if len(named) == 1:
        return named[0], ""
    others = [sentence.places[code].name for code in codes[1:]]
    return codes[0], tr("“{name}” may also mean {others}.").format(name=name, others=", ".join(others))


_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b(?!,\d)")


def _in_years(sentence: Sentence, code: str) -> bool:
    """Whether the years that are said in a sentence are those of a state that is gone."""
    place = sentence.places[code]
    said = [int(year) for year in _YEAR.findall(sentence.plain[:2000])]
    if not said or not isinstance(place, Country) or place.years is None:
        return False
    return all(place.years[0] <= year <= place.years[1] for year in said)


def _double(sentence: Sentence, name: str, before: str, after: str) -> str | None:
    """Why a name that is also a person's or a state's is not sure; empty when it is, None where it is a person."""
    if name not in grammar.DOUBTFUL_NAMES:
        return ""
    sure = _SURE_BEFORE.search(before) is not None
    given = _GIVEN_NAME.search(before)
    if (given is not None and given[0].strip(" .") not in grammar.NOT_NAMES) or _PERSON_AFTER.match(after):
        return None
    if name == "Georgia" and (_US_STATE.search(before) or _US_STATE.search(after)):
        return tr("“Georgia” may also mean the state of the US.")
    if sure or len(sentence.codes) > 1 or after.startswith("'s"):
        return ""
    return tr("“{name}” may also be a person or another place.").format(name=name)


_TOWN_BEFORE = re.compile(
    r"\b(?:[Cc]ity|[Tt]own|capital|streets|suburbs?|port|airport|hospitals?|schools?|outskirts|children|residents|people|"
    r"reach(?:ed|es)?|left|leaves?) (?:(?:of|in) )?$|\bcapital, $"
)
_TOWN_AFTER = re.compile(
    r"'s (?:[a-z]+ )?(?:airport|hospitals?|port|streets|suburbs?|harbou?r|schools?|mayor|children's)\b| airport\b|: "
)


def _is_town(before: str, after: str) -> bool:
    """Whether a seat of government means the town here, and not the government."""
    if _TOWN_BEFORE.search(before) or _TOWN_AFTER.match(after):
        return True
    word = _NAME_BEFORE.search(before)
    if word is None:
        return False
    travels = word[1] in ("to", "from") and grammar.TRAVEL.search(before) is not None
    return travels or word[1].lower() in grammar.PLACE_BEFORE


_BESIDE = re.compile(r"(?:, | \(|/)(?:the )?$")
_LOCATIVE = re.compile(
    r"\b(?:in|near|at|from|to|into|outside|around|for|of|via|through|towards?|reach(?:ed|es)?|left|leaves?|entered|hit|"
    r"struck|gave|gives?|given|sent|sends?|offer(?:ed|s)?|lent|lends?|promised?|help(?:ed|s)?|fed|feeds?|supplie[ds]|"
    r"capital|capital,|city|town|port) (?:the )?$"
)
_CLEAR_PLACE = re.compile(
    r"\b(?:in|near|outside|around|into|via|(?:city|town|port|municipality|people|homeless|state|mayor) of|reached|"
    r"(?:districts?|regions?|provinces?|villages?|towns?|islands?) of|capital,?) (?:the )?$"
)
_HEADING = re.compile(r"(?: [A-Z]{2,4})?(?::| [–/-])|/")
_SUBJECT = re.compile(
    r"(?:,? (?:which|who))?,? (?:once |also )?(?:has|have|had|will|would|is|was|sent|gave|got|gets|received|receives|"
    r"thanked|asked|donated|sends|gives|offered|pledged|needs?|wants?)\b"
)
_PLACE_AFTER = re.compile(r" (?:City|Province|District|Governorate|Region|Airport|Port|Harbour|State|Island)\b")


def town_at(sentence: Sentence, at: int, towns: Towns) -> Place | None:
    """The town whose name begins with a word, the longest; None where there is none, or it does not read as a place."""
    words = sentence.words
    first = words[at]
    for last in range(min(at + 5, len(words)) - 1, at - 1, -1):
        if any(word.gap not in (" ", "-", "'", ". ") for word in words[at + 1 : last + 1]):
            continue
        end = words[last].end
        found, is_word = towns.find(sentence.plain[first.start - sentence.start : end - sentence.start])
        if found and _reads_as_place(sentence, at, last, found, towns, is_word=is_word):
            place = _town(sentence, first.start, end, found, _behind(sentence, last, towns))
            opens = (
                at == last
                and first.start == sentence.start
                and found[0].thousands < 100
                and _SUBJECT.match(sentence.after(end))
            )
            if (is_word or opens) and not place.named.unsure and place.named.iso2 not in sentence.codes:
                reason = tr("{town} may be a word or a name and no place.").format(town=place.named.name)
                return place._replace(named=place.named._replace(unsure=reason))
            return place
    return None


def _reads_as_place(sentence: Sentence, at: int, last: int, found: list[Town], towns: Towns, *, is_word: bool) -> bool:
    """Whether a town's name stands where a place would."""
    words = sentence.words
    first, end = words[at], words[last].end
    before, after = sentence.before(first.start, 40), sentence.after(end, 60)
    if _OTHER_THING.match(after) or grammar.MONEY.match(after):
        return False
    behind = _behind(sentence, last, towns)
    if any(town.iso2 in behind for town in found) or after.startswith("-based"):
        return True
    if at == last and first.text in grammar.NOT_NAMES:
        return False
    if re.match(r" \((?:[A-Z][\w ]+)\)", after):
        return True
    name = sentence.plain[first.start - sentence.start : end - sentence.start]
    if (name.isupper() and len(name) < 6) or _in_longer_name(sentence, at, after):
        return False
    heads = first.start == sentence.start and _HEADING.match(after) is not None
    if is_word or len(name) < 3:
        if after.startswith("'s"):
            return False
        return heads or _CLEAR_PLACE.search(before) is not None
    if heads or _LOCATIVE.search(before) or _BESIDE.search(before) or _is_known(sentence, first, found[0]):
        return True
    if first.start == sentence.start and _SUBJECT.match(after):
        return True
    behind = re.match(r"(?:'s)? ([a-z]+)(?: ([a-z]+))?", after)
    return behind is not None and any(noun in grammar.BODIES for noun in behind.groups())


def _is_known(sentence: Sentence, first: Word, town: Town) -> bool:
    """Whether a town is large enough to be meant without a place's neighbourhood."""
    return town.thousands >= 100 or (town.thousands >= 40 and len(first.text) > 5 and first.start > sentence.start)


def _in_longer_name(sentence: Sentence, at: int, after: str) -> bool:
    """Whether capitalised words before or behind make a town's name a part of another name."""
    word = sentence.words[at]
    before = sentence.words[at - 1] if at > 0 and word.gap == " " else None
    joins = before is not None and before.capital and before.text not in grammar.NOT_NAMES | grammar.PLACE_WORDS
    if before is not None and joins and before.end not in sentence.people:
        return True
    return re.match(r"[ -][A-Z][a-z]", after) is not None and not _PLACE_AFTER.match(after)


def _behind(sentence: Sentence, last: int, towns: Towns) -> Sequence[str]:
    """Which countries a town may be in by what is said behind it: *Tripoli, Lebanon*; *Durham, North Carolina*."""
    end = sentence.words[last].end
    beside = re.match(r",? (?:in )?(?=[A-Z])", sentence.after(end, 8))
    if beside is None:
        return ()
    start = end + beside.end()
    if start in sentence.stated:
        return sentence.stated[start]
    if not beside[0].startswith(","):
        return ()
    for stop in range(min(last + 3, len(sentence.words) - 1), last, -1):
        name = sentence.plain[start - sentence.start : sentence.words[stop].end - sentence.start]
        found, _ = towns.find(name)
        if found and found[0].thousands == REGION:
            return [town.iso2 for town in found]
    return ()


def _town(sentence: Sentence, start: int, end: int, found: list[Town], behind: Sequence[str]) -> Place:
    """The town of the country that is named in the sentence, else the one that is far larger."""
    own = sentence.text[start:end]
    named = [town for town in found if town.iso2 in behind] or [town for town in found if town.iso2 in sentence.codes]
    if len(named) == 1 or len(found) == 1:
        iso2 = (named or found)[0].iso2
        how = How.REGION if (named or found)[0].thousands == REGION else How.TOWN
        return Place(start, end, how, Named(start, end, NamedKind.TOWN, own, iso2))
    best, *rest = named or found
    known = [sentence.places[town.iso2].name for town in rest[:4] if town.iso2 in sentence.places]
    unsure = tr("{town} is also a place in {others}.").format(town=own, others=", ".join(known))
    iso2 = best.iso2 if best.thousands > FAR_LARGER * rest[0].thousands else ""
    if best.thousands > SURELY_LARGER * rest[0].thousands:
        unsure = ""
    how = How.REGION if best.thousands == REGION else How.TOWN
    return Place(start, end, how, Named(start, end, NamedKind.TOWN, own, iso2, unsure))


def government_around(sentence: Sentence, place: Place) -> Named | None:
    """A country with the words around it that make it its government, or its name in full; None without such words."""
    start, end, named = place.start, place.end, place.named
    country = sentence.places.get(named.iso2)
    if country is None or place.how in (How.TOWN, How.REGION, How.LEADER, How.WHERE):
        return None
    after = sentence.after(end, 160)
    owns = after.startswith("'")
    if named.kind is NamedKind.TOWN and not owns:
        return None
    match = grammar.GOVERNMENT_NAMED.match(after) if owns or place.how in (How.PEOPLE, How.NAME) else None
    if match is None and (owns or place.how is How.PEOPLE):
        match = grammar.GOVERNMENT_AFTER.match(after)
    if match is None:
        match = grammar.GOVERNMENT_BARE.match(after)
    high = end + match.end() if match is not None else end
    low = start
    prefix = None
    before = sentence.before(start, 160)
    if place.how is How.NAME:
        prefix = grammar.OF_STATE.search(before)
    elif place.how is How.PEOPLE and match is not None:
        prefix = grammar.ROYAL.search(before)
    if prefix is not None and prefix[0].strip():
        low = start - (len(before) - prefix.start())
    if (low, high) == (start, end):
        return None
    governing = (
        high > end or grammar.STATE.fullmatch(sentence.plain, low - sentence.start, start - sentence.start) is None
    )
    if match is not None:
        high += _posted(sentence, high)
    kind = NamedKind.GOVERNMENT if governing else NamedKind.COUNTRY
    return Named(low, high, kind, country.name, named.iso2, named.unsure)


_POST = re.compile(r"(?:ambassador|embassy|consulate|high commissioner|high commission|envoy)$", re.IGNORECASE)


def _posted(sentence: Sentence, end: int) -> int:
    """How many letters of where an ambassador or an embassy is stand behind it: *in Vientiane*, *to Laos*."""
    if not _POST.search(sentence.before(end, 20)):
        return 0
    match = re.match(r" (?:in|to) (?:the )?", sentence.after(end, 10))
    return match.end() + sentence.lengths.get(end + match.end(), -match.end()) if match is not None else 0
