"""A test that skips without leave fails the run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.skips import not_allowed, read_allowed
from tests.house.tree import ROOT, short, tracked


def test_the_reason_counts_too() -> None:
    allowed = [("tests/a.py::test_x*", "no such device")]
    assert not_allowed([("tests/a.py::test_x[1]", "there is no such device")], allowed) == []
    other = [("tests/a.py::test_x[1]", "broken"), ("tests/b.py::test_x", "no such device")]
    assert not_allowed(other, allowed) == other


def test_the_list_is_short_and_names_tests_that_exist() -> None:
    allowed = read_allowed()
    assert len(allowed) <= 8
    files = {short(path) for path in tracked()}
    for pattern, reason in allowed:
        file, _, test = pattern.partition("::")
        assert file in files
        assert f"def {test.rstrip('*')}" in (ROOT / file).read_text("utf-8")
        assert reason in (ROOT / file).read_text("utf-8")


@pytest.mark.parametrize("present", [True, False])
def test_a_run_fails_by_a_skip_where_all_is_at_hand(tmp_path: Path, present: bool) -> None:
    tests = tmp_path / "project" / "tests"
    (tests / "house").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "conftest.py", tests)
    for name in ("skips.py", "allowed_skips.txt"):
        shutil.copy(ROOT / "tests" / "house" / name, tests / "house")
    (tests / "helpers").mkdir()
    for name in ("medium.py", "second_opening.py"):
        shutil.copy(ROOT / "tests" / "helpers" / name, tests / "helpers")
    (tests / "test_it.py").write_text("import pytest\ndef test_a(): pass\ndef test_b(): pytest.skip('lazy')\n", "utf-8")
    if present:
        (tmp_path / "shared").mkdir()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "pythonpath=.", "tests"]
    command += ["--import-mode=importlib", "--rootdir", "."]
    ran = subprocess.run(command, cwd=tests.parent, capture_output=True, text=True, check=False)
    assert ran.returncode == int(present), ran.stdout + ran.stderr
    assert ("tests/test_it.py::test_b: lazy" in ran.stdout) == present
