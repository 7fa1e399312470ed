"""`import FILE --as codebook` and `export codebook --to FILE`."""

from __future__ import annotations

import argparse
from typing import Any

from app.actions import codebook_files
from app.actions.codebook_files import CodebookImport
from app.cli import output
from app.cli.workspace import Target, file_path, open_workspace
from app.domain.errors import Trouble


def import_codebook(asked: argparse.Namespace) -> int:
    """Merge codebooks into the workspace's. Exits 1 when a file or a row of one could not be taken.

    A workspace that is not there yet is made when the first file has been read, as it is for sources.
    """
    results: list[dict[str, Any]] = []
    with Target(asked) as target:
        for file in asked.files:
            try:
                path = file_path(file)
                read = codebook_files.read_file(path)
            except Trouble as error:
                output.say(str(error))
                results.append({"file": file, "error": str(error)})
            else:
                done = codebook_files.merge_codebook(target.store(), read, path.name)
                results.append(_told(file, done))
    if asked.as_json:
        output.put_json(results)
    return 1 if any(result.get("error") or result.get("problems") for result in results) else 0


def _told(file: str, done: CodebookImport) -> dict[str, Any]:
    output.say(f"{file}: {done.sentence()}")
    for problem in done.problems:
        output.say(f"{file}: {problem}")
    return {
        "file": file,
        "added": done.added,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "problems": list(done.problems),
    }


def export_codebook(asked: argparse.Namespace) -> int:
    """Write the codebook to a .csv or .md file."""
    with open_workspace(asked) as store:
        tags = codebook_files.export_codebook(store, asked.to)
    if asked.as_json:
        output.put_json({"file": str(asked.to), "tags": tags})
    else:
        output.put(f"{asked.to}: {tags} {'tag' if tags == 1 else 'tags'}")
    return 0
