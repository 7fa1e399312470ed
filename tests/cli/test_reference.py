"""Newer reference data through the command line: said first, brought with --yes."""

from __future__ import annotations

from sqlalchemy import update

from app.store.schema import country
from app.store.store import Store


def test_it_says_what_is_new_and_brings_it_with_yes(run, workspace):
    assert run("reference", "--workspace", workspace).err == "The workspace has all names and terms of this program.\n"
    with Store(workspace, "Ann") as store, store.stage() as db:
        db.execute(update(country).where(country.c.code == "DK").values(name="Danmark"))
    ran = run("reference", "--workspace", workspace)
    assert ran.out == "1 new name of countries and groups\n"
    assert "Nothing was changed." in ran.err
    asked = run("reference", "--json", "--workspace", workspace).json()
    assert asked == {"done": False, "places": ["Denmark"], "names": 1, "members": 0, "terms": []}
    assert run("reference", "--yes", "--json", "--workspace", workspace).json() == asked | {"done": True}
    assert run("reference", "--json", "--workspace", workspace).json()["places"] == []
