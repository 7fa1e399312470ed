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

Who has no name but his place is that place (`its_place`): *Quito's bakers*, *the port of Bari*.
"""

from __future__ import annotations

import re

from app.domain.drafts.actor_words import ADJECTIVES, BODIES, DISASTERS, FIRMS, PEOPLE_NOUNS, PLURAL_BODIES
from app.domain.drafts.context import STATES
from app.domain.drafts.draft import DraftParty
from app.domain.drafts.goods import GOODS
from app.domain.drafts.named import Named, NamedKind
from app.domain.drafts.phrases import PEOPLE
from app.domain.drafts.pieces import words as word_set
from app.domain.drafts.pronouns import may_stand_for

COUNTRIES = word_set("country nation kingdom republic emirate sultanate")
PLACES = word_set(
    "town city village hamlet township settlement municipality commune district province region county canton "
    "prefecture governorate department capital port valley suburb neighbourhood neighborhood borough quarter territory "
    "zone area enclave colony camp community place peninsula coast locality oasis resort"
)
_HOUSES = tuple(map(word_set, (
    "hospital clinic infirmary dispensary sanatorium hospice ward wards maternity",
    "school college academy university seminary faculty nursery kindergarten",
    "church chapel cathedral parish congregation diocese monastery convent abbey priory nunnery mission",
    "mosque", "synagogue", "temple", "library museum gallery archive archives", "observatory laboratory",
    "orphanage asylum home hostel shelter", "theatre theater", "station firehouse", "prison", "zoo", "centre center",
)))  # fmt: skip
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
    "widow widower priest pastor missionary nun nurse teacher doctor surgeon midwife singer painter poet writer "
    "composer architect astronomer explorer captain admiral general king queen prince princess duke duchess count "
    "countess emperor"
)


def is_people(noun: str) -> bool:
    """Whether a noun is of several people: *the members*."""
    plural = noun in PLURAL_BODIES or (noun in PEOPLE_NOUNS and noun.endswith("s"))
    return plural or (PEOPLE.search(noun) is not None and noun not in GOODS)


def plural(noun: str) -> str:
    """*Towns*, *cities*."""
    return f"{noun.removesuffix('y')}ies" if re.search("[^aeo]y$", noun) else f"{noun}s"


def known_noun(word: str) -> str:
    """The noun, in small letters, of a word that may take somebody up, also where several are (*towns*); or empty."""
    return word if word in _TAKES or is_people(word) else _SINGULAR.get(word, "")


def party_for(noun: str, one: Named) -> DraftParty | None:
    """Who somebody is whom a noun takes up; None where it does not fit him."""
    if not DISASTERS.isdisjoint(one.name.lower().split()):
        return None  # a storm
    found = (takes(noun, one) for takes in _TAKES.get(noun, (_people,)))
    return next((party for party in found if party is not None), None)


def _country(noun: str, one: Named) -> DraftParty | None:
    """*Oman … the sultanate*."""
    return _party(one) if one.kind in STATES and may_stand_for(noun, one) else None


def _place(noun: str, one: Named) -> DraftParty | None:
    """*Bam … the town*, *Bari's port … the city*, *Kerala's premier … the state*, *Fugen in Bali … the village*."""
    if one.kind is NamedKind.TOWN:
        return _party(one)
    named = _IN_PLACE.fullmatch(one.name) if noun != "there" and one.kind is NamedKind.COMPANY else None
    return _in_words(one, any_noun=True) if named is None else DraftParty(named[1], one.iso2, 0, 0)


def _so_called(noun: str, one: Named) -> DraftParty | None:
    """*The Ghent Choral Society … the society*, *the hospital at Bam … the clinic*."""
    sort = _SORT_OF.get(noun, {noun})
    return None if sort.isdisjoint(one.name.lower().split()) else its_place(one) or _party(one)


def _its_house(_: str, one: Named) -> DraftParty | None:
    """*Bam … the hospital*."""
    return _party(one) if _is_place(one) else None


def _firm(_: str, one: Named) -> DraftParty | None:
    """*Hanada Optics … the company*."""
    return _party(one) if one.kind in (NamedKind.COMPANY, NamedKind.ORGANISATION) else None


def _anybody(_: str, one: Named) -> DraftParty | None:
    """*The Kabul museum … it*, *the villagers of Kemin … them*."""
    place = its_place(one)
    return None if one.kind is NamedKind.PERSON or (place is None and _is_event(one)) else place or _party(one)


def _institution(noun: str, one: Named) -> DraftParty | None:
    """*The observatory at Quito … the institution*."""
    return None if _is_place(one) else _anybody(noun, one)


def _person(_: str, one: Named) -> DraftParty | None:
    """*Father Tuck … him*, *Hajiya Rabi … the widow*."""
    return _party(one) if one.kind is NamedKind.PERSON else None


def _people(noun: str, one: Named) -> DraftParty | None:
    """*The villagers of Kemin … the families*."""
    named = one.kind is NamedKind.PERSON and is_people(one.name.lower().split()[-1])
    return _party(one) if named else _anybody("it", one)


_TABLE = (
    (" ".join(COUNTRIES), (_country,)),
    ("state", (_country, _place)),
    ("island islands archipelago atoll", (_country, _place)),
    (" ".join(PLACES), (_place,)),
    (" ".join(noun for sort in _HOUSES for noun in sort), (_so_called, _its_house)),
    (" ".join(noun for sort in _BODIES for noun in sort), (_so_called,)),
    (" ".join(FIRMS - {"group", "bank"}), (_so_called, _firm)),
    ("it them each", (_anybody,)),
    ("institution institute establishment body group organisation organization", (_so_called, _institution)),
    ("there", (_place,)),
    ("him her", (_person,)),
    (" ".join(_PERSONS), (_person,)),
)
_TAKES = {noun: takes for nouns, takes in _TABLE for noun in nouns.split()}
"""Who may be meant by each noun, the likeliest first."""
_SINGULAR = {plural(noun): noun for noun in (*PLACES, "country", "nation", "state")} | {"governments": "country"}


def _is_place(one: Named) -> bool:
    return one.kind is NamedKind.TOWN or one.kind in STATES


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
    rf"{_OWN_OR_NOT}(?:[a-z][\w-]* ){{0,3}}(?P<site>{'|'.join(sorted(PLACES))}|island),? (?P<called>{_NAME})"
)
_IN_PLACE = re.compile(rf"({_NAME}),? (?:in|near|on) .*")
_OF_PEOPLE = re.compile(r"(?:[ei]an|[aeou]ran|[ei]tan|ese|ish|nch|wiss|ek)$")
"""How adjectives of a people end."""
_OWNED = re.compile(rf"{_NAME}['’]s (?={_CAPITAL})")
"""Before a name of one's own: *Bari's* Teatro Petruzzelli."""


def is_of_people(word: str) -> bool:
    """Whether a word is an adjective of a people, or of a faith: *Indian*."""
    return _OF_PEOPLE.search(word) is not None or word in ADJECTIVES


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
    if not fits or noun in _OWN_NAMES or (any_noun and link == "from"):  # refugees from Sudan are elsewhere
        return None
    place = _OWNED.sub("", said["owner"] or said["where"] or said["called"]).removesuffix("'s").removesuffix("’s")
    return None if is_of_people(place) else DraftParty(place, one.iso2 or one.home, 0, 0)  # not Indian sailors


_OF_A_PLACE = (NamedKind.BODY, NamedKind.COMPANY, NamedKind.PERSON)


def topic(one: Named) -> DraftParty | None:
    """Who somebody is of whom a text speaks: the place of a body, of people or of an officer, else himself."""
    return _in_words(one, any_noun=True) or _anybody("it", one)


def place_of_no_list(one: Named) -> DraftParty | None:
    """A name of no list that has no noun, which may be a place: *High River*."""
    body = one.name.split()[-1].lower() in BODIES | _SORT_OF.keys()
    named = one.kind is NamedKind.COMPANY and not body and re.fullmatch(_NAME, one.name) is not None
    return DraftParty(one.name, one.iso2, 0, 0) if named else None


def _party(one: Named) -> DraftParty:
    return DraftParty(_OWNED.sub("", one.name) if one.kind is NamedKind.COMPANY else one.name, one.iso2, 0, 0)
