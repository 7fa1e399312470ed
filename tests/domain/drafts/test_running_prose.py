"""What is read of the running prose of people who know nothing of how gifts are read."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import amounts, drafts, sides

from app.domain.drafts.draft import Field


def told(text: str) -> list[str]:
    """The drafts of a text in a line each."""
    return [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@pytest.mark.parametrize(
    ("text", "field", "unsure"),
    [
        ("Lethem flooded on Friday. Brazil sent the fire brigade 40 pumps.", Field.RECIPIENTS, True),
        ("Brazil sent Lethem Hospital 40 pumps.", Field.RECIPIENTS, False),
        ("Kansas farmers sent Tartu 300 tons of wheat.", Field.DONORS, True),
        ("Kansas City Rotary Club sent Tartu 300 tons of wheat.", Field.DONORS, False),
        ("Peru gave the Chilean port 20 boats.", Field.RECIPIENTS, True),
        ("Peru gave Chile 20 boats.", Field.RECIPIENTS, False),
    ],
)
def test_who_is_only_described_is_not_sure(text: str, field: Field, unsure: bool) -> None:
    assert (field in drafts(text)[0].unsure) is unsure
