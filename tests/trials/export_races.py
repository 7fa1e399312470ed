"""Exports into one folder at once, some of them killed: `python -m tests.trials.export_races --rounds 300`.

Two processes export one workspace into one folder while each goes on editing it. Every few rounds one is killed. Nobody
edits the files, so none may ever be taken for edited, and the folder must end as a single export leaves it.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.actions.export_workspace import fill
from tests.helpers.made import create

from app.actions.exports import export_markdown
from app.actions.notes import add_note, edit_note
from app.importers.reference import load_reference
from app.store.reads import notes as note_reads
from app.store.store import Store
from app.store.writes import countries

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a trial came to."""

    exports: int
    """That ended by themselves."""
    kills: int
    forked: tuple[str, ...]
    """Files beside which a new text stands, though nobody edited them."""
    differing: tuple[str, ...]
    """Files that are not as an export into an empty folder makes them."""
    left_over: tuple[str, ...]
    """Files that are no part of an export."""


def work(workspace: Path, folder: Path) -> None:
    """Edit and export, for ever; a line is printed after each export."""
    with Store(workspace, "Ann") as store:
        add_note(store, "Words", f"Note {os.getpid()}")
        while True:
            for note in note_reads.every(store):
                edit_note(store, note.id, note.title, "Words " * random.randrange(1, 400))
            export_markdown(store, folder)
            sys.stdout.write("exported\n")
            sys.stdout.flush()


def trial(place: Path, rounds: int, seed: int = 1, kill_every: int = 10) -> Outcome:
    """`rounds` exports by two processes at once, with a kill after each `kill_every`."""
    chance = random.Random(seed)
    workspace, folder = place / "w.passagework", place / "export"
    create(workspace)
    reference = load_reference(ROOT / "resources" / "reference")
    with Store(workspace, "Ann") as store:
        with store.stage() as db:
            countries.seed(db, reference.countries, reference.groups)
        fill(store)
    workers = [_start(workspace, folder) for _ in range(AT_ONCE)]
    done = kills = 0
    try:
        while done < rounds:
            at = done % AT_ONCE
            assert workers[at].stdout is not None
            line = workers[at].stdout.readline()  # type: ignore[union-attr]
            assert line == "exported\n", "an export failed"
            done += 1
            if done % kill_every == 0 and done < rounds:
                try:
                    workers[at].wait(chance.random() / 50)
                except subprocess.TimeoutExpired:
                    kills += 1
                workers[at].kill()
                workers[at].communicate()
                workers[at] = _start(workspace, folder)
    finally:
        for worker in workers:
            worker.kill()
            worker.communicate()
    return Outcome(done, kills, *_compared(workspace, folder, place / "alone"))


def _compared(workspace: Path, folder: Path, alone: Path) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    with Store(workspace, "Ann") as store:
        forked = export_markdown(store, folder).kept
        export_markdown(store, alone)
    texts = [
        {path.relative_to(at).as_posix(): path.read_bytes() for path in at.rglob("*") if path.suffix == ".md"}
        for at in (folder, alone)
    ]
    differing = sorted(name for name in {**texts[0], **texts[1]} if texts[0].get(name) != texts[1].get(name))
    hidden = [path.name for path in folder.iterdir() if path.name.startswith(".")]
    return (
        tuple(str(path) for path, _ in forked),
        tuple(differing),
        tuple(name for name in hidden if name != ".passagework-export.json"),
    )


def _start(workspace: Path, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.trials.export_races", "--work", str(workspace), str(folder)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": f"src{os.pathsep}."}
    )


def main() -> int:
    """Run the trial, or be one of its processes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", nargs=2, type=Path, metavar=("WORKSPACE", "FOLDER"))
    asked = parser.parse_args()
    if asked.work:
        work(*asked.work)
    with tempfile.TemporaryDirectory() as place:
        outcome = trial(Path(place), asked.rounds, asked.seed)
    sys.stdout.write(f"{outcome}\n")
    return 1 if outcome.forked or outcome.differing or outcome.left_over else 0


if __name__ == "__main__":
    sys.exit(main())
