"""The sentences written by hand, read: amounts and dates that are right, unsure, unread, wrong, or found where none is.

PYTHONPATH=src:. .venv/bin/python -m tests.trials.sentences [first|last]
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from app.domain.drafts.amounts import Amount, amounts
from app.domain.drafts.days import Day, days

HERE = Path(__file__).parent


class Wanted(NamedTuple):
    """One amount or date that a sentence states."""

    kind: str
    """Q, M or D."""
    value: str
    """Its ends, as noted in the file, of money with the currency."""
    item: str
    may_be_open: bool


@dataclass(slots=True)
class Sentence:
    """A sentence and all it says of how much and when."""

    text: str
    published: str
    ahead: bool
    countries: str
    """Codes with commas between them."""
    wanted: list[Wanted] = field(default_factory=list[Wanted])


def sentences(part: str) -> list[Sentence]:
    """The sentences of a file, `first` or `last`."""
    out: list[Sentence] = []
    for line in (HERE / f"sentences_{part}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            dated, _, text = line[1:].partition(" ")
            published, _, countries = dated.partition("/")
            ahead = published.endswith("+")
            out.append(Sentence(text, published.rstrip("+") if published != "-" else "", ahead, countries))
        elif line[:2] in ("Q ", "M ", "D "):
            value, *rest = (part.strip() for part in line[2:].split("|"))
            item = " | ".join(rest).strip() if line[0] == "Q" else ""
            out[-1].wanted.append(Wanted(line[0], value.removeprefix("?"), item, value.startswith("?")))
    return out


def judged(sentence: Sentence) -> list[tuple[str, str]]:
    """What became of each thing wanted, and what was found beside: pairs of kind and verdict with the words."""
    found = [(kind, value, item, unsure) for kind, value, item, unsure in _found(sentence)]
    out: list[tuple[str, str]] = []
    for want in sentence.wanted:
        same = [one for one in found if one[0] == want.kind and one[1] == want.value and (one[2] == want.item)]
        same = same or [one for one in found if one[0] == want.kind and one[1] == want.value]
        if not same:
            out.append(("right" if want.may_be_open else "unread", f"{want.kind} {want.value} | {want.item}"))
            continue
        found.remove(same[0])
        verdict = "right" if not same[0][3] or want.may_be_open else "unsure"
        verdict = verdict if same[0][2] == want.item or same[0][3] else "item"
        out.append((verdict, f"{want.kind} {want.value} | {want.item} <> {same[0][2]} {same[0][3]}"))
    out += [("wrong", " ".join(one)) for one in found if not one[3] and one[1]]
    return out


def _found(sentence: Sentence) -> list[tuple[str, str, str, str]]:
    """What is read in a sentence: kind, value, item, reason."""
    text = sentence.text
    codes = [code for code in sentence.countries.split(",") if code]
    out = [_noted(one) for one in amounts(text, 0, len(text), codes, sentence.published)]
    for day in days(text, 0, len(text), sentence.published, ahead=sentence.ahead):
        out.append(("D", _span(day), "", day.unsure))
    return out


def _noted(one: Amount) -> tuple[str, str, str, str]:
    if one.is_money:
        return "M", f"{_ends(one.low, one.high)} {one.currency}".strip(), "", one.unsure
    return "Q", _ends(one.low, one.high), f"{one.unit} | {one.item}".strip(), one.unsure


def _span(day: Day) -> str:
    return f"{day.first}..{day.last}" if day.first or day.last else ""


def _ends(low: Decimal | None, high: Decimal | None) -> str:
    if low is None and high is None:
        return ""
    if low == high and low is not None:
        return f"{low:f}"
    return f"{low or ''}..{'' if high is None else f'{high:f}'}"


def main() -> int:
    """Print the counts, and what is not right; 1 where something is wrong."""
    wrong = 0
    for part in sys.argv[1:] or ("first", "last"):
        counts: Counter[str] = Counter()
        for sentence in sentences(part):
            verdicts = judged(sentence)
            counts.update(verdict for verdict, _ in verdicts)
            bad = [f"  {verdict}: {what}" for verdict, what in verdicts if verdict != "right"]
            if bad:
                print(sentence.text, *bad, sep="\n")
        print(part, dict(counts))
        wrong += counts["wrong"]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
