"""`import FILE...`: add files as sources, one after the other."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.actions.sources import Added, add_draft
from app.cli import output
from app.cli.workspace import Target, file_path
from app.domain.errors import Trouble
from app.domain.sources import SourceDraft
from app.store.reads.sources import source_row
from app.store.store import Store


def add_files(asked: argparse.Namespace) -> int:
    """Add files in the order given. A file that can not be read is named, and the others are added.

    A workspace that is not there yet is made when the first file has been read, so that a mistyped file name
    leaves nothing behind. Exits 1 when any file was not added.
    """
    results: list[dict[str, Any]] = []
    with Target(asked) as target:
        for file in asked.files:
            try:
                draft = _read(file)
            except Trouble as error:
                output.say(str(error))
                results.append({"file": file, "source": None, "error": str(error)})
            else:
                results.append(_added(target.store(), file, draft))
    if asked.as_json:
        output.put_json(results)
    return 1 if any("error" in result for result in results) else 0


def _read(file: str) -> SourceDraft:
    from app.importers.read import read_file

    return read_file(file_path(file))


def _added(store: Store, file: str, draft: SourceDraft) -> dict[str, Any]:
    added = add_draft(store, draft, output.progress(f"Adding {Path(file).name}"))
    row = source_row(store, added.source_id)
    output.say(f"{file}: {_sentence(added, row.meta.title, row.paragraphs)}")
    for warning in added.warnings:
        output.say(f"{file}: {warning}")
    return {
        "file": file,
        "source": added.source_id,
        "known": added.known,
        "title": row.meta.title,
        "paragraphs": row.paragraphs,
        "words": row.words,
        "evidence_found": added.found,
        "evidence_missing": added.missing,
        "warnings": list(added.warnings),
    }


def _sentence(added: Added, title: str, paragraphs: int) -> str:
    if added.known:
        return f"already here as source {added.source_id}, “{title}”; nothing was added."
    many = "paragraph" if paragraphs == 1 else "paragraphs"
    said = f"added as source {added.source_id}, “{title}”, {paragraphs} {many}"
    if added.found or added.missing:
        said += f"; {added.found} pieces of evidence found in it"
    if added.missing:
        said += f", {added.missing} not found (check names them)"
    return said + "."
