"""Small files, short functions, and no two Qt classes of one name."""

from __future__ import annotations

import ast
import statistics
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.house.tree import modules, short

FILE, MEDIAN, FUNCTION = 400, 120, 60
"""Lines: no file has more, half of them have fewer, every function has fewer."""


@cache
def parsed() -> tuple[tuple[Path, int, ast.Module], ...]:
    texts = [(path, path.read_text("utf-8")) for path in modules()]
    return tuple((path, len(text.splitlines()), ast.parse(text)) for path, text in texts if text.strip())


def test_no_file_is_long() -> None:
    assert [f"{short(path)} {lines}" for path, lines, _ in parsed() if lines > FILE] == []


def test_half_of_the_files_are_short() -> None:
    assert statistics.median(lines for _, lines, _ in parsed()) < MEDIAN


def functions() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path, _, tree in parsed():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


def test_no_function_is_long() -> None:
    lengths = [(path, node.name, (node.end_lineno or 0) - node.lineno + 1) for path, node in functions()]
    assert len(lengths) > 500
    assert [f"{short(path)} {name} {lines}" for path, name, lines in lengths if lines >= FUNCTION] == []


def test_qt_classes_have_names_of_their_own() -> None:
    """Two Qt subclasses of one name have confused the binding: overrides were not called, and it crashed."""
    classes = [(path, node) for path, _, tree in parsed() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    bases = {node.name: [ast.unparse(base) for base in node.bases] for _, node in classes}

    def is_qt(name: str) -> bool:
        return (name[:1] == "Q" and name[1:2].isupper()) or any(is_qt(base) for base in bases.get(name, ()))

    places: defaultdict[str, list[str]] = defaultdict(list)
    for path, node in classes:
        if any(is_qt(ast.unparse(base)) for base in node.bases):
            places[node.name].append(short(path))
    assert len(places) > 20
    assert {name: where for name, where in places.items() if len(where) > 1} == {}
