"""Plain text on pages of our own: what is read, what is cut and why, the citation."""

from __future__ import annotations

from textwrap import fill

import pytest
from tests.helpers.each import each
from tests.importers.helpers import PAGES, check_whole, of_kind, page, read, read_blocks, why

from app.domain.blocks import BlockKind, CutWhy
from app.importers.read import read_source


@pytest.mark.parametrize("path", sorted(PAGES.iterdir()), ids=lambda p: p.name)
def test_every_page_is_whole(path) -> None:
    if not path.name.startswith("only-navigation"):
        check_whole(page(path.name))


@each("name", ["borrowed-water.txt", "no-marker.txt"])
def test_related_items_are_cut_with_and_without_a_head(name: str) -> None:
    draft = page(name)
    assert len(read(draft)) == 5
    assert read(draft)[0].startswith("The harbour town")
    assert read(draft)[-1].endswith("eleven days.")
    assert why(draft, "Counting Ferries") == {CutWhy.RELATED}
    assert why(draft, "Rights to rain water") == {CutWhy.RELATED}
    assert why(draft, "The views expressed") == {CutWhy.DISCLAIMER}
    assert why(draft, "• Home") == {CutWhy.NAVIGATION}
    assert why(draft, "© 2024") == {CutWhy.FOOTER}


def test_citation_of_a_page() -> None:
    meta = page("borrowed-water.txt").meta
    assert meta.title == "Borrowed Water"
    assert meta.authors == ("Ines Halvorsen", "Tobias van der Meer")
    assert (meta.series, meta.number, meta.published) == ("Policy Notes", "48", "2023-06-17")
    assert meta.publisher == "The Marram Centre for Policy"
    assert meta.topics == ("Water and Cities", "Drought Relief", "Local Government")
    assert meta.caption == "A tank lorry on the quay of Ostrava Bay"


def test_short_paragraphs_are_not_lost() -> None:
    draft = page("short-paragraphs.txt")
    assert len(read(draft)) == 8
    assert read(draft)[0] == "The bell rang at six."
    assert "Why would they?" in read(draft)
    assert why(draft, "More from") == {CutWhy.RELATED}
    assert (draft.meta.authors, draft.meta.published) == (("Mara Oduya",), "2021-10-03")


def test_lists_in_the_body_are_read_and_menus_are_not() -> None:
    draft = page("lists.txt")
    items = [b for b in read_blocks(draft) if b.kind is BlockKind.LIST_ITEM]
    assert [(b.level, b.ordered) for b in items] == [(0, False)] * 2 + [(1, False)] * 2 + [(0, False)] + [(0, True)] * 3
    assert read(draft)[-1].endswith("room with coffee.")
    assert why(draft, "• Archive") == {CutWhy.NAVIGATION}
    assert draft.meta.topics == ("pumps", "floods", "mutual aid")
    assert (draft.meta.series, draft.meta.number, draft.meta.published) == ("Delta Forum Brief", "7", "2022-11")


def test_headings_tables_and_notes() -> None:
    draft = page("headings.txt")
    assert of_kind(draft, BlockKind.HEADING) == [
        "Introduction",
        "What was asked in return",
        "2. How the ships were received",
        "Conclusion",
        "Notes",
    ]
    assert len(of_kind(draft, BlockKind.TABLE_ROW)) == 3
    assert len(of_kind(draft, BlockKind.FOOTNOTE)) == 2
    assert of_kind(draft, BlockKind.CAPTION) == ["Table 1. Ships and what followed"]
    assert draft.meta.authors == ("Amal Rostova", "Jean de Lacy")
    assert draft.meta.publisher == "Institute for Small States"


@each(
    "opening",
    ["3 May 2021, a Monday,", "14 March passed, and on 2 June 2020", "3 במאי 2021", "1 Août 2020,"],
)
def test_a_paragraph_that_begins_with_a_day_is_no_note(opening: str) -> None:
    said = f"{opening} forty crates of gloves were sent to the island by the council of the harbour town."
    told = "They had been counted twice, on the quay and by the clerk, before the ship was allowed to sail."
    draft = read_source(f"Gloves for the island\n\n{told}\n\n{said}\n\n{told}\n".encode(), "gloves.txt")
    assert said in of_kind(draft, BlockKind.PARAGRAPH)
    noted = read_source(f"Gloves\n\n{told}\n\n{told}\n\n3 May, T. The quay, 2021.\n".encode(), "g.txt")
    assert of_kind(noted, BlockKind.FOOTNOTE) == ["3 May, T. The quay, 2021."]


def test_hebrew() -> None:
    draft = page("hebrew.txt")
    assert len(read(draft)) == 4
    meta = draft.meta
    assert meta.title == "משאיות בגשם"
    assert meta.authors == ("נועה ברקאי", "איתן שלו")
    assert (meta.series, meta.number, meta.published) == ("מבט מקומי", "31", "2021-04-12")
    assert meta.topics == ("רשויות מקומיות", "בריאות")
    assert meta.language == "he"
    assert why(draft, "אזור תעשייה") == {CutWhy.RELATED}


def test_lines_of_a_statement_that_were_wrapped_wide_are_whole_paragraphs() -> None:
    said = (
        "The director today took over from the consul of Norway two landing craft and a crane, together with the parts "
        "that are needed for their upkeep, at a small ceremony behind the customs house. Norway has also sent twelve "
        "lorries, nine generators and the cables for the new quay.",
        "Under the programme of last year the sum of 3 million kroner was paid out for eleven jetties on the outer "
        "islands, of which seven were ready on the last day of July; the other four wait for cement, which the "
        "supplier has promised for the week after the end of the rain.",
    )
    wrapped = "\n\n".join(("Harbour Office\nPort Oland, 9 August 2021", *(fill(one, 134) for one in said)))
    draft = read_source(wrapped.encode(), "statement.txt")
    paragraphs = [draft.text[block.start : block.end] for block in draft.blocks if block.paragraph]
    assert [" ".join(one.split()) for one in paragraphs] == list(said)


def test_a_short_text_that_was_wrapped_has_whole_paragraphs() -> None:
    """One line is full, and another goes on with a small letter: half of a sentence was taken for a heading."""
    text = (
        "Pumps for the delta\n\n"
        "In March the ministry of a northern country said it would send 120 water pumps. By June, 80 of them had\n"
        "reached the port, and the rest was at sea.\n\n"
        "The district has recorded 31,000 cases\nof cholera since the floods, its doctors say."
    )
    draft = read_source(text.encode(), "pumps.txt")
    assert draft.meta.title == "Pumps for the delta"
    assert [one.split()[-1] for one in read(draft)] == ["sea.", "say."]
    assert not of_kind(draft, BlockKind.HEADING)


def test_lines_under_a_wider_head_of_the_page_are_whole_paragraphs() -> None:
    """A program that turns a PDF into text sets the head of each page with blanks, wider than the text below."""
    said = (
        "The committee was told that the harbour had lent four cranes and a barge to the islands, and that the cranes "
        "had cost 15 million kroner when they were new. The barge was older than anyone in the room.",
        "It asked who had paid for the fuel. The harbour master said that he would look for the papers by the 3 "
        "August, and that nobody had asked before.",
    )
    head = f"{'REPORT ON CRANES':>36}{'Page 3':>40}\n{'Harbour Committee':>37}\n\n"
    raw = "".join(f"{head}{fill(one, 58)}\n\n\f" for one in said)
    draft = read_source(raw.encode(), "minutes.txt")
    paragraphs = [draft.text[block.start : block.end] for block in draft.blocks if block.paragraph]
    assert [" ".join(one.split()) for one in paragraphs] == list(said)
    assert draft.meta.title == "REPORT ON CRANES Page 3"


def test_a_line_that_goes_on_with_a_small_letter_is_no_paragraph_of_its_own() -> None:
    """Where each line is a paragraph, but for one that was broken by hand."""
    long = "The ferry company carried the crates for nothing, as it had carried those of the year before, " * 2
    broken = "The island has asked for forty tents and\nmore blankets than the stores of the district have."
    assert [one[:10] for one in read(read_source(f"{long}.\n{broken}\n{long}!".encode(), "f.txt"))] == [
        "The ferry ", "The island", "The ferry ",
    ]  # fmt: skip


def test_a_wrapped_paper_has_whole_paragraphs() -> None:
    draft = page("wrapped-paper.txt")
    first = read_blocks(draft)[0]
    assert draft.text[first.start : first.end].count("\n") == 2
    assert of_kind(draft, BlockKind.HEADING) == ["1. The letters", "2. What it means"]
    assert len(of_kind(draft, BlockKind.LIST_ITEM)) == 3
    assert len(of_kind(draft, BlockKind.QUOTE)) == 1
    assert (draft.meta.title, draft.meta.authors) == ("On Lending a Lighthouse", ("Greta Simms",))
    assert draft.meta.published == "2018-03"


def test_a_mail_is_read_from_end_to_end() -> None:
    draft = page("mail.txt")
    assert not draft.cuts
    assert read(draft)[0] == "Dear Ruth,"
    assert read(draft)[-1] == "Miriam"


def test_the_labels_at_the_head_of_a_mail() -> None:
    raw = b"From: Rita Holm <r@x.example>\nSubject: Two lorries\nDate: 3 May 2020\n\nThe lorries came on Monday.\n"
    draft = read_source(raw, "mail.txt")
    assert read(draft) == ["The lorries came on Monday."]
    assert (draft.meta.title, draft.meta.authors) == ("Two lorries", ("Rita Holm",))
    assert draft.meta.published == "2020-05-03"


def test_one_line_from_the_clipboard_is_a_source() -> None:
    draft = read_source(b"masks for Gorgan", "Clipboard", "text/plain")
    assert read(draft) == ["masks for Gorgan"]


def test_a_caption_that_ends_like_a_sentence_is_still_a_caption() -> None:
    raw = (PAGES / "borrowed-water.txt").read_bytes().replace(b"quay of Ostrava Bay\n", b"quay of Ostrava Bay.\n")
    draft = read_source(raw, "page.txt")
    assert len(read(draft)) == 5
    assert draft.meta.caption == "A tank lorry on the quay of Ostrava Bay."


def test_a_row_of_a_table_keeps_its_empty_cells() -> None:
    rows = ["Giver\tGift\tCount\tDay", "Ulm\tCots\t\t3 May", "\tTents\t9\t", "Bonn\t\t\t4 May", "Sum\t\t13"]
    told = "They had been counted twice, on the quay and by the clerk, before the ship was allowed to sail."
    draft = read_source("\n".join([told, "", *rows, "", told, ""]).encode(), "gifts.txt")
    assert of_kind(draft, BlockKind.TABLE_ROW) == [row.rstrip() for row in rows]
