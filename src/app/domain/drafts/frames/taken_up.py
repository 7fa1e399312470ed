"""Numbers of a thing that are said behind it, where the thing itself has none.

    taken up = thing … "," number ("in all" | "in total" | "altogether")       sent pumps to Bolivia, 80 in all
             | thing … number "of them"                                         sent tents to Mali: 400 of them arrived
             | thing "from" name "(" number ")"                                       tents from Iran (500), …
             | thing "(" number ("units" | "pieces" | …) ")"                            wheelchairs (30 units)
             | number (measure | container) "(" things ")"               sent 40 tonnes (flour and dates) to Chad
             | thing ("," thing)* "and" thing "," measure "in all"      sent flour, rice and milk, 50 tons in all
             | "a" thing "in" year "and" ("one" | "another") "in" year                  a van in 2017 and one in 2018
             | thing … "the" number noun, of the same noun                      a shipment of masks; the 300,000 masks …
             | measure "of" thing … measure, of one unit          300 tons of rye to Peru and 40 tons to Chile

Of *400 of them arrived* there are at least so many; *for 400 of them* says whom it is for. The thing is the last one
before that is named without a number. *Each with 50 beds* says how much of something each one has, and nothing of how
many there are: it is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.words.rare import Rare
from app.domain.drafts.words.word_lists import CONTAINERS
from app.domain.language import tr
from app.domain.quantity import read_quantity
from app.domain.terms import Qualifier

_NUMBER = r"(?:(?:some|about|around|nearly|almost|over|more than) )?\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+|[a-z-]+"
_NO_LOAD = r"(?! (?:carrying|bringing|transporting|taking|loaded|laden|full|filled|packed)\b)"
"""Behind *of them*, where they are what brings it: *tents on 12 trucks, two of them carrying stoves*."""
_BEHIND = re.compile(
    rf"(?:(?<=, )(?P<all>{_NUMBER})(?= (?:in all|in total|altogether)\b)|(?P<part>{_NUMBER})(?= of them\b{_NO_LOAD})"
    r"|(?<=\()(?P<from>\d{1,3}(?:,\d{3})+|(?!(?:1[5-9]|20)\d\d\))\d+)(?=\)))"
)
_OF_THEM_GET = re.compile(r" of (?:them|these) (?!an? |the |gifts|presents)(?:[a-z-]+ )?[a-z-]+ (?:from|by|through) ")
"""Behind how many get something else: *ten families got stoves from CARE and six of them goats from Heifer*."""
_MARK = re.compile(r"\(\d| (?:in (?:all|total)|altogether|of them)\b")
"""What stands beside each of them, looked for first, as that is quick."""
_FROM = re.compile(r" (?:from|by|of) (?:the )?(?:[A-Z][\w’'.-]* (?:and |of |the )*){1,5}\(")
"""Between a thing and how much of it there is, who gave it: *tents from Iran (500)*; in *Iran (2004)* it is a year."""
_PLURAL = re.compile(r"[^s]s$")
_WHERE = re.compile(r"\b(?:for|in|on|at|from|with|among|by) (?:all )?$")
_ARRIVED = re.compile(r" of them (?:(?:have|has|had|already) )*(?:arrived|came|come|reached|landed)\b")


def taken_up(text: str, start: int, end: int, found: Sequence[Amount]) -> list[Amount]:
    """The bare numbers between two code points that say how many of the thing before there are; never sure."""
    out = [*_one_more(text, start, end, found)]
    may_be = _MARK.search(text, start, end) is not None
    for match in _BEHIND.finditer(text, start, end) if may_be else ():
        low, high = match.span()
        read = read_quantity(match[0])
        before = max((one for one in found if one.end <= low), key=lambda one: one.end, default=None)
        free = not any(one.start < high and low < one.end for one in found) and not _WHERE.search(text, start, low)
        if read is None or read.low is None or read.item or not free or before is None or not _is_bare(before):
            continue
        if match["part"] is not None and _OF_THEM_GET.match(text, high):
            continue
        if match["from"] is not None and _FROM.fullmatch(text, before.end, low) is None:
            continue
        part = match["part"] is not None and _ARRIVED.match(text, high) is not None
        made = before._replace(
            start=low, end=high, low=read.low, high=None if part else read.high, unit="", item_start=high,
            qualifier=Qualifier.AT_LEAST if part else read.qualifier, item_end=high, as_stated=match[0],
            unsure=_taken(before),
        )  # fmt: skip
        out.append(made)
    return out


def _one_more(text: str, start: int, end: int, found: Sequence[Amount]) -> Iterator[Amount]:
    """One more of the single thing before, which has a year of its own: *a van in 2017 and one in 2018*."""
    for match in _ONE_MORE.finditer(text, start, end):
        low, high = match.span()
        before = max((one for one in found if one.end <= low), key=lambda one: one.end, default=None)
        free = not any(one.start < high and low < one.end for one in found)
        if free and before is not None and before.low == 1 and not before.is_money and not before.unit:
            yield before._replace(
                start=low, end=high, item_start=high, item_end=high, as_stated=match[0], unsure=_taken(before)
            )


_ONE_MORE = Rare(" in ", r"(?<= and )(?:one|another)(?= in (?:[A-Z][a-z]+ )?(?:1[89]|20)\d\d\b)")


def with_contents(text: str, found: Sequence[Amount]) -> list[Amount]:
    """Amounts, of which those that only measure have what stands in brackets behind: *40 tonnes (flour and dates)*."""
    out = [*found]
    for one in found:
        holds = one.low is not None and not one.is_money and _HOLDS.match(text, one.end)
        if not holds or not (one.item in CONTAINERS if one.item else one.unit):
            continue
        within = [other for other in out if holds.start() < other.start < holds.end()]
        if not within or any(other.low is not None or other.is_money for other in within):
            continue
        low, high = holds.span("things")
        held = one._replace(
            end=holds.end(), unit=one.unit or one.item, item=" ".join(holds["things"].split()), item_start=low,
            item_end=high, as_stated=" ".join(text[one.start : holds.end()].split()),
        )  # fmt: skip
        out = [held if other is one else other for other in out if other not in within]
    return out


_HOLDS = re.compile(
    r" \((?P<things>(?!(?:incl|including|of which|about|for|from|in|by|see|each|all)\b)[^()\d:;]{3,80})\)"
)


def with_listed(text: str, found: Sequence[Amount]) -> list[Amount]:
    """Amounts, of which those that measure a list before them are of it: *flour, rice and milk, 50 tons in all*."""
    out = sorted(found, key=lambda one: one.start)
    for at in range(len(out) - 1, 0, -1):
        one = out[at]
        all_of = _IN_ALL.match(text, one.end)
        if all_of is None or one.low is None or not one.unit or one.item or text[out[at - 1].end : one.start] != ", ":
            continue
        first = at
        while (
            first
            and _is_without_number(out[first - 1])
            and (first == at or _LISTED.fullmatch(text, out[first - 1].end, out[first].start))
        ):
            first -= 1
        if first == at:
            continue
        low, high = out[first].start, out[at - 1].end
        out[first : at + 1] = [
            one._replace(
                start=low, end=all_of.end(), item=text[low:high], item_start=low, item_end=high,
                as_stated=text[low : all_of.end()],
            )
        ]  # fmt: skip
        return out
    return [*found]


_IN_ALL = re.compile(r" (?:in all|in total|altogether|all told)\b")
_LISTED = re.compile(r", |,? and ")


def _is_without_number(one: Amount) -> bool:
    return one.low is None and one.high is None and not one.is_money


def in_brackets(found: Sequence[Amount]) -> list[Amount]:
    """Amounts, of which those that count pieces in brackets right behind a thing count that: *tents (20 units)*."""
    bare = {one.end: one for one in found if _is_bare(one)}
    return [
        one._replace(item=thing.item, unit="", item_start=one.end, item_end=one.end)
        if one.item in _PIECES and (thing := bare.get(one.start - len(" ("))) is not None
        else one
        for one in found
    ]


_PIECES = ("units", "pieces", "pcs", "pc", "nos", "sets", "items")


def _is_bare(one: Amount) -> bool:
    """Whether a thing is named in the plural and without a number."""
    return one.low is None and one.high is None and not one.is_money and _PLURAL.search(one.item) is not None


def _taken(like: Amount) -> str:
    return tr("What is counted is taken from “{words}”.").format(words=like.as_stated)


def counted_behind(shape: Shape, gifts: Sequence[Gift]) -> list[Gift]:
    """The gifts, whose things that have no number have those that take them up, and no gift of the number alone."""
    numbers = {number: thing for thing, number in pairwise(_of_things(shape)) if _takes_up(shape, thing, number)}
    held = {thing: number for number, thing in numbers.items()}
    for gift in gifts:
        gift.counts = {at: held[at] for at in gift.things if at in held}
    counted = {number for gift in gifts for number in gift.counts.values()}
    for gift in gifts:
        gift.things = [at for at in gift.things if at not in counted]
    return [gift for gift in gifts if gift.things or not counted & {at for frame in gift.told for at in frame.things}]


def _of_things(shape: Shape) -> list[int]:
    """The pieces that are things and no money, in order."""
    return [at for at, piece in enumerate(shape.pieces) if piece.thing is not None and not piece.thing.is_money]


def _takes_up(shape: Shape, thing: int, number: int) -> bool:
    """Whether one thing is the number of the thing before it."""
    named, counted = shape.pieces[thing].thing, shape.pieces[number].thing
    if named is None or counted is None or not _has_no_number(named) or counted.low is None:
        return False
    if counted.item == named.item and counted.item_start == counted.end:
        return True
    again = shape.pieces[number].word.startswith("the ") or shape.pieces[number - 1].word == "the"
    return again and bool(counted.item) and head_of(counted.item) == head_of(named.item)


def _has_no_number(one: Amount) -> bool:
    return one.low is None and one.high is None


def with_number(named: Amount, counted: Amount) -> Amount:
    """A thing with the number that is said behind it."""
    return counted._replace(item=named.item, unsure=counted.unsure or _taken(named))


def of_the_same(one: Amount, before: Sequence[Amount], *, more: bool) -> Amount:
    """A measure of nothing, of what the last thing of its unit is: *300 tons of rye to Peru and 40 tons to Chile*.

    Of aid, which may be anything, only where so much `more` of it is told.
    """
    last = next((each for each in reversed(before) if each.item and (each.unit == one.unit or not more)), None)
    if one.item or one.is_money or not one.unit or last is None or last.unit != one.unit:
        return one
    if not more and _AID.search(last.item):
        return one
    return one._replace(item=last.item, unsure=one.unsure or _taken(last))


_AID = re.compile(r"\b(?:aid|assistance|supplies|goods|relief)\b")
