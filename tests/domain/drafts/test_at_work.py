"""Teams of one country at work in another: that they were sent is said nowhere, so nothing of it is sure."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, who, what",
    [
        ("A Latvian search team spent the night in the rubble of Durrës.", "LV > AL", "A Latvian search team"),
        ("Forty Chilean firefighters fight the blaze at Kelowna, Canada.", "CL > CA", "Forty Chilean firefighters"),
        ("A Belgian water team pumped dry 14 cellars in Banja Luka.", "BE > BA", "A Belgian water team"),
        ("Peru's medical team of 34 people began work in Jacmel, Haiti.", "PE > HT", "medical team of 34 people"),
        ("A Korean medical team treats 150 patients a day in Tacloban.", "KR > PH", "A Korean medical team"),
    ],
)  # fmt: skip
def test_a_team_at_work_abroad_is_given_and_not_sure(text: str, who: str, what: str) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), amounts(draft)) == (who, what)
    assert {Field.DONORS, Field.ITEMS, Field.STATUS} <= draft.unsure.keys()


@each(
    "text",
    [
        "Turkish helicopters are fighting the blaze in Izmir.",
        "Chilean doctors treated 40 patients in Santiago.",
        "A team of engineers works in Lagos for Shell.",
        "Police teams from Manchester are searching houses in Dublin.",
        "The leader of the Polish team worked in Kyiv for 300 clients.",
    ],
)
def test_who_works_at_home_or_for_money_gives_nothing(text: str) -> None:
    assert drafts(text) == []
