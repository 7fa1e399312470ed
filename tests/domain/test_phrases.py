"""Phrases of known value, made and written by hand: none is read wrong. The long run is `tests.trials.phrases`."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.helpers.each import each
from tests.trials import phrases, written

from app.domain.money import read_money
from app.domain.quantity import read_quantity


def test_no_made_phrase_is_read_wrong_and_few_are_left_unread() -> None:
    counts, others = phrases.run(600, seed=4)
    assert [phrase for verdict, phrase in others if verdict == "wrong"] == []
    verdicts: Counter[str] = Counter()
    for (_, verdict), number in counts.items():
        verdicts[verdict] += number
    assert verdicts["right"] >= 560


@each("part", ["seen", "unseen", "last"])
def test_no_phrase_written_by_hand_is_read_wrong_and_few_are_left_unread(part: str) -> None:
    found = written.phrases(part)
    verdicts = Counter(written.judge(phrase) for phrase in found)
    assert verdicts["wrong"] == 0
    assert verdicts["right"] >= 0.9 * len(found)


def test_the_trial_sees_a_reader_that_takes_what_it_knows_and_drops_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(text: str) -> object:
        words = text.split()
        return next(
            (found for end in range(len(words), 0, -1) if (found := read_quantity(" ".join(words[:end])))), None
        )

    monkeypatch.setattr(phrases, "read_quantity", careless)
    _, others = phrases.run(200, seed=4)
    assert "wrong" in {verdict for verdict, _ in others}


HOSTILE = [
    "1 " * 99, "1," * 99, "two and " * 25, "between " + "1 and " * 31, "a " * 99, "half a " * 28,
    "one hundred and " * 12,
    "$ " * 99, "(1 " * 60, "from 1 to " * 19, "€1-" * 60, "million " * 24, "over " * 39, "dollars " * 24, "1.2.3." * 33,
    "a few " * 33, "of " * 66, "- " * 99, "½" * 190, "for " * 49, "the next " * 22, "Rs" * 99, "1 234 " * 33, "É" * 199,
]  # fmt: skip


@each("text", HOSTILE)
def test_hostile_phrases_take_little_work(text: str) -> None:
    """Counted in steps of the interpreter, so that a slow machine does not matter."""
    import sys

    steps = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_quantity(text)
        read_money(text)
    finally:
        sys.setprofile(None)
    assert steps < 60_000


def test_a_text_of_megabytes_is_no_phrase() -> None:
    assert read_quantity("1 " * 5_000_000) is None
    assert read_money("$1 " * 5_000_000) is None
