"""Whom a sentence takes up who gets something, or gives it: who is named before in it, or in the sentence before.

    slot  = verb of giving, who, before what is given or "with"             Israel sent the city 20 tents
          | ("to" | "for" | "among" | "upon"), who                          approved 25,000 for each of them
          | "there"                                                         flew a team there
          | a party of such words alone                                     the company shipped, the Iranian town
          | "they"? ("each" | "both"), as the subject                       each received 20 tents
    who   = "it" | "them" | "the two" | "both" | "each" | (("each" | "both" | "all") "of")? "the" word* noun
          | "the former" | "the latter"
    meant = whom an earlier clause, else the sentence before, is about, else the only one there who is such a one

A noun of a place (*the town*) fits places; of an institution (*the school*) what has that noun among its words, else
the place where it is said to be; of people (*the members*) and *them* what has a plural or is a body. What has no name
but its place is that place: *the observatory at Quito* is Quito. Nobody in the same clause is meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from app.domain.drafts.actor_words import ADJECTIVES, DISASTERS, FIRMS, PEOPLE_NOUNS, PLURAL_BODIES
from app.domain.drafts.around import DITRANSITIVE, WITH
from app.domain.drafts.before import Before
from app.domain.drafts.context import STATES
from app.domain.drafts.draft import DraftParty
from app.domain.drafts.gifts import Gift
from app.domain.drafts.goods import GOODS
from app.domain.drafts.named import Named, NamedKind
from app.domain.drafts.phrases import PEOPLE
from app.domain.drafts.pieces import words as word_set
from app.domain.drafts.pronouns import may_stand_for
from app.domain.drafts.shape import SUBJECT, Shape
from app.domain.drafts.verbs import Family

_COUNTRIES = word_set("country nation kingdom republic state emirate sultanate")
_ISLANDS = word_set("island islands archipelago atoll")
_PLACES = _ISLANDS | word_set(
    "town city village hamlet township settlement municipality commune parish district province region county canton "
    "prefecture governorate department capital port valley suburb neighbourhood neighborhood borough quarter territory "
    "zone area enclave colony camp community place peninsula"
)
_HOUSES = word_set(
    "hospital clinic infirmary dispensary sanatorium hospice school college academy university seminary library museum "
    "gallery archive archives observatory laboratory orphanage asylum home hostel shelter church chapel cathedral "
    "mosque synagogue temple monastery convent abbey priory nunnery theatre theater station firehouse prison zoo "
    "nursery kindergarten centre center mission"
)
_BODIES = word_set(
    "institution institute establishment congregation diocese orchestra choir band club team squad side league society "
    "association union federation foundation charity trust fund cooperative co-operative group organisation "
    "organization agency committee council company firm brigade crew unit branch chapter lodge guild order parish"
)
_ANY = word_set("institution establishment organisation organization body group")
"""Nouns that any body may be taken up by."""
_OWN_NAMES = word_set("club team squad side band choir orchestra league branch chapter lodge")
"""What has its own name in that of its place: *the Altadena branch of the Elks*."""
_PAIR = {"former": slice(1), "latter": slice(1, 2), "two": slice(2), "both": slice(2)}
_TWO = 2
_KNOWN = {"it", "them", "there", *_PAIR} | _COUNTRIES | _PLACES | _HOUSES | _BODIES | FIRMS
_NOUN = r"[a-z][a-z-]*"
_THE = r"(?:the|that|this|these|those)"
_WHO = (
    rf"(?P<who>it|them|him|her|the two|both|each(?! of)|(?:(?:each|both|all) of )?(?:them|the two|"
    rf"(?:the {_NOUN} of )?{_THE} (?:[a-z-]+ ){{0,2}}?(?P<noun>{_NOUN})(?:['’]s? (?:[\w,]+ ){{0,2}}?{_NOUN})?))"
)
"""Who is taken up; of *the town's council* and *the mayor of that town* the town."""
_DATIVE = re.compile(
    rf" (?:back |over |in |up |upon |on )?{_WHO}"
    r"(?P<with> with)?(?: (?:some|another|about|nearly|almost|over|only|just|a|an|the|its|his|her|their))*"
)
_BEHIND = re.compile(
    rf"\b(?:[Tt]o|[Ff]or|among|between|upon|left with) {_WHO}(?= [a-z\d]|[,.;]|$)"
    r"(?:(?<= it)|(?<= them)|(?! (?:of|in|at|for|from|near) ))"
)
_THERE = re.compile(
    r"(?<!from )\b(?P<who>there)\b(?P<noun>)(?! (?:is|are|was|were|has|have|had|will|would|may|can)\b)"
    r"(?! (?:for|to) (?:[a-z]+ )*[A-Z])",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(r"(?:[eirt]an|ese|ish|nch|ss|ek)$")
"""How adjectives of a people end."""
_OPENS, _REACH = 20, 60
"""Code points of a sentence within which it opens; and before what is given in which the words for who begin."""
_WITH_TWO = DITRANSITIVE | word_set("vote assign post wire mail fly build bestow lavish buy haul drive cable")


class Slot(NamedTuple):
    """The words by which somebody is taken up."""

    start: int
    noun: str
    """*it*, *them*, *there* or the noun, in small letters."""
    every: bool = False
    """Whether each of several is."""
    plain: bool = False
    """Whether grammar alone says that they get it."""
    iso2: str = ""
    """The country that is said of it: *the Iranian town*."""

    @property
    def of_body(self) -> bool:
        """Whether it may be a body that gives something itself: *flew a team there; Oslo gave the charity 20 beds*."""
        return self.noun in _BODIES

    @property
    def many(self) -> bool:
        """Whether several may be meant."""
        return self.noun == "them" or self.every or _is_people(self.noun)


def slot_of(text: str, shape: Shape, gift: Gift, *, plain: bool) -> Slot | None:
    """Where the words of a gift leave a place for who gets it, and a word there takes somebody up.

    Where others are `plain`ly said to get it, only a word right behind the verb does.
    """
    if not gift.things:
        return None
    pieces, thing = shape.pieces, shape.pieces[min(gift.things)].start
    low, high, verb = pieces[0].start, pieces[-1].end, pieces[gift.main.last].end
    for at in range(max(low, thing - _REACH), thing):
        said = _DATIVE.fullmatch(text, at, thing - 1) if text[at] == " " else None
        if said is not None and _gives_two(shape, at, with_=said["with"] is not None):
            slot = _slot(said)
            return slot and slot._replace(plain=True)
    found = [] if plain else [_BEHIND.match(text, low), _BEHIND.search(text, verb, high)]
    found += [] if plain else [_there(text, low, high, min(verb, thing))]
    return next((slot for said in found if said is not None and (slot := _slot(said)) is not None), None)


def _there(text: str, low: int, high: int, gift: int) -> re.Match[str] | None:
    """*There* as a sentence opens, or in the clause of the gift that begins at a code point."""
    there = _THERE.search(text, low, high)
    if there is None or there.start() - low < _OPENS:
        return there
    return there if there.start() > gift and not re.search("[,;:]", text[gift : there.start()]) else None


def _gives_two(shape: Shape, end: int, *, with_: bool) -> bool:
    """Whether a verb of giving somebody something, or of supplying him `with_` it, ends at a code point."""
    one = next((verb for verb in shape.verbs if shape.pieces[verb.last].end == end), None)
    return one is not None and not one.passive and one.lemma in (WITH if with_ else _WITH_TWO)


def _slot(said: re.Match[str]) -> Slot | None:
    """The words that a pattern has found, where their noun is one that takes somebody up."""
    there = said.string.startswith(" there", said.end("who"))
    noun = "there" if there else said["noun"] or said["who"].split()[-1].lower()
    noun = "both" if noun == "each" else noun
    known = noun in _KNOWN or _is_people(noun)
    return Slot(said.start("who"), noun, said["who"].startswith(("each", "both", "all"))) if known else None


def leading_slot(text: str, shape: Shape, gift: Gift, *, gets: bool) -> Slot | None:
    """*Each has received 20 tents*, *they both sent 40 boats*: each of two is the subject, who `gets` it or gives."""
    said, number = _LEADING.match(text, shape.pieces[0].start), shape.verb_at(gift.main.at)
    verb = shape.verbs[number] if number >= 0 and not gift.main.noun else None
    if said is None or verb is None or gets is not (verb.passive or verb.family is Family.RECEIVE):
        return None
    return Slot(said.start("who"), "both", every=True) if said.end() == shape.pieces[verb.first].start else None


_LEADING = re.compile(r"(?:They |The two )?(?P<who>[Ee]ach|[Bb]oth)(?: of them)? ")


def bare_slot(text: str, party: DraftParty) -> Slot | None:
    """The words of a party that only takes up another: *the foundation*, *the latter*, *the two towns*."""
    words = text[party.start : party.end].split()
    point = words.pop(0) if words and words[0] in ("the", "The") else (text[: party.start].split() or [""])[-1]
    iso2 = party.iso2 if words and _OF_PEOPLE.search(words[0]) else ""
    if text.startswith(" there", party.end):
        return Slot(party.start, "there") if words[:1] and words[0].islower() else None
    if not 0 < len(words) <= _TWO or not "".join(words[bool(iso2) :]).islower() or point.lower() not in _POINTING:
        return None
    noun = words[-1].removesuffix("s")
    several = noun != words[-1] and words[-1] not in _ISLANDS and noun in _PLACES | _COUNTRIES
    noun = noun if several else words[-1]
    return Slot(party.start, noun, several, iso2=iso2) if noun in _KNOWN else None


_POINTING = ("the", "that", "this", "these", "both", "two")


def _is_people(noun: str) -> bool:
    """Whether a noun is of several people: *the members*."""
    plural = noun in PLURAL_BODIES or (noun in PEOPLE_NOUNS and noun.endswith("s"))
    return plural or (PEOPLE.search(noun) is not None and noun not in GOODS)


def own_clause(shape: Shape, at: int) -> int:
    """Where the clause of a pronoun begins: nobody in it is meant by that.

    So in *on Sunday a lorry from Oslo brought it 20 beds* and *in France it gave 500 beds*.
    """
    if at and shape.pieces[at - 1].word in _CLAUSES | {"and"}:
        return at - 1
    before = [number for number, verb in enumerate(shape.verbs) if verb.last < at]
    governs = -1 if not before or shape.verb_at(at + 1) >= 0 else before[-1]
    end = at if governs < 0 else shape.verbs[governs].first
    verbs = [verb for verb in shape.verbs if verb.finite and verb.last < end]
    words = [piece.word for piece in shape.pieces[:end]]
    first = verbs[0].last if verbs else 0 if words[:1] and words[0] in _UNDER else end
    joins = (one for one in range(1, end) if words[one] in _CLAUSES or (first < one and words[one] in _JOINS))
    low = max(joins, default=0)
    if low or not verbs:
        return low
    if governs < 0:
        return at  # the boats it had given
    return min((one for one in shape.subject(governs)[0] if verbs[-1].last < one), default=end)


_JOINS = word_set(", : – — and")
_UNDER = word_set("should when if after before once since because although though while as")
_CLAUSES = (_UNDER - {"should", "before", "after", "as"}) | word_set("; but yet so that which who whom whose whether")
"""What stands between two clauses, for some only behind a verb or such a word; and words before a clause."""


def takes_up(text: str, shape: Shape, gift: Gift, before: Before) -> bool:
    """Whether grammar plainly says that somebody gets it of whom the sentence before speaks."""
    slot = slot_of(text, shape, gift, plain=False)
    return slot is not None and (slot.plain or slot.every) and bool(antecedent(slot, shape, before, (), gift.donors))


def antecedent(
    slot: Slot, shape: Shape, before: Before, but: Sequence[DraftParty], givers: Collection[int]
) -> tuple[DraftParty, ...]:
    """Whom the words of a slot take up, by the clauses and the sentence before; nobody where several are as likely."""
    if slot.noun in _PAIR:
        pair = sorted(before.about)[_PAIR[slot.noun]] if len(before.about) == _TWO else []
        return tuple(its_place(one) or _party(one) for one in pair)
    gives = {key for one in but for key in (one.name, one.iso2)} - {""}
    led, placed = _earlier(slot, shape, givers)
    about, rest = _of_sentence_before(slot, before)
    for tier in (led, placed, about, rest):
        found = {party.name: party for one in tier if (party := _fit(slot, one, gives)) is not None}
        if len(found) == 1 or (found and slot.many and (tier in (led, about) or len(found) == _TWO)):
            return tuple(found.values())
        if found:
            break
    return ()


def _earlier(slot: Slot, shape: Shape, givers: Collection[int]) -> tuple[list[Named], list[Named]]:
    """The subjects of the clauses before that of a slot, and for a place all whom they name, who give nothing."""
    at = next(at for at, piece in enumerate(shape.pieces) if piece.end > slot.start)
    of_noun = slot.noun == "there" != shape.pieces[at].word  # the hospital there
    low = at if of_noun else own_clause(shape, at)
    named = ((at, one) for at, piece in enumerate(shape.pieces[:low]) if (one := piece.actor) and at not in givers)
    own = [(at, one) for at, one in named if one.kind is not NamedKind.PRONOUN]
    people, place = _is_people(slot.noun), slot.noun == "there" or slot.noun in _PLACES
    led = [one for at, one in own if shape.ties[at].to == SUBJECT and not (people and _is_place(one))]
    return led, [one for _, one in own] if place else []


def _of_sentence_before(slot: Slot, before: Before) -> tuple[list[Named], list[Named]]:
    """Whom the sentence before is about, and all whom it names, who may be meant by a slot."""
    about = [one for one in before.about if one.kind is not NamedKind.PERSON and not _is_within(one, before.about)]
    rest = [one for one in before.last if one.kind is NamedKind.BODY or not slot.many or slot.noun in _PLACES]
    return about, [] if slot.noun == "it" else rest


def _is_place(one: Named) -> bool:
    return one.kind is NamedKind.TOWN or one.kind in STATES


def _is_within(one: Named, others: Iterable[Named]) -> bool:
    """Whether somebody is named within the words for another."""
    return any(other.start <= one.start < one.end <= other.end and one.name != other.name for other in others)


def _fit(slot: Slot, one: Named, gives: Collection[str]) -> DraftParty | None:
    """Who somebody is as whom the words of a slot take up; None where they do not fit him, or he gives it."""
    state, key = one.kind in STATES, one.iso2 if one.kind in STATES or one.seat else one.name
    party = None if key in gives else _party_for(slot.noun, one, state=state)
    wrong = party is None or party.name in gives or (slot.iso2 and party.iso2 != slot.iso2)
    return None if wrong else party


def _party_for(noun: str, one: Named, *, state: bool) -> DraftParty | None:
    """Who somebody is whom a noun takes up, if it may."""
    if _is_nobody(one) or (state and noun in _PLACES - _ISLANDS):
        return None
    if noun in _COUNTRIES | _ISLANDS and (state or noun in _COUNTRIES):
        return _party(one) if state and may_stand_for(noun, one) else None
    place = _party(one) if one.kind is NamedKind.TOWN else its_place(one)
    if noun == "there" or (noun in _PLACES and noun not in _BODIES):
        return place
    if place is None and _is_event(one):
        return None
    if noun in ("it", "them") or noun in one.name.lower().split() or _is_people(noun) or _is_called(noun, one):
        return place or _party(one)
    return _party(one) if noun in _HOUSES and _is_place(one) else None


def _is_nobody(one: Named) -> bool:
    """Whether somebody is a person by name, or a storm."""
    words = one.name.lower().split()
    return (one.kind is NamedKind.PERSON and not _is_people(words[-1])) or not DISASTERS.isdisjoint(words)


def _is_event(one: Named) -> bool:
    """Whether a subject of no list is no body: *the Chaco armistice*."""
    words = one.name.split()
    common = one.kind is NamedKind.COMPANY and words[-1].islower()
    return common and (_HOUSES | _BODIES).isdisjoint(word.lower() for word in words)


def _is_called(noun: str, one: Named) -> bool:
    """Whether somebody may be called a firm, or an institution, without that being in his name."""
    firm = noun in FIRMS and one.kind in (NamedKind.COMPANY, NamedKind.ORGANISATION)
    return firm or (noun in _ANY and not _is_place(one))


_NAME = r"[^\W\d_a-z][\w’'.-]*"
_OF_PLACE = re.compile(
    rf"(?:[Tt]he )?(?P<before>{_NAME}(?: {_NAME})*?)(?:['’]s)?(?: [a-z][\w’'-]*)*? (?P<head>[a-z][\w-]*)|"
    r"(?:[Tt]he )?(?:[a-z][\w-]* )*?(?P<noun>[a-z][\w-]*) (?:in|at|of|from|near|on|around) "
    rf"(?P<behind>{_NAME}(?: {_NAME})*)"
)


def its_place(one: Named) -> DraftParty | None:
    """The place of who has no name of his own: *the observatory at Quito*, *Breezy Point residents*."""
    said = _OF_PLACE.fullmatch(one.name) if one.kind in (NamedKind.BODY, NamedKind.COMPANY) else None
    noun = (said["head"] or said["noun"]).lower() if said is not None else ""
    if said is None or noun in _OWN_NAMES or not (noun in _HOUSES | _BODIES | _PLACES or _is_people(noun)):
        return None
    place = (said["before"] or said["behind"].rpartition("'s ")[2]).removesuffix("'s").removesuffix("’s")
    named = _OF_PEOPLE.search(place) is None and place not in ADJECTIVES  # not Indian sailors
    return DraftParty(place, one.iso2 or one.home, 0, 0) if named else None


def _party(one: Named) -> DraftParty:
    return DraftParty(one.name, one.iso2, 0, 0)
