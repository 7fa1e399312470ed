"""What is read of the running prose of people who know nothing of how gifts are read."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


def told(text: str) -> list[str]:
    """The drafts of a text in a line each."""
    return [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@each(
    "text, field, unsure",
    [
        ("Lethem flooded on Friday. Brazil sent the fire brigade 40 pumps.", Field.RECIPIENTS, True),
        ("Brazil sent Lethem Hospital 40 pumps.", Field.RECIPIENTS, False),
        ("The butchers' guild sent Tartu 300 tons of wheat.", Field.DONORS, True),
        ("Kansas City Rotary Club sent Tartu 300 tons of wheat.", Field.DONORS, False),
        ("Peru gave the Chilean port 20 boats.", Field.RECIPIENTS, True),
        ("Peru gave Chile 20 boats.", Field.RECIPIENTS, False),
        ("Oman sent 40 desks to Welthilfe for schools in Riga.", Field.RECIPIENTS, True),
    ],
)
def test_who_is_only_described_is_not_sure(text: str, field: Field, unsure: bool) -> None:
    assert (field in drafts(text)[0].unsure) is unsure


@each(
    "text, expected",
    [
        ("Oxfam handed out 40 tents in Riga; they were paid for by Norway.", ["NO > LV: 40 tents"]),
        ("Oxfam drilled 6 wells in Zinder on 4 May, all of them funded by Japan.", ["JP > NE: 6 wells"]),
        ("Two boats lent by Rome have gone back, but the five that Malta gave stayed in Durrës.", ["MT > AL: five"]),
        ("Ten tanks lent by Rome were returned.", []),
        ("Stocks in Goma stood at 900 kits (IOM) and 40 t of flour (WFP) on 3 June.", []),
        ("Export licences worth €40 million were issued for Qatar.", []),
        (
            "Japan sent pumps (12 units), blankets and a truck to Riga.",
            ["JP > LV: pumps (12 units), blankets, a truck"],
        ),
        ("Peru sent Riga 20 tents and 14 divers of its own.", ["PE > LV: 20 tents, 14 divers"]),
        ("Oman (OMR 2 million) and Japan (USD 5 million) gave money to Riga.",
         ["OM > LV: OMR 2 million", "JP > LV: USD 5 million"]),
        ("Oman gave money to Chad (2 million euros) and Mali (900,000 euros).",
         ["OM > TD: 2 million euros", "OM > ML: 900,000 euros"]),
        ("The Tartu council voted 14 to 3 to give $20,000 to Riga.", ["EE > LV: $20,000"]),
        ("Oman gave the Lions Club in Riga a set of drums.", ["OM > Lions Club: a set of drums"]),
        ("The Lions Club gave the shelter in Riga 90 beds.", ["Lions Club > LV: 90 beds"]),
        ("India gave half a lakh of rupees to Riga.", ["IN > LV: half a lakh of rupees"]),
        ("Oman gave Riga 9 vans, and forty teachers have been given notice.", ["OM > LV: 9 vans"]),
        ("Monks in Bergen gave the choir in Riga a viola.", ["Monks in Bergen > LV: a viola"]),
        ("Chad refused the ten tons of maize that Riga had requested.", ["TD > LV: ten tons of maize"]),
        ("Oman gave Riga 9 vans, and 40 teachers were killed.", ["OM > LV: 9 vans"]),
        ("Rome sent Riga 40 buses and Fiat threw in an oven.", ["IT > LV: 40 buses", "Fiat > LV: an oven"]),
        ("Oman sent 50 tons of wheat to Riga, from where it was to be taken to Minsk.", ["OM > BY: 50 tons of wheat"]),

        ("India sent 50 tons of wheat to Riga, where it was trucked in.", ["IN > LV: 50 tons of wheat"]),
        ("MSF has donated kits for 300 births to Kadoorie Hospital and a tent to Pokhara hospital.",
         ["Doctors Without Borders > Kadoorie Hospital: kits", "Doctors Without Borders > NP: a tent"]),
        ("She bequeathed $900 to the Varna Opera and her violin to Kadoorie Hospital.",
         ["? > Varna Opera: $900", "? > Kadoorie Hospital: her violin"]),
        ("Norway gave Haiti 40 tents, while Malta, far smaller than the city, sent 20 beds.",
         ["NO > HT: 40 tents", "MT > HT: 20 beds"]),
        ("Oman gave Yemen 9 vans, and Togo, itself in debt, sent 4 tents.", ["OM > YE: 9 vans", "TG > YE: 4 tents"]),
        ("Caritas gave out 40 beds in Herat and Oxfam 60 desks in Kabul.",
         ["Caritas > AF: 40 beds", "Oxfam > AF: 60 desks"]),
        ("Austria gave Moldova 11 vans, and Estonia sent five.", ["AT > MD: 11 vans", "EE > MD: five"]),
        ("Austria gave Moldova 11 vans; Latvia undertook to add six.", ["AT > MD: 11 vans", "LV > MD: six"]),
        ("Rome says 60 beds, a gift of the Italian Ministry of Defence, were delivered to the Government of Albania.",
         ["IT > AL: 60 beds"]),
        ("Riga Zoo gave out 90 meals in Tyre, all paid for by Denmark.", ["DK > LB: 90 meals"]),
        ("An Air France jet brought Bamako 6 beds yesterday from the Curie Foundation.",
         ["Curie Foundation > ML: 6 beds"]),
    ],
)  # fmt: skip
def test_who_gives_what_to_whom_is_read_further_on_in_the_sentence(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@each(
    "text, outcome",
    [
        ("Siemens, which was to send Riga 200 laptops, has pulled out.", Outcome.CANCELLED),
        ("Oman promised to send Riga 20 jeeps and then called the whole thing off.", Outcome.CANCELLED),
        ("The mayor said the €90,000 for the Beslan clinic had been shelved.", Outcome.CANCELLED),
        ("Siemens, which was to send Riga 200 laptops, has pulled into the lead.", Outcome.PROMISED),
        ("Riga will not freeze this winter: 40 blankets were given to it by Siemens.", Outcome.GIVEN),
        ("Siemens froze its grant of 9 million euros to Riga.", Outcome.CANCELLED),
        ("Siemens sent Riga ten rescuers, who pulled a girl from a well.", Outcome.GIVEN),
        ("Oman gave 20 tons of food to Riga, which had been dropped by air.", Outcome.GIVEN),
    ],
)
def test_what_its_giver_goes_back_on_is_cancelled(text: str, outcome: Outcome) -> None:
    assert drafts(text)[0].status is outcome


@each(
    "text, names",
    [
        ("Chile's president spoke in Iquique. Oman pledged 20 boats for the Chilean port.", ["Iquique"]),
        ("Oman's president spoke in Salalah. Peru pledged 20 boats for the Chilean port.", ["Chilean port"]),
        ("Oxfam is leaving Maradi and hands its stock, 90 tents, to the hospital there.", ["Maradi"]),
        ("Rotary Basel has friends in Amatrice. It has given 20 tents to the municipality.", ["Amatrice"]),
    ],
)
def test_a_town_or_a_body_of_one_is_that_which_was_named_before(text: str, names: list[str]) -> None:
    draft = drafts(text)[0]
    assert [one.name for one in draft.recipients] == names
    assert draft.unsure[Field.RECIPIENTS]


@each(
    "text, name",
    [
        ("Bhutan flew rice to Nepal. Its king also gave Nepal $1 million.", "Bhutan"),
        ("The evacuees wait, and Ancap, our state oil company, will supply Chile with 40 stoves.", "Ancap"),
    ],
)
def test_who_gives_it_is_named_and_not_what_he_is(text: str, name: str) -> None:
    assert [one.name for one in drafts(text)[0].donors] == [name]
