"""Whom a word that takes somebody up may mean, by the kind of its noun; and the place of who has no name but that.

    country, kingdom, sultanate      a country that is such a one
    state                            a country, or a part of one
    island, archipelago              an island that is a country, or a place
    town, port, territory, there     a place within a country, or that of a body; but for there a name of no list
    hospital, school, parish         who has a noun of the same sort in his name; or a place for its house
    society, club, foundation        who has a noun of the same sort in his name
    company, brewery                 so, or a company, or an organisation
    it, them                         everybody but persons
    institution, body                so, but no place
    members, families, survivors     people, or a body
    him, her, widow, governor        a person

Who has no name but his place is that place (`its_place`): *Quito's bakers*, *the port of Bari*; an institution is meant
with all its words by *it* and by what it is.
"""

from __future__ import annotations

import re

from app.domain.drafts.clauses.pieces import words as word_set
from app.domain.drafts.draft import DraftParty
from app.domain.drafts.names.named import STATES, Named, NamedKind
from app.domain.drafts.names.pronouns import may_stand_for
from app.domain.drafts.text.context import STATES_AND_TOWNS
from app.domain.drafts.words.actor_words import ADJECTIVES, BODIES, DISASTERS, FIRMS, PEOPLE_NOUNS, PLURAL_BODIES
from app.domain.drafts.words.goods import GOODS
from app.domain.drafts.words.people_nouns import PEOPLE

COUNTRIES = word_set("country nation kingdom republic emirate sultanate")
_LANDS = word_set("state island islands archipelago atoll")
PLACES = word_set(
    "town city village hamlet township settlement municipality commune district province region county canton "
    "prefecture governorate department capital port valley suburb neighbourhood neighborhood borough quarter territory "
    "zone area enclave colony camp community place peninsula coast locality oasis resort "
    "island islands archipelago atoll"
)
_HOUSES = tuple(map(word_set, (
    "hospital clinic infirmary dispensary sanatorium hospice ward wards maternity",
    "school college academy university seminary faculty nursery kindergarten",
    "church chapel cathedral parish congregation diocese monastery convent abbey priory nunnery mission",
    "mosque", "synagogue", "temple", "library museum gallery archive archives", "observatory laboratory",
    "orphanage asylum home hostel shelter", "theatre theater", "station firehouse", "prison", "zoo", "centre center",
)))  # fmt: skip
_ALL_HOUSES = frozenset[str]().union(*_HOUSES)
_BODIES = tuple(map(word_set, (
    "orchestra choir band", "club team squad side league", "foundation charity trust fund", "council committee",
    "society association union federation cooperative co-operative branch chapter lodge guild order",
    "organisation organization agency", "company firm", "brigade crew unit",
)))  # fmt: skip
"""Nouns of houses and of bodies, those of one sort together: *the Kabul museum* is no library, but *the clinic* may be
the hospital at Bam."""
_SORT_OF = {noun: sort for sort in (*_HOUSES, *_BODIES) for noun in sort}
_OWN_NAMES = word_set("club team squad side band choir orchestra league branch chapter lodge family")
"""What has its own name in that of its place: *the Altadena branch of the Elks*."""
_OF_PLACES = _SORT_OF.keys() | PLACES | BODIES
_OFFICERS = word_set("governor mayor magistrate prefect bishop archbishop")
_PERSONS = _OFFICERS | word_set(
    "him her widow widower priest pastor missionary nun nurse teacher doctor surgeon midwife singer painter poet "
    "writer composer architect astronomer explorer captain admiral general king queen prince princess emperor"
)
_OTHERS = (NamedKind.COMPANY, NamedKind.ORGANISATION, NamedKind.BODY, NamedKind.GROUP)
_TAKES: dict[str, tuple[NamedKind, ...]] = {
    noun: kinds
    for nouns, kinds in (
        (COUNTRIES, STATES),
        (PLACES | {"there"}, (NamedKind.TOWN,)),
        (_LANDS, STATES_AND_TOWNS),
        (_ALL_HOUSES, STATES_AND_TOWNS),
        (frozenset[str]().union(*_BODIES), ()),
        (FIRMS - {"group", "bank"}, _OTHERS[:2]),
        (word_set("institution institute establishment body group organisation organization"), _OTHERS),
        (word_set("it them each"), (*STATES_AND_TOWNS, *_OTHERS)),
        (_PERSONS, (NamedKind.PERSON,)),
    )
    for noun in nouns
}
"""Whom each noun takes up, besides who has a noun of the same sort in his name; of nouns of people as *them*."""


def is_people(noun: str) -> bool:
    """Whether a noun is of several people: *the members*."""
    plural = noun in PLURAL_BODIES or (noun in PEOPLE_NOUNS and noun.endswith("s"))
    return plural or (PEOPLE.search(noun) is not None and noun not in GOODS)


def are_people(noun: str) -> bool:
    """Whether a noun is of several people, and not of their institutions: *survivors*, not *universities*."""
    return is_people(noun) and noun not in {plural(house) for house in _ALL_HOUSES}


def plural(noun: str) -> str:
    """*Towns*, *cities*."""
    return f"{noun.removesuffix('y')}ies" if re.search("[^aeo]y$", noun) else f"{noun}s"


def known_noun(word: str) -> str:
    """The noun, in small letters, of a word that may take somebody up, also where several are (*towns*); or empty."""
    return word if word in _TAKES else _SINGULAR.get(word) or (word if is_people(word) else "")


def party_for(noun: str, one: Named) -> DraftParty | None:
    """Who somebody is whom a noun takes up; None where it does not fit him."""
    words = one.name.lower().split()
    if not DISASTERS.isdisjoint(words):
        return None  # a storm
    if (noun in PLACES or noun in ("there", "state")) and one.kind not in STATES_AND_TOWNS:
        return _place_of(one, called=noun != "there")
    of_kind = one.kind in _TAKES.get(noun, _TAKES["them"])
    if one.kind in STATES and noun in COUNTRIES | _LANDS:
        of_kind = may_stand_for(noun, one)
    so_called = not _SORT_OF.get(noun, {noun}).isdisjoint(words) or (is_people(noun) and is_people(words[-1]))
    if not (of_kind or so_called):
        return None
    house = (noun == "it" or noun in _ALL_HOUSES) and one.kind is NamedKind.BODY and is_house(one.name)
    place = None if house else its_place(one)
    return place or (None if _is_event(one) else _party(one))


def is_house(name: str) -> bool:
    """Whether somebody is an institution by its words, and not where that is: *the museum in Riga*, *Lae hospital*."""
    said = _IN_WORDS.fullmatch(name)
    return said is not None and (said["head"] or said["noun"] or "") in _ALL_HOUSES


def _place_of(one: Named, *, called: bool) -> DraftParty | None:
    """*Bari's port … the city*, *Kerala's premier … the state*; by its own name *Fugen in Bali … the village*."""
    named = _IN_PLACE.fullmatch(one.name) if called and one.kind is NamedKind.COMPANY else None
    return _in_words(one, any_noun=True) if named is None else DraftParty(named[1], one.iso2, 0, 0)


_SINGULAR = {plural(noun): noun for noun in (*PLACES, "country", "nation", "state")} | {"governments": "country"}


def is_place(one: Named) -> bool:
    """Whether somebody is a country, or a place in one."""
    return one.kind in STATES_AND_TOWNS


def _is_event(one: Named) -> bool:
    """Whether a subject of no list is no body: *the Chaco armistice*."""
    words = one.name.split()
    common = one.kind is NamedKind.COMPANY and words[-1].islower()
    return common and all(word.lower() not in _SORT_OF for word in words)


_CAPITAL = r"[^\W\d_a-z][\w’'.-]*"
_NAME = rf"{_CAPITAL}(?: (?:(?:de|del|da|do|la|le|el|al|op) ){{0,2}}{_CAPITAL})*"
_NOUN = r"(?P<noun>[a-z][\w-]*|Governor|Mayor|Prefect|Bishop|Archbishop)"
_OWN_OR_NOT = rf"(?:[Tt]he )?(?:{_NAME}['’]s )?"
_IN_WORDS = re.compile(
    rf"{_OWN_OR_NOT}(?P<owner>{_NAME}?)(?P<s>['’]s?)?(?: [a-z][\w’'-]*)*? (?P<head>[a-z][\w-]*)|"
    rf"(?:[Tt]he )?(?:[A-Za-z][\w’'-]* ){{0,4}}?{_NOUN} (?P<link>in|at|of|from|near|on|around) (?:the )?"
    rf"(?P<where>{_NAME})(?:,? (?:in|near|on) .*)?|"
    rf"{_OWN_OR_NOT}(?:[a-z][\w-]* ){{0,3}}(?P<site>{'|'.join(sorted(PLACES))}),? (?P<called>{_NAME})"
)
_IN_PLACE = re.compile(rf"({_NAME}),? (?:in|near|on) .*")
_OF_PEOPLE = re.compile(r"(?:[ei]an|[aeou]ran|[ei]tan|ese|ish|nch|wiss|ek)$")
"""How adjectives of a people end, but for these."""
_OTHER_PEOPLES = word_set(
    "German American Mexican Dominican Moroccan Jamaican Cuban Kenyan Libyan Afghan Ugandan Rwandan Sri-Lankan Angolan "
    "Dutch Czech Slovak Thai Greek Pakistani Bangladeshi Nepali Iraqi Israeli Kuwaiti Omani Qatari Saudi Emirati "
    "Bahraini Yemeni Somali Azerbaijani Uzbek Kazakh Kyrgyz Tajik Turkmen Tongan Samoan Zambian Ghanaian"
)
_OWNED = re.compile(rf"{_NAME}['’]s (?={_CAPITAL})")
"""Before a name of one's own: *Bari's* Teatro Petruzzelli."""


def is_of_people(word: str) -> bool:
    """Whether a word is an adjective of a people, or of a faith: *Indian*."""
    return _OF_PEOPLE.search(word) is not None or word in ADJECTIVES | _OTHER_PEOPLES


def its_place(one: Named) -> DraftParty | None:
    """The place of who has no name of his own: *the observatory at Quito*, *Breezy Point residents*."""
    return _in_words(one, any_noun=False) if one.kind is not NamedKind.PERSON else None


def _in_words(one: Named, *, any_noun: bool) -> DraftParty | None:
    """The place in the words for a body or people, or for an officer of the place."""
    said = _IN_WORDS.fullmatch(one.name) if one.kind in _OF_A_PLACE else None
    if said is None:
        return None
    noun, link = (said["head"] or said["noun"] or said["site"]).lower(), said["link"]
    owns = any_noun and (link or said["s"] or said["owner"].endswith(("'s", "’s", "s'")))
    fits = noun in _OFFICERS if one.kind is NamedKind.PERSON else owns or noun in _OF_PLACES or is_people(noun)
    if not fits or noun in _OWN_NAMES or (any_noun and link == "from") or (owns and not link and noun in PLACES):
        return None  # refugees from Sudan are elsewhere, and Peru's third city is not Peru
    place = _OWNED.sub("", said["owner"] or said["where"] or said["called"]).removesuffix("'s").removesuffix("’s")
    return None if is_of_people(place) else DraftParty(place, one.iso2, 0, 0)  # not Indian sailors


_OF_A_PLACE = (NamedKind.BODY, NamedKind.COMPANY, NamedKind.PERSON)


def topic(one: Named) -> DraftParty | None:
    """Who somebody is of whom a text speaks: the place of a body, of people or of an officer, else himself."""
    return _in_words(one, any_noun=True) or party_for("it", one)


def place_of_no_list(one: Named) -> DraftParty | None:
    """A name of no list that has no noun, which may be a place: *High River*."""
    body = one.name.split()[-1].lower() in BODIES | _SORT_OF.keys()
    named = one.kind is NamedKind.COMPANY and not body and re.fullmatch(_NAME, one.name) is not None
    return DraftParty(one.name, one.iso2, 0, 0) if named else None


def _party(one: Named) -> DraftParty:
    return DraftParty(_OWNED.sub("", one.name) if one.kind is NamedKind.COMPANY else one.name, one.iso2, 0, 0)
