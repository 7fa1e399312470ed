"""Bibliographies as other programs read them: pybtex and rispy, which also read them for the importers."""

import json
from collections.abc import Callable
from typing import Any
from unicodedata import normalize

import pytest
import rispy
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string
from tests.helpers.each import each

from app.domain.reference_formats import RIS_TYPES, TYPES, numbers
from app.domain.references import Entry
from app.exporters.references import WRITERS, bibtex, csl_json, ris
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
        "  entrysubtype = {webpage},\n"
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


KINDS = sorted(TYPES)
HELD: dict[str, st.SearchStrategy[Any]] = {
    "title-short": st.just("Boats"),
    "author": st.sampled_from((
        [{"family": "Oke", "given": "Dana"}], [{"literal": "World Harbour Organization"}],
        [{"family": "לוי", "given": "נועה"}, {"family": "Cole", "given": "Ben", "suffix": "Jr."}],
    )),
    "editor": st.just([{"family": "Levi", "given": "Ann"}]),
    "translator": st.just([{"family": "Sun", "given": "Wei"}]),
    "container-title": st.sampled_from(("River Studies", "מחקרי נהר")),
    "collection-title": st.just("Delta Papers"),
    "collection-number": st.just("7"), "issue": st.sampled_from(("4", "2-3")),
    "number": st.sampled_from(("12", "A/74/3")),
    "event-title": st.just("Aid 2020"), "event-place": st.just("Geneva"), "volume": st.just("3"),
    "edition": st.just("2"), "page": st.sampled_from(("12-34", "7", "A1")), "publisher": st.just("Quay Press"),
    "publisher-place": st.just("Norvale"), "genre": st.just("Policy Brief"),
    "issued": st.sampled_from(({"date-parts": [[2021, 3, 9]]}, {"date-parts": [[2021, 3]]}, {"date-parts": [[2021]]},
                                {"date-parts": [[2021]], "season": 3})),
    "original-date": st.just({"date-parts": [[1998, 5]]}),
    "accessed": st.just({"date-parts": [[2022, 5, 6]]}),
    "ISBN": st.just("9780000000002"), "ISSN": st.sampled_from(("1234-5678", "0378-595X")),
    "DOI": st.just("10.1000/xyz123"), "URL": st.just("https://example.org/x"),
    "language": st.sampled_from(("he", "en-US", "ar", "sw")), "keyword": st.just("aid, fruit"),
    "abstract": st.just("Words."), "note": st.just("A remark."),
}  # fmt: skip
"""The fields of CSL that sources have from any of the three formats."""
NOT_HELD = {
    "archive": "Box 7", "call-number": "QA 7", "medium": "film", "event-date": {"date-parts": [[2020]]},
    "director": [{"family": "Oke", "given": "Dana"}], "status": "in press", "section": "B", "custom": {"x": "y"},
}  # fmt: skip
"""Some of those that only CSL-JSON holds."""
VERSION = {"version": "2.1"}
"""Which RIS has of software alone, and in the place of an edition."""


def held(name: str, entry: Entry) -> Entry:
    """What is left of an entry that went through a format."""
    if name == "csl-json":
        return entry
    out = {key: value for key, value in entry.items() if key not in NOT_HELD}
    if name == "ris":
        out.pop("edition" if entry["type"] == "software" else "version", "")
        out["type"] = entry["type"] if entry["type"] in RIS_TYPES.values() else "document"
        if entry["type"] != "paper-conference":
            out = {key: value for key, value in out.items() if not key.startswith("event-")}
    order = numbers(entry)
    number = next((entry[key] for key in order if key in entry), None)
    return {key: value for key, value in out.items() if key not in order} | ({order[0]: number} if number else {})


@pytest.mark.parametrize(("name", "file"), [("csl-json", "a.json"), ("bibtex", "a.bib"), ("ris", "a.ris")])
@given(
    st.sampled_from(KINDS),
    st.fixed_dictionaries({}, optional=HELD | {k: st.just(v) for k, v in (NOT_HELD | VERSION).items()}),
)
@example("software", VERSION)
@example("software", {"edition": "2"})
@example("report", {"ISSN": "1234-5678", "ISBN": "9780000000002", "number": "12", "issue": "4"})
@example("report", {"ISSN": "1234-5678"})
@example("paper-conference", {"publisher-place": "Norvale", "event-place": "Geneva"})
def test_of_any_type_what_a_format_holds_comes_back_and_only_the_rest_is_lost(
    name: str, file: str, kind: str, fields: Entry
) -> None:
    entry = {"id": "k", "type": kind, "title": "Boats for the delta"} | fields
    assert read_bibliography(WRITERS[name]([entry]).encode(), file)[0].entry == held(name, entry)


_title = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp")), min_size=1, max_size=40)


@given(_title)
@example("\\~A")
@example("\U0002f800")
def test_no_title_breaks_a_file(title: str) -> None:
    entries: list[Entry] = [{"id": f"k{n}", "type": "book", "title": title} for n in range(2)]
    assert json.loads(csl_json(entries)) == entries
    assert set(read_bibtex(bibtex(entries)).entries) == {"k0", "k1"}
    assert len(rispy.loads(ris(entries))) == 2
    if said := normalize("NFC", " ".join(title.split())):
        for name, write in (("a.bib", bibtex), ("a.ris", ris)):
            found = read_bibliography(write(entries).encode(), name)
            assert [normalize("NFC", str(one.entry["title"])) for one in found] == [said, said]


@each("odd", [None, 7, [], {"date-parts": "x"}, ["a"], [{"family": 3}]])
def test_an_odd_entry_of_others_is_written_as_far_as_it_is_one(odd: object) -> None:
    entries: list[Entry] = [dict.fromkeys(("type", "title", "author", "issued", "URL", "keyword"), odd) | {"id": "k"}]
    assert list(read_bibtex(bibtex(entries)).entries) == ["k"]
    assert len(rispy.loads(ris(entries))) == 1
