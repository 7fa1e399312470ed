"""What became of a gift by words beside the frame that tells of it.

never = promise … "never" came | none of … came      came = promise … came (`came_of_it`)
to come = present tense … day after publication
"""

from __future__ import annotations

from app.domain.drafts.clauses.around import Frame
from app.domain.drafts.clauses.fates import fate
from app.domain.drafts.clauses.outcomes import of_verb
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.verbs import Family, Mode, Verb
from app.domain.drafts.draft import Field
from app.domain.drafts.filling.came_of_it import (
    BEFORE_CLAUSE,
    OPEN,
    is_part_that_came,
    resumed_at,
    verb_of_coming,
    verb_of_number,
    verb_still_to_come,
)
from app.domain.drafts.filling.case import Case
from app.domain.language import tr
from app.domain.terms import Outcome


def see_what_became(case: Case) -> None:
    """*The buses that X promised Y in 1973 never came*: what is told behind the promise became of it."""
    if _is_told_around(case):
        return
    frame, verbs = case.gift.main, case.shape.verbs
    number = case.shape.verb_at(frame.at)
    if _is_to_come(case):
        case.gift.outcome = Outcome.PROMISED
        case.unsure[Field.STATUS] = tr("It is to come; whether it was promised or only announced is not plain.")
    if number < 0 or frame.outcome not in OPEN:
        return
    following = verbs[number + 1] if number + 1 < len(verbs) else None
    came = following is not None and following.family in (Family.ARRIVE, Family.SHIP) and following.finite
    none = following is not None and (following.mode is Mode.NOT or case.shape.pieces[0].word in ("neither", "none"))
    between = case.shape.pieces[frame.last + 1 : following.first if following is not None else frame.last + 1]
    before = case.shape.pieces[: frame.first]
    relative = any(piece.word in ("that", "which") for piece in before)
    behind = bool(case.gift.things) and max(case.gift.things) < frame.first  # the buses X promised
    if came and none and (relative or behind) and not any(piece.word in (";", ".") for piece in between):
        case.gift.outcome = Outcome.NOT_GIVEN
        case.unsure.pop(Field.STATUS, None)


def _is_told_around(case: Case) -> bool:
    """Whether the words around its verb say what became of a gift, which then has that outcome."""
    frame, verbs, pieces = case.gift.main, case.shape.verbs, case.shape.pieces
    around = (pieces[0].start, pieces[-1].end), (pieces[frame.first].start, pieces[frame.last].end)
    outcome = fate(case.text, *around, case.gift.outcome, noun=frame.noun)
    open_yet = case.gift.outcome in OPEN and outcome in (case.gift.outcome, Outcome.GIVEN)
    if open_yet and (coming := verb_of_coming(case.shape, case.gift)) >= 0:
        _say_it_came(case, verbs[coming])
        return True
    if open_yet and (later := verb_still_to_come(case.shape, case.gift)) >= 0:
        case.gift.day = _day_beside(case, verbs[later])
    if open_yet and (coming := verb_of_number(case.shape, case.gift)) >= 0:
        case.gift.outcome, case.gift.day = Outcome.GIVEN, _day_beside(case, verbs[coming])
        return True
    if open_yet and is_part_that_came(case.shape, case.gift):
        case.gift.outcome = Outcome.GIVEN
        case.gift.day = -1 if case.gift.day > max(case.gift.things) else case.gift.day
        return True
    if outcome is not case.gift.outcome:
        case.gift.outcome = outcome
        return True
    if frame.family is Family.CANCEL and (given := _given_later(case)) is not None:
        case.gift.outcome, case.gift.day = Outcome.GIVEN, _day_beside(case, given)
    if (again := resumed_at(case.shape, case.gift)) >= 0:
        _say_it_goes_on(case, again)
        return True
    return False


def _given_later(case: Case) -> Verb | None:
    """The verb by which it was given in spite of all: *suspended it in May, but paid it in June*."""
    low, shape = case.gift.main.last, case.shape
    told = [shape.verbs[shape.verb_at(one.at)] for one in case.gift.told[1:] if _is_given(one) and one.at > low]
    later = [one for one in told if not _JOINTS.isdisjoint(shape.words[low + 1 : one.first])]
    return later[-1] if later else None


def _is_given(frame: Frame) -> bool:
    """Whether a verb tells that something was given."""
    return not frame.noun and frame.family is Family.GIVE and frame.outcome is Outcome.GIVEN


_JOINTS = words("and but ; yet though")


def _say_it_goes_on(case: Case, again: int) -> None:
    """Make what was suspended given, from the day on that stands behind the word for it."""
    case.gift.outcome = Outcome.GIVEN
    case.unsure[Field.STATUS] = tr("It was suspended, and given again later.")
    days = case.shape.of(Sort.DAY, again + 1, case.shape.clause_end(again + 1))
    case.gift.day = days[0] if days else -1


def _say_it_came(case: Case, verb: Verb) -> None:
    """Make what was promised given, on the day that stands behind or before the verb that says so."""
    case.gift.outcome = Outcome.GIVEN
    case.unsure[Field.STATUS] = of_verb(verb)[1]
    case.gift.day = _day_beside(case, verb)


def _day_beside(case: Case, verb: Verb) -> int:
    """The day that stands behind or before a verb in its clause, or -1."""
    words, high = case.shape.words, case.shape.clause_end(verb.last + 1)
    low = next((at for at in range(verb.first, case.gift.main.last, -1) if words[at] in BEFORE_CLAUSE), verb.first)
    days = [*case.shape.of(Sort.DAY, verb.last + 1, high), *case.shape.of(Sort.DAY, low, verb.first)]
    return days[0] if days else -1


def _is_to_come(case: Case) -> bool:
    """*Is sending 40 tents next week*, *hands it over on Friday*: the present tense of a day still to come."""
    day = case.shape.pieces[case.gift.day].day if case.gift.day >= 0 else None
    told = [case.shape.verb_at(frame.at) for frame in case.gift.told if not frame.noun]
    present = all(case.shape.verbs[one].mode in (Mode.GOING_ON, Mode.NOW) for one in told)
    low, high = case.shape.part(case.gift.main.at)
    present = present and (bool(told) or low <= case.gift.day < high)
    open_yet = case.gift.outcome in (Outcome.GIVEN, Outcome.ANNOUNCED) and case.gift.main.family is not Family.DECIDE
    return present and open_yet and day is not None and day.first > case.published > ""
