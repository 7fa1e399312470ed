"""`init`: make a workspace."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from app.actions.starter import make_empty, make_starter
from app.actions.workspaces import make_folder_for
from app.cli import output
from app.cli.workspace import author
from app.domain.changes import Author
from app.domain.errors import BadInput
from app.paths import RESOURCES, starter_workspace
from app.settings import ASKED, Settings


def init(asked: argparse.Namespace) -> None:
    """Make a workspace; without a path, where the first run of the window would make it. Prints its path. Raises
    `UserError` if the file exists. The window proposes the author's name until somebody has answered it."""
    path: Path = asked.workspace
    if path is None:
        path = starter_workspace()
    make_workspace(path, author(asked), empty=asked.empty)
    if asked.author is not None and not (settings := Settings()).get(ASKED, False):
        settings.propose(asked.author)
    output.put(str(path))


def make_workspace(path: Path, by: Author, *, empty: bool) -> None:
    """Make a workspace whose author is `by`; an empty one still has the reference data. Raises `UserError`."""
    if os.path.isdir(path):  # noqa: PTH112 - which a name that is too long does not stop
        raise BadInput(f"{path} is a folder. Choose a file name for the workspace.")
    make_folder_for(path)
    (make_empty if empty else make_starter)(path, by, RESOURCES, output.say)
