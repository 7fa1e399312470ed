"""Sources as large as they may be: what the command takes to add each of them, and the memory of its largest process.

    PYTHONPATH=src:. .venv/bin/python -m tests.trials.large_inputs

Exits 1 when a source is not added, or takes more memory than `MOST`. Beyond the limits a sentence says so.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST = 600
"""Megabytes of memory (10^6 bytes) of any process."""
TEXT, PAGE = 49_000_000, 19_500_000
"""Bytes, right below the limits."""
_WORDS = (
    "the harbour council sent crates of gloves and masks to its twin town before ferry left quay said mayor who had "
    "come with friends in spring of year when nobody knew what would happen next because price had risen"
)
WORDS = _WORDS.split()
_HEAD = (
    "<html><head><title>Gifts along the coast | Coast Review</title></head><body><nav><ul><li><a href='/'>Home</a></li>"
    "</ul></nav><h1>Gifts along the coast</h1><article>"
)


def sentence(rng: random.Random) -> str:
    """Words of one sentence."""
    return " ".join(rng.choices(WORDS, k=rng.randint(5, 18))).capitalize() + "."


def paragraph(rng: random.Random) -> str:
    """Words of one paragraph."""
    return " ".join(sentence(rng) for _ in range(rng.randint(2, 7)))


def _inline(rng: random.Random) -> str:
    words = (f"<b>{word}</b>" if rng.random() < 0.3 else word for word in rng.choices(WORDS, k=60))
    return (
        f"<p>{' '.join(f'<a href=/x{len(word)}>{word}</a>' if rng.random() < 0.2 else word for word in words)}.</p>\n"
    )


def _row(rng: random.Random) -> str:
    return f"<tr><td>{rng.randint(1, 9999)}</td><td>{rng.choice(WORDS)}</td><td><b>{rng.choice(WORDS)}</b></td></tr>\n"


def _marked(rng: random.Random) -> str:
    return (
        f"## {sentence(rng)}\n\n{paragraph(rng)} *{rng.choice(WORDS)}* [it](https://a.example/x).\n\n- one\n- two\n\n"
    )


UNITS: dict[str, tuple[int, str, Callable[[random.Random], str]]] = {
    "paragraphs.txt": (TEXT, "", lambda rng: paragraph(rng) + "\n\n"),
    "one-paragraph.txt": (TEXT, "", lambda rng: paragraph(rng) + " "),
    "lines.txt": (TEXT, "", lambda rng: " ".join(rng.choices(WORDS, k=16)) + ".\n"),
    "wrapped.txt": (TEXT, "", lambda rng: "".join(" ".join(rng.choices(WORDS, k=13)) + "\n" for _ in range(6)) + "\n"),
    "cyrillic.txt": (TEXT, "", lambda rng: "Совет порта отправил сорок ящиков перчаток в город. " * 5 + "\n\n"),
    "emoji.txt": (TEXT, "\U0001f6a2 ", lambda rng: paragraph(rng) + "\n\n"),
    "markdown.md": (TEXT, "# Gifts\n\n", _marked),
    "paragraphs.html": (PAGE, _HEAD, lambda rng: f"<p>{paragraph(rng)}</p>\n"),
    "one-paragraph.html": (PAGE, _HEAD, lambda rng: paragraph(rng) + " "),
    "breaks.html": (PAGE, _HEAD, lambda rng: sentence(rng) + "<br>\n"),
    "inline.html": (PAGE, _HEAD, _inline),
    "tables.html": (PAGE, _HEAD, lambda rng: f"<table>{''.join(_row(rng) for _ in range(100))}</table>\n"),
    "items.html": (PAGE, _HEAD, lambda rng: f"<ul>{''.join(f'<li>{sentence(rng)}' for _ in range(30))}</ul>\n"),
}
"""For each source its size, how it begins, and what it is made of."""


def made(name: str, size: int | None = None) -> Iterator[bytes]:
    """The source in parts, of so many bytes."""
    rng = random.Random(name)
    most, begins, unit = UNITS[name]
    left = size or most
    part = begins.encode()
    while len(part) < left:
        yield part
        left -= len(part)
        part = "".join(unit(rng) for _ in range(50)).encode()
    yield part[:left].decode("utf-8", "ignore").encode()


def write(path: Path, size: int | None = None) -> None:
    """Write the source that `path` is named by."""
    with path.open("wb") as file:
        for part in made(path.name, size):
            file.write(part)


def added(path: Path, workspace: Path) -> tuple[int, str, float, float, int]:
    """Add a file by command: the exit code, what was said, seconds, those of the processor, and megabytes."""
    begun = time.monotonic()
    argv = [sys.executable, str(ROOT / "main.py"), "import", str(path), "--workspace", str(workspace)]
    process = subprocess.Popen(argv, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read().decode()
    process.stderr.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return (
        process.returncode,
        said,
        time.monotonic() - begun,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss * unit // 1_000_000,
    )


def main() -> int:
    """Run the trial from the command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", help="some of the sources; all, if none is named")
    asked.add_argument("--size", type=int, help="bytes, for all of them")
    given = asked.parse_args()
    wrong = 0
    for name in given.names or UNITS:
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / name
            write(path, given.size)
            code, said, seconds, work, memory = added(path, Path(place) / "w.passagework")
            bad = code != 0 or memory > MOST
            wrong += bad
            sign = "WRONG" if bad else "ok"
            print(f"{name:20} {sign:6} {seconds:6.1f} s, {work:5.1f} s of work, {memory} MB: {said.splitlines()[0]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
