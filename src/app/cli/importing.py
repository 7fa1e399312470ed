"""What all imports of files do alike: file by file, into a workspace that is made where there is none."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from app.cli import output
from app.cli.workspace import author, file_path, open_at, workspace_path, writable
from app.domain.errors import BadInput, Cancelled, UserError
from app.domain.progress import Progress
from app.store.store import Store

Read = TypeVar("Read")


def import_each(
    asked: argparse.Namespace,
    read: Callable[[Path, Progress], Read],
    add: Callable[[Store, str, Read, Progress], dict[str, Any]],
    **unread: object,
) -> int:
    """Import files in the order given. A file that cannot be read is named, and the others are imported.

    `add` brings what was read of a file into the workspace and returns what `--json` says of it; `unread` is what that
    says, beside the error, of a file that could not be read. A workspace that is not there yet is made when the first
    file has been read, so that a mistyped file name leaves nothing behind.
    Exits 1 when a file could not be read, or `add` tells of an error or of problems, and 130 after Ctrl+C.
    """
    results: list[dict[str, Any]] = []
    stopped = False
    with Target(asked) as target, output.until_stopped() as told:
        for file in asked.files:
            begins = ""
            try:
                found = read(file_path(file), told(f"Reading {Path(file).name}"))
                store = target.store()
                begins = f"{file}: "  # what was read is not named by the sentences of what follows
                results.append(add(store, file, found, told(f"Adding {Path(file).name}")))
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
    """The workspace that files are imported into: opened at once where it is, else made when it is first asked for."""

    def __init__(self, asked: argparse.Namespace) -> None:
        """Raises `StoreError` where what stands at the path cannot be opened."""
        self._path = workspace_path(asked)
        self._author = author(asked)
        self._store = writable(open_at(self._path, self._author)) if self._path.exists() else None

    def store(self) -> Store:
        """The open workspace, made now where there is none. Raises `UserError`."""
        if self._store is None:
            from app.actions.starter import AlreadyThere
            from app.cli.init import make_workspace

            with suppress(AlreadyThere):  # made by another command since
                make_workspace(self._path, self._author.name, empty=True)
            self._store = Store(self._path, self._author)
        return self._store

    def __enter__(self) -> Target:
        return self

    def __exit__(self, *_: object) -> None:
        if self._store is not None:
            self._store.close()
