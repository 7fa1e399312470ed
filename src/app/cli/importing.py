"""What file imports share: going file by file, into a workspace that is made if it does not exist, and the report."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from app.cli import output
from app.cli.workspace import author, file_path, open_at, workspace_path, writable
from app.domain.as_json import in_json
from app.domain.errors import BadInput, Cancelled, UserError
from app.domain.language import tr
from app.domain.progress import Progress
from app.store.header import refuse_over_workspace
from app.store.store import Store

Read = TypeVar("Read")


def import_each(
    asked: argparse.Namespace,
    read: Callable[[Path, Progress], Read],
    add: Callable[[Store, str, Read, Progress], dict[str, Any]],
    **unread: object,
) -> int:
    """Import files in the order given. A file that cannot be read is reported, and the others are imported.

    `add` adds what was read of a file to the workspace and returns its `--json` result; `unread` is the result, beside
    the error, for a file that could not be read. The workspace is created only once a first file has been read, so that
    a mistyped name leaves nothing behind. Exits 1 if a file could not be read, or `add` reports an error or problems,
    and 130 after Ctrl+C.
    """
    results: list[dict[str, Any]] = []
    stopped = False
    with Target(asked) as target, output.until_stopped() as progress:
        for file in asked.files:
            begins = ""
            try:
                found = read(file_path(file), progress(f"Reading {Path(file).name}"))
                store = target.store()
                begins = f"{file}: "  # what was read is not named by the sentences of what follows
                results.append(add(store, file, found, progress(f"Adding {Path(file).name}")))
            except Cancelled:
                output.say(f"Stopped. {file} was not added, nor what comes after it.")
                stopped = True
                break
            except UserError as error:
                if not isinstance(error, BadInput) and begins:
                    raise
                output.say(f"{begins}{error}")
                results.append({"file": file, **unread, "error": str(error)})
    if asked.as_json:
        output.put_json(results)
    if stopped:
        return 130
    return 1 if any(result.get("error") or result.get("problems") for result in results) else 0


class Target:
    """The workspace to import into: opened at once if it exists, else created on first use."""

    def __init__(self, asked: argparse.Namespace) -> None:
        """Raises `StoreError` if the file at the path cannot be opened."""
        self._path = workspace_path(asked)
        self._author = author(asked)
        self._store = writable(open_at(self._path, self._author)) if self._path.exists() else None

    def store(self) -> Store:
        """The open workspace, created now if needed. Raises `UserError`."""
        if self._store is None:
            from app.actions.starter import AlreadyThere
            from app.cli.init import make_workspace

            with suppress(AlreadyThere):  # made by another command since
                make_workspace(self._path, self._author, empty=True)
            self._store = Store(self._path, self._author)
        return self._store

    def __enter__(self) -> Target:
        return self

    def __exit__(self, *_: object) -> None:
        if self._store is not None:
            self._store.close()


def refuse_place(report: Path, *taken: Path) -> None:
    """Raise `BadInput` in advance if the report could not be written, or would take the place of a workspace or of one
    of the files that are `taken`."""
    folder = report.absolute().parent
    if not folder.is_dir():
        sentence = tr("There is no folder {folder} to put the report in. Make it first.")
        raise BadInput(sentence.format(folder=folder))
    if report.is_dir() or not os.access(report if report.exists() else folder, os.W_OK):
        raise BadInput(tr("The report cannot be written to {path}. Choose another place.").format(path=report))
    refuse_over_workspace(report)
    for path in taken:
        if report.exists() and path.exists() and report.samefile(path):
            raise BadInput(tr("The report would take the place of {path}. Choose another name.").format(path=path))


def write_report(report: Path, value: Any) -> None:
    """Write the report. Raises `BadInput`."""
    try:
        report.write_text(in_json(value, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise BadInput(f"{report} cannot be written: {error.strerror}. Choose another place for the report.") from error
