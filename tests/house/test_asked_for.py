"""What a module defines is asked for: what nobody calls is only read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from tests.house.tree import ROOT, short, tracked

DEFINED = re.compile(
    r"^(?:(?:def|class) (?P<name>\w+).*\n(?:[ )\]].*\n|\n)*|(?P<names>[A-Za-z_]\w*(?:, \w+)*)(?:: [^=\n]+)? = )",
    re.MULTILINE,
)
"""A function or class of a module to its end, or names that are given a value."""
TESTS = ROOT / "tests"
HELPERS = TESTS / "helpers"
"""The other modules there are asked for by pytest."""


def test_what_a_module_defines_is_asked_for() -> None:
    """What is private by its own module; anything else by any, by a test or by a tool."""
    texts = {path: path.read_text("utf-8") for path in tracked() if path.suffix == ".py"}
    everywhere = Counter(chain.from_iterable(map(words, texts.values())))
    looked_at = [path for path in texts if TESTS not in path.parents or HELPERS in path.parents]
    found = (f"{short(path)}: {name}" for path in looked_at for name in alone(texts[path], everywhere))
    assert list(found) == []


def test_what_nobody_asks_for_is_seen() -> None:
    """Not even where it asks for itself, or another module has the same word."""
    code = """
ONE, _TWO = 1, 2
THREE: int = ONE
def again(
    n: int,
) -> int:
    return again(n - 1)

class _Made:
    def _two(self) -> None: ...
@late
def asked() -> str:
    return THREE
"""
    assert list(alone(code, Counter(words(code + "asked _Made _TWO")))) == ["_TWO", "again", "_Made"]


def alone(text: str, everywhere: Counter[str]) -> Iterator[str]:
    """The names of a module that stand only where it defines them."""
    here = Counter(words(text))
    for found in DEFINED.finditer(text):
        of_itself = Counter(words(found[0]))
        for name in [found["name"]] if found["name"] else found["names"].split(", "):
            known = here if name.startswith("_") else everywhere
            if known[name] <= of_itself[name] and not name.startswith("__"):
                yield name


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
