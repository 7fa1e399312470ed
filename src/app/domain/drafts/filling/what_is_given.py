"""What is given and how much: the things of a gift without what only brings them, and its sums.

things = vehicle "with" things: the things | "aid" thing: the thing | "library of" number things: the things
sum    = main sum (further sum with its role: instalment, delivered, through somebody, borne by somebody)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from app.domain.drafts.amounts.amounts import Amount
from app.domain.drafts.amounts.doubts import RATE, of_each, of_each_of_several
from app.domain.drafts.clauses.gift_things import head_of, is_no_one, names_aid
from app.domain.drafts.clauses.pieces import is_vehicle, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import SUBJECT
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import DraftItem, DraftMoney, Field
from app.domain.drafts.filling.case import Case
from app.domain.drafts.filling.reasons import of_something_else
from app.domain.drafts.filling.whose_money import in_its_currency
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.frames.taken_up import of_the_same, with_number
from app.domain.terms import AmountRole, MoneyKind, Qualifier

_INSTALMENTS = words("instalment instalments installment installments tranche tranches")
_CAME = words("arrived delivered disbursed paid transferred received released remitted handed")
_BORNE = words("borne paid covered met contributed financed funded")
_LADEN = words("with carrying carry carried loaded laden bringing full of transporting w")
"""What stands between a vehicle and what it brings."""
_BOATS = words("boat boats ferry ferries dhow dhows schooner schooners")
_LOADED = words(
    "ship ships vessel vessels plane planes aircraft truck trucks lorry lorries train trains convoy convoys"
)
_BESIDE = 6
"""Pieces within which that is said."""


def amounts_given(case: Case) -> tuple[list[Amount], list[Amount]]:
    """The things and the sums, with their words and why they may be otherwise."""
    shape, gift = case.shape, case.gift
    every = {at: quantity(shape, gift, at) for at in (*gift.things, *gift.worth)}
    things = _things(shape, gift, every)
    read = {at: every[at] if at in every else quantity(shape, gift, at) for at in (*things, *gift.worth)}
    goods = [_of_each(case, one) for at in things if not (one := read[at]).is_money]
    told = [_sum(case, at, one, beside_goods=bool(goods)) for at, one in read.items() if one.is_money]
    sums = [_of_each(case, one) for one in _but_rates(case.text, told)]
    for field, found in ((Field.ITEMS, goods), (Field.MONEY, sums)):
        if reasons := [one.unsure for one in found if one.unsure]:
            case.unsure[field] = reasons[0]
    if not goods and not sums:
        case.unsure[Field.ITEMS] = _unread_number(shape, gift)
    return goods, sums


_EACH_TIME = re.compile(r" (?:for|of|from|on|per) (?:each|every)\b| (?:per|an?) (?!year|month|week|day)[a-z]")


def _but_rates(text: str, sums: Sequence[Amount]) -> list[Amount]:
    """Sums without what is given each time, where it is said up to how much: *$1 for every account, up to $5,000*."""
    limited = any(one.qualifier is Qualifier.UP_TO for one in sums)
    return [one for one in sums if not (limited and _EACH_TIME.match(text, one.end))]


def _sum(case: Case, at: int, one: Amount, *, beside_goods: bool) -> Amount:
    """A sum in the currency that is meant; without goods it is no worth of any, *a cheque worth $5,000*."""
    is_worth = beside_goods and (one.kind is MoneyKind.VALUATION or at in case.gift.worth)
    one = in_its_currency(case, one, left_open=at in case.gift.left_open)
    return one._replace(kind=MoneyKind.VALUATION if is_worth else MoneyKind.CASH)


def _unread_number(shape: Shape, gift: Gift) -> str:
    """What is said where nothing was read though its part of the sentence counts something; else empty."""
    low, high = shape.part(gift.main.at)
    pieces = shape.pieces[low:high]
    counts = any(piece.word[:1].isdigit() or (piece.thing and piece.thing.low is not None) for piece in pieces)
    return of_something_else() if counts else ""


def _things(shape: Shape, gift: Gift, read: Mapping[int, Amount]) -> list[int]:
    """The things without what only brings the others, and without *aid* where it is said what it is."""
    bringing = gift.told[0].family in (Family.ARRIVE, Family.CARRY, Family.SHIP)
    out: list[int] = []
    for at in gift.things:
        one = read[at]
        brings = bringing and shape.ties[at].to == SUBJECT and not _is_beside(shape, at)
        laden = _is_laden(shape, gift, at)
        if (is_vehicle(one) and (brings or laden)) or (brings and laden and head_of(one.item) in _BOATS):
            continue
        if one.low in (None, 1) and not (one.is_money or one.unit) and _is_of_counted(shape, gift, at):
            continue
        if one.low is not None or one.is_money or not names_aid(one) or _is_aid_beside(shape, at):
            out.append(at)
    return out if out or gift.worth else [_load(shape, at) for at in gift.things]


def _is_aid_beside(shape: Shape, at: int) -> bool:
    """Whether an aid of some kind is given beside other things: *food and medical aid*, *military aid and tents*."""
    kind = shape.pieces[at].word.split()[0] in _KINDS
    beside = [near.thing for near in (*shape.pieces[max(0, at - 2) : at - 1], *shape.pieces[at + 2 : at + 3])]
    joined = "and" in (shape.words[at - 1] if at else "", *shape.words[at + 1 : at + 2])
    return kind and joined and any(thing is not None and not thing.is_money for thing in beside)


_KINDS = words("medical food financial military technical legal psychological educational")


def _is_beside(shape: Shape, at: int) -> bool:
    """Whether goods come with what stands at a piece, and not in it: *two helicopters and 40 tons of flour*."""
    joint, *behind = [*shape.pieces[at + 1 : at + 3], None][:2]
    goods = behind[0].thing if joint is not None and joint.word == "and" and behind[0] is not None else None
    return goods is not None and not goods.is_money and not is_vehicle(goods)


def _is_of_counted(shape: Shape, gift: Gift, at: int) -> bool:
    """Whether a thing only gathers those that are counted right behind it: *his library of 8,000 volumes*."""
    of, *counted = [*shape.pieces[at + 1 : at + 3], None][:2]
    thing = counted[0].thing if of is not None and of.word == "of" and counted[0] is not None else None
    return at + 2 in gift.things and thing is not None and thing.low is not None and not thing.is_money


def _load(shape: Shape, at: int) -> int:
    """What a vehicle has in it, where that is counted: *a lorry from Karachi with 90 beds*; else the vehicle."""
    pieces, vehicle = shape.pieces, shape.pieces[at].thing
    behind = next((one for one in range(at + 1, min(at + _BESIDE, len(pieces))) if pieces[one].thing), at)
    load = pieces[behind].thing
    counted = load is not None and not load.is_money and (load.low or 0) > 1 and not is_vehicle(load)
    held = pieces[behind - 1].word in _LADEN and not any(one.word in ("and", ",") for one in pieces[at:behind])
    single = vehicle is not None and vehicle.low == 1 and is_vehicle(vehicle)
    return behind if single and counted and held else at


def _is_laden(shape: Shape, gift: Gift, at: int) -> bool:
    """Whether a vehicle only brings another thing: *18 trucks with field kitchens*, *two ships to X with flour*."""
    behind = min((one for one in gift.things if one > at), default=len(shape.pieces))
    if behind == len(shape.pieces) or behind - at >= _BESIDE:
        return False
    sent = shape.pieces[at + 1].word in ("to", "from") and shape.pieces[behind - 1].word == "with"
    if shape.pieces[at + 1].word == "," and behind == at + 2:  # two lorries, 16,000 cans in all, were sent
        return shape.words[behind + 1 : behind + 3] in (["in", "all"], ["in", "total"])
    return shape.pieces[at + 1].word in _LADEN or (sent and head_of(quantity(shape, gift, at).item) in _LOADED)


def quantity(shape: Shape, gift: Gift, at: int) -> Amount:
    """What a piece counts, with the number that stands elsewhere, or none where that is of something else."""
    thing, following = shape.pieces[at].thing, shape.pieces[at + 1 : at + 2]
    if thing is None:
        raise ValueError(at)
    of_each = thing.low == 1 and not thing.is_money and [one.word for one in following] in (["each"], ["apiece"])
    if is_no_one(thing):
        return thing._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED)
    if at in gift.left_open or of_each:
        why = of_something_else()
        return thing._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED, unsure=why)
    counted = shape.pieces[gift.counts[at]].thing if at in gift.counts else None
    if counted is None:
        before = [one.thing for one in shape.pieces[:at] if one.thing is not None]
        return of_the_same(thing, before, more=[one.word for one in following] == ["more"])
    return with_number(thing, counted)


def _of_each(case: Case, one: Amount) -> Amount:
    """An amount, unsure where it is of each, and with words for how often it is given: *70 tonnes a month*."""
    if case.gift.each:
        one = one._replace(unsure="" if one.unsure == of_each_of_several() else one.unsure)
    elif case.each is None and (why := of_each(case.text, case.shape.pieces[0].start, one)):
        one = one._replace(unsure=one.unsure or why)
    rate = f" {one.period}"
    if not RATE.match(one.period) or not case.text.startswith(rate, one.end):
        return one
    return one._replace(end=one.end + len(rate), as_stated=one.as_stated + rate)


def as_money(shape: Shape, one: Amount, main: Amount) -> DraftMoney:
    """A sum, with what it is to the main one where it is not that itself."""
    role, through = ("", "") if one is main else _role(shape, one)
    return DraftMoney(
        one.low, one.high, one.currency, one.qualifier, one.as_stated, one.start, one.end, role, through, one.kind
    )


def _role(shape: Shape, one: Amount) -> tuple[str, str]:
    """What a further sum is to the main one, and by whom it goes, as far as the words beside it say so."""
    if one.role:
        return one.role, ""
    pieces = shape.pieces
    at = next(at for at, piece in enumerate(pieces) if piece.start == one.start)
    before = [piece.word for piece in pieces[max(0, at - _BESIDE) : at]]
    behind = [piece.word for piece in pieces[at + 1 : at + 1 + _BESIDE]]
    near = set(behind[:4])
    if _INSTALMENTS & {*behind[:1], *(before[-3:] if before[-1:] == ["of"] else ())}:
        return AmountRole.INSTALMENT.value, ""
    for word, who in pairwise(pieces[at + 1 : at + 6]):
        if word.word in ("through", "via") and who.actor is not None:
            return AmountRole.THROUGH.value, who.actor.name
    if {"which", "it", "this"} & set(before) and _CAME & near:
        return AmountRole.DELIVERED.value, ""
    if _BORNE & near and "by" in behind:
        bearers = (piece.actor.name for piece in pieces[at + 1 : at + 8] if piece.actor is not None)
        return AmountRole.SHARED_COST.value, next(bearers, "")
    return "", ""


def as_item(one: Amount) -> DraftItem:
    """Things as a draft has them."""
    return DraftItem(one.item, one.low, one.high, one.qualifier, one.unit, one.as_stated, one.start, one.end)
