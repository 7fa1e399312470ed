"""One style."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from tests.house.tree import ROOT, modules, nodes, short, tool, tracked, tree_of

REACHING = re.compile(r"""(?:(?<!\bself)(?<!\bcls)\.|["'\[]|import |,\s+|\(\n\s+)(_\w+)""")
"""Where a private name stands behind something, within quotes or among what is imported."""
OF_LIBRARIES = frozenset(("_replace", "_fields", "_mapping", "_data"))
"""What named tuples, rows of SQLAlchemy and Babel's locales have under such a name."""


def test_ruff_finds_nothing() -> None:
    ran = tool("ruff", "check")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_everything_is_formatted() -> None:
    ran = tool("ruff", "format", "--check")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_no_words_about_a_name_are_below_those_about_another() -> None:
    bodies = [getattr(node, "body", None) for path in modules() for node in nodes(tree_of(path))]
    told = [pair for body in bodies if isinstance(body, list) for pair in pairwise(body) if all(map(is_told, pair))]
    assert [ast.unparse(second) for _, second in told] == []


def test_tests_ask_for_behaviour_and_reach_no_private_name() -> None:
    """Neither as an attribute of something else, nor imported, nor put in its place by its words."""
    ours = {name for path in modules() for node in nodes(tree_of(path)) for name in private_names(node)}
    tests = [path for path in tracked() if path.suffix == ".py" and path.is_relative_to(ROOT / "tests")]
    assert "_read_marks" in ours
    likely = [path for path in tests if ours.intersection(REACHING.findall(path.read_text("utf-8")))]
    reached = [f"{short(path)}: {name}" for path in likely for name in reached_from(tree_of(path)) if name in ours]
    assert reached == []


def test_whoever_reaches_a_private_name_is_looked_at() -> None:
    """Most tests need not be parsed for it."""
    code = """
from app.a import _one, b as _two
from app.c import (
    c,
    _three as d,
)
e._four = self.f()._five
patch.setattr(g, "_six", _own)
patch.setattr(
    "g",
    '_seven',
)
"""
    reached = {"_one", "_three", "_four", "_five", "_six", "_seven"}
    assert reached <= set(reached_from(ast.parse(code)))
    assert reached <= set(REACHING.findall(code))
    assert REACHING.findall("self._a = cls._b + _c(_d)") == []


def private_names(node: ast.AST) -> list[str]:
    """What a node of the program makes that is its own: a function, a class, an attribute, a name of the module."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.Name(id=name, ctx=ast.Store()):
            pass
        case ast.Attribute(attr=name, ctx=ast.Store()):
            pass
        case _:
            return []
    return [name] if name.startswith("_") and not name.endswith("_") and name not in OF_LIBRARIES else []


def reached_from(tree: ast.Module) -> Iterator[str]:
    """The private names that a test takes from others."""
    for node in nodes(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="self" | "cls")):
                pass
            case ast.Attribute(attr=name):
                yield name
            case ast.ImportFrom(module=str(module), names=names) if module.startswith("app"):
                yield from (one.name for one in names)
            case ast.Call(func=ast.Attribute(attr="setattr"), args=[_, ast.Constant(value=str(name)), *_]):
                yield name


def is_told(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
