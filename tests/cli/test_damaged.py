"""Commands on a workspace with a damaged row: an answer or a sentence that names the row, never a mistake of ours."""

from __future__ import annotations

import pytest
from tests.actions.test_check import UNREADABLE, meddle
from tests.helpers.long import few
from tests.helpers.made import make_starter

from app.paths import RESOURCES

COMMANDS = (
    ("list", "sources"),
    ("list", "passages"),
    ("list", "tags"),
    ("list", "donations"),
    ("show", "source", "1"),
    ("search", "masks"),
)
MET = {
    "no JSON": ("list", "tags"),
    "no text in a passage": ("list", "passages"),
    "a word of no vocabulary": ("list", "donations"),
    "in a source": ("show", "source", "1"),
    "in a cut": ("show", "source", "1"),
    "a broken number": None,
}
"""A command that cannot answer for each damage; where there is none, all of them can."""


@pytest.fixture(scope="module")
def starter(tmp_path_factory):
    path = tmp_path_factory.mktemp("starter") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    return path.read_bytes()


@few("damage", MET, keep=2, why="every command for every damaged row")
def test_a_damaged_row_is_named_by_whatever_command_meets_it(run, starter, tmp_path, damage):
    path = tmp_path / "w.passagework"
    path.write_bytes(starter)
    meddle(path, UNREADABLE[damage][0])
    failed = set()
    for argv in COMMANDS:
        ran = run(*argv, "--workspace", path)
        assert "mistake of ours" not in ran.err
        if ran.code:
            failed.add(argv)
            assert ran.out == ""
            assert ran.err.startswith("w.passagework is damaged"), ran.err
            assert len(ran.err.splitlines()) == 1
            assert ran.err.rstrip().endswith(".")
    assert (MET[damage] in failed) == (MET[damage] is not None)


def test_a_mistake_of_ours_on_a_sound_workspace_is_still_said_to_be_one(run, starter, tmp_path, monkeypatch):
    path = tmp_path / "w.passagework"
    path.write_bytes(starter)
    monkeypatch.setattr("app.actions.listing.tags", lambda _store: [][0])
    ran = run("list", "tags", "--workspace", path)
    assert ran.code == 1
    assert "mistake of ours" in ran.err
