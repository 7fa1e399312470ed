"""If a worker dies in the midst of a run, the rest of the tests is run all the same, and the run ends and says so.

So it does of whatever goes wrong before a test and after it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_CONFTEST = """
from tests.helpers.handing_out import Files, run

def pytest_runtest_protocol(item, nextitem):
    return run(item, nextitem)

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
_BESIDE = """
import pytest

@pytest.fixture
def begun():
    raise ValueError("begun wrongly")

@pytest.fixture
def ended():
    yield
    raise ValueError("ended wrongly")

def test_begun(begun): pass
def test_ended(ended): pass
def test_wrong(ended): assert "wrong" == "right"
def test_skipped(): pytest.skip("not here")
"""


DEATHS = {0: 0, 3: 1, 5: 2}
"""The tests in which a worker dies, by their files: at first, in the midst, at last."""


def test_the_others_do_what_is_left(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(_CONFTEST)
    for at in range(6):
        (tmp_path / f"test_{at}.py").write_text(_FILE.format(tests=3, dies=DEATHS.get(at, -1)))
    (tmp_path / "test_beside.py").write_text(_BESIDE)
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    options = ["-p", "no:cacheprovider", "-c", "/dev/null", f"--rootdir={tmp_path}", "-o", f"pythonpath={ROOT}"]
    ran = subprocess.run([*command, *options, str(tmp_path)], capture_output=True, text=True, timeout=120, cwd=tmp_path)
    for file, test in DEATHS.items():
        assert f"test_{file}.py::test_one[{test}]" in ran.stdout
    for wrong in ("ERROR at setup of test_begun", "ERROR at teardown of test_ended", "ERROR at teardown of test_wrong"):
        assert wrong in ran.stdout
    assert "test_beside.py:16: not here" in ran.stdout
    assert "4 failed, 16 passed, 1 skipped, 3 errors" in ran.stdout
