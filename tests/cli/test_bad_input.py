"""What cannot be so, said to a command: one sentence with a way out, and the workspace as it was.

The same is tried in the window by `tests/ui/shell/test_bad_input.py`.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.helpers.bad_tables import ROWS, WHOLE, BadTable
from tests.helpers.long import few
from tests.helpers.made import make_empty
from tests.helpers.store_dump import dump

from app.bootstrap import main
from app.paths import RESOURCES
from app.store.store import Store


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workspace in which there is a record already."""
    folder = tmp_path_factory.mktemp("recorded")
    make_empty(folder / "w.passagework", "", RESOURCES)
    (folder / "first.csv").write_text("donor,country,item\nNova,Chile,gowns\n")
    argv = ("import", folder / "first.csv", "--as", "donations", "--workspace", folder / "w.passagework")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PASSAGEWORK_DATA", str(folder / "data"))
        assert main([str(arg) for arg in argv]) == 0
    return (folder / "w.passagework").read_bytes()


@pytest.fixture
def before(recorded: bytes, tmp_path: Path) -> Path:
    """That workspace, for a test of its own."""
    path = tmp_path / "notes.passagework"
    path.write_bytes(recorded)
    return path


def kept(workspace: Path) -> Any:
    with Store(workspace, "Dana") as store:
        return dump(store)


@few(
    "table",
    [*ROWS, *WHOLE],
    keep=8,
    why="more tables",
    ids=lambda one: one.name,
)
def test_a_table_is_taken_whole_or_what_is_wrong_is_said(
    run: Run, before: Path, tmp_path: Path, table: BadTable
) -> None:
    was = kept(before)
    file = tmp_path / table.name
    file.write_bytes(table.raw)
    ran = run("import", file, "--as", "donations", "--workspace", before)
    assert ran.code == 1
    (said,) = [line for line in ran.err.splitlines() if table.said in line]
    assert table.way_out in said
    assert "Traceback" not in ran.err
    if table.is_row:
        assert "1 record added as one operation, 1 row not taken" in ran.err
        run("undo", "--workspace", before)
    assert kept(before) == was


@pytest.mark.parametrize(
    ("parents", "links", "said"),
    [(("D-92", "D-93", "D-91"), ("", "", ""), "part of itself"), (("D-91", "", ""), ("", "", ""), "part of itself"),
     (("", "", ""), ("D-91", "", ""), "lead to itself"),
     (("", "", ""), ("D-92", "D-91", ""), "each said to be a delivery of the other")],
)  # fmt: skip
def test_no_table_of_ours_makes_a_record_its_own_part_or_delivery(
    run: Run, before: Path, tmp_path: Path, parents: tuple[str, ...], links: tuple[str, ...], said: str
) -> None:
    (tmp_path / "more.csv").write_text("donor,country,item\nOrbis,Kenya,tents\nLumen,Peru,masks\n")
    run("import", tmp_path / "more.csv", "--as", "donations", "--workspace", before)
    run("export", "donations", "--to", tmp_path / "all.csv", "--workspace", before)
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    uid, ref, parent, linked = (heads.index(name) for name in ("uid", "ref", "parent", "links"))
    for at, row in enumerate(rows):
        led = [{"kind": "delivers", "ref": one} for one in links[at].split()]
        row[uid], row[ref], row[parent], row[linked] = "", f"D-9{at + 1}", parents[at], json.dumps(led)
    with (tmp_path / "round.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([heads, *rows])
    ran = run("import", tmp_path / "round.csv", "--as", "donations", "--workspace", before)
    assert ran.code == 1
    assert said in ran.err
    assert "Nothing is wrong" in run("check", "--workspace", before).out
    listed = run("list", "donations", "--workspace", before, "--json").json()
    assert not [one["ref"] for one in listed if one["parent"] or one["links"]]


@pytest.mark.parametrize(
    ("asked", "said"),
    [("donr:Huawei", "Did you mean donor?"), ('"open', "is not closed"), ("recipient.country:Nusquamia", "“Nusquamia”"),
     ("donor.kind:companies", "company"), ("money>=many", "many")],
)  # fmt: skip
@pytest.mark.parametrize("ways", [("query",), ("totals", "--where"), ("matrix", "--where"), ("export", "--where")])
def test_a_question_that_cannot_be_read_is_one_sentence_everywhere(
    run: Run, before: Path, tmp_path: Path, ways: tuple[str, ...], asked: str, said: str
) -> None:
    first, *option = ways
    further = {
        "query": [asked], "totals": ["--by", "donor"], "matrix": ["--rows", "recipient", "--columns", "donor"],
        "export": ["donations", "--to", tmp_path / "out.csv"],
    }[first]  # fmt: skip
    ran = run(first, *further, *([*option, asked] if option else []), "--workspace", before)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "out.csv").exists()


def test_an_unknown_country_is_one_sentence(run: Run, before: Path) -> None:
    for argv in (("totals", "--to", "Nusquamia"), ("totals", "--from", "Nusquamia")):
        ran = run(*argv, "--workspace", before)
        assert (ran.code, ran.out) == (1, "")
        assert "Nusquamia" in ran.err
        assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("export", "markdown", "--where", "recipient:IR"), "--where is for donations, map, matrix, timeline and would "
         "do nothing for markdown. Use --query."),
        (("export", "donations", "--query", "recipient:IR"), "--query is for markdown and would do nothing for "
         "donations. Use --where."),
        (("export", "bibtex", "--collection", "Aid"), "--collection is for markdown and would do nothing for bibtex. "
         "Leave it out."),
        (("export", "codebook", "--dry-run"), "--dry-run is for markdown"),
        (("export", "html", "source", "1", "--theme", "dark"), "--theme is for map, matrix, timeline"),
        (("export", "map", "--rows", "donor"), "--rows is for matrix"),
        (("export", "ris", "--style", "note"), "--style is for markdown, html, docx, pdf"),
    ],
)  # fmt: skip
def test_an_option_that_would_do_nothing_for_an_export_is_refused(
    run: Run, before: Path, tmp_path: Path, argv: tuple[str, ...], said: str
) -> None:
    """Whoever asked for a part must not be given the whole."""
    ran = run(*argv, "--to", tmp_path / "out", "--workspace", before)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(said)
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


@few("kind", [(), ("--as", "sources"), ("--as", "codebook")], keep=1, why="each kind with each option")
@pytest.mark.parametrize("option", [("--dry-run",), ("--report", "r.json"), ("--table-is-source",), ("--sheet", "1")])
def test_an_option_of_tables_is_refused_for_other_files(
    run: Run, before: Path, tmp_path: Path, kind: tuple[str, ...], option: tuple[str, ...]
) -> None:
    """A dry run of a text added it."""
    (tmp_path / "a.csv").write_text("path\nNew\n")
    listed = [run("list", what, "--json", "--workspace", before).out for what in ("sources", "tags")]
    ran = run("import", tmp_path / "a.csv", *kind, *option, "--workspace", before)
    what = kind[-1] if kind else "sources"
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"{option[0]} is for donations and would do nothing for {what}. Leave it out.\n"
    assert [run("list", what, "--json", "--workspace", before).out for what in ("sources", "tags")] == listed


def test_a_part_may_be_asked_for_by_what_it_is_not(run: Run, before: Path, tmp_path: Path) -> None:
    ran = run("export", "markdown", "--query", "-donor:Orbis", "--dry-run", "--to", tmp_path, "--workspace", before)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("other", ["--evidence", "--of=D-1"])
def test_one_check_at_a_time(run: Run, before: Path, other: str) -> None:
    ran = run("check", "--figures", other, "--workspace", before)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("--figures looks through the notes alone.")
