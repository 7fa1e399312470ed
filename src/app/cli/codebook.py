"""`import FILE --as codebook` and `export codebook --to FILE`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.actions import codebook_files
from app.cli import output
from app.cli.importing import import_each
from app.cli.workspace import open_workspace
from app.domain.as_json import picked
from app.domain.codebook_file import CodebookFile
from app.domain.progress import Progress
from app.store.store import Store


def import_codebook(asked: argparse.Namespace) -> int:
    """Merge codebooks into the workspace's. Exits 1 if a file or a row of one was rejected."""
    return import_each(asked, lambda file, _progress: codebook_files.read_file(file), _merged)


def _merged(store: Store, file: str, read: CodebookFile, _progress: Progress) -> dict[str, Any]:
    done = codebook_files.merge_codebook(store, read, Path(file).name)
    output.say(f"{file}: {done.sentence()}")
    for sentence in (*done.problems, *done.notes):
        output.say(f"{file}: {sentence}")
    return {"file": file, **picked(done, "added", "changed", "unchanged", "problems", "notes")}


def export_codebook(asked: argparse.Namespace) -> None:
    """Write the codebook to a .csv or .md file."""
    with open_workspace(asked) as store:
        tags = codebook_files.export_codebook(store, asked.to)
    line = f"{asked.to}: {output.many(tags, 'tag')}"
    output.put_done({"file": str(asked.to), "tags": tags}, line, as_json=asked.as_json)
