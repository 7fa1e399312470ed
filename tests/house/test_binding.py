"""Faults of the binding that we know: PySide6 6.12.0 drops a reference to None with each call on Python 3.10 and 3.11,
until Python aborts; and 6.11 crashes over exceptions of overrides that are no objects yet."""

from __future__ import annotations

import sys

from tests.house.tree import modules, run, short

CALLS = """
import sys
from PySide6.QtGui import QTextCharFormat, QColor
format, color = QTextCharFormat(), QColor("red")
format.setForeground(color)  # the first call loads what the binding needs
before = sys.getrefcount(None)
for _ in range(2_000):
    format.setForeground(color)
print(sys.getrefcount(None) - before)
"""


def test_none_keeps_its_references() -> None:
    ran = run(sys.executable, "-c", CALLS)
    assert ran.returncode == 0, ran.stderr
    assert abs(int(ran.stdout)) < 100


OVERRIDE = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, "src")
from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QApplication, QTableView
from app.ui.base.callback_errors import with_catchable_errors

class Model(QAbstractTableModel):
    def rowCount(self, parent=None): return 1
    def columnCount(self, parent=None): return 1
    def data(self, index, role=0): return None
    def headerData(self, section, side, role=0): return ()[section]

app = QApplication([])
table = QTableView()
model = Model()
try:
    with_catchable_errors(lambda: table.setModel(model))
except IndexError as error:
    print(repr(error.__context__))
"""


def test_a_mistake_in_an_override_is_an_exception_and_no_crash() -> None:
    ran = run(sys.executable, "-c", OVERRIDE)
    assert (ran.returncode, ran.stdout) == (0, "None\n"), ran.stderr


def test_no_label_is_asked_for_its_buddy_nor_a_widget_for_the_next() -> None:
    """The binding takes what it returns for a part of what was asked, and destroys it with that or as garbage."""
    asked = ("." + "buddy()", "InFocus" + "Chain()")
    found = [short(path) for path in modules() if any(word in path.read_text("utf-8") for word in asked)]
    assert found == []


def test_items_of_layouts_are_dropped_at_once() -> None:
    """The binding keeps them after Qt has deleted them with their widgets: see `nest` and `parts_of`."""
    asked, nested = (".itemAt" + "(", {"boxes", "row_or_column"}), (".addLayout" + "(", {"boxes"})
    for word, allowed in (asked, nested):  # a `RowOrColumn` has items of its own, all of which live as long as it does
        assert {path.stem for path in modules() if word in path.read_text("utf-8")} == allowed
    assert [short(path) for path in modules() if ".insertLayout" + "(" in path.read_text("utf-8")] == []
