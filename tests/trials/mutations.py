"""Small changes to `domain/` and `store/`, one at a time: do the nearest tests see them?

    .venv/bin/python -m tests.trials.mutations --count 60 --minutes 30
    .venv/bin/python -m tests.trials.mutations --only domain/reanchor.py --count 0
    .venv/bin/python -m tests.trials.mutations --only importers/pdf_lines.py --count 20

A change turns a comparison into its neighbour, `and` into `or`, plus into minus, a truth into its opposite, makes a
whole number one more or less, or renames a key of a dict that is written out. `--count` picks so many by `--seed`, 0
takes all; `--minutes` ends it sooner, after as many as there was time for. Each is made in a copy of the program, and
the tests of that module are run on it: those of its name, and those that import it. What lived is listed; some of it
changes nothing that can be seen, which is for a person to say.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = ("domain", "store")
MOST = 6
"""So many files of tests are run for a change at most, those of its name first."""
MOST_SECONDS = 120
"""Of the processor's time, after which a test that goes on for ever has seen the change."""
PATIENCE = 900
"""Seconds after which one that waits for ever has."""
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
}  # fmt: skip
Change = Callable[[ast.AST], None]


@dataclass(frozen=True)
class Mutation:
    """One change. `number` is that of its node in `ast.walk`."""

    file: Path
    number: int
    line: int
    what: str
    change: Change

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT / 'src' / 'app')}:{self.line} {self.what}"

    def source(self) -> str:
        """The module with the change in it."""
        tree = ast.parse(self.file.read_text("utf-8"))
        self.change(list(ast.walk(tree))[self.number])
        return ast.unparse(tree)


def mutations(file: Path) -> Iterator[Mutation]:
    """All changes that are made to a module."""
    tree = ast.parse(file.read_text("utf-8"))
    plain = {id(below) for node in ast.walk(tree) for part in _not_run(node) for below in ast.walk(part)}
    for number, node in enumerate(ast.walk(tree)):
        if id(node) not in plain:
            for what, change in changes(node):
                yield Mutation(file, number, getattr(node, "lineno", 0), what, change)


def _not_run(node: ast.AST) -> Iterator[ast.AST]:
    """Annotations, decorators and docstrings, in which a change says nothing."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield from (node.returns, *node.decorator_list) if node.returns else node.decorator_list
        arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        yield from (one.annotation for one in arguments if one.annotation)
    elif isinstance(node, ast.AnnAssign):
        yield node.annotation
    elif isinstance(node, ast.ClassDef):
        yield from node.decorator_list
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node


def changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    """What may be changed at a node: in words, and how."""
    if isinstance(node, ast.Compare):
        for at, sign in enumerate(node.ops):
            if type(sign) in _COMPARED:
                other = _COMPARED[type(sign)]
                yield f"{type(sign).__name__} -> {other.__name__}", _put_into("ops", at, other)
    elif isinstance(node, ast.BoolOp):
        other_op = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"{type(node.op).__name__} -> {other_op.__name__}", _put("op", other_op)
    elif isinstance(node, ast.BinOp) and type(node.op) in _COUNTED:
        yield f"{type(node.op).__name__} -> {_COUNTED[type(node.op)].__name__}", _put("op", _COUNTED[type(node.op)])
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not x -> x", _without_not
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        others = (not node.value,) if isinstance(node.value, bool) else (node.value + 1, node.value - 1)
        yield from ((f"{node.value} -> {other}", _value(other)) for other in others)
    elif isinstance(node, ast.Dict):
        for at, key in enumerate(node.keys):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield f"key “{key.value}” renamed", _renamed(at)


def _put(field: str, kind: type[ast.AST]) -> Change:
    return lambda node: setattr(node, field, kind())


def _put_into(field: str, at: int, kind: type[ast.AST]) -> Change:
    return lambda node: getattr(node, field).__setitem__(at, kind())


def _value(value: object) -> Change:
    return lambda node: setattr(node, "value", value)


def _renamed(at: int) -> Change:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.Dict)
        key = copy.copy(node.keys[at])
        assert isinstance(key, ast.Constant)
        key.value = f"{key.value}_"
        node.keys[at] = key

    return change


def _without_not(node: ast.AST) -> None:
    """`not x` becomes `not not x`, whose truth is that of x."""
    assert isinstance(node, ast.UnaryOp)
    node.operand = ast.UnaryOp(ast.Not(), node.operand)


def tests_of(file: Path) -> list[str]:
    """The files of tests nearest to a module: those of its name, those that import it, small ones first, then those of
    the modules that import it; where there are none of these, of the modules above them."""
    found = list[Path]()
    layer = file.relative_to(ROOT / "src" / "app").parts[0]
    asked, known, further = [file], {file}, True
    while asked and further:
        further = not found
        names = {f"test_{one.stem}" for one in asked}
        named, others = list[Path](), list[Path]()
        for path in _in("tests", "domain", "store", "importers", "actions", "cli", "exporters"):
            if path.stem in names and path.relative_to(ROOT / "tests").parts[0] in (layer, "actions"):
                named.append(path)
            elif path.name.startswith("test_") and any(_imports(path, one) for one in asked):
                others.append(path)
        found += (path for path in (*named, *others) if path not in found)
        above = [path for path in _in("src/app", *LAYERS, "importers", "actions") if path not in known]
        asked = [path for path in above if any(_imports(path, one) for one in asked)]
        known |= set(asked)
    return [str(path.relative_to(ROOT)) for path in found[:MOST]]


@cache
def _in(top: str, *folders: str) -> tuple[Path, ...]:
    """Python files, small ones first."""
    found = (path for folder in folders for path in (ROOT / top / folder).rglob("*.py"))
    return tuple(sorted(found, key=lambda path: path.stat().st_size))


@cache
def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _imports(path: Path, file: Path) -> bool:
    module = ".".join(file.relative_to(ROOT / "src").with_suffix("").parts)
    package, _, last = module.rpartition(".")
    return bool(re.search(rf"{re.escape(module)}\b|from {re.escape(package)} import [^\n]*\b{last}\b", _text(path)))


class Copy:
    """A copy of the program in which one module at a time is another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "resources").symlink_to(ROOT / "resources")

    def is_seen(self, mutation: Mutation, tests: list[str]) -> bool:
        """Whether the tests fail on a change."""
        return self._with(mutation, mutation.source(), tests) != 0

    def passes(self, mutation: Mutation, tests: list[str]) -> bool:
        """Whether they pass on the module as it is."""
        return self._with(mutation, mutation.file.read_text("utf-8"), tests) == 0

    def _with(self, mutation: Mutation, source: str, tests: list[str]) -> int:
        there = self._folder / "src" / mutation.file.relative_to(ROOT / "src")
        kept = there.read_text("utf-8")
        try:
            self._write(there, source)
            return self._run(tests)
        finally:
            self._write(there, kept)

    def _write(self, there: Path, source: str) -> None:
        """Each writing has a time of its own, so that no bytecode of another is taken for it."""
        self._made += 1
        there.write_text(source, "utf-8")
        os.utime(there, (1_000_000 + self._made, 1_000_000 + self._made))

    def _run(self, tests: list[str]) -> int:
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                code = self._tried(tests)
            finally:
                os._exit(code)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        os.killpg(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return -1

    def _tried(self, tests: list[str]) -> int:
        """In a process of its own: how pytest ends."""
        os.setsid()
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os.environ["PYTHONPATH"] = os.pathsep.join((str(self._folder / "src"), str(ROOT)))
        os.chdir(ROOT)
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        where = ("-o", f"pythonpath={self._folder / 'src'} .")
        return int(pytest.main(["-x", "-q", "-n0", "-m", "", "-p", "no:cacheprovider", *where, *tests]))


def chosen(only: str, count: int, seed: int) -> list[Mutation]:
    """The changes to try, in an order of chance: of one file or of both layers, so many of them."""
    files = [ROOT / "src" / "app" / only] if only else []
    files = files or [file for layer in LAYERS for file in sorted((ROOT / "src" / "app" / layer).rglob("*.py"))]
    found = [one for file in files for one in mutations(file)]
    return random.Random(seed).sample(found, min(count or len(found), len(found)))


def run(
    found: list[Mutation], folder: Path, minutes: float, told: Callable[[str], object] = print
) -> tuple[int, list[Mutation]]:
    """How many were seen, and which lived, of those that there was time for. What has no test near it lived."""
    until = time.monotonic() + minutes * 60
    for name in ("sqlalchemy", "PySide6.QtWidgets", "PySide6.QtTest", "lxml.html"):
        import_module(name)  # once, and not in each process again
    program, seen, lived = Copy(folder), 0, list[Mutation]()
    sound: dict[Path, list[str]] = {}
    for one in found:
        if time.monotonic() > until:
            break
        if one.file not in sound:
            tests = tests_of(one.file)
            sound[one.file] = tests if tests and program.passes(one, tests) else []
            if not sound[one.file]:
                told(f"{one.file.name}: no tests near it that pass")
        if sound[one.file] and program.is_seen(one, sound[one.file]):
            seen += 1
        else:
            lived.append(one)
            told(f"lived: {one}")
    return seen, lived


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--only", default="", metavar="FILE", help="below src/app")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as where_:
        seen_, lived_ = run(chosen(asked.only, asked.count, asked.seed), Path(where_), asked.minutes)
    print(f"{seen_} of {seen_ + len(lived_)} seen")
    sys.exit(0)
