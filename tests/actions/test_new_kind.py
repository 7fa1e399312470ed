"""A kind of thing is added in two places, and then has all that things have."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.store.test_faults import environment

ROOT = Path(__file__).parents[2]


def test_a_kind_of_record_that_a_test_alone_defines_does_all_that_records_do(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.helpers.new_kind", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment(), cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
