"""The command line on a workspace that can be read and not changed."""

from __future__ import annotations

import io
import json

import pytest
from tests.helpers.long import few
from tests.helpers.medium import mounted


@pytest.fixture
def medium(tmp_path, run, page):
    with mounted(tmp_path / "disk", 8_000_000) as made:
        if made is None:
            pytest.skip("a small disk cannot be mounted here")
        assert run("init", "--empty", "--workspace", made.path).code == 0
        assert run("import", page, "--workspace", made.path).code == 0
        yield made


READING = (
    ("list", "sources"),
    ("list", "history", "--json"),
    ("show", "source", "1"),
    ("search", "ferry"),
    ("check",),
    ("restore", "--list"),
)
WRITING = (("undo",), ("redo",), ("import", "PAGE"), ("update", "1", "PAGE"), ("tag", "--json"), ("restore",),
    ("units", "set", "crates", "--word", "case"), ("term", "add", "aid_kind", "seeds"), ("field", "add", "reached"),
    ("remove", "table", "1"))  # fmt: skip


@few("state", ["read-only", "full"], keep=1, why="a medium each")
def test_commands_that_read_work_and_those_that_write_say_what_helps(run, medium, page, tmp_path, state, monkeypatch):
    assert run("backup", "--workspace", medium.path).code == 0
    usual = [run(*argv, "--workspace", medium.path).out for argv in READING]
    before = medium.path.read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    medium.freeze() if state == "read-only" else medium.fill()
    for argv, out in zip(READING, usual, strict=True):
        ran = run(*argv, "--workspace", medium.path)
        assert (ran.code, ran.out, ran.err) == (0, out, ""), argv
    for argv in WRITING:
        ran = run(*(str(page) if one == "PAGE" else one for one in argv), "--workspace", medium.path)
        assert (ran.code, ran.out) == (1, ""), argv
        assert len(ran.err.splitlines()) == 1, argv
        assert ("read-only" if state == "read-only" else "disk is full") in ran.err, argv
        assert ("Save a copy" if state == "read-only" else "Free some space") in ran.err, argv
        assert ("copy --to FILE" in ran.err) == (state == "read-only" and argv != ("restore",)), argv
    assert medium.path.read_bytes() == before
    exported = run("export", "markdown", "--to", tmp_path / "vault", "--workspace", medium.path)
    assert exported.code == 0


def test_a_copy_is_written_elsewhere_and_is_the_way_out(run, medium, tmp_path):
    medium.freeze()
    copy = tmp_path / "mine.passagework"
    refused = run("undo", "--workspace", medium.path)
    assert "copy --to FILE" in refused.err
    assert run("copy", "--to", copy, "--workspace", medium.path).out == f"{copy}\n"
    assert run("undo", "--workspace", copy).code == 0
    again = run("copy", "--to", copy, "--workspace", medium.path)
    assert (again.code, again.out) == (1, "")
    assert "There is a file" in again.err
    assert run("copy", "--to", copy, "--over", "--workspace", medium.path).code == 0
    assert len(json.loads(run("list", "history", "--json", "--workspace", copy).out)) == 1


def test_a_copy_without_history_holds_none(run, medium, tmp_path):
    copy = tmp_path / "mine.passagework"
    assert run("copy", "--to", copy, "--without-history", "--workspace", medium.path).code == 0
    assert run("list", "history", "--json", "--workspace", copy).json() == []
    assert run("check", "--workspace", copy).code == 0


def test_a_backup_where_none_can_be_written_says_so(run, medium):
    medium.freeze()
    ran = run("backup", "--workspace", medium.path)
    assert (ran.code, ran.out) == (1, "")
    assert "No backup could be made" in ran.err
