"""What must not lie in the tree: paths of one machine, and sentences of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.house.tree import ROOT, short, tracked

RUN = 8
"""So many words in a row, shared with the article, are a sentence of somebody else."""


@cache
def texts() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for path in tracked():
        try:
            found.append((short(path), path.read_text("utf-8")))
        except UnicodeDecodeError:
            continue  # a picture
    return found


def test_no_path_of_one_machine() -> None:
    # Each begins with a sign that is looked for before all else: there are millions of places to look at.
    home = r"/(?<![\w.]/)(?:home|root|Users|work|workspace|opt|mnt|tmp)/\w"
    of_windows = r":(?<=\b[A-Z]:)\\+Users\\"
    found = [
        f"{name}: {match[0]}"
        for name, text in texts()
        for pattern in (home, of_windows, re.escape(str(ROOT)))
        for match in re.finditer(pattern, text)
        if name != short(Path(__file__))
    ]
    assert found == []


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs_of(line: list[str]) -> list[tuple[str, ...]]:
    return [tuple(line[i : i + RUN]) for i in range(len(line) - RUN + 1)]


def test_no_sentence_of_the_article(article: Path) -> None:
    body = [words(line) for line in article.read_text("utf-8").splitlines() if len(line) >= 140]
    taken = {run for line in body for run in runs_of(line)}
    assert len(taken) > 500
    known = {word for run in taken for word in run}
    assert [run for run in runs_within(["x", *body[0], "y"], known) if run in taken] == runs_of(body[0])
    runs = ((name, run) for name, text in texts() for run in runs_within(words(text), known))
    assert [f"{name}: {' '.join(run)}" for name, run in runs if run in taken] == []


def runs_within(said: list[str], known: set[str]) -> Iterator[tuple[str, ...]]:
    """The runs of which every word is known: there are few, and only they need be looked up."""
    marks = bytes(map(known.__contains__, said))
    at = marks.find(b"\1" * RUN)
    while at >= 0:
        yield tuple(said[at : at + RUN])
        at = marks.find(b"\1" * RUN, at + 1)
