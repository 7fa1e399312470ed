"""What was promised of each thing, what has come of it, and what is still open, added up over pledges.

Pledges are added as gifts are (`app.domain.totals`): duplicates once, no part beside its whole, conflicting amounts as
one act, what may overlap as an interval; never across currencies, or units and things. What is open is not the one less
the other, since of one pledge more may have come than was promised: it is added up by act. Of what is one act, or may
be, it is at least what was promised less all that may have come of any of its records.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.by_key import by_key
from app.domain.counted import Names
from app.domain.giving import LeftOut
from app.domain.pledges import Balance, Open
from app.domain.quantity import Interval, add, enclosing, of_ends
from app.domain.relations import Classes, Deliveries, Relations
from app.domain.terms import MoneyKind, Outcome, Qualifier
from app.domain.totals import Adding, Joined, Total, TotalLine, by_reason

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class PledgeSum:
    """The pledges of one thing. Where it is not known how much is open, no more than was promised is."""

    key: object
    """By which the sum of what was given of the same is found (`sum_key`)."""
    what: str
    unit: str
    money_kind: MoneyKind | None
    promised: Interval
    came: Interval
    open: Interval
    refs: tuple[str, ...]
    """The pledges that are added."""
    ids: tuple[int, ...]
    unclear: tuple[str, ...]
    """Those of which is not known how much has come."""
    left_out: Mapping[LeftOut, tuple[str, ...]]
    """Those that are not added, by the reason."""
    approximate: bool = False
    conditional: tuple[str, ...] = ()
    """Those that come on a condition, and of which something is open."""
    alternatives: tuple[str, ...] = ()
    """Those that may come to something else instead."""

    @property
    def called(self) -> str:
        """What was promised, without how much."""
        return self.what if self.money_kind is None else self.unit


def sum_key(total: Total, names: Names) -> object:
    """What is one sum, of what was given as of what was promised."""
    return _key(total.money_kind, total.what, total.unit, names)


def _key(money_kind: MoneyKind | None, what: str, unit: str, names: Names) -> object:
    return (money_kind, unit.upper()) if money_kind is not None else names.thing(what, unit).key


class Pledges:
    """Pledges of which sums are made, for all of them or in groups."""

    def __init__(
        self,
        balances: Mapping[int, Sequence[Balance]],
        relations: Relations,
        linked: Deliveries,
        names: Names,
        conditional: Collection[int] = (),
    ) -> None:
        """`conditional` are those that come on a condition."""
        self._names, self._linked, self._adding = names, linked, Adding(relations, names)
        self._conditional = conditional
        self._of = {
            one: {_key(found.open.money_kind, found.open.what, found.open.unit, names): found for found in some}
            for one, some in balances.items()
        }

    def sums(self, lines: Iterable[TotalLine]) -> tuple[PledgeSum, ...]:
        """The sums over what pledges state, in the order of their first lines, each line with why it is not
        added; those of what was cancelled or not given are heard where they conflict, and listed nowhere."""
        found = (self._sum(total) for total in self._adding.up(lines).every)
        return tuple(one for one in found if one is not None)

    def _sum(self, total: Total) -> PledgeSum | None:
        beside = [line for line in total.beside if line.outcome not in (Outcome.CANCELLED, Outcome.NOT_GIVEN)]
        if not (total.added or beside):
            return None
        by_ref = {line.ref: line for line in total.added}
        own = {ref: self._balance(line) for ref, line in by_ref.items()}
        ids = {line.donation_id for line in by_ref.values()}
        within = {ref for ref, line in by_ref.items() if not ids.isdisjoint(self._linked.wholes(line.donation_id))}
        acts = [([own[ref] for ref in refs if ref not in within], joined) for refs, joined in _acts(total)]
        return PledgeSum(
            sum_key(total, self._names),
            total.what,
            total.unit,
            total.money_kind,
            Interval(total.low, total.high, total.qualifier),
            add(_came(some, joined) for some, joined in acts if some),
            add(_open(some, joined) for some, joined in acts if some),
            tuple(by_ref),
            tuple(line.donation_id for line in by_ref.values()),
            tuple(ref for ref, one in own.items() if one.came.high is None and not one.open.known),
            by_reason(beside),
            total.approximate,
            tuple(
                ref
                for ref, line in by_ref.items()
                if line.donation_id in self._conditional and not _is_nothing(own[ref].open)
            ),
            total.alternatives,
        )

    def _balance(self, line: TotalLine) -> Balance:
        """What is open of the thing of a line."""
        unknown = Interval(None, None, Qualifier.NOT_STATED)
        nothing = Open(line.what, line.unit, line.money_kind, None, None, known=False)
        key = _key(line.money_kind, line.what, line.unit, self._names)
        return self._of.get(line.donation_id, {}).get(key) or Balance(unknown, unknown, nothing)


def _is_nothing(still: Open) -> bool:
    return still.known and (still.low or _NOTHING, still.high) == (_NOTHING, _NOTHING)


def _acts(total: Total) -> Iterator[tuple[list[str], Sequence[Joined]]]:
    """The pledges in a sum, those that are one act or may be together, with what they come to together."""
    refs = list(dict.fromkeys(line.ref for line in total.added))
    place = {ref: n for n, ref in enumerate(refs)}
    classes = Classes((place[one.refs[0]], place[other]) for one in total.joined for other in one.refs)
    joined = by_key((classes.of(place[one.refs[0]]), one) for one in total.joined)
    for at, some in by_key((classes.of(place[ref]), ref) for ref in refs).items():
        yield some, joined.get(at, ())


def _one_act(joined: Sequence[Joined]) -> bool:
    """Whether all that is joined tells of one act."""
    return bool(joined) and all(one.conflict for one in joined)


def _came(some: Sequence[Balance], joined: Sequence[Joined]) -> Interval:
    came = [one.came for one in some]
    if not joined:
        return came[0]
    low, high = enclosing(came) if _one_act(joined) else (max(one.low or _NOTHING for one in came), add(came).high)
    return Interval(low, high, of_ends(low, high))


def _open(some: Sequence[Balance], joined: Sequence[Joined]) -> Interval:
    """What is open of one act, or of those that may overlap."""
    still = [_ends(one) for one in some]
    if not joined:
        return still[0]
    high = enclosing(still)[1] if _one_act(joined) else add(still).high
    promised = min((one.low or _NOTHING for one in joined if one.conflict is _one_act(joined)), default=_NOTHING)
    at_most = _came(some, joined).high
    low = _NOTHING if at_most is None else max(_NOTHING, promised - at_most)
    return Interval(low, high, of_ends(low, high))


def _ends(one: Balance) -> Interval:
    """What is open of a pledge; where that is not known, up to what was pledged."""
    if one.open.known:
        return Interval(one.open.low, one.open.high, one.open.qualifier)
    if one.pledged.low is None and one.pledged.high is None:
        return Interval(None, None, one.open.qualifier)
    return Interval(_NOTHING, one.pledged.high, of_ends(_NOTHING, one.pledged.high))
