"""The rows and columns of a matrix: their names, and how tall a row is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.axes import Axis, By, Group
from app.exporters.cell_lines import head_in_lines, shorter
from app.exporters.matrix_picture import CellFace
from app.settings import Settings
from app.store.reads.grouped import Matrix, Tally
from app.ui.base.session import Session
from app.ui.views.donations.matrix_page import (
    LINE_PX,
    NARROW_PX,
    SENTENCE_LINES,
    TALL_PX,
    WIDE_PX,
    MatrixTable,
    column_lines,
    lines_under,
    row_lines,
)


@pytest.mark.parametrize(
    "words", ["Iran", "ownership uncertain", "decided to ban or to limit companies " * 9, "x" * 90]
)
def test_a_name_takes_so_many_lines_and_no_more(qtbot: QtBot, words: str) -> None:
    lines = row_lines(words, 90)
    assert len(lines) <= SENTENCE_LINES
    joined = " ".join(lines)
    assert joined == words.strip() or joined.endswith("…")
    assert (len(row_lines("Iran", 90)), len(row_lines("ownership uncertain", 90))) == (1, 2)
    stance = "decided to ban or to limit companies in its infrastructure"
    assert " ".join(column_lines(stance, 110)) == stance


def test_a_long_word_of_a_name_is_written_shorter_or_broken_rather_than_cut() -> None:
    in_11 = {
        "provincial government": ["provincial", "government"],
        "unspecified source": ["unspecified", "source"],
        "municipalities": ["municipali-", "ties"],
        "mostly non-governmental": ["mostly non-", "govern-", "mental"],
        "Telegraphenamt": ["Telegraphen…"],
    }
    found = {name: head_in_lines(name, 11, 5, len, lambda one: f"{one[:11]}…") for name in in_11}
    assert found == in_11
    assert head_in_lines("local government", 9, 5, len, str) == ["local", "gov."]


def test_a_row_is_as_tall_as_what_it_shows_now(qtbot: QtBot, tmp_path: Path) -> None:
    table, axis = MatrixTable(Session(Settings(tmp_path / "settings.json"))), Axis("item", By.ITEM, "item")
    rows, column = [Group("1", "One"), Group("2", "Two")], Group("a", "A")
    qtbot.addWidget(table)
    for long in rows:
        faces = {row: CellFace(1, ("≈ USD 508 million worth of goods" if row is long else "9",)) for row in rows}
        sums = {(row, column): face for row, face in faces.items()}
        cells = tuple(Tally(row, column, (1,), (), (), ()) for row in rows)
        table.cells.show(Matrix(tuple(rows), (column,), cells), sums, axis, axis)
        assert [table.rowHeight(at) for at in (0, 1)] == [TALL_PX + LINE_PX * (row is long) for row in rows]


def test_no_column_is_cut_where_there_are_more_than_fit(qtbot: QtBot, tmp_path: Path) -> None:
    table, axis = MatrixTable(Session(Settings(tmp_path / "settings.json"))), Axis("item", By.ITEM, "item")
    qtbot.addWidget(table)
    row, columns = Group("1", "One"), tuple(Group(str(n), f"Column {n}") for n in range(12))
    cells = tuple(Tally(row, column, (1,), (), (), ()) for column in columns)
    table.cells.show(Matrix((row,), columns, cells), {}, axis, axis)
    table.show()
    for width in (640, 777, 1015):
        table.resize(width, 400)
        for at in (0, 3, table.horizontalScrollBar().maximum()):
            table.horizontalScrollBar().setValue(at)
            room, wide = table.viewport().width(), table.columnWidth(0)
            assert NARROW_PX <= wide <= WIDE_PX
            places = [table.columnViewportPosition(n) for n in range(12)]
            seen = [min(x + wide, room) - max(x, 0) for x in places]
            assert not [px for px in seen if 0 < px < wide], (width, at, seen)
    table.resize(2000, 400)  # where all fit they are as wide as they need to be
    assert table.columnWidth(0) == WIDE_PX


def test_columns_are_as_narrow_as_their_heads_and_sums_are_whole_in(qtbot: QtBot, tmp_path: Path) -> None:
    table, axis = MatrixTable(Session(Settings(tmp_path / "settings.json"))), Axis("item", By.ITEM, "item")
    qtbot.addWidget(table)
    names = ("ownership uncertain", "country", "group", "private company", "foundation", "NGO", "military") * 2
    row, columns = Group("1", "World Health Organization"), tuple(Group(str(n), one) for n, one in enumerate(names))
    cells = tuple(Tally(row, column, (1,), (), (), ()) for column in columns)
    said = ("1 delegation of medical experts", "USD 20 million", "≥ 1 medical teams")
    sums = {(row, column): CellFace(1, said[n % 3 : n % 3 + 1]) for n, column in enumerate(columns)}
    table.cells.show(Matrix((row,), columns, cells), sums, axis, axis)
    table.show()
    table.resize(646, 400)
    wide, room = table.columnWidth(0), table.viewport().width()
    assert room // wide == 8  # with the number of each row nine, as in the sketch
    heads = [str(table.cells.headerData(n, Qt.Orientation.Horizontal)) for n in range(len(names))]
    assert [" ".join(re.sub("[\u2066-\u2069]", "", one).split()) for one in heads] == list(names)
    under = [lines_under(face, wide - 2) for face in sums.values()][:3]
    assert [shorter(" ".join(one).replace("\u00a0", " ")) for one in under] == [said[0], "USD 20M", said[2]]
    assert table.rowHeight(0) == TALL_PX + LINE_PX * (max(map(len, under)) - 1)


def test_several_sums_take_no_more_lines_than_they_need(qtbot: QtBot) -> None:
    face = CellFace(8, ("USD 20 million", "≥ 1 medical teams", "1 delegation of medical experts"))
    assert [one.replace("\u00a0", " ") for one in lines_under(face, 62)] == ["USD 20M", "2 more"]
