"""What a country's page says in words."""

from __future__ import annotations

from app.ui.base.country_words import also_more, and_more


def test_what_is_not_listed_is_counted_as_any_number_is_shown() -> None:
    assert and_more("D-1, D-2", 3428) == "D-1, D-2 and 3,428 more"
    assert also_more("5 masks", 1000) == "5 masks; 1,000 more"
    assert also_more("5 masks", 0) == "5 masks"
