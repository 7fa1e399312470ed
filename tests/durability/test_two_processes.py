"""A window and commands on one workspace: ten rounds of the trial."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.trials.two_processes import run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs fork, and a list of a process's open files")


@pytest.mark.long(
    "rounds of chance in two processes",
    instead=[
        "test_all_of_mine_undone_leaves_what_was_there_and_the_others_work",
        "test_nothing_that_looks_at_an_open_workspace_costs_it_its_log",
    ],
)
def test_no_log_is_deleted_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    counts = run(tmp_path, 10, seed=21)
    assert counts["kills"] >= 3
    assert counts["restored"] >= 2
    assert counts["saved in the window"] >= 40
    assert counts["saved by commands"] >= 5
