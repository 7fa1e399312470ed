"""Which day of a sentence is that of a gift, and whether it is sure.

It is the day that the verb of the gift is said with, or one of the clause around it: not that of a saying (*X said on
Monday*), of another verb (*announced on 28 August*, *that leaves on Monday*), of the line that says where a report was
written (*NAIROBI, March 7 -*), or one that only names something (*the 2010 quake*).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise, takewhile

from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import Family, Mode, Verb
from app.domain.drafts.dates.days import Day
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.weighing.day_of_else import ARRIVING, BEFORE_DAY, PARTICIPLES, is_of_else, strikes
from app.domain.drafts.words.actor_words import DISASTERS, STORMS
from app.domain.terms import Outcome

NEARLY = 0.65
"""How many times as likely as none a day is that no other verb has, so that it is taken, and unsure."""
_SAFE_DAYS = 31
"""Days before the publication within which a day without a year is sure."""
_WEEK = 7
_TOLD_TO = 10
"""Pieces between a verb of saying and its day: *told a meeting of the country's neighbours on Monday*."""
_BESIDE = 6
"""Pieces between a verb and the day that is said with it."""
_DATELINE = 9
"""Pieces within which a line ends that says where and when a report was written."""
_TIMES = words(
    "course whole all year years winter summer spring autumn days months weeks end beginning start rest most part time "
    "morning evening night afternoon"
)
"""What stands before *of* and the year that it is of: *in the course of 1959*, *the hungry winter of 1946*."""
_EVENTS = words(
    "earthquake earthquakes quake quakes tsunami cyclone hurricane typhoon storm storms flood floods flooding eruption "
    "explosion blast fire fires landslide disaster tremor drought famine war battle invasion coup attack attacks siege "
    "uprising rebellion revolution independence election elections wave crash avalanche outbreak epidemic harvest "
    "treaty agreement accord pact memorandum act law resolution decree protocol convention charter exchange notes "
    "summit conference appeal decision pledge promise plan protocol letter"
)
"""What a date behind *of*, *on* or *in* may be that of, and not of the gift."""
_ITS_PAPERS = words("letter decree decision exchange notes pledge promise")
"""Of these what is of the same day may be the gift itself: *by letter of 3 June it undertook*."""
_AGREED = words(
    "treaty agreement accord pact memorandum act law resolution protocol convention charter appeal plan summit "
    "conference"
)
"""And what is written or held, in which something may be told of."""
_AGAIN = words("consignment shipment delivery aid gift cargo donation money sum goods supplies it they this these")
"""Words for what was told of before."""
_CAME = (Family.RECEIVE, Family.ARRIVE, Family.GIVE, Family.CARRY, Family.SHIP)
"""Verbs by which a report says what became of a thing that stands before them."""
_DASHES = ("-", "–", "—")
_RELATIVE = ("that", "which", "who", "where", "whose")


_ANNOUNCES = words("announce confirm")
_SAYS = _ANNOUNCES | words("say tell inform report state declare disclose reveal decide")
_ANNOUNCING: dict[Outcome, frozenset[str]] = {
    **dict.fromkeys((Outcome.ANNOUNCED, Outcome.CANCELLED, Outcome.PROMISED, Outcome.OFFERED), _SAYS),
}
"""Verbs of saying whose day is that of what is only decided, called off, promised or offered."""


def day_of(shape: Shape, gift: Gift) -> int:
    """The piece that is the day of a gift, or -1."""
    frame = gift.main
    found: list[tuple[int, int]] = []
    for at in shape.of(Sort.DAY, 0, len(shape.pieces)):
        if not is_other(shape, gift, at) and (rank := _rank(shape, gift, at)) >= -1:
            found.append((rank, at))
    if found:
        return min(found, key=lambda one: (one[0], _is_open(shape, one[1]), abs(one[1] - frame.at)))[1]
    return _of_announcing(shape, gift)


def _rank(shape: Shape, gift: Gift, at: int) -> int:
    """How far a day stands from what tells of the gift, from -1 on; -2 where it stands nowhere near."""
    frame = gift.main
    if 0 <= gift.low <= at < gift.high:
        return -1
    if gift.low >= 0 and frame.low <= at < gift.low and shape.of(Sort.THING, frame.low, at):
        return -2
    if frame.low <= at < frame.high:
        return 0
    if frame.first <= at <= frame.last or shape.clause_start(frame.first) <= at < frame.first:
        return 1
    if any(other.low <= at < other.high for other in gift.told[1:]):
        return 2
    if (frame.noun and at > frame.at and _told_behind(shape, frame.at, at)) or _verb_of_day(shape, at) in _own(
        shape, gift
    ):
        return 3
    return -2


def day_meant(shape: Shape, gift: Gift, days: Sequence[int], by_share: Sequence[float]) -> int:
    """The number of the day of a gift, by how likely each of the sentence is and last that none is; or how many."""
    none = len(days)
    ranked = sorted(range(len(by_share)), key=by_share.__getitem__, reverse=True)
    may_be = (one for one in ranked if one == none or not _is_of_else(shape, gift, days[one]))
    best = next(may_be)
    if best == none:
        near = takewhile(lambda one: by_share[one] > NEARLY * by_share[none], may_be)
        best = next((one for one in near if _is_nobodys(shape, days[one])), none)
    headed = [at for at in days if at < shape.headed]
    if best == none == len(headed) == 1 and not shape.verbs:  # pledges this week: Malta, …
        best = 0
    if best == none:
        led = (n for n, at in enumerate(days) if _heads_meeting(shape, at) or _is_when_it_struck(shape, gift, at))
        best = next(led, none)
    if best == none:
        announced = _of_announcing(shape, gift)
        best = days.index(announced) if announced in days else none
    stamp = _stamp_of(shape, gift)
    return days.index(stamp) if stamp in days and (best == none or days[best] < stamp) else best


def _is_of_else(shape: Shape, gift: Gift, day: int) -> bool:
    """Whether a day is that of something else that the sentence tells of."""
    came = gift.main.family is Family.ARRIVE and _verb_of_day(shape, day) != shape.verb_at(gift.main.at)
    promised = gift.outcome is Outcome.GIVEN and (came or any(one.family is Family.PROMISE for one in gift.told[1:]))
    of_saying = (_is_of_saying, _is_of_thanks, _is_as_said)
    of_else = (*of_saying, _is_of_next, _is_of_other_thing, _is_of_promise_before, _is_of_standing, is_of_else)
    return (
        (names_something(shape, day) and not _is_of_meeting(shape, gift, day))
        or any(one(shape, gift, day) for one in of_else)
        or (promised and is_of_promise(shape, day))
        or (gift.outcome is Outcome.GIVEN and _is_of_whole(shape, day))
    )


def is_shared(shape: Shape, gift: Gift, at: int) -> bool:
    """Whether a day behind all things stands for several gifts: *Oman gave 60 tents and Qatar 5 lorries last month*."""
    things = shape.of(Sort.THING, 0, len(shape.pieces))
    if not things or at < things[-1] or max(gift.things, default=at) >= things[-1]:
        return False
    verbs = [shape.verbs[number] for number in {shape.verb_at(one) for one in range(gift.main.last + 1, at)} - {-1}]
    same = all(verb.finite and verb.family in _CAME for verb in verbs)
    return same and not any(piece.word in (";", ".") for piece in shape.pieces[gift.main.at : at])


def leave_to_one(shape: Shape, gifts: Sequence[Gift]) -> None:
    """Leave a day that several gifts have to the nearest where what became of them differs, or another gives the rest.

    So *gave 60 tents on Friday and will send 40*, *gave 60 tents on Friday, and Fiji has sent 5* and, where the day
    stands before a thing of its own, *gave 60 tents and, in May, a boat*.
    """
    for at in {gift.day for gift in gifts if not _heads_meeting(shape, gift.day)} - {-1}:
        sharing = [gift for gift in gifts if gift.day == at]
        owner = sharing[min((_parts(shape, one, at), abs(one.main.at - at), n) for n, one in enumerate(sharing))[2]]
        opened = any(gift.low == at for gift in sharing)
        for gift in sharing:
            early = opened and max(gift.things, default=at) < at
            behind = owner.main.at < at < gift.main.at and _parts(shape, owner, at) == 0 < _parts(shape, gift, at)
            apart = behind and bool(gift.donors) and {*gift.donors}.isdisjoint(owner.donors)
            day = shape.pieces[at].day
            up_to = at == 0 and day is not None and not day.first and gift.donors == owner.donors  # as of 3 May
            both = _opens_both(shape, at, owner, gift)
            if early or apart or (gift.outcome is not owner.outcome and not (up_to or both)):
                gift.day = -1


def _opens_both(shape: Shape, at: int, one: Gift, other: Gift) -> bool:
    """*On Monday Oman pledged 40 tents and Peru gave 60*: the day that opens what two have done."""
    if not {*one.donors}.isdisjoint(other.donors):
        return False
    numbers = [shape.verb_at(gift.main.at) for gift in (one, other)]
    done = all(number >= 0 and shape.verbs[number].mode is Mode.FACT for number in numbers)
    return done and at <= len(("on", "early")) and at < min(one.main.first, other.main.first)


def _parts(shape: Shape, gift: Gift, at: int) -> int:
    """How many signs and words that join clauses stand between a day and what tells of a gift, or its last thing."""
    places = [gift.main.at, *gift.things]
    low, high = sorted((max((one for one in places if one < at), default=min(places)), at))
    return sum(one.sort is Sort.SIGN or one.word in ("and", "while") for one in shape.pieces[low + 1 : high])


def is_safe(shape: Shape, gift: Gift, at: int, published: str, told: Day | None = None) -> bool:
    """Whether what was inferred of a day can hardly be meant otherwise: some days shortly before the publication.

    Then neither the year nor the week is open, as long as the day belongs to the verb that tells of the gift, and the
    last day that the text has named before (`told`) is not weeks before it: *on Thursday* may be of that week.
    """
    day = shape.pieces[at].day
    if day is None or not (len(published) >= 10 and day.first and day.last) or day.last > published:
        return False
    first, last, limit = (date.fromisoformat(iso) for iso in (day.first, day.last, published[:10]))
    near = (limit - first).days <= _SAFE_DAYS and (last - first).days < 7
    if told is not None and _WEEK < (first - date.fromisoformat(told.first or day.first)).days <= 2 * _SAFE_DAYS:
        return False
    owns = at + 1 < len(shape.pieces) and shape.pieces[at + 1].word == "'s"
    return near and not owns and gift.outcome is not Outcome.NOT_GIVEN and _tells(shape, gift, at)


def _tells(shape: Shape, gift: Gift, at: int) -> bool:
    """Whether no verb that tells of something else stands between a day and the verb or noun of the gift."""
    low, high = sorted((at, gift.main.at))
    between = {shape.verb_at(one) for one in range(low + 1, high)} - {-1} - _own(shape, gift)
    return all(gift.main.noun and shape.verbs[number].family in _CAME for number in between)


def _own(shape: Shape, gift: Gift) -> set[int]:
    """The numbers of the verbs that tell of a gift, and of those by which its things come somewhere."""
    told = {shape.verb_at(one.at) for one in gift.told}
    last = max((one.at for one in gift.told), default=0)
    for number, verb in enumerate(shape.verbs):
        comes = verb.family in (Family.ARRIVE, Family.SHIP, Family.RECEIVE) or verb.lemma in ARRIVING
        sends = verb.family in (Family.GIVE, Family.CARRY) and _sends_again(shape, verb)
        if (comes or sends) and verb.finite and number not in told and verb.mode is Mode.FACT:
            things = shape.subject(number)[1]
            again = sends or (verb.first > last and shape.pieces[max(0, shape.before(verb.first))].word in _AGAIN)
            if again or not {*things, *_held(shape, number)}.isdisjoint(gift.things):
                told.add(number)
    return told


def _sends_again(shape: Shape, verb: Verb) -> bool:
    """*Wired the sum*, *sent it*; not *sent it 20 tents*."""
    behind = shape.pieces[verb.last + 1 : verb.last + _BESIDE]
    return any(one.word in _AGAIN for one in behind[:2]) and all(one.sort is not Sort.THING for one in behind)


def _held(shape: Shape, number: int) -> list[int]:
    """The things before a verb that no other finite verb has: *trucks with 500 bags that X gave arrived*."""
    verb = shape.verbs[number]
    before = [one for one in shape.verbs[:number] if one.finite]
    if any(one.mode is not Mode.FACT or not _is_relative(shape, one.first) for one in before):
        return []
    return shape.of(Sort.THING, 0, verb.first)


def _is_relative(shape: Shape, at: int) -> bool:
    """Whether a verb belongs to what stands before it, by *that* or *which* a few words earlier."""
    return any(piece.word in _RELATIVE for piece in shape.pieces[max(0, at - _BESIDE) : at])


def _told_behind(shape: Shape, low: int, at: int) -> bool:
    """Whether a verb of what became of it stands between: *…, recd 12 Aug*, *handed over to X 26 Mar*."""
    numbers = {shape.verb_at(one) for one in range(low + 1, at)} - {-1}
    signs = any(shape.pieces[one].word in (";", ".") for one in range(low, at))
    return bool(numbers) and not signs and all(shape.verbs[one].family is not Family.SAY for one in numbers)


def is_of_promise(shape: Shape, at: int) -> bool:
    """Whether a day is that of a promise, whatever became of it: *never got the 300 sovereigns promised it in 1879*."""
    number = _verb_of_day(shape, at)
    if number < 0:
        return False
    verb = shape.verbs[number]
    told = verb.passive or _is_relative(shape, verb.first)
    return verb.family is Family.PROMISE or (verb.family is Family.DECIDE and told)


def _is_of_promise_before(shape: Shape, gift: Gift, at: int) -> bool:
    """*Promised 80 tents in May but sent only 20*: when it was promised, and not when a part came."""
    number = _verb_of_day(shape, at)
    if gift.outcome is not Outcome.GIVEN or number < 0 or gift.main.first < at or gift.main.family in _PROMISING:
        return False
    verb = shape.verbs[number]
    of_that = [one for one in shape.of(Sort.THING, verb.last + 1, at) if one not in gift.things]
    promised = verb.family in _PROMISING and verb.finite and bool(of_that)
    return promised and not _JOINTS.isdisjoint(shape.words[at + 1 : gift.main.first])


_PROMISING = (Family.PROMISE, Family.OFFER, Family.DECIDE)
_JOINTS = words(", ; and but")


def _is_of_whole(shape: Shape, at: int) -> bool:
    """Whether a day is that of the promise of a whole, a part of which came: *41 trucks of the 60 promised in May*.

    So it is of *3 million of the 8 million euros it approved in May*.
    """
    number = _verb_of_day(shape, at)
    whole = shape.verbs[number].first - 1 if number >= 0 else -1
    whole -= whole > 0 and shape.pieces[whole].word in _SCALES
    theirs = whole > 1 and shape.pieces[whole].sort is Sort.ACTOR
    decided = theirs and shape.verbs[number].family is Family.DECIDE
    whole -= theirs
    if whole < 2 or not (decided or is_of_promise(shape, at)):
        return False
    before, thing = shape.words[max(0, whole - 3) : whole], shape.pieces[whole].thing
    if thing is not None and PART_OF.search(thing.as_stated):
        return True
    return shape.pieces[whole].word[:1].isdigit() and before[-1:] in (["the"], ["its"], ["their"]) and "of" in before


_SCALES = words("thousand million billion crore lakh")
PART_OF = re.compile(r"(?:\d|thousand|million|billion|crore|lakh) of (?:the|its|their) \d")
"""Within an amount that is so much of a whole: *41 trucks of the 60*."""


def _of_announcing(shape: Shape, gift: Gift) -> int:
    """*… is to give …, the minister announced on Tuesday*: of what was only announced that is the day; or -1.

    So it is of what was decided or called off, whatever the word of saying: *has set aside …, he said on Tuesday*.
    """
    said = _ANNOUNCING.get(gift.outcome, frozenset())
    days = shape.of(Sort.DAY, 0, len(shape.pieces)) if said else ()
    return next((at for at in days if _is_said(shape, gift, at, said)), -1)


_WHO_DID = words("it they he she we i")
_ON_TOP = (("top", "of"), ("addition", "to"))


def _is_of_other_thing(shape: Shape, gift: Gift, at: int) -> bool:
    """*Sent 40 tents, on top of the 60 it delivered in May*: of what is not first of the gift."""
    number = _verb_of_day(shape, at)
    who = shape.verbs[number].first - 1 if number >= 0 else -1
    if who < 1 or shape.pieces[who].word not in _WHO_DID:
        return False
    if shape.pieces[who - 1].sort is Sort.THING:
        return who - 1 not in gift.things[:1]
    near = shape.words[max(0, who - _BESIDE - 2) : who]
    return any(pair in _ON_TOP and "," not in near[at:] for at, pair in enumerate(pairwise(near)))


def _is_of_next(shape: Shape, gift: Gift, at: int) -> bool:
    """*Gave 40 tents, and a second gift will follow in May*: of what was given is none that is still to come."""
    number, last = _verb_of_day(shape, at), max([gift.main.last, *sorted(gift.things)[:1]])
    if gift.outcome is not Outcome.GIVEN or number < 0 or shape.verbs[number].mode is not Mode.COMING:
        return False
    between = {*shape.words[last + 1 : shape.verbs[number].first]}
    return bool(between & _NEXT) and between.isdisjoint(_SAME)


def _is_of_standing(shape: Shape, gift: Gift, at: int) -> bool:
    """Since when somebody is what stands beside him without a verb: *a member since 1995, Sweden gave*."""
    day, said = shape.pieces[at].day, shape.words
    if day is None or not day.first or day.last or said[at + 1 : at + 2] != [","]:
        return False
    low = next((one for one in range(at - 1, -1, -1) if shape.pieces[one].sort is Sort.SIGN), -1) + 1
    if low == at or any(shape.verb_at(one) >= 0 or one in (*gift.things, gift.main.at) for one in range(low, at)):
        return False
    behind = at + 2 + (said[at + 2 : at + 3] == ["the"])
    opens = low == 0 and behind < len(shape.pieces) and shape.pieces[behind].actor is not None
    aside = low > 1 and said[low - 1] == "," and shape.pieces[low - 2].actor is not None
    return opens or (aside and shape.verb_at(behind) >= 0)


_NEXT = words("and but while ;")
_SAME = words("which that it they these both all")
"""By these what was given may be taken up: *sent 40 tents, and they will arrive in May*."""


def _is_of_saying(shape: Shape, gift: Gift, at: int) -> bool:
    """*Has sent 40 tents, officials said on Monday*: of what was given the day of the saying is none."""
    return gift.outcome is Outcome.GIVEN and (_is_said(shape, gift, at, _SAYS) or _says_that(shape, gift, at))


def _says_that(shape: Shape, gift: Gift, at: int) -> bool:
    """*Announced on 3 March that 40 tents had arrived*."""
    number = shape.verb_at(at - 1 - (shape.words[at - 1] in BEFORE_DAY)) if at > 1 else -1
    said = number >= 0 and shape.verbs[number].lemma in _SAYS and at < gift.main.first
    told = shape.verb_at(gift.main.at)
    holds = told >= 0 and shape.verbs[told].lemma == "have"  # said on Monday that it had 40 beds for all
    return said and not holds and shape.words[at + 1 : at + 2] == ["that"]


def _is_as_said(shape: Shape, gift: Gift, at: int) -> bool:
    """*As announced last week, has sent 40 tents*, *sent them, as promised in 2019*: when it was said, not given."""
    said = at - 1 - (at > 0 and shape.pieces[at - 1].word in BEFORE_DAY)
    number = shape.verb_at(said)
    by_word = number >= 0 and shape.verbs[number].family in (Family.DECIDE, Family.PROMISE, Family.OFFER)
    return by_word and said > 0 and shape.pieces[said - 1].word == "as" and gift.outcome is Outcome.GIVEN


def _is_said(shape: Shape, gift: Gift, at: int, said: Collection[str]) -> bool:
    """Whether a day stands right behind a verb of saying that stands behind all of a gift."""
    number, last = _verb_of_day(shape, at), max([gift.main.last, *gift.things])
    verb = shape.verbs[number] if number >= 0 else None
    if verb is None or not (verb.finite and verb.lemma in said) or _is_of_other_thing(shape, gift, at):
        return False
    return last < verb.first and at - verb.last < _TOLD_TO


def _verb_of_day(shape: Shape, at: int) -> int:
    """The verb that a day stands behind, nothing but its own words between; or -1."""
    number = verb_before(shape, at)
    between = {*shape.words[shape.verbs[number].last : at]} if number >= 0 else ()
    return -1 if _CLOSING.intersection(between) else number


_CLOSING = frozenset((";", ":", ")"))


def verb_before(shape: Shape, at: int) -> int:
    """The number of the last verb before a piece, or -1."""
    return next((n for n in range(len(shape.verbs) - 1, -1, -1) if shape.verbs[n].last < at), -1)


def is_other(shape: Shape, gift: Gift, at: int) -> bool:
    """Whether a day is of something else, or only names something."""
    verb = shape.ties[at].verb
    if verb >= 0 and shape.verbs[verb].family is Family.SAY and verb != shape.verb_at(gift.main.at):
        return True
    if is_dateline(shape, at) or _of_participle(shape, at) or _of_other_verb(shape, gift, at):
        return True
    if _is_compared(shape, at) or (at > 0 and shape.pieces[at - 1].word == "of"):
        return noun_before(shape, at) != "time"
    if _is_of_meeting(shape, gift, at):
        return False
    return at > 0 and (
        shape.pieces[at - 1].word in ("since", "the", "after", "'s") or noun_before(shape, at) == "event"
    )


def names_something(shape: Shape, at: int) -> bool:
    """Whether a day only names something, or is that of a report: *the quake of 27 May*, *founded in 1911, it gave*.

    So does one with which it is compared, or of a life: *more than last year*, *up from 9 in 2019*, *who died in May*.
    """
    day = shape.pieces[at].day
    headed = is_dateline(shape, at) and day is not None and day.first == day.last
    event = noun_before(shape, at) == "event" and shape.pieces[at - 2].word not in _ITS_PAPERS
    ends = any(one.word.startswith("expir") for one in shape.pieces[max(0, at - 3) : at])  # doses that expire in May
    of_event = event or _is_of_disaster(shape, at) or _is_of_school(shape, at) or _is_of_victims(shape, at)
    return of_event or headed or ends or _of_participle(shape, at) or _of_life(shape, at) or _is_compared(shape, at)


def _is_of_disaster(shape: Shape, at: int) -> bool:
    """*After Cyclone Ula in 2016*, *following two storms in May*, *after the 6 May quake*, *after the May quake*."""
    pieces = shape.pieces
    day = pieces[at].day
    which = pieces[at - 1].word == "the" or (day is not None and day.as_stated.lower().startswith("the "))
    after = which and at + 1 < len(pieces) and pieces[at + 1].word.removesuffix("s") in DISASTERS | {"flood", "fire"}
    if after or at < 3 or pieces[at - 1].word not in ("in", "of", "on") or _is_while(shape, at):
        return after
    noun = pieces[at - 2].word.rpartition(" ")[2].lower()
    return noun in DISASTERS or noun.removesuffix("s") in DISASTERS or pieces[at - 3].word.lower() in STORMS


def _is_of_victims(shape: Shape, at: int) -> bool:
    """*Families displaced by the eruption of Pinatubo in June 1991*: when that befell them, and not of the gift."""
    tie = shape.ties[at]
    verb = shape.verbs[tie.verb] if tie.verb >= 0 and tie.chain[:1] == ("by",) and len(tie.chain) > 1 else None
    return verb is not None and verb.passive and not verb.finite and verb.family is Family.OTHER


def _is_of_school(shape: Shape, at: int) -> bool:
    """*The class of 1998*: in which year they left, not when they gave."""
    pieces = shape.pieces
    return at > 1 and pieces[at - 1].word == "of" and pieces[at - 2].word.rpartition(" ")[2] in _SCHOOLED


_SCHOOLED = words("class classes boys girls alumni graduates pupils students veterans batch cohort generation")


def _is_of_meeting(shape: Shape, gift: Gift, at: int) -> bool:
    """*At the Islamabad conference on 19 November Turkey undertook to give*: a promise is made where they meet."""
    meets = at > 1 and shape.pieces[at - 1].word in ("on", "of", "in") and shape.pieces[at - 2].word in _MEETINGS
    return meets and gift.outcome in (Outcome.PROMISED, Outcome.OFFERED, Outcome.ANNOUNCED)


def _is_when_it_struck(shape: Shape, gift: Gift, at: int) -> bool:
    """*When floods struck in 2011, Peru gave*: a gift that is made as a disaster strikes, which opens the sentence."""
    opens = shape.words[:1] == ["when"] and shape.words[at - 1] in ("in", "on") and strikes(shape, at - 2)
    led = opens and shape.words[at + 1 : at + 2] == [","] and gift.outcome is Outcome.GIVEN
    first = next((one.first for one in shape.verbs if one.first > at), -1)
    return led and first == gift.main.first  # and built the factory that Moscow had donated


def _heads_meeting(shape: Shape, at: int) -> bool:
    """*Donors' conference for Mali, Addis Ababa, 29 January: …*: the day of the meeting whose promises are listed."""
    heads = 0 < at < len(shape.pieces) - 1 and shape.pieces[at + 1].word == ":" and not shape.of(Sort.THING, 0, at)
    return heads and any(piece.word in _MEETINGS for piece in shape.pieces[:at])


_MEETINGS = words("conference summit meeting event telethon ceremony session roundtable marathon")


def _is_nobodys(shape: Shape, at: int) -> bool:
    """Whether a day that is known from its start on does not stand behind a verb that tells of something else."""
    day, number = shape.pieces[at].day, _verb_of_day(shape, at)
    verb = shape.verbs[number] if number >= 0 else None
    free = verb is None or not verb.finite or verb.family not in (Family.OTHER, Family.SAY) or verb.lemma in ARRIVING
    return day is not None and bool(day.first) and free


def _stamp_of(shape: Shape, gift: Gift) -> int:
    """The day under which a line of a chronicle or a table stands, the last before the gift; or -1.

    So *Dec. 4: …*, *20 Jan - …*, *21 Nov., Bhola cyclone: …*; not that of *LIMA, Dec. 4 - …*, which is of the report.
    """
    pieces, first = shape.pieces, min([gift.main.first, *gift.things])
    days = [at for at in shape.of(Sort.DAY, 0, first) if at == 0 or pieces[at - 1].word == "."]
    return next((at for at in reversed(days) if _heads(shape, at, first)), -1)


def _heads(shape: Shape, at: int, end: int) -> bool:
    """Whether a sign stands right behind a day, or behind words without a verb that say what happened then."""
    signs = (":", *_DASHES)
    if shape.pieces[at + 1].word in signs:
        return True
    if shape.pieces[at + 1].word != ",":
        return False
    sign = next((one for one in range(at + 2, end) if shape.pieces[one].word in signs), -1)
    return sign > 0 and all(shape.verb_at(one) < 0 for one in range(at, sign))


def _is_of_thanks(shape: Shape, gift: Gift, at: int) -> bool:
    """*On Thursday thanked Fiji for 40 tents*: the day of thanks is none of a gift."""
    near = range(max(0, at - _NEAR), min(len(shape.pieces), at + _NEAR + 1))
    thanks = [one for one in near if shape.pieces[one].word in _THANKS]
    apart = (shape.of(Sort.THING, min(one, at), max(one, at)) for one in thanks)
    return gift.outcome is Outcome.GIVEN and any(not things for things in apart)


_NEAR = 3
_THANKS = words("thanks thanked thanking acknowledged acknowledge praised hailed begs")


def noun_before(shape: Shape, at: int) -> str:
    """What a day is said of right before it: of a `time` (*the course of*), an `event` or nothing that is known."""
    if at < 2 or shape.pieces[at - 1].word not in ("of", "on", "in"):
        return ""
    word = shape.pieces[at - 2].word
    if (word == "appeal" and _gets_it(shape, at - 2)) or _is_while(shape, at):
        return "time" if word != "appeal" else ""
    return "event" if word in _EVENTS else "time" if word in _TIMES and shape.pieces[at - 1].word == "of" else ""


def _is_while(shape: Shape, at: int) -> bool:
    """*In the famine of 1921 Peru sent*, *during the siege of 1870*: as long as it lasted, and not after it.

    What stands behind a word may be of that: *those killed in the floods of 1953*.
    """
    pieces, day = shape.pieces, shape.pieces[at].day
    if pieces[at - 1].word != "of" or day is None or not _lasts(pieces[at - 2].word):
        return False
    the = next((one for one in range(at - 2, max(0, at - _BESIDE), -1) if pieces[one].word in ("the", "its")), 0)
    lead, told = the - 1, any(shape.verb_at(one) >= 0 for one in range(the, at))
    if the == 0 or pieces[lead].word not in ("in", "during", "throughout") or told:
        return False
    return lead == 0 or pieces[lead].word != "in" or pieces[lead - 1].sort is not Sort.WORD


def _lasts(noun: str) -> bool:
    """Whether it is an event that lasts some time within a year."""
    return noun in _EVENTS - _ITS_PAPERS - _AGREED


def _gets_it(shape: Shape, at: int) -> bool:
    """Whether an appeal is what a gift goes to: *gave £3 to the lifeboat appeal*, not *in response to its appeal*."""
    back = at - 1
    while back > 0 and at - back < _APPEAL and shape.pieces[back].sort is Sort.WORD and shape.pieces[back].word != "to":
        back -= 1
    return shape.pieces[back].word == "to" and shape.pieces[back - 1].word not in ("response", "answer", "reply")


_APPEAL = 6
"""Pieces before an appeal in which *to* stands."""


def is_dateline(shape: Shape, at: int) -> bool:
    """*NAIROBI, March 7 (Reuter) -* and *Lima, 9 February.* at the start of a report."""
    pieces = shape.pieces
    if at >= _DATELINE or any(piece.sort is Sort.THING or piece.word in (":", ";") for piece in pieces[:at]):
        return False
    if any(shape.verb_at(one) >= 0 for one in range(at)) or (at > 0 and pieces[at - 1].word in BEFORE_DAY):
        return False
    behind = at + 1
    if behind < len(pieces) and pieces[behind].word == "(":
        behind = next((one for one in range(behind, len(pieces)) if pieces[one].word == ")"), behind) + 1
    return behind + 1 < len(pieces) and pieces[behind].word in (*_DASHES, ".", ":")


def _of_participle(shape: Shape, at: int) -> bool:
    """*…, burnt on 8 August, …*: said of what stands before it, by a word that is no verb of the lists."""
    before = at - 1
    while before >= 0 and shape.pieces[before].word in BEFORE_DAY:
        before -= 1
    placed = (
        before > 1 and shape.pieces[before].sort is Sort.ACTOR and shape.pieces[before - 1].word in ("in", "at", "near")
    )
    if placed and shape.pieces[before - 2].word in _KILLED and _is_of_whom(shape, before - 2):
        return True  # miners killed at Lomé in May
    if before > 1 and shape.pieces[before].word in _AWAY and shape.pieces[before - 1].word in _BEFALLEN:
        return True  # houses washed away on 4 May
    word = shape.pieces[before].word if before >= 0 else ""
    apart = before == 0 or (before > 0 and shape.pieces[before - 1].word in (",", "(", "and"))
    plain = shape.verb_at(before) < 0 and not strikes(shape, before)
    return plain and word in PARTICIPLES and (apart or shape.pieces[before - 1].sort is not Sort.SIGN)


def _is_of_whom(shape: Shape, at: int) -> bool:
    """Whether a participle stands behind those whom a preposition joins to the gift: *to the families of 40 killed*."""
    behind = shape.words[max(0, at - _NEAR - 1) : at]
    return not _TO_WHOM.isdisjoint(behind) and _NO_PARTICIPLE.isdisjoint(behind[-1:])


_TO_WHOM = words("to of for from among")
_NO_PARTICIPLE = words(", ; : was were is are been be had has have")
_AWAY = ("away", "down", "up", "out")
_KILLED = words("killed drowned destroyed devastated displaced orphaned wrecked flooded")
_BEFALLEN = words("washed burnt burned blown swept shot torn knocked wiped")


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


def _of_life(shape: Shape, at: int) -> bool:
    """*His aunt, who died in 1980*, *refugees who fled Chad in May*: of whoever gives or gets it, and not when."""
    last = at - 1 - (shape.pieces[at - 1].word in ("in", "on", "for"))
    return shape.pieces[last - (last > 0 and shape.pieces[last].actor is not None)].word in _LIVED


_LIVED = words("died dies lived married retired emigrated fled drowned studied worked taught visited played graduated")


def _is_compared(shape: Shape, at: int) -> bool:
    """*Gave 40 million, up from 37 million in 2010*, *its third grant since 2010*: the day is not that of the gift."""
    before = " ".join(shape.words[max(0, at - _BESIDE - 2) : at + 1])
    opened = at > 0 and shape.pieces[at - 1].word == "("
    if opened and at + 1 < len(shape.pieces) and shape.pieces[at + 1].word == ":":  # £418,000 (2018: £392,000)
        return True
    if "than" in shape.ties[at].chain:
        return True
    return any(map(before.__contains__, _COMPARING)) and _COMPARED.search(before) is not None


_AHEAD_OF = ("eve", "advance", "ahead", "time")
_COMPARING = [*words("than compared from what against versus since"), " as ", *(f"{one} of" for one in _AHEAD_OF)]
"""Of these one stands in all words that compare, which are seldom and slow to find."""
_COMPARED = re.compile(
    r"(?:(?:more|less|fewer) than(?= (?:in|on|it|was|were|they|last|the)\b)|compared (?:with|to)"
    r"|(?:up|down) from (?=\D{0,9}\d)"
    r"|(?:as (?:much|many)|the same)\b[^,;]* as(?= )"
    r"|(?:, (?:just |much )?as|(?:twice|double|triple|times|half|same as) what) [\w'-]+ (?:had |has |have |also )*"
    r"(?:done|did|gave|given|sent|paid|promised|pledged|offered|said|announced|received|got|raised)\b"
    r"|(?:^|, )(?:just |much )?as (?:[\w'-]+ (?:had|did) )?(?:in|on) (?=[^,;]*$)"
    r"|(?:on the eve|in advance|ahead|by the time) of [^,;]{3,60} on"
    r"|(?:against|versus) [\d$€£]|(?:first|second|third|fourth|fifth|sixth|[a-z]{4,}est)(?: [\w.]+){0,5} since )[^,;]*$"
)


def _is_open(shape: Shape, at: int) -> bool:
    """Whether a day is none that is known: *two years earlier* of nothing."""
    day = shape.pieces[at].day
    return day is None or not (day.first or day.last)
