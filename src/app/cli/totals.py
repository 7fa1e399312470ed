"""`totals` and `matrix`: what was given in all or by two things at once, and what is left out of each sum and why."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from app.actions import listing_ledger
from app.cli import output
from app.cli.asked import asked_for
from app.cli.workspace import open_workspace
from app.domain.axes import axis_of
from app.domain.errors import BadInput
from app.domain.totals_words import named, years_words
from app.store.reads import own_fields

_NAMED = 100
"""So many records are named in words; JSON has all."""


def totals(asked: argparse.Namespace) -> None:
    """Print every sum with its unit and its records, followed by its caveats."""
    if asked.to and asked.giver:
        raise BadInput("Choose one of --to and --from: what a country received, or what it gave.")
    if (asked.to or asked.giver) and (asked.by or asked.where):
        raise BadInput("--to and --from go with neither --by nor --where; ask --where recipient:IR instead.")
    with open_workspace(asked) as store:
        wanted = asked_for(store, asked.where) if asked.where else None
        if asked.by:
            by = axis_of(asked.by, own_fields.fields(store))
            found = listing_ledger.totals_by(store, by, wanted)
        else:
            found = listing_ledger.totals(store, asked.to or "", asked.giver or "", wanted)
    if asked.as_json:
        output.put_json(found)
    elif not found:
        output.say("There is nothing to add up.")
    elif asked.by:
        for group in found:
            output.put(f"{group['name']}: {counted_words(group)}")
            put_sums(group["total"], indent="  ")
    else:
        put_sums(found)


def counted_words(cell: dict[str, Any]) -> str:
    """How many records there are of what was given, promised, not given and cancelled."""
    words = {"records": "given", "promised": "promised or offered", "none": "not given", "cancelled": "cancelled"}
    return ", ".join(f"{len(cell[key])} {said}" for key, said in words.items() if cell[key]) or "nothing"


def put_sums(sums: list[dict[str, Any]], indent: str = "") -> None:
    """Print sums, each followed by its caveats."""
    for total in sums:
        what = f"{total['what']} {total['unit']}".strip() if total["money"] else total["what"]
        output.put(f"{indent}{total['says'] or what}: {named(total['records'], _NAMED) or 'nothing counts'}")
        for words in _caveats(total):
            output.put(f"{indent}  {words}")


def _caveats(total: dict[str, Any]) -> Iterator[str]:
    for one in total["joined"]:
        how = "conflict" if one["how"] == "conflict" else "may overlap"
        yield f"{', '.join(one['records'])} {how}: together {_end(one['low'])} to {_end(one['high'])}"
    if total["disputed"]:
        yield f"disputed: {', '.join(total['disputed'])}"
    if total["says_otherwise"]:
        yield f"their words say otherwise: {', '.join(total['says_otherwise'])}"
    if total["to_check"]:
        yield f"to be checked against the corrected source: {', '.join(total['to_check'])}"
    if total["alternatives"]:
        yield f"of alternatives only one counts: {', '.join(total['alternatives'])}"
    if "years" in total:
        yield years_words(*total["years"])
    for one in total["taken"]:
        yield f"“{one['word']}” is taken as {one['as']}"
    for one in total["left_out"]:
        yield f"left out, {one['says']}: {named(one['records'], _NAMED)}"
    if total["pledged"]:
        yield from _pledged(total["pledged"])


def _pledged(pledges: dict[str, Any]) -> Iterator[str]:
    if pledges["records"]:
        yield f"{pledges['says']}: {named(pledges['records'], _NAMED)}"
    if pledges["alternatives"]:
        yield f"of alternatives only one counts: {named(pledges['alternatives'], _NAMED)}"
    if pledges["unclear"]:
        yield f"how much of it has come is not known: {named(pledges['unclear'], _NAMED)}"
    for one in pledges["left_out"]:
        yield f"left out of what was promised, {one['says']}: {named(one['records'], _NAMED)}"


def _end(number: int | float | None) -> str:
    return "an open end" if number is None else f"{number:,}"


def matrix(asked: argparse.Namespace) -> None:
    """Print the cells in which there is anything, row by row."""
    with open_workspace(asked) as store:
        rows, columns = (axis_of(one, own_fields.fields(store)) for one in (asked.rows, asked.columns))
        wanted = asked_for(store, asked.where) if asked.where else None
        found = listing_ledger.matrix(store, rows, columns, wanted)
    if asked.as_json:
        output.put_json(found)
    elif found["cells"]:
        output.put_table([_line(cell) for cell in found["cells"]], ("row", "column", "records", "total"))
    else:
        output.say("There are no records to put into a matrix.")


def _line(cell: dict[str, Any]) -> dict[str, str]:
    sums = [one["says"] for one in sorted(cell["total"], key=lambda one: one["money"] is None) if one["records"]]
    return {
        "row": cell["row_name"],
        "column": cell["column_name"],
        "records": counted_words(cell),
        "total": "; ".join(sums),
    }
