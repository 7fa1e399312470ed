"""Times and sizes in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.ui.base.times import ago, day_words, local, size_words

NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=3), "3 hours ago"),
        (timedelta(days=1, hours=2), "1 day ago"),
        (timedelta(days=8), "1 week ago"),
        (timedelta(days=90), "2 months ago"),
        (timedelta(days=800), "2 years ago"),
    ],
)
def test_how_long_ago(gone: timedelta, words: str) -> None:
    assert ago(NOW - gone, NOW) == words


def test_days_are_named_as_a_person_would() -> None:
    assert day_words(NOW, NOW) == "Today"
    assert day_words(NOW - timedelta(days=1), NOW) == "Yesterday"
    assert day_words(NOW - timedelta(days=3), NOW) == "2 Mar"
    assert day_words(NOW - timedelta(days=365), NOW) == "5 Mar 2025"
    within = [day_words(NOW - timedelta(days=days), NOW, within=True) for days in (0, 1, 3)]
    assert within == ["today", "yesterday", "2 Mar"], "and no month in small letters"


def test_stored_times_are_utc_and_shown_here() -> None:
    assert local("2026-03-05T12:00:00.000Z") == NOW
    assert local("2026-03-05T12:00:00.000Z").utcoffset() == NOW.astimezone().utcoffset()
    assert local(datetime(2026, 3, 5, 12, 0)) == NOW  # noqa: DTZ001  (one without a zone is UTC)


@pytest.mark.parametrize(
    ("count", "words"),
    [(812, "812 bytes"), (81_200, "81 KB"), (1_430_000, "1.4 MB"), (31_000_000, "31 MB"), (2_500_000_000, "2.5 GB")],
)
def test_sizes(count: int, words: str) -> None:
    assert size_words(count) == words
