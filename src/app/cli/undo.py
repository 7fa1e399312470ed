"""`undo [N]` and `redo [N]`: the same steps as in the window, which sees them at once, and one's own alone."""

from __future__ import annotations

import argparse

from app.cli import output
from app.cli.workspace import open_to_write
from app.domain.errors import NotFound, Overlaps
from app.store.reads.history import redo_label, undo_label


def undo(asked: argparse.Namespace) -> int:
    """Take back one's newest operations, saying which. Exits 1 when there is none, or others have built on it."""
    return _step(asked, back=True)


def redo(asked: argparse.Namespace) -> int:
    """Do again what was undone last, saying what. Exits 1 when there is nothing."""
    return _step(asked, back=False)


def _step(asked: argparse.Namespace, *, back: bool) -> int:
    word = "undo" if back else "redo"
    done: list[dict[str, str]] = []
    refused: Overlaps | None = None
    with open_to_write(asked) as store:
        for _ in range(asked.steps):
            label = (undo_label if back else redo_label)(store)
            try:
                changes = store.undo() if back else store.redo()
            except Overlaps as error:
                refused = error
                break
            if changes is None:
                break
            what = label[1] if label else ""
            kind = changes.operation.value if changes.operation else ""
            done.append({"operation": kind, "deed": kind, "what": what})  # `deed` is its name of before
            if not asked.as_json:
                output.put(f"{'Undone' if back else 'Done again'}: {kind}{': ' if what else ''}{what}")
    if asked.as_json:
        output.put_json(done)
    if refused is not None:
        raise refused
    if not done:
        raise NotFound(f"There is nothing to {word}.")
    if len(done) < asked.steps:
        output.say(f"There was no more to {word} after {len(done)}.")
    return 0
