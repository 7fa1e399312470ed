"""What a sentence takes does not grow with the text before it."""

from __future__ import annotations

import re
from types import ModuleType

import pytest
from tests.helpers.drafted import drafts

from app.domain.drafts.amounts import amounts
from app.domain.drafts.clauses import of_place
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.filling import groups, named_beside
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import ActorReader
from app.domain.drafts.weighing import clues, when


class Counted:
    """A pattern that keeps how many letters it was let to look at."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.looked_at = pattern, list[int]()

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        end = len(text) if end is None else end
        self.looked_at.append(end - start)
        return self.pattern.search(text, start, end)


@pytest.mark.parametrize(
    ("module", "name", "sentence"),
    [
        (groups, "_OF_AGE", "A 78-year-old from Graz gave 300 tents to Nepal."),
        (named_beside, "_ARTICLE", "A regional bank, NBS Lake, gave 300 tents to Nepal."),
        (of_place, "_FLED", "Norway gave 300 tents to refugees from Sudan in Chad."),
        (amounts, "_GIVEN_WHOLE", "Oslo's choirs earned 9 million dollars, of which 2 million dollars went to Nepal."),
    ],
)
def test_what_is_searched_before_a_party_or_a_sum_does_not_grow_with_the_text(
    module: ModuleType, name: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted(getattr(module, name))
    monkeypatch.setattr(module, name, counted)
    assert drafts(60 * "Rain fell on the hills again. " + sentence)
    assert counted.looked_at
    assert max(counted.looked_at) <= len(sentence) + 100


def test_a_long_word_of_capitals_behind_a_name_is_read_as_any_other() -> None:
    """It could be taken apart in more ways than anybody can wait for."""
    assert drafts(f"Ana Ruiz, {60 * 'A'} x, gave 300 tents to Nepal.")


def test_the_day_that_the_rules_choose_is_asked_for_once_for_a_gift_however_many_days_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = list[int]()

    def counted(shape: Shape, gift: Gift) -> int:
        asked.append(1)
        return when.day_of(shape, gift)

    monkeypatch.setattr(clues, "day_of", counted)
    assert drafts(f"Norway gave Nepal 300 tents{' in May' * 30}.", "2014-08-02")
    assert len(asked) < 5


def test_whose_dollars_are_meant_is_not_looked_for_in_towns_named_long_before(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_through = list[int]()
    towns_in = ActorReader.towns_in

    def counted(self: ActorReader, text: str) -> list[tuple[str, tuple[str, ...]]]:
        looked_through.append(len(text))
        return towns_in(self, text)

    monkeypatch.setattr(ActorReader, "towns_in", counted)
    assert drafts(400 * "Rain fell on the hills again. " + "A bakery gave the school $4,000.")
    assert looked_through
    assert max(looked_through) <= 4000
