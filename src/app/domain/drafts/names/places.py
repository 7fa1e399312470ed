"""What a form of a country means where it stands.

A seat of government (*Ankara*, *the Kremlin*) stands for the government, but for the town after *in*, *near*, *at*
and the like, and after *to* and *from* where somebody travels. A form of several countries (*Congolese*) means the one
that the sentence also names otherwise, and is unsure else. A country's name that is also a state, a person or a word
(*Georgia*, *Jordan*) is sure where a place's word or another country stands beside it. Money, languages and where goods
are made (*Swiss francs*, *in French*, *Chinese-made*) are no countries.
"""

from __future__ import annotations

import re

from app.domain.countries import Country, CountryGroup
from app.domain.drafts.names.capitals import DESCRIBING
from app.domain.drafts.names.forms import Form
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.names.sentence import How, Place, Sentence
from app.domain.drafts.words import actor_words as grammar
from app.domain.language import tr
from app.domain.names import alike, stands_for_country
from app.domain.number_words import ONES

_NOT_PEOPLE = re.compile(r"\b(?:North|South|Magnetic) $")
_POLISH = re.compile(r" (?:the|your|a|an|it|up|off)\b")
_MANNED = re.compile(
    r"\b(?:(?:that|which|ships?|vessels?|steamers?|boats?|planes?|aircraft|lorries|trucks|trains) (?:is|are|was|were)|"
    r"(?:crews?|captains?|sailors|drivers|pilots)(?: (?:is|are|was|were))?) (?:(?:all|both|mostly|largely) )?$"
)
"""What only brings or serves, before an adjective that says whose it is: *the ships were Swedish*."""
_ENDS = re.compile(r"$|[.,;:)]| and\b| or\b| but\b")
_OF_SHIP = re.compile(
    r"\b(?:[Ss]hip|[Ss]teamer|[Ss]teamship|[Vv]essel|[Ff]reighter|[Tt]anker|[Ll]iner|SS|S\.S\.|MV|M\.V\.|M/V|[Tt]he) "
    r"[\"“‘']?$"
)
_SAILS = re.compile(
    r"[\"”’']|$|[.,;:)]| (?:and|with|to|from|on|which|that|was|had|has|is|left|sailed|brought|carried|arrived|came|"
    r"made|took|reached|docked|unloaded|landed|entered|returned|ran|sank)\b"
)
_WITH_ARTICLE = frozenset(
    ("Netherlands", "Philippines", "Congo", "Sudan", "Ukraine", "Lebanon", "Yemen", "Vatican", "Gambia", "Argentine")
)
"""Names of countries in the singular, and others, that may stand behind an article."""
_HEADS = grammar.ORGANISATION_HEADS | grammar.COMPANY_HEADS | grammar.TITLES | {"Armed", "Air", "Foreign"}
_NAME_AFTER = re.compile(r" ([A-Z][a-z]\w*)")
_GIVEN_NAME = re.compile(r"\b[A-Z][a-z]+ $|\b(?:Mr|Mrs|Ms|Dr)\.? $")
_US_STATE = re.compile(r"\b(?:Atlanta|Augusta|Savannah|Macon|U\.?S\.?|American|state|[Gg]overnor|senator)\b")
_SURE_BEFORE = re.compile(r"\b(?:in|to|from|for|with|between|by|and|of|against|across) (?:the )?$")
_CONTINENT = re.compile(r"\b(?:North|South|Latin|Central|Native|Pan)[ -]$")
_CODE_BEFORE = re.compile(r"(?:^|[;:,.(/] ?|\b(?:to|from|by|fm|frm|ex) )$")
_CODE_AFTER = re.compile(r" \d| (?:navy|army|air force|RC|Govt?|gov|pledge[ds]?|sent|flts?|team|SAR|USAR|EMT)\b|[),/:]")
_NAME_BEFORE = re.compile(r"(\w+) $")
_PART = re.compile(r"\b(?:West|East|Central|Southern|Eastern|Western|Northern|South|North|Horn of) $")
"""What makes a part of a continent of it."""
_SOME_OF = re.compile(
    rf"(?<![\w.,-])(?:\d[\d,]*|{'|'.join(ONES)}|several|many|most|some|certain|both|other)(?: other)? $", re.IGNORECASE
)
"""What makes some of its states of a group: *five European countries*, which are not Europe."""


def stated(sentence: Sentence, start: int, end: int, form: Form) -> Place | None:
    """What a form of a country means where it stands; None where it means no country."""
    before, after = sentence.before(start), sentence.after(end)
    name = sentence.plain[start - sentence.start : end - sentence.start]
    if not stands_for_country(sentence.text, start, end) or _is_something_else(form, name, before, after):
        return None
    if form.how is How.PEOPLE and _is_other_letters(sentence.text[start:end], sentence.places[form.codes[0]]):
        return None
    if form.how is How.LEADER:
        return _leader(sentence, start, end, form.codes[0])
    code, unsure = _one_of(sentence, form, name)
    if form.how is How.NAME and not unsure:
        doubt = _double(sentence, start, name, before, after)
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
        start += len("The ") if name.startswith(("The ", "the ")) else 0
        named = Named(start, end, NamedKind.COUNTRY, place.name, code, unsure, by_people=form.how is How.PEOPLE)
        return Place(start, end, form.how, named)
    part = _PART.search(before) or (_SOME_OF.search(before) if name.endswith((" countries", " states")) else None)
    group = place.name if part is None else f"{part[0]}{name}"
    start -= len(part[0]) if part is not None else 0
    return Place(start, end, form.how, Named(start, end, NamedKind.GROUP, group, "", unsure))


def _is_other_letters(words: str, place: Country | CountryGroup) -> bool:
    """Whether an adjective is written with letters of another word: *Germán Busch* is not German."""
    known = place.demonyms if isinstance(place, Country) else ()
    return not words.isascii() and words not in known and alike(words) in known


def _is_something_else(form: Form, name: str, before: str, after: str) -> bool:
    """Whether the words around a form of a country make money, a thing, a language or a continent of it."""
    if grammar.MONEY.match(after) or grammar.MADE.match(after) or grammar.OTHER_THING.match(after):
        return True
    if form.how is How.PEOPLE and (
        _is_language(name, before, after) or _LIKE.match(after) or (_MANNED.search(before) and _ENDS.match(after))
    ):
        return True
    if (form.how is How.NAME and _is_namesake(name, before, after)) or _OF_ANOTHER.search(before):
        return True
    if name == "State Department":  # the State Department for Social Protection of Kenya
        return re.match(r" (?:for|of) (?:the )?[A-Z]", after) is not None
    if name.endswith(" Emirates") and name[0] in "Tt":
        return re.match(r" (?:[A-Z]|airline|flight|cabin)", after) is not None
    if name == "Indians" and (tribe := _NAME_BEFORE.search(before)) is not None:
        return tribe[1][0].isupper() and tribe[1] not in grammar.NOT_NAMES  # Choctaw Indians
    if form.how is How.CODE and not (_CODE_BEFORE.search(before) and _CODE_AFTER.match(after)):
        return True
    return name.startswith("America") and _CONTINENT.search(before) is not None


_OF_SAINT = re.compile(
    r"['’]s(?=$|[.,;:)]| (?:and|in|at|on|Church|School|College|Hospice|Parish|Cathedral|Hall|Primary|Academy|Guild)\b)"
)
"""Behind a saint whose church, school or hospital is meant, and not the island: *St Lucia's in Leeds*."""
_OF_ANOTHER = re.compile(r"\b(?:(?:Court|Tribunal) for (?:the )?|Austr(?:ia|o)-)$")
"""Before a country for which there is a court, *the Special Court for Sierra Leone*, or in *Austria-Hungary*."""
_LIKE = re.compile(r" (?:Region\b|(?:counterpart|equivalent|sister (?:society|organi[sz]ation)|opposite number)s?\b)")
"""Behind an adjective that is not of who acts: *its Turkish counterpart*, *the Somali Region* of Ethiopia."""


def _is_namesake(name: str, before: str, after: str) -> bool:
    """Whether a country's name is that of a ship, or of a saint who has a church or school."""
    return _is_ship(name, before, after) or (name.startswith(("St", "Saint")) and _OF_SAINT.match(after) is not None)


def _is_ship(name: str, before: str, after: str) -> bool:
    """Whether a country's name is that of a ship: *the steamer Norge*, *the Norge sailed*; not *the Philippines*."""
    several = not name.isalpha() or name.isupper() or name.endswith("s") or name in _WITH_ARTICLE
    return not several and _OF_SHIP.search(before) is not None and _SAILS.match(after) is not None


_PROVINCES = {"Gaza": "MZ", "Luxembourg": "BE", "Niger": "NG", "Macedonia": "GR", "Victoria": "AU", "Georgia": "US"}
"""Provinces and states of another country that bear the name of a country or of its capital."""
_PROVINCE_BEFORE = re.compile(
    r"(?:^|\b(?:the|in|to|from|for|by|of|and) )(?:provinces?|state|region|state government) of $", re.IGNORECASE
)
"""Before the name of a province; but not *the Kakheti region of Georgia*, *an eastern region of Niger*."""
_PROVINCE_AFTER = re.compile(r" (?:[Pp]rovince|[Pp]rov\b|[Ss]tate\b|[Rr]egion\b)")


def as_province(sentence: Sentence, place: Place) -> Place:
    """A place, or the province of another country that it is: *the province of Gaza*, *Gaza* beside Mozambique."""
    start, end = place.start, place.end
    name = sentence.text[start:end]
    code = _PROVINCES.get(name)
    if code is None or place.named.iso2 == code:
        return place
    said = _PROVINCE_BEFORE.search(sentence.before(start)) or _PROVINCE_AFTER.match(sentence.after(end))
    if not said and not (name == "Gaza" and code in sentence.codes and not {"PS", "IL", "EG"} & sentence.codes):
        return place
    return Place(start, end, How.REGION, Named(start, end, NamedKind.TOWN, name, code))


_COLONY = re.compile(r"\b[Tt]he $")


def as_colony(sentence: Sentence, place: Place) -> Place:
    """A place, or Ghana before its independence for a city of Australia: *the Gold Coast* in 1940."""
    start, end = place.start, place.end
    if sentence.text[start:end] != "Gold Coast" or not _COLONY.search(sentence.before(start)):
        return place
    if not (said := _YEAR.findall(sentence.plain[:2000])) or max(map(int, said)) > _INDEPENDENT:
        return place
    named = Named(start, end, NamedKind.COUNTRY, sentence.places["GH"].name, "GH")
    return Place(start, end, How.NAME, named)


_INDEPENDENT = 1957
"""The last year of the colony."""


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
    inside = re.match(r" in (?:the )?(?=[A-Z])", after)
    within = sentence.stated.get(end + inside.end(), ()) if inside is not None else ()
    if within and {*within}.isdisjoint(form.codes):
        return None  # Tripoli in Lebanon
    if within or _is_town(before, after):
        country = next(code for code in form.codes if isinstance(sentence.places[code], Country))
        return Place(start, end, How.SEAT, Named(start, end, NamedKind.TOWN, sentence.text[start:end], country))
    name = sentence.text[start:end]
    if form.how is How.SHARED and not unsure:
        unsure = tr("“{name}” may also be another place or a person.").format(name=name)
    kind = NamedKind.COUNTRY if isinstance(place, Country) else NamedKind.GROUP
    return Place(start, end, form.how, Named(start, end, kind, place.name, _iso2(place), unsure, seat=name))


def _leader(sentence: Sentence, start: int, end: int, code: str) -> Place | None:
    """A head of state or of government, who is the country; None where the name goes on."""
    before, after = sentence.before(start), sentence.after(end)
    if re.match(
        r"[ -][A-Z][a-z]|'s (?:wife|widow|mother|sister|brother|son|daughter|aunt|uncle|family)\b", after
    ) or re.search(r"\b(?:Lake|Fort|Port|Mount|Street|University of|Villa|New) $", before):
        return None
    title = grammar.PERSON_TITLE.search(before)
    if title is None and _NAME_BEFORE.search(before) and _GIVEN_NAME.search(before):
        given = _NAME_BEFORE.search(before)
        if given is not None and given[1] not in grammar.NOT_NAMES:
            return None
    low = start - (len(before) - title.start()) if title is not None else start
    said = sentence.plain[start - sentence.start : end - sentence.start].split()
    office = title is not None or said[0] in grammar.TITLES or said[-1] in grammar.RULES_OF_LEADERS
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


def _follows_a_name(sentence: Sentence, start: int) -> bool:
    """Whether the name of a country stands right before: *and Peru Chad 60 beds*."""
    near = range(max(sentence.start, start - _LONGEST_NAME), start - 1)
    return any(sentence.lengths.get(at) == start - 1 - at for at in near)


_LONGEST_NAME = 60
"""Code points."""


def _double(sentence: Sentence, start: int, name: str, before: str, after: str) -> str | None:
    """Why a name that is also a person's or a state's is not sure; empty when it is, None where it is a person."""
    if name not in grammar.DOUBTFUL_NAMES:
        return ""
    sure = _SURE_BEFORE.search(before) is not None
    given = _GIVEN_NAME.search(before)
    describes = given is not None and before == given[0] and DESCRIBING.match(before.strip().lower()) is not None
    first_name = given is not None and not describes and given[0].strip(" .") not in grammar.NOT_NAMES
    if first_name and not _follows_a_name(sentence, start):
        return None
    if (name_after := _NAME_AFTER.match(after)) is not None and name_after[1] not in _HEADS:
        return None
    if name == "Georgia" and (_US_STATE.search(before) or _US_STATE.search(after)):
        return tr("“Georgia” may also mean the state of the US.")
    if sure or len(sentence.codes) > 1 or after.startswith("'s"):
        return ""
    return tr("“{name}” may also be a person or another place.").format(name=name)


_TOWN_BEFORE = re.compile(
    r"\b(?:city|town|capital|streets|suburbs?|port|airport|hospitals?|schools?|outskirts|children|residents|people|"
    r"poor|needy|hungry|sick|homeless|starving|destitute|unemployed|inhabitants|citizens|orphans|widows|"
    r"reach(?:ed|es)?|left|leaves?) (?:(?:of|in) )?$|\bcapital, $|"
    r"\b(?:(?:arch)?bishop|mayor|rabbi|imam|vicar|magistrate|prefect|headman|sheriff|chief) of $",
    re.IGNORECASE,
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
