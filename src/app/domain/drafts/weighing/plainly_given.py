"""What is so plainly given that no weight has to say so: the words of the frame and who is named leave nothing open.

given = state "gave" state (sum | number of known things) | state or place "was given" them
      | state "got" number of known things "from" state
      | "turned down the request of" somebody "for" thing | "aid" verb sum, from a state to somebody
      | "paid" people sum "each" | "forgave the debt of" state | "gave" goods "to" number people
      | state built thing "in" another "at a cost of" sum | "paid for" number operations | charity "built" number things
      | state "suspended" (aid | sum) to somebody | state "pays" state sum "a month"
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from app.domain.drafts.amounts.doubts import RATE
from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import Family, Mode, Verb
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.frames.nouns import says_how_much
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.names.named import STATES
from app.domain.drafts.refused.paid_for import CHARITY
from app.domain.drafts.refused.traded import owed_or_sold
from app.domain.drafts.weighing.clues import is_known
from app.domain.drafts.words.actor_words import FIRMS
from app.domain.terms import Outcome

_FLOWS = ("gas", "electricity", "power", "oil", "crude", "coal", "barrels")
"""What one country sends another day by day, for money."""
_PLAINLY = ("give", "provide", "donate", "grant", "gift", "send", "deliver")
_HANDING = (*_PLAINLY, "distribute")
_PROMISES = ("promise", "pledge", "commit")
_GIVES = (Family.GIVE, Family.SHIP, Family.DECIDE, Family.PROMISE, Family.OFFER)
_WORKING = words("workers employees staff contractors shareholders soldiers players informants witnesses drivers")
"""Whom one pays for what they do."""
_SPANS = words("a one two three four five six ten several many some")
"""What opens how long it is paid: *for a year*."""
_FORGIVES = words("forgive cancel waive write annul")
_OWED, _OWED_WITHIN = words("debt debts arrears owed owes"), 5
FUNDS = ("fund", "finance", "support", "sponsor")
_PAYS = ("pay", *FUNDS)
_BUILDS = ("drill", "dig", "build", "construct", "rebuild", "install")
_BUILDS_AND_MENDS = (*_BUILDS, "restore", "renovate", "refurbish", "rehabilitate", "repair")
_GETTING = words("people families households children refugees villagers widows orphans survivors women farmers")
_HANDED_TO = 8
"""To whom goods are handed out, and the pieces behind these in which that is said."""
_LESS = words("loans courses places expertise technology training troops items")
"""What is known to be given, and is lent, taught or counted otherwise."""
_SERVICES = words(
    "operations surgeries transplants treatments check-ups scholarships fellowships bursaries traineeships studentships"
)
"""What is done for people who get it, and is paid for."""
_BODIES = (NamedKind.TOWN, NamedKind.BODY, NamedKind.ORGANISATION)
_PAYING = (*STATES, NamedKind.ORGANISATION, NamedKind.COMPANY)


def is_further_load(shape: Shape, gift: Gift) -> bool:
    """Whether a thing is a further load, behind a gift: *a second consignment, of 15 tonnes, is due*."""
    low = min(gift.things, default=0)
    said = [word for word in shape.words[max(0, low - 6) : low] if word != ","]
    load = said[-2] if said[-1:] in (["of"], ["with"]) and len(said) > _NEAR_LOAD else ""
    return load in _LOADS and said[-3] in _MORE and not gift.main.negated


def is_given_too(shape: Shape, gift: Gift) -> bool:
    """Whether somebody gives a counted thing besides, behind a gift: *it has also sent six boats*."""
    number = shape.verb_at(gift.main.at)
    if number < 0 or not gift.donors or gift.main.family is not Family.GIVE or gift.main.negated:
        return False
    verb = shape.verbs[number]
    thing = shape.pieces[verb.last + 1].thing if gift.things == [verb.last + 1] else None
    return "also" in shape.words[verb.first : verb.last] and thing is not None and thing.low is not None


_NEAR_LOAD = 2
_LOADS = words("consignment shipment delivery batch load convoy flight plane ship truckload cargo tranche instalment")
_MORE = words("second third fourth fifth sixth further another next last final")


def is_plainly_given(shape: Shape, gift: Gift) -> bool:
    """Whether a state plainly gives another something known: *the US will provide Israel with 3 billion a year*.

    In the passive the giver may be left out: *Fiji was given 30 tents*, *the clinic in Lae was given 40 beds*. So
    are a denied request and a sum of aid.
    """
    if is_denied(gift) or is_stopped(shape, gift):
        return True
    if all(says_how_much(shape, gift.main, at) for at in gift.things):
        return bool(gift.donors and gift.recipients) and _are_states(shape, gift.donors)
    if any(
        is_so(shape, gift)
        for is_so in (_is_paid_each, _is_paid_service, _is_handed_out, _is_to_house, _is_built_abroad)
    ):
        return True
    if _is_forgiven(shape, gift) or _is_paid_again(shape, gift):
        return True
    number = shape.verb_at(gift.main.at)
    if number < 0 or gift.main.noun or gift.main.negated or not gift.recipients:
        return False
    verb = shape.verbs[number]
    if not verb.passive:
        plain = _tells_plainly(shape, verb, gift) and gift.donors and _are_states(shape, gift.donors)
    else:
        plain = gift.main.family in _GIVES and not gift.donors
    things = [one for at in gift.things if (one := shape.pieces[at].thing) is not None]
    known = (one.is_money or (is_known(one) and head_of(one.item) not in _FLOWS) for one in things)
    if not (plain and all(known) and (gift.worth or all(one.low is not None for one in things))):
        return False
    return all(shape.pieces[at].kind in _whom(verb) for at in gift.recipients)


def _tells_plainly(shape: Shape, verb: Verb, gift: Gift) -> bool:
    """Whether a verb plainly tells of a gift; *hand* does so as *hand over*, and *get* of goods *from* somebody."""
    if verb.lemma in ("get", "receive"):
        goods = all((one := shape.pieces[at].thing) is not None and not one.is_money for at in gift.things)
        return goods and all(shape.ties[at].role == "from" for at in gift.donors)
    return verb.lemma in (*_PLAINLY, *_PROMISES) or (verb.lemma == "hand" and verb.last > verb.at)


def _whom(verb: Verb) -> tuple[NamedKind, ...]:
    """Who is plainly given something by a verb; *the men were paid 50,000 rupees* is none."""
    return (*STATES, *_BODIES) if verb.passive and verb.lemma in _PLAINLY else STATES


def is_denied(gift: Gift) -> bool:
    """Whether somebody's request is denied: *turned down Peru's request for 300,000 dollars*."""
    frame = gift.main
    denied = frame.family in (Family.REFUSE, Family.TURN_DOWN) and frame.strong and frame.negated
    return denied and bool(gift.donors and gift.recipients)


def is_stopped(shape: Shape, gift: Gift) -> bool:
    """Whether a state or a body stops aid to another: *froze 9 million for Mali*, *will not resume aid to it*."""
    frame, number = gift.main, shape.verb_at(gift.main.at)
    if number < 0 or frame.noun or not (gift.donors and gift.recipients and gift.things):
        return False
    mode = shape.verbs[number].mode
    later = not _LATER.isdisjoint(shape.words[frame.last + 1 :])  # and released it in June
    stopped = frame.family is Family.CANCEL and frame.outcome is Outcome.CANCELLED and mode in _DONE and not later
    never = frame.family is Family.GIVE and frame.outcome is Outcome.NOT_GIVEN and mode is Mode.NOT
    return (stopped or never) and _is_aid_to(shape, gift, stopped=stopped)


_LATER = words("released resumed restored unfroze unfrozen reinstated")
_DONE = (Mode.FACT, Mode.NOW, Mode.GOING_ON)


def _is_aid_to(shape: Shape, gift: Gift, *, stopped: bool) -> bool:
    """Whether it is aid from a state or a body to another; of what was stopped, a sum as well."""
    things = [one for at in gift.things if (one := shape.pieces[at].thing) is not None]
    gets = (*STATES, *_BODIES) if stopped else STATES
    return (
        all((one.is_money and stopped) or head_of(one.item) in _AID for one in things)
        and all(shape.pieces[at].kind in _PAYING for at in gift.donors)
        and all(shape.pieces[at].kind in gets for at in gift.recipients)
    )


_AID = words("aid assistance help relief support")


def _is_built_abroad(shape: Shape, gift: Gift) -> bool:
    """Whether a state builds something in another country at its cost: *built 12 schools in Mosul at a cost of …*."""
    number = shape.verb_at(gift.main.at)
    verb = shape.verbs[number] if number >= 0 and gift.donors and gift.recipients else None
    if verb is None or verb.passive or verb.lemma not in _BUILDS_AND_MENDS or not _are_states(shape, gift.donors):
        return False
    behind = shape.words[verb.last + 1 : shape.clause_end(verb.last)]
    paid = any(behind[at : at + 4] == ["at", "a", "cost", "of"] for at in range(len(behind)))
    sides = [{who.iso2 for at in of if (who := shape.pieces[at].actor)} for of in (gift.donors, gift.recipients)]
    return paid and "" not in sides[1] and sides[0].isdisjoint(sides[1])


def _is_paid_each(shape: Shape, gift: Gift) -> bool:
    """Whether a state or a body pays people so much each: *Caritas paid 900 widows EUR 100 each*."""
    number, pieces = shape.verb_at(gift.main.at), shape.pieces
    paid = number >= 0 and shape.verbs[number].lemma == "pay" and len(gift.things) == 1 and gift.donors
    behind = pieces[gift.things[0] + 1 : gift.things[0] + 2] if paid else ()  # none where the sentence has no sign
    if not any(piece.word in ("each", "apiece") for piece in behind):
        return False
    kinds = (one.kind for at in gift.donors if (one := pieces[at].actor) is not None)
    whom = (piece.word for piece in pieces[gift.main.last + 1 : gift.things[0]])
    working = not _WORKING.isdisjoint(word for one in whom for word in one.split())
    return not working and all(kind in (*STATES, NamedKind.ORGANISATION) for kind in kinds)


def _is_paid_again(shape: Shape, gift: Gift) -> bool:
    """Whether a state or a body pays another one so much time and again: *pays Lae's clinic 900 francs a month*."""
    number, pieces = shape.verb_at(gift.main.at), shape.pieces
    if number < 0 or gift.main.negated or shape.verbs[number].lemma != "pay" or not (gift.donors and gift.recipients):
        return False
    things = [one for at in gift.things if (one := pieces[at].thing) is not None]
    parts = "instalments" in shape.words[gift.main.last : gift.main.high]
    often = all(one.is_money and (parts or RATE.match(one.period)) for one in things)
    whom = all(pieces[at].kind in (*STATES, NamedKind.TOWN, NamedKind.BODY) for at in gift.recipients)
    behind = pieces[gift.main.last + 1 : gift.main.high]
    bought = any(
        one.word == "for" and two.sort is Sort.WORD and two.word not in _SPANS for one, two in pairwise(behind)
    )
    if bought or owed_or_sold(shape, gift):
        return False
    return often and whom and all(pieces[at].kind in (*STATES, NamedKind.ORGANISATION) for at in gift.donors)


def _is_forgiven(shape: Shape, gift: Gift) -> bool:
    """Whether one state forgives another what it owes: *Iraq forgave Chad's debt, some $40 million*."""
    number, pieces = shape.verb_at(gift.main.at), shape.pieces
    if number < 0 or gift.main.negated or shape.verbs[number].lemma not in _FORGIVES:
        return False
    sums = len(gift.things) == 1 and (one := pieces[gift.things[0]].thing) is not None and one.is_money
    owed = {piece.word for piece in pieces[gift.main.last + 1 : gift.things[0] + _OWED_WITHIN if sums else 0]}
    between = bool(gift.donors and gift.recipients) and _are_states(shape, [*gift.donors, *gift.recipients])
    return between and not _OWED.isdisjoint(owed)


def _is_handed_out(shape: Shape, gift: Gift) -> bool:
    """Whether somebody gives goods to so many: *the bakery gave bread to 150 people*, *sent masks to 34 countries*."""
    number, pieces = shape.verb_at(gift.main.at), shape.pieces
    if number < 0 or gift.main.noun or gift.main.negated or not gift.things:
        return False
    verb, things = shape.verbs[number], [pieces[at].thing for at in gift.things]
    if verb.lemma not in _HANDING or verb.passive or verb.first == 0:
        return False
    goods = all(one and is_known(one) and not one.is_money and head_of(one.item) not in _LESS for one in things)
    behind = [piece.word for piece in pieces[gift.things[-1] + 1 : gift.things[-1] + _HANDED_TO]]
    counted = behind[:1] == ["to"] and any(word.isdigit() for word in behind[1:3])
    if not (goods and counted):
        return False
    whom = {word.partition(" ")[0] for word in behind}
    states = "countries" in whom and verb.mode is Mode.FACT and bool(gift.donors) and _are_states(shape, gift.donors)
    return states or not (_GETTING.isdisjoint(whom) or any(_is_trading(pieces[at]) for at in gift.donors))


def _is_to_house(shape: Shape, gift: Gift) -> bool:
    """Whether a house is given so many things, right behind the verb: *a widow gave the museum 120 photographs*."""
    number = shape.verb_at(gift.main.at)
    if number < 0 or gift.main.noun or gift.main.negated or not (gift.donors and len(gift.things) == 1):
        return False
    verb, at = shape.verbs[number], gift.things[0]
    thing, between = shape.pieces[at].thing, shape.words[verb.last + 1 : at]
    many = thing is not None and not thing.is_money and thing.low is not None and thing.low > 1
    return many and verb.lemma == "give" and not verb.passive and between in _HOUSES


_HOUSES = [[the, house] for the in ("the", "a", "its") for house in ("museum", "library", "archive", "archives")]


def _is_trading(piece: Piece) -> bool:
    """Whether who gives is a firm, which delivers what people pay for: *the utility*, *Gazprom*."""
    return piece.kind is NamedKind.COMPANY or not _FIRMS.isdisjoint(piece.word.split())


_FIRMS = FIRMS | words("utility service post")


def _is_paid_service(shape: Shape, gift: Gift) -> bool:
    """Whether a state or a body pays for so many operations somewhere: *paid for 45 operations in Lae*.

    So does a charity for what it has built: *Caritas funded 20 homes in Lae*, *drilled two wells in Lae*.
    """
    number, pieces = shape.verb_at(gift.main.at), shape.pieces
    lemma = shape.verbs[number].lemma if number >= 0 and not gift.main.negated else ""
    if lemma not in _PAYS and lemma not in _BUILDS:
        return False
    aid = all((one := pieces[at].actor) is not None and CHARITY.search(one.name) for at in gift.donors)
    paid = aid or lemma in _PAYS
    things = [one for at in gift.things if (one := pieces[at].thing) is not None]
    services = bool(things) and all(one.low and (aid or head_of(one.item) in _SERVICES) for one in things)
    gives = bool(gift.donors) and all(shape.pieces[at].kind in _PAYING for at in gift.donors)
    return paid and services and gives and bool(gift.recipients)


def _are_states(shape: Shape, who: Iterable[int]) -> bool:
    """Whether all of them are countries or their governments."""
    return all(shape.pieces[at].kind in STATES for at in who)
