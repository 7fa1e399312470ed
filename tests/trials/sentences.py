"""The sentences written by hand, read: amounts and dates that are right, unsure, unread, wrong, or found where none is.

PYTHONPATH=src:. .venv/bin/python -m tests.trials.sentences [first|last] [--made 3000 [--seed 1]]

With `--made` so many sentences are put together from the phrases of `tests.trials.phrases`, whose value is known.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from tests.trials import phrases

from app.domain.currencies import BEFORE
from app.domain.drafts.amounts.amounts import Amount, amounts
from app.domain.drafts.dates.days import Day, days

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


_FRAMES = (
    "{} arrived in Lima on Tuesday.",
    "On 12 March 2021 Chad gave {}, {} and {} to Peru.",
    "Peru received {}; Chile got {} last week.",
    "It handed over {} to the town on 5 May, and {} to its hospital.",
    "Oslo gave Nepal {} ({}), it said.",
    "In 1998 the fund had {} for the region, with {} in store.",
)
_LIKELY = ("USD", "GBP", "AZN", "TRY", "RUB", "KRW")
"""What a word means that several currencies have, where nobody says whose it is."""


def made(rounds: int, seed: int) -> tuple[Counter[str], list[str]]:
    """So many made sentences, read: how many phrases are what, and the wrong ones with their sentence.

    A phrase of which nothing may be read as a whole may be two amounts in a sentence; such are left out.
    """
    rng = random.Random(seed)
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for _ in range(rounds):
        frame = rng.choice(_FRAMES)
        written = [_whole(rng) for _ in range(frame.count("{}"))]
        text = frame.format(*(phrase.text for phrase in written))
        found = amounts(text, 0, len(text))
        at = 0
        for phrase in written:
            at = text.index(phrase.text, at)
            verdict = _judged(phrase, [one for one in found if one.start < at + len(phrase.text) and at < one.end])
            at += len(phrase.text)
            counts[verdict] += 1
            if verdict == "wrong":
                wrong.append(f"{phrase.text}: {phrase.value} {phrase.currency} in: {text}")
    return counts, wrong


def _whole(rng: random.Random) -> phrases.Phrase:
    """A phrase that is one amount, or none, in a sentence too."""
    while True:
        phrase = phrases.write(rng)
        two = any(joint in phrase.text for joint in (" and", "(", " or ", " of the ", " a ", " daily", " for every "))
        if phrase.value is not None or not two:
            return phrase


def _judged(phrase: phrases.Phrase, found: list[Amount]) -> str:
    """*right*, *unsure*, *unread* or *wrong*."""
    sure = [one for one in found if not one.unsure]
    if not sure:
        return "right" if phrase.value is None else "unsure" if any(_is(phrase, one) for one in found) else "unread"
    return "right" if len(sure) == 1 and _is(phrase, sure[0]) else "wrong"


def _is(phrase: phrases.Phrase, one: Amount) -> bool:
    """Whether an amount is what a phrase says; nothing given is less than nothing."""
    if phrase.value is None or (one.low or None, one.high) != (phrase.value[0] or None, phrase.value[1]):
        return False
    return not phrase.money or one.currency in ("", phrase.currency, BEFORE.get(phrase.currency), *_LIKELY)


def main() -> int:
    """Print the counts, and what is not right; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=("first", "last"))
    parser.add_argument("--made", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.made:
        counts, wrong = made(asked.made, asked.seed)
        print(*wrong, dict(counts), sep="\n")
        return 1 if wrong else 0
    return _by_hand(asked.parts)


def _by_hand(parts: list[str]) -> int:
    wrong = 0
    for part in parts:
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
