"""Records made by chance: one or two who give and receive, among them the same, groups and nobody; of every outcome."""

from __future__ import annotations

import random
from decimal import Decimal

from app.domain.donations import DateSpan, Donation, Item, Party
from app.domain.terms import Assertion, DatePrecision, PartyRole, Status
from app.domain.vocabularies import COUNTRY, GROUP, actor_kind

COMPANY = actor_kind("private_company")
GIVERS = (
    *((name, COUNTRY, code, "") for name, code in (("Chad", "TD"), ("Peru", "PE"), ("Fiji", "FJ"))),
    ("BRICS", GROUP, "", "brics"),
    *((name, COMPANY, "", "") for name in ("Orbis", "Lumen", "Lumen East")),
)
CAME = (
    *[(Assertion.GIVEN, Status.REPORTED)] * 3,
    (Assertion.PROMISED, Status.ANNOUNCED),
    (Assertion.OFFERED, Status.OFFERED),
    (Assertion.NOT_GIVEN, Status.NONE_RECORDED),
    (Assertion.GIVEN, Status.CANCELLED),
)
DAYS = ("", "2020-03-05", "2020-03-20", "2020-04-02", "2021-01-01")


def cast(dice: random.Random, number: int) -> Donation:
    """A record of chance: one or two who give and receive, among them the same and nobody."""

    def some(role: PartyRole) -> tuple[Party, ...]:
        return tuple(Party(role, name, kind, iso2, group=group)
                     for name, kind, iso2, group in dice.sample(GIVERS, dice.choice((0, 1, 1, 1, 2))))  # fmt: skip

    said, came = dice.choice(CAME)
    first, last = sorted((dice.choice(DAYS), dice.choice(DAYS)))
    span = DateSpan(*((last, first) if not first and dice.random() < 0.5 else (first, last)), DatePrecision.UNKNOWN)
    return Donation(
        f"Gift {number}", assertion=said, status=came, in_totals=False, date=span,
        parties=(*some(PartyRole.DONOR), *some(PartyRole.RECIPIENT)),
        items=tuple(Item(what, Decimal(3), Decimal(3)) for what in ("masks",) if said is not Assertion.NOT_GIVEN),
    )  # fmt: skip
