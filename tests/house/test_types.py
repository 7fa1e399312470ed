"""Types are checked, of all but the tests: strictly in every layer below the ui."""

from __future__ import annotations

import sys

import pytest
from tests.house.tree import tool


@pytest.mark.long(
    "a minute of the processor; .ci/run checks the types as a step of its own",
    instead="test_the_run_of_all_takes_the_readme_s_command_and_checks_the_types",
)
def test_the_types_fit() -> None:
    ran = tool("basedpyright", "--pythonpath", sys.executable)
    assert ran.returncode == 0, ran.stdout + ran.stderr
