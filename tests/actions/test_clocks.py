"""Clocks that go backwards, or of two machines that differ: what came later is later."""

# ruff: noqa: F811 - fixtures are asked for by their names
from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.actions.test_reviews import BLANKETS, ann, ben, link, path, place  # noqa: F401

from app.actions import donations, reviews
from app.domain.terms import EvidenceRole, Verdict
from app.store import clock
from app.store.reads.history import last_at
from app.store.store import Store


class Set(datetime):
    """A clock that is off by so much."""

    by = timedelta()

    @classmethod
    def now(cls, tz: object = None) -> datetime:
        return datetime.now(UTC) + cls.by


def test_what_is_disputed_after_a_choice_is_open_again_whatever_the_clocks_say(
    ann: Store,
    ben: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock, "datetime", Set)
    link(ann, "about 6,000 blankets", "item", EvidenceRole.CONTRADICTS)
    Set.by = timedelta(hours=3)
    reviews.choose_value(ann, ("donation", 1), place(ann, "item"), "The other is older")

    def is_disputed() -> bool:
        return any(one.held.field == "item" and one.is_disputed for one in reviews.standings(ann, ("donation", 1)))

    assert not is_disputed()
    Set.by = timedelta()
    reviews.review_field(ben, ("donation", 1), place(ann, "item"), Verdict.DISPUTED, "It is not")
    assert is_disputed()
    Set.by = timedelta(days=900)
    donations.add_donation(ann, BLANKETS)
    Set.by = timedelta()
    donations.add_donation(ann, BLANKETS)
    newest = datetime.fromisoformat(last_at(ann))
    assert newest - datetime.now(UTC) < timedelta(hours=4), "one that was far ahead dates nothing else"
