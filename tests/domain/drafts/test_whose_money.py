"""Whose money a sum is where its word leaves several: by the places that the text names, and by the year."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import drafts


@pytest.mark.parametrize(
    ("text", "published", "currency"),
    [
        ("The Cebu Chamber of Commerce gave the orphanage 90,000 pesos.", "", "PHP"),
        ("The Bern Women's League sent 12,000 francs to the clinic.", "", "CHF"),
        ("The Lyon Silk Guild and the Geneva Watchmakers sent 12,000 francs to the clinic.", "", ""),
        ("Mr Victoria Santos gave 500 pesos to the parish.", "", ""),
        ("Chengdu Steel gave ¥3 million to the music school.", "", "CNY"),
        ("The Raja of Quetta gave 4,000 rupees to the mission.", "1931-05-02", "INR"),
        ("The people of Cork gave 300 pounds to the poor of Cardiff.", "1850-05-02", "GBP"),
        ("Ireland gave IR£2 million to Malawi.", "1984-05-02", "IEP"),
    ],
)
def test_a_currency_is_that_of_the_places_a_text_names(text: str, published: str, currency: str) -> None:
    money = drafts(text, published)[0].money
    assert money is not None
    assert money.currency == currency
