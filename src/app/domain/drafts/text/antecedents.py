"""Whom a sentence takes up who gets something, or gives it: who is named before in it, or in the sentence before.

    slot  = verb of giving, who, before what is given or "with"             Israel sent the city 20 tents
          | ("to" | "for" | "among" | "upon"), who                          approved 25,000 for each of them
          | "there"                                                         flew a team there
          | a party of such words alone                                     the company shipped, the Iranian town
          | "its" noun, of who does not give it                             left its doctors two machines
    who   = "it" | "them" | ((pair | "each" | "all") "of")? "the" word{0,2} noun ("'s" noun)? | pair noun?
    pair  = "the former" | "the latter" | "the two" | "the three" | "both" | "each"
    meant = whom an earlier clause, else the sentence before, is about, else the only one there who is such a one

What a noun may mean is in `noun_kinds`. Nobody in the same clause is meant, and nobody who gives it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from app.domain.drafts.clauses.around import DITRANSITIVE, WITH
from app.domain.drafts.clauses.phrases import is_adjective
from app.domain.drafts.clauses.pieces import Sort
from app.domain.drafts.clauses.pieces import words as word_set
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT, SUBJECT
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import DraftParty
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.named import STATES, Named, NamedKind
from app.domain.drafts.text.before import Before
from app.domain.drafts.text.noun_kinds import (
    COUNTRIES,
    PLACES,
    is_of_people,
    is_people,
    is_place,
    known_noun,
    party_for,
    place_of_no_list,
    plural,
    topic,
)

_PAIR = {"former": (2, 0, 1), "latter": (2, 1, 2), "two": (2, 0, 2), "both": (2, 0, 2), "three": (3, 0, 3)}
"""Of how many who stand together which are meant."""
FORMER = ("former", "latter")
_NOUN = r"[a-z][a-z-]*"
_THE = r"(?:the|that|this|these|those)"
_OF_PLACES = (word for noun in (*PLACES, "country", "nation", "state", "government") for word in (noun, plural(noun)))
_SEVERAL = rf"(?:the (?:former|latter|two|three)|both|each)(?: (?:{'|'.join(_OF_PLACES)})\b)?"
_WHO = (
    rf"(?P<who>it|him|her|{_SEVERAL}|(?:(?:each|both|all) of )?(?:them|the two|the three|"
    rf"(?:the {_NOUN} of )?{_THE} (?:[a-z-]+ ){{0,2}}?(?P<noun>{_NOUN})(?:['’]s? (?:[\w,]+ ){{0,2}}?{_NOUN})?))"
)
"""Who is taken up; of *the town's council* and *the mayor of that town* the town."""
_DATIVE = re.compile(
    rf" (?:back |over |in |up |upon |on )?{_WHO}"
    r"(?P<with> with)?(?: (?:some|another|about|nearly|almost|over|only|just|a|an|the|its|his|her|their))*"
)
_BEHIND = re.compile(
    rf"\b(?:[Tt]o|[Ff]or|among|between|upon|left with) {_WHO}(?= [a-z\d]|[,.;]|$)"
    r"(?:(?<= it)|(?<= them)|(?<= latter)|(?<= former)|(?! (?:of|in|at|for|from|near) ))"
)
_OWN_CLAUSE = re.compile(r" (?:who|whose|whom)\b")
"""Behind people of whom the sentence itself says which they are: *to the families who arrived in May*."""
_NOUN_NEXT = re.compile(
    r" (?!(?:on|by|in|at|with|from|to|as|for|and|but|or|who|which|that|a|an|some|about|over|last|this|next|had|has|"
    r"have|was|were|will|would|is|are|[a-z]+ly)\b)[a-z]"
)
"""Behind words that only describe a noun: *the two men*, *the cathedral kitchen*."""
_THERE = re.compile(r"(?<!from )\b(?P<who>there)\b(?P<noun>)(?! (?:for|to) (?:[a-z]+ )*[A-Z])", re.IGNORECASE)
_IS = re.compile(r" (?:is|are|was|were|has|have|had|will|would|may|can)\b")
"""Behind *there* that is no place, unless people stand before it: *families there were given tents*."""
_SUBJECT = re.compile(
    rf"(?:^(?:they )?|[,;:—-] |\b(?:and|but|while|together) )(?P<who>{_SEVERAL})(?P<noun>)(?: of them)?(?:, [^,;:]*,)?"
    r"(?: (?:has|have|had|will|would|was|were|been|also|then|now|since|together|[a-z]+ly))* $",
    re.IGNORECASE,
)
"""Right before a verb."""
_OF_COUNTRIES = word_set("island landlocked archipelagic baltic gulf balkan himalayan")
"""What makes a state a country: *the island state*."""
_TWO, _SHORT = 2, 4
_OPENS, _REACH = 20, 60
"""Code points of a sentence within which it opens; and before what is given in which the words for who begin."""
_WITH_TWO = DITRANSITIVE | word_set("vote assign post wire mail fly build bestow lavish buy haul drive cable")


class Slot(NamedTuple):
    """The words by which somebody is taken up."""

    start: int
    noun: str
    """*it*, *there* or the noun, in small letters."""
    every: bool = False
    """Whether each of several is."""
    plain: bool = False
    """Whether grammar alone says that they get it."""
    iso2: str = ""
    """The country that is said of it: *the Iranian town*."""
    pair: str = ""
    """Which of those who stand together: *former*, *both*."""

    @property
    def of_body(self) -> bool:
        """Whether it may be a body that gives something itself: *flew a team there; Oslo gave the charity 20 beds*."""
        return self.noun not in PLACES and self.noun not in ("it", "them", "there") and not is_people(self.noun)

    @property
    def many(self) -> bool:
        """Whether several may be meant."""
        return self.noun == "them" or self.every or is_people(self.noun)


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
    free = [one for one in found if one is not None and not _OWN_CLAUSE.match(text, one.end("who"))]
    slots = [_slot(said) for said in free if not _only_describes(text, said)]
    there = None if plain else _there(text, low, high, min(verb, thing))
    return next(filter(None, [*slots, _slot(there) if there is not None else None]), None)


def _only_describes(text: str, said: re.Match[str]) -> bool:
    """Whether words stand before a noun that they describe; the council of a town is that town."""
    word = said["noun"] or said["who"].split()[-1]
    whole = word in PLACES or word in ("it", "them") or not said["who"].endswith(word)
    return not whole and _NOUN_NEXT.match(text, said.end("who")) is not None


def _there(text: str, low: int, high: int, gift: int) -> re.Match[str] | None:
    """*There* as a sentence opens, or in the clause of the gift that begins at a code point."""
    for there in _THERE.finditer(text, low, high):
        at = there.start()
        of_people = is_people((text[low:at].lower().split() or [""])[-1])
        near = at - low < _OPENS or (at > gift and not re.search("[,;:] ", text[gift:at]))
        if (near or of_people) and (of_people or not _IS.match(text, there.end())):
            return there
    return None


def _gives_two(shape: Shape, end: int, *, with_: bool) -> bool:
    """Whether a verb of giving somebody something, or of supplying him `with_` it, ends at a code point."""
    one = next((verb for verb in shape.verbs if shape.pieces[verb.last].end == end), None)
    return one is not None and not one.passive and one.lemma in (WITH if with_ else _WITH_TWO)


def _slot(said: re.Match[str]) -> Slot | None:
    """The words that a pattern has found, where their noun is one that takes somebody up."""
    there = said.string.startswith(" there", said.end("who"))
    *_, last = words = said["who"].lower().split()
    pair = next((word for word in reversed(words) if word in _PAIR), "")
    every = words[0] in ("each", "both", "all")
    noun = "there" if there else known_noun(said["noun"] or last) or ("it" if pair or last == "each" else "")
    noun = "country" if noun == "state" and _OF_COUNTRIES & {*words} else noun
    return Slot(said.start("who"), noun, every, pair=pair) if noun else None


def subject_slot(text: str, shape: Shape, gift: Gift, *, gets: bool) -> Slot | None:
    """The subject of a verb of giving, or getting, if it takes up some who stand together: *both have sent tents*."""
    number = -1 if gift.main.noun else shape.verb_at(gift.main.at)
    if number < 0 or gets != (shape.verbs[number].passive or gift.main.family is Family.RECEIVE):
        return None
    start = shape.pieces[shape.clause_start(gift.main.first)].start
    said = _SUBJECT.search(text[start : shape.pieces[gift.main.first].start])
    slot = _slot(said) if said is not None else None
    return slot and slot._replace(start=start + slot.start)


def second_slot(shape: Shape, gift: Gift, *, gets: bool) -> Slot | None:
    """*The former* or *the latter* right before what is given, where the other stands before the verb, or behind it.

    So in *the former gave 40 tents, the latter 30 beds* and *gave the former 40 tents and the latter 30 beds*.
    """
    at, of_subject = min(gift.things, default=0) - 1, shape.words[shape.before(gift.main.first)] in FORMER
    if at < gift.main.last + 1 + (not of_subject) or shape.words[at] not in FORMER:
        return None
    got = gift.main.family is Family.RECEIVE or shape.is_passive(gift.main.at)
    return Slot(shape.pieces[at].start, "it", pair=shape.words[at]) if gets is (got is of_subject) else None


def bare_slot(text: str, party: DraftParty) -> Slot | None:
    """The words of a party that only takes up another: *the foundation*, *the latter*, *the two towns*."""
    words = text[party.start : party.end].split()
    point = words.pop(0) if words and words[0] in ("the", "The") else _last_word(text, party.start)
    iso2 = party.iso2 if words and is_of_people(words[0]) else ""
    if text.startswith(" there", party.end):
        return Slot(party.start, "there") if words[:1] and (words[0].islower() or is_people(words[0].lower())) else None
    if not 0 < len(words) <= _TWO or not "".join(words[bool(iso2) :]).islower() or point.lower() not in _POINTING:
        return None
    if point in _OWNED_BY:
        return Slot(party.start, "it")
    pair = next((word for word in (point.lower(), *words) if word in _PAIR), "")
    noun = known_noun(words[-1]) or ("it" if pair else "")
    several = noun in PLACES and words[-1] != noun
    return Slot(party.start, noun, several, iso2=iso2, pair=pair) if noun and not is_people(noun) else None


def _last_word(text: str, end: int) -> str:
    """The word before a code point, or its end where it is long."""
    return (text[max(0, end - _LONGEST_WORD) : end].split() or [""])[-1]


_LONGEST_WORD = 100
_POINTING = ("the", "that", "this", "these", "both", "two", "three", "its", "their")
_OWNED_BY = ("its", "their")


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
    words = shape.words[:end]
    opens = words[:1] and (words[0] in _UNDER | _BESIDES or words[0].endswith("ing"))  # visiting Fiji, …
    first = verbs[0].last if verbs else 0 if opens else end
    joins = (one for one in range(1, end) if words[one] in _CLAUSES or (first < one and words[one] in _JOINS))
    low = max(joins, default=0)
    if low or not verbs:
        return low
    if governs < 0:
        return at  # the boats it had given
    return min((one for one in shape.subject(governs)[0] if verbs[-1].last < one), default=end)


def leads_clause(shape: Shape) -> bool:
    """Whether a sentence begins with a clause under its main one: *While Fiji is still dark, …*."""
    return shape.pieces[0].word in _UNDER


_JOINS = word_set(", : – — and")
_UNDER = word_set("should when if after before once since because although though while as")
_BESIDES = word_set("by besides instead rather")
"""Before a participle that opens a sentence: *instead of giving Fiji money, …*."""
_CLAUSES = (_UNDER - {"should", "before", "after", "as"}) | word_set("; but yet so that which who whom whose whether")
"""What stands between two clauses, for some only behind a verb or such a word; and words before a clause."""


def takes_up(text: str, shape: Shape, gift: Gift, before: Before) -> bool:
    """Whether grammar plainly says that somebody gets it of whom the sentence before speaks."""
    slot = slot_of(text, shape, gift, plain=False)
    if slot is None or slot.noun in ("him", "her"):
        return False  # offered her a desk
    return (slot.plain or slot.every) and bool(antecedent(slot, shape, before, (), gift.donors))


def antecedent(
    slot: Slot, shape: Shape, before: Before, but: Sequence[DraftParty], givers: Collection[int], *, gets: bool = True
) -> tuple[DraftParty, ...]:
    """Whom the words of a slot take up, by the clauses and the sentence before; nobody where several are as likely.

    Who `gets` it is likelier who got the gift before than who gave that.
    """
    gives = {key for one in but for key in (one.name, one.iso2)} - {""}
    if slot.pair:
        return _of_pair(slot, before, gives)
    led, named = _earlier(slot, shape, givers)
    placed = [one for one in named if _may_be_behind(slot, one)]
    about, rest = _of_sentence_before(slot, before, alone=slot.plain and not named)
    gave = before.last_givers if gets else ()
    got = [one for one in before.last if one.iso2 in before.got and gave and _key(one) not in gave]
    about = _but_where_givers_are(slot, before, about, rest, gave)
    for tier in (led, placed, got, about, rest):
        found = _fitting(slot, tier, gives, before.talk.names)
        if (len(found) == 1 and slot.noun != "each") or (
            len(found) > 1 and slot.many and (tier in (led, about) or len(found) == _TWO)
        ):
            return tuple(found.values())
        if found:
            return ()
    if before.talk.number > _SHORT or slot.noun not in PLACES | COUNTRIES:
        return ()
    earlier = [*_fitting(slot, before.actors, gives, before.talk.names).values()]
    unlisted = [one for named in before.about if slot.noun in PLACES and (one := place_of_no_list(named)) is not None]
    return tuple(earlier if len(earlier) == 1 else unlisted[:1])


def _but_where_givers_are(
    slot: Slot, before: Before, about: list[Named], rest: Collection[Named], gave: Collection[str]
) -> list[Named]:
    """Whom the sentence before is about; of *the city*, where that has only who gave, where that went instead."""
    if slot.noun not in PLACES or not gave:
        return about
    if any(one.kind is not NamedKind.BODY or one.name not in gave for one in (*about, *rest)):
        return about
    return [one for one in before.actors if one.kind is NamedKind.TOWN and one.iso2 in before.got] or about


def only_one(slot: Slot, named: Iterable[Named], but: Sequence[DraftParty], before: Before) -> tuple[DraftParty, ...]:
    """The only one of some who fits the words of a slot, if there is one."""
    gives = {key for one in but for key in (one.name, one.iso2)} - {""}
    found = _fitting(slot, named, gives, before.talk.names)
    return tuple(found.values()) if len(found) == 1 else ()


def _may_be_behind(slot: Slot, one: Named) -> bool:
    """Whether a word may take up whom an earlier clause only names: a place, or people, *the villagers of Ciamis*."""
    if slot.noun != "them":
        return slot.noun == "there" or slot.noun in PLACES
    return one.kind is NamedKind.BODY and any(map(is_people, one.name.lower().split()[:2]))


def _of_pair(slot: Slot, before: Before, gives: Collection[str]) -> tuple[DraftParty, ...]:
    """Whom *the former*, *the latter* or *both* means, of as many who stand together in the sentence before."""
    many, low, high = _PAIR[slot.pair]
    for group in (before.about, [one for one in before.last if one not in before.about]):
        found = [*_fitting(slot, sorted(group), (), before.talk.names).values()]
        if len(found) == many:
            meant = found[low:high]
            return () if any(one.name in gives or one.iso2 in gives for one in meant) else tuple(meant)
    return ()


def _fitting(
    slot: Slot, tier: Iterable[Named], gives: Collection[str], names: Mapping[str, str]
) -> dict[str, DraftParty]:
    """Who of some fits the words of a slot and does not give it, by name; `names` are of countries, by their codes."""
    found = dict[str, DraftParty]()
    for one in tier:
        of_one = one.seat or one.kind is NamedKind.TOWN or one.name.startswith(names.get(one.iso2, one.name))
        if slot.noun in COUNTRIES and (name := names.get(one.iso2, "")) and of_one:
            one = one._replace(kind=NamedKind.COUNTRY, name=name)  # Accra, or Chad's hospitals; the country
        party = None if _key(one) in gives else party_for(slot.noun, one)
        if party is not None and not party.iso2 and slot.noun in PLACES:
            party = party._replace(iso2=slot.iso2)  # Heidelberg … the German city
        if party is not None and party.name not in gives and slot.iso2 in ("", party.iso2):
            found[party.name] = party
    return found


def _earlier(slot: Slot, shape: Shape, givers: Collection[int]) -> tuple[list[Named], list[Named]]:
    """The subjects of the clauses before that of a slot, and all whom they name, who give nothing."""
    at = next(at for at, piece in enumerate(shape.pieces) if piece.end > slot.start)
    of_noun = slot.noun == "there" != shape.pieces[at].word  # the hospital there
    low = at if of_noun else own_clause(shape, at)
    low = max(low, _behind_event(shape, at), shape.headed) if slot.noun in PLACES else low
    named = ((at, one) for at, piece in enumerate(shape.pieces[:low]) if (one := piece.actor) and at not in givers)
    own = [(at, one) for at, one in named if one.kind is not NamedKind.PRONOUN]
    people = is_people(slot.noun)
    got = _got_before(shape, low) if slot.noun == "it" else set[int]()
    led = [one for at, one in own if shape.ties[at].to == SUBJECT and not (people and is_place(one))]
    led = [one for at, one in own if at in got] or led  # Oslo sent Lae a boat, and Bern gave it two
    return led, [one for _, one in own]


def _got_before(shape: Shape, low: int) -> set[int]:
    """Who gets something by a verb of giving before a piece, which has a giver of its own."""
    given = [one for one, verb in enumerate(shape.verbs) if verb.last < low and verb.family in _GIVES]
    given = [one for one in given if not shape.verbs[one].passive and shape.subject(one)[0]][-1:]
    behind = (at for one in given for at in shape.of(Sort.ACTOR, shape.verbs[one].last + 1, low))
    gets = (at for at in behind if shape.ties[at].verb in given and shape.ties[at].role in ("to", OBJECT))
    return {_place_described(shape, at) for at in gets}


def _place_described(shape: Shape, at: int) -> int:
    """The place of which an adjective only says in which country it is: *the Greek | island of Samos*."""
    pieces = shape.pieces
    if not is_adjective(pieces[at]) or [one.word for one in pieces[at + 2 : at + 3]] != ["of"]:
        return at
    name = at + 3 + (pieces[at + 3].word == "the")
    named = pieces[at + 1].word in PLACES and name < len(pieces) and pieces[name].actor is not None
    return name if named else at


_GIVES = (Family.GIVE, Family.SHIP, Family.PROMISE, Family.OFFER, Family.LEND, Family.TRADE)


def _behind_event(shape: Shape, end: int) -> int:
    """Where the words end that open a sentence with what befell a place: *After the fire of Kobe the Czechs gave*."""
    number = next((number for number, verb in enumerate(shape.verbs) if verb.finite), -1)
    opens = shape.pieces[0].word in ("after", "following", "since") and number >= 0 and shape.verbs[number].last < end
    return min(shape.subject(number)[0], default=shape.verbs[number].first) if opens else 0


def _of_sentence_before(slot: Slot, before: Before, *, alone: bool) -> tuple[list[Named], list[Named]]:
    """Whom the sentence before is about, and all whom it names, who may be meant by a slot.

    *It* may be one whom that only names, where nobody else is named in the clauses before.
    """
    towns = {one.name: one for one in before.last if one.kind is NamedKind.TOWN}
    about = [towns.get(one.name, one) for one in before.about if not _is_within(one, before.about)]
    rest = [one for one in before.last if one.kind is NamedKind.BODY or not slot.many or slot.noun in PLACES]
    return about, [] if slot.noun == "it" and not alone else rest


def _is_within(one: Named, others: Iterable[Named]) -> bool:
    """Whether somebody is named within the words for another."""
    return any(other.start <= one.start < one.end <= other.end and one.name != other.name for other in others)


def last_named(before: Before, but: Sequence[DraftParty]) -> tuple[DraftParty, ...]:
    """Who alone may be meant where the words of a gift say nothing of who gets it: whom the sentence before is about,
    else the only one whom it names, else the only one whom the text has named.

    So in *The rains have cut off Beira. Caritas has sent 300 tents.*
    """
    names = [one.name for one in but]
    gives = {*names, *(one.iso2 for one in but)} - {""}
    states = {one.iso2 for one in but if before.talk.names.get(one.iso2) == one.name}
    persons = {one.name for one in before.last if one.kind is NamedKind.PERSON and topic(one) is None}
    topics = before.talk.names.keys() & before.talk.topics - gives
    if before.talk.number > _SHORT or topics:
        return tuple(DraftParty(before.talk.names[one], one, 0, 0) for one in topics if len(topics) == 1)
    for tier in (before.about, before.last, before.actors):
        free = [one for one in tier if not (one.name in persons or _is_within(one, tier) or _key(one) in gives)]
        named = [party for one in free if not _only_gives(before, one) and (party := topic(one)) is not None]
        home = (one for one in named if one.iso2 not in states and not any(one.name in giver for giver in names))
        if found := {one.name: one for one in home if one.name.split()[-1][0].isupper()}:
            return tuple(found.values()) if len(found) == 1 else ()
    return ()


def _only_gives(before: Before, one: Named) -> bool:
    """Whether the text tells of somebody only that he gives something."""
    known = before.talk.known(one)
    gave = any(_key(one) in (giver.name, giver.iso2) for told in before.gave for giver in told.donors)
    return (gave or (known is not None and known.gives > 0)) and not (known is not None and (known.got or known.titled))


def _key(one: Named) -> str:
    """What is the same for all names of a country, and for others their name."""
    return one.iso2 if one.kind in STATES or one.seat else one.name
