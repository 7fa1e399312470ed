"""Making a workspace: with the starter content, or with the reference data and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.actions.starter_content import fill_starter
from app.domain.errors import BadInput
from app.domain.language import tr
from app.importers.reference import load_reference
from app.importers.starter import digest_draft, load_starter
from app.store import migrations
from app.store.backup import fold_log_in
from app.store.faults import disk_trouble
from app.store.store import Store
from app.store.writes import countries


def make_starter(path: Path, author: str, resources: Path) -> None:
    """Make a workspace with the starter content at `path`, whole or not at all.

    `resources` holds the folders `starter` and `reference`. Raises `BadInput` when there is a file already.
    """
    folder = resources / "starter"
    starter, digest = load_starter(folder), digest_draft(folder)
    _make(path, author, resources, lambda store: fill_starter(store, starter, digest))


def make_empty(path: Path, author: str, resources: Path) -> None:
    """Make a workspace that holds the reference data and nothing else, whole or not at all."""
    _make(path, author, resources, lambda store: None)


def _make(path: Path, author: str, resources: Path, fill: Callable[[Store], None]) -> None:
    if os.path.lexists(path):  # a link that leads nowhere, too, is somebody's
        raise BadInput(tr("There is a file {path} already; choose another name.").format(path=path))
    reference = load_reference(resources / "reference")
    half = path.with_name(f".{path.name}.making")
    try:
        half.unlink(missing_ok=True)
        migrations.create(half, path)
        with Store(half, author) as store:
            with store.stage() as db:
                countries.seed(db, reference.countries, reference.groups)
            fill(store)
        fold_log_in(half)  # on a full disk the log may have stayed, and most of the workspace in it
        half.rename(path)
    except OSError as error:
        sentence = tr("No workspace can be made at {path}. Choose another folder.")
        raise disk_trouble(error, sentence.format(path=path)) from error
    finally:
        for tail in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                half.with_name(half.name + tail).unlink(missing_ok=True)
