"""Citations in the styles of our own, in one that somebody picked, and in those that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.documents import TREE
from tests.helpers.each import each

from app.domain.errors import BadInput
from app.exporters.citing import StyledCiting
from app.exporters.file_names import Names
from app.exporters.flow import Look, Para, Role, words_of
from app.exporters.layout import Layout
from app.exporters.material import LinkStyle, Material
from app.exporters.tree import Bibliography, Cite, Footnote, Paragraph, words
from app.exporters.vault import lay_out
from app.paths import STYLES

BRANDT = [{"family": "Brandt", "given": "Ada"}, {"literal": "Harbour Board"}]
ENTRIES = {
    7: {
        "type": "report", "title": "Night <i>Ferries</i>", "author": BRANDT,
        "issued": {"date-parts": [["2020", 5, 31]]},
        "collection-title": "Quay Papers", "number": "12", "publisher": "Harbour Institute",
        "URL": "https://example.org/7?a=1&b=2", "custom": {"odd": [1]}, "volume": ["no text"],
    },
    8: {"type": "document", "title": "Bells", "author": BRANDT, "issued": {"date-parts": [[2020]]}},
    9: {"type": "article-journal", "title": "פעמונים", "container-title": "Coast", "issued": {"raw": "unknown"}},
}  # fmt: skip


def own(name: str) -> bytes:
    return (STYLES / f"{name}.csl").read_bytes()


SAID = {
    "author-date": [
        "(Brandt and Harbour Board 2020b, ¶6)", "(Brandt and Harbour Board 2020a, ¶2, p. 3)", "(“פעמונים” n.d.)",
        "Brandt, Ada, and Harbour Board. 2020a. “Bells”.",
        "Brandt, Ada, and Harbour Board. 2020b. “Night Ferries”. Quay Papers 12. Harbour Institute. "
        "https://example.org/7?a=1&b=2.", "“פעמונים”. n.d. “פעמונים”. Coast.",
    ],
    "note": [
        "Ada Brandt and Harbour Board, “Night Ferries”, Quay Papers no. 12 (Harbour Institute, May 31, 2020), ¶6",
        "Ada Brandt and Harbour Board, “Bells” (2020), ¶2, p. 3", "“פעמונים”, Coast (n.d.)",
        "Brandt, Ada, and Harbour Board. “Bells” (2020).",
        "Brandt, Ada, and Harbour Board. “Night Ferries”, Quay Papers no. 12 (Harbour Institute, May 31, 2020). "
        "https://example.org/7?a=1&b=2.",
        "פעמונים. Coast (n.d.).",
    ],
    "numeric": [
        "[2, ¶6]", "[1, ¶2, p. 3]", "[3]", "[1] A. Brandt and Harbour Board, “Bells”, 2020.",
        "[2] A. Brandt and Harbour Board, “Night Ferries”, Quay Papers 12, Harbour Institute, May 31, 2020, "
        "https://example.org/7?a=1&b=2.",
        "[3] “פעמונים”, Coast, n.d.",
    ],
}  # fmt: skip


@each("name", list(SAID))
def test_each_of_our_styles_cites_and_lists(name: str) -> None:
    citing = StyledCiting(own(name), name, ENTRIES)
    citing.begin([8, 7, 9, 7, 99])
    cited = [citing.citation(7, "¶6"), citing.citation(8, "¶2, p. 3"), citing.citation(9, "")]
    listed = list(citing.bibliography().values())
    assert [words_of(runs) for runs in (*cited, *listed)] == SAID[name]
    assert citing.citation(99, "¶1") == ()
    assert words_of(citing.citation(7, "outside the numbered paragraphs")).endswith(", outside the numbered paragraphs")
    led = {run.text: run.href for runs in listed for run in runs if run.href}
    assert led == {"https://example.org/7?a=1&b=2": "https://example.org/7?a=1&b=2"}
    assert [run.text for runs in listed for run in runs if run.look is Look.EMPHASIS] == ["Coast"]


@each(
    "name, said",
    [
        ("author-date", ["לוי, נועה. 2021. “א”.", "王小明. 2020. “口罩”.", "Юн, Анна. 2019. “Ю”."]),
        ("numeric", ["[1] נועה לוי, “א”, 2021.", "[2] 王小明, “口罩”, 2020.", "[3] А. Юн, “Ю”, 2019."]),
    ],
)
def test_names_in_scripts_without_capitals_stay_whole_and_chinese_ones_in_their_order(
    name: str, said: list[str]
) -> None:
    people = [("לוי", "נועה", "א", 2021), ("王", "小明", "口罩", 2020), ("Юн", "Анна", "Ю", 2019)]
    entries = {
        n: {"type": "document", "title": title, "author": [{"family": family, "given": given}],
            "issued": {"date-parts": [[year]]}}
        for n, (family, given, title, year) in enumerate(people)
    }  # fmt: skip
    citing = StyledCiting(own(name), name, entries)
    citing.begin(entries)
    assert sorted(words_of(runs) for runs in citing.bibliography().values()) == sorted(said)


def test_a_document_numbers_its_sources_as_it_lists_them() -> None:
    layout = Layout(lay_out(Material(), Names(), LinkStyle.NONE, ()), StyledCiting(own("numeric"), "numeric", ENTRIES))
    cites = [Cite(source_id, 0, "as the house says", "¶1") for source_id in (9, 7)]
    digest = Cite(8, 0, "our paraphrase")
    flow = layout.flow([Paragraph((cites[0], Footnote((cites[1],)), digest)), *TREE])
    first = flow[0]
    assert isinstance(first, Para)
    assert (words_of(first.runs), words_of(layout.document("", ()).notes[0])) == ("[1, ¶1]our paraphrase", "[2, ¶1]")
    listed = [words_of(one.runs)[:4] for one in flow if isinstance(one, Para) and one.role is Role.ENTRY]
    assert listed == ["[1] ", "[2] "]
    again = Layout(layout.vault, StyledCiting(own("note"), "note", ENTRIES))
    given = (Paragraph((cites[0],)), Bibliography(((9, words("nine")), (5, words("five")))))
    said = [words_of(one.runs) for one in again.flow(given) if isinstance(one, Para) and one.role is Role.ENTRY]
    assert said == ["פעמונים. Coast (n.d.).", "five"]


@each(
    "raw, why",
    [
        (b"", "cannot be used as a citation style"),
        (b"<style", "cannot be used as a citation style"),
        (b"<html/>", "it is another kind of file"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><style/>', "it is too large, or holds more than a style"),
        (b'<style xmlns="http://purl.org/net/xbiblio/csl"/>', "it does not say how to cite"),
        (own("note").replace(b'macro="who"', b'macro="nobody"'), "cannot be used as a citation style"),
        (own("note").replace(b"<layout delimiter", b"<nothing delimiter", 1).replace(b"</layout>", b"</nothing>", 1),
         "cannot be used as a citation style"),
        (b'<style xmlns="http://purl.org/net/xbiblio/csl"><info><link href="http://www.zotero.org/styles/quay" '
         b'rel="independent-parent"/></info></style>', "only names another style, quay. Choose the file of that one."),
    ],
)  # fmt: skip
def test_what_is_no_style_is_refused_with_a_sentence(raw: bytes, why: str) -> None:
    with pytest.raises(BadInput) as refused:
        StyledCiting(raw, "mine.csl", ENTRIES)
    assert why in str(refused.value)
    assert "“mine.csl”" in str(refused.value)
    assert "\n" not in str(refused.value)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: (
    st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["title", "author", "issued", "family", "given", "literal", "date-parts", "type", "volume",
                         "suffix", "year-suffix", "page", "locator", "note"]), inner, max_size=3)))  # fmt: skip


@given(st.dictionaries(st.sampled_from(["title", "author", "issued", "type", "page", "URL", "editor", "note"]), JSON))
def test_whatever_an_entry_holds_it_is_cited_or_left_to_the_house(entry: dict[str, object]) -> None:
    for name in SAID:
        citing = StyledCiting(own(name), name, {1: entry, 2: ENTRIES[7]})
        citing.begin([1, 2])
        citing.citation(1, "¶1")
        assert citing.citation(2, "¶6")
        assert 2 in citing.bibliography()
