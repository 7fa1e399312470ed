"""One style."""

from __future__ import annotations

import ast
from itertools import pairwise

from tests.house.tree import modules, tool, tree_of


def test_ruff_finds_nothing() -> None:
    ran = tool("ruff", "check")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_everything_is_formatted() -> None:
    ran = tool("ruff", "format", "--check")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_no_words_about_a_name_stand_below_those_about_another() -> None:
    bodies = [getattr(node, "body", None) for path in modules() for node in ast.walk(tree_of(path))]
    told = [pair for body in bodies if isinstance(body, list) for pair in pairwise(body) if all(map(is_told, pair))]
    assert [ast.unparse(second) for _, second in told] == []


def is_told(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
