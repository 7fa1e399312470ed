"""The memory of the window on a ledger: the table shown, sorted, filtered and in groups, with what is read behind it.

Run by `ledger_rows`, in a process of its own: `ledger_window.py [WORKSPACE SECONDS]`, for a bare PySide6 window without
a workspace. Prints one line of JSON: the most anonymous memory in MB, looked at four times a second (Linux).
"""

from __future__ import annotations

import json
import os
import re
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from painted import turn
from PySide6.QtWidgets import QApplication, QLabel

EVERY_S = 0.25


class Peak:
    """The most anonymous memory that this process had since it began to look."""

    def __init__(self) -> None:
        self.mb = 0.0
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while not threading.Event().wait(EVERY_S):
            found = re.search(r"^Anonymous:\s+(\d+) kB", Path("/proc/self/smaps_rollup").read_text(), re.MULTILINE)
            self.mb = max(self.mb, int(found[1]) / 1024 if found else 0.0)


def bare() -> float:
    """Of a window with nothing in it."""
    app, peak = QApplication([]), Peak()
    label = QLabel("One sentence in a bare window.")
    label.show()
    turn(2_000)
    del app
    return peak.mb


def measure(workspace: Path, seconds: int) -> float:
    """Of the window, so many seconds with the table shown, and as many each sorted, filtered and in groups."""
    from settled import settled_window

    from app.ui.views.donations.place import DonationsPlace

    peak = Peak()
    _app, window = settled_window(workspace)
    window.show_place("donations")
    turn(seconds * 1_000)
    place = window.place("donations")
    assert isinstance(place, DonationsPlace)
    page = place.page
    for change in (
        lambda: page.table.sortByColumn(3, page.table.horizontalHeader().sortIndicatorOrder()),
        lambda: page.filter.setText("rice"),
        page.filter.clear,
        lambda: page.group_by("recipient"),
    ):
        change()
        turn(seconds * 1_000)
    return peak.mb


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 1 else bare()), flush=True)
    os._exit(0)  # what is still read is of no use
