"""What is left open of a pledge, as honest intervals, and when it was made and came.

A pledge is what was announced, promised or offered. What came of it are the records linked to it as its deliveries or
given as parts of it, and the amounts that are said to be delivered of it; both may speak of the same, so that they are
joined as what may overlap is. From the pledge's low less all that may have come, to its high less what has surely
come, and never below nothing; of alternatives those are left that have all of which some surely came. Where it is only
said that some of it came, that may be all of anything. Where what came is counted in another unit, or a delivery
speaks of something that was not pledged (another currency, goods for money), what is left open is unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.alternatives import Alternative, added, of_items
from app.domain.by_key import by_key
from app.domain.counted import Names, counted_words
from app.domain.donations import Amount, Donation, Item
from app.domain.giving import outcome, whole_of
from app.domain.language import later, tr
from app.domain.money import format_amount
from app.domain.quantity import Interval, Stated, add, format_interval, of_ends
from app.domain.terms import PLEDGED, AmountRole, DateEvent, MoneyKind, Outcome, Qualifier
from app.domain.totals import Total, TotalLine

_Items = list[tuple[Alternative | None, Item]]
_Key = tuple[str, str]
_Things = dict[_Key, _Items]


@dataclass(frozen=True, slots=True)
class Open:
    """What is left open of one item of a pledge. None at both ends means unknown."""

    what: str
    """The item as written; for money its kind."""
    unit: str
    """The item's unit, or the currency."""
    money_kind: MoneyKind | None
    low: Decimal | None
    high: Decimal | None
    known: bool = True
    """Whether it is known how much; an end of None is open then."""
    why: str = ""
    """Why it is not known, where that is not for want of a figure."""

    @property
    def qualifier(self) -> Qualifier:
        if self.high is None:
            return Qualifier.AT_LEAST if self.known else Qualifier.NOT_STATED
        return Qualifier.EXACT if self.low == self.high else Qualifier.BETWEEN if self.low else Qualifier.UP_TO

    def words(self) -> str:
        """*USD 3 million*, *≤ 40 tonnes of flour*, *nothing*, *masks, how many is not known*."""
        if not self.known:
            what = self.unit if self.money_kind is not None else self.what
            said = unknown_words(what)
            return f"{said} ({self.why})" if self.why else said
        if not self.low and self.high == 0:
            what = self.unit if self.money_kind is not None else self.what
            return tr("{what}, nothing more").format(what=what)
        if self.money_kind is not None:
            return format_amount(self.low, self.high, self.unit, self.qualifier)
        return counted_words(format_interval(self.low, self.high, self.qualifier), self.what, self.unit)


def unknown_words(what: str) -> str:
    """That it is not known how much of something there is; of a sum whose currency is not read there is no name."""
    return tr("{what}, how much is not known").format(what=what) if what else tr("an amount that is not read")


def is_pledge(content: Donation, *, delivered: bool) -> bool:
    """Whether something may be left open of a record; `delivered` if other records deliver it."""
    came = outcome(content.assertion, content.status)
    if came in (Outcome.CANCELLED, Outcome.NOT_GIVEN):
        return False
    return came in PLEDGED or delivered or any(amount.role is AmountRole.DELIVERED for amount in content.amounts)


def is_conditional(content: Donation) -> bool:
    """Whether it, or a part of its sum, comes on a condition."""
    return any(words.strip() for words in (content.condition, *(amount.condition for amount in content.amounts)))


@dataclass(frozen=True, slots=True)
class Balance:
    """What was pledged of one thing, what has come of it, and what is left open."""

    pledged: Interval
    came: Interval
    open: Open


def balances(pledge: Donation, came: Sequence[Total], said: Sequence[Amount], names: Names) -> tuple[Balance, ...]:
    """What is left open of each thing and of the amount of a pledge; `came` are the sums over its deliveries, and
    `said` the further amounts, its own among them, that are said to be delivered of it."""
    pledged = Pledged(pledge, names)
    every = [line for total in came for line in (*total.added, *total.beside)]
    lines = [line for line in every if not line.is_unsaid]
    beside = [_UNSAID] if len(lines) < len(every) or not all(row.is_stated for row in said) else []
    fitting = {line.donation_id for line in lines if pledged.has(line)}
    unlike = any(line.donation_id not in fitting for line in lines)
    out: list[Balance] = []
    of_things = [(pledged.key(_line(total)), total) for total in came if total.money_kind is None]
    still = _still_possible(pledged.things, of_things)
    for key, items in pledged.things.items():
        what: _What = items[0][1].item, items[0][1].unit, None
        sums = [total for of, total in of_things if of == key]
        others = [names.thing(line.what, line.unit) for line in lines if line.money_kind is None]
        is_unlike = unlike or any(one.key != key and one.key[0] == key[0] for one in others)
        found = _left(what, _possible(items, still), [*sums, *beside], is_unlike=is_unlike)
        out.append(replace(found, pledged=added(items)))
    money = pledge.money
    if money is not None and money.currency:
        what = money.kind.value, money.currency, money.kind
        sums = [total for total in came if (total.money_kind, total.unit) == (money.kind, money.currency)]
        stated = [row for row in said if row.is_stated]
        is_unlike = unlike or any(row.currency != money.currency for row in stated)
        out.append(_left(what, whole_of(money, pledge.amounts), [*stated, *sums, *beside], is_unlike=is_unlike))
    return tuple(out)


def _still_possible(things: _Things, came: Iterable[tuple[_Key, Total]]) -> set[Alternative]:
    """The alternatives of a pledge that may still be meant: those that have all of which some has surely come, or if
    none has, all."""
    every = {of for items in things.values() for of, _ in items if of is not None}
    held = [{of for of, _ in things[key]} for key, total in came if key in things and total.low]
    return every.intersection(*(some for some in held if None not in some)) or every


def _possible(items: _Items, still: Collection[Alternative]) -> Interval:
    """How much of a thing can be meant where only some of the alternatives are left."""
    return added((of and of._replace(many=len(still)), item) for of, item in items if of is None or of in still)


_UNLIKE = later("what came is counted differently")


class Pledged:
    """What was pledged, as far as deliveries can be compared with it."""

    def __init__(self, pledge: Donation, names: Names) -> None:
        self._names = names
        self._money = pledge.money
        told = zip(of_items(pledge.items), pledge.items, strict=True)
        self.things: _Things = by_key((names.thing(item.item, item.unit).key, (of, item)) for of, item in told)
        """Its items by what they count, each with the alternative that it is of."""

    def key(self, line: TotalLine) -> tuple[str, str]:
        """By what the thing of a line is the same as another."""
        return self._names.thing(line.what, line.unit).key

    def has(self, line: TotalLine) -> bool:
        """Whether a line can be compared with something that was pledged."""
        if line.money_kind is None:
            return self.key(line) in self.things
        money = self._money
        return money is not None and (line.money_kind, line.unit.upper()) == (money.kind, money.currency)


def _line(total: Total) -> TotalLine:
    return (*total.added, *total.beside)[0]


_What = tuple[str, str, MoneyKind | None]
_NOTHING = Decimal(0)
_UNSAID = Interval(_NOTHING, None, Qualifier.NOT_STATED)
"""Some has come, of what or how much is not said."""


def _left(what: _What, pledged: Interval, came: Sequence[Stated], *, is_unlike: bool) -> Balance:
    """What is left of a pledge: at least what surely did not come, at most what may not have come."""
    if is_unlike:
        is_counted = pledged.low is not None or pledged.high is not None
        unknown = Open(*what, None, None, known=False, why=tr(_UNLIKE) if is_counted else "")
        return Balance(pledged, Interval(_NOTHING, None, Qualifier.NOT_STATED), unknown)
    surely = max((one.low for one in came if one.low is not None), default=_NOTHING)
    at_most = add(came).high
    here = Interval(surely, at_most, of_ends(surely, at_most))
    low, high, _ = pledged
    if low is None and high is None:
        return Balance(pledged, here, Open(*what, None, None, known=False))
    left_low = _NOTHING if low is None or at_most is None else max(_NOTHING, low - at_most)
    return Balance(pledged, here, Open(*what, left_low, None if high is None else max(_NOTHING, high - surely)))


def pledged_from(content: Donation) -> str:
    """The first day it may have been pledged, an ISO date or empty: by its dates, else the main one of a pledge."""
    own = [date.start for date in content.dates if date.event in (DateEvent.ANNOUNCED, DateEvent.PROMISED)]
    if own:
        return min(own) if all(own) else ""
    return content.date.start if outcome(content.assertion, content.status) in PLEDGED else ""


def delivered_by(content: Donation, *, alone: bool) -> str:
    """The last day some of it had been delivered, as ISO date or empty: by its dates, else the main one if `alone`."""
    own = [date.end for date in content.dates if date.event is DateEvent.DELIVERED]
    if own or not alone:
        return min((end for end in own if end), default="")
    return content.date.end if outcome(content.assertion, content.status) is Outcome.GIVEN else ""


def cancelled_by(content: Donation) -> str:
    """The last day on which it was cancelled, by its dates, as ISO date or empty."""
    return min((one.end for one in content.dates if one.event is DateEvent.CANCELLED and one.end), default="")
