"""`search QUERY`: full-text search over everything in a workspace."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli import output
from app.cli.workspace import open_workspace
from app.domain.as_json import picked
from app.domain.search import Hit
from app.store.reads.search import search as find


def search(asked: argparse.Namespace) -> int:
    """Print what contains every word of the query. An empty result is no error."""
    with open_workspace(asked) as store:
        rows = [_row(hit) for hit in find(store, " ".join(asked.query), asked.limit)]
    columns = ("kind", "id", "paragraph", "title", "snippet")
    output.put_rows(rows, columns, "Nothing in the workspace holds these words.", as_json=asked.as_json)
    return 0


def _row(hit: Hit) -> dict[str, Any]:
    """A hit as data. Marks are [start, end] in the snippet, `start` is in the source's text; all code points."""
    return picked(hit, "kind", "id=thing_id", "title", "snippet", "marks", "source=source_id", "paragraph", "start")
