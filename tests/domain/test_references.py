"""Sources as entries of CSL-JSON, and back."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain.references import Entry, cited, entry_of, meta_of, with_reference
from app.domain.sources import SourceKind, SourceMeta, SourceRow

META = SourceMeta(
    "Quinces for the Islands", ("Ada Moreno", "World Health Organization"), "Coast Papers", "7", "2021-03",
    "Coast Institute", language="en", url="https://example.org/q", citekey="moreno2021quinces",
)  # fmt: skip


def row(
    meta: SourceMeta, source_id: int = 1, kind: SourceKind = SourceKind.ARTICLE, work: int | None = None
) -> SourceRow:
    return SourceRow(source_id, f"u{source_id}", kind, meta, 1, "2022-05-09T08:00:00Z", "Ann", 3, 90, 0, work)


def test_a_source_is_an_entry() -> None:
    assert entry_of(row(META)) == {
        "id": "moreno2021quinces", "type": "report", "title": "Quinces for the Islands",
        "author": [{"family": "Moreno", "given": "Ada"}, {"literal": "World Health Organization"}],
        "collection-title": "Coast Papers", "number": "7", "issued": {"date-parts": [[2021, 3]]},
        "publisher": "Coast Institute", "language": "en", "URL": "https://example.org/q",
        "accessed": {"date-parts": [[2022, 5, 9]]},
    }  # fmt: skip
    assert entry_of(row(replace(META, series="", number="")))["type"] == "webpage"
    assert entry_of(row(SourceMeta("A letter", citekey="k"))) == {"id": "k", "type": "document", "title": "A letter"}


def test_a_digest_has_no_entry_beside_its_work() -> None:
    work, digest, alone = row(META, 1, work=4), row(META, 2, SourceKind.DIGEST, 4), row(META, 3, SourceKind.DIGEST, 5)
    assert cited([work, digest, alone]) == [work, alone]
    assert entry_of(alone)["note"] == "Our paraphrase of Moreno and World Health Organization 2021."


ENTRY: Entry = {
    "id": "okafor1987", "type": "article-journal", "title": "Wells of <i>the</i> coast",
    "author": [{"family": "Beek", "given": "Jan", "non-dropping-particle": "van", "suffix": "Jr."}, {"literal": "WHO"}],
    "editor": [{"family": "Silva", "given": "Rui"}], "container-title": "Water Letters", "volume": "12", "issue": 3,
    "page": "5-19", "DOI": "10.1000/wells", "issued": {"date-parts": [[1987, 3, 2], [1987, 4, 1]]}, "custom": {"x": 1},
}  # fmt: skip


@each("named, kept", [([2023], "2023-05-22"), ([2023, 5], "2023-05-22"), ([2022], "2022")])
def test_a_year_of_an_entry_takes_no_day_that_the_file_names(named: list[int], kept: str) -> None:
    entry: Entry = {"title": "A page", "issued": {"date-parts": [named]}}
    assert with_reference(SourceMeta("A page", published="2023-05-22"), entry).published == kept


def test_an_entry_is_given_back_as_it_came_but_for_what_was_changed_since() -> None:
    meta = with_reference(SourceMeta("Page title", publisher="Its site"), ENTRY)
    assert meta.title == "Wells of the coast"
    assert meta.authors == ("Jan van Beek Jr.", "WHO")
    assert (meta.series, meta.number, meta.published) == ("Water Letters", "3", "1987-03-02")
    assert meta.url == "https://doi.org/10.1000/wells"
    back = entry_of(row(replace(meta, publisher="")))
    assert {key: back.get(key) for key in ENTRY} == ENTRY
    changed = entry_of(row(replace(meta, published="1988", number="4", authors=("Ada Moreno",))))
    assert changed["issued"] == {"date-parts": [[1988]]}
    assert changed["issue"] == "4"
    assert changed["volume"] == "12"
    assert changed["author"] == [{"family": "Moreno", "given": "Ada"}]


@each(
    "issued, iso",
    [
        ({"date-parts": [["2020", "5"]]}, "2020-05"), ({"raw": "2019-7-04"}, "2019-07-04"), ({"date-parts": [[]]}, ""),
        ({"literal": "circa 1950"}, ""), ({"date-parts": [[2020, 13, 40]]}, "2020"), ("2020", ""),
        ({"date-parts": 7}, ""), ({"date-parts": [[-44]]}, ""), ({"raw": "1999"}, "1999"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_far_as_it_is_one(issued: object, iso: str) -> None:
    assert meta_of({"issued": issued}).published == iso


_json = st.recursive(
    st.none() | st.booleans() | st.integers(-9999, 99999) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*ENTRY, "URL", "keyword", "publisher", "language"]), _json))
def test_whatever_an_entry_holds_it_is_kept(entry: Entry) -> None:
    meta = with_reference(SourceMeta("A page"), entry)
    assert json.loads(meta.reference) == entry
    kept = {name: value for name, value in entry.items() if name not in ("id", "title", "URL", "DOI")}
    assert {name: entry_of(row(meta))[name] for name in kept} == kept
