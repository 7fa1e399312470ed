"""`matrix`: records by two things at once."""

from __future__ import annotations

import argparse
from typing import Any

from app.actions import listing_ledger, questions
from app.cli import output
from app.cli.totals import counted_words
from app.cli.workspace import open_workspace
from app.domain.axes import axis_of


def matrix(asked: argparse.Namespace) -> int:
    """Print the cells in which there is anything, row by row."""
    rows, columns = axis_of(asked.rows), axis_of(asked.columns)
    with open_workspace(asked) as store:
        wanted = questions.question(store, asked.where) if asked.where else None
        found = listing_ledger.matrix(store, rows, columns, wanted)
    if asked.as_json:
        output.put_json(found)
    elif found["cells"]:
        output.put_table([_line(cell) for cell in found["cells"]], ("row", "column", "records", "total"))
    else:
        output.say("There are no records to put into a matrix.")
    return 0


def _line(cell: dict[str, Any]) -> dict[str, str]:
    sums = [one["says"] for one in sorted(cell["total"], key=lambda one: one["money"] is None) if one["records"]]
    return {
        "row": cell["row_name"],
        "column": cell["column_name"],
        "records": counted_words(cell),
        "total": "; ".join(sums),
    }
