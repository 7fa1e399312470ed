"""What the rules make of plain marked sentences: `python benchmarks/plain_drafts.py [FILE.txt …] [--show]`.

A line without marks tells of no gift. Counted are those that are drafted all the same, those whose draft has nothing
unsure, the numbers read from them, and how many of both are marked by their terms as lent, sold or owed. Of the others
counted are those with a draft, and the amounts, givers and getters that a draft has from the marked words. Those
that are read unasked are learnt from; `--show` prints the misses.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from draft_clues import DAY, NEWS, Marked, lines_of, over, unmarked
from drafts import Json, reader_by
from strangers import FILES

from app.domain.drafts.draft import draft_as_json
from app.domain.drafts.read import Reader

FIELDS = {"A": ("items", "money", "amounts"), "D": ("donors",), "R": ("recipients",)}
NAMES = {"A": "amounts", "D": "givers", "R": "getters"}


def measure(lines: Sequence[str], reader: Reader, *, show: bool = False) -> Counter[str]:
    """How often each thing was so in marked lines."""
    counted: Counter[str] = Counter()
    for line in lines:
        text, marks = unmarked(line)
        found = [draft_as_json(draft) for one in reader.drafts(text, DAY) for draft in one.drafts]
        missed = _of_gift(marks, found, counted) if marks else _of_none(found, counted)
        if show and missed:
            print("-" if marks else "!", text)
    return counted


def _of_none(found: list[Json], counted: Counter[str]) -> bool:
    lent = [draft for draft in found if "terms" in draft["unsure"]]
    numbers = sum(one["low"] is not None for draft in found for one in [*draft["items"], draft["money"]] if one)
    marked = sum(one["low"] is not None for draft in lent for one in [*draft["items"], draft["money"]] if one)
    counted.update({"no gift": 1, "drafted": bool(found), "numbers": numbers})
    counted.update({"marked as lent or sold": found != [] and lent == found, "numbers of these": marked})
    counted["nothing unsure"] += any(not draft["unsure"] for draft in found)
    return bool(found)


def _of_gift(marks: list[Marked], found: list[Json], counted: Counter[str]) -> bool:
    counted.update({"gifts": 1, "gifts drafted": bool(found)})
    missed = False
    for kind, _, span in marks:
        spans = [one for draft in found for key in FIELDS[kind] for one in draft["spans"].get(key, [])]
        hit = any(over(one, span) for one in spans)
        counted.update({NAMES[kind]: 1, f"{NAMES[kind]} found": hit})
        missed |= not hit
    return missed


def main() -> int:
    """Print the counts of each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[*NEWS, *FILES])
    parser.add_argument("--weights", type=Path, help="a folder with other weights")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    reader = reader_by(asked.weights)
    for path in asked.files:
        counted = measure(lines_of(path), reader, show=asked.show)
        print(f"{path.name}: " + ", ".join(f"{name} {count}" for name, count in counted.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
