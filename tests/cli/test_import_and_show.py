"""Adding files and reading them back."""

from __future__ import annotations

import json

import pytest
from tests.cli.pages import PAGE

PARAGRAPHS = [" ".join(part.split("\n")) for part in PAGE.split("\n\n")[3:]]


def test_init_empty_makes_a_workspace_with_countries_and_nothing_else(run, workspace):
    assert workspace.is_file()
    for kind in ("sources", "passages", "tags", "notes", "donations", "actors", "history"):
        ran = run("list", kind, "--json", "--workspace", workspace)
        assert (ran.code, ran.err, ran.json()) == (0, "", [])
    countries = run("list", "countries", "--json", "--workspace", workspace).json()
    assert {"Iran", "Israel", "China"} <= {country["name"].split(",")[0] for country in countries}


def test_init_refuses_a_file_that_is_there(run, page, workspace):
    for path in (page, workspace):
        before = path.read_bytes()
        for options in (["--empty"], []):
            ran = run("init", *options, "--workspace", path)
            assert (ran.code, ran.out) == (1, "")
            assert path.name in ran.err
        assert path.read_bytes() == before


def test_import_then_show_gives_the_page_back(run, page, workspace):
    ran = run("import", page, "--workspace", workspace)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"{page}: added as source 1, “The Slow Return of the Night Ferry”, 3 paragraphs.\n"
    shown = run("show", "source", "1", "--json", "--workspace", workspace).json()
    assert shown["title"] == "The Slow Return of the Night Ferry"
    assert shown["authors"] == ["Ada Brandt"]
    assert shown["published"] == "2021-03-12"
    assert [p["no"] for p in shown["paragraphs"]] == [1, 2, 3]
    assert [" ".join(p["text"].split()) for p in shown["paragraphs"]] == [" ".join(p.split()) for p in PARAGRAPHS]
    for paragraph in shown["paragraphs"]:
        assert paragraph["text"] in PAGE
    assert {cut["text"] for cut in shown["cut"]} == set(PAGE.split("\n\n")[:3])
    assert all(cut["why"] for cut in shown["cut"])


def test_the_same_file_twice_is_recognised(run, page, workspace, tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(page.read_bytes())
    ran = run("import", page, copy, "--json", "--workspace", workspace)
    assert ran.code == 0
    assert [(r["source"], r["known"]) for r in ran.json()] == [(1, False), (1, True)]
    assert "already here as source 1" in ran.err
    assert len(run("list", "sources", "--json", "--workspace", workspace).json()) == 1


def test_a_bad_file_is_named_and_the_good_ones_stay(run, page, workspace, tmp_path):
    missing = tmp_path / "missing.txt"
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    ran = run("import", missing, page, picture, "--json", "--workspace", workspace)
    assert ran.code == 1
    results = ran.json()
    assert [r["source"] for r in results] == [None, 1, None]
    assert "missing.txt" in results[0]["error"]
    assert "picture.png" in results[2]["error"]
    assert len(ran.err.splitlines()) == 3
    (row,) = run("list", "sources", "--json", "--workspace", workspace).json()
    assert {key: row[key] for key in ("id", "kind", "language", "paragraphs", "published")} == {
        "id": 1,
        "kind": "article",
        "language": "en",
        "paragraphs": 3,
        "published": "2021-03-12",
    }


def test_import_makes_a_workspace_but_never_for_a_mistyped_file(run, page, tmp_path):
    path = tmp_path / "new.passagework"
    ran = run("import", tmp_path / "mistyped.txt", "--workspace", path)
    assert (ran.code, ran.out) == (1, "")
    assert not path.exists()
    assert run("import", page, "--workspace", path).code == 0
    assert len(run("list", "sources", "--json", "--workspace", path).json()) == 1
    assert len(run("list", "countries", "--json", "--workspace", path).json()) > 200
    assert sorted(p.name for p in tmp_path.glob("new.passagework*")) == ["new.passagework"]


def test_import_into_a_folder_that_is_not_there_makes_it(run, page, tmp_path):
    ran = run("import", page, "--workspace", tmp_path / "none" / "new.passagework")
    assert ran.code == 0
    assert (tmp_path / "none" / "new.passagework").exists()


@pytest.mark.parametrize("command", [["list", "sources"], ["show", "source", "1"], ["check"], ["backup"], ["restore"]])
def test_a_mistyped_workspace_is_an_error_and_makes_none(run, tmp_path, command):
    path = tmp_path / "mistyped.passagework"
    ran = run(*command, "--workspace", path)
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert str(path) in ran.err
    assert list(tmp_path.glob("mistyped*")) == []


@pytest.mark.parametrize("command", [["list", "sources"], ["show", "source", "1"], ["check"], ["backup"]])
def test_a_file_that_is_no_workspace_is_refused_and_left_alone(run, page, command):
    ran = run(*command, "--workspace", page)
    assert (ran.code, ran.out) == (1, "")
    assert "not a Passagework workspace" in ran.err
    assert page.read_text("utf-8") == PAGE


def test_a_damaged_workspace_says_what_to_do(run, page, workspace):
    assert run("import", page, "--workspace", workspace).code == 0
    content = bytearray(workspace.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    workspace.write_bytes(content)
    ran = run("show", "source", "1", "--workspace", workspace)
    assert (ran.code, ran.out) == (1, "")
    assert "damaged" in ran.err
    assert "backup" in ran.err


def test_show_of_a_source_that_is_not_there(run, workspace):
    ran = run("show", "source", "7", "--json", "--workspace", workspace)
    assert (ran.code, ran.out) == (1, "")
    assert "no source 7" in ran.err


def test_plain_lists_and_plain_source_are_readable(run, page, workspace):
    run("import", page, "--workspace", workspace)
    lines = run("list", "sources", "--workspace", workspace).out.splitlines()
    assert lines[0].split()[:3] == ["id", "kind", "title"]
    assert "The Slow Return of the Night Ferry" in lines[1]
    shown = run("show", "source", "1", "--workspace", workspace).out
    assert "   2  Shopkeepers along the quay" in shown
    assert "authors:     Ada Brandt" in shown
    ran = run("list", "notes", "--workspace", workspace)
    assert (ran.code, ran.out, ran.err) == (0, "", "There are no notes to list.\n")


def test_what_is_there_once_is_counted_as_one(run, page, workspace, tmp_path):
    assert run("list", "history", "--workspace", workspace).err == "There are no operations to list.\n"
    run("import", page, "--workspace", workspace)
    (tmp_path / "t.csv").write_text("donor,recipient,item\nNorway,Nepal,tents\n")
    run("import", tmp_path / "t.csv", "--as", "donations", "--workspace", workspace)
    assert "t.csv, 1 record\n" in run("undo", "--workspace", workspace).out
    run("redo", "--workspace", workspace)
    checked = run("check", "--workspace", workspace).out
    assert "Checked: 1 source, 0 passages, 0 pieces of evidence, 1 donation record, 0 facts, " in checked
    assert "Looked at 1 record and 0 facts." in run("check", "--evidence", "--workspace", workspace).out


@pytest.mark.parametrize(
    "argv",
    [
        ["export", "markdown"],
        ["export", "word", "--to", "x"],
        ["import"],
        ["list", "sources", "--works", "x"],
        ["check", "surplus"],
    ],
)
def test_wrong_usage_exits_2_with_nothing_on_stdout(run, argv):
    ran = run(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("--help says how it is called.\n")
    assert ran.err.count("\n") == 1


def test_filters_belong_to_passages(run, workspace):
    ran = run("list", "tags", "--tag", "Motive", "--workspace", workspace)
    assert (ran.code, ran.out) == (1, "")
    ran = run("list", "passages", "--source", "4", "--workspace", workspace)
    assert (ran.code, ran.out) == (1, "")


def test_without_a_workspace_the_last_one_then_the_starter_then_a_sentence(run, page, workspace, own_data_folder):
    ran = run("list", "sources", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "--workspace" in ran.err
    run("init", "--empty")
    ran = run("list", "sources", "--json")
    assert (ran.code, ran.json()) == (0, [])
    assert str(own_data_folder) in ran.err
    run("import", page, "--workspace", workspace)
    settings = own_data_folder / "settings.json"
    settings.write_text(json.dumps({"recent": [str(workspace)]}), "utf-8")
    assert len(run("list", "sources", "--json").json()) == 1
    workspace.unlink()
    ran = run("list", "sources", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "no longer there" in ran.err


def test_who_signs(run, page, workspace, own_data_folder):
    run("import", page, "--workspace", workspace, "--author", "Ada  B.")
    shown = run("show", "source", "1", "--json", "--workspace", workspace).json()
    assert shown["added_by"] == "Ada B."
    other = page.with_name("other.txt")
    other.write_text(PAGE.replace("Tuesday", "Friday"), "utf-8")
    (own_data_folder).mkdir(exist_ok=True)
    (own_data_folder / "settings.json").write_text('{"author": "Noa"}', "utf-8")
    run("import", other, "--workspace", workspace)
    assert run("show", "source", "2", "--json", "--workspace", workspace).json()["added_by"] == "Noa"
    (newest, oldest) = run("list", "history", "--json", "--workspace", workspace).json()
    assert (newest["author"], oldest["author"]) == ("Noa", "Ada B.")
