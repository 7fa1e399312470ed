"""Large ledgers, written row by row into the file, as an import of years would leave them.

Every record has a donor and a recipient, most an item with a number and some an amount, and a passage of one source is
evidence for it, field by field. `python benchmarks/ledgers.py FILE RECORDS [PASSAGES]` makes one by itself; where there
are as many passages as records, each record stands on one that tells its figures.
"""

from __future__ import annotations

import random
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from sqlalchemy import select

from app.actions.sources import add_bytes
from app.actions.starter import make_empty
from app.paths import RESOURCES
from app.store.schema import body as body_table
from app.store.search_index import rebuild
from app.store.store import Store

SEED = 20260708
DONORS, RECIPIENTS, PASSAGES = 20, 200, 5_000
STORED = 1000
"""Numbers are kept as whole thousandths."""
SENTENCE = "It was reported in town {n:06} today. "
TOLD = (
    "It was reported that town {n:06} of the north got {thing} and nothing else{money} from an agency there. ",
    "{thing} came to town {n:06}, as its mayor said{money}, while some 40 families still waited for news. ",
    "Town {n:06} thanked for {thing} on 3 May 2020{money}, and for the fuel of the trucks that brought them. ",
)
"""Sentences that tell what one record has."""
OTHERWISE = 501
"""Of so many such sentences one tells another number."""
_THINGS = ("masks", "face masks", "tents", "blankets", "oxygen", "rice", "generators", "test kits", "beds", "vaccine")
_KINDS = ("government", "company", "foundation", "ngo", "individual")
_DONATION = (
    "INSERT INTO donation (id, uid, ref, title, scope, assertion, status, aid_kind, terms, money_low, money_high, "
    "money_currency, money_qualifier, money_kind, money_as_stated, date_start, date_end, date_precision, basis, "
    "in_totals, created_at, updated_at) "
    "VALUES (?, ?, ?, ?, 'specific', ?, ?, 'goods', '', ?, ?, ?, ?, ?, ?, ?, ?, 'day', '', ?, '', '')"
)


class _Figures(NamedTuple):
    """What a record gives."""

    n: int
    thing: str
    many: int
    money: int | None

    def words(self) -> tuple[str, str]:
        """How its item and its amount are told."""
        many = f"{self.many // 1000} thousand" if self.n % 7 == 0 else f"{self.many:,}"
        money = self.money or 0
        amount = f"{money / 10**6:g} million" if money % 10**5 == 0 else f"{money:,}"
        return f"{many} {self.thing}", f"{'$' if self.n % 4 == 0 else 'USD '}{amount}"

    def sentence(self) -> str:
        """What tells of it, but for one in `OTHERWISE`, which tells of another number."""
        told = self._replace(many=self.many + 1000, money=self.money and self.money + 10**6)
        thing, money = (told if self.n % OTHERWISE == 0 else self).words()
        money = f", worth {money}," if self.money else ""
        return TOLD[self.n % len(TOLD)].format(n=self.n, thing=thing if self.n % 10 else "help", money=money)


def make(
    path: Path, records: int, passages: int = PASSAGES, *, searched: bool = True, recipients: int = RECIPIENTS
) -> None:
    """A workspace of so many records and passages; where it is not `searched`, its words are in no index."""
    make_empty(path, "Dana", RESOURCES)
    figures = list(_figures(random.Random(SEED), records))
    told = [one.sentence() for one in figures] if passages == records else []
    sentences = told or [SENTENCE.format(n=n) for n in range(1, passages + 1)]
    with Store(path, "Dana") as store:
        text = "".join(words + ("\n\n" if not n % 50 else "") for n, words in enumerate(sentences, 1))
        add_bytes(store, text.encode(), "reports.txt", "text/plain")
        body = str(store.rows(select(body_table.c.text))[0].text)
    with _unwatched(path) as db:
        _fill(db, figures, sentences, body, recipients, is_told=bool(told))
    if searched:
        with Store(path, "Dana") as store, store.stage() as tx:
            rebuild(tx)


def stand_as_wholes(path: Path) -> None:
    """Lets the passage of every record speak of it as a whole, and of no field."""
    with _unwatched(path) as db:
        db.execute("DELETE FROM evidence WHERE id NOT IN (SELECT min(id) FROM evidence GROUP BY thing_id)")
        db.execute("UPDATE evidence SET field = '', item_id = NULL")


@contextmanager
def _unwatched(path: Path) -> Iterator[sqlite3.Connection]:
    """The file without its triggers."""
    with sqlite3.connect(path) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f'DROP TRIGGER "{name}"')
        yield db
        for _, sql in triggers:
            db.execute(sql)


def _figures(rng: random.Random, records: int) -> Iterator[_Figures]:
    for n in range(1, records + 1):
        money = 1000 * rng.randint(1, 900) * 1000 if n % 3 == 0 else None
        yield _Figures(n, rng.choice(_THINGS), 1000 * (n % 997 + 1), money)


def _fill(
    db: sqlite3.Connection,
    figures: Sequence[_Figures],
    sentences: Sequence[str],
    body: str,
    recipients: int,
    *,
    is_told: bool,
) -> None:
    records, passages = len(figures), len(sentences)
    homes = [row[0] for row in db.execute("SELECT id FROM country WHERE is_group = 0 ORDER BY id")][:RECIPIENTS]
    known = db.execute("SELECT coalesce(max(id), 0) FROM thing").fetchone()[0]
    db.executemany(
        "INSERT INTO actor (id, uid, name, kind, country_id, note) VALUES (?, ?, ?, ?, ?, '')",
        [(n, f"{n:012x}", f"Donor {n:02}", _KINDS[n % len(_KINDS)], homes[n]) for n in range(1, DONORS + 1)],
    )
    places = []
    at = 0
    for n, sentence in enumerate(sentences, 1):
        words = sentence.strip()
        at = body.index(words, at)
        places.append((n, f"{n + 10**7:012x}", at, at + len(words) - 1, words[:-1], n // 50 + 1))
    db.executemany(
        'INSERT INTO passage (id, uid, version_id, start, "end", quote, prefix, suffix, paragraph, created_at) '
        "VALUES (?, ?, 1, ?, ?, ?, '', '', ?, '')",
        places,
    )
    stated = [one.words() if is_told and one.n % 2 else ("", "") for one in figures]
    db.executemany(_DONATION, (_record(one, words) for one, (_, words) in zip(figures, stated, strict=True)))
    db.executemany(
        "INSERT INTO donation_party (donation_id, ordinal, role, actor_id, country_id, kind, name) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        _parties(random.Random(SEED), records, homes[:recipients]),
    )
    items = (
        (one.n, one.thing, one.many * STORED, one.many * STORED, words)
        for one, (words, _) in zip(figures, stated, strict=True)
        if one.n % 10
    )
    db.executemany(
        "INSERT INTO donation_item (donation_id, ordinal, item, low, high, qualifier, as_stated) "
        "VALUES (?, 0, ?, ?, ?, 'exact', ?)",
        items,
    )
    db.executemany(
        "INSERT INTO thing (id, kind, row_id, uid) VALUES (?, 'donation', ?, ?)",
        ((known + n, n, f"{n + 10**9:012x}") for n in range(1, records + 1)),
    )
    db.executemany(
        "INSERT INTO evidence (passage_id, thing_id, field, item_id, created_at, uid) VALUES (?, ?, ?, ?, '', ?)",
        (
            ((n - 1) % passages + 1, known + n, field, item, f"{n + 10**10:012x}{field}")
            for n in range(1, records + 1)
            for field, item in _linked(n)
        ),
    )


def _linked(n: int) -> Iterator[tuple[str, int | None]]:
    """The fields on which words stand, each with its item: the figures of a record, but of one in fifty all of it."""
    if n % 50 == 1:
        yield "", None
        return
    if n % 10:
        yield "item", n - n // 10
    if not n % 3 or not n % 10:
        yield "money" if not n % 3 else "title", None


def _record(of: _Figures, as_stated: str) -> tuple[object, ...]:
    n, money = of.n, of.money and of.money * STORED
    said = "promised" if n % 11 == 0 else "not_given" if n % 97 == 0 else "given"
    status = {"promised": "announced", "not_given": "none_recorded", "given": "reported"}[said]
    day = f"{2010 + n % 12}-{n % 12 + 1:02}-{n % 28 + 1:02}"
    return (
        n, f"{n + 10**9:012x}", f"D-{n:02}", f"Gift {n} of a town to another", said, status, money, money,
        "USD" if money else "", "exact" if money else "", "cash" if money else "", as_stated if money else "", day, day,
        int(said == "given"),
    )  # fmt: skip


def _parties(rng: random.Random, records: int, homes: list[int]) -> Iterator[tuple[object, ...]]:
    for n in range(1, records + 1):
        yield n, 0, "donor", rng.randint(1, DONORS), None, "", ""
        yield n, 1, "recipient", None, homes[rng.randrange(len(homes))], "country", ""


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]), *map(int, sys.argv[3:4]))
