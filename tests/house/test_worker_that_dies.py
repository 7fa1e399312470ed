"""If a worker dies in the midst of a run, the rest of the tests is run all the same, and the run ends and says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_CONFTEST = """
from tests.helpers.handing_out import Files

def pytest_xdist_make_scheduler(config, log):
    return Files(config, log)
"""
_FILE = """
import os
import pytest

@pytest.mark.parametrize("number", range({tests}))
def test_one(number):
    if number == {dies}:
        os._exit(9)
"""


DEATHS = {0: 0, 3: 1, 5: 2}
"""The tests in which a worker dies, by their files: at first, in the midst, at last."""


def test_the_others_do_what_is_left(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(_CONFTEST)
    for at in range(6):
        (tmp_path / f"test_{at}.py").write_text(_FILE.format(tests=3, dies=DEATHS.get(at, -1)))
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    options = ["-p", "no:cacheprovider", "-c", "/dev/null", f"--rootdir={tmp_path}", "-o", f"pythonpath={ROOT}"]
    ran = subprocess.run([*command, *options, str(tmp_path)], capture_output=True, text=True, timeout=120, cwd=tmp_path)
    for file, test in DEATHS.items():
        assert f"test_{file}.py::test_one[{test}]" in ran.stdout
    assert "3 failed, 15 passed" in ran.stdout
