"""Ministries and airports, by the town they are said to be in."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import drafts, sides


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Japan handed 12 ambulances to the Ministry of Health in Kathmandu.", "JP > NP"),
        ("Japan handed 12 ambulances to the Department of Health in Manila.", "JP > PH"),
        ("Japan gave 12 vans to the Ministry of Health and Wellness in Kingston, Jamaica.", "JP > JM"),
        ("A batch of 20,000 doses from China arrived at Maputo International Airport.", "CN > MZ"),
        ("A plane with 20 tonnes of aid from Pakistan landed at Kotoka International Airport in Accra.", "PK > GH"),
        ("The 40 beds from Oman were unloaded at Lima's Jorge Chavez airport.", "OM > PE"),
        ("Heathrow Airport gave 40 beds to Nepal.", "Heathrow Airport > NP"),
    ],
)
def test_a_ministry_is_its_state_and_an_airport_only_where_it_landed(text: str, told: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [told]
