"""What gives no draft: what is denied, from or for nobody, taken, or only brings other things.

Reasons of their own are what is only thought or hoped for (`only_thought`) and what is traded or owed (`traded`).
"""

from __future__ import annotations

from collections.abc import Callable

from app.domain.drafts.clauses.around import CUTTING
from app.domain.drafts.clauses.gift_things import head_of, is_denied
from app.domain.drafts.clauses.pieces import Sort, is_vehicle, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT
from app.domain.drafts.clauses.verbs import GIVING, Family, Mode
from app.domain.drafts.draft import Field
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.refused.only_thought import (
    NOBODY,
    ONLY_THOUGHT,
    as_a_whole,
    is_counted_on,
    is_only_discussed,
    says_whatever,
    why_not_said,
)
from app.domain.drafts.refused.paid_for import is_own
from app.domain.drafts.refused.tied_otherwise import is_applied_for, is_left_over, is_of_its_own
from app.domain.drafts.refused.traded import (
    is_bought_by_getter,
    is_business,
    is_delivery_of_firm,
    is_on_terms,
    is_paid,
    is_sold,
    is_taken_back,
    is_traded,
    owed_or_sold,
)
from app.domain.drafts.words.actor_words import PLURAL_BODIES
from app.domain.terms import Outcome

_NONE = NOBODY | words("nothing not never no neither nil all")
LOST_OR_WANTED = words(
    "need needs needed require requires required req'd seek seeks short gap appeal request requests requested "
    "lacking requirements killed damage injured dead deaths missing displaced affected damaged destroyed cases "
    "collapsed loss losses cost costs idps funded regd homeless houses casualties evacuated price prices sold "
    "bought procured purchased"
)
"""Words of a part of a report that is of what is wanted or lost."""
_LOST = "left over, or looted"
_WHOLE = "a whole of which a part is told"
_LOADED = "what brings the things that are told"
_WHEN = "what only says when another gift was told of"
REFUTED = frozenset(
    (
        "denied",
        "a question",
        "hoped or asked for",
        "taken",
        "taken away",
        "a price",
        ONLY_THOUGHT,
        _WHOLE,
        _LOADED,
        _LOST,
        _WHEN,
    )
)
"""Reasons against what a frame tells that nothing outweighs; the others its clues may."""


def why_not(shape: Shape, gift: Gift) -> str:
    """Why a gift gives no draft, or nothing where it does."""
    number = -1 if gift.main.noun else shape.verb_at(gift.main.at)
    first = tuple(shape.words[:2])  # a heading may be one word
    not_given = gift.main.outcome is Outcome.NOT_GIVEN
    if (not_given and (first in _DENYING or says_whatever(shape))) or (first[0] == "nor" and not gift.main.negated):
        return "denied"
    if _is_whole(shape, gift):
        return _WHOLE
    if is_delivery_of_firm(shape, gift):
        return "a price"
    if number >= 0 and is_left_over(shape, shape.verbs[number]):
        return _LOST
    if number >= 0 and (beside := _told_beside(shape, gift, number)):
        return beside
    if gift.main.noun and any(is_applied_for(shape, at) or _is_object_of_asked(shape, at) for at in gift.things):
        return "hoped or asked for"
    if gift.main.noun and gift.outcome is Outcome.GIVEN and is_only_discussed(shape, gift.main.at):
        return ONLY_THOUGHT
    return (
        as_a_whole(shape, gift.main.at)
        or (why_not_said(shape, gift, number) if number >= 0 else "")
        or _no_gift(shape, gift)
        or _nobody(shape, gift, number)
    )


def _only_says_when(shape: Shape, gift: Gift, number: int) -> bool:
    """*Oman promised 40 tents, a week after a conference raised 2 billion*: what was raised only dates the promise."""
    if gift.main.family is not Family.COLLECT or gift.recipients:
        return False
    led = {*shape.words[shape.verbs[number - 1].last if number else 0 : shape.verbs[number].first]} & _TIMES
    return bool(led) and any(verb.family in GIVING for at, verb in enumerate(shape.verbs) if at != number)


_TIMES = words("after before")
_WHOM = 4
"""Pieces of whom something is given to, with *to*."""


def _told_beside(shape: Shape, gift: Gift, number: int) -> str:
    """What only belongs to another gift of the sentence, or nothing."""
    if _only_says_when(shape, gift, number):
        return _WHEN
    return "what those do who get it" if number > 0 and _do_those_who_get(shape, number) else ""


def _do_those_who_get(shape: Shape, number: int) -> bool:
    """*Gave 2 million to charities providing water*: what is told of whom it is given to is no further gift."""
    verb, before = shape.verbs[number], shape.words[: shape.verbs[number].first]
    led = verb.mode is Mode.SIDE and not verb.passive and before[-1:] != [] and before[-1] in PLURAL_BODIES
    return led and "to" in before[-_WHOM:] and any(one.family in GIVING for one in shape.verbs[:number])


def _is_object_of_asked(shape: Shape, at: int) -> bool:
    """*Urged Latvia to consider a pledge of 150,000 euros*: it belongs to what somebody is asked to do."""
    verb = shape.ties[at].verb
    return verb >= 0 and shape.verbs[verb].mode is Mode.ASKED


_DENYING = (("contrary", "to"), ("no", ","))
"""How a sentence begins that denies what others say: *Contrary to reports, it has received no tents*."""


def _is_whole(shape: Shape, gift: Gift) -> bool:
    """*Of the 500,000 euros pledged in May, 380,000 have been paid*: the part is told, and a promise of somebody."""
    first = bool(gift.things) and max(gift.things) <= 2 and shape.pieces[0].word == "of"
    apart = first and "," in shape.words[gift.things[0] : gift.main.at]
    if first and gift.donors and gift.outcome in (Outcome.PROMISED, Outcome.OFFERED):
        return apart
    promised = any(frame.family in (Family.PROMISE, Family.OFFER) for frame in gift.told)
    if apart and promised and gift.outcome is Outcome.GIVEN:
        return _NONE.isdisjoint(shape.words)  # of the rice Oman pledged, half has arrived
    behind = shape.of(Sort.THING, 3, len(shape.pieces)) if first else []
    return any(_is_like(shape, gift.things[0], at) and not is_denied(shape.pieces, at) for at in behind)


def _is_like(shape: Shape, one: int, other: int) -> bool:
    """Whether two things are both sums, or both none."""
    first, second = shape.pieces[one].thing, shape.pieces[other].thing
    return first is not None and second is not None and first.is_money == second.is_money


def _no_gift(shape: Shape, gift: Gift) -> str:
    """Nothing, what is traded or owed, and lorries that only bring things."""

    def any_thing(is_so: Callable[[Shape, int], bool]) -> bool:
        return any(is_so(shape, at) for at in gift.things)

    if _gives_nothing(shape, gift):
        return "nothing given"
    if any_thing(is_sold) or (is_paid(shape) and not gift.strong):
        return "sold"
    if is_business(shape, gift) or is_bought_by_getter(shape, gift):
        return "a price"
    if is_own(shape, gift):
        return "its own"
    low, high = shape.part(gift.main.at)
    beside = {*shape.words[low:high]}
    if beside & TAKEN and not (_is_of_seized(shape, gift, beside) or _is_taken_later(shape, gift)):
        return "taken"
    if any_thing(is_counted_on):
        return "hoped or asked for"
    if any_thing(is_taken_back):
        return "taken away"
    if is_traded(shape, gift.main.at) or any_thing(is_traded) or is_on_terms(shape, gift):
        return "trade"
    if owed_or_sold(shape, gift) and not _between_two(shape, gift):
        return "trade, or what is owed"
    if any_thing(_is_lost):
        return "wanted or lost"
    return "only what brings things" if _only_brings(shape, gift) else ""


def _is_of_seized(shape: Shape, gift: Gift, said: set[str]) -> bool:
    """Whether only what is given was taken before: *gave Kyiv seized boats*, *20 cars confiscated from drivers*."""
    frame, pieces = gift.main, shape.pieces
    given = frame.family is Family.GIVE and not frame.noun and bool(gift.donors and gift.recipients)
    beside = {piece.word for at in gift.things for piece in (pieces[at - 1], *pieces[at + 1 : at + 2])}
    beside |= {piece.word for at in gift.things for piece in pieces[at + 2 : at + 3] if pieces[at + 1].word == ","}
    beside |= {word for at in gift.things for word in pieces[at].word.split()}
    behind = all(frame.last < at for at in gift.things)
    return given and behind and said & TAKEN <= beside & _SEIZED


_SEIZED = words("seized confiscated impounded")


def _is_taken_later(shape: Shape, gift: Gift) -> bool:
    """*Rebels looted the 40 tents that Oman had given Chad*, *40 tents donated by Oman were stolen*: given before that.

    Who gave it is named in a clause of its own, behind the things, in which nothing is taken.
    """
    frame, pieces = gift.main, shape.pieces
    number = shape.verb_at(frame.at) if frame.family is Family.GIVE and not frame.noun else -1
    if number < 0 or not gift.things or not gift.donors or max(gift.things) >= frame.first:
        return False
    verb, thing = shape.verbs[number], max(gift.things)
    low = min([frame.first, *(at for at in gift.donors if at > thing)])
    behind = {piece.word for piece in pieces[low : frame.last + 2]}
    between = {piece.word for piece in pieces[thing + 1 : low] if piece.sort is Sort.WORD}
    clause = verb.mode is Mode.FACT and between <= _RELATIVE and TAKEN.isdisjoint(behind | between)
    return clause and (low < frame.first or (verb.passive and not verb.finite))


_RELATIVE = words("that which the")


def _gives_nothing(shape: Shape, gift: Gift) -> bool:
    """Whether there is no thing, and neither *aid* between two who are named nor a verb of giving; or aid is cut."""
    if gift.things:
        return False
    number = shape.verb_at(gift.main.at)
    if number >= 0 and any(shape.ties[at][:2] == (OBJECT, number) for at in shape.of(Sort.THING, 0, len(shape.pieces))):
        return True  # 1,200 soldiers
    if number >= 0 and shape.pieces[shape.verbs[number].first - 1].word == "nothing":
        return True  # nothing to give
    if number >= 0 and shape.verbs[number].lemma == "have" and gift.main.negated:
        return True
    handed = number >= 0 and shape.verbs[number].lemma == "hand"  # over the chairmanship, over the bodies of
    spoken = (
        gift.donors
        and gift.recipients
        and ((gift.strong and not handed) or _speaks_of_aid(shape, gift) or _serves(shape, gift))
    )
    return not spoken or any(verb.lemma in CUTTING for verb in shape.verbs)


def _only_brings(shape: Shape, gift: Gift) -> bool:
    """Whether all that came is vehicles that bring things."""
    bringing = gift.main.family in (Family.ARRIVE, Family.CARRY) or _lends_besides(shape, gift)
    leaves = (
        not gift.main.noun and not gift.recipients and shape.pieces[gift.main.at].word in ("left", "leave", "leaves")
    )
    return (
        bringing
        and bool(gift.things)
        and all(is_bringer(shape, at) or _is_drawn(shape, at, ("vehicles",) if leaves else ()) for at in gift.things)
    )


def _is_drawn(shape: Shape, at: int, besides: tuple[str, ...]) -> bool:
    thing = shape.pieces[at].thing
    return thing is not None and head_of(thing.item) in ("trailer", "trailers", *besides)


def _lends_besides(shape: Shape, gift: Gift) -> bool:
    """*Shipped 52,000 coats to Hatay, Raben providing nine trailers*: behind a comma, what the coats went in."""
    number = shape.verb_at(gift.main.at) if not gift.main.noun else -1
    if number < 1 or shape.pieces[gift.main.at].word not in ("providing", "supplying", "lending"):
        return False
    before = shape.of(Sort.THING, 0, gift.main.first)
    return "," in shape.words[max(before, default=0) : gift.main.first] and any(
        shape.can_be_given(at) and not is_bringer(shape, at) for at in before
    )


def _between_two(shape: Shape, gift: Gift) -> bool:
    """Whether a verb of giving has who gives and who gets it, of two countries: then it is told, and marked."""
    if gift.main.noun or gift.main.family not in OF_AID:
        return False
    sides = (gift.donors, gift.recipients)
    one, other = ({actor.iso2 for at in side if (actor := shape.pieces[at].actor) is not None} for side in sides)
    return bool(one and other) and not (one & other) - {""}


def _nobody(shape: Shape, gift: Gift, number: int) -> str:
    """What is from nobody, or for nobody."""
    frame = gift.main
    if frame.family is Family.COLLECT and not gift.recipients:
        return "for nobody"
    if frame.family is Family.CARRY and number >= 0 and not shape.verbs[number].passive and not gift.recipients:
        named = any(piece.actor is not None for piece in shape.pieces)
        return "" if gift.donors or named else _LOADED
    if gift.loose.get(Field.DONORS):
        return ""
    if number >= 0 and shape.verbs[number].lemma == "have":
        return (
            "had, and from nobody"
            if not gift.donors or is_of_its_own(shape, frame.at, gift.donors, gift.things)
            else ""
        )
    if gift.donors:
        return ""
    if number >= 0 and shape.verbs[number].lemma == "take" and _took_away(shape, gift):
        return "taken away"
    return "no giver" if frame.noun and frame.outcome is Outcome.GIVEN and not gift.strong else ""


def _took_away(shape: Shape, gift: Gift) -> bool:
    """*They took a television and two kegs*: what they take is brought to nobody."""
    they = shape.pieces[gift.main.first - 1].word == "they" and gift.main.last + 1 in gift.things
    behind = {*shape.words[gift.main.last + 1 : shape.clause_end(gift.main.last + 1)]}
    return they and behind.isdisjoint(("to", "from", "across", "over", "in", "into"))


OF_AID = (Family.GIVE, Family.COLLECT, Family.OFFER, Family.PROMISE, Family.DECIDE, Family.REFUSE, Family.CANCEL)


def _serves(shape: Shape, gift: Gift) -> bool:
    """Whether a state or a body feeds people somewhere, or fits out a house abroad; with what is not said.

    *Oxfam fed 5,000 children in Yemen*, *Japan equipped the clinic at Lae*.
    """
    number = -1 if gift.main.noun else shape.verb_at(gift.main.at)
    verb = shape.verbs[number] if number >= 0 else None
    gives, gets = ([one for at in side if (one := shape.pieces[at].actor)] for side in (gift.donors, gift.recipients))
    if verb is None or not all(one.kind is NamedKind.BODY and bool(one.iso2) for one in gets):
        return False
    if verb.lemma == "feed":
        own = any(piece.word == "own" for piece in shape.pieces[gift.main.last : gift.main.high])
        return verb.mode is Mode.FACT and all(one.kind in _FEEDING for one in gives) and not own
    abroad = {one.iso2 or one.home for one in gives}.isdisjoint(one.iso2 for one in gets)
    return verb.lemma in _FITS_OUT and verb.finite and abroad and all(one.kind in _ABROAD for one in gives)


_FITS_OUT = words("equip furnish fund finance sponsor")
_ABROAD = (NamedKind.COUNTRY, NamedKind.GOVERNMENT, NamedKind.ORGANISATION)
_FEEDING = (NamedKind.COUNTRY, NamedKind.GOVERNMENT, NamedKind.ORGANISATION, NamedKind.COMPANY)


def _speaks_of_aid(shape: Shape, gift: Gift) -> bool:
    """Whether what is given is only called help: *offered Turkey help*."""
    frame = gift.main
    if any(one.negated for one in gift.told):
        return True
    if frame.family not in OF_AID or frame.noun:
        return False
    return any(shape.pieces[at].word in ("aid", "help", "assistance", "relief") for at in range(frame.low, frame.high))


def is_bringer(shape: Shape, at: int) -> bool:
    """Whether a thing is what brings others."""
    thing = shape.pieces[at].thing
    return thing is not None and is_vehicle(thing)


def _is_lost(shape: Shape, at: int) -> bool:
    """Whether the words around a thing of a report, from sign to sign, are of what is wanted or lost."""
    low = high = at
    while low > 0 and shape.pieces[low - 1].word not in (",", ";", ":"):
        low -= 1
    while high < len(shape.pieces) and shape.pieces[high].word not in (",", ";"):
        high += 1
    said = {*shape.words[low:high]}
    return shape.headed > 0 and not shape.is_dated and not said.isdisjoint(LOST_OR_WANTED)


TAKEN = words(
    "extradited extradite extradites seized smuggled smuggling looted stolen confiscated "
    "impounded hijacked trafficked thieves robbers burglars pirates"
)
