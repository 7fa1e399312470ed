"""What is read of the running prose of people who know nothing of how gifts are read."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import amounts, drafts, sides

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oxfam handed out 40 tents in Riga; they were paid for by Norway.", ["NO > LV: 40 tents"]),
        ("Oxfam drilled 6 wells in Zinder on 4 May, all of them funded by Japan.", ["JP > NE: 6 wells"]),
        ("Oxfam handed out 40 tents in Riga and 9 stoves, funded by Japan, in Tartu.",
         ["Oxfam > LV: 40 tents", "JP > LV: 9 stoves"]),
        ("Two tanks, lent by Oxfam, and six pumps, a gift of Malta, were taken to Riga.", ["MT > LV: six pumps"]),
        ("Two boats lent by Rome have gone back, but the five that Malta gave stayed in Durrës.", ["MT > AL: five"]),
        ("Ten tanks lent by Rome were returned.", []),
        ("Stocks in Goma stood at 900 kits (IOM) and 40 t of flour (WFP) on 3 June.", []),
        ("Export licences worth €40 million were issued for Qatar.", []),
        ("Japan sent pumps (12 units), blankets and a truck to Riga.", ["JP > LV: 12 units, blankets, a truck"]),
        ("Peru sent Riga 20 tents and 14 divers of its own.", ["PE > LV: 20 tents, 14 divers"]),
        ("Rome sent Riga 40 buses and Fiat threw in an oven.", ["IT > LV: 40 buses", "Fiat > LV: an oven"]),
        ("India sent 50 tons of wheat to Riga, from where it was to be trucked to Minsk.", ["IN > BY: 50 tons of wheat"]),
        ("India sent 50 tons of wheat to Riga, where it was trucked in.", ["IN > LV: 50 tons of wheat"]),
        ("MSF has donated kits for 300 births to Kadoorie Hospital and a tent to Pokhara hospital.",
         ["Doctors Without Borders > Kadoorie Hospital: kits", "Doctors Without Borders > NP: a tent"]),
    ],
)  # fmt: skip
def test_who_gives_what_to_whom_is_read_further_on_in_the_sentence(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Siemens, which was to send Riga 200 laptops, has pulled out.", Outcome.CANCELLED),
        ("Oman promised to send Riga 20 jeeps and then called the whole thing off.", Outcome.CANCELLED),
        ("The mayor said the €90,000 for the Beslan clinic had been shelved.", Outcome.CANCELLED),
        ("Siemens, which was to send Riga 200 laptops, has pulled into the lead.", Outcome.PROMISED),
        ("Oman gave 20 tons of food to Riga, which had been dropped by air.", Outcome.GIVEN),
    ],
)
def test_what_its_giver_goes_back_on_is_cancelled(text: str, outcome: Outcome) -> None:
    assert drafts(text)[0].status is outcome
