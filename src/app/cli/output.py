"""Output of the command line: results on stdout as JSON or a plain table, messages on stderr."""

from __future__ import annotations

import io
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple
from unicodedata import category

from app.domain.alternatives import in_list
from app.domain.as_json import in_json
from app.domain.direction import POP
from app.domain.progress import Progress
from app.domain.quantity import names_a_number
from app.domain.shortened import shortened
from app.domain.terms import Qualifier

CELL = 60
"""Code points of a cell in a plain table; JSON is never shortened."""
_ISOLATES = range(0x2066, 0x206A)
_SIGNS = {
    code: f"\\u{code:04x}"
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *_ISOLATES)
    if chr(code) not in "\n\t"
}
"""What a terminal would obey, as JSON writes it: a title is to be read, not to move the cursor, to change the window or
to turn round the words beside it."""
_ISOLATING = {code: words for code, words in _SIGNS.items() if code not in _ISOLATES}


def write_utf8() -> None:
    """Make stdout UTF-8 regardless of the locale; undecodable bytes of file names are escaped."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def readable(text: str) -> str:
    """A text without what a terminal would obey. Isolates that are closed in their line turn their own words alone."""
    return "\n".join(line.translate(_ISOLATING if _is_closed(line) else _SIGNS) for line in text.split("\n"))


def _is_closed(line: str) -> bool:
    depth = 0
    for char in line:
        if ord(char) in _ISOLATES:
            depth += -1 if char == POP else 1
            if depth < 0:
                return False
    return not depth


def say(message: str) -> None:
    """A message for the person, on stderr."""
    _clear_progress()
    if sys.stderr is not None:  # as where a Windows program has no console
        print(readable(message), file=sys.stderr)


def put(text: str) -> None:
    """Print a result on stdout. The line of progress stays where the result goes elsewhere than to the terminal."""
    if _shown and sys.stdout is not None and sys.stdout.isatty():
        _clear_progress()
    print(readable(text))


def put_json(value: Any) -> None:
    """Print one JSON document."""
    put(in_json(value, indent=1))


def put_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print a plain table: a line for each row, columns aligned, long cells shortened."""
    lines = [list(columns), *([_cell(row.get(column)) for column in columns] for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    for line in lines:
        put("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def put_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], none: str, *, as_json: bool) -> None:
    """Print rows as JSON, or as a plain table; `none` is the message for an empty table."""
    if as_json:
        put_json(rows)
    elif rows:
        put_table(rows, columns)
    else:
        say(none)


def put_done(value: Mapping[str, Any], line: str, *, as_json: bool) -> None:
    """Print the result of a change, as JSON or as a line."""
    if as_json:
        put_json(value)
    else:
        put(line)


_NUMBER = re.compile(
    r"(?:[\W\d_]|(?<![a-z])(?:about|almost|and|at least|crores?|(?:hundred|thousand|[mb]illion|trillion|lakh)s?|half|"
    r"less|m|mn|bn|more|nearly|of|only|over|some|than|under|up to)(?![a-z]))*",
    re.IGNORECASE,
)
"""Words of an amount that name no currency."""
_READ_OTHERWISE = re.compile(r"^(?=[\W\d_]*$).*(?<!\d)\d\d?[./-]\d\d?(?!\d)|\d\.\d{3}(?!\d)|\d,\d\d?(?!\d)")
"""Days in figures alone, as 3/4/2020, and such as 1.250 and 3.456,78, which a reader of English may take for others."""


def _cell(value: Any) -> str:
    match value:
        case None:
            words = ""
        case bool():
            words = "yes" if value else "no"
        case Mapping():
            words = _label(value)
        case list() | tuple():
            words = ", ".join(in_list([_Said(_cell(one), _letter(one)) for one in value], lambda one: one.words))
        case _:
            words = str(value)
    return shortened(words, CELL)


def _label(value: Mapping[str, Any]) -> str:
    """A term, party, date, amount or item: in words of its source that cannot be misread, else as it is understood. A
    number in words is no item's whose number is left open, such as that of several records in one."""
    stated = value.get("as_stated") or ""
    if value.get("item") and value.get("qualifier") == Qualifier.NOT_STATED and names_a_number(stated):
        return str(value["item"])
    if _READ_OTHERWISE.search(stated) and any(_ends(value)):
        stated = ""
    words = value.get("label") or value.get("name") or stated or _understood(value)
    unit, currency = value.get("unit") or "", value.get("currency")
    if unit.casefold() not in words.casefold():
        words = f"{words} ({unit})"
    if currency and _NUMBER.fullmatch(words) and not any(category(char) == "Sc" for char in words):
        words = f"{currency} {words}"
    return words


class _Said(NamedTuple):
    words: str
    alternative: str


def _letter(value: Any) -> str:
    """The alternative that an item is of."""
    return str(value.get("alternative") or "") if isinstance(value, Mapping) else ""


def _ends(value: Mapping[str, Any]) -> list[Any]:
    """The ends of a date, or of a number."""
    return [value.get(end) for end in ("start", "end", "low", "high")]


def _understood(value: Mapping[str, Any]) -> str:
    """A date, an amount or an item without words of a source, such as one that was typed."""
    ends = dict.fromkeys(one if isinstance(one, str) else f"{one:,}" for one in _ends(value) if one)
    low, high, how = map(value.get, ("low", "high", "qualifier"))
    over, up_to, about = ("≳ ", "≲ ", "≈ ") if how == "about" else ("> " if how == "over" else "≥ ", "≤ ", "")
    sign = (about if high else over) if low else up_to if high else ""
    parts = (value.get("currency"), sign + "–".join(ends), value.get("unit"), value.get("item"))
    return " ".join(dict.fromkeys(part for part in parts if part))


_shown = ""
"""The progress line that is on the terminal now."""


def progress(doing: str) -> Progress | None:
    """A progress callback that rewrites one line on a terminal; None where stderr is none."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> bool:
        global _shown
        _clear_progress()
        _shown = f"{doing} {done} / {total}" if total else doing
        sys.stderr.write(_shown)
        sys.stderr.flush()
        return False

    return show


@contextmanager
def until_stopped() -> Generator[Callable[[str], Progress]]:
    """Makes progress callbacks that cancel after Ctrl+C; pressed again, it interrupts at once."""
    stopped = threading.Event()
    before = signal.getsignal(signal.SIGINT)

    def stop(*_: object) -> None:
        stopped.set()
        signal.signal(signal.SIGINT, before)

    def start(doing: str) -> Progress:
        shown = progress(doing)
        return lambda done, total: (shown is not None and shown(done, total)) or stopped.is_set()

    signal.signal(signal.SIGINT, stop)
    try:
        yield start
    finally:
        signal.signal(signal.SIGINT, before)


def _clear_progress() -> None:
    global _shown
    if _shown and sys.stderr is not None:
        sys.stderr.write(f"\r{' ' * len(_shown)}\r")
        sys.stderr.flush()
    _shown = ""


def flush() -> None:
    """Hand on what was printed until now, so that whoever reads it need not wait. Raises `OSError`."""
    if sys.stdout is not None:
        sys.stdout.flush()


def finish() -> None:
    """Flush all output, so that errors appear now. Raises `OSError`."""
    _clear_progress()
    flush()


def give_up() -> None:
    """After stdout has failed: keep Python from flushing it again, and from complaining, at exit."""
    if sys.stdout is not None:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
        os.close(devnull)


def many(count: int, what: str) -> str:
    """A count with its noun, as *1 row* or *2 rows*; `{s}` marks where the plural takes an s, if not at the end."""
    several = what if "{s}" in what else f"{what}{{s}}"
    return f"{count} {several.replace('{s}', '' if count == 1 else 's')}"
