"""Totals of 100,000 records, of which some hundreds stand in relations; beside it how long their rows take to read.
And the first totals of as many records each of which stands on a passage of its own, whose words are read for the first
time: field by field, and as a whole. Times are of the processor.

Run by itself it prints its lines: `python benchmarks/totals.py [records]`.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import ledgers
from sqlalchemy import select
from table import Row, line, median_within

from app.domain.changes import Operation
from app.domain.records import DonationFilter
from app.domain.terms import LinkKind
from app.store.reads import donations, totals
from app.store.schema import donation, donation_item
from app.store.store import Store
from app.store.writes import donations as writes

SEED, RECORDS, LINKS = 20260707, 100_000, 2_000
MOST_MS = 3_000
"""Off the window's thread; what is not known yet is said to be under way."""


def make(path: Path, count: int) -> None:
    """A workspace of so many records, on passages, some hundreds of which stand in relations."""
    ledgers.make(path, count)
    rng = random.Random(SEED)
    ids = range(1, count + 1)
    with Store(path, "Dana") as store, store.write(Operation.LINK_DONATIONS, "synthetic") as tx:
        pairs = {tuple(rng.sample(ids, 2)) for _ in range(LINKS)}
        for a, b in pairs:
            writes.link(tx, a, b, rng.choice(list(LinkKind)))
        for a, b in rng.sample(sorted(pairs), LINKS // 4):
            if a > b:
                writes.set_parent(tx, a, b)


def rows(count: int = RECORDS) -> Iterator[Row]:
    """The lines of the table."""
    with TemporaryDirectory() as name:
        path = Path(name) / "many.passagework"
        make(path, count)
        with Store(path) as store:
            floor = [_time(lambda: (store.rows(select(donation)), store.rows(select(donation_item)))) for _ in range(3)]
            yield Row(f"read {count:,} records and their items", "floor", floor)
            taken = [_time(lambda: totals.of(store, DonationFilter())) for _ in range(3)]
            yield Row(f"totals of {count:,} records", f"≤ {MOST_MS}", taken, None, median_within(taken, MOST_MS))
            counted = [_time(lambda: donations.count(store, DonationFilter(counts=True))) for _ in range(3)]
            yield Row(f"how many of {count:,} records count", "", counted)
            first = [_time(lambda: donations.rows(store, limit=200)) for _ in range(3)]
            yield Row("first 200 rows of the list", "", first)
        path = Path(name) / "own.passagework"
        ledgers.make(path, count, count, searched=False)
        yield from _unread(path, f"first totals of {count:,} records, each on its own passage")
        ledgers.stand_as_wholes(path)
        yield from _unread(path, "the same where passages speak of records as a whole")


def _unread(path: Path, work: str) -> Iterator[Row]:
    with Store(path) as store:
        taken = [_time(lambda: totals.of(store, DonationFilter()))]
        yield Row(work, f"≤ {MOST_MS}", taken, None, median_within(taken, MOST_MS))


def _time(work: object) -> float:
    begun = time.process_time()
    work()  # type: ignore[operator]
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    for row in rows(int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS):
        print(line(row), flush=True)
