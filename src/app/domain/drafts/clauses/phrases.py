"""Noun phrases of any words, for whom no list has a name: *the joiners' guild of Maribor*, *two German nurses*.

    phrase = base ((of | at | in | from | near | for) base)*
    base   = [the | a | our …] (noun | name | 's | & | people counted)+

A name that is no adjective ends its base, but for *'s*; verbs, adverbs, days and signs end every phrase.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import PREPOSITIONS
from app.domain.drafts.clauses.verbs import THING_NOUNS, is_adverb
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.names.capitals import DESCRIBING
from app.domain.drafts.names.named import STATES_AND_GROUPS
from app.domain.drafts.words.actor_words import DISASTERS
from app.domain.drafts.words.goods import GOODS
from app.domain.drafts.words.people_nouns import is_of_people

_COUNTS = words("two three four five several some")
DETERMINERS = _COUNTS | words("the a an our its his her their my this these those")
_SMALL = words(
    "and or but nor the a an this that these those which who whom whose while when where if as than then so also "
    "not no its their his her our my your he she it they we you i each both all other another most some any one two "
    "such what how why because since although though until unless whether has have had is are was were be been will "
    "would us them me him now there here more less only just even still yet too once again ago fm frm ex thru w "
    "courtesy did does do"
)
"""Words that are no nouns."""
_LINKS = words("of at in from near for on")
_LONGEST = 14
"""Pieces of a phrase, at most."""


class Phrase(NamedTuple):
    """Pieces of a phrase, from the first to behind the last."""

    low: int
    high: int


def is_noun(shape: Shape, at: int) -> bool:
    """Whether a word is a noun or an adjective, as far as lists of other words tell."""
    piece = shape.pieces[at]
    if piece.sort is not Sort.WORD or piece.word in PREPOSITIONS or piece.word in _SMALL:
        return False
    if shape.verb_at(at) >= 0 or is_adverb(piece):
        return False
    return piece.word.isalpha() or piece.word.replace("-", "").replace("'", "").replace("&", "").isalpha()


_OF_PEOPLE = re.compile(" (?:of|for|with|from|in|to|at) ")


def is_people(piece: Piece) -> bool:
    """Whether a counted thing is people: *two Portuguese midwives*."""
    if piece.thing is None or piece.thing.is_money or piece.thing.unit:
        return False
    heads = _OF_PEOPLE.split(piece.thing.item, maxsplit=1)[0].lower().split()
    return bool(heads) and is_of_people(heads[-1])


def is_adjective(piece: Piece) -> bool:
    """Whether a country stands as its adjective or capital: *Danish*, *Copenhagen*, but not *Denmark*, *the Danes*."""
    actor, word = piece.actor, piece.word
    if actor is None or actor.kind is not NamedKind.COUNTRY or " " in word or len(word) <= 3:
        return False
    if not (actor.by_people or actor.seat):
        return False
    return not word.endswith("s") or word.endswith("ss")


def is_town(piece: Piece) -> bool:
    """Whether a town is named, be it the seat of a government."""
    return piece.actor is not None and (piece.actor.kind is NamedKind.TOWN or bool(piece.actor.seat))


def describes(piece: Piece) -> bool:
    """Whether a word before a country is no part of its name: *tiny Bhutan*, *the buses China promised*.

    So is *in the first month Bolivia gave*, *at his request Mexico sent*.
    """
    no_part = DESCRIBING.match(piece.word) is not None or piece.word in GOODS or piece.word in _BEHIND_IN_OR_AT
    return piece.sort is Sort.WORD and no_part


_PERIODS = words("hours days weeks months years")
_BEHIND_IN_OR_AT = words(
    "hour hours day days week weeks month months year years season time moment instance case instruction request order "
    "orders behest invitation initiative suggestion urging"
)


_OCCASIONS = DISASTERS | words(
    "conference summit meeting forum session congress workshop report day night eve visit tour birthday anniversary "
    "centenary bicentenary jubilee death deathbed retirement wedding exile age lifetime"
)
"""What is no part of a name right behind it: *during the Bengal famine Chile gave*, *at the Bonn summit Oman gave*."""


def _is_described(shape: Shape, first: int, at: int) -> bool:
    """Whether the words from a piece on only describe the country behind them, or say when: *at the summit Fiji*."""
    actor = shape.pieces[at].actor
    if actor is None or at == first:
        return False
    before = shape.pieces[at - 1]  # the cyclone survivors of Beira are one phrase
    describing = actor.kind is NamedKind.COUNTRY and describes(before)
    return describing or (before.word in _OCCASIONS and actor.kind is not NamedKind.BODY)


def behind(shape: Shape, at: int) -> Phrase | None:
    """The phrase that begins with a piece."""
    high = _base(shape, at)
    if high == at or _is_bare(shape, at, high):
        return None
    while high + 1 < len(shape.pieces) and high - at < _LONGEST and _may_link(shape, at, high):
        end = _base(shape, high + 1)
        if end == high + 1 or not _names(shape, high + 1, end, shape.pieces[high].word) or _is_route(shape, high, end):
            break
        if _is_of_thing(shape, high, end):
            break
        high = end
    low = _first(shape, at)
    return Phrase(_first(shape, low + 2) if is_kindness(shape, low) and low + 2 < high else low, high)


_NO_HOMES = (NamedKind.GOVERNMENT, NamedKind.ORGANISATION, NamedKind.PERSON)
_FOR = words(
    "fund funds appeal campaign centre center institute home school society association commission office agency "
    "council board trust foundation charity hospital collection programme program mission friends ministry department "
    "committee union party network coalition"
)
"""Nouns of bodies whose names go on with *for*."""


def _may_link(shape: Shape, first: int, at: int) -> bool:
    """Whether a preposition may go on with the name before it: not behind a country, *for* only behind some bodies."""
    link, before = shape.pieces[at].word, shape.pieces[at - 1]
    following = shape.pieces[at + 1]
    named = before.actor is not None or (shape.words[at - 2] == "by" and not is_of_people(before.word))
    counts = named and link == "of" and (following.word in _COUNTS or following.thing is not None)
    if link not in _LINKS or counts or (link == "from" and before.word in THING_NOUNS):
        return False  # an offer by Porto of two doctors, a gift from Porto
    whole = before.actor is not None and before.actor.kind in STATES_AND_GROUPS and not is_adjective(before)
    if whole and at - 1 == _first(shape, first):
        return False  # Tokyo for the victims
    if _is_of_itself(before) and link in ("from", "for"):
        return False  # the ICRC from Bern, reached Lima from Madrid
    if link == "from" and any(one.actor and one.actor.kind in _NO_HOMES for one in shape.pieces[at + 1 : at + 3]):
        return False  # the Minister of Education from the Italian embassy
    if link == "in" and is_town(before) and is_town(following):
        return False  # handed out parcels from Oslo in Narvik
    return link != "for" or before.word in _FOR


def _is_of_itself(piece: Piece) -> bool:
    """Whether a name is that of an organisation or a town, which no place behind it says."""
    return is_town(piece) or (piece.actor is not None and piece.actor.kind is NamedKind.ORGANISATION)


def _is_of_thing(shape: Shape, link: int, end: int) -> bool:
    """Whether words behind *of* only describe the thing behind them: *a promise by the council of free diesel*."""
    thing = shape.pieces[end].thing if end < len(shape.pieces) else None
    bare = thing is not None and not thing.is_money and thing.low is None and thing.high is None
    by = "by" in shape.words[max(0, link - _NAME_LONG) : link]
    of = bare and by and shape.pieces[link].word == "of"
    return of and all(one.actor is None for one in shape.pieces[link + 1 : end])


_NAME_LONG = 5
"""Pieces behind *by* that name somebody, at most."""


def _is_route(shape: Shape, link: int, end: int) -> bool:
    """Whether *from* somewhere goes on with *to*: *flies tents given by a Swiss firm from Manila to Guiuan*."""
    to = shape.pieces[end].word if end < len(shape.pieces) else ""
    return shape.pieces[link].word == "from" and to == "to" and shape.verb_at(end + 1) < 0


def before(shape: Shape, at: int) -> Phrase | None:
    """The longest phrase that ends right before a piece."""
    found = None
    for low in range(at - 1, max(-1, at - _LONGEST), -1):
        piece = shape.pieces[low]
        if piece.sort in (Sort.SIGN, Sort.DAY) and piece.word not in ("'s", "'", "&"):
            break
        if shape.verb_at(low) >= 0:
            break
        one = behind(shape, low)
        if one is not None and one.high == at and not (piece.word in _TURNS and shape.pieces[low - 1].word == "in"):
            found = one
    return found


_TURNS = words("return turn response addition reply exchange particular")
"""Behind *in* words that belong to no name behind them: *in return Changsha donated*."""


def around(shape: Shape, at: int) -> Phrase | None:
    """The longest phrase that holds a piece and begins before it, or at it."""
    found = None
    for low in range(at, max(-1, at - _LONGEST), -1):
        if low < at and (
            shape.pieces[low].sort in (Sort.SIGN, Sort.DAY) and shape.pieces[low].word not in ("'s", "'", "&")
        ):
            break
        one = behind(shape, low)
        if one is not None and one.low <= at < one.high:
            found = one
    return found


def head(shape: Shape, phrase: Phrase) -> str:
    """The noun of a phrase: the last word before its first *of*, *in* or *from*."""
    return shape.pieces[head_at(shape, phrase)].word


def head_at(shape: Shape, phrase: Phrase) -> int:
    """The piece that is the noun of a phrase."""
    links = (at for at in range(phrase.low + 1, phrase.high) if shape.pieces[at].word in _LINKS)
    return next(links, phrase.high) - 1


def _base(shape: Shape, at: int) -> int:
    """Behind the last piece of the base that begins with a piece."""
    pieces, first = shape.pieces, at
    while at < len(pieces) and pieces[at].word in DETERMINERS:
        at += 1
    for piece in pieces[at : first + _LONGEST]:
        if at > first and _is_pronoun(piece):
            break
        if piece.sort is Sort.ACTOR:
            at += 1
            owns = at < len(pieces) and pieces[at].word in ("'s", "'")
            if not owns and not is_adjective(piece):
                return first if _is_described(shape, first, at - 1) else at
        elif piece.word in ("'s", "'", "&") and at > first:
            at += 1
        elif is_noun(shape, at) or (is_people(piece) and at == first):
            at += 1
            if _ends_base(piece):
                return at
        else:
            break
    while at > first and pieces[at - 1].word in DETERMINERS:
        at -= 1
    return at


def _ends_base(piece: Piece) -> bool:
    """Whether no noun goes on with a piece: people who are counted, and how long: *the first six months | Concern*."""
    return piece.sort is Sort.THING or piece.word in _PERIODS


def _is_pronoun(piece: Piece) -> bool:
    """Whether somebody is named with an article or as a pronoun: *by noon | her company*, *within a year | it*."""
    if piece.actor is None:
        return False
    return piece.actor.kind is NamedKind.PRONOUN or piece.word.partition(" ")[0] in DETERMINERS


def _first(shape: Shape, at: int) -> int:
    """The first piece of a phrase that belongs to its name."""
    while shape.pieces[at].word in DETERMINERS and shape.pieces[at].sort is Sort.WORD:
        at += 1
    return at


def is_kindness(shape: Shape, at: int) -> bool:
    """Whether a word only says of what kind those behind its *of* are: *owed to the generosity of the Duke of Ayr*."""
    return shape.pieces[at].word in _KINDNESS and shape.words[at + 1 : at + 2] == ["of"]


_KINDNESS = words(
    "solidarity generosity kindness courtesy order initiative instance sympathy charity compassion liberality "
    "munificence benevolence bounty beneficence"
)


def _is_bare(shape: Shape, low: int, high: int) -> bool:
    return _first(shape, low) >= high


def _names(shape: Shape, low: int, high: int, link: str) -> bool:
    """Whether what stands behind *of* or *in* belongs to the name before it: a place, a name, a common noun of *of*."""
    found = [shape.pieces[at] for at in range(low, high)]
    return any(piece.actor is not None for piece in found) or link in ("of", "for")
