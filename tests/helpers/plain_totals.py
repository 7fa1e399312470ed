"""Ledgers made by dice, and what they add up to by the rules of `app.domain.totals`, worked out slowly and plainly.

Nothing of the program's own arithmetic, names or words is asked: what a writing counts and why a record is left out
is known because the dice chose it, and what hangs together is found by walking.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

D = Decimal
Ends = tuple[Decimal | None, Decimal | None]

WRITINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "masks": (("masks", "pieces"), ("masks", ""), ("Face masks", ""), ("mask", "pcs"), ("face-mask", "each")),
    "boxes of masks": (("masks", "boxes"), ("boxes of masks", ""), ("face masks", "box"), ("Masks", "Boxes")),
    "surgical masks": (("surgical masks", ""), ("Surgical face mask", "pieces")),
    "tonnes of oxygen": (("oxygen", "tonnes"), ("oxygen", "metric tons"), ("Oxygen", "t"), ("oxygen", "tons")),
    "short tons of oxygen": (("oxygen", "short tons"), ("oxygen", "US tons")),
    "kilograms of oxygen": (("oxygen", "kg"), ("oxygen", "kilos")),
    "planes": (("plane", ""), ("planes", "pieces"), ("aeroplanes", "")),
    "doses of vaccine": (("vaccine", "doses"), ("vaccine doses", ""), ("doses of vaccine", ""), ("vaccine", "jabs")),
    "parcels of food": (("food", "parcels"), ("food", "parcel")),
    "boxes of supplies": (("supplies", "boxes"), ("boxes of supplies", "")),
    "pieces of supplies": (("supplies", "pieces"), ("Supplies", "pcs")),
    "USD cash": (("USD", "cash"),),
    "EUR cash": (("EUR", "cash"),),
    "USD valuation": (("USD", "valuation"),),
}
"""What each thing can be written as: an item and a unit, or a currency and what an amount is."""
MONEY = ("USD cash", "EUR cash", "USD valuation")
GOODS = tuple(thing for thing in WRITINGS if thing not in MONEY)
COUNTED_STATUSES = ("transferred", "delivered", "reported", "depicted", "none_recorded")
REASONS = {
    "cancelled": (("given", "cancelled"), ("promised", "cancelled"), ("offered", "cancelled")),
    "announced": (("given", "announced"), ("given", "declared"), ("promised", "announced"), ("promised", "declared")),
    "promised": (("promised", "reported"), ("promised", "committed"), ("given", "committed"), ("given", "shipped"),
                 ("promised", "delivered")),
    "offered": (("offered", "reported"), ("offered", "announced"), ("given", "offered"), ("promised", "offered")),
    "not_given": (("not_given", "none_recorded"), ("not_given", "reported"), ("not_given", "cancelled")),
}  # fmt: skip
"""What is said and how far it came, where that is no gift, by the reason that is told."""
LENT = ("a soft loan", "lent to the ministry", "a deposit in the central bank", "a currency swap", "a line of credit",
        "an export credit", "lends", "borrowed")  # fmt: skip
RATES = ("{} a year", "{} per month", "{} annually", "{} each year", "{}/month")


@dataclass
class Row:
    """What a record states of one thing."""

    thing: str
    writing: tuple[str, str]
    low: Decimal | None
    high: Decimal | None
    out: str = ""
    """Why this row is left out, if it is."""
    stated: str = ""


@dataclass
class Record:
    """A record of a made ledger; `place` is its number in the order of references."""

    place: int
    said: str = "given"
    came: str = "reported"
    many: bool = False
    kept_out: bool = False
    title: str = "A gift"
    rows: list[Row] = field(default_factory=list)
    out: str = ""
    """Why the whole record is left out, if it is."""


@dataclass
class Ledger:
    """Records with their relations, by their places. A duplicate comes first in its pair."""

    records: list[Record]
    duplicates: list[tuple[int, int]] = field(default_factory=list)
    conflicts: list[tuple[int, int]] = field(default_factory=list)
    overlaps: list[tuple[int, int]] = field(default_factory=list)
    follows: list[tuple[int, int]] = field(default_factory=list)
    wholes: dict[int, int] = field(default_factory=dict)


@dataclass
class Expected:
    """What a thing must come to."""

    low: Decimal | None
    high: Decimal | None
    added: frozenset[int]
    out: dict[int, set[str]]
    """Why each record is left out, or a row of it."""


def make(dice: random.Random, most: int = 9) -> Ledger:
    """A ledger by dice: few things, so that records meet, and many relations."""
    things = [*dice.sample(GOODS, 2), dice.choice(MONEY)]
    ledger = Ledger([_record(dice, place, things) for place in range(dice.randint(1, most))])
    count = len(ledger.records)
    for pairs, chance in (
        (ledger.duplicates, 0.5), (ledger.conflicts, 0.5), (ledger.overlaps, 0.8), (ledger.follows, 0.2)
    ):  # fmt: skip
        while count > 1 and dice.random() < chance:
            a, b = dice.sample(range(count), 2)
            symmetric = pairs is ledger.conflicts or pairs is ledger.overlaps
            if (a, b) not in pairs and not (symmetric and (b, a) in pairs):
                pairs.append((a, b))
    while count > 1 and dice.random() < 0.6:
        part, whole = dice.sample(range(count), 2)
        above, seen = whole, {part}
        while above not in seen and above in ledger.wholes:
            seen.add(above)
            above = ledger.wholes[above]
        if above not in seen:  # a record is never part of itself
            ledger.wholes[part] = whole
    return ledger


def _record(dice: random.Random, place: int, things: list[str]) -> Record:
    record = Record(place, came=dice.choice(COUNTED_STATUSES))
    if dice.random() < 0.25:
        reason = dice.choice(list(REASONS))
        record.said, record.came = dice.choice(REASONS[reason])
        record.out = reason
    elif dice.random() < 0.12:
        record.many, record.out = True, "aggregate"
    elif dice.random() < 0.1:
        record.kept_out, record.out = True, "kept_out"
    goods = [thing for thing in things if thing not in MONEY]
    if record.said != "not_given":
        record.rows = [_row(dice, dice.choice(goods)) for _ in range(dice.choice((0, 1, 1, 1, 2)))]
        if dice.random() < 0.4:
            record.rows.append(_row(dice, things[-1]))
    if not record.out and record.rows and record.rows[-1].thing in MONEY and dice.random() < 0.2:
        record.title, record.rows[-1].out = f"{dice.choice(LENT)}, it says", "lent"
    return record


def _row(dice: random.Random, thing: str) -> Row:
    ends = sorted(D(dice.randint(0, 40)) * dice.choice((1, 10, D("0.5"))) for _ in range(2))
    low, high = dice.choice(((ends[0], ends[0]), (ends[0], ends[1]), (ends[0], None), (D(0), ends[1]), (None, None),
                             (None, ends[1])))  # fmt: skip
    row = Row(thing, dice.choice(WRITINGS[thing]), low, high)
    if dice.random() < 0.06:
        row.out, row.stated = "recurring", dice.choice(RATES).format("so much")
    elif thing not in MONEY and dice.random() < 0.04:
        row.out, row.stated = "lent", "so many on loan"
    return row


# --- what it must come to -----------------------------------------------------------------------------


def totals(ledger: Ledger) -> dict[str, Expected]:
    """What every thing that is stated must come to."""
    things = {row.thing for record in ledger.records for row in record.rows}
    return {thing: _total(ledger, thing) for thing in things}


def _total(ledger: Ledger, thing: str) -> Expected:
    stating = [r for r in ledger.records if any(row.thing == thing for row in r.rows)]
    out: dict[int, set[str]] = {}
    amounts: dict[int, Ends] = {}
    for record in stating:
        rows = [row for row in record.rows if row.thing == thing]
        counted = [row for row in rows if not record.out and not row.out]
        if len(counted) < len(rows):
            out[record.place] = {record.out} if record.out else {row.out for row in rows if row.out}
        if counted:
            amounts[record.place] = _plus((row.low, row.high) for row in counted)
    acts = _acts(ledger, amounts, out)
    return _summed(ledger, acts, out)


def _plus(some: Iterable[Ends]) -> Ends:
    low: Decimal | None = None
    high: Decimal | None = D(0)
    for a, b in some:
        low = low if a is None else (low or 0) + a
        high = None if b is None or high is None else high + b
    return low, high


def reached(start: int, *links: list[tuple[int, int]]) -> set[int]:
    """Everything to which pairs lead, either way."""
    found = {start}
    while True:
        more = {b for pairs in links for pair in pairs for a, b in (pair, pair[::-1]) if a in found} - found
        if not more:
            return found
        found |= more


@dataclass
class Act:
    """Records that speak of one act; those whose amounts are told of it, and what they come to."""

    everybody: set[int]
    told: set[int]
    low: Decimal | None
    high: Decimal | None

    place: int


def _acts(ledger: Ledger, amounts: dict[int, Ends], out: dict[int, set[str]]) -> list[Act]:
    nothing = {r.place for r in ledger.records if r.said != "given" or r.out in REASONS}
    acts: list[Act] = []
    done: set[int] = set()
    for place in sorted(amounts):
        if place in done:
            continue
        everybody = reached(place, ledger.duplicates, ledger.conflicts)
        here = sorted(everybody & set(amounts))
        done |= set(here)
        told: set[int] = set()
        for one in here:
            copies = sorted(reached(one, ledger.duplicates) & set(here))
            stating = [c for c in copies if amounts[c] != (None, None)] or copies
            originals = [c for c in stating if all(a != c for a, _ in ledger.duplicates)] or stating
            told.add(originals[0])
        for a, b in ledger.conflicts:
            if a in here and b in here:
                told |= {a, b}
        low, high = _hull([amounts[one] for one in told])
        denied = any((a in nothing or b in nothing) and a in everybody for a, b in ledger.conflicts)
        never = {r.place for r in ledger.records if r.out in ("cancelled", "not_given")}
        denied |= any({a, b} & never and a in everybody for a, b in ledger.duplicates)
        if denied and any(end is not None for one in told for end in amounts[one]):
            low = D(0)
        acts.append(Act(everybody, told, low, high, here[0]))
        for one in set(here) - told:
            out.setdefault(one, set()).add("duplicate")
    return acts


def _hull(ends: list[Ends]) -> Ends:
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    low = None if None in lows else min(one for one in lows if one is not None)
    high = None if None in highs else max(one for one in highs if one is not None)
    return low, high


def _within(ledger: Ledger, act: Act, other: Act) -> bool:
    """Whether an act lies within another, through any number of parts and other records of the same act."""
    seen: set[int] = set()
    now = set(act.everybody)
    while now - seen:
        seen |= now
        above = {ledger.wholes[one] for one in seen if one in ledger.wholes}
        now = {same for one in above for same in reached(one, ledger.duplicates, ledger.conflicts)}
        now -= act.everybody
        if now & other.everybody:
            return True
    return False


def _summed(ledger: Ledger, acts: list[Act], out: dict[int, set[str]]) -> Expected:
    wholes: dict[int, list[Act]] = {}
    for act in acts:
        wholes[act.place] = [
            other for other in acts
            if other is not act and (other.low, other.high) != (None, None) and _within(ledger, act, other)
            and not (_within(ledger, other, act) and act.place < other.place)
        ]  # fmt: skip
    kept = [act for act in acts if not wholes[act.place]]
    joined: list[tuple[int, int]] = []
    stands: dict[int, int] = {}
    for act in acts:
        tops = [one for one in wholes[act.place] if not wholes[one.place]] or wholes[act.place][:1] or [act]
        stands[act.place] = tops[0].place
        joined += [(tops[0].place, top.place) for top in tops]
        if wholes[act.place]:
            for one in act.told:
                out.setdefault(one, set()).add("part")
    for a, b in ledger.overlaps:
        for one in acts:
            for other in acts:
                if a in one.everybody and b in other.everybody:
                    joined.append((stands[one.place], stands[other.place]))
    total: list[Ends] = []
    left = list(kept)
    while left:
        near = reached(left[0].place, joined)
        group = [act for act in left if act.place in near]
        left = [act for act in left if act.place not in near]
        lows = [act.low for act in group if act.low is not None]
        total.append((max(lows, default=None), _plus((act.low, act.high) for act in group)[1]))
    added = frozenset(one for act in kept for one in act.told)
    low, high = _plus(total) if total else (None, None)
    return Expected(low, high, added, out)
