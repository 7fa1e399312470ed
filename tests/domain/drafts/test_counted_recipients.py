"""How many get something says nothing of what they get."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, told",
    [
        ("Denmark gave 20 midwives in Uganda bicycles and lamps.", "DK > UG: bicycles, lamps"),
        ("Denmark gave 20 Ugandan nurses 400 lamps.", "DK > UG: 400 lamps"),
        ("France sent seven Lebanese hospitals 40 tonnes of medicine.", "FR > LB: 40 tonnes of medicine"),
        ("Sweden has given nine Moldovan hospitals incubators, beds and 14 ventilators.",
         "SE > MD: incubators, beds, 14 ventilators"),
        ("Kuwait gave about 300 families in Mosul food parcels and 50 families stoves.",
         "KW > IQ: food parcels, stoves"),
        ("Chile handed 12 villages near Sucre a fire engine.", "CL > BO: a fire engine"),
        ("Ghana gave 60 Togolese widows sewing machines.", "GH > TG: sewing machines"),
        ("Italy sent 60 women volunteers to Kosovo.", "IT > XK: 60 women volunteers"),
        ("France sent 20 doctors from Cuba to Haiti.", "FR > HT: 20 doctors"),
        ("Chile sent 24 soldiers specialising in water rescue to Ecuador.", "CL > EC: 24 soldiers"),
        ("Japan sent two rescue teams and three sniffer dogs to Nepal.",
         "JP > NP: two rescue teams, three sniffer dogs"),
        ("Germany sent 60 firefighters and 14 vehicles to Greece.", "DE > GR: 60 firefighters, 14 vehicles"),
    ],
)  # fmt: skip
def test_the_number_of_those_who_get_it_is_none_of_the_thing(text: str, told: str) -> None:
    assert [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)] == [told]


@each(
    "text",
    [
        "The Red Crescent gave 300 families food parcels.",
        "Rwanda gave 1,200 genocide survivors cows.",
        "UNICEF provided 4,000 children school bags.",
        "The foundation gave 40 pupils scholarships.",
        "Cuba sent 300 doctors medicines and food.",
    ],
)
def test_nobody_is_counted_among_what_is_given(text: str) -> None:
    (draft,) = drafts(text)
    assert draft.items
    assert [one.low for one in draft.items if one.low is not None] == []


@each(
    "text, items",
    [
        ("Bolivia sent 15 tons of rice (750 bags) to Peru.", [15]),
        ("Norway gave 25 beds to 14 labs in Togo.", [25]),
        ("Norway gave 25 beds to Gaza's 23 hospitals.", [25]),
        ("Fiji distributed 300 sacks of rice among 60 families in Nadi.", [300]),
    ],
)
def test_those_behind_a_preposition_and_what_it_is_in_are_not_counted_too(text: str, items: list[int]) -> None:
    assert [one.low for draft in drafts(text) for one in draft.items] == items


def test_a_sum_of_several_payments_is_never_sure() -> None:
    (times,) = drafts("Austria gave 3 x 500,000 euros to Moldova.")
    assert [one.low for one in times.amounts] == [None]
    (tranches,) = drafts("Austria gave Moldova two tranches of 500,000 euros.")
    assert Field.MONEY in tranches.unsure


@each(
    "text, told",
    [
        ("Tearfund supported 30 clinics in Mali with drugs.", "Tearfund > ML: drugs"),
        ("Italy provided 30 doctors with drugs to Mali.", "IT > ML: 30 doctors, drugs"),
        ("Tearfund gave 9 courts computers.", "Tearfund > 9 courts: computers"),
        ("Tearfund assisted 40 hospitals with oxygen.", "Tearfund > 40 hospitals: oxygen"),
        ("Oxfam supported 9 clinics with drugs and 3 hospitals with beds.", "Oxfam > 9 clinics: drugs, beds"),
    ],
)
def test_those_who_are_supported_with_something_get_it(text: str, told: str) -> None:
    (draft,) = drafts(text)
    assert f"{sides(draft)}: {amounts(draft)}" == told
