"""The first page by sources, or by who gave or received, is the beginning of the whole order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite
from tests.helpers.long import few as few_of
from tests.helpers.made import make_empty

from app.actions.donations import add_donation
from app.actions.evidence import link_to_things
from app.actions.sources import add_bytes
from app.domain.donations import Donation, Party
from app.domain.records import DonationFilter, DonationSort
from app.domain.terms import PartyRole
from app.domain.vocabularies import COUNTRY, PLACE
from app.paths import RESOURCES
from app.store.reads import donations, first_page
from app.store.reads.first_page import first_by_party, first_ids
from app.store.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("sources") / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as opened:
        yield opened


def order(store: Store, limit: int, sort: str = DonationSort.SOURCES, *, descending: bool) -> list[int]:
    page = donations.rows(store, DonationFilter(), sort, descending=descending, limit=limit)
    return [row.id for row in page]


def test_the_first_page_is_the_beginning_of_the_whole_order(store: Store) -> None:
    rng = Random(3)
    texts = [f"It was reported {n} times." for n in range(6)]
    titles = ("b", "a", "C", "d", "E", "nobody")
    sources = [
        add_bytes(store, text.encode(), f"{name}.txt", "text/plain").source_id
        for text, name in zip(texts, titles, strict=True)
    ]
    records = [add_donation(store, Donation(f"Gift {n}")) for n in range(60)]
    for at, source_id in enumerate(sources[:5]):
        some = [("donation", one) for one in records if rng.random() < (0.2, 0.7, 0.05, 0.4, 0.5)[at]]
        link_to_things(store, source_id, 0, 5, None, [(one, [("", None)]) for one in some])
    for descending in (False, True):
        whole = list(donations.ids(store, DonationFilter(), DonationSort.SOURCES, descending=descending))
        assert len(whole) == len(records)
        for limit in (1, 7, 30, 60, 200):
            assert order(store, limit, descending=descending) == whole[:limit]


class Written:
    """The store, into which somebody writes between the statements of a page."""

    def __init__(self, store: Store, write: Callable[[], object]) -> None:
        self._store, self._write, self._asked = store, write, 0

    def rows(self, statement: Any, values: Any = None) -> Any:
        self._asked += 1
        if self._asked == 4:
            self._write()
        return self._store.rows(statement, values)


def test_nothing_is_reported_of_a_page_into_which_somebody_wrote(store: Store) -> None:
    assert first_ids(store, 30, descending=False) is not None
    reader = Written(store, lambda: add_donation(store, Donation("Gift meanwhile")))
    assert first_ids(reader, 30, descending=False) is None


@pytest.fixture(scope="module")
def of_many(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workspace with 70 records of parties that are called alike."""
    rng, path = Random(5), tmp_path_factory.mktemp("many") / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as store:
        for n in range(70):
            parties = [
                rng.choice((
                    Party(role, rng.choice(("Orbis", "Lumen", "élan", "Zeal", "iran"))),
                    Party(role, rng.choice(("Kenya", "Iran", "Peru")), COUNTRY),
                    Party(role, rng.choice(("orbis", "Zoo", "ÉLAN", "Peru")), PLACE, "KE"),
                ))
                for role in (PartyRole.DONOR, PartyRole.DONOR, PartyRole.RECIPIENT)
                if rng.random() < (0.7, 0.95)[n % 2]
            ]  # fmt: skip
            add_donation(store, Donation(f"Gift {n}", parties=tuple(dict.fromkeys(parties))))
    return path.read_bytes()


@few_of("few, called", [(2_000, 50_000), (2_000, 3), (3, 50_000), (3, 30)], keep=2, why="more limits")
def test_the_first_page_by_who_gave_or_received_is_too(
    of_many: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, called: int
) -> None:
    monkeypatch.setattr(first_page, "CALLED", called)
    monkeypatch.setattr(first_page, "FEW", few)
    monkeypatch.setattr(first_page, "WALKED", 20)
    path = tmp_path / "w.passagework"
    path.write_bytes(of_many)
    with Store(path, "Dana") as store:
        for sort in (DonationSort.DONOR, DonationSort.RECIPIENT):
            for descending in (False, True):
                whole = list(donations.ids(store, DonationFilter(), sort, descending=descending))
                for limit in (1, 7, 30, 70, 200):
                    assert order(store, limit, sort, descending=descending) == whole[:limit]
                    if called == 50_000:
                        assert first_by_party(store, PartyRole(sort), limit, descending=descending) == whole[:limit]
        reader = Written(store, lambda: add_donation(store, Donation("Gift meanwhile")))
        assert first_by_party(reader, PartyRole.DONOR, 30, descending=False) is None


def test_a_page_by_date_money_or_reference_is_read_in_the_order_of_its_index(tmp_path: Path) -> None:
    path, asked = tmp_path / "w.passagework", list[str]()
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as store:
        add_donation(store, Donation("Gift"))
        real = store.rows

        def rows(statement: Select[Any], *values: Any) -> Any:
            if not asked:
                asked.append(str(statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})))
            return real(statement, *values)

        for sort, index in (("date", "when"), ("money", "worth"), ("ref", "ref")):
            for descending in (False, True):
                asked.clear()
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(store, "rows", rows)
                    order(store, 50, sort, descending=descending)
                with closing(sqlite3.connect(path)) as db:
                    plan = [str(row[3]) for row in db.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]
                assert all(f"ix_donation_{index}" in one for one in plan if " donation" in one), plan
                assert not [one for one in plan if "B-TREE" in one], plan
