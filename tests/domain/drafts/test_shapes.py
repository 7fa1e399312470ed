"""Shapes of sentences in which a whole gift, a number or who gets it was lost."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


def told(text: str) -> list[str]:
    """The drafts of a text in a line each."""
    return [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@each(
    "text, place",
    [
        ("The airport road was cut. Chile flew 9 tonnes of rice to Chonchi.", "Chonchi"),
        ("Concepción lies in ruins. Peru sent Penco 300 tents.", "Penco"),
        ("Eighteen hotels in Durrës still house families. Switzerland supplied 47 tents to Thumanë.", "Thumanë"),
        ("Badakhshan was shaken again last Monday. Tajikistan offered Faizabad two helicopters.", "Faizabad"),
        ("Flores was shaken on Monday. Australia landed 12 tonnes of water at Maumere.", "Maumere"),
    ],
)
def test_who_is_plainly_said_to_get_it_is_not_another_place_of_the_sentence_before(text: str, place: str) -> None:
    assert [one.name for one in drafts(text)[0].recipients] == [place]


@each(
    "text, expected",
    [
        ("Japan gave Fiji 15 Toyota trucks.", "JP > FJ: 15 Toyota trucks"),
        ("Norway handed over 22 Volvo lorries to Malawi.", "NO > MW: 22 Volvo lorries"),
        ("Two Qantas aircraft brought Nauru 30 beds.", "Qantas > NR: 30 beds"),
        ("Brazil will donate its remaining 11 motorcycles to Haiti.", "BR > HT: 11 motorcycles"),
        ("France left the two surviving ambulances to Chad.", "FR > TD: two surviving ambulances"),
        ("Turkey sent Georgia 25 km of pipe and 9 pumps.", "TR > GE: 25 km of pipe, 9 pumps"),
        ("Chile gave Peru 40 miles of cable.", "CL > PE: 40 miles of cable"),
        ("Spain sent Mali 30 tents, 4 vehicles and a water engineer.",
         "ES > ML: 30 tents, 4 vehicles, a water engineer"),
        ("Toronto gave Chicago a carload of loaves.", "CA > US: a carload of loaves"),
        ("Thanks to a gift from Luxembourg of 60 bicycles, teachers in Niamey can visit the villages.",
         "LU > NE: 60 bicycles"),
        ("An offer by Porto of two field surgical teams was accepted by Malta.",
         "Porto > MT: two field surgical teams"),
    ],
)  # fmt: skip
def test_no_number_and_no_name_is_lost(text: str, expected: str) -> None:
    assert expected in told(text)


@each(
    "text, expected",
    [
        ("Slovakia sent Devecser five lorries, and Serbia ten million forints.",
         ["SK > Devecser: five lorries", "RS > Devecser: ten million forints"]),
        ("The Rotary Club of Cork gave Bohol 150 boats, and the Mercy Foundation 1,000 nets.",
         ["Rotary Club of Cork > PH: 150 boats", "Mercy Foundation > PH: 1,000 nets"]),
        ("Ireland gave Tanzania $2 million and Lesotho $1.9 million.",
         ["IE > TZ: $2 million", "IE > LS: $1.9 million"]),
        ("To Ghana Cuba sent 53 nurses and to Chad 38 doctors.", ["CU > GH: 53 nurses", "CU > TD: 38 doctors"]),
        ("The ambassadors of Norway and Denmark handed over 14 boats to Chad.", ["NO+DK > TD: 14 boats"]),
    ],
)  # fmt: skip
def test_each_of_several_has_its_own(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@each(
    "text",
    [
        "Chile did not, in the end, deliver the 100 classrooms to Chad.",
        "The 100 classrooms were not, as far as is known, delivered by Chile to Chad.",
    ],
)
def test_words_in_commas_do_not_part_a_verb_from_what_denies_it(text: str) -> None:
    assert [(sides(one), one.status.value) for one in drafts(text)] == [("CL > TD", "not_given")]


@each(
    "text",
    [
        "The Ministry invites sealed bids, not later than 13 May, for the supply of 4,000 tents to the store at Suva.",
        "Peru's minister has requested from Turkey forty tractors on grant terms; the request is under study.",
        "Nobody has answered Tonga's request for 30 generators.",
        "What Sindh needs is not advice but 600 pumps, the minister said.",
        "Hungary handed 500 wagons to Romania as war reparations.",
        "Under the armistice of 1940 France was to deliver 3,000 lorries to Germany.",
        "Had the border been open, Iran could have sent 300 tents to Basra.",
        "The 2 million dollars for Niger were not a gift, the auditor said.",
        "There is no proposal to make Malta a gift of the 40 buses.",
        "Bolivian chiefs surrendered forty rifles to the garrison at Lima.",
    ],
)
def test_what_is_asked_for_exacted_or_would_have_been_is_no_gift(text: str) -> None:
    assert told(text) == []


def test_boats_that_are_hired_are_not_given() -> None:
    assert told("WFP has chartered 60 boats to move 85 tonnes of wheat given by Oman to Yemen.") == [
        "OM > YE: 85 tonnes of wheat"
    ]


@each(
    "text, number, thing",
    [
        ("Argentina presented Paraguay with a fully fitted hospital train.", 1, "a fully fitted hospital train"),
        ("Peru passed on a newly painted ferry to Fiji.", 1, "a newly painted ferry"),
        ("Italy has made over its old floating crane to Haiti.", 1, "its old floating crane"),
    ],
)
def test_a_thing_of_any_name_is_read_behind_a_verb_of_giving(text: str, number: int | None, thing: str) -> None:
    ((item,),) = [draft.items for draft in drafts(text)]
    assert (item.low, item.as_stated) == (number, thing)


def test_a_weekday_is_not_sure_weeks_after_the_day_that_the_text_has_named() -> None:
    text = "Help arrived on {day}. On Thursday Mexico sent Peru 40 tents."
    unsure = [
        bool(drafts(text.format(day=day), "2016-05-09")[-1].unsure.get(Field.DATE)) for day in ("21 April", "4 May")
    ]
    assert unsure == [True, False]


@each(
    "text, expected",
    [
        ("Norway donated 6 water tanks of 12 m³ to Fiji.", ["NO > FJ: 6 water tanks"]),
        ("Spain gave Peru 3 pumps of 90 l/min each.", ["ES > PE: 3 pumps"]),
        ("Sweden gave Chile a loom in nine crates.", ["SE > CL: a loom"]),
        ("Nine of the twelve horns donated by Malta to Chad are out of tune.", ["MT > TD: twelve horns"]),
        ("Chile shipped the frigate Esmeralda with 70 tons of salt as a gift to Peru.", ["CL > PE: 70 tons of salt"]),
        ("80 coats from Malta were delivered to Riga by three nuns and a taxi.", ["MT > LV: 80 coats"]),
    ],
)
def test_sizes_packing_and_who_brings_it_are_no_gifts(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@each(
    "text, expected",
    [
        ("Norway sent Latvia four boats, Sweden three.", ["NO > LV: four boats", "SE > LV: three"]),
        ("Italy gave two boats to Malta and one to Cyprus.", ["IT > MT: two boats", "IT > CY: one"]),
        ("Spain will donate one tug to Malta and another to Cyprus.", ["ES > MT: one tug", "ES > CY: another"]),
        ("Oxfam and the city of Turku donated 40 beds to Riga.", ["Oxfam+FI > LV: 40 beds"]),
        ("The city of Turku and Oxfam donated 40 beds to Riga.", ["FI+Oxfam > LV: 40 beds"]),
        ("Chad, Mali and Togo gave Benin 20, 30 and 45 tents respectively.",
         ["TD > BJ: 20", "ML > BJ: 30", "TG > BJ: 45 tents"]),
        ("In the same year Salo, Lund and Riga gave Tartu 2,000, 3,000 and 500 dollars respectively.",
         ["Salo > EE: 2,000", "SE > EE: 3,000", "LV > EE: 500 dollars"]),
        ("Pipeline for Yemen: Qatar (pledge, USD 3 million), Malta (pledge, EUR 2 million).",
         ["QA > YE: USD 3 million", "MT > YE: EUR 2 million"]),
        ("The Oak Foundation approved at its May meeting $8 million for Chad, $5 million for Mali and none for Togo.",
         ["Oak Foundation > TD: $8 million", "Oak Foundation > ML: $5 million"]),
    ],
)  # fmt: skip
def test_each_giver_of_a_list_has_its_own(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@each(
    "text, expected, outcome",
    [
        ("Japan rejected Peru's request for 20 million dollars.", ["JP > PE: 20 million dollars"], Outcome.NOT_GIVEN),
        ("Oman turned down a request from Chad for 30 trucks.", ["OM > TD: 30 trucks"], Outcome.NOT_GIVEN),
        ("Mali's request to Japan for 30 trucks was refused.", ["JP > ML: 30 trucks"], Outcome.NOT_GIVEN),
        ("Kuwait dropped a planned gift of 60 classrooms to Dominica.", ["KW > DM: 60 classrooms"], Outcome.CANCELLED),
        ("Japan denied Peru's request for a visit.", [], None),
        ("Japan received a request from Peru for 300 trucks.", [], None),
    ],
)
def test_a_request_that_is_denied_was_not_given(text: str, expected: list[str], outcome: Outcome | None) -> None:
    assert told(text) == expected
    assert {one.status for one in drafts(text)} == ({outcome} if outcome else set())


@each(
    "text, expected",
    [
        ("Norway gave Oman 30 armoured Land Rovers.", "NO > OM: 30 armoured Land Rovers"),
        ("Norway sent 30 x 25 kg bags of rice to Fiji.", "NO > FJ: 30 x 25 kg bags of rice"),
        ("Norway sent Fiji one dentist and two cooks.", "NO > FJ: one dentist, two cooks"),
        ("Norway gave five bells to Fiji and a sixth to Tonga.", "NO > TO: a sixth"),
        ("Norway gave Fiji a tricycle-load of maps.", "NO > FJ: a tricycle-load of maps"),
        (
            "Norway gave 30 beds to the clinic, two schools and the fire brigade in Suva.",
            "NO > clinic+schools+FJ: 30 beds",
        ),
        ("Puebla taxi drivers gave two lorries of maize to Fiji.", "MX > FJ: two lorries of maize"),
        ("Weavers of Aldershot gave 30 rugs to Fiji.", "GB > FJ: 30 rugs"),
    ],
)
def test_counts_and_givers_without_a_name_are_read(text: str, expected: str) -> None:
    assert any(sides(draft) + ": " + amounts(draft) == expected for draft in drafts(text)), told(text)


@each(
    "text, published",
    [
        ("Hilltop Pumps gave ¥30 million to Saint Anne's Hospital.", "2024-05-08"),
        ("The Mistry Trust gave Rs 3 lakh to Saint Anne's Hospital.", "2024-05-08"),
        ("The Dupont Foundation gave 3,000 francs to Saint Anne's Hospital.", "1934-05-08"),
    ],
)
def test_money_of_nobodys_country_is_left_in_no_currency(text: str, published: str) -> None:
    (draft,) = drafts(text, published)
    assert draft.money is not None
    assert draft.money.currency == ""
    assert Field.MONEY in draft.unsure
