"""One style, and the rules that hold it are alive."""

from __future__ import annotations

import pytest
from tests.house.tree import tool


def test_ruff_finds_nothing() -> None:
    ran = tool("ruff", "check")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_everything_is_formatted() -> None:
    ran = tool("ruff", "format", "--check")
    assert ran.returncode == 0, ran.stdout + ran.stderr


HEAD = '"""A module."""\n\nfrom __future__ import annotations\n\n\n'


@pytest.mark.parametrize(
    ("rule", "module"),
    [
        ("D100", "from __future__ import annotations\n"),
        ("D101", HEAD + "class Thing:\n    x: int\n"),
        ("D103", HEAD + "def work() -> None:\n    pass\n"),
        ("ANN001", HEAD + 'def work(x) -> None:\n    """Work."""\n'),
        ("ANN201", HEAD + 'def work():\n    """Work."""\n'),
        ("T201", HEAD + "print(1)\n"),
        ("TID252", '"""A module."""\n\nfrom .words import fold\n'),
        ("DTZ005", '"""A module."""\n\nimport datetime\n\nNOW = datetime.datetime.now()\n'),
    ],
)
def test_ruff_would_find(rule: str, module: str) -> None:
    options = ("--output-format=concise", "--stdin-filename", "src/app/domain/new.py")
    ran = tool("ruff", "check", *options, "-", stdin=module)
    assert rule in ran.stdout
