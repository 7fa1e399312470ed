"""Sums of what was promised, has come and is open hold what is true, however it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.came_of import CameOf
from app.domain.counted import Names
from app.domain.donations import Amount, Donation, Money
from app.domain.pledge_sums import Pledges, PledgeSum
from app.domain.quantity import Interval
from app.domain.relations import Deliveries, Relations
from app.domain.terms import AmountRole, Assertion, MoneyKind, Outcome, Qualifier, Status
from app.domain.totals import Adding, TotalLine

D = Decimal


def line(one: int, low: int | None, high: int | None, outcome: Outcome = Outcome.GIVEN) -> TotalLine:
    ends = (None if low is None else D(low), None if high is None else D(high))
    return TotalLine(one, f"D-{one}", "t", "cash", "EUR", MoneyKind.CASH, *ends, Qualifier.BETWEEN, "", outcome)


@dataclass
class World:
    """What is true of some pledges, and the records that tell of them."""

    dice: Random
    promised: int = 0
    came: int = 0
    open: int = 0
    pledges: dict[int, TotalLine] = field(default_factory=dict)
    given: dict[int, TotalLine] = field(default_factory=dict)
    said: dict[int, list[Amount]] = field(default_factory=dict)
    duplicates: list[tuple[int, int]] = field(default_factory=list)
    conflicts: list[tuple[int, int]] = field(default_factory=list)
    overlaps: list[tuple[int, int]] = field(default_factory=list)
    deliveries: list[tuple[int, int]] = field(default_factory=list)
    wholes: dict[int, int] = field(default_factory=dict)

    def new(self) -> int:
        return len(self.pledges) + len(self.given) + 1

    def around(self, number: int) -> tuple[int | None, int | None]:
        """An interval that holds a number."""
        low, high = max(0, number - self.dice.choice((0, 0, 0, 5))), number + self.dice.choice((0, 0, 0, 7))
        return (None if self.dice.random() < 0.1 else low), (None if self.dice.random() < 0.1 else high)

    def pledge(self, amount: int) -> int:
        """A pledge that one or two records tell of. Returns one of them."""
        one = self.new()
        self.pledges[one] = line(one, *self.around(amount))
        if self.dice.random() < 0.4:
            other = self.new()
            if self.dice.random() < 0.5:
                self.pledges[other] = line(other, *self.around(amount))
                self.duplicates.append((other, one))
            else:
                self.pledges[other] = line(other, *self.around(self.dice.randint(0, 60)))
                self.conflicts.append((other, one))
            return self.dice.choice((one, other))
        return one

    def deliver(self, pledge: int, amount: int, *others: int) -> None:
        """What came of one pledge, and is said to deliver others too."""
        one = self.new()
        self.given[one] = line(one, *self.around(amount))
        self.deliveries += [(one, each) for each in (pledge, *others)]
        if self.dice.random() < 0.2:
            other = self.new()
            self.given[other] = line(other, *self.around(amount))
            self.duplicates.append((other, one))

    def say(self, pledge: int, amount: int) -> None:
        """A pledge says itself that so much of it has come."""
        low, high = (None if end is None else D(end) for end in self.around(amount))
        self.said.setdefault(pledge, []).append(Amount(AmountRole.DELIVERED, low, high, "EUR"))

    def act(self) -> list[tuple[int, int]]:
        """A pledge with what came of it. Returns the pledges that are told of, with their amounts."""
        amount = self.dice.randint(0, 50)
        told = [(self.pledge(amount), amount)]
        if self.dice.random() < 0.3:  # told of again, as what may be another
            other = self.pledge(amount)
            self.overlaps.append((told[0][0], other))
            told.append((other, amount))
        come = 0
        for _ in range(self.dice.choice((0, 1, 2))):
            some = self.dice.randint(0, 30)
            come += some
            self.deliver(self.dice.choice(told)[0], some)
        if self.dice.random() < 0.4:  # in part, which may be what other records tell of, or something else
            some = self.dice.randint(0, come)
            more = self.dice.choice((0, self.dice.randint(0, 10)))
            come += more
            self.say(self.dice.choice(told)[0], more or some)
        self.count(amount, come)
        return told

    def in_instalments(self) -> None:
        """A pledge told of as a whole and by its instalments; what came may be told of either."""
        parts = [self.dice.randint(1, 20) for _ in range(2)]
        amount, come = sum(parts) + self.dice.choice((0, 5)), 0
        whole = self.pledge(amount)
        for part in parts:
            one = self.pledge(part)
            self.wholes[one] = whole
            some = self.dice.randint(0, part)
            come += some
            if some:
                self.deliver(self.dice.choice((one, whole)), some)
        self.count(amount, come)

    def of_two(self) -> None:
        """Two pledges, and what came of one of them and is linked to both."""
        amounts = [self.dice.randint(0, 50) for _ in range(2)]
        one, other = map(self.pledge, amounts)
        some = self.dice.randint(0, 30)
        self.deliver(one, some, other)
        self.count(amounts[0], some)
        self.count(amounts[1], 0)

    def apart(self) -> None:
        """Two pledges that may overlap and do not."""
        (one, _), (other, _) = self.act()[0], self.act()[0]
        self.overlaps.append((one, other))

    def count(self, amount: int, come: int) -> None:
        self.promised, self.came, self.open = (
            self.promised + amount,
            self.came + come,
            self.open + max(0, amount - come),
        )

    def sums(self) -> tuple[PledgeSum, ...]:
        relations = Relations(
            tuple(self.duplicates), tuple(self.conflicts), tuple(self.overlaps), self.wholes, tuple(self.deliveries)
        )
        linked, names = Deliveries(relations), Names()
        came, adding = CameOf(linked), Adding(relations, names)
        lines = {one: [found] for one, found in self.given.items()}
        balances = {}
        for one, stated in self.pledges.items():
            money = Money(stated.low, stated.high, "EUR", Qualifier.BETWEEN)
            content = Donation("t", assertion=Assertion.PROMISED, status=Status.COMMITTED, money=money)
            balances[one] = came.balances(one, content, lines, self.said, adding, names)
        return Pledges(balances, relations, linked, names).sums(self.pledges.values())


def holds(much: Interval, number: int) -> bool:
    return (much.low or 0) <= number and (much.high is None or number <= much.high)


KINDS = ("act", "in_instalments", "of_two", "apart")


@settings(deadline=None)
@given(
    st.randoms(use_true_random=False),
    st.lists(st.sampled_from(KINDS), min_size=1, max_size=4),
)
def test_what_is_true_is_within_what_is_said(dice: Random, kinds: list[str]) -> None:
    world = World(dice)
    for kind in kinds:
        tell: Callable[[], object] = getattr(world, kind)
        tell()
    (found,) = world.sums()
    for much, number in ((found.promised, world.promised), (found.came, world.came), (found.open, world.open)):
        assert holds(much, number), (found, world)
