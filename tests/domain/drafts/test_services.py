"""Gifts without a thing: work for nothing, a cost that is borne, rooms opened to people in need, people who are fed."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


def told(text: str) -> list[str]:
    return [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@each(
    "text, said",
    [
        (
            "A local mason repaired the scout hut roof for nothing.",
            "local mason > scout hut: repaired the scout hut roof",
        ),
        ("The Nis Guild re-roofed the inn's chapel for free.", "Nis Guild > inn's chapel: re-roofed the inn's chapel"),
        ("Old pupils rewired the hall of Goroka school at their own cost.", "Old pupils > PG: rewired the hall"),
        ("The roof of the abbey was mended without charge by masons.", "masons > abbey: roof"),
        ("The ward at Goroka was paid for by the Nis Guild.", "Nis Guild > PG: ward at Goroka"),
        ("The hospice was rebuilt at the expense of the Nis Guild.", "Nis Guild > hospice: hospice"),
        ("The Nis Guild met the whole cost of the ward.", "Nis Guild > ?: ward"),
        ("The Nis Guild paid for the rebuilding of the school.", "Nis Guild > the school: rebuilding of the school"),
        ("The bell of the abbey was a gift from the Nis Guild.", "Nis Guild > the abbey: bell"),
        ("The pews are the gift of the Nis Guild.", "Nis Guild > ?: pews"),
        ("The Nis Guild opened its hall to 60 evacuees.", "Nis Guild > evacuees: hall"),
        ("The Nis Guild has opened its doors to the homeless.", "Nis Guild > homeless: "),
        ("The Nis Guild, meeting in a shed, fed 300 poor people.", "Nis Guild > poor people: "),
        ("The Nis Guild is feeding 300 families a day in Goroka.", "Nis Guild > PG: "),
        ("The Nis Guild performed 40 eye operations in Lae for nothing.", "Nis Guild > PG: 40 eye operations"),
        ("The Nis Guild treated 900 patients in Lae free of charge.", "Nis Guild > PG: 900 patients"),
    ],
)
def test_what_is_done_or_borne_for_others_is_given(text: str, said: str) -> None:
    assert told(text) == [said]
    assert all({Field.DONORS, Field.STATUS} <= draft.unsure.keys() for draft in drafts(text))


@each("text", ["The clinic treated 900 patients in Lae.", "Nine free operations were performed in Lae."])
def test_who_treats_people_and_says_not_that_it_is_free_gives_nothing(text: str) -> None:
    assert told(text) == []


def test_what_is_endowed_gets_it() -> None:
    assert told("The school was endowed with £900 by Tesco.") == ["Tesco > The school: £900"]


def test_a_cost_may_be_borne_later() -> None:
    (draft,) = drafts("The Nis Guild has promised to pay for the restoration of the abbey.")
    assert (draft.status, draft.recipients[0].name) == (Outcome.PROMISED, "abbey")


@each(
    "led, outcome",
    [
        ("offered to repair", Outcome.OFFERED),
        ("has promised to repaint", Outcome.PROMISED),
        ("will rebuild", Outcome.PROMISED),
        ("has agreed to roof", Outcome.ANNOUNCED),
    ],
)
def test_work_may_be_still_to_come(led: str, outcome: Outcome) -> None:
    (draft,) = drafts(f"A plumber, Ana Kos, {led} the chapel for nothing.")
    assert (draft.status, draft.donors[0].name) == (outcome, "Ana Kos")


@each(
    "text",
    [
        "The town rebuilt its church at its own expense.",
        "The army repaired the hospital at its own cost.",
        "The firm repaired the boilers of the hospital free of charge.",
        "The landlord must repair the school roof at his own expense.",
        "Masons repaired the chapel for 900 euros.",
        "The guild was asked to repair the chapel for nothing.",
        "The clinic treats children free of charge.",
        "The road was paid for by tolls.",
        "The bridge was a gift of nature.",
        "The goal was a gift from the keeper.",
        "The club opened its doors to women.",
        "The school opened its new hall to visitors.",
        "The garrison fed 400 horses.",
        "The estate fed 200 workers.",
        "If it rains the guild opened its hall to refugees.",
    ],
)
def test_what_is_ones_own_or_paid_for_is_no_service(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, said",
    [
        ("Oman has offered the loan of three pumps to Togo.", "OM > TG: three pumps"),
        ("Oman offered Togo a loan of three pumps.", "OM > TG: three pumps"),
        ("A farmer has lent the school two tractors.", "farmer > the school: two tractors"),
        ("Togo accepted the loan of 12 pumps from Oman.", "OM > TG: 12 pumps"),
    ],
)
def test_things_lent_are_drafted_and_marked(text: str, said: str) -> None:
    assert told(text) == [said]
    assert all(Field.TERMS in draft.unsure for draft in drafts(text))


@each(
    "text",
    [
        "Ajax have loaned two players to Lens.",
        "The bank lends farmers tractors at 3 per cent.",
        "The company gave the trappers one kettle for three beaver pelts.",
        "The settlers gave the chief 40 axes for the land along the river.",
        "The rebels gave up 120 rifles to the United Nations.",
        "By the peace of 1814 Oman gave up the province of Zeila to Egypt.",
        "The airline offers passengers from Oslo two free bags on flights to Lima.",
    ],
)
def test_what_only_looks_given_or_lent_is_not(text: str) -> None:
    assert drafts(text) == []


def test_land_may_be_what_money_is_for() -> None:
    assert told("Oman gave the Togolese 900,000 euros for the land around the clinic.") != []


@each(
    "text, said",
    [
        ("The mission gave seed to 140 households, the bishop said.", "mission > 140 households: seed"),
        ("Oxfam gave 300 hoes to 1,200 families.", "Oxfam > 1,200 families: 300 hoes"),
        ("With £4,000 from Tesco, the Lima clinic has installed a heater.", "Tesco > PE: a heater, £4,000"),
    ],
)
def test_those_who_are_only_counted_or_have_it_installed_get_it(text: str, said: str) -> None:
    assert told(text) == [said]


@each(
    "text, said",
    [
        ("China trained 1,200 Tanzanian railwaymen in Beijing in 1972.", "CN > TZ: 1,200 Tanzanian railwaymen"),
        ("The British Army has trained 2,000 Somali soldiers.", "GB > SO: 2,000 Somali soldiers"),
        ("Norway is training 900 Ukrainian recruits.", "NO > UA: 900 Ukrainian recruits"),
        ("Canada has offered to train 300 Haitian police officers.", "CA > HT: 300 Haitian police officers"),
        ("Spain trained 60 nurses from Chad.", "ES > TD: 60 nurses from Chad"),
        ("The temple is cooking 2,000 meals a day for evacuees in Lima.", "temple > PE: 2,000 meals"),
        (
            "Chef Luis Ortega and ten volunteers are cooking 900 burritos a day for people burnt out of homes in Lima.",
            "Luis Ortega > PE: 900 burritos",
        ),
        ("Nuns are baking 400 loaves for people burnt out of their homes in Lima.", "Nuns > PE: 400 loaves"),
    ],
)
def test_whom_a_state_trains_and_what_is_cooked_for_people_in_need_is_given(text: str, said: str) -> None:
    assert told(text) == [said]


@each(
    "text",
    [
        "Spain trained 60 Spanish pilots.",
        "Spain trained 40 teachers from Samoa and Tonga.",
        "Russia trained 400 Georgian rebels.",
        "The club trained 20 Brazilian players.",
        "Canada was asked to train 300 Haitian police officers.",
        "Some 300 Kenyan soldiers trained in Egypt.",
        "Chefs are cooking 500 burgers a day for customers in Lima.",
        "The canteen is cooking 200 lunches a day for its workers.",
    ],
)
def test_own_people_fighters_players_and_customers_get_nothing(text: str) -> None:
    assert told(text) == []


def test_a_training_is_called_so_and_never_sure() -> None:
    (draft,) = drafts("Spain trained 60 nurses from Chad.")
    assert [(one.item, one.low) for one in draft.items] == [("training of nurses", 60)]
    assert Field.ITEMS in draft.unsure


def test_a_training_is_read_beside_another_gift() -> None:
    assert told("Spain has trained 800 Malian soldiers and supplied Bamako with 40 radios.") == [
        "ES > ML: 40 radios",
        "ES > ML: 800 Malian soldiers",
    ]
