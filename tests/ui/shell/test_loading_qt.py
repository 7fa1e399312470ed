"""PySide's own modules are compiled once, and what they do stays the same."""

import os
import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).parents[3] / "src"
CHILD = """
import sys
compiled = []
sys.addaudithook(lambda event, said: compiled.append(said[1]) if event == "compile" and said[0] else None)
if sys.argv[1] == "ours":
    from app.ui.shell.loading_qt import load_qt
    load_qt()
from PySide6.QtWidgets import QApplication, QLabel
print(sum(str(name).startswith("shibokensupport/") for name in compiled))
app = QApplication([])
try:
    QLabel().setText(3)
except TypeError as error:
    print(error)
from enum import Enum
from PySide6.QtCore import Qt
print(isinstance(Qt.Key.Key_T, Enum), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
"""


def start(how: str, folder: Path) -> tuple[int, str]:
    """How many modules of its own PySide compiled, and what it says."""
    environment = {**os.environ, "PYTHONPATH": str(SRC), "PYTHONPYCACHEPREFIX": str(folder)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", CHILD, how]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    count, _, said = done.stdout.partition("\n")
    return int(count), said


def test_pysides_own_modules_are_compiled_once_and_again_where_what_was_kept_is_damaged(tmp_path: Path):
    usual, first, second = start("theirs", tmp_path), start("ours", tmp_path), start("ours", tmp_path)
    assert "Supported signatures" in usual[1]
    assert {usual[1]} == {first[1], second[1]}
    assert (first[0], second[0]) == (usual[0] - 1, 0)  # the writer of stub files is left out
    kept = sorted(tmp_path.rglob("shibokensupport.*.pyc"))
    assert len(kept) == first[0]
    kept[-1].write_bytes(kept[-1].read_bytes()[:-40])
    kept[-2].write_bytes(b"")
    assert start("ours", tmp_path) == (2, usual[1])
    assert start("ours", tmp_path)[0] == 0
