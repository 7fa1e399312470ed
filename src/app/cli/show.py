"""`show source ID`: one source whole."""

from __future__ import annotations

import argparse

from app.actions import listing
from app.cli import output
from app.cli.workspace import open_workspace

METADATA = (
    "kind", "title", "of", "authors", "series", "number", "published", "publisher", "topics", "language", "url",
    "caption", "disclaimer", "words",
)  # fmt: skip


def show_source(asked: argparse.Namespace) -> int:
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
    return 0
