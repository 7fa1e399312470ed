"""`query "…"`: passages, records or totals that match a question."""

from __future__ import annotations

import argparse
from typing import Any

from app.actions import listing, listing_ledger, questions
from app.cli import output
from app.cli.asked import asked_for
from app.cli.listing import COLUMNS, counted
from app.cli.totals import put_sums
from app.cli.workspace import open_workspace
from app.domain.as_json import picked
from app.domain.query import in_words


def query(asked: argparse.Namespace) -> None:
    """Answer a question, and explain it in plain words on stderr. An empty result is no error."""
    typed = " ".join(asked.query)
    rows: list[dict[str, Any]]
    with open_workspace(asked) as store:
        if asked.complete:
            _complete(questions.completions(store, typed), as_json=asked.as_json)
            return
        wanted = asked_for(store, typed)
        if asked.kind == "passages":
            rows = listing.passages(store, query=wanted)
        elif asked.kind == "records":
            rows = listing_ledger.donations(store, query=wanted)
        else:
            rows = listing_ledger.totals(store, query=wanted)
    output.say(f"Asked for {in_words(wanted, passages=asked.kind == 'passages')}.")
    if asked.as_json:
        output.put_json(rows)
    elif not rows:
        output.say("Nothing in the workspace fits.")
    elif asked.kind == "totals":
        put_sums(rows)
    else:
        output.put_table(
            [counted(row) for row in rows], COLUMNS["passages" if asked.kind == "passages" else "donations"]
        )


def _complete(found: tuple[questions.Completion, ...], *, as_json: bool) -> None:
    rows = [picked(one, "insert", "says", "left", "start", "end") for one in found]
    if as_json:
        output.put_json(rows)
    else:
        output.put_table(rows, ("insert", "says", "left"))
