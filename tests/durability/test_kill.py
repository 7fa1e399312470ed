"""A hundred kills: nothing acknowledged is lost, nothing is half done.

One server process loads the program once and forks a child for each kill; the child tells of each step once it
is committed, and is killed after a time of its own. What it told must be in the file when it is opened again.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from tests.durability.child import draft
from tests.helpers.long import thinned
from tests.helpers.made import create

from app.actions import sources as source_actions
from app.store.header import APPLICATION_ID, VERSION
from app.store.store import Store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, as POSIX systems have it")

CHILD = Path(__file__).with_name("child.py")
LATE = 0.1
KILLS = {"operations": 40, "undo": 20, "imports": 20, "migration": 12, "making": 8}


@pytest.fixture(params=thinned([4, 1], keep=1, why="all hundred kills"), ids=["a quarter", "all"])
def kills(request: pytest.FixtureRequest) -> dict[str, int]:
    """How many there are of each."""
    return {work: count // request.param for work, count in KILLS.items()}


class Forge:
    """The process that forks children, by asking it in lines of JSON."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, work: str, path: Path, told: Path, wait: float, least: int = 1) -> list[str]:
        """Let a child work on `path`, kill it `wait` seconds after its first word, and return what it told.

        Whoever is killed late is let live until it has told `least` lines, however busy the machine is.
        """
        assert self._process.stdin is not None
        self._ask({"work": work, "path": str(path), "told": str(told)})
        pid = int(self._answer())
        self._wait_for(told, 1)
        time.sleep(wait)
        if wait == LATE:
            self._wait_for(told, least)
        os.kill(pid, signal.SIGKILL)
        self._ask({"reap": pid})
        assert self._answer() == "killed"
        lines = told.read_text("utf-8").splitlines(keepends=True)
        return [line.strip() for line in lines if line.endswith("\n")]

    def _wait_for(self, told: Path, lines: int) -> None:
        until = time.monotonic() + 60
        while not told.exists() or told.read_bytes().count(b"\n") < lines:
            assert time.monotonic() < until, f"the child never told {lines} lines"
            time.sleep(0.0005)

    def _ask(self, what: dict[str, object]) -> None:
        pipe: IO[str] | None = self._process.stdin
        assert pipe is not None
        pipe.write(json.dumps(what) + "\n")
        pipe.flush()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@pytest.fixture(scope="module")
def forge() -> Iterator[Forge]:
    source = Path(__file__).parents[2] / "src"
    process = subprocess.Popen(
        [sys.executable, str(CHILD)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(source)},
    )
    with process:
        yield Forge(process)
        assert process.stdin is not None
        process.stdin.close()
    assert process.returncode == 0


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "w.passagework"
    create(path)
    return path


def waits(seed: int, kills: int, most: float) -> list[float]:
    """Moments spread over the work, the same in every run; the last is late, so that some work is surely done."""
    chance = random.Random(seed)
    return [*(chance.uniform(0, most) for _ in range(kills - 1)), LATE]


def rows(path: Path, query: str) -> list[str]:
    db = sqlite3.connect(path)
    try:
        assert db.execute("PRAGMA quick_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT operation_id, recording FROM journal_now").fetchall() == [(None, 1)]
        return [str(row[0]) for row in db.execute(query)]
    finally:
        db.close()


def test_during_operations(forge: Forge, kills: dict[str, int], blank: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(blank, tmp_path / "w.passagework"))
    told: list[str] = []
    for number, wait in enumerate(waits(1, kills["operations"], 0.05)):
        lines = forge.run("operations", path, tmp_path / f"told{number}", wait, least=kills["operations"] + 2)
        told += [line for line in lines if line != "begun"]
        names = rows(path, "SELECT name FROM tag ORDER BY id")
        assert names[: len(told)] == told
        assert len(names) - len(told) in (0, 1)  # one may be committed and not yet told
        told = names
        # An operation is the tag and its note, or neither.
        assert rows(path, "SELECT body FROM note ORDER BY id") == names
        assert rows(path, "SELECT what FROM operation ORDER BY id") == names
        assert len(rows(path, "SELECT id FROM search_row")) == 2 * len(names)
    assert len(told) > kills["operations"]
    with Store(path) as store:
        for _ in told:
            assert store.undo() is not None
        assert store.undo() is None
    assert rows(path, "SELECT name FROM tag") == []


def test_during_undo_and_redo(forge: Forge, kills: dict[str, int], blank: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(blank, tmp_path / "w.passagework"))
    steps = 0
    for number, wait in enumerate(waits(2, kills["undo"], 0.05)):
        told = forge.run("undo", path, tmp_path / f"told{number}", wait, least=4 * kills["undo"])
        names = rows(path, "SELECT name FROM tag ORDER BY id")
        assert names == rows(path, "SELECT what FROM operation WHERE state = 'done' ORDER BY id")
        assert names == rows(path, "SELECT body FROM note ORDER BY id")
        assert names == [str(n) for n in range(len(names))]
        last = told[-1]
        if last != "begun":
            assert abs(len(names) - int(last)) <= 1
        steps += len(told)
    assert steps > kills["undo"]


def test_during_imports(forge: Forge, kills: dict[str, int], blank: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(blank, tmp_path / "w.passagework"))
    told: list[str] = []
    for number, wait in enumerate(waits(3, kills["imports"], 0.15)):
        lines = forge.run("imports", path, tmp_path / f"told{number}", wait, least=4)
        told += [line for line in lines if line != "begun"]
        titles = rows(path, "SELECT title FROM source ORDER BY id")
        assert titles[: len(told)] == told
        assert len(titles) - len(told) in (0, 1)
        told = titles
        assert rows(path, "SELECT what FROM operation ORDER BY id") == titles
        # A source that is there is there whole, with its text, its bytes and its index.
        whole = (
            "SELECT s.title FROM source s JOIN source_version v ON v.source_id = s.id JOIN body b ON b.id = v.body_id"
            " JOIN raw r ON r.id = v.raw_id WHERE b.indexed = 1 AND 300 = (SELECT count(*) FROM search_row x"
            " JOIN search_text_docsize d ON d.id = x.id WHERE x.kind = 'text' AND x.thing_id = b.id) ORDER BY s.id"
        )
        assert rows(path, whole) == titles
    assert told
    with Store(path) as store:  # what was staged and never published does not stand in the way
        source_actions.add_draft(store, draft(len(told)))
    assert rows(path, "SELECT title FROM source ORDER BY id") == [*told, f"Text {len(told)}"]


def test_during_migrations(forge: Forge, kills: dict[str, int], blank: Path, tmp_path: Path) -> None:
    now, later = str(VERSION), str(VERSION + 2)
    versions: set[str] = set()
    for number, wait in enumerate(waits(4, kills["migration"], 0.06)):
        path = tmp_path / f"w{number}" / "w.passagework"
        path.parent.mkdir()
        shutil.copy(blank, path)
        told = forge.run("migration", path, tmp_path / f"told{number}", wait, least=2)
        version = rows(path, "PRAGMA user_version")
        columns = [name for name in rows(path, "SELECT name FROM pragma_table_info('tag')") if name.startswith("new_")]
        triggers = rows(path, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
        assert (version, columns) in (([now], []), ([later], ["new_one", "new_two"]))
        assert triggers == rows(blank, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
        if "migrated" in told:
            assert version == [later]
        if version == [later]:  # never without its copy
            copies = list(path.with_name(path.name + ".backups").glob("*_before-migration.passagework"))
            assert [rows(copy, "PRAGMA user_version") for copy in copies] == [[now]]
        versions |= set(version)
    assert later in versions


def test_while_a_workspace_is_made(forge: Forge, kills: dict[str, int], tmp_path: Path) -> None:
    for number, wait in enumerate(waits(5, kills["making"], 0.08)):
        folder = tmp_path / f"w{number}"
        folder.mkdir()
        told = forge.run("making", folder / "w", tmp_path / f"told{number}", wait, least=4)
        for made in (folder / f"w{n}" for n in range(sum(line == "made" for line in told))):
            # Without its log: what was acknowledged says itself what it is.
            assert int.from_bytes(made.read_bytes()[68:72], "big") == APPLICATION_ID
            Store(made).close()


def test_there_are_a_hundred_kills() -> None:
    assert sum(KILLS.values()) >= 100
