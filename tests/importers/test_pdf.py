"""PDFs: what is read of them, where it stands, and what is said of those that cannot be read."""

from __future__ import annotations

import pytest
from tests.helpers.each import each
from tests.helpers.raw_pdf import drawn_one, lines, pdf, put, untold
from tests.importers.helpers import check_whole, of_kind, read, read_blocks, words_of

from app.domain.blocks import BlockKind, CutWhy, SpanKind
from app.domain.drafts.amounts.amounts import amounts
from app.domain.errors import BadInput
from app.domain.sources import SourceDraft
from app.importers.formats import endings
from app.importers.read import read_source

SENT = "The council sent forty crates of gloves to the island before the ministry had been told of any of it."
KEPT = "Nobody on the quay had asked for them, and most of the crates were kept in a shed until the next spring came."
TOLD = "A clerk told the council in June that the shed was empty, and that the crates had gone to the school below."


def draft_of(raw: bytes) -> SourceDraft:
    draft = read_source(raw, "gloves.pdf")
    check_whole(draft)
    assert (draft.raw, draft.media_type) == (raw, "application/pdf")
    return draft


def page(number: int, *body: str) -> str:
    """A page of a brief, with its running head and its number."""
    return "".join((put(60, 800, "Island Papers", 8), put(290, 30, str(number), 8), *body))


def brief() -> bytes:
    first = page(
        1,
        put(60, 760, "Gloves for the island", 20, bold=True),
        put(60, 735, "By Jo Lind"),
        put(60, 720, "12 March 2021"),
        lines(60, 690, SENT),
        lines(60, 645, f"{KEPT} They were counted twice, on the quay and"),
        put(60, 621, "by the clerk: 300"),
        put(146, 625, "1", 6),
        put(154, 621, "crates of gloves and"),
        put(60, 60, "1", 5),
        put(64, 57, "Island Gazette, 14 March 2021, p. 7.", 8),
    )
    second = page(
        2,
        lines(60, 760, f"a few boxes of soap. {TOLD}"),
        put(60, 715, "The second gift", 13, bold=True),
        lines(60, 690, SENT.replace("forty", "1,250")),
    )
    return pdf(first, second, info="/Title (Microsoft Word - final.doc) /Author (Administrator)")


def test_a_brief() -> None:
    draft = draft_of(brief())
    meta = draft.meta
    assert (meta.title, meta.authors, meta.published) == ("Gloves for the island", ("Jo Lind",), "2021-03-12")
    assert draft.warnings == ()
    assert read(draft) == [
        SENT,
        f"{KEPT} They were counted twice, on the quay and by the clerk: 300¹ crates of gloves and a few boxes of soap."
        f" {TOLD}",
        "The second gift",
        SENT.replace("forty", "1,250"),
        "1. Island Gazette, 14 March 2021, p. 7.",
    ]
    assert of_kind(draft, BlockKind.HEADING) == ["The second gift"]
    assert of_kind(draft, BlockKind.FOOTNOTE) == ["1. Island Gazette, 14 March 2021, p. 7."]
    assert [block.place and block.place.page for block in read_blocks(draft)] == ["1", "1–2", "2", "2", "1"]
    (mark,) = (span for block in draft.blocks for span in block.spans)
    assert (draft.text[mark.start : mark.end], mark.kind, mark.target) == ("¹", SpanKind.FOOTNOTE_REF, "note-1")
    assert "Island Papers" not in draft.text


def test_notes_as_large_as_the_text() -> None:
    body = lines(60, 700, f"{SENT} {KEPT}") + put(60, 640, "They sent 300") + put(125, 644, "1", 6)
    foot = (
        put(60, 103, "1", 6)
        + put(65, 100, "Said by the clerk on the quay, whose list of the")
        + put(60, 88, "crates is kept.")
    )
    draft = draft_of(pdf(body + put(133, 640, "masks to the school.") + foot))
    assert read(draft)[1:] == [
        "They sent 300¹ masks to the school.",
        "1. Said by the clerk on the quay, whose list of the crates is kept.",
    ]


def one(*body: str) -> list[str]:
    """What is read of a page below running text."""
    return read(draft_of(pdf("".join((lines(60, 780, SENT), lines(60, 735, KEPT), *body)))))[2:]


def test_no_mark_is_a_digit_of_a_number() -> None:
    sent, end = put(60, 600, "They sent 300"), put(201, 600, "swabs to the school.")
    raised = sent + put(126, 604, "12", 6) + put(135, 600, "masks and 10") + put(196, 604, "6", 6)
    assert one(raised + end) == ["They sent 300¹² masks and 10⁶ swabs to the school."]
    low = put(60, 600, "They sent masks and CO") + put(171, 598, "2", 6) + put(177, 600, "to all of the schools.")
    assert one(low) == ["They sent masks and CO2 to all of the schools."]
    assert one(sent + drawn_one(125, 600) + put(135, 600, "masks and some gowns.")) == [
        "They sent 300¹ masks and some gowns."
    ]
    cited = put(60, 600, "They sent 300") + put(125, 604, "[12]", 6) + put(140, 600, "masks to the school.")
    assert one(cited) == ["They sent 300[12] masks to the school."]
    sunk = put(60, 600, "They wrote it in T") + put(150, 597.5, "E") + put(155, 600, "X, version 1.00 of it.")
    assert one(sunk) == ["They wrote it in TEX, version 1.00 of it."]
    long = "In the second week of that spring the school on the quay had been sent 25"
    assert one(put(60, 600, long) + put(60, 588, "300 masks were kept.")) == [f"{long} \xa0300 masks were kept."]
    assert one(put(60, 600, long) + put(60, 588, "000 masks were kept.")) == [f"{long} 000 masks were kept."]


@each(
    "drawn, end, shown, doubted",
    [
        (put(125, 600, "1", 6), 128, "300 \xa01", "300 1"),  # smaller and not higher
        (put(125, 604, "1"), 130, "300 \xa01", "300 1"),  # higher and not smaller
        (put(125, 604, "1234", 4), 133, "300 \xa01234", "300 1234"),  # no mark has so many
        (put(125, 604, "123", 6), 134, "300¹²³", ""),
        (put(127, 604, "123", 6), 137, "300 123", "300 123"),  # nor so many where it stands alone
        (put(125, 600, "123", 6), 134, "300 \xa0123", "300 123"),
        (put(125, 604, "1", 6) + put(128, 600, "5"), 133, "300 \xa01 \xa05", "300 1 5"),
        (put(125, 604, "2", 6) + put(128, 600, ".50"), 143, "300 \xa02 \xa0.50", "300 2 .50"),
        (put(128, 604, "2020", 6), 140, "300 2020", "300 2020"),  # stands alone
        (put(127, 604, "1", 6), 130, "300 ¹", ""),  # a narrow space, as in French
        (put(132, 600, "TIRN19", 6), 150, "300 TIRN19", ""),  # small capitals
        (put(125, 604, "19", 6) + put(131, 600, "."), 136, "300¹⁹.", ""),
    ],
)  # fmt: skip
def test_what_may_be_a_mark_or_not_is_set_apart_and_named(drawn: str, end: float, shown: str, doubted: str) -> None:
    line = put(60, 600, "They sent 300") + drawn + put(end + 5, 600, "masks to the school.")
    draft = draft_of(pdf(lines(60, 780, SENT), "".join((lines(60, 780, SENT), lines(60, 735, KEPT), line))))
    assert read(draft)[-1] == f"They sent {shown} masks to the school."
    named = [words for words in draft.warnings if "Compare" in words]
    assert [doubted and f"pages: “{doubted}” (p. 2)." in words for words in named] == [True] * bool(doubted)


def test_figures_further_apart_than_the_words_of_their_line_are_not_one_number() -> None:
    said = "On the second day 25 300 of the masks were sent"

    def line(wide: float) -> str:
        x, body = 60.0, ""
        for word in said.split():
            x += wide - 2.5 if word == "300" else 0
            body, x = body + put(x, 600, word), x + 5 * len(word) + 2.5
        return body

    assert one(line(2.5)) == [said]
    assert one(line(5.5)) == [said.replace("25 ", "25 \xa0")]
    kept = (
        read(draft_of(pdf(lines(60, 780, SENT) + line(5.5))))[-1].replace("On", "They sent").split(" of ")[0]
        + " masks."
    )
    assert [one.low for one in amounts(kept, 0, len(kept))] == [None]  # no draft takes it for 25300 either


def test_a_number_that_may_go_on_over_a_line_end_is_named() -> None:
    for begun, rest, doubted in (("25", "300", "25 | 300"), ("25", "000", ""), ("2020", "300", ""), ("25", "3000", "")):
        long = f"In the second week of that spring the school on the quay had been sent some {begun}"
        wide = " \xa0"
        body = put(60, 600, long) + put(60, 588, f"{rest} masks were kept.")
        draft = draft_of(pdf(lines(60, 780, SENT) + body))
        assert (
            read(draft)[-1] == f"{long}{' ' if rest == '000' else wide if doubted else chr(10)}{rest} masks were kept."
        )
        assert [doubted in words for words in draft.warnings if "ompare" in words] == [True] * bool(doubted)


def test_columns_are_read_one_after_the_other() -> None:
    left = lines(60, 700, f"{SENT} {KEPT}", 44, lead=1.5)
    right = lines(310, 700, f"{TOLD} {SENT}", 44, lead=1.5)
    across = put(60, 730, "What the council sent, and what became of all the crates of gloves on the island", 12)
    words = read(draft_of(pdf(across + left + right + lines(60, 500, KEPT, lead=1.5))))
    assert words[-3:] == [f"{SENT} {KEPT}", f"{TOLD} {SENT}", KEPT]
    head = put(240, 780, "Gloves for Holm", 16) + put(250, 760, "By Jo Lind, 3 May 2021")
    draft = draft_of(pdf(head + left + lines(310, 700, f"{TOLD} {KEPT} {SENT}", 44, lead=1.5)))
    assert (draft.meta.authors, draft.meta.published) == (("Jo Lind",), "2021-05-03")
    assert read(draft) == [f"{SENT} {KEPT}", f"{TOLD} {KEPT} {SENT}"]


def test_what_is_beside_the_text_is_read_before_it() -> None:
    facts = ("Key figures", "48,000 people", "17 shipments")
    beside = "".join(put(60, 700 - 19 * n, line) for n, line in enumerate(facts))
    table = "".join(
        put(x, 560, word) + put(x, 545, "25") for x, word in ((60, "Town"), (250, "Crates"), (440, "Sacks"))
    )
    title = put(60, 760, "What the council sent to the island and who was told of it", 14)
    words = read(draft_of(pdf(title + beside + lines(220, 700, f"{SENT} {KEPT} {TOLD}", 60) + table)))
    assert words == [*facts, f"{SENT} {KEPT} {TOLD}", "Town\tCrates\tSacks", "25\t25\t25"]


def test_a_page_that_was_scanned_askew() -> None:
    words, y, body = f"{SENT} {KEPT} {TOLD}".split(), 700.0, ""
    for at in range(0, len(words), 12):
        x = 60.0
        for word in words[at : at + 12]:
            body += put(x, y + 0.012 * x, word, 9.9)
            x += 5 * len(word) + 2.2  # a space that no gap shows; each word is an object of its own
        y -= 13
    assert read(draft_of(pdf(f"3 Tr {body}"))) == [f"{SENT} {KEPT} {TOLD}"]


def test_a_list_of_contents_and_a_list_of_works() -> None:
    listed = put(60, 800, "Contents", 12) + put(60, 780, "1 Scope ........ 2") + put(60, 766, "2 Results ........ 3")
    works = "Aker, Nils (2021). The counting of the crates in the northern harbours and what came of"
    more = put(60, 650, works) + put(74, 638, "them. Skerry Press.") + put(60, 626, "Lind, Jo (2020). Soap.")
    words = read(draft_of(pdf(listed + lines(60, 740, SENT) + lines(60, 700, KEPT) + more)))
    assert words[-4:] == [SENT, KEPT, f"{works} them. Skerry Press.", "Lind, Jo (2020). Soap."]
    assert "Scope" not in " ".join(words)


def test_rows_of_a_table_and_items_of_a_list() -> None:
    cells = (("Town", "Crates", "Year"), ("Skerry", "1,300", "2021"), ("Holm", "25", "2022"))
    table = "".join(put(60 + 120 * k, 600 - 14 * n, word) for n, row in enumerate(cells) for k, word in enumerate(row))
    assert one(table) == ["Town\tCrates\tYear", "Skerry\t1,300\t2021", "Holm\t25\t2022"]
    gaps = (
        ("", "Crates", "Year", "To"),
        ("Holm", "9", "2022", "Oy"),
        ("Skye", "", "2021", "Ulva"),
        ("", "25", "", "Rona"),
    )
    table = "".join(
        put(60 + 120 * k, 600 - 14 * n, word) for n, row in enumerate(gaps) for k, word in enumerate(row) if word
    )
    assert one(table) == ["\t".join(row) for row in gaps]
    items = put(60, 600, "•") + put(74, 600, "forty crates of gloves") + put(60, 588, "• ten of soap")
    assert one(items + put(60, 560, "2.") + put(74, 560, "the second shed")) == [
        "forty crates of gloves", "ten of soap", "2. the second shed"
    ]  # fmt: skip


def test_hyphens_at_the_ends_of_lines() -> None:
    ends = ("The crates were small, and the minis-", "try was told of COVID-", "19 in a long-", "term plan of ministry")
    assert one(*(put(60, 600 - 12 * n, line) for n, line in enumerate(ends))) == [
        "The crates were small, and the ministry was told of COVID-19 in a long-term plan of ministry"
    ]
    again = (*ends[:2], "19 by them. It was no long minis-", "try of ours. The minis-", "try was closed in the spring.")
    assert "-try" not in one(*(put(60, 600 - 12 * n, line) for n, line in enumerate(again)))[0]
    assert one(put(60, 600, "The ﬁrst oﬃce had a ﬂag, and x² of it.")) == ["The first office had a flag, and x² of it."]


def test_words_from_right_to_left() -> None:
    said = "המועצה שלחה 1,300 ארגזים (gloves) לאי ב-14 במרץ, 25% מהם ריקים"
    drawn = "םיקיר םהמ 25% ,ץרמב 14-ב יאל )gloves( םיזגרא 1,300 החלש הצעומה"
    whole = "".join(put(535 - 5 * len(drawn), 700 - 12 * n, drawn) for n in range(3))
    assert read(draft_of(pdf(whole + put(535 - 5 * len(drawn), 640, drawn))))[-1] == said
    begun, ended = "המועצה שלחה ארגזים רבים של כפפות אל האי הקטן שבצפון הארץ בחורף ההוא", "לפני שהמשרד ידע על כך דבר."
    told = "פקיד סיפר למועצה כי המחסן היה ריק וכי כל הארגזים נמסרו אל בית הספר שמתחת לנמל"
    flush = put(60, 700, begun[::-1]) + put(60, 688, ended[::-1]) + put(60, 660, told[::-1])
    assert read(draft_of(pdf(flush))) == [f"{begun} {ended}", told]  # set to the left all the same
    noted = draft_of(pdf(lines(60, 780, SENT) + put(535 - 5 * len(told), 600, told[::-1]) + put(536, 604, "1", 6)))
    assert (read(noted)[-1], len(noted.warnings)) == (f"¹ {told}", 2)  # of no title and no date


def test_a_wide_gap_from_right_to_left_is_where_it_is_seen() -> None:
    parts = (part.encode("utf-16-be").hex() for part in ("םיקיר", "םיזגרא"))
    apart = "BT /R 13.333 Tf .75 0 0 .75 75 600 Tm [<{}> -400 <{}>] TJ ET\n".format(*parts)
    assert one(apart + put(138, 600, "300", 40 / 3, turned=".75 0 0 .75")) == ["300 ארגזים ריקים"]


@each("turned", ["0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"])
def test_a_page_that_lies_on_its_side(turned: str) -> None:
    def at(n: int) -> tuple[float, float]:
        return {"0": (100 + 12 * n, 60), "-": (530, 100 + 12 * n), "1": (500 - 12 * n, 780)}[
            "0" if turned.startswith("0 1") else "-" if turned.startswith("-1") else "1"
        ]

    body = "".join(put(*at(n), line, turned=turned) for n, line in enumerate((SENT[:60].strip(), SENT[60:].strip())))
    assert read(draft_of(pdf(body + put(20, 400, "x", 8)))) == [SENT]


def test_what_is_in_the_margin_of_one_page_is_cut() -> None:
    draft = draft_of(pdf(put(60, 815, "The Council of Skerry", 8) + lines(60, 760, SENT) + lines(60, 700, KEPT)))
    assert read(draft) == [SENT, KEPT]
    assert {cut.why for cut in draft.cuts} == {CutWhy.NAVIGATION}


def test_a_row_of_a_table_at_the_foot_is_no_number_of_a_page() -> None:
    rows = "".join(
        put(60, y, town) + put(200, y, count) for y, town, count in ((62, "Skerry", "40"), (48, "Holm", "1"))
    )
    draft = draft_of(pdf(lines(60, 760, SENT) + rows + put(290, 20, "1", 8)))
    assert read(draft)[-2:] == ["Skerry\t40", "Holm\t1"]
    heads = (put(60, 800, "Island Papers") + put(500, 800, "1"), put(60, 800, "1 SUMS") + put(500, 800, "2"))
    draft = draft_of(pdf(*(head + lines(60, 760, words) for head, words in zip(heads, (SENT, KEPT), strict=True))))
    assert read(draft) == [SENT, KEPT]


def test_pages_bear_the_labels_of_the_file() -> None:
    labels = "/PageLabels << /Nums [0 << /S /r /St 9 >> 1 << /S /D /St 117 >>] >>"
    draft = draft_of(pdf(lines(60, 760, SENT), lines(60, 760, KEPT), catalog=labels))
    assert [words_of(draft, b) and b.place and b.place.page for b in draft.blocks] == ["ix", "117"]


@each(
    "numbers, shown",
    [
        (("117", "118", "119"), ["117", "118", "119"]),
        (("", "1", "2"), ["[1]", "1", "2"]),
        (("1", "2", "3"), ["1", "2", "3"]),
        (("", "", "9"), ["1", "2", "3"]),
    ],
)
def test_pages_bear_the_numbers_printed_on_them(numbers: tuple[str, ...], shown: list[str]) -> None:
    said = (SENT, KEPT, TOLD)
    pages = (put(290, 30, number, 8) + lines(60, 760, words) for number, words in zip(numbers, said, strict=True))
    draft = draft_of(pdf(*pages))
    assert [block.place and block.place.page for block in draft.blocks][:3] == shown


PICTURE = "q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"


@each(
    "raw, says",
    [
        (b"%PDF-1.7\n%\xe2\xe3", "is a damaged PDF"),
        (brief()[:900], "is a damaged PDF"),
        (pdf(), "is a PDF without pages"),
        (pdf(""), "is a PDF without text"),
        (pdf(PICTURE), "holds pictures of pages and no text"),
        (pdf("".join(lines(60, 760 - 80 * n, SENT.translate({c: c - 29 for c in range(97, 123)})) for n in range(3))),
         "letters in “gloves.pdf” cannot be read"),
        (pdf(lines(60, 760, SENT.translate({c: c + 0xE000 for c in range(97, 123)}))), "cannot be read"),
        (pdf(lines(60, 760, SENT), trailer="/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <"
             + "41" * 32 + "> /U <" + "42" * 32 + "> >> /ID [<41> <41>]"), "protected by a password"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(raw: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_source(raw, "gloves.pdf")


def test_pages_that_are_pictures_are_named() -> None:
    draft = draft_of(pdf(lines(60, 760, SENT), PICTURE, lines(60, 760, KEPT), PICTURE))
    assert draft.warnings[0] == "Of the 4 pages these are pictures without text and are not read: 2, 4."


def test_what_is_left_of_letters_that_are_not_known_is_not_read() -> None:
    codes = bytes(range(1, 32)) + b"1,250"  # the figures are codes too, of whatever letters
    draft = draft_of(pdf(lines(60, 760, SENT), lines(60, 760, f"{KEPT} {TOLD}") + untold(60, 600, codes)))
    assert "1,250" not in draft.text
    assert draft.warnings[0].endswith("the PDF does not say which they are; they are left out: 2.")
    with pytest.raises(BadInput, match="cannot be read: the PDF does not say which they are"):
        read_source(
            pdf(lines(60, 760, SENT) + "".join(untold(60, 600 - 14 * n, codes) for n in range(3))), "gloves.pdf"
        )


def test_it_is_known_by_its_bytes() -> None:
    assert read(read_source(b"Received: by mail\r\n" + brief(), "thing.txt"))[0] == SENT
    assert endings()["PDF documents"] == "pdf"


def cells(x: float, y: float, *words: str, to_right: float = 120) -> str:
    """Cells of a row, each ending where its column does."""
    return "".join(put(x + to_right * n - 5 * len(word), y, word) for n, word in enumerate(words, 1) if word)


def test_a_number_stays_in_its_column_where_cells_are_missing() -> None:
    rows = (("Town", "Crates", "Sacks", "Boxes"), ("Skerry", "1,300", "", "7"), ("Holm", "", "25", "1,000,000"),
            ("Ulva", "", "", "3"), ("Rona", "40", "12", "9"))  # fmt: skip
    assert one("".join(cells(60, 600 - 14 * n, *row) for n, row in enumerate(rows))) == ["\t".join(r) for r in rows]
    towns = ("Skerry", "Holm", "Ulva", "Rona", "Skye")
    few = (("Town", "Crates", "Sacks", "Boxes"), *((town, "1,300", "", "7") for town in towns))
    assert one("".join(cells(60, 600 - 14 * n, *row) for n, row in enumerate(few))) == ["\t".join(r) for r in few]
    more = [(town, "1,300", "7") for town in towns]
    table = "".join(cells(60, 600 - 14 * n, *row) for n, row in enumerate((*more, ("Eigg", "12", "8", "(two lost)"))))
    assert one(table) == ["\t".join(r) for r in more] + ["Eigg\t12\t8\t(two lost)"]


def test_a_cell_of_several_lines_is_one_and_its_row_the_next() -> None:
    said = ("gloves of the", "thickest kind", "that was made", "on the island")
    table = cells(60, 600, "Town", "Crates") + put(320, 600, "What") + cells(60, 586, "Skerry", "40")
    table += "".join(put(320, 586 - 12 * n, line) for n, line in enumerate(said))
    assert one(table + cells(60, 536, "Holm", "25") + put(320, 536, "soap")) == [
        "Town\tCrates\tWhat", f"Skerry\t40\t{' '.join(said)}", "Holm\t25\tsoap"
    ]  # fmt: skip


def test_figures_at_the_head_of_a_line_are_parted_as_elsewhere() -> None:
    def line(*parts: tuple[float, str]) -> str:
        x, body = 60.0, ""
        for gap, word in parts:
            body, x = body + put(x + gap, 600, word), x + gap + 5 * len(word)
        return body

    rest = [(2.5, word) for word in ["masks", "were", "sent", "to", "the", "school", "on", "the", "quay"]]
    assert one(line((0, "5"), (5.5, "300"), *rest)) == ["5 \xa0300 masks were sent to the school on the quay"]
    assert one(line((0, "5"), (2.5, "300"), *rest)) == ["5 300 masks were sent to the school on the quay"]
    spaced = put(60, 600, "We had 25") + put(105, 600, "  ") + put(115, 600, "300 masks of the same kind to send.")
    assert one(spaced) == ["We had 25 \xa0300 masks of the same kind to send."]


@each("code", [0xF0B7, 0xF0A7, 0xF076, 0xF0D8, 0x2022])
def test_dots_of_faces_of_signs_begin_items(code: int) -> None:
    items = ("forty crates of the gloves that were kept in a shed until the next spring", "300 boxes of soap")
    body = "".join(put(60, 600 - 12 * n, f"{chr(code)} {item}") for n, item in enumerate(items))
    assert one(body) == [*items]


def test_what_is_outside_of_the_page_that_is_shown_is_not_read() -> None:
    hidden = put(4, 600, "9") + put(60, 825, "Proof 7,500") + put(60, 10, "Proof 8,500")
    title = put(190, 760, "Gloves for the whole of the island", 14)
    body = title + lines(60, 730, f"{SENT} {KEPT}", 44, lead=1.5) + lines(310, 730, f"{TOLD} {SENT}", 44, lead=1.5)
    draft = draft_of(pdf(hidden + body, more="/CropBox [20 40 575 802]"))
    assert read(draft) == [f"{SENT} {KEPT}", f"{TOLD} {SENT}"]
    assert draft.meta.title == "Gloves for the whole of the island"


def test_a_column_that_begins_higher_is_read_whole() -> None:
    left, right = lines(60, 724, f"{SENT} {KEPT} {TOLD}", 44), lines(310, 700, f"{TOLD} {SENT} {KEPT}", 44)
    assert read(draft_of(pdf(left + right))) == [f"{SENT} {KEPT} {TOLD}", f"{TOLD} {SENT} {KEPT}"]


def test_words_of_another_face_or_size_right_below_are_a_paragraph_of_their_own() -> None:
    wide = "Of the gloves of the second week there were 7,500 on the quay and in the sheds"
    assert one(put(60, 600, wide, bold=True) + lines(60, 588, KEPT)) == [wide, KEPT]
    small = "Every crate was counted on the quay by two of them."
    assert one(put(60, 600, wide) + put(60, 589, small, 8)) == [wide, small]


def test_a_head_is_left_out_by_its_place_on_the_page_that_is_shown() -> None:
    heads = (put(60, 790, f"Island Papers {number}", 8) for number in (1, 2))
    bodies = (lines(60, 740, SENT) + lines(60, 700, KEPT), lines(60, 740, TOLD))
    draft = draft_of(pdf(*map("".join, zip(heads, bodies, strict=True)), more="/CropBox [20 200 575 802]"))
    assert read(draft) == [SENT, KEPT, TOLD]


def test_a_head_with_another_year_on_each_page_is_left_out() -> None:
    running = (f"Crates kept in {year}" for year in (2021, 2022))
    draft = draft_of(pdf(*(put(60, 800, head, 8) + lines(60, 700, KEPT) for head in running)))
    assert read(draft) == [KEPT, KEPT]
