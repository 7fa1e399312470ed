"""What was promised and, by a clause behind it, came or is to come: the outcome and the day of that clause.

later = promise … taken
taken = ("they" | "which" | "the money" …) ("came" | "was paid")     promised 40 tents, and they came in May
      | ("sent" | "paid" | "received") ("them" | "it")               approved 2 million and paid it in May
      | thing … ("arrived" | "were sent")                            the 40 tents, announced in May, came in June

So is what is only moved: *was to send 40 tents in May, but they will now come in June*. Nothing else is named between
that is given, and no word says that it was only a part.
"""

from __future__ import annotations

from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.ties import JOINTS
from app.domain.drafts.clauses.verbs import Family, Mode, Verb
from app.domain.drafts.draft import Field
from app.domain.drafts.filling.case import Case
from app.domain.terms import Outcome

_PLANS = (Family.DECIDE, Family.PROMISE, Family.OFFER)
_PLANNED = (Mode.COMING, Mode.DECIDED, Mode.PROMISED, Mode.OFFERED, Mode.PURPOSE, Mode.MAYBE)
_OPEN = (Outcome.PROMISED, Outcome.ANNOUNCED, Outcome.OFFERED)
_SUBJECTS = words("they it these both all which that")
_OBJECTS = words("them it these both all")
_PROMISES = words("promise promises pledge pledges offer offers announcement")
_AGAIN = words("consignment shipment delivery aid gift cargo donation money sum goods supplies funds grant")
_PART = words(
    "only half some part most none few one rest remainder other others another second third first balance of if "
    "unless until when once before would whether said says"
)
"""Words by which it is less than the whole, or not yet so."""


def see_what_came(case: Case) -> None:
    """Give what was promised the outcome and the day of the clause by which it came or is to come."""
    gift, verbs = case.gift, case.shape.verbs
    if not gift.things or gift.outcome not in (*_OPEN, Outcome.GIVEN) or not _is_plan(case):
        return
    number = next((one for one in range(len(verbs)) if _takes_up(case, one)), -1)
    if number < 0 or (verbs[number].mode is Mode.COMING and gift.outcome is Outcome.GIVEN):
        return
    day = _day_of(case, number)
    if verbs[number].mode is Mode.COMING:
        gift.day = day if day >= 0 else gift.day
        return
    gift.day = day
    gift.outcome = Outcome.GIVEN
    case.unsure.pop(Field.STATUS, None)


def _is_plan(case: Case) -> bool:
    """Whether what tells of a gift says that it was promised, decided or planned."""
    number = case.shape.verb_at(case.gift.main.at)
    planned = number >= 0 and case.shape.verbs[number].mode in _PLANNED
    return planned or case.gift.main.family in _PLANS or case.gift.outcome in _OPEN


def _takes_up(case: Case, number: int) -> bool:
    """Whether a verb tells that what was promised came, or when it is to come."""
    shape, gift, verb = case.shape, case.gift, case.shape.verbs[number]
    behind = max((one for one in (*gift.things, gift.main.last) if one < verb.first), default=-1)
    if not verb.finite or verb.mode not in (Mode.FACT, Mode.COMING) or verb.lemma == "go" or behind < gift.things[0]:
        return False
    if shape.words[max(0, gift.things[0] - 2) : gift.things[0]] in (["of", "the"], ["of", "its"], ["of", "their"]):
        return False  # less than a tenth of the $5 billion pledged in May has been paid
    others = (one for one in shape.of(Sort.THING, gift.things[0], verb.first) if one not in gift.things)
    if any(others) or not _PART.isdisjoint(shape.words[gift.things[-1] + 1 : verb.last + 1]):
        return False
    return _is_subject(case, number) or _is_object(case, verb)


def _is_subject(case: Case, number: int) -> bool:
    """*They arrived*, *which was paid*, *the tents came*, *the 40 tents, announced in May, arrived*."""
    shape, verb = case.shape, case.shape.verbs[number]
    first = case.gift.things[0]
    if verb.family is Family.ARRIVE and first > 1 and shape.words[first - 2] in _PROMISES:
        return False  # a promise of 40 tents came from Peru
    if verb.family is not Family.ARRIVE and not (verb.passive and verb.family in (Family.GIVE, Family.CARRY)):
        return False
    left = shape.before(verb.first)
    word, article = shape.words[left], shape.words[left - 1] if left > 0 else ""
    if left > case.gift.main.last and word in _SUBJECTS:
        return True
    thing = shape.pieces[case.gift.things[-1]].thing
    named = thing is not None and thing.as_stated.lower().endswith(f" {word}")
    if left > case.gift.main.last and article == "the" and (word in _AGAIN or named):
        return True
    told = shape.verbs[number - 1] if number else verb
    between = shape.pieces[told.last + 1 : verb.first]
    promised = told.family in _PLANS and case.gift.things[-1] < told.first < verb.first
    if promised and all(piece.sort is not Sort.SIGN and piece.word not in JOINTS for piece in between):
        return True  # the 40 tents that Peru promised in May arrived
    return not {*shape.subject(number)[1]}.isdisjoint(case.gift.things)


def _is_object(case: Case, verb: Verb) -> bool:
    """*Sent them*, *paid it*, with nothing else that is given behind."""
    shape, object_ = case.shape, case.shape.words[verb.last + 1 : verb.last + 2]
    gets = verb.lemma in ("receive", "get")
    gives = gets or (verb.family in (Family.GIVE, Family.CARRY) and not verb.passive)
    if not gives or verb.first <= case.gift.main.last or _OBJECTS.isdisjoint(object_):
        return False
    behind = shape.words[verb.last + 2 : verb.last + 4]
    if behind == ["to", "understand"]:
        return False
    return not shape.of(Sort.THING, verb.last, shape.clause_end(verb.last + 1))


def _day_of(case: Case, number: int) -> int:
    """The day of the clause of a verb, or -1."""
    shape, verb = case.shape, case.shape.verbs[number]
    behind = shape.of(Sort.DAY, verb.last + 1, shape.clause_end(verb.last + 1))
    start = shape.clause_start(verb.first)
    apart = start > case.gift.things[-1] and (number == 0 or shape.verbs[number - 1].last < start)
    return next(iter((*behind, *(shape.of(Sort.DAY, start, verb.first) if apart else ()))), -1)
