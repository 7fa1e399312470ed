"""Numbers that are told beside the one that is meant, and names that stand behind what somebody is."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


@each(
    "text, told",
    [
        ("Ireland gave $4 million to Chad, compared with $3 million a year earlier.", "$4 million"),
        ("Fifteen more pumps from Estonia reached Kherson, making 45 since October.", "Fifteen more pumps"),
        ("Turkey sent Baku 40 tents, bringing the total to 900.", "40 tents"),
        ("Korea gave 2,000 kits, each with three blankets and a stove, to Kabul.", "2,000 kits"),
        ("Oman sent Beira 800 parcels, each containing 10 kg of rice and 2 litres of oil.", "800 parcels"),
        ("Ghana gave 3,000 phones, each loaded with 500 taka, to Cox's Bazar.", "3,000 phones"),
        ("Cyprus sent 40 tonnes of water to Derna, a city of 90,000.", "40 tonnes of water"),
        ("Brunei gave Aceh 50 houses.", "50 houses"),
    ],
)
def test_a_number_that_is_only_told_beside_is_not_given(text: str, told: str) -> None:
    assert [amounts(draft) for draft in drafts(text)] == [told]


@each(
    "text, told",
    [
        ("In 1923 Peru wired 30,000 gold dollars to Yokohama.", "30,000 gold dollars"),
        ("Italy sent Zeeland 20 boats, and the Danish crown 500 goats.", "20 boats, 500 goats"),
        ("India gave Kenya 30 gold bars.", "30 gold bars"),
    ],
)
def test_coins_are_money_and_a_crown_may_be_a_king(text: str, told: str) -> None:
    assert ", ".join(map(amounts, drafts(text))) == told


@each(
    "text, told",
    [
        ("Some 30 beds were donated by the South African grocer Karoo Fresh to Beira.", "Karoo Fresh > MZ"),
        ("Emirati carrier Flydubai flew 30 tonnes of blankets to Kabul.", "Flydubai > AF"),
        ("The Kenyan runner Paul Tergat gave 300 desks to Kampala.", "Paul Tergat > UG"),
        ("The former Yugoslavia gave 300 tents to Skopje.", "YU > MK"),
        ("The steamer Orion carried 400 sacks of flour from Denmark to Oslo.", "DK > NO"),
        ("Save the Children gave 300 tents to Hope for the Nations.", "Save the Children > Hope for the Nations"),
        ("The Institut Pasteur de Dakar gave two laboratories to Conakry.", "Institut Pasteur de Dakar > GN"),
        ("A 78-year-old from Leeds gave 12 pumps to Lusaka.", "78-year-old from Leeds > ZM"),
        ("A teacher from Bergen, Ingrid Solheim, gave 12 guitars to Lusaka.", "Ingrid Solheim > ZM"),
    ],
)
def test_a_name_is_taken_and_not_what_is_said_of_it(text: str, told: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [told]


@each(
    "text, told",
    [
        ("Hardy's gave nine saws to London, Kentucky.", "London, Kentucky US"),
        ("Japan sent tents to London, Victoria and Kent.", "United Kingdom GB"),
        ("Poland gave 20 beds to Moscow, Idaho.", "Moscow, Idaho US"),
    ],
)
def test_a_town_is_in_the_state_behind_it(text: str, told: str) -> None:
    getter = drafts(text)[0].recipients[0]
    assert f"{getter.name} {getter.iso2}" == told


@each(
    "text, who",
    [
        ("Oman has called off a $14 million grant to Niger, according to two aid officials.", "two aid officials"),
        ("Oman will give $1 million to Niger, Yonhap quoted the foreign ministry as saying.", "the foreign ministry"),
        ("Oman gave 20 water tanks to Herat, a provincial official complained.", "a provincial official"),
        ("Oman gave 20 water tanks to Herat, according to a decree signed by the Sultan.", ""),
    ],
)
def test_who_says_so_by_further_words(text: str, who: str) -> None:
    assert drafts(text)[0].asserted_by == who


@each(
    "text, told",
    [
        ("A Dutch mill, Van Hout, presented Florence with six tons of paper.", ["six tons of paper"]),
        ("The club donated 74 quilts to Knott Arena, now a shelter.", ["74 quilts"]),
        ("The Dutch gave a boat, Zeeland, to Togo.", ["a boat"]),
        ("Ecuador lists 15,000 mattresses and 4,000 tents among its most urgent needs.", []),
        ("Rebuilding the port of Beira will take $85 million, Spain said.", []),
        ("Gap analysis for Sittwe: 45,000 poles, 12,000 ropes and 7,500 kits outstanding.", []),
    ],
)
def test_what_somebody_is_or_wants_is_not_given(text: str, told: list[str]) -> None:
    assert [amounts(draft) for draft in drafts(text)] == told


def test_a_plural_that_owns_a_body_is_in_its_name() -> None:
    for name in ("Kigali Farmers' Union", "Lima Miners' Hospital"):
        (draft,) = drafts(f"Oman gave 40 tents to the {name}.")
        assert [one.name for one in draft.recipients] == [name]


@each(
    "text, giver, carrier",
    [
        (
            "40 tents donated by the Danish Red Cross and transported by Maersk reached Beira.",
            "Danish Red Cross",
            "Maersk",
        ),
        ("Oxfam delivered 300 kits donated by Japan to Goma.", "Japan", "Oxfam"),
        ("Flown in by Caritas Ostrava, 300 parcels from Oman reached Beira.", "Oman", "Caritas Ostrava"),
    ],
)
def test_who_only_brings_is_no_giver(text: str, giver: str, carrier: str) -> None:
    (draft,) = drafts(text)
    assert [one.name for one in draft.donors] == [giver]
    assert [one.name for one in draft.carriers] == [carrier]


def test_a_month_by_which_it_is_delivered_carries_nothing() -> None:
    for draft in drafts("Of the 12 tents that Oman pledged, 4 had been delivered by August."):
        assert draft.carriers == ()
