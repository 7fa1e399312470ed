"""The rows of the table for large ledgers: pages, sorts, questions, the matrix, a profile, and a table brought in.

Each stands beside bare SQLite reading the same rows; times are of the processor, so that what else the machine does is
not counted. Run by itself: `python benchmarks/ledger_rows.py [records]`.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import ledgers
from processes import told
from table import Row, line, median_within, ratio

from app.actions import donation_tables, pictures, table_reading
from app.actions.starter import make_empty
from app.actions.table_preview import Choices
from app.domain.axes import axis_of
from app.domain.query import parse
from app.domain.records import DonationFilter
from app.paths import RESOURCES
from app.store.reads import donation_groups, donations, grouped, passages, profiles
from app.store.store import Store

TABLE, OTHERS, CSV_ROWS = 1_000_000, 100_000, 100_000
SCREEN = 16, 10
"""The rows and columns of a matrix that are seen at once."""
FIRST_MS, INDEXED_MS, SORTED_MS, QUERY_MS, MATRIX_MS, PROFILE_MS, CSV_MS = 100, 50, 1_000, 100, 200, 100, 30_000
WINDOW_S, WINDOW_MB = 30, 300
QUESTIONS = ('donor:"Donor 07" -item:masks', "recipient.region:Africa money>=1M", "status:announced")


def _times(does: Callable[[], object], runs: int = 3) -> list[float]:
    out: list[float] = []
    for _ in range(runs):
        begun = time.process_time()
        does()
        out.append((time.process_time() - begun) * 1000)
    return out


def _beside(work: str, most: float, floor: list[float], times: list[float]) -> Iterator[Row]:
    yield Row(f"{work}: bare SQLite", "floor", floor)
    yield Row(work, f"≤ {most:g}", times, ratio(times, floor), median_within(times, most))


def table(path: Path) -> Iterator[Row]:
    """The pages of the table of records; the widget asks for nothing else."""
    with Store(path, "Dana") as store, sqlite3.connect(path) as bare:
        wanted = DonationFilter()
        many = donations.at_most(store)
        for sort, column, most in (
            ("ref", "length(ref), ref", FIRST_MS), ("date", "date_start", INDEXED_MS), ("title", "title", INDEXED_MS),
            ("status", "status", SORTED_MS), ("donor", "assertion", SORTED_MS), ("sources", "assertion", SORTED_MS),
        ):  # fmt: skip
            sql = f"SELECT * FROM donation ORDER BY {column} LIMIT 200"
            floor = _times(lambda sql=sql: bare.execute(sql).fetchall())
            taken = _times(lambda sort=sort: donations.rows(store, wanted, sort, limit=200))
            yield from _beside(f"table of {many:,}: first page by {sort}", most, floor, taken)
        floor = _times(lambda: bare.execute("SELECT id FROM donation ORDER BY length(ref), ref").fetchall())
        places = _times(lambda: donations.id_array(store, wanted, "ref"))
        yield from _beside(f"table of {many:,}: where each record stands", SORTED_MS, floor, places)


def memory(path: Path, seconds: int = WINDOW_S) -> Iterator[Row]:
    """What the window on such a ledger holds, beside one with nothing in it."""
    floor, held = [told("ledger_window.py")], [told("ledger_window.py", path, seconds)]
    yield Row("anonymous memory of a bare window, MB", "floor", floor)
    work = "of the window: table shown, sorted, filtered and in groups, MB"
    yield Row(work, f"≤ {WINDOW_MB}", held, ratio(held, floor), held[0] <= WINDOW_MB)


def others(path: Path) -> Iterator[Row]:
    """Questions, the matrix and a profile."""
    with Store(path, "Dana") as store, sqlite3.connect(path) as bare:
        many = donations.at_most(store)
        for typed in QUESTIONS:
            asked = parse(typed)
            floor = _times(lambda: bare.execute("SELECT * FROM donation LIMIT 200").fetchall())
            records = _times(lambda asked=asked: donations.rows(store, DonationFilter(query=asked), limit=200))
            yield from _beside(f"query over {many:,} records: {typed}", QUERY_MS, floor, records)
            floor = _times(
                lambda: bare.execute("SELECT * FROM passage ORDER BY version_id, start LIMIT 200").fetchall()
            )
            page = _times(lambda asked=asked: passages.listed(store, query=asked, limit=200))
            yield from _beside(f"query over as many passages, first page: {typed}", QUERY_MS, floor, page)
        pairs = (
            "SELECT a.country_id, b.actor_id, count(*) FROM donation_party a JOIN donation_party b "
            "ON b.donation_id = a.donation_id AND b.role = 'donor' WHERE a.role = 'recipient' GROUP BY 1, 2"
        )
        floor = _times(lambda: bare.execute(pairs).fetchall())
        axes = axis_of("recipient"), axis_of("donor")
        taken = _times(lambda: grouped.tally(store, *axes, DonationFilter()))
        yield from _beside(f"matrix of 200 x 20 over {many:,} records, counted", MATRIX_MS, floor, taken)
        found = grouped.tally(store, *axes, DonationFilter())
        shown = {*found.rows[: SCREEN[0]]}, {*found.columns[: SCREEN[1]]}
        seen = [cell for cell in found.cells if cell.row in shown[0] and cell.column in shown[1]]
        yield Row("sums of the cells of a screen", "", _times(lambda: pictures.faces(store, *axes, seen)))
        axis = axis_of("recipient")
        taken = _times(lambda: donation_groups.sections(store, axis, DonationFilter()))
        yield Row(f"{many:,} records in {len(found.rows)} groups", "", taken)


def profile(path: Path) -> Iterator[Row]:
    """A country in whose profile every record stands."""
    with Store(path, "Dana") as store, sqlite3.connect(path) as bare:
        home = "SELECT code FROM country WHERE id = (SELECT max(country_id) FROM donation_party)"
        (code,) = bare.execute(home).fetchone()

        def tables() -> None:
            for name in ("donation", "donation_party", "donation_item", "evidence", "passage"):
                bare.execute(f"SELECT * FROM {name}").fetchall()

        taken = _times(lambda: profiles.profile(store, code))
        yield from _beside("profile of 1,000 records and 5,000 passages", PROFILE_MS, _times(tables), taken)


def csv_of(rows: int) -> bytes:
    """A table of records as others make them."""
    rng = random.Random(ledgers.SEED)
    lines = ["donor,recipient country,item,quantity,amount,currency,date,status,remarks"]
    lines += [
        f"Donor {rng.randint(1, 400)},{rng.choice(('KE', 'PE', 'TD', 'IR'))},tents,{rng.randint(1, 9000)},"
        f"{rng.randint(1, 900)}000,EUR,2020-0{rng.randint(1, 9)}-1{rng.randint(0, 9)},paid,Row {n} of many"
        for n in range(rows)
    ]
    return "\n".join(lines).encode()


def brought(folder: Path, rows: int = CSV_ROWS) -> Iterator[Row]:
    """A table of records read and added, without a window."""
    make_empty(folder / "csv.passagework", "Dana", RESOURCES)
    with Store(folder / "csv.passagework", "Dana") as store:
        raw = csv_of(rows)

        def bring() -> None:
            found = table_reading.read(store, raw, "many.csv", Choices())
            donation_tables.add(store, found, is_source=True)

        taken = _times(bring, 1)
        yield Row(f"CSV of {rows:,} rows read and added", f"≤ {CSV_MS}", taken, None, median_within(taken, CSV_MS))


def rows(count: int = TABLE, fewer: int = OTHERS, lines: int = CSV_ROWS) -> Iterator[Row]:
    """The lines of the table."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        ledgers.make(folder / "many.passagework", count, searched=False)
        yield from table(folder / "many.passagework")
        yield from memory(folder / "many.passagework")
        ledgers.make(folder / "fewer.passagework", fewer, fewer)
        yield from others(folder / "fewer.passagework")
        ledgers.make(folder / "profile.passagework", 1_000, 5_000, recipients=1)
        yield from profile(folder / "profile.passagework")
        yield from brought(folder, lines)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else TABLE
    for row in rows(size, min(size, OTHERS), min(size, CSV_ROWS)):
        print(line(row), flush=True)
