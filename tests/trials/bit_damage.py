"""One bit of a real workspace file is turned over: who finds it, and who takes the file for sound?

    PYTHONPATH=src:. .venv/bin/python -m tests.trials.bit_damage --rounds 1000

Each round turns one bit, then checks the file, backs it up, restores it as if it were a backup made before there were
seals, and turns the same bit in a real backup, restoring that. It fails where the check ends in anything but sentences,
where a damage that the check finds is accepted by a backup or by restoring, and where a backup that holds other rows
than it was made with is restored. What changes a row and is found by nobody is counted, by table.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from app.actions import backups
from app.actions.collections import add_collection
from app.actions.notes import add_note, edit_note, remove_note
from app.actions.passages import tag_passage
from app.actions.places import remember_place
from app.actions.sources import add_bytes, remove_source
from app.actions.starter import make_empty, make_starter
from app.actions.tags import add_tag
from app.bootstrap import main
from app.domain.codebook import TagContent
from app.domain.errors import UserError
from app.paths import RESOURCES
from app.store.store import Store

Rows = dict[str, object]

PAGE = "The crates on the quay\n\n" + "\n\n".join(
    f"In week {n} the harbour counted {n * 7} crates of gloves, sent by a town over the sea." for n in range(1, 30)
)


def make(path: Path, *, small: bool = False) -> None:
    """A workspace after some days of work: the starter's, or a smaller one."""
    (make_empty if small else make_starter)(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        source = add_bytes(store, PAGE.encode(), "crates.txt", "text/plain").source_id
        gone = add_bytes(store, PAGE.replace("gloves", "masks").encode(), "gone.txt", "text/plain").source_id
        remove_source(store, gone)
        tags = [add_tag(store, TagContent(f"Harbour {n}")) for n in range(5)]
        for n in range(30, 600, 19):
            tag_passage(store, source, n, n + 12, [tags[n % 5]])
        for n in range(20):
            edit_note(store, add_note(store, f"Thought {n}"), f"Head {n}", "Some words on it. " * 9)
        remove_note(store, add_note(store, "not kept"))
        add_collection(store, "Harbour")
        remember_place(store, source, 40)
        store.undo()


def rows(path: Path) -> Rows:
    """All that stands in the tables of a file, and how they were made, whatever state it is in."""
    found: Rows = {}
    with closing(sqlite3.connect(path)) as db:
        db.text_factory = bytearray
        try:
            made = db.execute("SELECT name, sql, rootpage FROM sqlite_master").fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            return {"schema": str(error)}
        found["schema"] = [(name, sql) for name, sql, _ in made]
        for name, sql, root in made:
            if root and sql is not None and sql.startswith(b"CREATE TABLE"):
                table = name.decode("utf-8", "replace")
                found[table] = _of_table(db, table)
    return found


def _of_table(db: sqlite3.Connection, table: str) -> object:
    try:
        return db.execute(f'SELECT * FROM "{table}" NOT INDEXED').fetchall()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return str(error)


class Trial:
    """One workspace, damaged again and again. `faults` are the rounds that failed, with their bit."""

    def __init__(self, folder: Path, seed: int, *, small: bool = False) -> None:
        self._folder = folder
        self._random = random.Random(seed)
        whole = folder / "whole.passagework"
        make(whole, small=small)
        self._whole = whole.read_bytes()
        self._backup = backups.back_up(whole).path.read_bytes()
        self._rows, self._rows_of_backup = rows(whole), rows(backups.backups(whole)[0].path)
        self.counts: Counter[str] = Counter()
        self.unseen: Counter[str] = Counter()
        self.faults: list[str] = []

    def round(self) -> None:
        """Turn one bit."""
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            place = Path(folder)
            found = self._of_workspace(place)
            self._of_backup(place)
            self.counts["found" if found else "not found"] += 1

    def _of_workspace(self, place: Path) -> bool:
        bit = self._random.randrange(len(self._whole) * 8)
        path = place / "w.passagework"
        path.write_bytes(turned(self._whole, bit))
        changed = sorted(self._changed(self._rows, rows(path)))
        code, said = run("check", "--workspace", str(path))
        if "mistake of ours" in said or "Traceback" in said:
            self._fault(bit, f"check: {said.strip()[:200]}")
        if code == 0 and changed:
            self.counts["changed a row, found by nobody"] += 1
            self.unseen[", ".join(changed)] += 1
        found = code != 0
        if self._accepted_by_backup(path, bit) and found:
            self._fault(bit, "found by the check, and backed up as sound")
        path.write_bytes(turned(self._whole, bit))
        if self._accepted_by_restoring(path, place / "other.passagework", bit) and found:
            self._fault(bit, "found by the check, and restored")
        return found

    def _of_backup(self, place: Path) -> None:
        bit = self._random.randrange(len(self._backup) * 8)
        path = place / "b.passagework"
        path.write_bytes(turned(self._backup, bit))
        changed = self._changed(self._rows_of_backup, rows(path)) - {"place", "backup_seal"}
        taken = self._accepted_by_restoring(path, place / "another.passagework", bit)
        self.counts["a backup restored" if taken else "a backup refused"] += 1
        if taken and changed:
            self._fault(bit, f"a backup was restored that is not as it was made: {sorted(changed)}")

    def _changed(self, before: Rows, now: Rows) -> set[str]:
        return {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}

    def _accepted_by_backup(self, path: Path, bit: int) -> bool:
        with self._troubled(bit, "back_up") as answers:
            answers.append(backups.back_up(path).sound)
        return answers == [True]

    def _accepted_by_restoring(self, backup: Path, workspace: Path, bit: int) -> bool:
        with self._troubled(bit, "restore") as answers:
            backups.restore(workspace, backup)
            answers.append(True)
        return answers == [True]

    @contextlib.contextmanager
    def _troubled(self, bit: int, doing: str) -> Iterator[list[Any]]:
        """UserErrors are answers; all else is a fault."""
        try:
            yield (answers := [])
        except UserError as error:
            answers.append(str(error))
        except Exception as error:
            self._fault(bit, f"{doing}: {error!r}")

    def _fault(self, bit: int, what: str) -> None:
        self.counts["faults"] += 1
        self.faults.append(f"bit {bit}: {what}")


def turned(content: bytes, bit: int) -> bytes:
    """The same bytes with one bit turned over."""
    out = bytearray(content)
    out[bit // 8] ^= 1 << bit % 8
    return bytes(out)


def run(*argv: str) -> tuple[int, str]:
    """What a command answers, and all it says."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(argv)
    return code, out.getvalue() + err.getvalue()


def trial(folder: Path, rounds: int, seed: int, *, small: bool = False) -> Trial:
    """So many rounds in a folder of their own."""
    tried = Trial(folder, seed, small=small)
    for _ in range(rounds):
        tried.round()
    return tried


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as where:
        os.environ["PASSAGEWORK_DATA"] = where
        done = trial(Path(where), asked.rounds, asked.seed)
    for line in (*done.faults, *(f"{n} × unseen in {tables}" for tables, n in done.unseen.most_common())):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{asked.rounds} rounds: {dict(done.counts)}\n")
    sys.exit(1 if done.faults else 0)
