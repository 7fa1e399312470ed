"""Totals of ledgers made by dice, kept in a real workspace, held against a slow, plain reference.

`PYTHONPATH=src:. .venv/bin/python -m tests.trials.totals --rounds 2000 [--seed N]` tries the arithmetic on as many
ledgers, and every twentieth of them through a workspace: entered record by record, read back as totals, JSON and the
list of what counts. It ends at the first that differs, with its seed, and exits with 1.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.domain.test_totals import add_ledger, held, thing_of
from tests.helpers import plain_totals as plain
from tests.helpers.evident import on_words
from tests.helpers.plain_totals import MONEY, Ledger, Record
from tests.store.reads.test_grouped import agree

from app.actions import donations, listing_ledger
from app.actions.starter import make_empty
from app.domain.axes import axis_of
from app.domain.donations import Donation, Item, Money
from app.domain.numbers import as_number
from app.domain.records import DonationFilter
from app.domain.terms import Assertion, LinkKind, MoneyKind, Qualifier, Scope, Status
from app.paths import RESOURCES
from app.store.reads import donations as reads
from app.store.reads import totals
from app.store.store import Store

KEPT = 20
"""One of so many ledgers is kept in a workspace."""


def main() -> int:
    """Try as many ledgers as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    begun = time.perf_counter()
    kept = try_ledgers(asked.rounds, asked.seed)
    took = time.perf_counter() - begun
    sys.stdout.write(f"{asked.rounds:,} ledgers, {kept:,} of them in a workspace, {took:.0f} s: none differs\n")
    return 0


def try_ledgers(rounds: int, seed: int, most: int = 14, every: int = KEPT) -> int:
    """How many were kept in a workspace. Raises `AssertionError` with the seed of the first that differs."""
    kept = 0
    with TemporaryDirectory() as name:
        empty = Path(name) / "empty.passagework"
        make_empty(empty, "Ann", RESOURCES)
        for number in range(seed, seed + rounds):
            ledger = plain.make(random.Random(number), most)
            try:
                held(add_ledger(ledger), ledger)
                if number % every == 0:
                    in_workspace(ledger, Path(shutil.copy(empty, Path(name) / "kept.passagework")))
                    kept += 1
            except AssertionError as error:
                raise AssertionError(f"ledger {number}: {error}") from error
    return kept


def in_workspace(ledger: Ledger, path: Path) -> None:
    """Enter a ledger as a person would, and hold everything that is said of its sums against the reference."""
    with Store(path, "Ann") as store:
        ids = [donations.add_donation(store, content_of(record)) for record in ledger.records]
        for kind, pairs in (
            (LinkKind.DUPLICATE_OF, ledger.duplicates), (LinkKind.CONFLICTS, ledger.conflicts),
            (LinkKind.OVERLAPS, ledger.overlaps), (LinkKind.FOLLOWS, ledger.follows),
        ):  # fmt: skip
            for a, b in pairs:
                donations.link_donations(store, ids[a], ids[b], kind)
        for part, whole in ledger.wholes.items():
            donations.set_parent(store, ids[part], ids[whole])
        on_words(store)
        found = totals.of(store, DonationFilter())
        held(found, ledger)
        said = {(one["what"], one["unit"], one["money"]): one for one in listing_ledger.totals(store)}
        for total in found.every:
            told = said[total.what, total.unit, None if total.money_kind is None else total.money_kind.value]
            assert (told["low"], told["high"]) == (as_number(total.low), as_number(total.high))
            out = {why.value: list(refs) for why, refs in total.left_out.items()}
            assert {one["why"]: one["records"] for one in told["left_out"]} == out, thing_of(total)
        counting = {row.id for row in reads.rows(store) if row.left_out is None}
        assert set(reads.ids(store, DonationFilter(counts=True))) == counting
        for names in (("item", "status"), ("status", "item")):
            agree(store, *map(axis_of, names), DonationFilter())


def content_of(record: Record) -> Donation:
    """A record of a made ledger as the form would save it; what states nothing names somebody."""
    goods = [row for row in record.rows if row.thing not in MONEY]
    amounts = [row for row in record.rows if row.thing in MONEY]
    money = None
    for row in amounts:
        currency, kind = row.writing
        money = Money(row.low, row.high, currency, Qualifier.BETWEEN, MoneyKind(kind), row.stated)
    scope = Scope.AGGREGATE if record.many else Scope.SPECIFIC
    counts = record.said == "given" and not record.many and not record.kept_out
    return Donation(
        record.title,
        scope,
        Assertion(record.said),
        Status(record.came),
        items=tuple(
            Item(row.writing[0], row.low, row.high, Qualifier.BETWEEN, row.writing[1], row.stated) for row in goods
        ),
        money=money,
        in_totals=counts,
    )


if __name__ == "__main__":
    raise SystemExit(main())
