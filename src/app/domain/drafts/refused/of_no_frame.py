"""What speaks against a thing that no frame has: what it is, what is done to it, and of what else its words speak."""

from __future__ import annotations

from app.domain.drafts.clauses.around import CUTTING, is_had, is_of_other_doing
from app.domain.drafts.clauses.gift_things import head_of, is_denied, is_never_given, is_of_each
from app.domain.drafts.clauses.pieces import Sort, is_vehicle, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT, SUBJECT
from app.domain.drafts.clauses.verb_families import is_work_of_people
from app.domain.drafts.clauses.verbs import Family, Mode
from app.domain.drafts.refused.its_own import is_kept
from app.domain.drafts.refused.only_spoken_of import is_had_for_money, is_only_spoken_of
from app.domain.drafts.refused.only_thought import is_counted_on, is_wanted
from app.domain.drafts.refused.paid_for import is_due, is_no_ones, says_price
from app.domain.drafts.refused.refused import LOST_OR_WANTED, OF_AID, TAKEN, is_bringer
from app.domain.drafts.refused.tied_otherwise import is_tied_otherwise, only_wishes
from app.domain.drafts.refused.traded import (
    PRICED,
    goes_home,
    is_paid,
    is_returned,
    is_sold,
    is_taken_back,
    is_traded,
    price_of,
    speaks_of_terms,
)
from app.domain.drafts.refused.untrue import is_untrue
from app.domain.drafts.words.goods import FURTHER_GOODS, GOODS, PERSONS

_NOT_GIFTS = words(
    "sale sales sold price prices market markets bond bonds shares stock profit profits revenue turnover exports "
    "imports tariff tariffs contract tender auction customers wages salary ransom fine fines tax taxes interest "
    "debt debts loan loans appeal appealed needs needed short lacking killed dead injured wounded casualties "
    "missing damaged collapsed match goal goals cup league championship beat defeat victory trophy medal marathon "
    "elections election vote votes spend spends spent spending if hope hopes hoped unless whether "
    "rumours rumour stolen seized smuggled looted attack attacked invaded accused trial court charged arrested "
    "sentenced surrendered bartered prison hostage hostages evicted deported deposit deposits lent lends lend "
    "loaned lending swap "
    "leased rent rented arrears budget quota handled"
)
"""Words of sentences that are of something else."""
CERTAIN = frozenset(("home", "spoken of", "asked of somebody"))
"""Reasons against what no frame tells that nothing outweighs."""
DOUBTED = frozenset(("traded", "brings", "paid or taken", "its own"))
"""Those that only the plainest clues outweigh."""


def none_of(shape: Shape, at: int) -> str:
    """Why a thing that no frame has is likely none that is given, or nothing."""
    pieces = shape.pieces
    thing = pieces[at].thing
    if is_untrue(shape, at) or is_no_ones(shape) or only_wishes(shape, at) or is_tied_otherwise(shape, at):
        return "spoken of"
    if thing is not None and (is_never_given(thing) or is_of_each(pieces, at) or is_had_for_money(shape, at)):
        return "spoken of"
    if thing is None or not shape.can_be_given(at):
        return "no gift"
    if (
        is_only_spoken_of(shape, at)
        or is_of_other_doing(shape, at)
        or is_had(shape, at)
        or _is_in_front(shape, at)
        or is_kept(shape, at)
        or is_denied(pieces, at)
        or is_counted_on(shape, at)
        or is_taken_back(shape, at)
        or _is_done_to(shape, at)
        or _is_worked_on(shape, at)
        or is_wanted(shape, at)
        or any(price_of(shape, one) == at for one in range(max(0, at - PRICED), at))
    ):
        return "spoken of"
    priced = price_of(shape, at) >= 0 or says_price(shape, at)
    if is_traded(shape, at) or is_sold(shape, at) or priced or is_due(shape, at):
        return "traded"
    if is_vehicle(thing):
        low, high = shape.part(at)
        others = (one for one in shape.of(Sort.THING, low, high) if one != at and not is_bringer(shape, one))
        return "brings" if any(shape.can_be_given(one) for one in others) else ""
    return "brings" if _carries(shape, at) else "does" if _does(shape, at) else ""


def _carries(shape: Shape, at: int) -> bool:
    """Whether a thing is what carries others: *a donkey carried into Chamula the last of 35 crates*."""
    following = next((number for number, verb in enumerate(shape.verbs) if verb.first > at), -1)
    verb = shape.verbs[following] if following >= 0 else None
    active = verb is not None and verb.family is Family.CARRY and not verb.passive and verb.finite
    return active and at in shape.ties and shape.ties[at].to == SUBJECT and at in shape.subject(following)[1]


def _is_in_front(shape: Shape, at: int) -> bool:
    """*With a smile, a bow and one spade, the envoy handed over …*: with what it was done, where no verb says more."""
    pieces, tie = shape.pieces, shape.ties.get(at)
    if pieces[0].word != "with" or tie is None:
        return False
    end = next((one for one in range(at + 1, len(pieces)) if pieces[one].sort is Sort.ACTOR), 0)
    commas = [one for one in range(at + 1, end) if pieces[one].word == ","]
    told = any(verb.first < end for verb in shape.verbs) or "from" in {one.word for one in pieces[:end]}
    return bool(commas) and not told and any(piece.thing is not None for piece in pieces[end:])


def _is_done_to(shape: Shape, at: int) -> bool:
    """Whether a verb that no list has is done to what is no goods: *chlorinated 310 wells*, not *stocked 310 tents*."""
    thing, tie = shape.pieces[at].thing, shape.ties.get(at)
    if thing is None or thing.is_money or thing.unit or tie is None or tie.to != OBJECT or tie.verb < 0:
        return False
    verb = shape.verbs[tie.verb]
    unknown = verb.family is Family.OTHER and verb.lemma.endswith("ed")
    return unknown and head_of(thing.item) not in GOODS | FURTHER_GOODS | PERSONS


def _is_worked_on(shape: Shape, at: int) -> bool:
    """Whether a thing is what people who are sent work on: *four experts who will repair 12 pumps*."""
    tie = shape.ties.get(at)
    verb = shape.verbs[tie.verb] if tie is not None and tie.to == OBJECT and tie.verb >= 0 else None
    return verb is not None and is_work_of_people(shape.pieces, verb.at, verb.lemma)


def _does(shape: Shape, at: int) -> bool:
    """Whether a thing is the subject that gives, says or asks: *all three butchers have agreed to give*."""
    if at not in shape.ties or shape.ties[at].to != SUBJECT:
        return False
    following = next((number for number, verb in enumerate(shape.verbs) if verb.first > at), -1)
    if following < 0 or shape.verbs[following].passive or at not in shape.subject(following)[1]:
        return False
    return shape.verbs[following].family in _DEEDS


_DEEDS = (*OF_AID, Family.SHIP, Family.SAY, Family.ASK, Family.TRADE, Family.HELP, Family.THANK)


def speaks_of_else(shape: Shape, thing: int) -> str:
    """Of what the part of a sentence around a thing speaks that is no giving: trade, loans, wants, harm, thoughts."""
    low, high = shape.part(thing)
    said = {*shape.words[low:high]}
    inside = [verb for verb in shape.verbs if low <= verb.first < high]
    repaid = any(verb.lemma == "repay" and verb.mode is not Mode.NOT for verb in inside)
    paid = repaid or is_paid(shape) or speaks_of_terms(shape, low, high)
    if paid or TAKEN & said:
        return "paid or taken"
    if said & LOST_OR_WANTED and ((shape.headed and not shape.is_dated) or not inside):
        return "wanted or lost"
    if any(verb.family is Family.COLLECT and verb.mode is Mode.GOING_ON for verb in inside):
        return "collecting"
    if is_returned(shape, thing) or any(goes_home(shape, verb, thing) for verb in inside):
        return "home"
    if any(verb.mode is Mode.ASKED for verb in inside):
        return "asked of somebody"
    if any(verb.family in (Family.ASK, Family.TRADE, Family.LEND) or verb.lemma in CUTTING for verb in inside):
        return "asked or traded"
    if any(verb.mode in (Mode.MAYBE, Mode.NOT) for verb in inside):
        return "only thought"
    return "other words" if said & _NOT_GIFTS else ""
