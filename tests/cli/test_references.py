"""Bibliographies in and out, as three reference managers write them."""

from __future__ import annotations

import json

import pytest

RIS = """\ufeff
TY  - RPRT
ID  - brandt2021
AU  - Brandt, Ada
AU  - Harbour Board of Norvale
TI  - The slow return of the night
 ferry
T3  - Quay Papers
SN  - 12
PY  - 2021
DA  - 2021/03/12/
PB  - Harbour Institute
DO  - 10.1000/ferry
KW  - ferries
KW  - night
L1  - https://example.org/ferry.pdf
L1  - files/3/ferry.txt
ER  -\x20

TY  - NEWS
TI  - Bells of the coast
AU  - 王小明
PY  - 1987
UR  - https://example.org/bells
ER  -
TY  - JOUR
TI  - Lost at sea
L1  - files/4/gone.html
L1  - files/LONG.html
ER  -
"""

BIBTEX = r"""
% made elsewhere
@techreport{brandt2021,
  author = {Brandt, Ada and {Harbour Board of Norvale}},
  title = {The Slow {Return} of the \"Uber Ferry \& Co},
  institution = "Harbour Institute", year = 2021, month = mar,
  file = {Ferry:files/3/ferry.txt:text/plain;PDF:files/3/none.pdf:application/pdf}
}
"""
CSL = [
    {"id": "http://example.org/items/7", "citation-key": "brandt2021", "type": "webpage", "title": "The Slow Return",
     "author": [{"family": "Brandt", "given": "Ada"}], "issued": {"date-parts": [["2021", 3]]}, "custom": {"a": [1]}},
]  # fmt: skip


@pytest.fixture
def folder(tmp_path, page):
    place = tmp_path / "from elsewhere"
    (place / "files" / "3").mkdir(parents=True)
    (place / "files" / "3" / "ferry.txt").write_bytes(page.read_bytes())
    return place


def exported(run, workspace, folder, form="csl-json"):
    ran = run("export", form, "--to", folder / "out", "--workspace", workspace)
    assert ran.code == 0, ran.err
    return (folder / "out").read_text("utf-8")


def test_an_entry_with_its_file_becomes_a_source_and_others_are_named(run, workspace, folder):
    (folder / "all.ris").write_text(RIS.replace("LONG", "a" * 300), "utf-8")
    ran = run("import", folder / "all.ris", "--json", "--workspace", workspace)
    assert ran.code == 1
    assert [one["title"] for one in ran.json()[0]["sources"]] == ["The slow return of the night ferry"]
    assert ran.json()[0]["problems"] == [
        "“Bells of the coast”: no file comes with it. Add the page by its address: https://example.org/bells",
        "“Lost at sea”: its file is not beside the bibliography. Export it together with its files.",
    ]
    shown = run("show", "source", "1", "--json", "--workspace", workspace).json()
    assert (shown["authors"], shown["citekey"]) == (["Ada Brandt", "Harbour Board of Norvale"], "brandt2021")
    assert (shown["series"], shown["number"], shown["published"]) == ("Quay Papers", "12", "2021-03-12")
    assert shown["url"] == "https://doi.org/10.1000/ferry"
    (entry,) = json.loads(exported(run, workspace, folder))
    assert entry["author"] == [{"family": "Brandt", "given": "Ada"}, {"literal": "Harbour Board of Norvale"}]
    assert (entry["DOI"], entry["keyword"], entry["type"]) == ("10.1000/ferry", "ferries, night", "report")
    again = run("import", folder / "all.ris", "--json", "--workspace", workspace).json()[0]
    assert [one["known"] for one in again["sources"]] == [True]
    assert "@techreport{brandt2021,\n" in exported(run, workspace, folder, "bibtex")
    assert "ID  - brandt2021\n" in exported(run, workspace, folder, "ris")


@pytest.mark.parametrize(
    "broken",
    ["@article{gulls, title = {Gulls, year = 2020", "@article{gulls, title = , year = 2020}", "@book{gulls title"],
)
def test_of_a_bibliography_with_a_broken_entry_the_others_are_added_and_it_is_named_by_its_line(
    run, workspace, folder, broken
):
    (folder / "all.bib").write_text(f"@string{{ferry = {{Bells}}}}\n{broken}\n\n{BIBTEX}\n{broken}\n", "utf-8")
    ran = run("import", folder / "all.bib", "--json", "--workspace", workspace)
    assert [one["title"] for one in ran.json()[0]["sources"]] == ["The Slow Return of the Über Ferry & Co"]
    first, second = ran.json()[0]["problems"]
    assert "line 2 cannot be read" in first
    assert "line 13 cannot be read" in second


def test_a_bibliography_gives_sources_that_are_there_their_citation(run, workspace, page, folder):
    run("import", page, "--workspace", workspace)
    (folder / "all.bib").write_text(BIBTEX, "utf-8")
    ran = run("import", folder / "all.bib", "--json", "--workspace", workspace)
    assert (ran.code, ran.json()[0]["problems"]) == (0, [])
    shown = run("show", "source", "1", "--json", "--workspace", workspace).json()
    assert shown["title"] == "The Slow Return of the Über Ferry & Co"
    assert (shown["citekey"], shown["published"], shown["publisher"]) == (
        "brandt2021",
        "2021-03-12",
        "Harbour Institute",
    )
    assert [one["cited"] for one in ran.json()[0]["sources"]] == [True]
    assert "it got the citation of its entry." in ran.err
    assert "nothing was added" in run("import", folder / "all.bib", "--workspace", workspace).err
    (folder / "all.json").write_text(json.dumps(CSL), "utf-8")
    assert run("import", folder / "all.json", "--workspace", workspace).code == 0
    kept = {"id": "brandt2021", "publisher": "Harbour Institute", "language": "en"}
    kept["issued"] = {"date-parts": [[2021, 3, 12]]}  # the day, which the source names and the entry does not
    assert json.loads(exported(run, workspace, folder)) == [CSL[0] | kept]
    assert run("undo", "--workspace", workspace).code == 0
    assert run("show", "source", "1", "--json", "--workspace", workspace).json()["title"] == shown["title"]


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("a.ris", "TY  - JOUR\nno tags here\n", "holds no entries"),
        ("a.bib", "@article{open, title = {never closed", "cannot be read as a bibliography"),
        ("a.bib", "nothing of it", "holds no entries"),
        ("a.json", '[{"type": "book", "title": ', "cannot be read as a bibliography"),
    ],
)
def test_a_damaged_bibliography_is_refused_with_a_sentence(run, workspace, folder, name, words, said):
    (folder / name).write_text(words, "utf-8")
    ran = run("import", folder / name, "--workspace", workspace)
    assert ran.code == 1
    assert name in ran.err
    assert said in ran.err
    assert run("list", "sources", "--json", "--workspace", workspace).json() == []


def test_a_text_that_only_looks_like_one_is_a_text(run, workspace, folder):
    (folder / "mail.txt").write_text(
        "@all: the ferry comes back {perhaps} in March, said the harbour board.\n", "utf-8"
    )
    assert run("import", folder / "mail.txt", "--workspace", workspace).code == 0


def test_the_address_of_an_entry_may_be_its_file_and_the_site_of_the_file_is_no_publisher_beside_its_newspaper(
    run, workspace, folder
):
    body = "<p>The port gave two ferries to the island in April, the mayor of the town said to the council.</p>" * 3
    page = f"<html><head><title>Ferries - Harbour Times</title></head><body><h1>Ferries</h1>{body}</body></html>"
    (folder / "files" / "3" / "page.html").write_text(page)
    said = "TY  - NEWS\nTI  - Ferries\nT2  - The Harbour Times\nUR  - files/3/page.html\n"
    (folder / "a.ris").write_text(f"{said}UR  - https://example.org/f\nER  - \n")
    assert run("import", folder / "a.ris", "--workspace", workspace).code == 0
    (entry,) = (one for one in json.loads(exported(run, workspace, folder)) if one["title"] == "Ferries")
    assert (entry["container-title"], entry["URL"]) == ("The Harbour Times", "https://example.org/f")
    assert "publisher" not in entry
