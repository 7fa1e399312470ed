"""How sources are cited."""

from __future__ import annotations

from dataclasses import replace

from tests.helpers.each import each

from app.domain.anchor import AnchorState
from app.domain.authors import read_name
from app.domain.citation import (
    date_in_words,
    full_citation,
    letters,
    passage_cite,
    short_cite,
    state_words,
)
from app.domain.sources import SourceKind, SourceMeta, SourceRow

META = SourceMeta(
    "A Study", ("Ada Example", "Ben Sample"), "Our Papers", "7", "2020-05-31", "Our Institute", of="Example, Papers 7"
)


@each(
    "author, name",
    [
        ("Ada Example", "Example"), ("Example, Ada", "Example"), ("Ben van der Sample", "van der Sample"),
        ("David Ben Gurion", "Ben Gurion"), ("World Health Organization", "World Health Organization"),
        ("Madonna", "Madonna"), ("עדה דוגמה", "דוגמה"), ("习近平", "习近平"), ("  Ada   Example ", "Example"),
    ],
)  # fmt: skip
def test_an_author_is_cited_by_the_surname(author: str, name: str) -> None:
    assert read_name(author).cited == name


def test_a_source_is_cited_in_full() -> None:
    expected = "Ada Example and Ben Sample, “A Study”, Our Papers No. 7, Our Institute, 31 May 2020."
    assert full_citation(META) == expected
    assert full_citation(SourceMeta()) == "“Untitled”, no date.".replace("“Untitled”", "Untitled")


@each(
    "entry, cited",
    [
        ('{"volume": "12", "page": "201-219"}', "Our Papers 12, No. 7, Our Institute, 31 May 2020, pp. 201–219."),
        ('{"volume": 12, "page": "e17"}', "Our Papers 12, No. 7, Our Institute, 31 May 2020, p. e17."),
        ('{"volume": "Vol. 12", "page": "pp. 3-4"}', "Our Papers 12, No. 7, Our Institute, 31 May 2020, pp. 3–4."),
        ('{"volume": "12.", "page": "p. 3"}', "Our Papers 12, No. 7, Our Institute, 31 May 2020, p. 3."),
        ('{"volume": 12', "Our Papers No. 7, Our Institute, 31 May 2020."),
        ('{"type": "report"}', "Our Papers No. 7, Our Institute, 31 May 2020."),
    ],
)
def test_volume_and_pages_of_an_imported_entry_are_cited(entry: str, cited: str) -> None:
    assert full_citation(replace(META, reference=entry)).endswith(f"“A Study”, {cited}")


def test_a_digest_is_cited_as_ours() -> None:
    expected = "A Study. Our paraphrase of Example, Papers 7, Our Institute, 31 May 2020."
    assert full_citation(META, SourceKind.DIGEST) == expected
    assert passage_cite(META, SourceKind.DIGEST, 6) == "our paraphrase of Example, Papers 7, ¶6 of the digest"


@each(
    "authors, published, title, cite",
    [
        (("Ada Example",), "2020-05", "", "Example 2020"),
        (("Ada Example", "Ben Sample"), "2020", "", "Example and Sample 2020"),
        (("A B", "C D", "E F"), "", "", "B et al. n.d."),
        ((), "2020", "One two three four five six seven", "“One two three four five six…” 2020"),
        ((), "", "", "Untitled source n.d."),
    ],
)
def test_a_source_is_cited_in_short(authors: tuple[str, ...], published: str, title: str, cite: str) -> None:
    assert short_cite(SourceMeta(title, authors, published=published)) == cite


def test_a_passage_is_cited_with_its_paragraph() -> None:
    assert passage_cite(META, SourceKind.ARTICLE, 6) == "Example and Sample 2020, ¶6"
    assert passage_cite(META, SourceKind.ARTICLE, 6, "b") == "Example and Sample 2020b, ¶6"
    assert passage_cite(META, SourceKind.ARTICLE, None) == "Example and Sample 2020, outside the numbered paragraphs"


@each(
    "iso, words",
    [("2020-05-31", "31 May 2020"), ("2020-05", "May 2020"), ("2020", "2020"), ("", ""), ("2020-99", "2020-99"),
     ("x", "x")],
)  # fmt: skip
def test_a_date_is_written_out(iso: str, words: str) -> None:
    assert date_in_words(iso) == words


def test_only_what_is_not_verified_is_said() -> None:
    said = {state: state_words(state) for state in AnchorState}
    assert said.pop(AnchorState.VERIFIED) == ""
    assert all(words.startswith("not verified: ") for words in said.values())


def test_sources_that_share_a_short_citation_get_letters() -> None:
    def row(n: int, meta: SourceMeta, kind: SourceKind = SourceKind.ARTICLE) -> SourceRow:
        return SourceRow(n, str(n), kind, meta, n, "", "", 0, 0, 0)

    other = SourceMeta("Else", ("C D",), published="2020")
    rows = (row(3, META), row(1, META), row(2, other), row(4, META, SourceKind.DIGEST))
    assert letters(rows) == {1: "a", 3: "b"}
    many = letters([row(n, META) for n in range(28)])
    assert (many[0], many[25], many[26], many[27]) == ("a", "z", "aa", "ab")
