"""Whose a bare dollar is, what packs and buildings have in them, and sums that are said twice or of each."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts
from tests.helpers.each import each

from app.domain.drafts.draft import Field


def _sums(text: str) -> list[str]:
    """The first sum of every draft of a text, with its currency."""
    firsts = [draft.amounts[0] for draft in drafts(text) if draft.amounts]
    return [f"{'?' if one.low is None else f'{one.low:.0f}'} {one.currency}" for one in firsts]


@each(
    "text, told",
    [
        ("Malaysia pledged $3 million and Singapore $2 million for flooded Fiji.", ["3000000 USD", "2000000 USD"]),
        ("Denmark promised $3 million and Australia $2 million to Vanuatu.", ["3000000 USD", "2000000 USD"]),
        ("Australia promised $3 million and Denmark $2 million to Vanuatu.", ["3000000 USD", "2000000 USD"]),
        ("New Zealand gave $700,000 and Germany gave $800,000 to Samoa.", ["700000 USD", "800000 USD"]),
        ("$2 million was given to Tonga by Canada and $1 million by Peru.", ["2000000 USD", "1000000 USD"]),
        ("Jamaica pledged $2 million to Haiti.", ["2000000 USD"]),
        ("Singapore gave Chile $40,000.", ["40000 USD"]),
        ("Guyana has given Haiti $3 million in cash.", ["3000000 USD"]),
        ("Trinidad gave $300,000 to Dominica.", ["300000 USD"]),
        ("Digicel has given $2 million to Haiti.", ["2000000 USD"]),
        ("Canada gave Haiti $5 million.", ["5000000 CAD"]),
        ("New Zealand pledged $2 million to Samoa.", ["2000000 NZD"]),
        ("Australia gave Nauru $3 million and 40 tents.", ["3000000 AUD"]),
        ("Singapore gave the Jurong school $40,000.", ["40000 SGD"]),
        ("The Lions of Labasa gave the hospital $6,000.", ["6000 FJD"]),
    ],
)
def test_a_bare_dollar_is_that_of_the_giver_only_where_nobody_else_gives_it(text: str, told: list[str]) -> None:
    assert _sums(text) == told
    assert all(Field.MONEY in draft.unsure for draft in drafts(text))


@each(
    "text, told",
    [
        ("KPMG has given AED 367,000 (about US$100,000) to the Emirates Red Crescent for Gaza.", "367000 AED"),
        ("KPMG has transferred AED 734,000 (about US$200,000) to the Red Crescent.", "734000 AED"),
        ("Oman has transferred EUR 367,000 (about US$400,000) to Gaza.", "367000 EUR"),
        ("Oman gave Gaza EUR 367,000.", "367000 EUR"),
    ],
)
def test_a_sum_that_is_said_again_in_another_currency_is_read(text: str, told: str) -> None:
    assert _sums(text) == [told]


@each(
    "text, told",
    [
        ("The Irish Red Cross handed cash cards worth EUR 300 each to 95 families in Lviv.", "300 EUR"),
        ("The Swiss Red Cross handed out vouchers worth CHF 150 each to 400 households in Odesa.", "150 CHF"),
        ("Families in Aden received coupons worth USD 40 each from Oxfam.", "40 USD"),
    ],
)
def test_what_vouchers_are_worth_each_is_a_sum_that_is_not_sure(text: str, told: str) -> None:
    assert _sums(text) == [told]
    assert Field.MONEY in drafts(text)[0].unsure


@each("text", ["Oman gave 90 tents worth $500 each to Aden.", "Oman gave tents worth $500 each to Aden."])
def test_what_other_things_are_worth_each_is_no_sum_of_the_gift(text: str) -> None:
    assert _sums(text) == []


@each(
    "text, told",
    [
        ("Oxfam handed out 615 kits containing mattresses, blankets and solar lamps in Jindires.", ["615 kits"]),
        ("615 kits containing mattresses and blankets were handed to families in Jindires by Oxfam.", ["615 kits"]),
        ("90 boxes holding bandages and syringes were delivered to Tartus by Oman.", ["90 boxes"]),
        ("Austria gave 250 parcels, each with rice, oil and tea, to families in Kukës.", ["250 parcels"]),
        ("Fifty huts, each with a stove and blankets, were sent to Elbasan by Austria.", ["Fifty huts"]),
        ("India gave Lae a school with six classrooms and a kitchen.", ["a school"]),
        ("Barrick has given Cotuí a clinic with eight consulting rooms and a pharmacy.", ["a clinic"]),
        ("Taiwan opened a clinic with five wards and a laboratory in Honiara.", ["a clinic"]),
        ("Hungary put up two kindergartens with 10 playrooms in Bor.", ["two kindergartens"]),
        ("Belgium gave Bor a sanatorium of 40 beds in 1907.", ["a sanatorium"]),
        ("India gave Lae a school with six classrooms and a bus.", ["a school, a bus"]),
        ("Qatar sent a field hospital with 50 beds and 20 doctors to Libya.", ["a field hospital, 20 doctors"]),
        ("Qatar sent 20 tents with 60 beds to Libya.", ["20 tents, 60 beds"]),
        ("Caritas gave food parcels, tents and soap to Gyumri.", ["food parcels, tents, soap"]),
        ("Oman sent kits containing soap and 40 tents to Aden.", ["kits, 40 tents"]),
        ("Oman sent 90 tons of food, mostly rice and beans, to Aden.", ["90 tons of food"]),
        (
            "Oman sent 90 tons of supplies, mainly blankets, and ten trucks to Aden.",
            ["90 tons of supplies, ten trucks"],
        ),
        ("Oman sent food, chiefly rice, to Aden.", ["food"]),
        ("Oman sent doctors, mostly surgeons, to Aden.", ["doctors"]),
    ],
)
def test_what_packs_and_buildings_have_in_them_is_no_further_gift(text: str, told: list[str]) -> None:
    assert [amounts(draft) for draft in drafts(text)] == told


@each(
    "text, told",
    [
        ("France sent 40 tonnes of food and doctors to Lima.", "40 tonnes of food, doctors"),
        ("France sent 40 tonnes of food and medicine to Lima.", "40 tonnes of food and medicine"),
        ("France sent two planeloads of nurses and doctors to Lima.", "two planeloads of nurses and doctors"),
        ("Spain sent two trucks from Zaragoza with 40 beds to Lviv.", "40 beds"),
        ("Spain gave two trucks from Zaragoza and 40 beds to Lviv.", "two trucks, 40 beds"),
        ("Farmers from Colby sent 34 semis with hay to ranchers in Texas.", "34 semis with hay"),
    ],
)
def test_helpers_have_no_weight_and_vehicles_are_counted_with_what_they_hold(text: str, told: str) -> None:
    assert [amounts(draft) for draft in drafts(text)] == [told]


@each(
    "text",
    [
        "The Qatar Fund has equipped two field hospitals in Beirut with 500 beds each and sent ventilators.",
        "Oxfam supplied three schools with 40 desks each.",
    ],
)
def test_so_many_for_each_of_several_buildings_is_no_number_of_all(text: str) -> None:
    assert drafts(text)[0].items[0].low is None


@each(
    "text, told",
    [
        (
            "The United States authorised the drawdown of $400 million in weapons for Ukraine, including four HIMARS.",
            ["four HIMARS, $400 million"],
        ),
        ("The United States announced the drawdown of 4,000 troops from Kuwait.", []),
    ],
)
def test_a_drawdown_of_a_sum_is_one_gift_of_it(text: str, told: list[str]) -> None:
    assert [amounts(draft) for draft in drafts(text)] == told
