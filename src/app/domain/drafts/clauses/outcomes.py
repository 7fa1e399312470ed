"""What became of a gift, by the verb that tells of it.

gave, has sent, was donated                   given
is giving                                     given, or announced where the weights say so; promised where its day is
                                              still to come (*is sending next week*)
shipped, left, sailed                         given, which is not sure
allocated, announced, agreed to give          announced
pledged, will give, plans to give             promised
offered, is ready to give                     offered
refused, did not give, never arrived          not given
cancelled, withdrew, suspended, froze         cancelled
"""

from __future__ import annotations

from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import GIVING, Family, Mode, Verb
from app.domain.language import tr
from app.domain.terms import Outcome

_OF_FAMILY = {
    Family.DECIDE: Outcome.ANNOUNCED,
    Family.PROMISE: Outcome.PROMISED,
    Family.OFFER: Outcome.OFFERED,
    Family.CANCEL: Outcome.CANCELLED,
    Family.REFUSE: Outcome.NOT_GIVEN,
    Family.TURN_DOWN: Outcome.NOT_GIVEN,
    Family.COLLECT: Outcome.PROMISED,
}
_OF_MODE = {
    Mode.COMING: Outcome.PROMISED,
    Mode.PROMISED: Outcome.PROMISED,
    Mode.DECIDED: Outcome.ANNOUNCED,
    Mode.OFFERED: Outcome.OFFERED,
    Mode.NOT: Outcome.NOT_GIVEN,
    Mode.PURPOSE: Outcome.PROMISED,
    Mode.MAYBE: Outcome.PROMISED,
}


_HELD_BACK = ("block",)
"""What is done to aid that may still be given one day."""
_LEAVING = ("leave", "depart", "sail")


def of_verb(verb: Verb) -> tuple[Outcome, str]:
    """The outcome, and why it is not sure, or nothing."""
    fact = verb.mode in (Mode.FACT, Mode.NOW, Mode.SIDE)
    outcome = _OF_FAMILY.get(verb.family)
    if verb.lemma in _HELD_BACK:
        outcome = Outcome.NOT_GIVEN
    if verb.lemma == "freeze" and verb.passive and not verb.finite:
        outcome = Outcome.GIVEN  # 300 turkeys, frozen solid
    steps = verb.family is Family.DECIDE and not fact and verb.mode is not Mode.GOING_ON
    if outcome is None or steps or (verb.mode is Mode.NOT and verb.family is not Family.CANCEL):
        outcome = Outcome.GIVEN if fact else _OF_MODE.get(verb.mode, Outcome.GIVEN)
    return outcome, _doubt(verb)


_SAID_TO = ("claims", "claimed", "said", "reported", "appears", "appeared", "seems", "seemed", "believed", "thought")


_GRANTING = ("grant", "award", "release", "extend", "fund", "finance")


def _doubt(verb: Verb) -> str:
    if (verb.family is Family.SHIP or verb.lemma in _LEAVING) and verb.mode in (Mode.FACT, Mode.NOW, Mode.SIDE):
        return tr("It was on its way; whether it arrived is not said.")
    if verb.family is Family.COLLECT:
        return tr("It was collected; whether it was handed over is not said.")
    available = verb.lemma == "make" and verb.last > verb.at
    if (verb.lemma in _GRANTING or available) and verb.mode in (Mode.FACT, Mode.NOW):
        return tr("It may only have been decided.")
    if verb.mode is Mode.COMING:
        return tr("It is to come; whether it was promised or only announced is not plain.")
    if verb.mode is Mode.GOING_ON:
        return tr("It is being given; whether it has arrived is not said.")
    if verb.mode is Mode.PURPOSE:
        return tr("It is what something was for; whether it was given is not said.")
    if verb.lead in _SAID_TO:
        return tr("It is only said to be so.")
    if verb.mode is Mode.MAYBE:
        return tr("It is only said to be possible.")
    return ""


_OF_WORDS = {
    **dict.fromkeys(words("pledge pledges pledged promised committed follow due expected awaited"), Outcome.PROMISED),
    **dict.fromkeys(words("offer offers offered"), Outcome.OFFERED),
    **dict.fromkeys(words("bound eta exp route customs tbc pending pipeline"), Outcome.ANNOUNCED),
    **dict.fromkeys(words("cancelled canceled withdrawn"), Outcome.CANCELLED),
    **dict.fromkeys(words("declined refused"), Outcome.NOT_GIVEN),
}
"""Words of a line without a verb that say that something is not there yet, or will never be."""


def of_clause(shape: Shape, at: int) -> Outcome | None:
    """What became of a thing of which no frame tells, by the participle behind it or the verb that has it."""
    behind = shape.pieces[at + 1 : at + 3]
    if len(behind) == 2 and behind[1].word in ("by", "to", "for") and (said := _OF_WORDS.get(behind[0].word)):
        return said
    number = shape.ties[at].verb
    if number < 0 or shape.verbs[number].mode in (Mode.PURPOSE, Mode.MAYBE, Mode.NOT):
        return None
    if shape.verbs[number].lemma in ("expect", "await") and not shape.verbs[number].passive:
        return Outcome.PROMISED
    mode = shape.verbs[number].mode
    outcome = Outcome.GIVEN if mode is Mode.GOING_ON else _OF_MODE.get(mode)
    return outcome if shape.verbs[number].family in (Family.GIVE, Family.OTHER) else None


def told_by(shape: Shape, at: int, outcome: Outcome) -> Verb | None:
    """The verb that says what became of a thing of which no frame tells: the one that has it, else the only one of its
    part of the sentence that says so."""
    number, (low, high) = shape.ties[at].verb, shape.part(at)
    verbs = (shape.verbs[number],) if number >= 0 else shape.verbs
    found = [one for one in verbs if low <= one.first < high and one.family in GIVING and of_verb(one)[0] is outcome]
    return found[0] if len(found) == 1 else None


def of_line(shape: Shape, low: int, high: int) -> Outcome | None:
    """What a part of a sentence without a finite verb says became of its things, where it does."""
    if any(low <= verb.first < high and verb.finite for verb in shape.verbs):
        return None
    said = (_OF_WORDS.get(piece.word) for piece in shape.pieces[low:high])
    return next((outcome for outcome in said if outcome is not None), None)
