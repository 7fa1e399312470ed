"""A field of a record stands in one place, and is everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]


@pytest.mark.long(
    "a process with a window",
    instead=[
        "test_a_field_of_the_workspaces_own_gets_its_words_and_its_value",
        "test_a_kind_of_record_that_a_test_alone_defines_does_all_that_records_do",
    ],
)
def test_a_field_added_in_one_place_appears_in_all(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PASSAGEWORK_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("with_new_field.py")), str(tmp_path)],
        env={**environment, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout == "everywhere\n", done.stderr
