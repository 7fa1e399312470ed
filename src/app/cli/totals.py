"""`totals`: what was given in all, and what is left out of each sum and why."""

from __future__ import annotations

import argparse
from typing import Any

from app.actions import listing_ledger
from app.cli import output
from app.cli.workspace import open_workspace
from app.domain.errors import BadInput


def totals(asked: argparse.Namespace) -> int:
    """Print every sum with its unit and its records, and under it what else must be known of it."""
    if asked.to and asked.by:
        raise BadInput("Choose one of --to and --from: what a country received, or what it gave.")
    with open_workspace(asked) as store:
        sums = listing_ledger.totals(store, asked.to or "", asked.by or "")
    if asked.as_json:
        output.put_json(sums)
        return 0
    put_sums(sums)
    return 0


def put_sums(sums: list[dict[str, Any]]) -> None:
    """Print sums, and under each what else must be known of it."""
    for total in sums:
        named = f"{total['what']} {total['unit']}".strip() if total["money"] else total["what"]
        output.put(f"{total['says'] or named}: {', '.join(total['records']) or 'nothing counts'}")
        for one in total["joined"]:
            how = "conflict" if one["how"] == "conflict" else "may overlap"
            output.put(f"  {', '.join(one['records'])} {how}: together {_end(one['low'])} to {_end(one['high'])}")
        for one in total["taken"]:
            output.put(f"  “{one['word']}” is taken as {one['as']}")
        for one in total["left_out"]:
            output.put(f"  left out, {one['says']}: {', '.join(one['records'])}")
    if not sums:
        output.say("There is nothing to add up.")


def _end(number: int | float | None) -> str:
    return "an open end" if number is None else f"{number:,}"
