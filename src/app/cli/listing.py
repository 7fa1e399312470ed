"""`list WHAT`, `show source ID` and `search QUERY`: what is in a workspace, as JSON or as a plain table."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import Any

from app.actions import listing
from app.cli import output
from app.cli.workspace import open_workspace
from app.domain.as_json import picked
from app.domain.errors import BadInput
from app.store.reads.search import search as find
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


def list_things(asked: argparse.Namespace) -> None:
    """List everything of the kind that is asked for."""
    if asked.what != "passages" and (asked.source is not None or asked.tag):
        raise BadInput("--source and --tag choose among passages: list passages --source ID --tag PATH.")
    with open_workspace(asked) as store:
        rows = _rows(store, asked)
    if not asked.as_json and asked.what == "vocabularies":
        rows = [{"vocabulary": row["key"], **term} for row in rows for term in row["terms"]]
    none = f"There are no {'operations' if asked.what == 'history' else asked.what} to list."
    shown = rows if asked.as_json else [counted(row) for row in rows]
    output.put_rows(shown, COLUMNS[asked.what], none, as_json=asked.as_json)


def _rows(store: Store, asked: argparse.Namespace) -> Rows:
    if asked.what == "passages":
        return listing.passages(store, source_id=asked.source, tag=asked.tag or "")
    module = "listing" if asked.what in ("sources", "tags", "notes", "history") else "listing_ledger"
    read: Callable[[Store], Rows] = getattr(import_module(f"app.actions.{module}"), asked.what)
    return read(store)


def counted(row: dict[str, Any]) -> dict[str, Any]:
    """In a table, facts are counted, as their text would not fit."""
    return {**row, "facts": len(row["facts"])} if isinstance(row.get("facts"), list) else row


METADATA = (
    "kind", "title", "of", "authors", "series", "number", "published", "publisher", "topics", "language", "url",
    "caption", "disclaimer", "words",
)  # fmt: skip


def show_source(asked: argparse.Namespace) -> None:
    """Show the metadata, the paragraphs and what is cut of a source."""
    with open_workspace(asked) as store:
        shown = listing.source(store, asked.id)
    if asked.as_json:
        output.put_json(shown)
    else:
        for key in METADATA:
            value = shown[key]
            if value:
                output.put(f"{key + ':':<12} {', '.join(value) if isinstance(value, list) else value}")
        for paragraph in shown["paragraphs"]:
            number = paragraph["no"]
            output.put(f"\n{'' if number is None else number:>4}  {paragraph['text']}")
        if shown["cut"]:
            output.put("\ncut:")
            for cut in shown["cut"]:
                output.put(f"  [{cut['why']}] {' '.join(cut['text'].split())}")


def search(asked: argparse.Namespace) -> None:
    """Print what contains every word of the query. An empty result is no error."""
    with open_workspace(asked) as store:
        rows = [picked(hit, *_HIT) for hit in find(store, " ".join(asked.query), asked.limit)]
    places = sum(row["kind"] == "text" for row in rows)
    if asked.limit in (places, len(rows) - places):
        output.say(f"At most {asked.limit} things and {asked.limit} places are listed; --limit N lists more.")
    columns = ("kind", "id", "paragraph", "title", "snippet")
    output.put_rows(rows, columns, "Nothing in the workspace holds these words.", as_json=asked.as_json)


_HIT = ("kind", "id=thing_id", "title", "snippet", "marks", "source=source_id", "paragraph", "start")
"""A hit as data. Marks are [start, end] in the snippet, `start` is in the source's text; all code points."""
