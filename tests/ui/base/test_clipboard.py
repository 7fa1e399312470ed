"""What was copied in the program outlives neither it nor Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.ui.base.clipboard import Copied, hand_over_clipboard

ROOT = Path(__file__).resolve().parents[3]


def test_ours_is_handed_over_with_its_words(qapp):
    data = Copied()
    data.setText("no\u00a0break")
    QGuiApplication.clipboard().setMimeData(data)
    hand_over_clipboard()
    assert QGuiApplication.clipboard().text() == "no\u00a0break"
    assert not isinstance(QGuiApplication.clipboard().mimeData(), Copied)


def test_what_another_program_put_there_is_left_as_it_is(qapp):
    data = QMimeData()
    data.setText("theirs")
    data.setHtml("<b>theirs</b>")
    QGuiApplication.clipboard().setMimeData(data)
    hand_over_clipboard()
    assert QGuiApplication.clipboard().mimeData().html() == "<b>theirs</b>"
    QGuiApplication.clipboard().clear()


def test_a_process_that_copied_ends_well():
    script = (
        "from PySide6.QtWidgets import QApplication\n"
        "from app.ui.base.clipboard import Copied, hand_over_clipboard\n"
        "app = QApplication([])\n"
        "data = Copied()\n"
        "data.setText('x')\n"
        "app.clipboard().setMimeData(data)\n"
        "hand_over_clipboard()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env={**__import__("os").environ, "PYTHONPATH": str(ROOT / "src")}
    )
    assert done.returncode == 0
