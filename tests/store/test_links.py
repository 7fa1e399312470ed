"""What the links of notes name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.helpers.made import make_starter

from app.actions import notes
from app.paths import RESOURCES
from app.store.reads.actors import named as actor_named
from app.store.reads.countries import named
from app.store.reads.donations import id_of
from app.store.reads.links import linked
from app.store.reads.sources import library
from app.store.reads.tags import codebook
from app.store.store import Store


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("links") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    return path


def test_a_link_names_each_kind_of_thing(starter: Path) -> None:
    with Store(starter, "Ann") as store:
        iran = named(store, "Iran")
        assert iran is not None
        tag = next(tag for tag in codebook(store) if tag.content.name == "Leverage")
        source = library(store)[0]
        note_id = notes.add_note(store, "", "Twin cities, again")
        assert linked(store, "iran") == ("country", iran.id)
        assert linked(store, "d-22") == ("donation", id_of(store, "D-22"))
        assert linked(store, "leverage") == ("tag", tag.id)
        assert linked(store, tag.path) == ("tag", tag.id)
        assert linked(store, source.meta.title.upper()) == ("source", source.id)
        assert linked(store, " Twin cities,  again ") == ("note", note_id)
        assert linked(store, "Jack Ma Foundation") == ("actor", actor_named(store, "Jack Ma Foundation"))


@pytest.mark.parametrize("name", ["", "  ", "Nobody at all", "D-999", "Motive/Nothing"])
def test_a_link_that_names_nothing_leads_nowhere(starter: Path, name: str) -> None:
    with Store(starter, "Ann") as store:
        assert linked(store, name) is None
