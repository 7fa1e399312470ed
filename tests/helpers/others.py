"""Other programs on the same file, as small as can be: a process that speaks to SQLite and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PROGRAM = """
import json, sqlite3, sys
db = None
for line in sys.stdin:
    asked = json.loads(line)
    try:
        if db is None:
            db = sqlite3.connect(sys.argv[1], timeout=float(sys.argv[2]), isolation_level=None)
        if asked == "close":
            db.close()
            answer = []
        else:
            answer = db.execute(asked).fetchall()
    except sqlite3.Error as error:
        answer = str(error)
    print(json.dumps(answer), flush=True)
"""


class Other:
    """Another program, asked in SQL."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.pid = process.pid

    def ask(self, statement: str) -> Any:
        """The rows of a statement, or what SQLite complains of. *close* closes the connection."""
        self.begin(statement)
        return self.answer()

    def begin(self, statement: str) -> None:
        """Ask without waiting for the answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(statement) + "\n")
        self._process.stdin.flush()

    def answer(self) -> Any:
        """The answer to what was begun."""
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.wait()


@contextmanager
def other(path: Path, patience: float = 5.0) -> Generator[Other]:
    """Another program that connects to a file at its first question; `patience` is in seconds."""
    command = [sys.executable, "-S", "-c", _PROGRAM, str(path), str(patience)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Other(process)
        finally:
            process.kill()


def look_in(path: Path) -> None:
    """What every command does at the least: open a workspace, read, and close it, which folds the log in if nobody
    else has it open."""
    with other(path) as program:
        assert program.ask("SELECT count(*) FROM tag") != []
        program.ask("close")
