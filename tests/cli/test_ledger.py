"""The starter workspace through the command line: records, actors, countries, and the real article beside it."""

from __future__ import annotations

import hashlib
import json
import re

import pytest
from tests.helpers.made import make_starter

from app.paths import RESOURCES

RECORD = {
    "ref", "title", "scope", "assertion", "status", "in_totals", "parties", "items", "money", "date", "evidence",
}  # fmt: skip
PIECE = {"field", "role", "source", "paragraph", "start", "end", "quote", "state"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("starter") / "starter.passagework"
    make_starter(path, "Ann", RESOURCES)
    return path.read_bytes()


@pytest.fixture
def starter(made, tmp_path):
    path = tmp_path / "starter.passagework"
    path.write_bytes(made)
    return path


@pytest.fixture
def listed(run, starter):
    def rows(what, *options):
        ran = run("list", what, "--json", *options, "--workspace", starter)
        assert (ran.code, ran.err) == (0, "")
        return ran.json()

    return rows


def texts_of(run, workspace, source_id):
    shown = run("show", "source", source_id, "--json", "--workspace", workspace).json()
    return {p["no"]: p for p in shown["paragraphs"]}


def test_records_have_the_keys_that_are_promised(listed):
    records = listed("donations")
    assert all(set(record) >= RECORD for record in records)
    assert {record["scope"] for record in records} == {"specific", "aggregate"}
    assert {record["assertion"] for record in records} == {"given", "promised", "offered", "not_given"}
    assert not any(record["in_totals"] for record in records if record["assertion"] != "given")
    for record in records:
        assert all(set(party) >= {"role", "name", "kind", "iso2", "place"} for party in record["parties"])
        for item in record["items"]:
            assert set(item) >= {"item", "low", "high", "qualifier", "unit", "as_stated"}
            assert item["low"] is None or item["high"] is None or item["low"] <= item["high"]
        if record["money"]:
            assert set(record["money"]) >= {"low", "high", "currency", "qualifier", "kind", "as_stated"}
        assert set(record["date"]) >= {"start", "end", "precision", "as_stated"}
        assert record["evidence"]
        assert all(set(piece) >= PIECE for piece in record["evidence"])


def test_countries_and_groups_carry_facts_with_evidence(listed):
    iran = next(row for row in listed("countries") if row["iso2"] == "IR")
    assert iran["name"].startswith("Iran")
    assert iran["facts"]
    assert all(set(piece) >= PIECE for fact in iran["facts"] for piece in fact["evidence"])
    groups = listed("groups")
    assert {"five-eyes", "baltic-states"} <= {row["group"] for row in groups if row["facts"]}
    assert all("iso2" not in row for row in groups)


def test_quotes_are_at_their_offsets_in_code_points(run, starter, listed):
    paragraphs = texts_of(run, starter, 1)
    pieces = [piece for record in listed("donations") for piece in record["evidence"] if piece["paragraph"]]
    assert pieces
    for piece in pieces:
        paragraph = paragraphs[piece["paragraph"]]
        at = piece["start"] - paragraph["start"]
        assert paragraph["text"][at : at + piece["end"] - piece["start"]] == piece["quote"]
        assert piece["state"] == "verified"


def test_tables_of_everything_have_a_line_for_each(run, starter, listed):
    for what in ("donations", "actors", "countries", "groups", "passages", "tags", "notes", "sources", "history"):
        lines = run("list", what, "--workspace", starter).out.splitlines()
        assert len(lines) == len(listed(what)) + 1
        assert all("\t" not in line for line in lines)


def test_the_original_is_found_again_from_the_locators(run, starter, listed, article):
    ran = run("import", article, "--json", "--workspace", starter)
    assert ran.code == 0
    (added,) = ran.json()
    assert added["evidence_found"] > 100
    assert added["evidence_missing"] == 0
    assert "pieces of evidence found in it" in ran.err
    for record in listed("donations"):
        assert record["evidence"][0]["source"] == added["source"], "evidence on the original comes first"
    paragraphs = texts_of(run, starter, added["source"])
    for passage in listed("passages", "--source", str(added["source"])):
        if passage["paragraph"]:
            paragraph = paragraphs[passage["paragraph"]]
            at = passage["start"] - paragraph["start"]
            assert paragraph["text"][at : at + len(passage["quote"])] == passage["quote"]
    again = run("import", article, "--json", "--workspace", starter).json()
    assert (again[0]["known"], again[0]["source"]) == (True, added["source"])


def test_passages_of_a_tag_include_those_of_the_tags_under_it(listed):
    motives = listed("passages", "--tag", "Motive")
    assert motives
    assert all(any(tag.startswith("Motive") for tag in passage["tags"]) for passage in motives)
    assert len(motives) > len(listed("passages", "--tag", "Motive/Leverage")) > 0


@pytest.mark.long("a whole export three times", instead="test_an_export_says_beforehand_what_becomes_of_each_file")
def test_export_names_what_was_edited_and_leaves_it(run, starter, tmp_path):
    folder = tmp_path / "out"
    first = run("export", "markdown", "--to", folder, "--json", "--workspace", starter).json()
    assert len(first["written"]) > 50
    again = run("export", "markdown", "--to", folder, "--json", "--workspace", starter)
    assert (again.json()["written"], again.err) == ([], "")
    assert len(again.json()["unchanged"]) == len(first["written"])
    narrow = ("export", "markdown", "--query", "recipient:IR", "--workspace", starter)
    single = run(*narrow, "--single", "--to", tmp_path / "one")
    assert (single.code, len(list((tmp_path / "one").glob("*.md")))) == (0, 1)
    assert single.out == f"{tmp_path / 'one'}: 1 written, 0 unchanged, 0 removed\n"
    relative = run(*narrow, "--links", "relative", "--to", tmp_path / "r")
    assert relative.code == 0
    pages = [path.read_text("utf-8") for path in (tmp_path / "r").rglob("*.md")]
    assert any("](../" in page for page in pages)
    assert not any("[[Sources/" in page for page in pages)


@pytest.mark.long("a whole export", instead="test_an_export_says_beforehand_what_becomes_of_each_file")
def test_export_says_what_it_moved_beside_for_want_of_a_proof(run, starter, tmp_path):
    folder = tmp_path / "vault"
    export = ("export", "markdown", "--query", "recipient:IR", "--to", folder, "--json", "--workspace", starter)
    assert run(*export).json()["aside"] == []
    manifest = folder / ".passagework-export.json"
    files = json.loads(manifest.read_text("utf-8"))["files"]
    (folder / "index.md").write_bytes(b"as an older program wrote it")
    files["index"]["sha256"] = [hashlib.sha256(b"as an older program wrote it").hexdigest()]
    manifest.write_text(json.dumps({"format": 1, "files": files}), "utf-8")
    again = run(*export)
    moved = {"was": str(folder / "index.md"), "is": str(folder / "Earlier export" / "index.md")}
    assert again.json()["aside"] == [moved]
    assert again.err.startswith("Nothing proves that this workspace wrote 1 of the files, so they were kept:")


def test_export_into_a_file_is_refused(run, starter, page):
    ran = run("export", "markdown", "--to", page, "--workspace", starter)
    assert (ran.code, ran.out) == (1, "")
    assert "is a file" in ran.err


def test_an_export_says_beforehand_what_becomes_of_each_file(run, starter, tmp_path):
    folder, asked = tmp_path / "out", ("--workspace", starter)
    narrow = ("export", "markdown", "--query", "recipient:IR", *asked)
    planned = run(*narrow, "--dry-run", "--json", "--to", folder).json()
    assert {one["state"] for one in planned["files"]} == {"new"}
    assert not folder.exists()
    run(*narrow, "--to", folder)
    made = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    assert made == sorted(one["path"] for one in planned["files"])
    iran = folder / "Countries" / "Iran.md"
    iran.write_text(iran.read_text("utf-8") + "\nMine.\n", "utf-8")
    (folder / "index.md").unlink()
    said = run(*narrow, "--dry-run", "--to", folder).out
    assert "1 edited by you, as they are\n  Countries/Iran.md\n" in said
    assert "1 deleted by you\n  index.md\n" in said
    iran.write_text(re.sub(r"<!-- /?passagework .*?-->\n", "", iran.read_text("utf-8")), "utf-8")
    for dry in ((), ("--dry-run",)):
        ran = run(*narrow, *dry, "--to", folder)
        assert "Nothing new comes into 1 file, since all our remarks were taken out (Countries/Iran.md)" in ran.err
        assert "export with --again." in ran.err
    assert "  Countries/Iran.md, where all our remarks were taken out" in ran.out
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "countries.md.j2").write_text("*{{ page.title }}*\n\n{{ part('facts') }}\n", "utf-8")
    other = (*narrow, "--profile", "plain", "--templates", templates, "--to", tmp_path / "t")
    assert run(*other).code == 0
    assert "\n*Iran*\n" in (tmp_path / "t/Countries/Iran.md").read_text("utf-8")
    (templates / "countries.md.j2").write_text("{{ nothing }}", "utf-8")
    refused = run(*other)
    assert (refused.code, "countries.md.j2" in refused.err) == (1, True)


def test_the_check_of_figures_lists_what_nothing_supports(run, starter):
    found = run("check", "--figures", "--json", "--workspace", starter)
    assert found.code == 1
    assert {one["why"] for one in found.json()} == {"unsupported"}
    plain = run("check", "--figures", "--workspace", starter)
    assert "Nothing in the workspace is named as evidence for this." in plain.out
