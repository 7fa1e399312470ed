"""What the words beside a verb make of what it tells: nobody gave it, or it was stopped, withdrawn or is to come.

nothing   = ("no" | "neither" … "nor") subject | verb ("nothing" | "nobody" | "no funding") | "kept from" verb
stopped   = "stopped" verb          withdrawn = "withdrew its promise to" verb | "backed out of" verb
to come   = present tense … ("tomorrow" | "tonight") | vehicle "carrying" … "is to" (fly | leave | take off …)
"""

from __future__ import annotations

from app.domain.drafts.clauses.around import Around
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.verbs import Family, Mode
from app.domain.drafts.draft import Field
from app.domain.drafts.words.word_lists import AUXILIARIES
from app.domain.language import tr
from app.domain.terms import Outcome


def undo(around: Around) -> None:
    """Say of a frame what the words beside its verb make of it."""
    _negated(around)
    _stopped(around)
    _to_come(around)
    _withdrawn(around)


_NOBODY = ("nothing", "nobody", "none", "no-one")
_NO_OBJECT = words("for and but , ; : although while which who that expecting where")
"""Behind these stands no object of the verb before them."""


def _negated(around: Around) -> None:
    """*No country has offered tents*, *neither Peru nor Chile gave*, *nor did Oman*, *got nothing*, *gave nobody*.

    Not so *carried it for nothing*, nor what nobody did besides: *gave 3 boats although none of its ministers came*.
    """
    shape, frame = around.shape, around.frame
    low = shape.clause_start(frame.first)
    before = shape.words[low : frame.first]
    behind: set[str] = set()
    for piece in shape.pieces[frame.low : frame.high]:
        if piece.word in _NO_OBJECT or piece.sort is Sort.THING:
            break
        behind.add(piece.word)
    nobody = before[:1] in (["no"], ["nobody"], ["none"], ["nil"], ["neither"]) and not around.actors
    nobody = nobody and before[1:3] not in (["fewer", "than"], ["less", "than"])
    neither = "neither" in before and "nor" in before and "," not in before[before.index("nor") :]
    turned = before[:1] in (["nor"], ["neither"]) and before[1:2] and before[1] in AUXILIARIES
    none = shape.words[frame.low : frame.low + 2]
    unfunded = none[:1] == ["no"] and none[-1] in ("funding", "funds", "support", "subsidy", "grant")
    kept = {*shape.words[max(0, frame.first - _KEPT) : frame.first]}
    prevented = shape.pieces[frame.first - 1].word == "from" and bool(kept & _PREVENTS) and not kept & _NOT_SO
    if nobody or neither or turned or unfunded or prevented or behind & set(_NOBODY):
        frame.negated = True
        if frame.outcome is not Outcome.CANCELLED:
            frame.outcome = Outcome.NOT_GIVEN


_KEPT = 6
_NOT_SO = words("not nothing never nobody cannot")
_PREVENTS = words(
    "keep keeps kept keeping prevent prevents prevented preventing stop stops stopped bar bars barred block blocks "
    "blocked hinder hinders hindered ban bans banned deter deters deterred discouraged dissuaded prohibits prohibited"
)
"""*Snow kept Oman from sending tents*, *was barred from delivering*."""


def _to_come(around: Around) -> None:
    """*It leaves for Lima tomorrow with 40 tents*, *a plane carrying 40 tents is to fly to Lima*: it is yet to come."""
    if around.frame.outcome is Outcome.GIVEN and _is_to_leave(around):
        around.frame.outcome = Outcome.PROMISED
    low, high = around.frame.first, around.shape.clause_end(around.frame.first)
    ahead = any(one.day is not None and one.word in ("tomorrow", "tonight") for one in around.shape.pieces[low:high])
    if ahead and around.verb.mode is Mode.NOW and around.frame.outcome is Outcome.GIVEN:
        around.frame.outcome = Outcome.PROMISED


def _is_to_leave(around: Around) -> bool:
    """Whether what carries something is still to leave: *a plane carrying 40 tents will take off for Lima*."""
    shape, verb, number = around.shape, around.verb, around.number
    brings = verb.family in (Family.CARRY, Family.SHIP) or verb.lemma == "bring"
    aboard = brings and not verb.finite and verb.mode in (Mode.SIDE, Mode.FACT)
    following = shape.verbs[number + 1] if aboard and number + 1 < len(shape.verbs) else None
    if following is None or not following.finite or following.mode not in (Mode.COMING, Mode.PROMISED, Mode.DECIDED):
        return False
    between = shape.pieces[verb.last + 1 : following.first]
    apart = any(piece.sort is Sort.SIGN and piece.word != "," for piece in between)
    away = following.last + 1 < len(shape.pieces) and shape.words[following.last + 1] in _AWAY
    goes = following.lemma in _LEAVES or (following.lemma in _LEAVES_AWAY and (away or following.last > following.at))
    carried = any(piece.sort is Sort.THING for piece in shape.pieces[following.last + 1 : following.last + 3])
    return goes and not apart and not carried and _ELSE.isdisjoint(piece.word for piece in between)


_ELSE = _NO_OBJECT - {","}
_LEAVES = words("fly leave sail depart go travel head")
_LEAVES_AWAY, _AWAY = words("take set"), words("off out")
"""Verbs of what leaves, by themselves or with a particle: *take off*, *set out*."""


def _stopped(around: Around) -> None:
    """*Oman stopped sending tents*: what came before that is not said."""
    before = around.verb.first - 1
    if around.verb.mode is Mode.SIDE and before >= 0 and around.piece(before).word in _STOPS:
        around.frame.unsure[Field.STATUS] = tr("It was stopped; what was given before that is not said.")


def _withdrawn(around: Around) -> None:
    """*Withdrew its promise to give*, *went back on a pledge to give*, *broke its word that it would give*."""
    shape, verb = around.shape, around.verb
    low = shape.clause_start(verb.first)
    of_plan = verb.mode is Mode.SIDE and shape.pieces[verb.first - 1].word == "of"
    led_by = shape.verbs[around.number - 1] if around.number > 0 else verb
    against = led_by.last == verb.first - 2 and shape.pieces[verb.first - 1].word == "against"  # voted against giving
    led = (against or led_by.at < led_by.last == verb.first - 1) and verb.mode is Mode.SIDE
    outcome = _OF_LEADING.get(led_by.family) if led and led_by.mode is Mode.FACT else None
    if outcome is not None:
        around.frame.outcome, around.frame.negated = outcome, True  # backed out of giving, decided against giving
        return
    if verb.mode in (Mode.FACT, Mode.NOW) or (verb.mode is Mode.SIDE and not of_plan):
        return
    before = [one for one in shape.verbs[: max(0, around.number)] if one.first >= low]
    said = shape.words[low : verb.at]
    given = max((at for at, word in enumerate(said) if word in _WORD_GIVEN), default=-1)
    if given >= 0 and _is_dropped(around):
        around.frame.outcome, around.frame.negated = Outcome.CANCELLED, True
        return
    taken = bool(before) and before[-1].family is Family.CANCEL and before[-1].mode is not Mode.NOT
    taken |= not _BREAKS.isdisjoint(said[:given])
    if given >= 0 and taken and {"not", "never", ",", "and", "but"}.isdisjoint(said):
        around.frame.outcome, around.frame.negated = Outcome.CANCELLED, True


_OF_LEADING = {Family.CANCEL: Outcome.CANCELLED, Family.REFUSE: Outcome.NOT_GIVEN}


def _is_dropped(around: Around) -> bool:
    """*The plan of presenting two boats to it was dropped*: the plan, and what it was to give."""
    following = next((verb for verb in around.shape.verbs[around.number + 1 :] if verb.finite), None)
    return following is not None and following.passive and following.lemma in _DROPPED


_DROPPED = words("drop cancel shelve scrap abandon withdraw axe suspend freeze halt block revoke rescind reject")
_WORD_GIVEN = words("promise promises pledge pledges offer offers plan plans decision word commitment undertaking vow")
_BREAKS = words("broke broken breaks reversed annulled overturned dropped betrayed breached forgot")
_STOPS = words(
    "stopped stops stop ceased ceases cease halted halts halt suspended suspends suspend ended ends end paused avoided"
)
