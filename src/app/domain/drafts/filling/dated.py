"""When: the day of a gift, of the sentence before its list, or on which came what had it aboard; or a fiscal year.

Where nothing of the sentence says it, it is the day at the head of the entry in which that stands.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.domain.donations import DateSpan
from app.domain.drafts.clauses.pieces import Sort
from app.domain.drafts.clauses.verbs import Family, Mode
from app.domain.drafts.dates.days import Day
from app.domain.drafts.dates.fiscal import as_calendar_year, fiscal_year, may_be_fiscal
from app.domain.drafts.draft import DraftDate, DraftParty, Field
from app.domain.drafts.filling.case import Case
from app.domain.drafts.frames.frames import is_of_disaster
from app.domain.drafts.text.came import says_what_came
from app.domain.drafts.text.entries import SIGNS, still_held
from app.domain.drafts.weighing.when import is_of_promise, is_safe, verb_before
from app.domain.language import tr
from app.domain.terms import DatePrecision, Outcome


def date_of(case: Case, *sides: Collection[DraftParty]) -> DraftDate | None:
    """The day of a gift between those of the two sides, with why it is not sure; none of what was never promised."""
    at = _day_at(case)
    day = case.shape.pieces[at].day if at >= 0 else None
    if day is None:
        return _led_on(case)
    if _was_never(case, at) or _is_for_later(case, at):
        return None
    if (fiscal := _fiscal(case.published, day, sides)) is not None:
        why = tr("It is taken for the fiscal year of the state that gives or gets it.")
        case.unsure[Field.DATE] = why
        return DraftDate(fiscal.start, fiscal.end, fiscal.precision, day.as_stated, day.start, day.end, why)
    if day.unsure or (day.inferred and not is_safe(case.shape, case.gift, at, case.published, case.before.day)):
        case.unsure[Field.DATE] = day.unsure or day.inferred
    elif day.last > case.published > "" and case.gift.outcome in (Outcome.GIVEN, Outcome.ANNOUNCED):
        case.unsure[Field.DATE] = tr("It reaches beyond the date of publication; it may be the time that it is for.")
    elif case.gift.main.family in (Family.PROMISE, Family.OFFER) and case.gift.outcome is Outcome.GIVEN:
        case.unsure[Field.DATE] = tr("It may be the day of the promise, and it was given later.")
    inferred = day.inferred or day.unsure
    if at > 0 and case.shape.pieces[at - 1].word == "after" and day.last:  # will come after Easter
        return DraftDate(day.last, "", DatePrecision.RANGE, day.as_stated, day.start, day.end, inferred)
    if day.first and day.last and _had_been_by(case, at):
        return DraftDate("", day.last, DatePrecision.RANGE, day.as_stated, day.start, day.end, inferred)
    if _goes_on(case, day):
        goes_on = tr("It goes on up to the date of publication, {date}.").format(date=case.published[:10])
        case.unsure.setdefault(Field.DATE, goes_on)
        return DraftDate(day.first, case.published[:10], day.precision, day.as_stated, day.start, day.end, goes_on)
    return DraftDate(day.first, day.last, day.precision, day.as_stated, day.start, day.end, inferred)


def _day_at(case: Case) -> int:
    """The piece of its day, or -1; *the quake in May 1988 brought 40 tents from Oman*: that of what brought it."""
    shape, frame = case.shape, case.gift.main
    if case.gift.day >= 0 or not is_of_disaster(shape, frame):
        return case.gift.day
    days = shape.of(Sort.DAY, shape.clause_start(frame.first), frame.first)
    if len(days) == 1:
        case.unsure[Field.DATE] = tr("It may be the day of something else in the sentence.")
    return days[0] if len(days) == 1 else -1


def _goes_on(case: Case, day: Day) -> bool:
    """*Has sent 40 tents since March*: it was given up to the publication; *had sent since March* leaves that open."""
    told = "had" not in case.shape.words or _says_it_had(case, day)
    given = case.gift.outcome is Outcome.GIVEN and told
    since = day.as_stated.lower().startswith("since ") and not day.last
    return given and since and len(case.published) >= len("2020-01-01") and day.first < case.published[:10]


def _says_it_had(case: Case, day: Day) -> bool:
    """*Said that it had sent 40 tents since March*: what somebody has now said of a time that was not long ago."""
    shape = case.shape
    told = (verb for verb in shape.verbs if verb.family is Family.SAY and verb.mode is Mode.FACT)
    said = any("had" not in shape.words[verb.first : verb.at] for verb in told)
    others = [at for at in shape.of(Sort.DAY, 0, len(shape.pieces)) if shape.pieces[at].day is not day]
    near = int(case.published[:4] or 0) - int(day.first[:4] or 0) <= 1
    return said and near and shape.words.count("had") == 1 and not others


def _was_never(case: Case, at: int) -> bool:
    """Whether it is the day of a promise that nothing came of."""
    ended = case.gift.outcome in (Outcome.NOT_GIVEN, Outcome.CANCELLED)
    return ended and (case.gift.main.outcome is Outcome.PROMISED or is_of_promise(case.shape, at))


def _is_for_later(case: Case, at: int) -> bool:
    """*Has given 40 tents for the vote on 12 June*: what has been given was not given on a day yet to come."""
    day, shape = case.shape.pieces[at].day, case.shape
    ahead = (
        day is not None and day.last and day.first > case.published[:10] and len(case.published) >= len("2020-01-01")
    )
    if not ahead or case.gift.outcome is not Outcome.GIVEN or case.gift.main.noun:
        return False
    told = shape.verb_at(case.gift.main.at)
    if told < 0 or verb_before(shape, at) != told:
        return False
    verb = shape.verbs[told]
    return verb.mode is Mode.FACT and not verb.passive and verb.lemma != "follow"


def _had_been_by(case: Case, at: int) -> bool:
    """*When the wall fell in 1989, Peru had sent 40 trucks*: it was given by that day."""
    shape, number = case.shape, case.shape.verb_at(case.gift.main.at)
    opens = shape.words[0] == "when" or shape.words[:3] == ["by", "the", "time"]
    if not opens or number < 0 or not at < shape.verbs[number].first:
        return False
    clause = any(verb.last < at for verb in shape.verbs)
    return clause and shape.words[shape.verbs[number].first] == "had"


def _led_on(case: Case) -> DraftDate | None:
    """The day that stands before: for all lines of a list, when that came which had the gift aboard, or of an entry."""
    day, why = case.gift.led, tr("It is the day of the sentence before the list.")
    came = case.before.came if case.gift.outcome is Outcome.GIVEN else None
    if day is None and came is not None and says_what_came(case.text, case.shape):
        day, why = came, tr("It is the day of the sentence before.")
    if day is None and (day := _of_entry(case)) is not None:
        why = tr("It is the day at the head of the entry.")
    if day is None or not (day.first or day.last):
        return None
    case.unsure[Field.DATE] = why
    return DraftDate(day.first, day.last, day.precision, day.as_stated, 0, 0, why)


def _of_entry(case: Case) -> Day | None:
    """The day at the head of the entry, where the sentence says no other, and not that it was given before."""
    own, frame = case.before.entry_at(case.shape, case.published), case.gift.main
    first = case.shape.pieces[0].start
    held = still_held(case.before.entry, starts=case.text[first - 1 : first] in ("", "\n"))
    if (entry := own if own is not None and not own.lasts else held) is None:
        return None
    low = next((at for at, piece in enumerate(case.shape.pieces) if own and piece.word in SIGNS), -1) + 1
    dated = case.shape.of(Sort.DAY, low, len(case.shape.pieces))
    earlier = "had" in case.shape.words[frame.first : frame.last + 1]
    return None if dated or earlier else entry.day


def _fiscal(published: str, day: Day, sides: Sequence[Collection[DraftParty]]) -> DateSpan | None:
    """The fiscal year that a day may be, of the state that gives, else of the one that gets it."""
    if (day.first or day.last) and not may_be_fiscal(day.as_stated):
        return None
    for codes in ({one.iso2 for one in side} for side in sides):
        code = next(iter(codes)) if len(codes) == 1 else ""
        if (found := fiscal_year(day.as_stated, code, published)) is not None:
            return found
    known = day.first or day.last or any(one.iso2 for one in sides[0])
    if known:
        return None
    return fiscal_year(day.as_stated, "GB", published) or as_calendar_year(day.as_stated)  # likeliest one of ours
