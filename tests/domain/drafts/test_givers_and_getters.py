"""Who gives and who gets: what describes a country, who pays for another's gift, groups, phrases that open a sentence."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import amounts, drafts, sides

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    via = f" via {', '.join(one.name for one in draft.carriers)}" if draft.carriers else ""
    return f"{sides(draft)}{via}: {amounts(draft)}, {draft.status}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Debt-ridden Zambia got 20 boats from Japan.", ["JP > ZM: 20 boats, given"]),
        ("Oil-producing Angola sent Zambia 20 trucks.", ["AO > ZM: 20 trucks, given"]),
        ("Neutral Switzerland sent Peru 20 trucks.", ["CH > PE: 20 trucks, given"]),
        ("Tiny Chad sent Peru 20 trucks.", ["TD > PE: 20 trucks, given"]),
        ("Karim Chad sent Peru 20 trucks.", ["Karim Chad > PE: 20 trucks, given"]),
    ],
)
def test_it_is_read_as_it_says(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said
