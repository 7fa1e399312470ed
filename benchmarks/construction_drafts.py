"""What the rules make of each construction: `python benchmarks/construction_drafts.py [FILE.txt …] [--show]`.

Of a gift counted are: that it is drafted; that one draft has its things, its givers and its getters and nobody else
(*whole*); and that every number of its marked things is read (*numbers*). *Wrong* are numbers that are read from words
that no mark has, or in sentences without marks. With `--show` the sentences that miss something are printed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from draft_clues import DAY, Marked, over, unmarked
from drafts import HERE, Json, reader_by

from app.domain.drafts.draft import draft_as_json
from app.domain.drafts.read import Reader

FILES = [HERE / "constructions.txt", HERE / "constructions_apart.txt"]
KINDS = {"D": "donors", "R": "recipients"}
Numbered = tuple[list[int], bool]
"""Where an amount stands, and whether a number is read of it."""


def _amounts(draft: Json) -> list[Numbered]:
    """The amounts of a draft."""
    read = [(span, one) for span, one in zip(draft["spans"].get("items", []), draft["items"], strict=True)]
    sums = draft["amounts"] or ([draft["money"]] if draft["money"] else [])
    read += [(span, one) for span, one in zip(draft["spans"].get("money", []), sums, strict=False)]
    return [(span, one["low"] is not None or one["high"] is not None) for span, one in read]


def _is_whole(draft: Json, marks: Sequence[Marked]) -> bool:
    """Whether a draft has all marked things and parties of a gift, and nobody who is not marked."""
    for kind, key in KINDS.items():
        marked = [span for one, _, span in marks if one == kind]
        read = draft["spans"].get(key, [])
        if not all(any(over(span, one) for one in read) for span in marked):
            return False
        if not all(any(over(span, one) for one in marked) for span in read):
            return False
    things = [span for kind, _, span in marks if kind == "A"]
    return any(over(span, one) for span in things for one, _ in _amounts(draft))


def measure(text: str, marks: Sequence[Marked], reader: Reader) -> Counter[str]:
    """What is read of one sentence."""
    drafts = [draft_as_json(draft) for one in reader.drafts(text, DAY) for draft in one.drafts]
    amounts = [one for draft in drafts for one in _amounts(draft)]
    given = [span for kind, _, span in marks if kind == "A"]
    wrong = sum(counted and not any(over(span, one) for one in given) for span, counted in amounts)
    counted = Counter({"wrong": wrong})
    if not marks:
        return counted + Counter({"none": 1, "drafted of none": bool(drafts)})
    for number in sorted({number for _, number, _ in marks if number} or {""}):
        mine = [mark for mark in marks if mark[1] in ("", number)]
        whole = [draft for draft in drafts if _is_whole(draft, mine)]
        stated = [one for kind, _, one in mine if kind == "A" and any(char.isdigit() for char in text[slice(*one)])]
        read = [span for draft in drafts for span, has in _amounts(draft) if has]
        counted.update({"gifts": 1, "drafted": bool(drafts), "whole": bool(whole), "stated": len(stated)})
        counted["sure"] += any(not draft["unsure"] for draft in whole)
        counted["numbers"] += sum(any(over(one, span) for span in read) for one in stated)
    return counted


def sections(path: Path) -> dict[str, list[str]]:
    """The lines of a file by the headings before them."""
    out: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            out[line[3:]] = []
        elif line and line[0] != "#":
            out[list(out)[-1]].append(line)
    return out


def main() -> int:
    """Print the counts of each construction."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=FILES)
    parser.add_argument("--weights", type=Path, help="a folder with other weights")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    reader = reader_by(asked.weights)
    for path in asked.files:
        every = Counter[str]()
        for name, lines in sections(path).items():
            counted = Counter[str]()
            for line in lines:
                one = measure(*unmarked(line), reader)
                if asked.show and (one["whole"] < one["gifts"] or one["numbers"] < one["stated"] or one["wrong"]):
                    print(dict(one), line)
                counted.update(one)
            print(f"{path.stem}, {name}: " + ", ".join(f"{of} {count}" for of, count in counted.items()))
            every.update(counted)
        print(f"{path.stem}: " + ", ".join(f"{of} {count}" for of, count in every.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
