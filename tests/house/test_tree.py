"""What must not lie in the tree: paths of one machine, and sentences of the article."""

from __future__ import annotations

import re
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
    homes = re.compile(r"(?<![\w.])/(?:home|root|Users|work|workspace|opt|mnt|tmp)/\w|\b[A-Z]:\\+Users\\")
    here = re.escape(str(ROOT))
    found = [
        f"{name}: {match[0]}"
        for name, text in texts()
        for match in (*homes.finditer(text), *re.finditer(here, text))
        if name != short(Path(__file__))
    ]
    assert found == []


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def test_no_sentence_of_the_article(article: Path) -> None:
    body = [words(line) for line in article.read_text("utf-8").splitlines() if len(line) >= 140]
    taken = {tuple(line[i : i + RUN]) for line in body for i in range(len(line) - RUN + 1)}
    assert len(taken) > 500
    found: list[str] = []
    for name, text in texts():
        said = words(text)
        runs = (tuple(said[i : i + RUN]) for i in range(len(said) - RUN + 1))
        found += [f"{name}: {' '.join(run)}" for run in runs if run in taken]
    assert found == []
