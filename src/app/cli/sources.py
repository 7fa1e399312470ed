"""`import FILE...` and `update SOURCE FILE`: add files as sources, or as a new version of one."""

from __future__ import annotations

import argparse
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from app.actions.sources import NOT_ADDED, Added, add_draft
from app.actions.versions import update_from_file
from app.cli import output
from app.cli.importing import import_each, refuse_place, write_report
from app.cli.workspace import file_path, open_to_write
from app.domain.as_json import picked
from app.domain.errors import BadInput
from app.domain.progress import Progress
from app.domain.sources import SourceDraft
from app.importers.references import Found
from app.store.clock import new_uid
from app.store.reads.sources import source_row
from app.store.store import Store


def add_files(asked: argparse.Namespace) -> int:
    """Add files as sources, in one operation. Exits 1 if any file was not added."""
    added = partial(_added, together=new_uid())
    return import_each(asked, _read if asked.kind else _read_unless_table, added, source=None)


def _read_unless_table(path: Path, progress: Progress) -> SourceDraft | list[Found]:
    from app.actions.references import bibliography_in
    from app.importers.table_file import looks_like_table

    if found := bibliography_in(path):
        return found

    with suppress(OSError):  # said by whoever reads it next
        if looks_like_table(path.read_bytes(), path.name):
            raise BadInput(
                f"{path} is a table. Say what it holds: --as donations for records, --as codebook for tags, or "
                "--as sources to read it as a text."
            )
    return _read(path, progress)


def _read(path: Path, progress: Progress) -> SourceDraft:
    from app.actions.reading import read_file_apart

    return read_file_apart(path, progress, NOT_ADDED)


def _added(
    store: Store, file: str, read: SourceDraft | list[Found], progress: Progress, *, together: str
) -> dict[str, Any]:
    if isinstance(read, SourceDraft):
        return _put_added(store, file, add_draft(store, read, progress, together))
    from app.actions.references import add_entries

    imported = add_entries(store, read, Path(file).parent, progress, together)
    for problem in imported.problems:
        output.say(f"{file}: {problem}")
    sources = [_put_added(store, file, added) for added in imported.added]
    return {"file": file, "sources": sources, "problems": list(imported.problems)}


def _put_added(store: Store, file: str, added: Added) -> dict[str, Any]:
    row = source_row(store, added.source_id)
    output.say(f"{file}: {_sentence(added, row.meta.title, row.paragraphs)}")
    for warning in added.warnings:
        output.say(f"{file}: {warning}")
    return {
        "file": file,
        **picked(added, "source=source_id", "known", "cited"),
        **picked(row, "title=meta.title", "paragraphs", "words"),
        **picked(added, "evidence_found=found", "evidence_missing=missing", "warnings"),
    }


def _sentence(added: Added, title: str, paragraphs: int) -> str:
    if added.known:
        done = "it got the citation of its entry" if added.cited else "nothing was added"
        return f"already here as source {added.source_id}, “{title}”; {done}."
    said = f"added as source {added.source_id}, “{title}”, {output.many(paragraphs, 'paragraph')}"
    if added.found or added.missing:
        said += f"; {added.found} pieces of evidence found in it"
    if added.missing:
        said += f", {added.missing} not found (check names them)"
    return said + "."


def update(asked: argparse.Namespace) -> None:
    """Add the version; the summary goes to stderr, the report to the given file."""
    file = file_path(asked.file)
    if asked.report is not None:
        refuse_place(asked.report, file)
    with open_to_write(asked) as store, output.until_stopped() as progress:
        report = update_from_file(store, asked.source, file, progress(f"Reading {file.name}"))
    for warning in report.warnings:
        output.say(f"{asked.file}: {warning}")
    output.say(report.sentence())  # first, so that it is known to be done when the report cannot be written
    if asked.report is not None:
        counts = {state.value: count for state, count in report.counts.items()}
        passages = [picked(one, "id", "state", "before", "after") for one in report.passages]
        write_report(asked.report, {"counts": counts, "passages": passages})
