"""Markdown: no marks in what is read, kinds and spans instead, front matter as the citation."""

from __future__ import annotations

import pytest
from tests.helpers.each import each
from tests.importers.helpers import check_whole, of_kind, page, read, read_blocks

from app.domain.blocks import BlockKind, SpanKind
from app.domain.errors import BadInput
from app.domain.sources import SourceDraft
from app.exporters.markdown_text import inline
from app.importers.read import read_source


@pytest.fixture(scope="module")
def paper() -> SourceDraft:
    return page("paper.md")


def test_front_matter_is_the_citation_and_no_text(paper: SourceDraft) -> None:
    meta = paper.meta
    assert (meta.title, meta.published, meta.publisher) == (
        "A Ledger for Gifts",
        "2022-03-14",
        "The Weir Foundation",
    )
    assert meta.authors == ("Hanna Weiss", "Omar Said")
    assert meta.topics == ("gifts", "ledgers")
    assert "country: NO" not in paper.text
    assert paper.raw.startswith(b"---\n")


def test_no_marks_are_read(paper: SourceDraft) -> None:
    first = read(paper)[0]
    assert first.startswith("Towns that give seldom write down what they gave.1 The register of Aldmoor is")
    assert read(paper)[-2] == "A last line with a hard\nbreak and an escaped *star*."


def test_kinds_and_spans(paper: SourceDraft) -> None:
    items = [(b.level, b.ordered) for b in read_blocks(paper) if b.kind is BlockKind.LIST_ITEM]
    assert items == [(0, False), (1, False), (0, False), (0, True), (0, True)]
    assert of_kind(paper, BlockKind.HEADING) == ["Why it fails"]
    assert of_kind(paper, BlockKind.QUOTE) == ["A form is what remains of a gift. It outlives the pump."]
    assert of_kind(paper, BlockKind.TABLE_ROW)[1] == "Aldmoor\t3"
    assert of_kind(paper, BlockKind.CODE) == ["what;when\npump;1999"]
    assert of_kind(paper, BlockKind.FOOTNOTE) == ["1. Interviews, 2021."]
    spans = [(s.kind, paper.text[s.start : s.end], s.target) for s in read_blocks(paper)[0].spans]
    assert spans == [
        (SpanKind.EMPHASIS, "give", ""),
        (SpanKind.STRONG, "write down", ""),
        (SpanKind.FOOTNOTE_REF, "1", "1"),
        (SpanKind.LINK, "register of Aldmoor", "https://aldmoor.example/reg"),
        (SpanKind.CODE, "what", ""),
        (SpanKind.CODE, "when", ""),
        (SpanKind.CODE, "from whom", ""),
    ]


def test_a_note_that_is_only_an_address_is_kept() -> None:
    raw = b"# A\n\nSome words[^a], `[^b]` and \\[^c].\n\n[^a]: https://x.example/\n[^b]: Two\nlines *here*.\n"
    draft = read_source(raw, "n.md")
    assert of_kind(draft, BlockKind.FOOTNOTE) == ["a. https://x.example/", "b. Two lines here."]
    assert read(draft)[0] == "Some wordsa, [^b] and [^c]."
    check_whole(draft)


def test_front_matter_alone_is_no_source() -> None:
    with pytest.raises(BadInput, match="no text"):
        read_source(b"---\ntitle: Empty\n---\n", "e.md")


TITLE = "Tents for the valley: who sent what"
BY = "author: Joana Pires\ndate: 2020-11-03\n"
BROKEN = {
    "a quote that stays open": f'---\ntitle: "{TITLE}\n{BY}---\n',
    "a tab": f"---\ntitle: {TITLE}\n{BY}\ttags: [a, b]\n---\n",
    "no end": f"---\ntitle: '{TITLE}'\nauthor:\n  - Joana Pires\ndate: 3 November 2020\n\n",
    "a colon": f"---\ntitle: {TITLE}\nauthors: [Joana Pires]\ndate: 2020-11-03\n---\n",
}


@pytest.mark.parametrize("front", BROKEN.values(), ids=BROKEN)
def test_front_matter_that_is_no_yaml_is_read_line_by_line(front: str) -> None:
    body = f"# {TITLE}\n\nThe flood left some 2,300 people without a roof.\n\n## Later\n\nThey waited.\n"
    draft = read_source((front + body).encode(), "tents.md")
    assert read(draft) == ["The flood left some 2,300 people without a roof.", "Later", "They waited."]
    meta = draft.meta
    assert (meta.title, meta.authors) == (TITLE, ("Joana Pires",))
    assert (meta.published, draft.warnings) == ("2020-11-03", ())


@each(
    "opening",
    [
        "---\n\nJoana: three tents.\n\nPires: two.\n",
        "---\nNote: this is a line of a play.\n\n",
        "---\nA rule, and a text.\n",
    ],
)
def test_a_rule_before_a_text_opens_no_front_matter(opening: str) -> None:
    draft = read_source(f"{opening}\nThe flood left people without a roof.\n".encode(), "a.md")
    assert len(read(draft)) >= 2
    assert draft.meta.authors == ()


@each(
    "stated, authors",
    [
        ("Office of the Harbour Master, Skerry", ("Office of the Harbour Master, Skerry",)),
        ("Jo Lind, Ida Brekke and Dana Levi", ("Jo Lind", "Ida Brekke", "Dana Levi")),
        ("Lind, Jo", ("Lind, Jo",)),
    ],
)
def test_an_office_and_its_town_are_one_author(stated: str, authors: tuple[str, ...]) -> None:
    front = f"---\ntitle: A Lamp for Skerry\nauthor: {stated}\n---\n\n"
    text = "The lighthouse on Skerry was sold in March to a man who had never seen the sea, and he paid little.\n"
    assert read_source((front + text).encode(), "lamp.md").meta.authors == authors


@each(
    "written, read_as",
    [
        ("25[^1] tents", "25¹ tents"),
        ("25[^m] tents", "25ᵐ tents"),
        ("25<sup>1</sup> tents", "25¹ tents"),
        ("10<sup>6</sup> doses", "10⁶ doses"),
        ("~~25~~ 30 tents", "2̶5̶ 30 tents"),
        ("tents[^1]", "tents1"),
    ],
)
def test_a_note_at_a_number_is_no_part_of_it(written: str, read_as: str) -> None:
    text = f"# Aid\n\nThe ferry carried {written} to the port.\n\n[^1]: Minutes of the council.\n[^m]: More.\n"
    assert f"carried {read_as} to the port" in read_source(text.encode(), "aid.md").text


def test_a_cell_without_words_keeps_the_others_beneath_their_headings() -> None:
    text = "# Pumps\n\nThree towns had pumps.\n\n|  | 1931 | 1932 |\n| --- | --- | --- |\n| Wick |  | 3 |\n"
    draft = read_source(text.encode(), "pumps.md")
    check_whole(draft)
    assert of_kind(draft, BlockKind.TABLE_ROW) == ["\t1931\t1932", "Wick\t\t3"]


def test_what_obsidian_writes_is_read_as_it_shows_it() -> None:
    page = (
        "See [[Notes/2019-11-05|my diary]], ==three== of ![[Luanda]] %%ask her%%and 1 == 1.\n\n"
        "> [!note]- From the editor\n> It gave 3 fire engines.\n\n- [ ] check\n- [x] write\n- [a] is no task\n\n"
        "| Donor | To |\n|---|---|\n| [[Actors/Porto\\|Porto]] | Beira |\n\nPorto gave desks. ^desks\n\n2 ^ 10\n\n"
        "10%% more, then 20%% and 5 km ^2\n"
    )
    assert read(read_source(page.encode(), "n.md")) == [
        "See my diary, three of Luanda and 1 == 1.", "From the editor\nIt gave 3 fire engines.",
        "☐ check", "☑ write", "[a] is no task", "Donor\tTo", "Porto\tBeira", "Porto gave desks.", "2 ^ 10",
        "10%% more, then 20%% and 5 km ^2",
    ]  # fmt: skip


def test_what_an_export_escapes_is_no_mark_of_obsidian() -> None:
    """It was cut out of a source that was exported and read again: a line of code, a mark of a list."""
    said = ["[[x]] of ==y==", "%%z%% and [[a|b]]", "5 ^abc1", "^abc1", "a %%b c"]
    page = "".join(f"{inline(words)}\n\n" for words in said) + f"- {inline('[ ] t')}\n\n> {inline('[!note] n')}\n"
    assert read(read_source(page.encode(), "n.md")) == [*said, "[ ] t", "[!note] n"]
    page = "`x` of A ^desks\n\n**10**^abc\n\nNow %%ask%% go\n"
    assert read(read_source(page.encode(), "n.md")) == ["x of A", "10^abc", "Now go"]
