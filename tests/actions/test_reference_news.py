"""Newer reference data come to a workspace that was made with less, and what a person did there stays."""

from __future__ import annotations

import lzma
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update
from tests.helpers.long import few
from tests.helpers.made import make_empty, make_starter

from app.actions import terms
from app.actions.check import check
from app.actions.reference_news import News, bring, news
from app.domain.changes import Operation
from app.domain.vocabularies import TermContent
from app.paths import RESOURCES
from app.store import baseline, search_index
from app.store.connections import driver_of
from app.store.reads import history, vocabularies
from app.store.reads.countries import by_code
from app.store.reads.search import search
from app.store.schema import country, country_member, term
from app.store.store import Store

PAST = Path(__file__).parents[1] / "store" / "past"


@pytest.fixture
def older(tmp_path: Path):
    """As a program made it that knew neither Nepal nor fuel, called Denmark otherwise, and had fewer in a group."""
    path = tmp_path / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        with store.stage() as db:
            nepal = db.scalar(select(country.c.id).where(country.c.code == "NP"))
            db.execute(delete(country_member).where(country_member.c.country_id == nepal))
            db.execute(delete(country).where(country.c.id == nepal))
            search_index.index_things(db, "country", [nepal])
            db.execute(update(country).where(country.c.code == "DK").values(aliases="[]"))
        with store.write(Operation.REMOVE_TERM, "as if it had never been") as tx:
            tx.run(delete(term).where(term.c.key.in_(("fuel", "shelter"))))
        with store.stage() as db:
            db.exec_driver_sql("DELETE FROM operation_change")
            db.exec_driver_sql("DELETE FROM operation")
            baseline.lay(driver_of(db))
        yield store


def keys(store: Store) -> list[str]:
    return [row.term.key for row in vocabularies.one(store, "aid_kind").rows]


def row(store: Store, key: str):
    return next(one for one in vocabularies.one(store, "aid_kind").rows if one.term.key == key)


def test_a_workspace_of_this_program_has_everything(tmp_path: Path) -> None:
    for make, name in ((make_empty, "empty"), (make_starter, "starter")):
        make(tmp_path / f"{name}.passagework", "Ann", RESOURCES)
        with Store(tmp_path / f"{name}.passagework", "Ann") as store:
            assert news(store) == bring(store) == News()


def test_what_is_new_comes_and_terms_can_be_taken_back(older: Store) -> None:
    found = news(older)
    assert found.places == ("Denmark", "Nepal")
    assert found.names > 4
    assert found.members > 0
    assert {one.key for _, one in found.terms} == {"fuel", "shelter"}
    assert "2 new terms" in found.words()
    assert bring(older) == found
    assert not news(older)
    assert by_code(older, "NP").name == "Nepal"
    assert [hit.title for hit in search(older, "nepal")] == ["Nepal"]
    assert {"fuel", "shelter"} < set(keys(older))
    assert keys(older)[-1] == "unspecified"
    assert history.history(older, 1)[0].name == "Bring newer terms"
    assert check(older).problems == ()
    assert older.undo() is not None
    assert "fuel" not in keys(older)
    assert by_code(older, "NP").name == "Nepal", "countries are nobody's work"


def test_what_a_person_did_stays(older: Store) -> None:
    food, goods = row(older, "food"), row(older, "goods")
    terms.edit_term(older, food.id, replace(food.content, name="bread", description="Mine."))
    terms.remove_term(older, row(older, "cash").id)
    gone = set(keys(older))
    terms.add_term(older, "aid_kind", TermContent("Fuel"))
    bring(older)
    assert row(older, "food").content.name == "bread"
    assert row(older, "food").content.description == "Mine."
    assert row(older, "goods").content == goods.content
    assert sum(one.content.name.casefold() == "fuel" for one in vocabularies.one(older, "aid_kind").rows) == 1
    assert set(keys(older)) == gone | {"fuel", "shelter"}, "what was removed does not come back"


@few("version", ["1", "8", "10"], keep=1, why="more versions")
def test_workspaces_of_the_past_get_what_is_new(version: str, tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    path.write_bytes(lzma.decompress((PAST / f"version-{version}.passagework.xz").read_bytes()))
    with Store(path, "Ann") as store:
        bring(store)
        assert not news(store)
        assert check(store).problems == ()
