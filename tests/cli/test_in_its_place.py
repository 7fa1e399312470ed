"""What a command writes takes the place of no workspace, and of no file that it reads."""

from __future__ import annotations

import shutil

import pytest
from tests.helpers.long import few

TABLE = "donor,country,item\nOrbis Works,Kenya,tents\n"


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "gifts.csv"
    file.write_text(TABLE, "utf-8")
    return file


@pytest.fixture
def other(workspace, tmp_path):
    """Another workspace, of which the command knows nothing."""
    return shutil.copy(workspace, tmp_path / "other.passagework")


WRITES = {
    "report": ["import", "gifts.csv", "--as", "donations", "--report", "TO"],
    "dry report": ["import", "gifts.csv", "--as", "donations", "--dry-run", "--report", "TO"],
    "update": ["update", "1", "page.txt", "--report", "TO"],
    "csl-json": ["export", "csl-json", "--to", "TO"],
    "bibtex": ["export", "bibtex", "--to", "TO"],
    "html": ["export", "html", "codebook", "--to", "TO"],
    "markdown": ["export", "markdown", "--to", "TO"],
    "copy": ["copy", "--to", "TO"],
    "init": ["init", "--workspace", "TO"],
    "picture": ["--screenshot", "TO"],
}


@few("command", WRITES, keep=4, why="more commands")
def test_no_workspace_is_written_over(run, workspace, other, table, page, command, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    shutil.copy(page, "page.txt")
    assert run("import", "page.txt", "--workspace", workspace).code == 0
    for stands in (workspace, other):
        before = stands.read_bytes()
        argv = [str(stands) if word == "TO" else word for word in WRITES[command]]
        ran = run(*argv, *([] if command == "init" else ["--workspace", workspace]))
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
        assert stands.read_bytes() == before


def test_a_report_is_not_written_over_the_table_or_the_mapping_it_is_of(run, workspace, table, tmp_path):
    mapping = tmp_path / "map.json"
    mapping.write_text("{}", "utf-8")
    for taken in (table, mapping):
        before = taken.read_bytes()
        ran = run(
            "import", table, "--as", "donations", "--mapping", mapping, "--report", taken, "--workspace", workspace
        )
        assert (ran.code, ran.out) == (1, "")
        assert "would take the place of" in ran.err
        assert taken.read_bytes() == before
    assert run("list", "donations", "--json", "--workspace", workspace).json() == []


def test_a_folder_is_called_one(run, workspace, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert run("init", "--workspace", ".").err == ". is a folder. Choose a file name for the workspace.\n"
    assert run("import", ".", "--workspace", workspace).err == "“.” is a folder. Choose a file in it.\n"
