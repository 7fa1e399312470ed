"""What is a long trial is out of the suite, has its reason, and leaves its behaviour a test in the suite."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from collections.abc import Iterable

import pytest
from hypothesis import settings
from tests.helpers.long import few, share, thinned
from tests.house.tree import ROOT, tracked


def options() -> list[str]:
    written = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return shlex.split(written["tool"]["pytest"]["ini_options"]["addopts"])


def test_the_suite_leaves_long_trials_out_unless_they_are_asked_for() -> None:
    given = options()
    assert given[given.index("-m") + 1] == "not long"


def marks_in(code: str) -> dict[str, ast.expr]:
    """The marks of tests, by name."""
    return {
        test.name: mark
        for test in ast.parse(code).body
        if isinstance(test, ast.FunctionDef)
        for mark in test.decorator_list
        if ast.unparse(mark).startswith("pytest.mark.long")
    }


def wrong(files: Iterable[str]) -> list[str]:
    """The tests whose mark says no reason, or names no test of the suite that holds the same."""
    marks, every = dict[str, ast.expr](), set[str]()
    for code in files:
        every |= set(re.findall(r"^def (test_\w+)", code, re.MULTILINE))
        if "mark.long" in code:
            marks |= marks_in(code)
    assert marks
    return [name for name, mark in marks.items() if not _says(mark, every - marks.keys())]


def _says(mark: ast.expr, short: set[str]) -> bool:
    if not isinstance(mark, ast.Call) or [named.arg for named in mark.keywords] != ["instead"]:
        return False
    why, instead = [ast.literal_eval(one) for one in mark.args], ast.literal_eval(mark.keywords[0].value)
    held = {instead} if isinstance(instead, str) else set(instead)
    return len(why) == 1 and bool(why[0]) and bool(held) and held <= short


def test_each_has_its_reason_and_a_test_in_the_suite_that_holds_the_same() -> None:
    tests = (path for path in tracked() if path.suffix == ".py" and path.is_relative_to(ROOT / "tests"))
    assert wrong(path.read_text("utf-8") for path in tests) == []


SEEN = """
@pytest.mark.long("rounds", instead="test_short")
def test_good(): ...
@pytest.mark.long
def test_bare(): ...
@pytest.mark.long("", instead="test_short")
def test_without_reason(): ...
@pytest.mark.long("rounds", instead=["test_short", "test_good"])
def test_held_by_a_long_one(): ...
@pytest.mark.long("rounds", instead=[])
def test_held_by_none(): ...
def test_short(): ...
"""


def test_what_is_wrong_is_seen() -> None:
    assert wrong([SEEN]) == ["test_bare", "test_without_reason", "test_held_by_a_long_one", "test_held_by_none"]


def test_of_many_cases_the_suite_keeps_the_first_the_last_and_some_between() -> None:
    def kept(keep: int) -> list[object]:
        return [case for case in thinned(range(9), keep=keep, why="more") if not hasattr(case, "marks")]

    assert (kept(1), kept(2), kept(3)) == ([0], [0, 8], [0, 4, 8])
    mark = few("a, b", [(1, 2), pytest.param(3, 4, id="x"), (5, 6)], keep=1, why="more").mark
    assert [(*case.values, case.id) for case in mark.args[1][1:]] == [(3, 4, "x"), (5, 6, None)]
    assert all([one.name for one in case.marks] == ["long"] for case in mark.args[1][1:])
    with pytest.raises(AssertionError):
        few("a", [1, 2], keep=2, why="none is left out")


def test_a_property_tries_more_where_long_trials_are_asked_for() -> None:
    assert settings.get_profile("release").max_examples >= 20 * settings.get_profile("house").max_examples
    assert share(1) == settings().max_examples
    assert share(0) == 1
