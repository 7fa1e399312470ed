"""`undo [N] [--skip]` and `redo [N]`: the same steps as in the window, which sees them at once; only one's own."""

from __future__ import annotations

import argparse

from app.cli import output
from app.cli.workspace import open_to_write
from app.domain.errors import NotFound, Overlaps
from app.store.journal import AFTER_ALL
from app.store.reads.history import undo_label, what_of
from app.store.store import Store


def undo(asked: argparse.Namespace) -> None:
    """Undo one's newest operations, naming them. Exits 1 if there is none, or others have built on it."""
    _step(asked, back=True)


def redo(asked: argparse.Namespace) -> None:
    """Redo what was undone last, naming it. Exits 1 if there is nothing."""
    _step(asked, back=False)


def _step(asked: argparse.Namespace, *, back: bool) -> None:
    """Go back so many operations, or on; what was done until one is refused is said before that is raised."""
    word, skip = "undo" if back else "redo", back and asked.skip
    with open_to_write(asked) as store:
        done, refused = _taken(store, asked.steps, back=back, skip=skip)
    if asked.as_json:
        output.put_json([{"operation": kind, "deed": kind, "what": what} for kind, what in done])  # of before: `deed`
    else:
        for kind, what in done:
            output.put(f"{'Undone' if back else 'Done again'}: {kind}{': ' if what else ''}{what}")
    if refused is not None:
        raise refused
    if not done:
        raise NotFound(f"There is nothing to {word}.")
    if len(done) < asked.steps:
        output.say(f"There was no more to {word} after {len(done)}.")


def _taken(store: Store, steps: int, *, back: bool, skip: bool) -> tuple[list[tuple[str, str]], Overlaps | None]:
    """The operations that were undone or redone, their objects, and why it stopped, if it did. With `skip`, those that
    cannot be undone are named and left as they are."""
    done: list[tuple[str, str]] = []
    before = AFTER_ALL
    while len(done) < steps:
        try:
            changes = store.undo(before) if back else store.redo()
        except Overlaps as error:
            if not back or undo_label(store, error.operation_id) is None:
                return done, error
            if not skip:
                return done, Overlaps(f"{error} Or undo the one before it instead: undo --skip.")
            before = error.operation_id
            output.say(f"Skipped: {error}")
            continue
        if changes is None:
            break
        done.append((changes.operation.value if changes.operation else "", what_of(store, changes.operation_id)))
    return done, None
