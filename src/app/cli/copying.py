"""`copy --to FILE`: a verified copy of a workspace, as *Save a copy…* in the window makes it."""

from __future__ import annotations

import argparse

from app.actions.workspaces import save_copy
from app.cli import output
from app.cli.workspace import open_workspace


def copy(asked: argparse.Namespace) -> int:
    """Write the copy and print its path. An existing workspace is only replaced when asked for."""
    with open_workspace(asked) as store:
        save_copy(
            store,
            asked.to,
            with_history=not asked.without_history,
            over=asked.over,
            progress=output.progress("Copying"),
        )
    output.put(str(asked.to))
    return 0
