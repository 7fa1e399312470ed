"""Tables of records from the command line: in, with what became of each row, and out."""

from __future__ import annotations

import json

TABLE = "donor,country,item,quantity,amount,currency\nOrbis Works,Kenya,tents,12,,\nLumen Trust,Atlantis,masks,5,,\n"


def test_a_table_is_imported_only_as_what_is_said(run, workspace, tmp_path):
    file = tmp_path / "gifts.csv"
    file.write_text(TABLE, "utf-8")
    refused = run("import", file, "--workspace", workspace)
    assert (refused.code, refused.out) == (1, "")
    for choice in ("--as donations", "--as codebook", "--as sources"):
        assert choice in refused.err
    assert run("list", "sources", "--json", "--workspace", workspace).json() == []


def test_an_import_says_what_became_of_each_row_and_can_be_removed(run, workspace, tmp_path):
    file, report, mapping = tmp_path / "gifts.csv", tmp_path / "report.json", tmp_path / "map.json"
    file.write_text(TABLE, "utf-8")
    dry = run("import", file, "--as", "donations", "--dry-run", "--json", "--workspace", workspace)
    assert dry.code == 1
    assert (dry.json()[0]["can_be_added"], dry.json()[0]["added"]) == (1, 0)
    assert run("list", "donations", "--json", "--workspace", workspace).json() == []
    mapping.write_text(json.dumps({"names": {"Atlantis": "PE"}, "columns": {"quantity": ""}}), "utf-8")
    ran = run("import", file, "--as", "donations", "--report", report, "--workspace", workspace)
    assert ran.code == 1
    assert "row 3, country: “Atlantis” is no country or group" in ran.err
    told = json.loads(report.read_text("utf-8"))
    assert (told["added"], told["records"], told["table"]) == (1, ["D-01"], 1)
    (rejected,) = told["rejected"]
    assert (rejected["row"], rejected["column"], rejected["value"], rejected["cells"][0]) == (
        3, "country", "Atlantis", "Lumen Trust",
    )  # fmt: skip
    assert rejected["reason"]
    assert rejected["remedy"] == rejected["mend"] != ""
    again = run("import", file, "--as", "donations", "--mapping", mapping, "--workspace", workspace)
    assert "imported already, as table 1" in again.err
    assert run("remove", "table", "1", "--workspace", workspace).out == "1 record of table 1 removed\n"
    mended = run(
        "import", file, "--as", "donations", "--mapping", mapping, "--table-is-source", "--workspace", workspace
    )
    assert mended.code == 0
    rows = run("list", "donations", "--json", "--workspace", workspace).json()
    assert [(one["recipients"], one["items"][0]["low"], one["counts"]) for one in rows] == [
        (["Kenya"], None, True), (["Peru"], None, True),
    ]  # fmt: skip
    assert run("list", "tables", "--json", "--workspace", workspace).json()[0]["records"] == 2
    assert run("remove", "table", "9", "--workspace", workspace).code == 1


def test_mistakes_in_options_and_mappings_are_one_sentence(run, workspace, tmp_path):
    file, mapping = tmp_path / "gifts.csv", tmp_path / "map.json"
    file.write_text(TABLE, "utf-8")
    for words, said in (("[]", "must be an object"), ("{", "is no JSON. It"), ('{"colums": {}}', "must be an object"),
                        ('{"values": {"status": "x"}}', "by column what its words mean"),
                        ('{"preset": "excel"}', "no preset “excel”")):  # fmt: skip
        mapping.write_text(words, "utf-8")
        ran = run("import", file, "--as", "donations", "--mapping", mapping, "--workspace", workspace)
        assert ran.code == 1
        assert said in ran.err
    for options, said in ((("--currency", "XQX"), "no currency"), (("--sheet", "One"), "no sheets")):
        assert said in run("import", file, "--as", "donations", *options, "--workspace", workspace).err
    assert "cannot be read" in run("import", tmp_path / "no.csv", "--as", "donations", "--workspace", workspace).err


def test_donations_are_exported_by_a_question(run, workspace, tmp_path):
    file = tmp_path / "gifts.csv"
    file.write_text(TABLE, "utf-8")
    run("import", file, "--as", "donations", "--table-is-source", "--workspace", workspace)
    for name in ("out.csv", "out.xlsx"):
        out = run(
            "export", "donations", "--to", tmp_path / name, "--where", "donor:Orbis", "--json", "--workspace", workspace
        )
        assert out.json() == {"file": str(tmp_path / name), "records": 1, "for": "import"}
    again = run("import", tmp_path / "out.xlsx", "--as", "donations", "--workspace", workspace)
    assert "1 record here already, saying the same." in again.err
    assert "1 row not taken" not in again.err
    assert again.code == 0
    safe = run("export", "donations", "--to", tmp_path / "s.csv", "--for", "spreadsheets", "--workspace", workspace)
    assert safe.code == 0
    assert (tmp_path / "s.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_each_reason_is_said_also_where_not_one_row_can_be_taken(run, workspace, tmp_path):
    file = tmp_path / "gifts.csv"
    file.write_text("donor,country,item,page\nOrbis,Atlantis,tents,3\nLumen,Lemuria,masks,4\n", "utf-8")
    ran = run("import", file, "--as", "donations", "--workspace", workspace)
    assert ran.code == 1
    assert ("“Atlantis”" in ran.err, "“Lemuria”" in ran.err) == (True, True)
    assert "columns not read: page" in ran.err
    assert run("list", "donations", "--json", "--workspace", workspace).json() == []


def test_an_unknown_name_is_one_line_however_many_rows_have_it(run, workspace, tmp_path):
    file = tmp_path / "gifts.csv"
    names = [*["Atlantis"] * 14, "Lemuria", "Atlantis"]
    file.write_text(
        "donor,country,item\n" + "".join(f"Orbis {n},{one},tents\n" for n, one in enumerate(names)), "utf-8"
    )
    ran = run("import", file, "--as", "donations", "--dry-run", "--workspace", workspace)
    lines = [one.partition("gifts.csv, ")[2] for one in ran.err.splitlines() if "is no country" in one]
    assert [one.partition(" or group")[0] for one in lines] == [
        "rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 5 more, country: “Atlantis” is no country",
        "row 16, country: “Lemuria” is no country",
    ]
    assert "16 rows not taken" in ran.err
