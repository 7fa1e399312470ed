"""Which day of a sentence is that of a gift, and whether it is sure.

It is the day that the verb of the gift is said with, or one of the clause around it: not that of a saying (*X said on
Monday*), of another verb (*announced on 28 August*, *that leaves on Monday*), of the line that says where a report was
written (*NAIROBI, March 7 -*), or one that only names something (*the 2010 quake*).
"""

from __future__ import annotations

from datetime import date

from app.domain.drafts.gifts import Gift
from app.domain.drafts.pieces import Sort, words
from app.domain.drafts.shape import Shape
from app.domain.drafts.verbs import Family, Mode
from app.domain.terms import Outcome

_SAFE_DAYS = 31
"""Days before the publication within which a day without a year is sure."""
_BESIDE = 6
"""Pieces between a verb and the day that is said with it."""
_DATELINE = 9
"""Pieces within which a line ends that says where and when a report was written."""
_PARTICIPLES = words("burnt hit struck built born lost sunk swept held begun opened founded signed felled")
_CAME = (Family.RECEIVE, Family.ARRIVE, Family.GIVE, Family.CARRY, Family.SHIP)
"""Verbs by which a report says what became of a thing that stands before them."""
_DASHES = ("-", "–", "—")
_RELATIVE = ("that", "which", "who", "where", "whose")
_BEFORE_DAY = words("on in at since late early from until by around about")


def day_of(shape: Shape, gift: Gift) -> int:
    """The piece that is the day of a gift, or -1."""
    frame = gift.main
    low = shape.clause_start(frame.first)
    found: list[tuple[int, int]] = []
    for at in shape.of(Sort.DAY, 0, len(shape.pieces)):
        if is_other(shape, gift, at):
            continue
        if 0 <= gift.low <= at < gift.high:
            found.append((-1, at))
        elif gift.low >= 0 and frame.low <= at < gift.low and shape.of(Sort.THING, frame.low, at):
            continue
        elif frame.low <= at < frame.high:
            found.append((0, at))
        elif frame.first <= at <= frame.last or low <= at < frame.first:
            found.append((1, at))
        elif any(other.low <= at < other.high for other in gift.told[1:]):
            found.append((2, at))
        elif frame.noun and at > frame.at and _told_behind(shape, frame.at, at):
            found.append((3, at))
    if found:
        return min(found, key=lambda one: (one[0], _is_open(shape, one[1]), abs(one[1] - frame.at)))[1]
    return _of_announcing(shape, gift)


def is_safe(shape: Shape, gift: Gift, at: int, published: str) -> bool:
    """Whether what was inferred of a day can hardly be meant otherwise: some days shortly before the publication.

    Then neither the year nor the week is open, as long as the day belongs to the verb that tells of the gift.
    """
    day = shape.pieces[at].day
    if day is None or not (len(published) >= 10 and day.first and day.last) or day.last > published:
        return False
    first, last, limit = (date.fromisoformat(iso) for iso in (day.first, day.last, published[:10]))
    near = (limit - first).days <= _SAFE_DAYS and (last - first).days < 7
    owns = at + 1 < len(shape.pieces) and shape.pieces[at + 1].word == "'s"
    return near and not owns and gift.outcome is not Outcome.NOT_GIVEN and _tells(shape, gift, at)


def _tells(shape: Shape, gift: Gift, at: int) -> bool:
    """Whether no verb that tells of something else stands between a day and the verb or noun of the gift."""
    low, high = sorted((at, gift.main.at))
    between = {shape.verb_at(one) for one in range(low + 1, high)} - {-1} - _own(shape, gift)
    return all(gift.main.noun and shape.verbs[number].family in _CAME for number in between)


def _own(shape: Shape, gift: Gift) -> set[int]:
    """The numbers of the verbs that tell of a gift."""
    return {shape.verb_at(one.at) for one in gift.told}


def _told_behind(shape: Shape, low: int, at: int) -> bool:
    """Whether a verb of what became of it stands between: *…, recd 12 Aug*, *handed over to X 26 Mar*."""
    numbers = {shape.verb_at(one) for one in range(low + 1, at)} - {-1}
    signs = any(shape.pieces[one].word in (";", ".") for one in range(low, at))
    return bool(numbers) and not signs and all(shape.verbs[one].family is not Family.SAY for one in numbers)


def _of_announcing(shape: Shape, gift: Gift) -> int:
    """*… is to give …, the minister announced on Tuesday*: of what was only announced that is the day; or -1."""
    if gift.outcome not in (Outcome.ANNOUNCED, Outcome.PROMISED):
        return -1
    for at in shape.of(Sort.DAY, 0, len(shape.pieces)):
        number = _verb_of_day(shape, at)
        if number >= 0 and shape.verbs[number].lemma == "announce" and at - shape.verbs[number].last < _BESIDE:
            return at
    return -1


def _verb_of_day(shape: Shape, at: int) -> int:
    """The verb that a day stands behind, nothing but its own words between; or -1."""
    found = [number for number, verb in enumerate(shape.verbs) if verb.last < at]
    if not found:
        return -1
    between = {shape.pieces[one].word for one in range(shape.verbs[found[-1]].last, at)}
    return -1 if between & {";", ":", ")"} else found[-1]


def is_other(shape: Shape, gift: Gift, at: int) -> bool:
    """Whether a day is of something else, or only names something."""
    verb = shape.ties[at].verb
    if verb >= 0 and shape.verbs[verb].family is Family.SAY and verb != shape.verb_at(gift.main.at):
        return True
    if is_dateline(shape, at) or _of_participle(shape, at) or _of_other_verb(shape, gift, at):
        return True
    return at > 0 and shape.pieces[at - 1].word in ("of", "since", "the", "after", "'s")


def is_dateline(shape: Shape, at: int) -> bool:
    """*NAIROBI, March 7 (Reuter) -* and *Lima, 9 February.* at the start of a report."""
    pieces = shape.pieces
    if at >= _DATELINE or any(piece.sort is Sort.THING or piece.word in (":", ";") for piece in pieces[:at]):
        return False
    if any(shape.verb_at(one) >= 0 for one in range(at)) or (at > 0 and pieces[at - 1].word in _BEFORE_DAY):
        return False
    behind = at + 1
    if behind < len(pieces) and pieces[behind].word == "(":
        behind = next((one for one in range(behind, len(pieces)) if pieces[one].word == ")"), behind) + 1
    return behind + 1 < len(pieces) and pieces[behind].word in (*_DASHES, ".", ":")


def _of_participle(shape: Shape, at: int) -> bool:
    """*…, burnt on 8 August, …*: said of what stands before it, by a word that is no verb of the lists."""
    before = at - 1
    while before >= 0 and shape.pieces[before].word in _BEFORE_DAY:
        before -= 1
    apart = before > 0 and shape.pieces[before - 1].word in (",", "(")
    return apart and shape.pieces[before].word in _PARTICIPLES and shape.verb_at(before) < 0


def _of_other_verb(shape: Shape, gift: Gift, at: int) -> bool:
    """Whether a verb that does not tell of the gift stands nearer: *announced on 28 August*."""
    frame, own = gift.main, _own(shape, gift)
    relative = [one for one in range(frame.last + 1, at) if shape.pieces[one].word in _RELATIVE]
    if relative and not frame.noun:
        inside = {shape.verb_at(one) for one in range(relative[-1], at)} - {-1}
        closed = any(relative[-1] < one < at for one in gift.things)
        if not closed and not inside & own:
            return True
    number = _verb_of_day(shape, at)
    if number < 0 or number == shape.verb_at(frame.at) or shape.verbs[number].family is Family.SAY:
        return False
    verb = shape.verbs[number]
    if verb.first > frame.last:  # behind the verb of the gift: a clause of its own
        if any(verb.last < one < at for one in gift.things):
            return False
        if frame.noun:  # a donation of 30 million, on top of one of 20 million transferred in May
            others = [
                one for one in shape.of(Sort.THING, frame.at, verb.first) if one not in (*gift.things, *gift.worth)
            ]
            return bool(others) and not verb.finite
        return number not in own and (verb.finite or verb.family is not Family.OTHER)
    if verb.mode in (Mode.SIDE, Mode.PURPOSE) and frame.first < at:
        return False
    return not (verb.finite and number in own) and frame.first > at


def _is_open(shape: Shape, at: int) -> bool:
    """Whether a day is none that is known: *two years earlier* of nothing."""
    day = shape.pieces[at].day
    return day is None or not (day.first or day.last)
