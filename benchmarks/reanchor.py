"""How passages fare when a new version of their source comes: what is carried over, and onto which words.

Run as `python -m benchmarks.reanchor`; prints one row of a table. Exits 1 when less than 98 % of the passages
whose words survive are carried over, or a single one lands on other words.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "src")]

from benchmarks.edited_texts import Placed, edit, make_page, pick_passages, render

from app.domain.anchor import Anchor, make_anchor
from app.domain.reanchor import Reanchored, reanchor

SEED = 20260707


@dataclass(slots=True)
class Result:
    """What was measured. `wrong` and `left` name passages: (first id, last id)."""

    passages: int = 0
    survive: int = 0
    carried: int = 0
    mended: int = 0
    mended_carried: int = 0
    wrong: list[tuple[int, int]] = field(default_factory=list)
    left: list[tuple[int, int]] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def share(self) -> float:
        """Of the passages whose words survive, the share that was carried over."""
        return self.carried / self.survive if self.survive else 1.0


def measure(rng: random.Random, words: int, passages: int, share: float, width: int = 0) -> Result:
    """Make a page and an edited version of it, carry the passages over, and compare with the truth."""
    page = make_page(rng, words)
    old, new = render(page), render(edit(rng, page, share), width)
    asked = pick_passages(rng, page, passages)
    anchors = [
        (n, make_anchor(old.text, old.words[old.place[a]][0], old.words[old.place[b]][1]))
        for n, (a, b) in enumerate(asked)
    ]
    began = time.perf_counter()
    outcomes = reanchor(old.text, new.text, anchors)
    out = Result(passages=len(asked), seconds=time.perf_counter() - began)
    for number, passage in enumerate(asked):
        _judge(out, old, new, passage, outcomes[number])
    return out


def repeating_texts() -> tuple[str, str, list[tuple[int, Anchor]]]:
    """A text whose paragraphs are alike, the same with each of them twice, and passages of the first."""
    days = [
        f"On day {n} of the year the office counted {n * 37 % 900} ships and {n * 91 % 7000} people who came "
        f"through the gate. The weather was recorded as {'fair' if n % 3 else 'rough'} by the station."
        for n in range(1_300)
    ]
    old, new = "\n\n".join(days), "\n\n".join(f"{day} {day}" for day in days)
    starts = [found.start() for found in re.finditer("office counted", old)][:400]
    return old, new, [(n, make_anchor(old, at, at + 6)) for n, at in enumerate(starts)]


def _judge(out: Result, old: Placed, new: Placed, passage: tuple[int, int], outcome: Reanchored) -> None:
    out.states[outcome.state.value] += 1
    ids = [word.id for _, _, word in old.words[old.place[passage[0]] : old.place[passage[1]] + 1]]
    first = new.place.get(ids[0])
    there = [] if first is None else new.words[first : first + len(ids)]
    survives = [word.id for _, _, word in there] == ids
    mended = survives and (
        any(word.mended for _, _, word in there)
        or new.text[there[0][0] : there[-1][1]]
        != old.text[old.words[old.place[ids[0]]][0] : old.words[old.place[ids[-1]]][1]]
    )
    if survives and not mended:
        out.survive += 1
        out.carried += outcome.carried
        if not outcome.carried:
            out.left.append(passage)
    elif mended:
        out.mended += 1
        out.mended_carried += outcome.carried
    if outcome.carried and outcome.place is not None:
        start, end = outcome.place
        on = [word.id for a, b, word in new.words if a < end and b > start] if not survives else ids
        right = survives and abs(there[0][0] - start) <= 1 and abs(there[-1][1] - end) <= 2
        if on != ids or not right:
            out.wrong.append(passage)


def main() -> int:
    """Measure, print a row, and say by the exit code whether it is good enough."""
    result = measure(random.Random(SEED), 50_000, 10_000, 0.35)
    print(
        f"| carry 10,000 passages over to a new version of 50,000 words | {result.share:.2%} of {result.survive:,} "
        f"whose words survive, {len(result.wrong)} onto wrong words | at least 98 %, 0 | {result.seconds:.1f} s |"
    )
    print(f"states {dict(result.states)}; respelled ones carried {result.mended_carried} of {result.mended}")
    return 0 if result.share >= 0.98 and not result.wrong else 1


if __name__ == "__main__":
    sys.exit(main())
