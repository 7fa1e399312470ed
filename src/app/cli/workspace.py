"""Which workspace a subcommand means, and opening it."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.actions.leftovers import reclaim
from app.cli import output
from app.domain.changes import Author
from app.domain.errors import BadInput, NotFound, StoreError
from app.domain.language import tr
from app.paths import starter_workspace
from app.settings import Settings
from app.store.faults import DiskFull
from app.store.location import copies_warning
from app.store.store import Store


def workspace_path(asked: argparse.Namespace) -> Path:
    """The workspace given; else the one opened last, else the starter. Raises `NotFound`."""
    if asked.workspace is not None:
        return asked.workspace
    path = _usual_workspace()
    output.say(f"Workspace: {path}")
    return path


def _usual_workspace() -> Path:
    recent = Settings().recent()
    if recent:
        if not recent[0].exists():
            raise NotFound(f"The workspace opened last, {recent[0]}, is no longer there. Name one with --workspace.")
        return recent[0]
    starter = starter_workspace()
    if not starter.exists():
        raise NotFound("There is no workspace yet. Name one with --workspace, or make one with init.")
    return starter


def open_workspace(asked: argparse.Namespace, *, clear: bool = True) -> Store:
    """Open the workspace of a subcommand for reading, and remove leftovers of killed programs. Raises `StoreError` if
    there is none."""
    return open_at(workspace_path(asked), author(asked), clear=clear)


def open_at(path: Path, by: Author, *, clear: bool = True) -> Store:
    """Open a workspace on behalf of an author."""
    store = Store(path, by)
    for notice in filter(None, (store.notice, copies_warning(path))):
        output.say(notice)
    if clear:
        reclaim(store, output.progress("Bringing the search up to date"))
    return store


def open_to_write(asked: argparse.Namespace) -> Store:
    """Open the workspace of a subcommand for writing. Raises `StoreError`, also if it can only be read."""
    return writable(open_workspace(asked))


def writable(store: Store) -> Store:
    """The same store; if it is read-only it is closed, and the reason is raised."""
    if store.read_only is None:
        return store
    store.close()
    hint = "" if isinstance(store.read_only, DiskFull) else " (copy --to FILE makes one.)"
    raise StoreError(f"{store.read_only}{hint}")


def file_path(typed: str) -> Path:
    """The path given. Raises `BadInput` for a web address."""
    if typed.lower().startswith(("http:/", "https:/")):
        sentence = tr("{address} is a web address. Save the page in a browser and name that file, or use the window.")
        raise BadInput(sentence.format(address=typed))
    return Path(typed)


def author(asked: argparse.Namespace) -> Author:
    """The author of operations: who the settings say, as in the window, or the name given. Another name is another
    person, who can undo only operations under that name."""
    person = Settings().person()
    name = person.name if asked.author is None else " ".join(asked.author.split())
    return person if name == person.name else Author(name, name)
