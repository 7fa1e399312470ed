"""Bibliographies as other programs read them: pybtex and rispy, which also read them for the importers."""

import json
from collections.abc import Callable

import pytest
import rispy
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from app.domain.references import Entry
from app.exporters.references import bibtex, csl_json, ris
from app.importers.references import read_bibliography

ENTRIES: list[Entry] = [
    {
        "id": "moreno2021quinces", "type": "report", "title": "Quinces & pears for Peru: 50% of_all {again}",
        "author": [{"family": "van Beek", "given": "Jan", "suffix": "Jr."}, {"literal": "Salt and Sand Institute"}],
        "collection-title": "Coast Papers", "number": "7", "issued": {"date-parts": [[2021, 3, 9]]},
        "publisher": "Coast Institute", "URL": "https://example.org/a_b?c=1&d={2}", "language": "en",
        "accessed": {"date-parts": [[2022, 5, 9]]}, "keyword": "aid, fruit",
    },
    {"id": "levi2020", "type": "webpage", "title": "משלוח ראשון", "author": [{"family": "לוי", "given": "דנה"}]},
]  # fmt: skip


def read_bibtex(text: str) -> BibliographyData:
    return parse_string(text, "bibtex")


def test_bibtex_is_written_as_latex_reads_it() -> None:
    assert bibtex(ENTRIES) == (
        "@techreport{moreno2021quinces,\n"
        "  author = {van Beek, Jr., Jan and {Salt and Sand Institute}},\n"
        "  title = {Quinces \\& pears for {Peru:} 50\\% of\\_all \\textbraceleft{}again\\textbraceright{}},\n"
        "  series = {Coast Papers},\n"
        "  number = {7},\n"
        "  institution = {Coast Institute},\n"
        "  year = {2021},\n"
        "  date = {2021-03-09},\n"
        "  url = {https://example.org/a_b?c=1&d=%7B2%7D},\n"
        "  urldate = {2022-05-09},\n"
        "  langid = {english},\n"
        "  keywords = {aid, fruit},\n"
        "  month = mar,\n"
        "}\n\n"
        "@misc{levi2020,\n"
        "  author = {לוי, דנה},\n"
        "  title = {משלוח ראשון},\n"
        "}\n"
    )
    report = read_bibtex(bibtex(ENTRIES)).entries["moreno2021quinces"]
    first, second = report.persons["author"]
    assert (first.prelast_names, first.last_names, first.lineage_names) == (["van"], ["Beek"], ["Jr."])
    assert second.last_names == ["{Salt and Sand Institute}"]


def test_ris_is_written_line_by_line() -> None:
    assert ris(ENTRIES).split("\r\n")[:9] == [
        "TY  - RPRT", "ID  - moreno2021quinces", "AU  - van Beek, Jan, Jr.", "AU  - Salt and Sand Institute",
        "TI  - Quinces & pears for Peru: 50% of_all {again}", "T3  - Coast Papers", "PB  - Coast Institute", "LA  - en",
        "SN  - 7",
    ]  # fmt: skip
    found = rispy.loads(ris(ENTRIES))
    assert [one["title"] for one in found] == [one["title"] for one in ENTRIES]
    assert found[0]["keywords"] == ["aid", "fruit"]
    assert found[0]["date"] == "2021/03/09/"


SHARED: list[Entry] = [
    {"type": "thesis", "genre": "Master’s thesis", "publisher": "U", "publisher-place": "Norvale", "language": "he",
     "issued": {"date-parts": [[2019, 6, 3]]}},
    {"type": "thesis", "genre": "PhD thesis"},
    {"type": "report", "author": [{"family": "Müller", "given": "Jürgen"}, {"literal": "Bundesamt für Katastrophen"}]},
    {"type": "webpage", "author": [{"literal": "Médecins du Rhin"}], "URL": "https://example.org",
     "accessed": {"date-parts": [[2020, 5, 6]]}},
    {"type": "thesis", "genre": "Habilitation"},
    {"type": "thesis", "publisher": "U"},
    {"type": "report", "genre": "Policy Brief", "number": "12", "collection-title": "Quay Papers", "publisher": "P",
     "publisher-place": "Paris", "issued": {"date-parts": [[2020, 5]]}, "URL": "https://example.org/x"},
    {"type": "chapter", "container-title": "Ships", "editor": [{"family": "Oke", "given": "Peter"}], "page": "12-34",
     "translator": [{"family": "Sun", "given": "Wei"}], "publisher-place": "תל אביב", "edition": "2", "volume": "3",
     "ISBN": "9780000000002", "collection-title": "S", "collection-number": "7", "title-short": "T"},
    {"type": "paper-conference", "container-title": "Proceedings", "event-title": "Aid 2020", "event-place": "Geneva"},
    {"type": "paper-conference", "container-title": "Proceedings", "event-place": "Geneva"},
    {"type": "paper-conference", "container-title": "Ships"},
    {"type": "paper-conference", "event-title": "Aid 2020"},
    {"type": "article-newspaper", "container-title": "The Times", "publisher-place": "Norvale", "page": "A1"},
    {"type": "article-magazine", "container-title": "Delta", "issue": "4", "volume": "2", "ISSN": "1234-5678"},
    {"type": "article-journal", "container-title": "J", "abstract": "Words", "keyword": "a, b", "note": "n"},
    {"type": "webpage", "container-title": "Site", "URL": "https://example.org"},
]  # fmt: skip


@pytest.mark.parametrize(("write", "name"), [(bibtex, "a.bib"), (ris, "a.ris")])
@pytest.mark.parametrize("said", SHARED)
def test_what_the_formats_share_comes_back(write: Callable[[list[Entry]], str], name: str, said: Entry) -> None:
    entry = {"id": "k", "title": "Title"} | said
    assert [one.entry for one in read_bibliography(write([entry]).encode(), name)] == [entry]


_title = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp")), min_size=1, max_size=40)


@given(_title)
@example("\\~A")
def test_no_title_breaks_a_file(title: str) -> None:
    entries: list[Entry] = [{"id": f"k{n}", "type": "book", "title": title} for n in range(2)]
    assert json.loads(csl_json(entries)) == entries
    assert set(read_bibtex(bibtex(entries)).entries) == {"k0", "k1"}
    assert len(rispy.loads(ris(entries))) == 2
    if said := " ".join(title.split()):
        for name, write in (("a.bib", bibtex), ("a.ris", ris)):
            found = read_bibliography(write(entries).encode(), name)
            assert [one.entry["title"] for one in found] == [said, said]


@pytest.mark.parametrize("odd", [None, 7, [], {"date-parts": "x"}, ["a"], [{"family": 3}]])
def test_an_odd_entry_of_others_is_written_as_far_as_it_is_one(odd: object) -> None:
    entries: list[Entry] = [dict.fromkeys(("type", "title", "author", "issued", "URL", "keyword"), odd) | {"id": "k"}]
    assert list(read_bibtex(bibtex(entries)).entries) == ["k"]
    assert len(rispy.loads(ris(entries))) == 1
