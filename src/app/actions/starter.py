"""Making a workspace: with the starter content, or with the reference data and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from app.actions.starter_content import fill_starter
from app.domain.changes import Author
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.progress import Progress, go_on
from app.importers.reference import load_reference
from app.importers.starter import digest_draft, load_starter
from app.store import migrations
from app.store.backup import alone, let_go_to_rename
from app.store.faults import disk_error
from app.store.store import Store
from app.store.unfinished_files import logs_kept, put_in_place, unfinished
from app.store.writes import countries

Notify = Callable[[str], object]
"""Called with a sentence for the user if a file that lay in the place was kept."""


class AlreadyThere(BadInput):
    """There is a file where a workspace was to be made, possibly since a moment ago."""


def make_starter(
    path: Path, author: Author | str, resources: Path, notify: Notify | None = None, progress: Progress | None = None
) -> None:
    """Make a workspace with the starter content at `path`, whole or not at all. `resources` holds the folders `starter`
    and `reference`. Raises `AlreadyThere` if the file exists by then, and `Cancelled`."""
    folder = resources / "starter"
    starter, digest = load_starter(folder), digest_draft(folder)
    _make(path, author, resources, lambda store: fill_starter(store, starter, digest), notify, progress)


def make_empty(
    path: Path, author: Author | str, resources: Path, notify: Notify | None = None, progress: Progress | None = None
) -> None:
    """Make a workspace with the reference data only, whole or not at all."""
    _make(path, author, resources, lambda store: None, notify, progress)


def _make(
    path: Path,
    author: Author | str,
    resources: Path,
    fill: Callable[[Store], None],
    notify: Notify | None,
    progress: Progress | None,
) -> None:
    """Make a workspace beside its place, fill it, and give it its name once it is whole."""
    if os.path.lexists(path):  # a link that leads nowhere, too, is somebody's
        raise _there(path)
    reference = load_reference(resources / "reference")
    try:
        with unfinished(path, "making", 0o644) as half:
            migrations.fill(half)
            with Store(half, author) as store:
                with store.stage() as db:
                    countries.seed(db, reference.countries, reference.groups)
                fill(store)
            with alone(half, checked=False) as db:  # on a full disk the log may have stayed, and most of it therein
                go_on(progress, 1, 1, tr("The workspace was not made."))
                let_go_to_rename(db)
                kept = put_in_place(half, path, over=False)
    except FileExistsError as error:
        raise _there(path) from error
    except OSError as error:
        sentence = tr("No workspace can be made at {path}. Choose another folder.")
        raise disk_error(error, sentence.format(path=path)) from error
    if notify is not None and kept:
        notify(logs_kept(kept))


def _there(path: Path) -> AlreadyThere:
    return AlreadyThere(tr("There is a file {path} already; choose another name, or open it.").format(path=path))
