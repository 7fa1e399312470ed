"""One style."""

from __future__ import annotations

from tests.house.tree import tool


def test_ruff_finds_nothing() -> None:
    ran = tool("ruff", "check")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_everything_is_formatted() -> None:
    ran = tool("ruff", "format", "--check")
    assert ran.returncode == 0, ran.stdout + ran.stderr
