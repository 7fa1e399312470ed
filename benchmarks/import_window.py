"""A table of records brought in through the real window: how long the window was not heard of meanwhile.

A timer of 5 ms ticks in the window's own thread while the table is read, shown and added; the longest gaps between two
ticks are what a person waits for an answer. `python benchmarks/import_window.py FOLDER [rows]` prints, in milliseconds,
the longest of each step by the clock, by the processor time that this process used in it, and by that of the window's
own thread, and the seconds that the step took: on a busy machine the first has what others do too. `--where` prints
what ran as each long gap ended.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ledger_rows import csv_of
from painted import turn
from PySide6.QtCore import QEventLoop, QTimer
from settled import settled_window

from app.actions.starter import make_empty
from app.paths import RESOURCES
from app.ui.views.importing.place import ImportPlace

ROWS, TICK_MS, LONG_MS, PATIENCE_S, REST_S = 100_000, 5, 40, 600.0, 4.0


class Ticks:
    """The longest gaps between two ticks since it was asked last."""

    def __init__(self, *, where: bool) -> None:
        self._where = where
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.begin()
        self._timer.start()

    def begin(self) -> None:
        self.clock = self.processor = self.own = 0.0
        self._last = time.perf_counter(), time.process_time(), time.thread_time()

    def _tick(self) -> None:
        now = time.perf_counter(), time.process_time(), time.thread_time()
        clock, processor, own = ((new - old) * 1000 for new, old in zip(now, self._last, strict=True))
        if self._where and min(clock, processor) > LONG_MS:
            print(f"--- {clock:.0f} ms, {processor:.0f} of processor, {own:.0f} the window's", file=sys.stderr)
            for thread, frame in sys._current_frames().items():
                if thread != threading.get_ident():
                    print("".join(traceback.format_stack(frame)[-3:]), file=sys.stderr)
        self.clock, self.processor = max(self.clock, clock), max(self.processor, processor)
        self.own = max(self.own, own)
        self._last = time.perf_counter(), time.process_time(), time.thread_time()


def measure(folder: Path, rows: int, *, where: bool = False) -> dict[str, tuple[float, ...]]:
    """By step: the longest gap by the clock, by processor time and by the window's own, and the seconds it all took."""
    workspace, table = folder / "window.passagework", folder / "many.csv"
    make_empty(workspace, "Dana", RESOURCES)
    table.write_bytes(csv_of(rows))
    _app, window = settled_window(workspace)
    window.show_place("importing")
    place = window.place("importing")
    assert isinstance(place, ImportPlace)
    turn(500)
    ticks = Ticks(where=where)
    out: dict[str, tuple[float, ...]] = {}

    def step(name: str, begin: Callable[[], object], is_over: Callable[[], bool]) -> None:
        ticks.begin()
        begun = time.perf_counter()
        begin()
        while not is_over():
            QEventLoop().processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            assert time.perf_counter() < begun + PATIENCE_S, name
        out[name] = ticks.clock, ticks.processor, ticks.own, time.perf_counter() - begun

    step("at rest", lambda: None, _after(REST_S))
    step("read", lambda: place.open_file(table), lambda: place.found is not None)
    place.go_to("import")
    step("added", place.next.click, lambda: place.done is not None)
    step("after", lambda: None, _after(REST_S))
    return out


def _after(seconds: float) -> Callable[[], bool]:
    until = time.perf_counter() + seconds
    return lambda: time.perf_counter() > until


if __name__ == "__main__":
    given = [one for one in sys.argv[1:] if one[:2] != "--"]
    print(json.dumps(measure(Path(given[0]), int(given[1]) if len(given) > 1 else ROWS, where="--where" in sys.argv)))
    sys.stdout.flush()
    os._exit(0)  # what Qt does at the end of a process is not what is timed
