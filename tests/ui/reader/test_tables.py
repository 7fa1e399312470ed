"""Cells of a table stand under each other, and no character of the text changes for it."""

from __future__ import annotations

from PySide6.QtGui import QFont

from app.domain.blocks import Block, BlockKind
from app.ui.reader.lines import x_of
from app.ui.reader.page import ReaderPage
from app.ui.reader.tables import GAP, WIDEST, column_stops
from app.ui.reader.text import ReaderText

ROWS = ("Town\tPumps\tYear", "A town with a very long name\t3\t1931", "Wick\tseventeen thousand\t1932")


def table_page(qtbot, rows: tuple[str, ...] = ROWS, wide: int = 1000) -> ReaderPage:
    text = "\n".join(("Before.", *rows, "After."))
    blocks, at = [], 0
    for words in text.split("\n"):
        kind = BlockKind.TABLE_ROW if "\t" in words else BlockKind.PARAGRAPH
        blocks.append(Block(at, at + len(words), kind))
        at += len(words) + 1
    page = ReaderPage()
    qtbot.addWidget(page)
    page.resize(wide, 700)
    page.load(ReaderText(text, tuple(blocks), tuple(range(len(blocks)))))
    page.show()
    qtbot.waitExposed(page)
    return page


def test_every_column_begins_at_one_place(qtbot):
    page = table_page(qtbot)
    places = []
    for number, row in enumerate(ROWS, 1):
        line = page.document().findBlockByNumber(number).layout().lineAt(0)
        starts = [i + 1 for i, letter in enumerate(row) if letter == "\t"]
        places.append([round(x_of(line, start)) for start in starts])
    assert places[0] == places[1] == places[2]
    assert places[0][0] > 150


def test_a_wide_table_has_its_columns_in_the_page_and_what_goes_on_beneath_the_last(qtbot):
    rows = (
        "Kind of the line of credit\tAmount in millions\tSigned on\tTerms",
        "For the purchase of petrol\t400\t13 January 1922\tTo be paid back within seven years, the first three free",
        "For wheat\t55\tMay 1922\tGift",
    )
    page = table_page(qtbot, rows)
    lines = [page.document().findBlockByNumber(number).layout() for number in range(1, len(rows) + 1)]
    places = []
    for layout, row in zip(lines, rows, strict=True):
        first = layout.lineAt(0)
        starts = [i + 1 for i, letter in enumerate(row) if letter == "\t"]
        assert first.textLength() > starts[-1], "every column begins on the first line"
        places.append([round(x_of(first, start)) for start in starts])
    assert places[0] == places[1] == places[2]
    assert lines[1].lineCount() > 1
    assert {round(lines[1].lineAt(n).x()) for n in range(1, lines[1].lineCount())} == {places[0][-1]}
    assert page.document().findBlockByNumber(4).text() == "After."


def test_a_table_that_is_too_wide_goes_on_below_in_columns_of_its_own(qtbot):
    rows = (
        "Who gave\tWho got\tWhat was brought\tMillions\tOn which day\tHow far it came",
        "The fund for all the coast\tHarbour town\tSurgical kits, 120 pallets\t2.3\t2 August 1923\tdelivered",
        "The lighthouse keepers\tWick\tDrilling rigs, four\t1.1\tSeptember 1923\tpledged",
        "Total\t\t\t3.4\t\t",
    )
    page = table_page(qtbot, rows, 680)
    places = []
    for number, row in enumerate(rows, 1):
        layout = page.document().findBlockByNumber(number).layout()
        starts = [0, *(i + 1 for i, letter in enumerate(row) if letter == "\t")]
        lines = [layout.lineForTextPosition(start) for start in starts]
        places.append([(line.lineNumber(), round(x_of(line, at))) for line, at in zip(lines, starts, strict=True)])
        assert layout.lineCount() == 2
    assert places[0] == places[1] == places[2] == places[3], "each cell is beneath its heading"
    assert {line for line, _x in places[0]} == {0, 1}
    start = page.text().text.index("2.3")
    page.select(start, start + 3)
    assert page.selection() == (start, start + 3)


SIX = (
    "Giver\tTaker\tGoods\tHow many\tWorth (crowns)\tState",
    "Harbour council of Wick\tOban\tOil lamps*\t12,000\t1,100,000\ton its way",
    "Fund of the coast\tStornoway\tRope\t40\t\tdelivered, but for what was lost off the cape in the storm of March",
)


def test_a_table_stands_in_the_room_beside_the_column(qtbot):
    page = table_page(qtbot, SIX)
    assert page.column().right - page.column().left < 560, "prose keeps its measure"
    places = []
    for number, row in enumerate(SIX, 1):
        layout = page.document().findBlockByNumber(number).layout()
        starts = [i + 1 for i, letter in enumerate(row) if letter == "\t"]
        first = layout.lineAt(0)
        places.append([round(x_of(first, start)) for start in starts])
        assert first.textLength() > starts[-1], "all cells begin on one line"
        ends = [layout.lineAt(n).naturalTextRect().right() for n in range(layout.lineCount())]
        assert max(ends) < page.viewport().width()
        further = {round(layout.lineAt(n).naturalTextRect().x()) for n in range(1, layout.lineCount())}
        assert further <= {places[0][-1]}, "what goes on is beneath the last cell"
    assert places[0] == places[1] == places[2]
    assert max(ends) > page.column().right
    assert page.column_of(2).lanes > page.column().lanes, "what stands beside such a row makes way"
    assert page.column_of(0) == page.column()


def test_words_beyond_the_column_are_hit_selected_and_copied_as_they_are(qtbot):
    page = table_page(qtbot, SIX)
    text = page.text().text
    start, end = text.index("delivered"), text.index(" March") + 6
    page.select(start, end)
    assert page.selection() == (start, end)
    assert page.createMimeDataFromSelection().text() == text[start:end]
    for box in page.boxes_of(start, end):
        assert start <= page.offset_at(box.center()) < end


def test_a_table_is_set_anew_when_the_page_becomes_narrower_or_wider(qtbot):
    page = table_page(qtbot, SIX)
    start = page.text().text.index("1,100,000")
    page.select(start, start + 9)

    def lines() -> int:
        return page.document().findBlockByNumber(2).layout().lineCount()

    assert lines() == 1
    page.resize(520, 700)
    qtbot.waitUntil(lambda: lines() > 1)
    assert page.selection() == (start, start + 9)
    page.resize(1000, 700)
    qtbot.waitUntil(lambda: lines() == 1)
    assert page.selection() == (start, start + 9)


def test_the_last_cell_of_each_line_of_a_row_is_whole(qtbot):
    for letters in range(0, 40, 3):
        rows = ("\t".join(f"{'Harbour of the coast of the'[: 4 + letters]} {n}" for n in range(14)),)
        page = table_page(qtbot, rows, 690)
        layout = page.document().findBlockByNumber(1).layout()
        starts = [0, *(i + 1 for i, letter in enumerate(rows[0]) if letter == "\t")]
        lines = {layout.lineForTextPosition(start).lineNumber() for start in starts}
        assert len(lines) == layout.lineCount(), f"no line begins within a cell ({letters})"


def test_the_text_is_as_it_was(qtbot):
    page = table_page(qtbot)
    assert page.document().findBlockByNumber(2).text() == ROWS[1]
    start = page.text().text.index("seventeen")
    page.select(start, start + 9)
    assert page.selection() == (start, start + 9)


def test_no_column_takes_all_the_room(qapp):
    assert column_stops(["w" * 500 + "\tx"], 1.0) == [WIDEST + GAP]
    assert column_stops(["one cell"], 1.0) == []
    assert column_stops([], 1.0) == []


def test_the_names_of_columns_are_set_in_heavier_letters(qtbot):
    def weights(page: ReaderPage) -> list[bool]:
        blocks = (page.document().findBlockByNumber(number) for number in range(1, 4))
        return [block.begin().fragment().charFormat().font().weight() > QFont.Weight.Normal for block in blocks]

    assert weights(table_page(qtbot)) == [True, False, False]
    assert weights(table_page(qtbot, ROWS[1:] + ROWS[2:])) == [False, False, False]
    assert weights(table_page(qtbot, ("Town\tMayor", "Wick\tBain", "Oban\tRoss"))) == [False, False, False]
