"""Numbers beside a gift that are of something else, by the words that tie them to what they are of.

    for     thing "for" number            vaccines for 40,000 animals: whom or what the thing is for
    on      sum "to" | "towards" goods    2 million to protective clothing and kits: what a sum is spent on
    of      "Of the" number …             of the ninety ambulances twenty came from Java: the whole of parts
    like    "equivalent of" number        the equivalent of 100 million: how much it is like
    remains "bodies" | "names" "of" number   the bodies of 12 soldiers, a picture of 30 tents: whose they are
    bill    "bill" | "order" "for" number  a bill for 2 million: what is charged or ordered
    crew    "crew" | "team" "of" number   a helicopter with a crew of 16: who comes with it
    aid     sum "in" … "aid" | "as" … "aid"    3 billion yen in emergency grant aid: what the money is
    passed  "cases" "passed" number       as its cases passed 2,000: what something came to
    put     "put" "at" sum | "as" sum | "figure" "is" sum     gave its aid as 2 million: what somebody reckons
    said    "spoke" "of" number           had spoken of twelve wagons
    total   "bringing" … "total" … "to" sum   bringing its total to 300 million: all that was ever given
    in      "in" planes                   flew its staff out in two planes: what it went in
    part    "part of" … number            as a first part of a bridge of 10,000 baskets
    without "without" number              without 60,000 tents people will die
    kept    number … "carried" ("over" | "forward") | number "to spare"      what is left
    cost    "a cost to" … sum              at a cost to itself of 210,000 euros
    had     "with" sum "from" giver "," … thing    with $4 million from Oman, Malta built a ward

They are asked of what no verb or noun of giving has for its own (`refused.none_of`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.drafts.clauses.gift_things import head_of, names_aid
from app.domain.drafts.clauses.pieces import Piece, Sort, is_vehicle, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import BE
from app.domain.drafts.words.word_lists import WAGES

_CREWS = words("crew crews staff force garrison")
_LIKE = words("equivalent")
_SPEAKS = words("speak spoke spoken talk talked dream dreamt dreamed heard")
_RECKONS = words("put puts reckoned")
_NEGOTIATES = words("negotiate negotiates negotiated negotiating discuss discusses discussed discussing")
_REMAINS = words(
    "bodies remains coffins graves names list lists picture pictures photo photos photograph photographs inventory "
    "description account report reports plan plans order orders bill bills invoice invoices estimate quotation"
)
_BILLS = words("bill bills invoice invoices order orders estimate quotation plan plans")
_OF = _CREWS | _LIKE | WAGES | _SPEAKS | _REMAINS
_NEAR = 7
"""Pieces before a number in which it is said what it is of."""
_FIGURES = words("figure figures total sum number")


def is_only_spoken_of(shape: Shape, at: int) -> bool:
    """Whether a number is tied to something that is not given."""
    pieces, tie = shape.pieces, shape.ties.get(at)
    thing = pieces[at].thing
    if tie is None or thing is None:
        return False
    if tie.role == "without" or _is_ridden_in(shape, at):
        return True
    if thing.low is None and thing.high is None:
        return (names_aid(thing) and tie.role == "as") or _is_paid_with(shape, at)
    if _is_part_or_cost(shape, at) or _is_reckoned(shape, at):
        return True
    before = [piece.word for piece in pieces[max(0, at - 3) : at]]
    near = {piece.word for piece in pieces[max(0, at - _NEAR) : at]}
    if before[-1:] == ["of"] and not _NEGOTIATES.isdisjoint(near):
        return True
    if before[-1:] == ["of"] or (before[-1:] == ["for"] and not _BILLS.isdisjoint(before[-2:-1])):
        return before[-2:-1] != [] and before[-2].split()[-1] in _OF
    return tie.to == "for" and tie.head >= 0 and pieces[tie.head].sort is Sort.THING and not thing.is_money


def is_had_for_money(shape: Shape, at: int) -> bool:
    """*With $4 million from Oman, Malta built a ward*: what it has for what another gave it, and gives to nobody."""
    pieces, thing = shape.pieces, shape.pieces[at].thing
    comma = shape.words.index(",") if "," in shape.words[:at] else 0
    opening = pieces[:comma]
    if thing is None or thing.is_money or not opening or opening[0].word != "with":
        return False
    paid = any(one.thing is not None and one.thing.is_money for one in opening)
    given = any(one.word == "from" and two.sort is Sort.ACTOR for one, two in pairwise(_but_articles(opening)))
    spent = not _SPENT.isdisjoint(shape.words[comma:at])
    others = [one for one in pieces[at + 1 :] if one.sort in (Sort.ACTOR, Sort.DAY)]
    return paid and given and spent and not others


def _but_articles(pieces: Sequence[Piece]) -> Sequence[Piece]:
    return [one for one in pieces if one.word not in ("the", "a", "an")]


def _is_paid_with(shape: Shape, at: int) -> bool:
    """*Committed 2 million to protective clothing and test kits*: what a sum right before it is spent on."""
    tie = shape.ties[at]
    before = shape.pieces[tie.head].thing if tie.head >= 0 else None
    return tie.to in ("to", "toward", "towards") and before is not None and before.is_money


def _is_ridden_in(shape: Shape, at: int) -> bool:
    """*Flew its staff out in two planes*, *took them there in a suitcase*: where no sum stands before it."""
    before, thing = shape.pieces[max(0, at - 2) : at], shape.pieces[at].thing
    if thing is None or not (is_vehicle(thing) or head_of(thing.item) in _CARRIED_IN):
        return False
    ridden = [piece.word for piece in before[-1:]]
    return ridden == ["aboard"] or (ridden == ["in"] and before[0].thing is None)


def _is_part_or_cost(shape: Shape, at: int) -> bool:
    """*Of the ninety ambulances*, *as a first part of a bridge of 10,000 baskets*, *at a cost to it of 2 million*."""
    pieces, thing = shape.pieces, shape.pieces[at].thing
    before = [piece.word for piece in pieces[max(0, at - _NEAR) : at]]
    pairs, is_money = set(pairwise(before)), thing is not None and thing.is_money
    whole = at <= 2 and before[:1] == ["of"]
    own = is_money and ("cost", "to") in pairs
    return whole or own or (("part", "of") in pairs and shape.ties[at].role == "as")


def _is_reckoned(shape: Shape, at: int) -> bool:
    """*Put at 2 million*, *gave its aid as 2 million*, *the right figure is 2 million*."""
    before, thing = shape.words[max(0, at - _NEAR) : at], shape.pieces[at].thing
    if before[-1:] and before[-1] in BE and _FIGURES & set(before):
        return True
    put = ("put", "by") in pairwise(before) or (_RECKONS & {*before[-2:-1]} and before[-3:-2] not in ([], [","]))
    at_sum = before[-1:] == ["at"] and bool(put)
    return thing is not None and thing.is_money and (shape.ties[at].to == "as" or at_sum)


_SPENT = words(
    "built rebuilt bought purchased opened dug drilled restored renovated equipped erected constructed installed"
)
_CARRIED_IN = words("van vans suitcase suitcases rucksack rucksacks car cars minibus minibuses")
