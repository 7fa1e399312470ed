"""The whole work gone through with Orca, by real keys; what it says at each step is kept and printed, to be read.

    PYTHONPATH=src:. .venv/bin/python -m tests.trials.orca --log spoken.txt

Nothing is judged but that something is said at every step: whether it is clear is for who reads it. On Debian it needs
`orca` and `openbox` beside what `tests/accessibility` needs, and says so where it is not there.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import re
import shutil
import sys
import tempfile
import threading
import time
import tty
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.desktop import Desktop, desktop, lacking
from tests.helpers.made import make_starter
from tests.helpers.screen_reader import Node, ScreenReader

from app.paths import RESOURCES

MAIN = Path(__file__).resolve().parents[2] / "main.py"
REST_S, FIRST_S, AT_MOST_S = 1.2, 6.0, 90.0
"""What is said for a step has come to its end once it is quiet for so long, begins within so long, and is waited for no
longer."""
PATIENCE_S = 90.0
"""How long the window and each answer of it may take."""
AT_REST = 0.06
"""Of the time, the share that Orca and the program take or wait for at most while neither has anything to do. On a
machine that is busy with other things, what is to be said comes long after the key, so quiet alone says nothing."""
_QUIET = {"enableKeyEcho": False, "enableEchoByCharacter": False}
PREFERENCES = {
    "general": _QUIET,
    "profiles": {"default": {"profile": ["Default", "default"], **_QUIET}},
    "pronunciations": {},
    "keybindings": {},
}
"""Of Orca: keys are not said, so that what is said is the program's."""
_SPOKEN = re.compile(r" - SPEECH OUTPUT: '(.*?)' [\[{]", re.DOTALL)


@dataclass(frozen=True)
class Step:
    """What a person does, and the keys for it."""

    what: str
    keys: tuple[str, ...]


def step(what: str, *keys: str) -> Step:
    """One step; text to be typed is given letter by letter by `*"words"`."""
    return Step(what, keys)


ECHOED = "Write the note"
"""What is typed where nothing answers it; a person hears the letters."""
JOURNEY = (
    step("To the start of the text", "Ctrl+Home"),
    step("A line down", "Down"),
    step("The next paragraph", "Ctrl+Down"),
    step("Find a word", "Ctrl+f", *"lebanon"),
    step("Enter goes to the hit", "Enter"),
    step("Esc leaves the caret there", "Esc"),
    step("Select the sentence", "s"),
    step("A word less", "Ctrl+Shift+Left"),
    step("What can be done with the words", ","),
    step("Tag it", "t"),
    step("Type a tag", *"lever"),
    step("Another", "Down"),
    step("Put it on", "Enter"),
    step("Undo", "Ctrl+z"),
    step("Redo", "Ctrl+Shift+z"),
    step("A note on it", "n"),
    step(ECHOED, *"seen twice"),
    step("Leave the note", "Esc"),
    step("The structure of the text", "Ctrl+Shift+i"),
    step("The next paragraph in it", "Down"),
    step("Enter goes there", "Enter"),
    step("The next sentence that looks like a donation", "d"),
    step("Draft a record", "r"),
    step("The next field", "Down"),
    step("Accept it", "Enter"),
    step("Accept the sure", "Alt+Enter"),
    step("A field up", "Up"),
    step("Type another value", "F2"),
    step("Leave the editor", "Esc"),
    step("Save the record", "Ctrl+Enter"),
    step("Link to a record", "Shift+r"),
    step("Find it", *"d-05"),
    step("Enter chooses it", "Enter"),
    step("Another field", "Down"),
    step("What the passage does for it", "Tab"),
    step("Check it", "Shift+Enter"),
    step("Enter links", "Enter"),
    step("More on the page", "l"),
    step("The next pane", "F6"),
    step("The next pane", "F6"),
    step("The next pane", "F6"),
    step("Donations", "Ctrl+3"),
    step("A record down", "Down"),
    step("Open it", "Enter"),
    step("The next field", "Tab"),
    step("The next field", "Tab"),
    step("The next field", "Tab"),
    step("Help on this", "F1"),
    step("Back", "Alt+Left"),
    step("Leave the form", "Esc"),
    step("As a matrix", "m"),
    step("Its pairs as a list", "Shift+m"),
    step("A pair down", "Down"),
    step("As a map", "m"),
    step("The next thing on it", "Right"),
    step("As a table", "m"),
    step("Ask the records", "/", *"donor:"),
    step("The first value", "Down"),
    step("Take it", "Enter"),
    step("Clear it and go to the records", "Esc", "Esc"),
    step("The second reader", "v"),
    step("Accept a field", "a"),
    step("Undo", "Ctrl+z"),
    step("Back to the records", "v"),
    step("Countries", "Ctrl+4"),
    step("A country down", "Down"),
    step("Into its profile", "F6"),
    step("A row down", "Down"),
    step("Passages", "Ctrl+2"),
    step("A passage down", "Down"),
    step("Notes", "Ctrl+5"),
    step("Search everything", "Ctrl+k"),
    step("Type a word", *"mask"),
    step("The next thing", "Down"),
    step("Esc back", "Esc"),
    step("Export", "Ctrl+e"),
    step("The next choice", "Tab"),
    step("Esc back", "Esc"),
    step("History", "Ctrl+h"),
    step("The operation before", "Down"),
    step("Esc back", "Esc"),
    step("Settings", "Ctrl+,"),
    step("The next section", "Down"),
    step("Back to the text", "Ctrl+1"),
    step("Remove the passage", "]", "Delete"),
    step("Undo", "Ctrl+z"),
)


class Orca:
    """Orca on a desktop of its own, without a voice: what it would speak stands in its log.

    The log is a terminal: into a file Orca writes by the block, and what it said last would come with the next step.
    """

    def __init__(self) -> None:
        ours, theirs = os.openpty()
        tty.setraw(theirs)
        self.log = os.ttyname(theirs)
        self._heard = queue.SimpleQueue[bytes]()
        self._rest = b""
        self.watched: list[int] = []
        """The processes that must be at rest, too."""
        threading.Thread(target=self._listen, args=(ours,), daemon=True).start()

    def _listen(self, terminal: int) -> None:
        while True:
            self._heard.put(os.read(terminal, 1 << 16))

    def new(self) -> list[str]:
        """What it has spoken since this was asked last."""
        while not self._heard.empty():
            self._rest += self._heard.get()
        whole, line, self._rest = self._rest.rpartition(b"\n")
        return [" ".join(words.split()) for words in _SPOKEN.findall((whole + line).decode("utf-8", "replace"))]

    def until_quiet(self) -> list[str]:
        """All that is spoken from now until it is quiet and nobody is at work on what is to be said."""
        said: list[str] = []
        begun = time.monotonic()
        until, quiet = begun + AT_MOST_S, False
        while not quiet and time.monotonic() < until:
            spent, since = self._spent(), time.monotonic()
            time.sleep(REST_S)
            more = self.new()
            said += more
            is_late = bool(said) or time.monotonic() > begun + FIRST_S
            quiet = not more and is_late and self._spent() - spent < AT_REST * (time.monotonic() - since)
        return said

    def _spent(self) -> float:
        """Processor time that what is watched has had, and has waited for while others had it, in seconds."""
        spent = 0
        for task in [task for one in self.watched for task in Path(f"/proc/{one}/task").glob("*/schedstat")]:
            with suppress(OSError):  # a thread may end between the two looks
                spent += sum(int(part) for part in task.read_text().split()[:2])
        return spent / 1e9


def _page(reader: ScreenReader, frame: Node) -> Node:
    """The text that is read."""
    found: Node = reader.wait(lambda: next((one for one in reader.showing(frame) if reader.role(one) == "text"), None))
    return found


def trial(folder: Path, journey: Sequence[Step] = JOURNEY) -> list[tuple[Step, list[str]]]:
    """Go through the steps in an empty folder, with what is spoken at each."""
    workspace = folder / "research.passagework"
    make_starter(workspace, "Ann", RESOURCES)
    (folder / "data").mkdir()
    (folder / "orca").mkdir()
    (folder / "orca" / "user-settings.conf").write_text(json.dumps(PREFERENCES), "utf-8")
    (folder / "data" / "settings.json").write_text(json.dumps({"author": "Ann", "language": "en"}), "utf-8")
    with desktop() as desk:
        desk.environment |= {"PASSAGEWORK_DATA": str(folder / "data"), "SPEECHD_CMD": str(folder / "no voice")}
        return _gone_through(desk, workspace, journey)


def _gone_through(desk: Desktop, workspace: Path, journey: Sequence[Step]) -> list[tuple[Step, list[str]]]:
    orca, spoken = Orca(), []
    command = ["orca", "--debug-file", orca.log, "--user-prefs", workspace.parent / "orca"]
    with (
        closing(ScreenReader(desk.session_bus, PATIENCE_S)) as reader,
        desk.running(["openbox"]),
        desk.running(command) as speaking,
    ):
        reader.wait(lambda: "Screen reader on." in " ".join(orca.new()), timeout=PATIENCE_S)
        with desk.running([sys.executable, MAIN, workspace]) as program:
            orca.watched = [speaking.pid, program.pid]
            frame = reader.find(reader.program("Passagework", PATIENCE_S), "frame")
            reader.find(frame, "push button", "Edit citation", timeout=PATIENCE_S)
            reader.click(_page(reader, frame), 300, 300)
            spoken.append((Step("The window opens", ()), orca.until_quiet()))
            for one in journey:
                reader.type(*one.keys)
                spoken.append((one, orca.until_quiet()))
    return spoken


def told(spoken: Sequence[tuple[Step, list[str]]]) -> str:
    """The steps with what was spoken, a line each."""
    lines: list[str] = []
    for one, said in spoken:
        lines.append(f"{one.what}  [{' '.join(one.keys)}]")
        lines += [f"    {words}" for words in said] or ["    (nothing)"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the journey, keep what was spoken, and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--log", type=Path, help="where what was spoken is kept; printed in any case")
    arguments = parser.parse_args()
    missing = [*lacking(), *(name for name in ("orca", "openbox") if shutil.which(name) is None)]
    if missing:
        sys.stdout.write(f"Skipped: it needs {', '.join(missing)}.\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        spoken = trial(Path(folder))
    if arguments.log is not None:
        arguments.log.write_text(told(spoken), "utf-8")
    sys.stdout.write(told(spoken))
    silent = [one.what for one, said in spoken if not said and one.what != ECHOED]
    if silent:
        raise SystemExit(f"Nothing was said at: {', '.join(silent)}")


if __name__ == "__main__":
    main()
