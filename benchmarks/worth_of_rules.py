"""What the conditions of the drafting rules are worth: each is switched off by itself, where nothing was learnt from.

`python benchmarks/worth_of_rules.py [FOLDER …] [--most 60]` prints those without which fewer things are wrong, the
worst first: how many fewer (a number that is not meant counts three times), in how many sentences of `TRIED` the
condition decides and in how many a draft is another one without it, where it stands, and its words. A condition is an
operand of *and* or *or* or the test of an *if*; of *or* and *if* it is taken for false, of *and* for true. With
folders of `domain/drafts` only their conditions are tried; all take an hour. The network reads sentences that it has
learnt from well without any rule, so that these say nothing here.

What it says of one condition is little: read the sentences before one is taken out.
"""

from __future__ import annotations

import argparse
import ast
import functools
import gc
import importlib.abc
import importlib.machinery
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, NamedTuple

SRC = Path(__file__).resolve().parents[1] / "src"
RULES = "app.domain.drafts."
Json = dict[str, Any]


class Condition(NamedTuple):
    """A condition of the rules, and where it stands."""

    file: str
    line: int
    words: str


class Switches:
    """All conditions, one of which may be off; which of them decided something since that was asked last."""

    def __init__(self) -> None:
        self.conditions: list[Condition] = []
        self.off = -1
        self.decided = set[int]()

    def lets(self, number: int, value: Any) -> Any:
        """What an operand of *or*, or a test, comes to: nothing where it is off."""
        if value:
            self.decided.add(number)
        return False if number == self.off and value is not None else value

    def bars(self, number: int, value: Any) -> Any:
        """What an operand of *and* comes to: it holds where it is off."""
        if not value:
            self.decided.add(number)
        return value or number == self.off or value


SWITCHES = Switches()


class Numbered(ast.NodeTransformer):
    """The conditions in the functions of a module, each asked through its switch."""

    def __init__(self, file: str, source: str) -> None:
        self._file, self._lines, self._deep = file, source.splitlines(), 0

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Only what a function asks is asked of each sentence."""
        self._deep += 1
        node.body = [self.visit(one) for one in node.body]
        self._deep -= 1
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """Each operand."""
        if self._deep:
            name = "_lets" if isinstance(node.op, ast.Or) else "_bars"
            node.values = [self._switch(one, name) for one in node.values]
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        """The test, where it is no *and* or *or*."""
        return self._tested(node)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        """The test, where it is no *and* or *or*."""
        return self._tested(node)

    def _tested(self, node: ast.If | ast.IfExp) -> ast.AST:
        test, node.test = node.test, ast.Constant(value=True)
        self.generic_visit(node)
        node.test = self._switch(test, "_lets") if self._deep and not isinstance(test, ast.BoolOp) else self.visit(test)
        return node

    def _switch(self, node: ast.expr, name: str) -> ast.expr:
        if isinstance(node, ast.Constant):
            return node
        words = self._lines[node.lineno - 1][
            node.col_offset : node.end_col_offset if node.end_lineno == node.lineno else None
        ]
        SWITCHES.conditions.append(Condition(self._file, node.lineno, words))
        number = ast.Constant(value=len(SWITCHES.conditions) - 1)
        return ast.Call(func=ast.Name(id=name, ctx=ast.Load()), args=[number, self.visit(node)], keywords=[])


class Loader(importlib.machinery.SourceFileLoader):
    """What loads a module of the rules with its conditions numbered."""

    def get_code(self, fullname: str) -> CodeType:
        """Its code, made from its source each time."""
        path = Path(self.get_filename(fullname))
        source = path.read_text("utf-8")
        tree = Numbered(str(path.relative_to(SRC)), source).visit(ast.parse(source))
        return compile(ast.fix_missing_locations(tree), str(path), "exec", dont_inherit=True)

    def exec_module(self, module: ModuleType) -> None:
        """Its names, with the switches beside them."""
        vars(module).update(_lets=SWITCHES.lets, _bars=SWITCHES.bars)
        super().exec_module(module)


class Finder(importlib.abc.MetaPathFinder):
    """What finds the modules of the rules before anything else does."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The specification of a module of the rules; of others None."""
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target) if fullname.startswith(RULES) else None
        if spec is not None and spec.origin is not None and spec.submodule_search_locations is None:
            spec.loader = Loader(fullname, spec.origin)
        return spec


def kept_answers() -> list[Any]:
    """What keeps answers of the rules from one sentence to another."""
    kept = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]  # pyright: ignore
    return [one for one in kept if str(getattr(one, "__module__", "")).startswith(RULES)]


class Trial:
    """Sentences read with all conditions, and again without one of them."""

    def __init__(self) -> None:
        from draft_clues import TRIED
        from drafts import HERE, load, make_reader

        self._reader = make_reader()
        self._lines = [row for name in TRIED for row in load(HERE / f"{name}.jsonl")]
        self._kept = kept_answers()
        self._before = list[tuple[str, int]]()
        self.deciding = defaultdict[int, list[int]](list)
        """The numbers of the sentences in which each condition decides."""
        for number, row in enumerate(self._lines):
            SWITCHES.decided.clear()
            self._before.append(self._read(row))
            for one in SWITCHES.decided:
                self.deciding[one].append(number)

    def _read(self, row: Json) -> tuple[str, int]:
        """What is drafted of a sentence, and how many things are wrong in it."""
        from drafts import drafted, held_against

        for one in self._kept:
            one.cache_clear()
        found = drafted(row, list(self._reader.drafts(row["text"], row["published"])))
        tally = held_against([row], lambda _: found)
        return json.dumps(found, default=str), sum(many for many, _, _ in tally.worst) + 3 * len(tally.wrong_numbers)

    def without(self, one: int) -> tuple[int, int]:
        """In how many sentences a draft is another one without a condition, and how many things more are wrong there.

        Raises what the rules raise where the condition guards what comes behind it.
        """
        SWITCHES.off = one
        try:
            read = [(self._before[number], self._read(self._lines[number])) for number in self.deciding[one]]
        finally:
            SWITCHES.off = -1
        others = [now[1] - was[1] for was, now in read if was[0] != now[0]]
        return len(others), sum(others)


def main() -> int:
    """Switch off one condition after another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", help="of domain/drafts, as refused; all of them where none is named")
    parser.add_argument("--most", type=int, default=60, help="conditions that decide in more sentences are left out")
    asked = parser.parse_args()
    sys.meta_path.insert(0, Finder())
    trial, said = Trial(), list[tuple[int, str]]()
    for one, numbers in trial.deciding.items():
        file, line, words = SWITCHES.conditions[one]
        if len(numbers) > asked.most or (asked.folders and Path(file).parts[3] not in asked.folders):
            continue
        try:
            others, more = trial.without(one)
        except (AttributeError, AssertionError, IndexError, KeyError, TypeError, ValueError):
            continue  # it guards what comes behind it
        if more < 0:
            said.append(
                (more, f"{more:+} · decides in {len(numbers)}, other drafts in {others} · {file}:{line} · {words}")
            )
    print(*(line for _, line in sorted(said)), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
