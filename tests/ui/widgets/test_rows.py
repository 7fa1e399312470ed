"""Rows that change one by one, so that a screen reader keeps its place among them."""

from __future__ import annotations

import random
from dataclasses import dataclass

from PySide6.QtCore import QPersistentModelIndex

from app.ui.widgets.rows import RowModel


@dataclass(frozen=True)
class Row:
    words: str


class Rows(RowModel[Row]):
    def text(self, row: Row) -> str:
        return row.words


def test_rows_that_stay_are_the_same_rows() -> None:
    chance, made = random.Random(3), Rows()
    for _ in range(200):
        before = [Row(chance.choice("abcd")) for _ in range(chance.randrange(6))]
        at = chance.randrange(len(before) + 1)
        after = [*before[:at], *(Row("new") for _ in range(chance.randrange(3))), *before[at + chance.randrange(3) :]]
        made.show(before)
        first = QPersistentModelIndex(made.index(0)) if before else None
        made.change(after)
        assert list(made.rows) == after
        assert made.rowCount() == len(after)
        if first is not None and after and before[0] == after[0]:
            assert first.isValid()
