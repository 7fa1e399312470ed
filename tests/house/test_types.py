"""Types are checked: strictly in every layer below the ui."""

from __future__ import annotations

import sys

from tests.house.tree import tool


def test_the_types_fit() -> None:
    ran = tool("basedpyright", "--pythonpath", sys.executable)
    assert ran.returncode == 0, ran.stdout + ran.stderr
