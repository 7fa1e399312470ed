"""PySide6 6.12.0 drops a reference to None with each call on Python 3.10 and 3.11, until Python aborts."""

from __future__ import annotations

import sys

from tests.house.tree import run

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
