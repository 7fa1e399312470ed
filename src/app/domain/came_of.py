"""What came of a pledge, where several records tell of it: by whom it was delivered, and how sure it is of which."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.counted import Names
from app.domain.donations import Amount, Donation
from app.domain.giving import outcome
from app.domain.pledges import Balance, Pledged, balances
from app.domain.quantity import of_ends
from app.domain.relations import Deliveries
from app.domain.terms import PLEDGED
from app.domain.totals import Adding, TotalLine


class CameOf:
    """Finds what came of pledges by how their records are related. What may be of another pledge as well, or of none,
    is at least nothing."""

    def __init__(self, linked: Deliveries) -> None:
        self._linked = linked

    def records(self, pledge: int, content: Donation) -> dict[int, bool]:
        """The records that may tell what came of a pledge, each with whether all of it surely did: its deliveries, and
        of what is not given yet what others say of the same act."""
        is_to_come = outcome(content.assertion, content.status) in PLEDGED
        mates = self._linked.same_act(pledge) if is_to_come else ()
        return {**{one: False for one in mates if one != pledge}, **self._linked.of(pledge)}

    def told(self, pledge: int, content: Donation, given: Collection[int]) -> dict[int, bool]:
        """The records by whose further amounts some of a pledge was delivered, each with whether that surely is of it;
        those of what was `given` are parts of that."""
        others = {one: sure for one, sure in self.records(pledge, content).items() if one not in given}
        wholes, own = self._linked.wholes(pledge), self._linked.same_act(pledge)
        return {**dict.fromkeys(wholes, False), **others, **dict.fromkeys(own, True)}

    def balances(
        self,
        pledge: int,
        content: Donation,
        lines: Mapping[int, Sequence[TotalLine]],
        said: Mapping[int, Sequence[Amount]],
        adding: Adding,
        names: Names,
    ) -> tuple[Balance, ...]:
        """What is left open of each thing of a pledge; `lines` are what was given by each record, `said` the amounts by
        which it says that something was delivered."""
        came = adding.up(self._lines(pledge, content, lines, Pledged(content, names)))
        own = [
            amount if sure else _perhaps_amount(amount)
            for one, sure in self.told(pledge, content, lines).items()
            for amount in said.get(one, ())
            if sure or not amount.is_stated or (content.money is not None and amount.currency == content.money.currency)
        ]
        return balances(content, came.every, own, names)

    def _lines(
        self, pledge: int, content: Donation, lines: Mapping[int, Sequence[TotalLine]], pledged: Pledged
    ) -> Iterator[TotalLine]:
        for one, sure in self.records(pledge, content).items():
            for line in lines.get(one, ()):
                if sure:
                    yield line
                elif pledged.has(line) or line.is_unsaid:
                    yield _perhaps_line(line)


def _perhaps_line(line: TotalLine) -> TotalLine:
    if line.low is None and line.high is None:
        return line
    return line._replace(low=Decimal(0), qualifier=of_ends(Decimal(0), line.high))


def _perhaps_amount(amount: Amount) -> Amount:
    if amount.low is None and amount.high is None:
        return amount
    return replace(amount, low=Decimal(0), qualifier=of_ends(Decimal(0), amount.high))
