"""`import FILE --as codebook` and `export codebook --to FILE`."""

from __future__ import annotations

import argparse
from typing import Any

from app.actions import codebook_files
from app.cli import output
from app.cli.workspace import file_path, open_workspace
from app.domain.errors import Trouble


def import_codebook(asked: argparse.Namespace) -> int:
    """Merge codebooks into the workspace's. Exits 1 when a file or a row of one could not be taken."""
    results: list[dict[str, Any]] = []
    with open_workspace(asked) as store:
        for file in asked.files:
            try:
                done = codebook_files.import_codebook(store, file_path(file))
            except Trouble as error:
                output.say(str(error))
                results.append({"file": file, "error": str(error)})
                continue
            output.say(f"{file}: {done.sentence()}")
            for problem in done.problems:
                output.say(f"{file}: {problem}")
            results.append(
                {
                    "file": file,
                    "added": done.added,
                    "changed": done.changed,
                    "unchanged": done.unchanged,
                    "problems": list(done.problems),
                }
            )
    if asked.as_json:
        output.put_json(results)
    return 1 if any(result.get("error") or result.get("problems") for result in results) else 0


def export_codebook(asked: argparse.Namespace) -> int:
    """Write the codebook to a .csv or .md file."""
    with open_workspace(asked) as store:
        tags = codebook_files.export_codebook(store, asked.to)
    if asked.as_json:
        output.put_json({"file": str(asked.to), "tags": tags})
    else:
        output.put(f"{asked.to}: {tags} {'tag' if tags == 1 else 'tags'}")
    return 0
