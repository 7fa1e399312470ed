"""Two processes on one workspace: a real window, and commands beside it, with kills in between.

In each round the window saves tags while commands read and write beside it, and one of the two makes a backup, a copy
or a check, shows a file dialog, adds a page or is handed its own workspace. Then the log that the window holds must be
the one that has a name, and after a kill every tag that was acknowledged must be there. Now and then an older backup is
restored, and what stood there before it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SERVER = Path(__file__).with_name("window_process.py")
ROOT = Path(__file__).parents[2]
PATIENCE = 120
"""Seconds after which something is taken to hang."""


class Processes:
    """The server that forks, spoken to in lines."""

    def __init__(self, folder: Path) -> None:
        source = os.environ.get("PASSAGEWORK_TRIED", str(ROOT / "src"))
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join((source, str(ROOT))),
            "PASSAGEWORK_DATA": str(folder / "data"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        with (folder / "errors").open("wb") as errors:
            self._server = subprocess.Popen(
                [sys.executable, str(SERVER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=environment,
            )

    def ask(self, **what: Any) -> int:
        """Fork, or reap."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps(what) + "\n")
        self._server.stdin.flush()
        return int(self._server.stdout.readline())

    def close(self) -> None:
        assert self._server.stdin is not None
        self._server.stdin.close()
        self._server.wait(PATIENCE)
        assert self._server.stdout is not None
        self._server.stdout.close()


class Window:
    """One window process."""

    def __init__(self, processes: Processes, workspace: Path, folder: Path) -> None:
        self._processes = processes
        at = folder / "socket"
        at.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(str(at))
            door.listen(1)
            door.settimeout(PATIENCE)
            self.pid = processes.ask(window=str(workspace), at=str(at))
            self._link = door.accept()[0]
        self._link.settimeout(PATIENCE)
        self._lines = self._link.makefile("r", encoding="utf-8")
        self.answer()

    def tell(self, do: str, *given: Any) -> None:
        """Ask for something; `answer` waits for it."""
        self._link.sendall((json.dumps({"do": do, "with": given}) + "\n").encode())

    def answer(self) -> dict[str, Any]:
        """What was done and said. Raises where the window opened its workspace by hand, or is not there any more."""
        line = self._lines.readline()
        assert line, "the window ended by itself"
        told: dict[str, Any] = json.loads(line)
        assert told["twice"] == []
        assert told.get("ready", True), told
        return told

    def deleted(self, workspace: Path) -> list[str]:
        """Files of the workspace that the window has open and that have no name any more."""
        found: list[str] = []
        for entry in Path(f"/proc/{self.pid}/fd").iterdir():
            try:
                name = os.readlink(entry)  # noqa: PTH115 - what it says of a deleted file is no path
            except FileNotFoundError:
                continue
            if name.startswith(str(workspace)) and name.endswith(" (deleted)"):
                found.append(name)
        return found

    def end(self, number: int) -> set[str]:
        """End it by a signal. Returns what it had told to be saved and nobody had read yet."""
        os.kill(self.pid, number)
        code = self._processes.ask(reap=self.pid)
        told: list[dict[str, Any]] = []
        with suppress(ConnectionResetError):  # what it had not heard yet went with it
            told.extend(json.loads(line) for line in self._lines if line.endswith("\n"))
        self._lines.close()
        self._link.close()
        assert code in (0, -number), code
        return {name for one in told for name in one.get("saved", ())}


@dataclass
class Trial:
    """All rounds on one workspace."""

    folder: Path
    chance: random.Random
    counts: Counter[str] = field(default_factory=Counter[str])
    acknowledged: set[str] = field(default_factory=set[str])
    window: Window | None = None
    number: int = 0

    def __post_init__(self) -> None:
        self.workspace = self.folder / "w.passagework"
        self.processes = Processes(self.folder)
        assert self.run("init", "--empty")[0] == 0

    # --- commands ---

    def start(self, *argv: str) -> tuple[int, Path]:
        """Begin a command on the workspace."""
        self.number += 1
        out = self.folder / f"out{self.number % 16}"
        return self.processes.ask(command=[*argv, "--workspace", str(self.workspace)], out=str(out)), out

    def ended(self, begun: tuple[int, Path]) -> tuple[int, str]:
        """Wait for a command: its exit code and what it said."""
        code = self.processes.ask(reap=begun[0])
        return code, begun[1].read_text("utf-8", "replace")

    def run(self, *argv: str) -> tuple[int, str]:
        """A command from beginning to end."""
        self.counts["commands"] += 1
        return self.ended(self.start(*argv))

    def names(self) -> set[str]:
        """The tags there are, as another program sees them that opens the file, reads, and closes it."""
        with closing(sqlite3.connect(self.workspace)) as db:
            return {name for (name,) in db.execute("SELECT name FROM tag")}

    def new_names(self, count: int) -> list[str]:
        """Names that no tag has yet."""
        self.number += 1
        return [f"t{self.number}n{n}" for n in range(count)]

    # --- rounds ---

    def round(self) -> None:
        """One round; the window may outlive it."""
        if self.window is None:
            self.window = Window(self.processes, self.workspace, self.folder)
            self.counts["windows"] += 1
        window = self.window
        self._at_once(window)
        assert window.deleted(self.workspace) == []
        self._nothing_is_lost()
        fate = self.chance.random()
        if fate < 0.35:
            self._kill(window)
        elif fate < 0.45:
            window.end(signal.SIGTERM)
            self.window = None
        if self.window is None:
            self._nothing_is_lost()
            self._sound()
            if self.chance.random() < 0.3:
                self._restore()

    def _kill(self, window: Window) -> None:
        """While it saves tags, or at rest; what it told until then is acknowledged."""
        names = self.new_names(40)
        if self.chance.random() < 0.5:
            for name in names:
                window.tell("tags", [name])
        time.sleep(self.chance.uniform(0, 0.1))
        told = window.end(signal.SIGKILL)
        self.acknowledged |= told
        self.counts["saved in the window"] += len(told)
        self.window = None
        self.counts["kills"] += 1

    def _at_once(self, window: Window) -> None:
        """The window saves tags and does something long, while two commands run beside it."""
        first, second = self.new_names(3), self.new_names(3)
        window.tell("tags", first)
        begun = [self._beside() for _ in range(self.chance.randint(1, 2))]
        asked = self._long(window)
        window.tell("tags", second)
        for _ in range(2 + asked):
            told = window.answer()
            self.acknowledged |= set(told.get("saved", ()))
            self.counts["saved in the window"] += len(told.get("saved", ()))
        for names, command in begun:
            self._ended_well(names, command)

    def _beside(self) -> tuple[list[str], tuple[int, Path]]:
        """Begin a command: the names it adds, and it."""
        what = self.chance.choice(("list", "codebook", "codebook", "import", "backup", "check", "export", "search"))
        self.counts[f"command {what}"] += 1
        if what == "codebook":
            return self._adding()
        if what == "import":
            return [], self.start("import", str(self._page()))
        self.number += 1
        to = self.folder / f"exported{self.number}"
        more = {"export": ("markdown", "--to", str(to)), "list": ("sources",), "search": ("sea",)}
        return [], self.start(what, *more.get(what, ()))

    def _page(self) -> Path:
        self.number += 1
        file = self.folder / f"page{self.number}.txt"
        lines = [f"Shipment {self.number}", *(f"On day {n} crate {n} of {self.number} came by sea." for n in range(6))]
        file.write_text("\n\n".join(lines), "utf-8")
        return file

    def _long(self, window: Window) -> int:
        """Ask the window for something besides tags. Returns how many answers that makes."""
        what = self.chance.choice(("backup", "copy", "check", "add", "itself", "choose", ""))
        if not what:
            return 0
        self.counts[f"window {what}"] += 1
        if what == "copy":
            window.tell("copy", str(self.folder / f"copy{self.chance.randint(1, 3)}.passagework"))
        elif what == "add":
            window.tell("add", [str(self._page())])
        elif what == "itself":
            window.tell("add", [str(self.workspace)])
        else:
            window.tell(what)
        return 1

    def _nothing_is_lost(self) -> None:
        lost = self.acknowledged - self.names()
        assert not lost, f"{len(lost)} of {len(self.acknowledged)} are gone: {sorted(lost)[:5]}"

    def _sound(self) -> None:
        code, said = self.run("check")
        assert code == 0, said
        self.counts["checks that found nothing"] += 1

    def _restore(self) -> None:
        """Go back to a backup of this moment while commands come and save; then to what stood there before that.

        What a command saved must be there where it came after, and else in the backup that was made of the old one.
        """
        code, made = self.run("backup")
        assert code == 0, made
        then = self.names()
        names, command = self._adding()
        code, restored = self.run("restore", made.splitlines()[-1].strip())
        saved = self._ended_well(names, command)
        found = self.names()
        assert then <= found <= then | saved, restored
        if code != 0:
            assert "Another program is writing" in restored, restored
            assert found == then | saved
            self.counts["not restored, being in use"] += 1
            return
        _, said = self.run("restore", "--list", "--json")
        newest = next(one for one in json.loads(said) if one["why"] == "before restore")
        code, said = self.run("restore", newest["name"])
        assert code == 0, said
        assert self.names() | found == then | saved, "what was saved is in neither file"
        self.acknowledged &= self.names()
        self.counts["restored"] += 2

    def _adding(self) -> tuple[list[str], tuple[int, Path]]:
        names = self.new_names(2)
        file = self.folder / f"codebook{self.number}.csv"
        file.write_text("path\n" + "\n".join(names) + "\n", "utf-8")
        return names, self.start("import", "--as", "codebook", str(file))

    def _ended_well(self, names: list[str], command: tuple[int, Path]) -> set[str]:
        """The names that a command saved. One that waited in vain, or whose file was replaced, says so."""
        self.counts["commands"] += 1
        code, said = self.ended(command)
        if code == 0:
            self.acknowledged |= set(names)
            self.counts["saved by commands"] += len(names)
            return set(names)
        assert "Another program is writing" in said or "was replaced" in said, said
        self.counts["waited in vain"] += 1
        return set()

    def close(self) -> None:
        """End what still runs."""
        if self.window is not None:
            self.window.end(signal.SIGKILL)
        self.processes.close()


def run(folder: Path, rounds: int, seed: int) -> Counter[str]:
    """Run so many rounds in an empty folder; what was done, counted. Raises `AssertionError` where anything is lost."""
    trial = Trial(folder, random.Random(seed))
    try:
        for number in range(rounds):
            try:
                trial.round()
            except AssertionError as error:
                raise AssertionError(f"round {number + 1} of seed {seed}: {error}") from error
        trial.counts["acknowledged"] = len(trial.acknowledged)
    finally:
        trial.close()
    return trial.counts


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts = run(Path(folder), asked.rounds, asked.seed)
    sys.stdout.write("".join(f"{count:7,}  {what}\n" for what, count in sorted(counts.items())))


if __name__ == "__main__":
    main()
