"""Workspaces as `app.actions.starter` makes them: made once in a run, as that takes a second, then copied."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from app.actions import starter
from app.actions.donations import remove_donation
from app.actions.source_drafts import drafts_of
from app.paths import RESOURCES
from app.store import migrations
from app.store.backup import backup_folder, is_due
from app.store.reads import donations
from app.store.reads.sources import library
from app.store.store import Store

folder: Path | None = None
"""Where the processes of a run find what one of them has made."""


def make_starter(path: Path, author: str, resources: Path) -> None:
    """A starter workspace at `path`."""
    path.write_bytes(_made(starter.make_starter, author, resources))


def make_empty(path: Path, author: str, resources: Path) -> None:
    """A workspace with the reference data and nothing else at `path`."""
    path.write_bytes(_made(starter.make_empty, author, resources))


def starter_read() -> bytes:
    """A starter workspace whose drafts are found, as every window would find them two seconds after it shows a text."""

    def make(path: Path) -> None:
        make_starter(path, "Ann", RESOURCES)
        with Store(path, "Ann") as store:
            for row in library(store):
                drafts_of(store, row.id)

    return once("starter with drafts", make)


_SOME = {f"D-{number:02}" for number in (1, 2, 5, 7, 8, 10, 11, 12, 20, 21, 22, 30, 40)}


def some_read() -> bytes:
    """The same with a few of its records alone: what is done to one of them is done as well beside ten as beside fifty,
    and each list is read again in a fifth of the time.
    """

    def make(path: Path) -> None:
        path.write_bytes(starter_read())
        with Store(path, "Ann") as store:
            for row in donations.rows(store):
                if row.ref not in _SOME:
                    remove_donation(store, row.id)

    return once("starter with some records", make)


@cache
def _made(make: Callable[[Path, str, Path], object], author: str, resources: Path) -> bytes:
    return once(f"{make.__name__} {author} {resources.name}", lambda path: make(path, author, resources))


def once(name: str, make: Callable[[Path], object]) -> bytes:
    """The workspace of that name, made by the first process that asks for it."""
    with tempfile.TemporaryDirectory(dir=folder) as own:
        made = Path(own) / "w.passagework"
        if folder is None:
            make(made)
            return made.read_bytes()
        import fcntl  # Windows has none

        path = folder / f"{name}.passagework"
        with path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():  # nor where making it failed
                make(made)
                made.rename(path)
            return path.read_bytes()


def say_backed_up(path: Path) -> None:
    """Leave a file as a backup from just now would have it, for a window that opens it would make one."""
    folder = backup_folder(path)
    folder.mkdir(parents=True)
    (folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}_automatic.passagework").touch()
    assert not is_due(path)


def create(path: Path) -> None:
    """A workspace with nothing in it, not even the reference data."""
    path.touch(exist_ok=False)
    migrations.fill(path)
