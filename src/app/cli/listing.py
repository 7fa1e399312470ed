"""`list WHAT`: everything of one kind, as JSON or as a plain table."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from app.actions import listing
from app.cli import output
from app.cli.workspace import open_workspace
from app.domain.errors import BadInput
from app.store.store import Store

Rows = list[dict[str, Any]]

TERM_COLUMNS = ("vocabulary", "key", "name", "parent", "counts", "retired", "codes", "uses")
FIELD_COLUMNS = ("key", "name", "type", "vocabulary", "listed", "retired", "records", "evidence")
COLUMNS = {
    "sources": (
        "id", "kind", "title", "authors", "published", "language", "paragraphs", "words", "state", "collections",
    ),
    "passages": ("id", "source", "paragraph", "start", "end", "state", "tags", "quote"),
    "tags": ("id", "path", "passages", "definition"),
    "notes": ("id", "on", "title", "updated_at"),
    "donations": ("ref", "scope", "outcome", "counts", "donors", "recipients", "title", "items", "money", "date"),
    "actors": ("name", "kind", "iso2", "records", "aliases"),
    "countries": ("iso2", "name", "facts", "given", "received", "not_given"),
    "groups": ("group", "name", "facts", "given", "received", "not_given"),
    "units": ("kind", "name", "words", "taken", "own"),
    "vocabularies": TERM_COLUMNS,
    "tables": ("id", "name", "sheet", "records", "is_source", "added_at", "added_by"),
    "reviews": ("thing", "field", "part", "verdict", "value", "remark", "reader", "at"),
    "history": ("id", "at", "author", "operation", "what", "state"),
}  # fmt: skip
"""The columns of the plain tables; JSON has all keys."""


def list_things(asked: argparse.Namespace) -> int:
    """List everything of the kind that is asked for."""
    if asked.what != "passages" and (asked.source is not None or asked.tag):
        raise BadInput("--source and --tag choose among passages: list passages --source ID --tag PATH.")
    with open_workspace(asked) as store:
        rows = _reader(asked)(store)
    if asked.as_json:
        output.put_json(rows)
        return 0
    if asked.what == "vocabularies":
        rows = [{"vocabulary": row["key"], **term} for row in rows for term in row["terms"]]
    if rows:
        output.put_table([counted(row) for row in rows], COLUMNS[asked.what])
    else:
        output.say(f"There are no {'operations' if asked.what == 'history' else asked.what} to list.")
    return 0


def _reader(asked: argparse.Namespace) -> Callable[[Store], Rows]:
    match asked.what:
        case "sources":
            return listing.sources
        case "passages":
            return lambda store: listing.passages(store, source_id=asked.source, tag=asked.tag or "")
        case "tags":
            return listing.tags
        case "notes":
            return listing.notes
        case "history":
            return listing.history
        case _:
            from app.actions import listing_ledger

            ledger: dict[str, Callable[[Store], Rows]] = {
                "donations": listing_ledger.donations,
                "actors": listing_ledger.actors,
                "countries": listing_ledger.countries,
                "groups": listing_ledger.groups,
                "units": listing_ledger.units,
                "vocabularies": listing_ledger.vocabularies,
                "tables": listing_ledger.tables,
                "reviews": listing_ledger.reviews,
            }
            return ledger[asked.what]


def counted(row: dict[str, Any]) -> dict[str, Any]:
    """In a table, facts are counted, as their text would not fit."""
    return {**row, "facts": len(row["facts"])} if isinstance(row.get("facts"), list) else row
