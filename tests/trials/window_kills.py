"""Kills a window at chance moments of a journey, opens it again, and looks for all that was done by then.

`python -m tests.trials.window_kills --rounds 50`
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.helpers.made import make_empty
from tests.helpers.settled import settled

from app.actions.check import check
from app.actions.notes import add_note
from app.actions.sources import add_draft
from app.importers.read import read_source
from app.paths import RESOURCES
from app.settings import Settings
from app.store.reads import notes
from app.store.reads.drafts import kept
from app.store.store import Store
from app.ui.base.session import Target
from app.ui.panels.notes.editor import NoteEditor
from app.ui.shell.main_window import MainWindow
from app.ui.shell.start import make_app, open_window
from app.ui.views.read.draft_card import DraftCard

GIFT = "Norway gave Chile 12 pumps."
LINES = "\n\n".join(f"Paragraph {n} speaks of the harbour, of its cranes and of the weather there." for n in range(60))
TEXTS = {name: f"{name}\n\n{LINES}\n\n{GIFT}\n\n{LINES}\n" for name in ("Quinces", "Plums")}


def window_on(path: Path) -> MainWindow:
    """A window that starts as the program's own does."""
    os.environ["PASSAGEWORK_DATA"] = str(path.parent / "data")
    ready: list[MainWindow] = []
    window = open_window(Settings(path.parent / "settings.json"), path, None, ready.append)
    until = time.monotonic() + 60
    while not ready:
        QApplication.processEvents()
        assert time.monotonic() < until
    settled(window)
    return window


def journey(path: Path, seed: int) -> None:
    """Type, scroll and draft by real keys; what is done and at rest is told, a line of JSON each."""
    make_app(Settings(path.parent / "settings.json"))
    window, chance = window_on(path), random.Random(seed)
    state = {"note": "", "source": 0, "at": -1, "pumps": 0}
    for number in range(1000):
        step = chance.choice((type_note, scroll, draft))
        state["under_way"] = step.__name__
        print(json.dumps(state), flush=True)
        step(window, chance, number, state)
        settled(window)
        state["under_way"] = ""


def type_note(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    window.session.go(Target("notes", "note", 1))
    settled(window)
    (editor,) = [one for one in window.place("notes").findChildren(NoteEditor) if one.note() is not None]
    QTest.keyClicks(editor, f"{number} ")
    state["note"] = editor.toPlainText()


def scroll(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    state["source"] = chance.choice((1, 2))
    window.session.go(Target("read", "source", state["source"]))  # type: ignore[arg-type]
    settled(window)
    bar = window.read.page.verticalScrollBar()
    bar.setValue(chance.randrange(bar.maximum()))
    settled(window)
    state["at"] = window.read.page.place()


def draft(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    window.session.go(Target("read", "source", 1))
    settled(window)
    page = window.read.page
    page.setFocus()
    at = page.text().text.index(GIFT)
    page.select(at, at)
    QTest.keyClick(page, Qt.Key.Key_R)
    settled(window)
    (card,) = [one for one in window.read.findChildren(DraftCard) if one.isVisible()]
    row = next(n for n, one in enumerate(card.model.rows) if "pumps" in one.row.value)
    card.list.setCurrentIndex(card.model.index(row, 0))
    QTest.keyClick(card.list, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText(f"{1000 + number} pumps")
    QTest.keyClick(field, Qt.Key.Key_Return)
    state.update(source=1, pumps=1000 + number)
    settled(window)
    state["at"] = page.place()


def run(folder: Path, seed: int) -> int:
    """One kill. Returns how many steps were begun before it."""
    path = folder / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        for name, text in TEXTS.items():
            add_draft(store, read_source(text.encode(), f"{name}.txt"))
        add_note(store, "First", "Half")
    code = (
        f"from tests.trials.window_kills import journey; from pathlib import Path; journey(Path({str(path)!r}), {seed})"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = [json.loads(child.stdout.readline())]
    time.sleep(random.Random(seed).random() * 4)
    os.kill(child.pid, signal.SIGKILL)
    told += [json.loads(line) for line in child.stdout if line.endswith("\n")]
    child.wait()
    look(path, told[-1])
    return len(told)


def look(path: Path, told: dict[str, object]) -> None:
    """Open it again, and look for what was told; the step that was under way may be there too."""
    window = window_on(path)
    store = window.session.store
    (note,) = notes.every(store)
    assert set(str(told["note"]).split()) <= set(note.body.split()), (told, note.body)
    if told["source"] and told["under_way"] == "type_note":
        assert window.read.row is not None
        assert (window.read.row.id, window.read.page.place()) == (told["source"], told["at"]), told
    drafts = [int(number) for one in kept(store, store.person) for number in re.findall(r"\b1\d{3}\b", one.draft)]
    assert max(drafts, default=0) >= int(str(told["pumps"])), (told, drafts)
    assert check(store).problems == ()
    window.close()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=50)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--journey", type=Path, help="what is killed: work on this until it is")
    given = asked.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if given.journey is not None:
        journey(given.journey, given.seed)
    with tempfile.TemporaryDirectory() as folder:
        make_app(Settings(Path(folder) / "settings.json"))
    for seed in range(given.seed, given.seed + given.rounds):
        with tempfile.TemporaryDirectory() as folder:
            print(f"kill {seed}: {run(Path(folder), seed)} steps begun before it, nothing lost", flush=True)


if __name__ == "__main__":
    main()
