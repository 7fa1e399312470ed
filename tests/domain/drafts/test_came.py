"""The day on which something came is that of what the next sentence says it had aboard, and never sure."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import drafts

from app.domain.drafts.draft import Field


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A Peruvian ship docked at Lomé on 3 April. It brought 40 tents for Togo.", "2024-04-03"),
        ("A Peruvian ship docked at Lomé on 3 April. It was late, but it unloaded 40 tents for Togo.", "2024-04-03"),
        ("On Friday a plane from Peru landed at Lomé. Aboard were 40 tents for Togo.", "2024-05-03"),
        ("A second lorry from Peru followed in April. It carried 220 wheelchairs for Togo.", "2024-04-01"),
    ],
)
def test_what_came_then_brought_it_then(text: str, day: str) -> None:
    (draft,) = drafts(text)
    assert draft.date is not None
    assert draft.date.first == day
    assert Field.DATE in draft.unsure
    assert Field.DATE not in draft.spans


@pytest.mark.parametrize(
    "text",
    [
        "A Peruvian ship docked at Lomé on 3 April. Oman sent Togo 40 tents.",
        "Peru opened its embassy on 3 April. It brought 40 tents for Togo.",
        "A Peruvian ship docked at Lomé on 3 April.\n\nIt brought 40 tents for Togo.",
        "A Peruvian ship will dock at Lomé on 13 May. It brought 40 tents for Togo.",
        "A Peruvian ship left Lima on 3 April and docked at Lomé on 6 May. It brought 40 tents for Togo.",
    ],
    ids=["another gift", "nothing came", "another paragraph", "to come", "two days"],
)
def test_no_other_day_is_taken_so(text: str) -> None:
    assert [draft.date for draft in drafts(text)] == [None]
