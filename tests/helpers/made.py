"""Workspaces as `app.actions.starter` makes them: made once in a process, as that takes a second, then copied."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from app.actions import starter
from app.store import migrations


def make_starter(path: Path, author: str, resources: Path) -> None:
    """A starter workspace at `path`."""
    path.write_bytes(_made(starter.make_starter, author, resources))


def make_empty(path: Path, author: str, resources: Path) -> None:
    """A workspace with the reference data and nothing else at `path`."""
    path.write_bytes(_made(starter.make_empty, author, resources))


@cache
def _made(make: Callable[[Path, str, Path], object], author: str, resources: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.passagework"
        make(path, author, resources)
        return path.read_bytes()


def create(path: Path) -> None:
    """A workspace with nothing in it, not even the reference data."""
    path.touch(exist_ok=False)
    migrations.fill(path)
