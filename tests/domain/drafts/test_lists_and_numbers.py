"""Who of a list gives what, numbers that are of something else, and words that do not turn a gift into none."""

from __future__ import annotations

import random

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each
from tests.trials.patterns import patterns, tried

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


@each(
    "text, told",
    [
        ("Chad received four tonnes of rice from Ghana and 57 doctors from Cuba.",
         ["GH > TD: four tonnes of rice", "CU > TD: 57 doctors"]),
        ("Received in Cox's Bazar: 1,000 family tents (Malaysia), 14,000 blankets (Morocco).",
         ["MY > BD: 1,000 family tents", "MA > BD: 14,000 blankets"]),
        ("Venezuela and Mexico sent Guatemala six kitchens and 110 tons of cement respectively.",
         ["VE > GT: six kitchens", "MX > GT: 110 tons of cement"]),
        ("South Korea and Japan each gave $1 million to Laos and Vietnam respectively.",
         ["KR > LA: $1 million", "JP > VN: $1 million"]),
        ("The United Arab Emirates dispatched a plane carrying 16 tons of rice to Kazakhstan.",
         ["AE > KZ: 16 tons of rice"]),
        ("Landlocked Bhutan gave Nepal 40 tents.", ["BT > NP: 40 tents"]),
    ],
)  # fmt: skip
def test_each_gives_what_stands_beside_it(text: str, told: list[str]) -> None:
    assert [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)] == told


@each("text", ["Ghana and Togo sent Liberia 30 tents, 40 beds and 50 cots respectively."])
def test_whose_is_whose_is_unsure_where_it_is_not_read(text: str) -> None:
    assert {Field.DONORS, Field.ITEMS} <= drafts(text)[0].unsure.keys()


@each(
    "text, low",
    [
        ("Rotary flew a quarter of a ton of spectacles to India.", "0.25"),
        ("Norway sent half a ton of fish to Chad.", "0.5"),
        ("Chile donated three quarters of a tonne of seeds to Bolivia.", "0.75"),
        ("Germany gave Mali 60 four-wheel-drive lorries.", "60"),
        ("Spain donated 12 two-storey huts to Nepal.", "12"),
        ("Ghana received 30 refurbished Scania buses from Sweden.", "30"),
        ("Japan sent Fiji 30 tents, bringing to 200 the number of countries that helped.", "30"),
    ],
)
def test_numbers_are_those_of_what_is_given(text: str, low: str) -> None:
    (draft,) = drafts(text)
    assert [str(one.low) for one in draft.items] == [low]


@each(
    "text",
    [
        "Austrian aid to Malawi rose from 2,000 tons in 1999 to 5,000 tons in 2001.",
        "Kuwait doubled its gift to Yemen from 50 to 100 ambulances.",
        "Kenya gave Malawi three quarters of its 40 tonnes of beans.",
        "The club gave all but two of its boats to Kherson.",
        "In 1965 Australia sent 1,100 troops to Vietnam.",
        "Russia got 95 of its soldiers back from Ukraine.",
        "The nurse gave the patient 5 milligrams of diazepam.",
    ],
)
def test_no_number_is_read_that_is_of_something_else(text: str) -> None:
    read = [one for draft in drafts(text) for one in (*draft.items, *draft.amounts)]
    assert [one for one in read if one.low is not None] == []


@each(
    "text",
    [
        "Senegal took delivery of 40 buses that it had ordered from Turkey.",
        "Brussels should offer the Western Balkans at least a million doses.",
        "Oman said it would consider supplying Yemen with 40 buses.",
        "Burglars took 60 laptops, a gift of the Lions Club, from a school in Accra.",
    ],
)
def test_what_is_bought_taken_or_only_thought_of_is_not_drafted(text: str) -> None:
    assert drafts(text) == []


@each(
    "text",
    [
        "Uruguay sent 40 generators to Haiti, and the shipping line carried them for nothing.",
        "Bulgaria donated 200 heaters to Moldova in return for nothing.",
        "Nepal was given 70 buses by India in 1987, and for weeks nobody would drive them.",
    ],
)
def test_what_nobody_did_besides_leaves_a_gift_given(text: str) -> None:
    assert [draft.status for draft in drafts(text)] == [Outcome.GIVEN]


@each(
    "text, who",
    [
        ("Norway gave Chad 40 tents, but aid workers in Abéché complained that the road was closed.", ""),
        ("Tonga received 300 tents from Fiji, and neither minister said a word of it.", ""),
        ("Bermuda is sending Jamaica 40 tents, Premier Burt told the House.", "Premier Burt"),
        ("Hungary sent Serbia 200 beds, the ministry said, adding that more would follow.", "the ministry"),
    ],
)
def test_who_asserts_it_is_who_says_it_and_nothing_else(text: str, who: str) -> None:
    assert {draft.asserted_by for draft in drafts(text)} == {who}


@each("but", [" but nothing to Togo", ", not to Togo", " and none to Togo"])
def test_who_gets_nothing_gets_nothing(but: str) -> None:
    (draft,) = drafts(f"Oman gave 40 tents to Benin{but}.")
    assert sides(draft) == "OM > BJ"


def test_behind_a_list_that_is_closed_the_next_name_begins_a_clause() -> None:
    first, second = drafts("Oman sent 40 tents to Parakou and Cotonou, and Peru gave 115 beds.")
    assert sides(first).startswith("OM >")
    assert sides(second).startswith("PE >")


def test_to_the_two_countries_is_no_range() -> None:
    (draft,) = drafts("Oman promised 240 million dollars to the two countries.")
    assert amounts(draft) == "240 million dollars"


@each("thing", ["300 masks²", "300 masks*", "300 ¹² masks"])
def test_marks_of_footnotes_are_no_part_of_a_thing(thing: str) -> None:
    (draft,) = drafts(f"Oman sent {thing} to Benin.")
    assert [one.item for one in draft.items] == ["masks"]


@each(
    "text, said",
    [
        ("Oman gave cash cards of $100 to 30,000 families in Peru.", "$100"),
        ("Oman gave 50 euros to 80 people in Peru.", "50 euros"),
        ("Oman gave $5 million to 10 million people in Peru.", "$5 million"),
        ("Oman gave Peru $2 to 3 million.", "$2 to 3 million"),
        ("Oman sent Peru two search and rescue teams with eight dogs.", "two search and rescue teams, eight dogs"),
        ("Oman sent Peru 20 sheep and farm tools.", "20 sheep"),
    ],
)
def test_what_a_number_goes_to_or_is_of_is_told_from_its_end(text: str, said: str) -> None:
    found = [amounts(draft) for draft in drafts(text)]
    assert any(said in one for one in found), found
    assert all("30,000" not in one and "to 80" not in one and "10 million" not in one for one in found)


def test_a_range_whose_second_number_counts_things_is_not_read() -> None:
    assert all(one.low is None for draft in drafts("Oman gave Peru $100 to 300 vouchers.") for one in draft.amounts)


def test_bodies_are_nothing_that_is_given() -> None:
    assert drafts("Chad handed over to Peru the bodies of 12 soldiers.") == []


def test_what_a_gift_is_called_beside_it_is_no_further_gift() -> None:
    (draft,) = drafts("Oman said it would give Chad 50,000 tons of rice, its first food aid to Chad in nine years.")
    assert amounts(draft) == "50,000 tons of rice"


@each(
    "text, who",
    [
        ("Slovenia as well as Hungary gave Chad 3 million euros.", "SI HU > TD"),
        ("Slovenia, together with Hungary, gave Chad 3 million euros.", "SI HU > TD"),
        ("Slovenia, along with Hungary and Malta, gave Chad 3 million euros.", "SI HU MT > TD"),
        ("Oman gave 300 tents to Chad as well as Niger.", "OM > TD NE"),
        ("In return Changsha donated 10,000 masks to Chad.", "CN > TD"),
    ],
)
def test_who_is_named_with_somebody_gives_too(text: str, who: str) -> None:
    (draft,) = drafts(text)
    found = (" ".join(one.iso2 or one.name for one in side) for side in (draft.donors, draft.recipients))
    assert " > ".join(found) == who


def test_a_company_cut_short_begins_its_own_clause() -> None:
    text = "Oman sent 5 million rials to Peru, and San Miguel Corp. donated 20,000 sacks of rice to Chad."
    assert [sides(draft) for draft in drafts(text)] == ["OM > PE", "San Miguel Corp > TD"]


@each(
    "text, currency",
    [
        ("Rwanda gave Frw 30 million to Malawi.", "RWF"),
        ("Rwanda gave Rwf 30 million to Malawi.", "RWF"),
        ("Denmark gave DKr 3 million to Niger.", "DKK"),
        ("Burundi gave FBu 3 million to Chad.", "BIF"),
        ("Sri Lanka gave Rs. 5 million to Nepal.", "LKR"),
    ],
)
def test_short_forms_of_currencies(text: str, currency: str) -> None:
    (draft,) = drafts(text)
    assert [one.currency for one in draft.amounts] == [currency]


def test_who_gives_something_else_is_not_of_the_list_before() -> None:
    one, other = drafts("Kenya gave 3 tonnes of tea to Oman, and Peru 40 tonnes.")
    assert (sides(one), sides(other)) == ("KE > OM", "PE > OM")


@each(
    "text", ["Oman donates 500,000 euros to Chad and Syria each.", "Oman donates 500,000 euros each to Chad and Syria."]
)
def test_what_each_gets_is_a_gift_each(text: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == ["OM > TD", "OM > SY"]


@each(
    "text",
    [
        "La France a offert 20 ambulances au Sénégal.",
        "El gobierno de México envió 26 toneladas de ayuda a Cuba.",
        "Deutschland gibt Chad 30 Millionen Euro für Schulen.",
    ],
)
def test_a_sentence_of_another_language_is_left_unread(text: str) -> None:
    assert drafts(text) == []


def test_of_a_list_the_one_who_gets_nothing_gets_nothing() -> None:
    one, other = drafts("Angola gave Chad 10 million dollars, Oman 30 railway wagons and Peru nothing.")
    assert (sides(one), sides(other)) == ("AO > TD", "AO > OM")


def test_what_somebody_gets_of_a_sum_is_not_all_of_it() -> None:
    for draft in drafts("The fund has disbursed $312 million to date, including $20 million to Chad for schools."):
        assert draft.recipients == () or Field.RECIPIENTS in draft.unsure


@each("text", ["Sweden handed over the chairmanship of the council to Chad.", "The band's usual fee is £800."])
def test_what_is_handed_over_and_no_thing_is_no_gift(text: str) -> None:
    assert drafts(text) == []


def test_a_volume_of_goods_and_what_they_are_worth() -> None:
    (draft,) = drafts("Oman sent 120 m3 of tents to Chad, valued at 2.2 million dollars.")
    assert [(one.unit, one.item) for one in draft.items] == [("m3", "tents")]
    (draft,) = drafts("A flight of Direct Relief landed in Chad with 18 tonnes of medicines valued at US$ 2.2 million.")
    assert [one.as_stated for one in draft.amounts] == ["US$ 2.2 million"]


def test_names_without_end_are_looked_through_in_time_that_grows_with_them() -> None:
    found, _ = patterns("domain.drafts.names.in_lists")
    assert found
    assert [str(slow) for one in found if (slow := tried(one, random.Random(8), 2)) is not None] == []


@each(
    "text, things",
    [
        ("Sweden gave Kenya's army rice, tea and tents.", ["rice", "tea", "tents"]),
        ("Sweden sent tents and generators to Kenya.", ["tents", "generators"]),
        ("Sweden sent warm clothes and blankets to Kenya.", ["warm clothes", "blankets"]),
        ("Sweden sent 900 desks and chairs to Kenya.", ["900 desks and chairs"]),
        ("Sweden sent several desks and chairs to Kenya.", ["several desks and chairs"]),
        ("Sweden sent 12 tons of drugs and dehydrated meals to Kenya.", ["12 tons of drugs and dehydrated meals"]),
        ("Sweden gave Kenya's police vans and boots.", ["vans", "boots"]),
        ("Kenya thanked Sweden for 4 clinics and 60 beds.", ["4 clinics", "60 beds"]),
        ("Merlin dispatched four surgeons and a nurse to Kenya.", ["four surgeons", "a nurse"]),
        ("Sweden supplied Kenya with L-410 transports, vans and tents.", ["L-410 transports", "vans", "tents"]),
        ("The Swedes gave Kenya J-29 fighters.", ["J-29 fighters"]),
        ("Sweden gave Kenya 6 Bv-206 tracked vehicles.", ["6 Bv-206 tracked vehicles"]),
        ("Sweden delivered 40 fighters to Kenya.", ["40 fighters"]),
        ("Sweden sent Kenya goods worth £4 million.", ["goods"]),
        ("Kenya Airways offered 9,000 free tickets to nurses.", ["9,000 free tickets"]),
        ("Sweden gave Kenya boats confiscated from poachers.", ["boats"]),
        ("Sweden handed over 90 boats, confiscated from poachers, to Kenya.", ["90 boats"]),
        ("Ten Kenyan pupils received Reading scholarships from Sweden.", ["scholarships"]),
        ("Sweden donated 60 seized rifles to Kenya.", ["60 seized rifles"]),
    ],
)
def test_goods_of_a_list_are_not_swallowed(text: str, things: list[str]) -> None:
    (draft,) = drafts(text)
    assert [one.as_stated for one in draft.items] == things


@each(
    "text",
    [
        "Swedish customs officers confiscated 60 rifles from poachers.",
        "Sweden gave Kenya 60 rifles which pirates had stolen.",
        "Looters took 60 bags of relief rice from the stores at Kisumu on Sunday night.",
        "WFP has been able to give only half rations to refugees in Kakuma.",
        "The mill paid 70 workers EUR 60 each.",
    ],
)
def test_what_was_taken_cut_or_earned_is_no_gift(text: str) -> None:
    assert drafts(text) == []


@each("verb", ["paid", "gave"])
def test_so_much_for_each_is_read_and_not_sure(verb: str) -> None:
    (draft,) = drafts(f"Caritas {verb} 70 widows in Kisumu EUR 60 each.")
    assert [(one.low, one.currency) for one in draft.amounts] == [(60, "EUR")]
    assert Field.MONEY in draft.unsure
