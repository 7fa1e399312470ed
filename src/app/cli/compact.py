"""`compact --older-than DAYS`: drop old history, after a backup and only when confirmed."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from app.actions import compact as compacting
from app.cli import output
from app.cli.workspace import author, open_to_write, workspace_path
from app.store.compact import Compacted, Plan


def compact(asked: argparse.Namespace) -> int | None:
    """Say what would be dropped; with --yes drop it. Exits 1 if the space could not be given back to the disk."""
    asked.workspace = workspace_path(asked)
    with open_to_write(asked) as store:
        planned = compacting.plan(store, asked.older_than)
    if planned.is_nothing or not asked.yes:
        return _put_plan(asked, planned)
    done = compacting.compact(asked.workspace, asked.older_than, author(asked), output.progress("Backing up"))
    return _done(asked, done)


def _put_plan(asked: argparse.Namespace, planned: Plan) -> None:
    if asked.as_json:
        output.put_json({"done": False, **asdict(planned)})
    elif planned.is_nothing:
        days = "day" if asked.older_than == 1 else "days"
        output.put(f"There is no history older than {asked.older_than:,} {days} to drop.")
    else:
        for line in _lines(planned):
            output.put(line)
        output.say("Nothing was changed. A backup is made first, and then this is done, with --yes.")


def _lines(planned: Plan) -> list[str]:
    back = f"; undo then reaches back to {planned.back_to[:10]}" if planned.back_to else "; undo then begins again"
    texts = f"{planned.texts:,} texts of removed sources go for good." if planned.texts else ""
    lines = [
        f"{planned.operations:,} operations can no longer be undone, {planned.kept:,} still can{back}.",
        "Removed things and earlier versions from before cannot be brought back; the lines of the history stay.",
        texts,
        f"About {planned.size:,} bytes are freed.",
    ]
    return [line for line in lines if line]


def _done(asked: argparse.Namespace, done: compacting.Done) -> int:
    made: Compacted = done.compacted
    output.say(f"The whole history is kept in the backup {done.backup.path}.")
    if made.still_taken:
        output.say(f"The file is as large as before, since it could not be written again. {made.still_taken}")
    said = {"done": True, **asdict(made.plan), "freed": made.freed, "backup": str(done.backup.path)}
    line = f"{made.plan.operations:,} operations were dropped, and {made.freed:,} bytes freed."
    output.put_done(said, line, as_json=asked.as_json)
    return 1 if made.still_taken else 0
