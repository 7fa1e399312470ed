"""The codebook to a file and back, from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.helpers.long import few

CSV = """path,color,definition,aliases
Motive,Plum,Why it was given,reason; cause
Motive/Image repair,4,To mend a name,
Bad//path,Plum,,
Motive,Rust,again,
Other,mauve,,
"""


def listed(run: Run, workspace: Path) -> list[dict[str, object]]:
    """The tags without what is given to each workspace's own."""
    return [row | {"uid": ""} for row in run("list", "tags", "--workspace", workspace, "--json").json()]


@few("name", ["book.csv", "book.md"], keep=1, why="more formats")
def test_a_codebook_goes_from_one_workspace_to_another(run: Run, workspace: Path, tmp_path: Path, name: str) -> None:
    given = tmp_path / "given.csv"
    given.write_text(CSV, "utf-8")
    ran = run("import", given, "--as", "codebook", "--workspace", workspace, "--json")
    assert ran.code == 1
    (told,) = ran.json()
    assert (told["added"], told["changed"]) == (2, 0)
    assert [problem.split(":")[0] for problem in told["problems"]] == ["Row 4", "Row 5", "Row 6"]

    file, other = tmp_path / name, tmp_path / "other.passagework"
    assert run("export", "codebook", "--to", file, "--workspace", workspace).out == f"{file}: 2 tags\n"
    run("init", "--empty", "--workspace", other)
    assert run("import", file, "--as", "codebook", "--workspace", other).code == 0
    assert listed(run, other) == listed(run, workspace) != []
    again = run("import", file, "--as", "codebook", "--workspace", other, "--json").json()[0]
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 2)
    assert run("undo", "--workspace", other).out == f"Undone: Import codebook: {name}\n"
    assert run("list", "tags", "--workspace", other, "--json").json() == []


def test_a_file_that_is_no_codebook_is_said(run: Run, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a,b\n1,2\n", "utf-8")
    ran = run("import", file, tmp_path / "gone.csv", "--as", "codebook", "--workspace", workspace)
    assert ran.code == 1
    assert "no column “path”" in ran.err
    assert "gone.csv”. Check its name and place" in ran.err
    assert "Use .csv or .md" in run("export", "codebook", "--to", tmp_path / "x.txt", "--workspace", workspace).err


def test_a_codebook_makes_the_workspace_where_there_is_none_once_it_is_read(run: Run, tmp_path: Path) -> None:
    given, new = tmp_path / "given.csv", tmp_path / "new.passagework"
    assert run("import", given, "--as", "codebook", "--workspace", new).code == 1
    assert not new.exists()
    given.write_text("path\nMotive\n", "utf-8")
    assert run("import", given, "--as", "codebook", "--workspace", new).code == 0
    assert [row["path"] for row in listed(run, new)] == ["Motive"]
