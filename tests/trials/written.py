"""The phrases written by hand, read: how many are right, unread, wrong.

PYTHONPATH=src:. .venv/bin/python -m tests.trials.written [seen|unseen|last]
"""

from __future__ import annotations

import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from app.domain.dates import read_date
from app.domain.money import read_money
from app.domain.quantity import read_quantity

HERE = Path(__file__).parent


class Written(NamedTuple):
    """A phrase and what it says."""

    kind: str
    """Q, M or D."""
    value: str
    """As it is noted in the file."""
    text: str
    may_be_open: bool
    published: str = ""


def phrases(part: str) -> list[Written]:
    """The phrases of a file, `seen`, `unseen` or `last`."""
    out: list[Written] = []
    for line in (HERE / f"written_{part}.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        noted, _, text = line.partition(" | ")
        kind, *rest = noted.split()
        published = rest.pop(0) if kind == "D" else ""
        value = " ".join(rest)
        out.append(Written(kind, value.removeprefix("?"), text, value.startswith("?"), published))
    return out


def judge(phrase: Written) -> str:
    """*right*, *unread* or *wrong*."""
    read = _read(phrase)
    if read == phrase.value or (not read and (phrase.value == "-" or phrase.may_be_open)):
        return "right"
    return "unread" if not read else "wrong"


def _read(phrase: Written) -> str:
    """What is read, noted as in the file; empty where nothing is."""
    if phrase.kind == "Q":
        found = read_quantity(phrase.text)
        return "" if found is None else _ends(found.low, found.high)
    if phrase.kind == "M":
        stated = read_money(phrase.text)
        if stated is None or not stated.money.currency:
            return ""
        return f"{_ends(stated.money.low, stated.money.high)} {stated.money.currency}"
    span = read_date(phrase.text, phrase.published.rstrip("+"), ahead=phrase.published.endswith("+"))
    return "" if span is None else f"{span.start}..{span.end}"


def _ends(low: Decimal | None, high: Decimal | None) -> str:
    if low == high and low is not None:
        return f"{low:f}"
    return f"{low or ''}..{'' if high is None else f'{high:f}'}"


def main() -> int:
    """Print the counts, and what is not right; 1 where something is wrong."""
    wrong = 0
    for part in sys.argv[1:] or ("seen", "unseen", "last"):
        found = phrases(part)
        verdicts = [(judge(phrase), phrase) for phrase in found]
        counts = Counter(verdict for verdict, _ in verdicts)
        print(f"{part}: {len(found)} phrases, " + ", ".join(f"{counts[v]} {v}" for v in ("right", "unread", "wrong")))
        for verdict, phrase in verdicts:
            if verdict != "right":
                print(f"  {verdict}: {phrase.text!r} is {phrase.value}, read as {_read(phrase)!r}")
        wrong += counts["wrong"]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
