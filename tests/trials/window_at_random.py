"""The real window driven at random: keys, clicks, commands, places, sizes, themes and languages, while another process
works on the workspace too. Each round is a process of its own, so that a crash of Qt is a fault like others.

`python -m tests.trials.window_at_random --rounds 10 --steps 1500`; a fault prints its seed and the last steps.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import isValid
from tests.actions.test_operations_fuzz import EVERY, World, attempt, sound
from tests.helpers.made import make_starter
from tests.helpers.settled import settled
from tests.helpers.store_dump import dump

from app.actions.sources import add_draft
from app.domain.errors import Overlaps
from app.importers.read import read_source
from app.paths import RESOURCES
from app.settings import Settings
from app.store.store import Store
from app.ui.base import keys
from app.ui.base.callback_errors import with_catchable_errors
from app.ui.base.session import Target
from app.ui.shell.main_window import PLACES, MainWindow
from app.ui.shell.start import make_app, open_window

LAST, LOOK_EVERY, HANGS_S, WAIT_S = 30, 250, 60, 1.0
QUIET = ("propagateSizeHints", "plugin does not support raise", "grabbing the keyboard")
"""What the offscreen platform says of itself."""
TEXT = "\n\n".join(
    f"Paragraph {n}. Norway gave Chile {n + 2} pumps in May 2020, and Kenya sent 12,{n:03} masks to the port of Lima. "
    "Nobody counted the crates twice, said the keeper of the harbour." for n in range(40)
)  # fmt: skip
PLAIN = [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down,
         Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Space,
         Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Menu]  # fmt: skip
HELD = [Qt.KeyboardModifier.NoModifier] * 6 + [
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier]  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 .,:?/[]-"
NEVER = {"file.quit", "file.open", "file.new"}
"""Commands that leave the workspace; the driver closes and opens it itself."""


class Driver:
    """Chance steps in a window, each told to a log before it is done."""

    def __init__(self, path: Path, seed: int, log: Path) -> None:
        self.path, self.chance = path, random.Random(seed)
        self.log = log.open("w", buffering=1)
        self.faults: list[str] = []
        self.step, self.said = 0, ""
        self.slow: list[str] = []
        self.last: deque[str] = deque(maxlen=LAST)
        self.found: set[str] = set()
        """The faults that were told, each once."""
        self._listen()
        self.begun = time.monotonic()
        self.window = self.opened()
        self._menus = QTimer(self.window, interval=500)
        self._menus.timeout.connect(self.leave_menu)
        self._menus.start()
        self.beside: subprocess.Popen[str] | None = None

    def _listen(self) -> None:
        def heard(kind: Any, error: Any, trace: Any) -> None:
            self.faults.append("".join(traceback.format_exception(kind, error, trace)))

        sys.excepthook = heard
        threading.excepthook = lambda args: heard(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: heard(args.exc_type, args.exc_value, args.exc_traceback)

        def told(kind: QtMsgType, _context: object, words: str) -> None:
            if kind is not QtMsgType.QtDebugMsg and not any(one in words for one in QUIET):
                self.faults.append("".join(traceback.format_stack(limit=12)) + f"Qt: {words}")

        qInstallMessageHandler(told)
        QDesktopServices.openUrl = staticmethod(lambda url: self.tell(f"  would open {url.toString()}"))  # type: ignore[method-assign]

    def tell(self, words: str) -> None:
        self.last.append(f"{self.step:5} {words}")
        self.log.write(self.last[-1] + "\n")

    def fault(self, words: str) -> None:
        """Tell a fault, and what led to it, the first time that it comes."""
        kind = re.sub(r"\d+", "", words.strip().splitlines()[-1])
        self.tell(f"  FAULT {kind}")
        if kind not in self.found:
            self.found.add(kind)
            print(f"\n=== step {self.step}: {words}", *self.last, sep="\n", flush=True)

    # --- the window ---

    def opened(self) -> MainWindow:
        ready: list[MainWindow] = []
        window = open_window(Settings(self.path.parent / "settings.json"), self.path, None, ready.append)
        until = time.monotonic() + 60
        while not ready:
            self.pump(5)
            assert time.monotonic() < until
        window.session.said.connect(lambda sentence, tone: self.tell(f"  said ({tone}) {sentence}"))
        self.pump(300)
        return window

    def pump(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def leave_menu(self) -> None:
        """The menu of a button such as *Sort* runs a loop of Qt's own, within the step that opened it."""
        popup = QApplication.activePopupWidget()
        if popup is not None and time.monotonic() - self.begun > 2:
            self.tell(f"  closed {name_of(popup)}")
            popup.close()

    def front(self) -> QWidget:
        """What keys and clicks come to: a popup, a modal dialog, or the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    # --- steps ---

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        front = self.front()
        focus = QApplication.focusWidget()
        self.tell(f"key {QKeySequence(key.value | held.value).toString()} in {name_of(front)}, focus {name_of(focus)}")
        if isinstance(front, QFileDialog):  # whose keys remove files
            front.reject()
            return
        popup = QApplication.activePopupWidget()
        at = (popup.focusWidget() or popup) if popup is not None else focus or front
        text = chr(key.value) if 32 < key.value < 127 and not held & ~Qt.KeyboardModifier.ShiftModifier else ""
        for is_pressed in (True, False):  # one at a time, as a key may close the window that it comes to
            if isValid(at):
                QTest.simulateEvent(at, is_pressed, key.value, held, text.lower(), False)

    def any_key(self) -> None:
        self.press(self.chance.choice(PLAIN), self.chance.choice(HELD))

    def letters(self) -> None:
        for letter in self.chance.choices(LETTERS, k=self.chance.choice((1, 1, 1, 4))):
            self.press(Qt.Key(ord(letter.upper())), self.chance.choice(HELD[:8]))

    def shortcut(self) -> None:
        known = [(name, one) for name in keys.current().commands() for one in keys.current().every(name)]
        name, key = self.chance.choice([one for one in known if one[0] not in NEVER])
        combined = QKeySequence(key)[0]
        self.tell(f"shortcut of {name}")
        self.press(combined.key(), combined.keyboardModifiers())

    def undo(self) -> None:
        more = Qt.KeyboardModifier.ShiftModifier if self.chance.random() < 0.4 else Qt.KeyboardModifier.NoModifier
        for _ in range(self.chance.choice((1, 1, 3))):
            self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | more)

    def command(self) -> None:
        name = self.chance.choice([one for one in keys.current().commands() if one not in NEVER])
        self.tell(f"command {name}")
        self.window.run(name)

    def click(self) -> None:
        front = self.front()
        seen = [one for one in (front, *front.findChildren(QWidget)) if one.isVisible() and one.window() is front]
        seen = [one for one in seen if not one.visibleRegion().isEmpty()] or [front]
        one = self.chance.choice(seen)
        at = QPoint(self.chance.randrange(max(1, one.width())), self.chance.randrange(max(1, one.height())))
        button = Qt.MouseButton.RightButton if self.chance.random() < 0.15 else Qt.MouseButton.LeftButton
        held, handle = self.chance.choice(HELD), front.windowHandle()
        self.tell(f"click {name_of(one)} at {at.toTuple()} {button.name} {held} in {name_of(front)}")
        if isinstance(front, QFileDialog) or handle is None:
            front.close()
            return
        there = one.mapTo(front, at)
        if not front.rect().contains(there):  # scrolled out of sight
            return
        chance = self.chance.random()
        if chance < 0.15:
            QTest.mouseDClick(handle, button, held, there)
        elif chance < 0.25:
            self.drag(handle, there)
        else:
            QTest.mouseMove(handle, there)
            QTest.mouseClick(handle, button, held, there)

    def drag(self, handle: Any, there: QPoint) -> None:
        to = QPoint(self.chance.randrange(max(1, handle.width())), self.chance.randrange(max(1, handle.height())))
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

        def let_go() -> None:  # also within the loop of Qt's own that a drag begins
            if isValid(handle):
                inside = QPoint(min(to.x(), handle.width() - 1), min(to.y(), handle.height() - 1))
                QTest.mouseMove(handle, inside)
                QTest.mouseRelease(handle, left, none, inside)

        self.tell(f"  drag to {to.toTuple()}")
        QTimer.singleShot(30, self.window, let_go)
        QTest.mousePress(handle, left, none, there)
        for part in (0.1, 0.5, 1):
            at = there + (to - there) * part
            if isValid(handle) and QRect(0, 0, handle.width(), handle.height()).contains(at):
                QTest.mouseMove(handle, at)
        self.pump(60)

    def scroll(self) -> None:
        under = QApplication.widgetAt(self.window.mapToGlobal(QPoint(self.chance.randrange(self.window.width()), 400)))
        self.tell(f"wheel over {name_of(under)}")
        if under is not None:
            centre = under.rect().center()
            QApplication.sendEvent(under, QWheelEvent(
                centre.toPointF(), under.mapToGlobal(centre).toPointF(), QPoint(),
                QPoint(0, self.chance.choice((-600, -120, 120, 600))), Qt.MouseButton.NoButton,
                self.chance.choice(HELD), Qt.ScrollPhase.NoScrollPhase, False))  # fmt: skip

    def go(self) -> None:
        number = self.chance.randrange(1, 30)
        kinds = {"read": ("source", ""), "passages": ("tag", "matrix", ""), "notes": ("note", ""),
                 "donations": ("donation", "form", "actor", "matrix", "map", "question", "reader", ""),
                 "countries": ("country", "beside", "actor", "fact", ""),
                 "settings": ("reading", "data", "keys", "")}  # fmt: skip
        place = self.chance.choice((*PLACES, "history", "review"))
        kind = self.chance.choice(kinds.get(place, ("",)))
        target = Target(place, kind, number, other=number + 1) if kind else Target(place)
        self.tell(f"go {target}")
        self.window.session.go(target)

    def select(self) -> None:
        page = self.window.read.page
        start = self.chance.randrange(max(1, len(page.text().text) if self.window.read.row is not None else 1))
        self.tell(f"select {start}")
        if self.window.read.row is not None and page.isVisible():
            page.select(start, min(start + self.chance.randrange(60), len(page.text().text)))
            page.setFocus()

    def resize(self) -> None:
        size = self.chance.choice(((1280, 800), (960, 1040), (640, 480), (1920, 1080), (320, 300), (800, 600)))
        self.tell(f"size {size}")
        self.window.resize(*size)

    def setting(self) -> None:
        key, value = self.chance.choice([
            ("theme", one) for one in ("light", "dark", "sepia", "system")] + [("language", one) for one in ("en", "he")
            ] + [("zoom", one) for one in (-2, 0, 3)])  # fmt: skip
        self.tell(f"setting {key} {value}")
        if key == "theme":
            self.window.choose_theme(str(value))
        elif self.front() is self.window:  # the place of the settings is behind whatever else there is
            self.window.session.put(key, value)

    def elsewhere(self) -> None:
        """Another process does something, and this one goes on."""
        kind = self.chance.choice(list(EVERY))
        self.tell(f"beside: {kind}")
        self.ask_beside(f"do {list(EVERY).index(kind)} {self.chance.randrange(10**6)}", wait=self.chance.random() < 0.5)

    def ask_beside(self, line: str, *, wait: bool) -> str:
        if self.beside is None:
            self.beside = subprocess.Popen(
                [sys.executable, "-m", "tests.trials.window_at_random", "--beside", str(self.path)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # fmt: skip
            self.asked = 0
        assert self.beside.stdin is not None
        assert self.beside.stdout is not None
        while self.asked and (wait or self.asked > 3):
            self.beside.stdout.readline()
            self.asked -= 1
        self.beside.stdin.write(line + "\n")
        self.beside.stdin.flush()
        self.asked += 1
        if not wait:
            return ""
        self.asked -= 1
        return self.beside.stdout.readline().strip()

    def reopen(self) -> None:
        """Leave in the midst of whatever is being read, and come back."""
        self.tell("close and open")
        self.window.close_workspace()
        if self.chance.random() < 0.3:
            self.pump(20)
        assert self.window.open_workspace(self.path)

    def calm(self) -> None:
        """Close what is in front, as somebody does with Esc."""
        self.tell("calm")
        for _ in range(6):
            front = self.front()
            if front is self.window:
                break
            front.close()
            self.pump(1)

    STEPS: tuple[tuple[int, Callable[[Driver], None]], ...] = (
        (16, any_key), (10, letters), (16, shortcut), (6, undo), (8, command), (22, click), (2, scroll), (5, go),
        (6, select), (1, resize), (1, setting), (4, elsewhere), (3, calm))  # fmt: skip
    RARE = (reopen,)

    # --- after a step ---

    def one(self) -> None:
        self.step += 1
        weights, steps = zip(*self.STEPS, strict=True)
        does = self.RARE[0] if self.chance.random() < 0.004 else self.chance.choices(steps, weights)[0]
        self.begun = begun = time.monotonic()
        worked = time.thread_time()
        does(self)
        self.pump(self.chance.choice((0, 0, 1, 5, 20, 60, 200)))
        if (
            does is not Driver.elsewhere
            and time.monotonic() - begun > WAIT_S + 0.2
            and time.thread_time() - worked > WAIT_S
        ):
            self.slow.append(f"step {self.step} {does.__name__}: {time.monotonic() - begun:.1f} s")
            self.tell(f"  SLOW {time.monotonic() - begun:.1f} s")
        if not self.window.isVisible():
            self.tell("the window was closed")
            self.window.show()
            assert self.window.open_workspace(self.path)
        self.tell_faults()
        self.look_at_focus()
        if self.step % LOOK_EVERY == 0:
            self.look()

    def look_at_focus(self) -> None:
        if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
            return
        if not self.window.isActiveWindow():
            self.window.activateWindow()  # the platform of tests leaves none active after a popup
            self.pump(1)
        until = time.monotonic() + 2
        while (problem := self.focus_problem()) and time.monotonic() < until:
            self.pump(10)
        if problem:
            self.fault(problem)
            self.calm()
            self.window.next_pane()

    def focus_problem(self) -> str:
        if self.front() is not self.window:
            return ""
        focus = QApplication.focusWidget()
        if focus is None:
            return "nothing has the keyboard"
        if not focus.isVisible():
            return f"the keyboard is on {name_of(focus)}, which is not seen"
        return ""

    def look(self) -> None:
        """At the workspace from another process, and at what is kept in memory."""
        self.calm()
        settled(self.window)
        self.tell_faults()
        found = self.ask_beside("look", wait=True)
        widgets = len([one for one in QApplication.allWidgets() if isValid(one)])
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        self.tell(f"LOOK {found}; {widgets} widgets, {len(QApplication.topLevelWidgets())} windows, {pages // 256} MB")
        if found != "sound":
            self.fault(f"the workspace: {found}")

    def tell_faults(self) -> None:
        faults, self.faults = self.faults, []
        for one in faults:
            self.fault(one)


def name_of(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    return f"{type(widget).__name__}({widget.objectName() or widget.accessibleName()[:30]})"


# --- the processes ---


def work_beside(path: Path) -> None:
    """What another process does with the workspace, as lines ask for it."""
    for line in sys.stdin:
        word, *numbers = line.split()
        answer = "done"
        try:
            if word == "do":
                with Store(path, "Ben") as store:
                    attempt(World(store, int(numbers[1])), list(EVERY)[int(numbers[0])])
            else:
                answer = looked(path)
        except Exception as error:
            answer = f"{type(error).__name__}: {error}".replace("\n", " ")
            traceback.print_exc()
        print(answer, flush=True)


def looked(path: Path) -> str:
    """Whether the check is clean, and all can be undone and done again, in a copy."""
    import sqlite3

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.passagework"
        with sqlite3.connect(path) as one, sqlite3.connect(copy) as other:
            one.backup(other)
        one.close()
        other.close()
        with Store(copy, "Ann") as store:
            if not sound(store):
                from app.actions.check import check

                return f"unsound: {check(store).problems}"
            last = dump(store)
            undone = 0
            with contextlib.suppress(Overlaps):  # somebody else went on from there
                while store.undo() is not None:
                    undone += 1
            if not sound(store):
                return f"unsound after {undone} undone"
            redone = 0
            while redone < undone and store.redo() is not None:
                redone += 1
            now = dump(store)
            if now != last:
                return f"redone {redone} of {undone} is another: {[k for k in last if last[k] != now[k]]}"
    return "sound"


def drive(folder: Path, seed: int, steps: int) -> None:
    """A round, in this process."""
    faulthandler.enable()
    faulthandler.dump_traceback_later(HANGS_S * 10, exit=True)
    settings = Settings(folder / "settings.json")
    settings.put("author", "Ann")
    app = make_app(settings)
    path = folder / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        add_draft(store, read_source(TEXT.encode(), "Pumps.txt"))
    driver = Driver(path, seed, folder / "log")
    code = 0
    try:
        for _ in range(steps):
            faulthandler.dump_traceback_later(HANGS_S, exit=True)
            with_catchable_errors(driver.one)
        driver.look()
        code = int(bool(driver.found))
    except Exception:
        traceback.print_exc()
        code = 1
    if driver.slow:
        print("slow:", *driver.slow, sep="\n  ")
    if driver.beside is not None:
        driver.beside.kill()
    del app
    sys.stdout.flush(), sys.stderr.flush()
    os._exit(code)


def round_of(seed: int, steps: int, keep: Path | None) -> bool:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "HOME": name, "XDG_CONFIG_HOME": name, "QT_QPA_PLATFORM": "offscreen",
                       "PASSAGEWORK_DATA": str(folder / "data"), "PYTHONHASHSEED": str(seed)}  # fmt: skip
        begun = time.monotonic()
        ended = subprocess.run(
            [sys.executable, "-m", "tests.trials.window_at_random", "--round", name, "--seed", str(seed), "--steps",
             str(steps)], env=environment, cwd=Path(__file__).parents[2], capture_output=True, text=True)  # fmt: skip
        log = (folder / "log").read_text().splitlines() if (folder / "log").exists() else []
        if keep is not None:
            (keep / f"log{seed}").write_text("\n".join(log) + "\n" + ended.stdout + ended.stderr)
    print(f"seed {seed}: {'ended well' if ended.returncode == 0 else f'FAULT, code {ended.returncode}'} "
          f"after {time.monotonic() - begun:.0f} s")  # fmt: skip
    if ended.returncode:
        print(*log[-LAST:], ended.stdout, ended.stderr, sep="\n", flush=True)
    elif ended.stdout:
        print(ended.stdout)
    return ended.returncode == 0


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=10)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--steps", type=int, default=1500)
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--round", type=Path, help="a round in this process, in this folder")
    asked.add_argument("--beside", type=Path, help="work on this workspace as lines ask for it")
    given = asked.parse_args()
    if given.beside is not None:
        work_beside(given.beside)
    elif given.round is not None:
        drive(given.round, given.seed, given.steps)
    else:
        well = [round_of(seed, given.steps, given.keep) for seed in range(given.seed, given.seed + given.rounds)]
        sys.exit(0 if all(well) else 1)


if __name__ == "__main__":
    main()
