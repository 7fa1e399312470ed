"""Sentences of people with words lost, swapped or joined: whatever stands in a text, its drafts are read to the end."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest
from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.domain.drafts.draft import draft_as_json

HANDS = sorted((Path(__file__).parents[3] / "benchmarks" / "drafts").glob("*.jsonl"))
_SIGNS = (",", ";", " and", " –", ":", " (", ")", ".")


def _mangled(chance: random.Random, texts: Sequence[str]) -> str:
    words, other = (chance.choice(texts).split() for _ in range(2))
    at, beside = (chance.randrange(len(words)) for _ in range(2))
    way = chance.randrange(5)
    if way == 0:
        del words[at : at + chance.randint(1, 3)]
    elif way == 1:
        words[at:] = other[chance.randrange(len(other)) :]
    elif way == 2:
        words[at], words[beside] = words[beside], words[at]
    elif way == 3:
        words = [word.title() for word in words[at : at + 6]]
    else:
        words[at] += chance.choice(_SIGNS)
    return " ".join(words)


def _read_to_the_end(many: int) -> None:
    texts = [json.loads(line)["text"] for hand in HANDS for line in hand.read_text("utf-8").splitlines()]
    chance = random.Random(many)
    for _ in range(many):
        text = _mangled(chance, texts)
        try:
            found = [draft_as_json(draft) for draft in drafts(text)]
        except Exception as error:
            pytest.fail(f"{error!r} in: {text}")
        for draft, field in product(found, ("donors", "carriers", "recipients")):
            assert len(draft["spans"].get(field, draft[field])) == len(draft[field]), text


def test_mangled_sentences_are_read_to_the_end() -> None:
    _read_to_the_end(60)


@pytest.mark.long("five minutes", instead="test_mangled_sentences_are_read_to_the_end")
def test_many_mangled_sentences_are_read_to_the_end() -> None:
    _read_to_the_end(60_000)


@each(
    "text",
    [
        "Relief worth 40 million rupees, most it tents cooking was handed to Lima by Quince Ltd. on Wednesday.",
        "Forty Tents Sent",
        "Oman paid the widows £40",
        "Boats And 120 Soldiers",
        "The council of Lund voted against the £9,000 requested by",
        "The council of Lund voted against the £9,000 that",
        "Norway paid Malawi £800,000",
        "Norway thanked Chad for 3 trucks and Oman",
    ],
)
def test_what_ended_in_an_error_once(text: str) -> None:
    drafts(text)
