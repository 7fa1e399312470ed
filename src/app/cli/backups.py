"""`backup`, `restore` and `copy`: make verified copies of a workspace, beside it or elsewhere, and restore them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.actions import backups
from app.actions.workspaces import save_copy
from app.cli import output
from app.cli.workspace import open_workspace, workspace_path
from app.domain.errors import NotFound
from app.store.backup import Unsound
from app.store.backup_list import Backup
from app.store.clock import utc_text


def backup(asked: argparse.Namespace) -> int:
    """Make a backup and print its path. Exits 1, with the reason, if the check finds damage in it."""
    made = backups.back_up(workspace_path(asked), output.progress("Backing up"))
    output.put_done(_row(made), str(made.path), as_json=asked.as_json)
    if not made.sound:
        output.say(backups.wrong_words(made))
    return 0 if made.sound else 1


def restore(asked: argparse.Namespace) -> None:
    """Replace the workspace with a backup, or only list the backups."""
    workspace = workspace_path(asked)
    made = backups.backups(workspace)
    if not made and not workspace.exists():
        raise NotFound(f"There is no workspace at {workspace}, nor a backup of one. Check the path.")
    if asked.only_list:
        none = f"There are no backups of {workspace} yet."
        output.put_rows([_row(one) for one in made], ("name", "made_at", "size", "why"), none, as_json=asked.as_json)
        return
    chosen = _chosen(asked.backup, made, workspace)
    existed = workspace.exists()
    try:
        aside = backups.restore(workspace, chosen, output.say, even_so=asked.with_problems)
    except Unsound as error:
        raise Unsound(f"{error} Or restore it all the same, with --with-problems.") from error
    output.say(f"{workspace} is again as in {chosen.name}.")
    if aside is not None:
        output.say(f"What was there was damaged and is set aside as {aside}.")
    elif existed:
        output.say("What was there is a backup now, so that this can be taken back.")
    done = {"workspace": str(workspace), "backup": str(chosen), "aside": str(aside) if aside else None}
    output.put_done(done, str(chosen), as_json=asked.as_json)


def _chosen(asked: str | None, made: tuple[Backup, ...], workspace: Path) -> Path:
    """The backup given by name or path, else the latest sound one."""
    if asked is not None:
        named = [one.path for one in made if asked in (one.path.name, one.path.stem)]
        path = named[0] if named else Path(asked)
        if not path.exists():
            raise NotFound(f"There is no backup “{asked}”. See which there are with restore --list.")
        return path
    if not made:
        raise NotFound(f"There are no backups of {workspace} yet.")
    sound = next((one for one in made if one.sound), None)
    if sound is None:
        raise NotFound(f"Every backup of {workspace} holds something wrong. Name one and add --with-problems.")
    if sound != made[0]:
        output.say("The newest backup holds something that is wrong, so the newest sound one is taken.")
    return sound.path


def _row(one: Backup) -> dict[str, Any]:
    """A backup as data. Sizes are in bytes, times UTC ISO text."""
    made_at = utc_text(one.made_at)
    return {"name": one.path.name, "path": str(one.path), "made_at": made_at, "size": one.size, "why": one.why,
            "sound": one.sound}  # fmt: skip


def copy(asked: argparse.Namespace) -> None:
    """Write the copy and print its path. An existing workspace is only replaced when asked for."""
    with open_workspace(asked) as store:
        progress, with_history = output.progress("Copying"), not asked.without_history
        save_copy(store, asked.to, with_history=with_history, over=asked.over, progress=progress)
    output.put(str(asked.to))
