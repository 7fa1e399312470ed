"""Every regular expression of the program on texts made to be hard for it: none may need the square of their length.

    PYTHONPATH=src:. .venv/bin/python -m tests.trials.patterns --rounds 40

Patterns are found in the source and evaluated in their modules. Each is tried as the program uses it (match, fullmatch
or search) on pieces that its own repetitions take, repeated, behind what its beginning takes and before what its end
does not, and its time at a length is compared with that at a quarter of it: processor time, so a busy machine does not
count. What only ever sees short texts is tried at that length; `BOUNDED` says so, with who sees to it.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import os
import pkgutil
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from tests.trials.importer_mutants import TooLong, limited

import app
from app.domain.drafts.words.rare import Rare

LONG = 16_000
"""Code points of the longest text that is tried."""
_STEEP = 9.0
"""Four times the text should take four times as long; the square would be sixteen."""
_SHORT = 0.05
"""Seconds that no reader notices, however they grow at this length."""
_FUNCTIONS = {"compile": "", "match": "match", "fullmatch": "fullmatch"} | dict.fromkeys(
    ("search", "sub", "subn", "split", "findall", "finditer"), "search"
)
_GENERAL = (
    " ",
    "\t",
    "\n",
    "a",
    "A",
    "1",
    "-",
    ".",
    ",",
    "|",
    "a ",
    "A ",
    "1,",
    " | ",
    "<",
    "[",
    "(",
    "*",
    "`",
    "\u00a0",
)
_TAILS = ("", "\0", "!", "\n", " ", "x", "1", "<")
BOUNDED = {
    "app.domain.dates.'(?:between (.+?) and (.+)|from'": 80,
    "app.importers.pieces._TRAILING_NOTES": 60,
    "app.importers.metadata._NUMBER": 120,
    "app.importers.bylines._AND": 240,
    "app.importers.bylines._FOR": 240,
    "app.importers.bylines._SEGMENTS": 240,
    "app.importers.bylines._COMMAS": 240,
}
"""Patterns, by module and what they are called or how they begin, that see no text longer than so many code points."""


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern of the program: where it stands, and how it is used."""

    where: str
    pattern: re.Pattern[str]
    methods: tuple[str, ...]
    bound: int


@dataclass(frozen=True, slots=True)
class Slow:
    """A text on which a pattern takes more than its length allows."""

    where: str
    method: str
    piece: str
    seconds: tuple[float, float]
    """At a quarter of the length, and at the length."""

    def __str__(self) -> str:
        quarter, whole = self.seconds
        return f"{self.where} {self.method}: {quarter * 1000:.1f} ms, of all {whole * 1000:.1f} ms: {self.piece}"


def modules(layer: str = "") -> list[Any]:
    """Every module of the program, or of one of its layers."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    names = [module.name for module in pkgutil.walk_packages(app.__path__, "app.")]
    return [importlib.import_module(name) for name in names if f"{name}.".startswith(f"app.{layer}")]


def patterns(layer: str = "") -> tuple[list[Found], list[str]]:
    """The patterns of the program, and where some stand that are only made of what a function is given."""
    trees = [(module, ast.parse(Path(module.__file__).read_text("utf-8"))) for module in modules(layer)]
    used = _methods(trees)
    found: list[Found] = []
    unknown: list[str] = []
    for module, tree in trees:
        inline = {id(node.value): (_FUNCTIONS[node.attr],) for node in ast.walk(tree) if _is_inline(node)}
        names = {id(node.value): node.targets[0].id for node in ast.walk(tree) if _is_named(node)}
        for call in (node for node in ast.walk(tree) if _is_pattern(node)):
            name, known = names.get(id(call), ""), _evaluated(call, module, tree)
            if not known:
                unknown.append(f"{module.__name__}:{call.lineno}")
            methods = used.get((module.__name__, name), ("search",))
            methods = inline.get(id(call), methods) if call.func.attr == "compile" else (_FUNCTIONS[call.func.attr],)
            found += [_found(module, name, pattern, methods) for pattern in known]
        found += [_found(module, name, one, ("search",)) for name, made in _made(module) for one in made]
        found += [_found(module, name, one.pattern, ("search",)) for name, one in rare(module)]
    return found, unknown


def rare(module: Any) -> Iterator[tuple[str, Rare]]:
    """The patterns of a module that are looked for only where some letters stand."""
    for name, value in vars(module).items():
        several = value if isinstance(value, tuple) else (value,)
        yield from ((name, one) for one in several if isinstance(one, Rare))


def _found(module: Any, name: str, pattern: re.Pattern[Any], methods: tuple[str, ...]) -> Found:
    if isinstance(pattern.pattern, bytes):
        pattern = re.compile(pattern.pattern.decode("latin-1"), pattern.flags | re.ASCII)
    where = f"{module.__name__}.{name or repr(pattern.pattern[:30])}"
    return Found(where, pattern, methods, BOUNDED.get(where, LONG))


def _made(module: Any) -> Iterator[tuple[str, list[re.Pattern[str]]]]:
    """Patterns that functions make which are given nothing, for they are made only when needed."""
    for name, function in vars(module).items():
        plain = inspect.unwrap(function) if callable(function) else None
        if (
            inspect.isfunction(plain)
            and plain.__module__ == module.__name__
            and not inspect.signature(plain).parameters
        ):
            kind = str(plain.__annotations__.get("return", ""))
            if "re.Pattern" in kind:
                made = function()
                several = made.values() if isinstance(made, dict) else [made] if isinstance(made, re.Pattern) else made
                each = (one if isinstance(one, tuple) else (one,) for one in several)
                yield name, [one for row in each for one in row if isinstance(one, re.Pattern)]


def _is_named(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)


def _is_inline(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and _is_pattern(node.value) and node.attr in _FUNCTIONS


def _is_pattern(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _FUNCTIONS):
        return False
    return isinstance(node.func.value, ast.Name) and node.func.value.id in ("re", "regex") and bool(node.args)


def _evaluated(call: Any, module: Any, tree: ast.Module) -> list[re.Pattern[Any]]:
    """The pattern of a call, or each of the table that it stands in a loop over; none when it is not known before."""
    place = 1 if call.func.attr == "compile" else {"sub": 4, "subn": 4, "split": 3}.get(call.func.attr, 2)
    stated = [key.value for key in call.keywords if key.arg == "flags"] or call.args[place : place + 1]

    def value(node: ast.expr) -> Any:
        return eval(compile(ast.Expression(node), module.__file__, "eval"), {"re": re, **vars(module)})

    try:
        flags = value(stated[0]) if stated else 0
        loops = [node.iter for node in ast.walk(tree) if _is_loop(node, call.args[0])]
        made = [one for loop in loops for one in value(loop)] if loops else [value(call.args[0])]
        made = [one[0] if isinstance(one, tuple) else one for one in made]
        return [one if isinstance(one, re.Pattern) else re.compile(one, flags) for one in made]
    except Exception:
        return []


def _is_loop(node: ast.AST, over: ast.expr) -> bool:
    """Whether `node` is a loop whose variable, or the first of them, is the name `over`."""
    if not isinstance(node, ast.For | ast.comprehension) or not isinstance(over, ast.Name):
        return False
    first = node.target.elts[0] if isinstance(node.target, ast.Tuple) else node.target
    return isinstance(first, ast.Name) and first.id == over.id


def _methods(trees: list[tuple[Any, ast.Module]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """How the patterns that have names are used, by the module they stand in and their names."""
    used: dict[tuple[str, str], set[str]] = {}
    for module, tree in trees:
        imported = {
            alias.name: node.module
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in _FUNCTIONS and isinstance(node.value, ast.Name):
                home = imported.get(node.value.id) or module.__name__
                used.setdefault((home, node.value.id), set()).add(_FUNCTIONS[node.attr])
    return {key: tuple(sorted(methods)) for key, methods in used.items()}


class Sampler:
    """Texts that a pattern, or a part of one, may take."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def text(self, items: Any, most: int = 2) -> str:
        """A text for a sequence of items of a parsed pattern."""
        return "".join(self._one(op, value, most) for op, value in items)

    def _one(self, op: Any, value: Any, most: int) -> str:
        if op is sre.LITERAL:
            return chr(value)
        if op is sre.NOT_LITERAL:
            return "a" if value != ord("a") else "b"
        if op is sre.ANY:
            return self._rng.choice("a 1")
        if op is sre.IN:
            return self._of_set(value)
        if op is sre.BRANCH:
            return self.text(self._rng.choice(value[1]), most)
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            low, high, body = value
            times = low or self._rng.randint(0, min(most, int(high)))
            return "".join(self.text(body, most) for _ in range(min(times, 40)))
        if op is sre.SUBPATTERN:
            return self.text(value[3], most)
        if op is sre.ATOMIC_GROUP:
            return self.text(value, most)
        return ""  # what looks ahead, an anchor, a group again

    def _of_set(self, members: Any) -> str:
        if members and members[0][0] is sre.NEGATE:
            taken = [chr(code) for code in (97, 65, 49, 32, 46, 45, 44, 34, 60, 0x5D0, 10)]
            free = [sign for sign in taken if not any(_holds(member, sign) for member in members[1:])]
            return self._rng.choice(free or ["~"])
        op, value = self._rng.choice(members)
        if op is sre.LITERAL:
            return chr(value)
        if op is sre.RANGE:
            return chr(self._rng.randint(*value))
        return self._rng.choice({"DIGIT": "19", "SPACE": " \t\n", "WORD": "aA1_"}.get(str(value).split("_")[-1], "!a "))


def _holds(member: Any, sign: str) -> bool:
    op, value = member
    if op is sre.LITERAL:
        return ord(sign) == value
    if op is sre.RANGE:
        return value[0] <= ord(sign) <= value[1]
    return {"DIGIT": sign.isdigit(), "SPACE": sign.isspace(), "WORD": sign.isalnum()}.get(
        str(value).split("_")[-1], False
    )


def repeats(items: Any) -> Iterator[Any]:
    """The bodies of all repetitions in a parsed pattern."""
    for op, value in items:
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            if int(value[1]) > 8:
                yield value[2]
            yield from repeats(value[2])
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from repeats(branch)
        elif op is sre.SUBPATTERN:
            yield from repeats(value[3])
        elif op is sre.ATOMIC_GROUP:
            yield from repeats(value)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            yield from repeats(value[1])


def hard_texts(one: Found, rng: random.Random, rounds: int) -> Iterator[tuple[str, str, str]]:
    """Beginning, piece to be repeated, and end, of so many texts."""
    parsed = _parser.parse(one.pattern.pattern, one.pattern.flags & ~re.DEBUG)
    sampler, bodies = Sampler(rng), list(repeats(parsed))
    if not bodies:
        return
    for _ in range(rounds):
        pieces = [sampler.text(rng.choice(bodies)) for _ in range(rng.choice((1, 1, 2)))]
        piece = "".join(pieces)
        if rng.random() < 0.3:
            piece = rng.choice(_GENERAL) if rng.random() < 0.5 else sampler.text(parsed, 1)
        if rng.random() < 0.2 and len(piece) > 1:
            piece = piece[: rng.randint(1, len(piece))]
        whole = sampler.text(parsed, 1)
        begin = rng.choice(("", whole[: rng.randint(0, len(whole))], whole))
        yield begin, piece or " ", rng.choice(_TAILS)


def tried(one: Found, rng: random.Random, rounds: int) -> Slow | None:
    """The first text on which the pattern takes longer than its length allows, if one is found."""
    for begin, piece, tail in hard_texts(one, rng, rounds):
        for method in one.methods:
            slow = _measured(one, method, begin, piece, tail)
            if slow is not None:
                return slow
    return None


def _measured(one: Found, method: str, begin: str, piece: str, tail: str) -> Slow | None:
    def text(length: int) -> str:
        return begin + piece * max(1, length // len(piece)) + tail

    shown = f"{begin!r} {piece!r} {tail!r}"
    quarter = _seconds(one.pattern, method, text(one.bound // 4))
    if quarter > 1:
        return Slow(one.where, method, shown, (quarter, float("inf")))
    whole = _seconds(one.pattern, method, text(one.bound))
    if whole < _SHORT or whole < _STEEP * quarter:
        return None
    quarter, whole = (
        min(_seconds(one.pattern, method, text(n)) for _ in range(3)) for n in (one.bound // 4, one.bound)
    )
    return Slow(one.where, method, shown, (quarter, whole)) if whole > max(_SHORT, _STEEP * quarter) else None


def _seconds(pattern: re.Pattern[str], method: str, text: str) -> float:
    work: Callable[[], object] = {
        "match": lambda: pattern.match(text),
        "fullmatch": lambda: pattern.fullmatch(text),
        "search": lambda: sum(1 for _ in pattern.finditer(text)),
    }[method]
    begun = time.process_time()
    try:
        with limited(5):
            work()
    except TooLong:
        return float("inf")
    return time.process_time() - begun


def run(rounds: int, seed: int) -> tuple[int, list[Slow], list[str]]:
    """How many patterns were tried, which are slow, and where some stand that could not be evaluated."""
    found, unknown = patterns()
    slow = [one for item in found if (one := tried(item, random.Random(f"{seed} {item.where}"), rounds)) is not None]
    return len(found), slow, unknown


def main() -> int:
    """Run the trial from the command line. Exits 1 when a pattern is slow."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=40, help="texts for each pattern")
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    number, slow, unknown = run(given.rounds, given.seed)
    for one in slow:
        print(one)
    print(f"{number} patterns, {len(slow)} slow; not evaluated: {', '.join(unknown) or 'none'}", file=sys.stderr)
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
