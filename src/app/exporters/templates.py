"""Templates of exported pages, which a person edits: Jinja2 in its sandbox, within a second, and with no way to a file.

    # {{ page.ref }}                  a property of the page, as its front matter has it
    {{ part("evidence") }}            a part of the page, which stays up to date when it is exported again
    {{ parts() }}                     all parts that were not put yet, in their order

What a template writes itself is a part too: it changes with the template, and what the user writes in the file stays.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from app.domain.errors import BadInput
from app.domain.language import later, tr
from app.exporters.front_matter import Value
from app.exporters.markdown_writer import CLOSING, OPENING
from app.exporters.material import Kind
from app.exporters.merging import pieces_of

if TYPE_CHECKING:
    from jinja2 import Template

ENDING = ".md.j2"
PLAIN = "{{ parts() }}\n"
"""The template of a page for which nobody wrote one."""
MOST_BYTES = 100_000
"""Of a template; and ten times that of what it makes."""
SECONDS = 1.0
"""For one page."""
NAMES = {kind: kind.lower() for kind in Kind}
"""What a template of a kind of page is called, before its ending: *donations*."""
_SAYINGS = (
    (re.compile(r"attribute '(\w+)' of .* is unsafe"), later("it reaches for “{name}”, which no template may")),
    (re.compile(r"'dict object' has no attribute '(.+)'"), later("this page has no property “{name}”")),
    (re.compile(r"'(.+)' is undefined"), later("there is nothing called “{name}”")),
)
"""Messages of the library, and the sentences the user sees for them."""
_FILTERS = frozenset((
    "abs", "capitalize", "default", "first", "float", "int", "join", "last", "length", "list", "lower", "max",
    "min", "replace", "reverse", "round", "sort", "string", "sum", "title", "trim", "unique", "upper",
))  # fmt: skip


class Templates:
    """The templates of a folder, by the folders of the pages they are for. Each is read once."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """`texts` by the names of kinds in small letters. Raises `BadInput` for one that cannot be read."""
        self._made = {name: _compiled(name, text) for name, text in texts.items() if text.strip() != PLAIN.strip()}

    def page(self, kind: str, front: Mapping[str, Value], head: str, body: str) -> str:
        """A page as the template of its kind has it: `head` is its front matter, `body` all its parts. Raises
        `BadInput`, naming the template, where it fails, takes too long or writes too much."""
        template = self._made.get(kind.lower())
        if template is None:
            return head + body
        with _sentences(kind.lower()), _within(SECONDS):
            made = template.render(_given(front, body))
        if len(made) > MOST_BYTES * 10:
            raise _refused(kind.lower(), tr("it writes more than a million characters"))
        return f"{head}\n{_in_parts(made)}"


def read_templates(folder: Path) -> Templates:
    """The templates in a folder: files such as `donations.md.j2`. Raises `BadInput` where one cannot be used."""
    if not folder.is_dir():
        raise BadInput(tr("“{folder}” is no folder of templates.").format(folder=folder))
    texts: dict[str, str] = {}
    for path in sorted(folder.glob(f"*{ENDING}")):
        name = path.name.removesuffix(ENDING).lower()
        if name not in NAMES.values():
            known = ", ".join(f"{one}{ENDING}" for one in NAMES.values())
            raise BadInput(tr("“{name}” is no template. There are {known}.").format(name=path.name, known=known))
        try:
            data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b"\xff"
            texts[name] = data.decode()
        except (OSError, UnicodeDecodeError) as error:
            raise _refused(name, tr("it is no text of at most 100 KB")) from error
    return Templates(texts)


def _refused(name: str, why: str) -> BadInput:
    sentence = tr("The template “{name}” cannot be used: {why}. Change it, or remove it to have the page as it was.")
    return BadInput(sentence.format(name=f"{name}{ENDING}", why=why))


def _compiled(name: str, text: str) -> Template:
    with _sentences(name):
        return _environment().from_string(text)


def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Environment(ImmutableSandboxedEnvironment):
        """A sandbox without Python internals, files, or operations that grow without limit."""

        intercepted_binops = frozenset(("+", "*", "**", "%"))

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            """Numbers only: a text times a number could fill the memory."""
            small = all(isinstance(one, int | float) and abs(one) < 10**9 for one in (left, right))
            if not small or operator == "**":
                raise ArithmeticError(tr("only numbers can be added and multiplied"))
            return super().call_binop(context, operator, left, right)

    made: Any = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
    made.filters = {name: one for name, one in made.filters.items() if name in _FILTERS}
    made.globals = {}
    return made


@contextmanager
def _sentences(name: str) -> Generator[None]:
    """Turns errors of a template into sentences."""
    try:
        yield
    except BadInput:
        raise
    except TimeoutError as error:
        raise _refused(name, tr("it takes longer than a second for a page")) from error
    except (RecursionError, MemoryError) as error:
        raise _refused(name, tr("it goes round in a circle, or grows without end")) from error
    except Exception as error:  # a template may do anything wrong that an expression can
        line = getattr(error, "lineno", None) or _line(error)
        where = tr(" (line {n})").format(n=line) if line else ""
        raise _refused(name, f"{_why(error)}{where}") from error


def _why(error: Exception) -> str:
    """The error in words that need no knowledge of the program."""
    said = str(getattr(error, "message", None) or error).rstrip(".")
    if "no loader" in said:
        return tr("it reaches for another file, which no template may")
    for pattern, words in _SAYINGS:
        found = pattern.search(said)
        if found is not None:
            return tr(words).format(name=found[1])
    return said or type(error).__name__


def _line(error: Exception) -> int | None:
    frames = [n for frame, n in walk_tb(error.__traceback__) if frame.f_code.co_filename == "<template>"]
    return frames[-1] if frames else None


@contextmanager
def _within(seconds: float) -> Generator[None]:
    """Stop what is run within by `TimeoutError` at the first line after so long, and by `MemoryError` once a text of a
    template grows beyond any page. Only this thread is watched."""
    until = time.perf_counter() + seconds
    before = sys.gettrace()

    def watch(frame: Any, _event: str, _argument: Any) -> Any:
        if time.perf_counter() > until:
            raise TimeoutError
        if frame.f_code.co_filename == "<template>" and any(
            type(one) is str and len(one) > MOST_BYTES * 10 for one in frame.f_locals.values()
        ):
            raise MemoryError
        return watch

    sys.settrace(watch)
    try:
        yield
    finally:
        sys.settrace(before)


def _given(front: Mapping[str, Value], body: str) -> dict[str, Any]:
    """The names available to a template."""
    whole = {one.name: "".join(one.lines).rstrip("\n") for one in pieces_of(body)[0] if one.name}
    put: list[str] = []

    def part(name: str) -> str:
        """A part by its id; empty if the page does not have it."""
        if name in whole and name not in put:
            put.append(name)
            return whole[name]
        return ""

    def parts() -> str:
        """The parts that were not placed yet."""
        return "\n\n".join(filter(None, map(part, whole)))

    named: dict[str, Callable[..., str]] = {"part": part, "parts": parts}
    return {"page": dict(front), **named}


def _in_parts(made: str) -> str:
    """The template's own text as separate parts between those of the page."""
    found, damaged = pieces_of(made)
    if damaged:
        raise BadInput(tr("A template splits a part of the page; insert it whole with part(…)."))
    out: list[str] = []
    number = 0
    for one in found:
        text = "".join(one.lines).strip("\n")
        if one.name:
            out.append(text)
        elif text.strip():
            number += 1
            name = f"template-{number}"
            out.append(f"{OPENING.format(name=name)}\n\n{text}\n\n{CLOSING.format(name=name)}")
    return "\n\n".join(out) + "\n"
