"""Short functions, and no two Qt classes of one name. A file may be as long as its one idea needs."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.house.tree import modules, nodes, short, tree_of

FUNCTION = 60
"""Lines: every function has fewer. Its branches are counted by ruff (C901), at most 12."""
DECISIONS, OF_DRAFTS = 16, 20
"""At most so many with the ones that ruff does not count, within expressions; some more where drafts are read."""


DECIDING = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.match_case, ast.BoolOp)
APART = (ast.FunctionDef, ast.ClassDef)


@cache
def parsed() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, tree_of(path)) for path in modules())


def functions() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path, tree in parsed():
        for node in nodes(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


def test_no_function_is_long() -> None:
    lengths = [(path, node.name, (node.end_lineno or 0) - node.lineno + 1) for path, node in functions()]
    assert len(lengths) > 500
    assert [f"{short(path)} {name} {lines}" for path, name, lines in lengths if lines >= FUNCTION] == []


def decisions(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Branches, conditional expressions, filters of comprehensions, chains of *and* or *or*; inner functions apart."""
    count, within = 1, list[ast.AST](function.body)
    for node in within:  # which grows meanwhile; there are a million, so that `ast.iter_child_nodes` takes its time
        count += isinstance(node, DECIDING) + (len(node.ifs) if isinstance(node, ast.comprehension) else 0)
        for part in vars(node).values():
            if isinstance(part, list):
                within += [one for one in part if isinstance(one, ast.AST) and not isinstance(one, APART)]
            elif isinstance(part, ast.AST):
                within.append(part)
    return count


def test_no_function_decides_much() -> None:
    """Conditions of many parts hide from ruff, which counts statements: a function of six may have thirty of them."""
    counted = [(path, node.name, decisions(node)) for path, node in functions()]
    assert max(many for _, _, many in counted) > 12
    most = {path: OF_DRAFTS if "drafts" in path.parts else DECISIONS for path, _, _ in counted}
    assert [f"{short(path)} {name} {many}" for path, name, many in counted if many > most[path]] == []


def test_decisions_within_expressions_are_counted() -> None:
    source = "def f(a, b):\n    if a and b or not a:\n        return [x for x in a if x]\n    return 1 if a else b\n"
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    assert decisions(function) == 1 + 1 + 2 + 1 + 1


def test_qt_classes_have_names_of_their_own() -> None:
    """Two Qt subclasses of one name have confused the binding: overrides were not called, and it crashed."""
    classes = [(path, node) for path, tree in parsed() for node in nodes(tree) if isinstance(node, ast.ClassDef)]
    bases = {node.name: [ast.unparse(base) for base in node.bases] for _, node in classes}

    def is_qt(name: str) -> bool:
        return (name[:1] == "Q" and name[1:2].isupper()) or any(is_qt(base) for base in bases.get(name, ()))

    places: defaultdict[str, list[str]] = defaultdict(list)
    for path, node in classes:
        if any(is_qt(ast.unparse(base)) for base in node.bases):
            places[node.name].append(short(path))
    assert len(places) > 20
    assert {name: where for name, where in places.items() if len(where) > 1} == {}
