"""`compact`: said before, done only when it is confirmed."""

from __future__ import annotations

import pytest
from tests.helpers.made import make_empty

from app.actions.notes import add_note, edit_note
from app.paths import RESOURCES
from app.store.store import Store


@pytest.fixture(scope="module")
def worked_bytes(tmp_path_factory):
    """A workspace with the history of a note that was written 301 times."""
    path = tmp_path_factory.mktemp("worked") / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        note = add_note(store, "Begun")
        for n in range(300):
            edit_note(store, note, "", f"Written for the {n}th time. " * 20)
        with store.stage() as db:
            db.exec_driver_sql("UPDATE operation SET at = '2020-05-31T10:00:00.000Z' WHERE id < 300")
            db.exec_driver_sql("UPDATE operation SET at = '2026-01-02T10:00:00.000Z' WHERE id >= 300")
    return path.read_bytes()


@pytest.fixture
def worked(worked_bytes, workspace):
    workspace.write_bytes(worked_bytes)
    return workspace


def test_it_is_said_and_nothing_is_done(run, worked):
    before = worked.read_bytes()
    ran = run("compact", "--older-than", "1500", "--workspace", worked)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "299 operations can no longer be undone, 2 still can; undo then reaches back to 2026-01-02."
    assert "cannot be brought back" in lines[1]
    assert lines[-1].startswith("About ")
    assert "--yes" in ran.err
    assert worked.read_bytes() == before
    planned = run("compact", "--older-than", "1500", "--json", "--workspace", worked).json()
    assert (planned["done"], planned["operations"], planned["kept"]) == (False, 299, 2)


def test_it_is_done_with_yes_after_a_backup(run, worked):
    size = worked.stat().st_size
    ran = run("compact", "--older-than", "1500", "--yes", "--workspace", worked)
    assert ran.code == 0
    assert ran.out == f"299 operations were dropped, and {size - worked.stat().st_size:,} bytes freed.\n"
    assert worked.stat().st_size < size - 200_000
    assert [row["why"] for row in run("restore", "--list", "--json", "--workspace", worked).json()] == [
        "before compacting"
    ]
    assert run("check", "--workspace", worked).code == 0
    assert len(run("undo", "9", "--json", "--author", "Ann", "--workspace", worked).json()) == 2
    again = run("compact", "--older-than", "1500", "--yes", "--workspace", worked)
    assert (again.code, again.out) == (0, "There is no history older than 1,500 days to drop.\n")
    assert len(run("restore", "--list", "--json", "--workspace", worked).json()) == 1


def test_what_is_no_number_of_days_is_wrong_usage(run, worked):
    before = worked.read_bytes()
    for days in ("-1", "soon", "1.5", "", "99999999"):
        assert run("compact", f"--older-than={days}", "--yes", "--workspace", worked).code == 2, days
    assert run("compact", "--yes", "--workspace", worked).code == 2
    assert worked.read_bytes() == before
