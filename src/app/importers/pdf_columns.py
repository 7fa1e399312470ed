"""Which columns the cells of the rows of a PDF's table are in: of an empty cell nothing is on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from app.importers.pdf_lines import Strip

Cell = list[Strip]
_MODELS = 20
"""So many whole rows show where the columns are."""
_OFTEN = 0.25
"""The share of rows that have as many cells as there are columns, unless the first row has."""


def in_columns(rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """The rows of one table, each with an empty cell for every column that it has nothing in before its last."""
    counts = Counter(map(len, rows))
    often = [number for number, many in counts.items() if many >= _OFTEN * len(rows)]
    most = max([*often, *(len(row) for row in rows[:1])], default=0)
    models = [row for row in rows if len(row) == most][:_MODELS]
    return [_padded(row, models) if len(row) < most else row for row in rows]


def _padded(row: list[Cell], models: Sequence[list[Cell]]) -> list[Cell]:
    out: list[Cell] = []
    for cell, column in zip(row, _columns_of(row, models), strict=True):
        out += [[] for _ in range(column - len(out))]
        out.append(cell)
    return out


def _columns_of(row: list[Cell], models: Sequence[list[Cell]]) -> list[int]:
    """The columns in which the cells of a row are most nearly, in their order."""
    spare = len(models[0]) - len(row)
    ways: list[tuple[float, list[int]]] = [(0.0, []) for _ in range(spare + 1)]
    for at, cell in enumerate(row):
        here = [
            (cost + min(_apart(cell[0], model[at + skipped][0]) for model in models), [*columns, at + skipped])
            for skipped, (cost, columns) in enumerate(ways)
        ]
        ways = list(accumulate(here, min))
    return ways[-1][1]


def _apart(one: Strip, other: Strip) -> float:
    """How far two cells are from beginning, ending or having their middles one below the other."""
    left, right = one.left - other.left, one.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2)
