"""Groups and institutions that have no name but the place they are of."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


def _named(parties: tuple[object, ...]) -> list[tuple[str, str]]:
    return [(one.name, one.iso2) for one in parties]  # type: ignore[attr-defined]


@each(
    "whom, place",
    [
        ("the hospital in Gyumri", ("hospital in Gyumri", "AM")),
        ("the municipality of Amatrice", ("Amatrice", "IT")),
        ("flood victims in Sindh", ("Sindh", "PK")),
        ("families at Gizo", ("Gizo", "SB")),
        ("a children's home in Ostrava", ("Ostrava", "CZ")),
        ("the widows of Rarotonga", ("Rarotonga", "CK")),
        ("Upala families", ("Upala", "")),
        ("Tell Tamer schools", ("Tell Tamer", "")),
        ("Wairoa evacuees", ("Wairoa", "")),
        ("Ngaliema hospital", ("Ngaliema hospital", "")),
        ("Bluff's fishermen", ("Bluff", "NZ")),
        ("the Rotary Club of Lima", ("Rotary Club of Lima", "")),
        ("the clinic on Chios", ("clinic on Chios", "GR")),
        ("the refugee settlement at Adjumani", ("Adjumani", "UG")),
        ("the neighbouring commune of Abricots", ("Abricots", "HT")),
        ("Lautoka's lifeboat", ("Lautoka", "FJ")),
        ("the Sisters of Loreto", ("Sisters of Loreto", "")),
        ("the school in St George's", ("school in St George's", "GD")),
        ("villagers on Ailuk", ("Ailuk", "MH")),
        ("the hospital on Monday", ("the hospital", "")),
    ],
)
def test_who_gets_it_without_a_name_is_of_the_place(whom: str, place: tuple[str, str]) -> None:
    (draft,) = drafts(f"Oman gave 30 tents to {whom}.")
    assert _named(draft.recipients) == [place]


def test_a_town_is_of_the_country_behind_its_comma_also_where_the_data_have_it_elsewhere() -> None:
    (draft,) = drafts("Latvia donated 700 goats to Moyale, Ethiopia, on Friday.")
    assert _named(draft.recipients) == [("Moyale", "ET")]
    assert "recipients" in draft.unsure
    (draft,) = drafts("Latvia donated 700 goats to Moyale, Ethiopia and Somalia.")
    assert _named(draft.recipients)[0] == ("Moyale", "KE")


def test_several_places_of_a_group_all_get_it() -> None:
    (draft,) = drafts("Kopanong Sugar has donated 600 litres of soap to hospitals in Chikwawa and Nsanje.")
    assert [name for name, _ in _named(draft.recipients)] == ["Chikwawa", "Nsanje"]


@each(
    "who, code",
    [
        ("Bakers in Turin", "IT"),
        ("The Chinese community in Madrid", ""),
        ("A widow in Oulu", "FI"),
        ("The farmers of Iceland", "IS"),
        ("The Quakers of Philadelphia", "US"),
        ("The Lutherans of Dresden", "DE"),
        ("The Lions of Philadelphia", ""),
    ],
)
def test_what_a_group_of_a_town_gives_is_from_its_country(who: str, code: str) -> None:
    (draft,) = drafts(f"{who} gave 30 tents to Peru.")
    assert [party.iso2 for party in draft.donors] == [code]


@each(
    "who, name",
    [
        ("Conwy council", "Conwy"),
        ("Bluff's fishermen", "Bluff's fishermen"),
        ("The parish of Hergiswil", "Hergiswil"),
        ("The weavers of Rarotonga", "weavers of Rarotonga"),
        ("Corbyn's government", "Corbyn's government"),
        ("Town council", "Town council"),
        ("Wairoa Rotary Club", "Wairoa Rotary Club"),
    ],
)
def test_who_governs_a_place_of_no_list_gives_as_that_place_and_others_by_their_words(who: str, name: str) -> None:
    (draft,) = drafts(f"{who} gave 30 tents to Peru.")
    assert [party.name for party in draft.donors] == [name]


@each(
    "whom, place",
    [
        ("families affected by Typhoon Kiko in Itbayat", ("Itbayat", "PH")),
        ("the sufferers by the late explosion at Haydock", ("Haydock", "GB")),
        ("children left homeless by the fire in Zahle", ("Zahle", "LB")),
        ("miners trapped by the flood near Kozlu on Monday", ("Kozlu", "TR")),
        ("villagers displaced by the flood in May", ("villagers", "")),
    ],
)
def test_people_of_whom_more_is_said_are_of_the_place_where_it_befell_them(whom: str, place: tuple[str, str]) -> None:
    (draft,) = drafts(f"Oman gave 30 tents to {whom}.")
    assert _named(draft.recipients) == [place]


@each(
    "whom, there",
    [
        ("refugees from Syria in Jordan", ["JO"]),
        ("refugees from Sudan living in Chad", ["TD"]),
        ("families from Darfur in camps in Chad", ["TD"]),
        ("refugees from Syria in Lebanon, Jordan and Turkey", ["LB", "JO", "TR"]),
        ("refugees from Syria in Lebanon, and Oman sent Peru a boat", ["LB"]),
        ("people from Kobe in Osaka", ["JP"]),
        ("refugees from Kosovo", ["XK"]),
        ("children from Haiti in 2011", ["HT"]),
        ("evacuees from Libya through the Red Cross in Geneva", ["LY"]),
    ],
)
def test_who_is_from_elsewhere_is_where_it_is_said(whom: str, there: list[str]) -> None:
    assert [one.iso2 for one in drafts(f"Qatar gave 40 tents to {whom}.")[0].recipients] == there


@each("name", ["Antioch", "Corinth", "Syracuse"])
def test_a_town_that_two_countries_have_by_that_name_in_english_is_not_sure(name: str) -> None:
    (draft,) = drafts(f"Norway sent 40 tents to {name}.")
    assert [one.iso2 for one in draft.recipients] == [""]
    assert "recipients" in draft.unsure


@each(
    "who, name",
    [
        ("The Leeds branch of Oxfam", "Leeds branch of Oxfam"),
        ("The Maharashtra branch of the Indian Red Cross", "Maharashtra branch of the Indian Red Cross"),
        ("The Leeds branch", "Leeds branch"),
    ],
)
def test_a_branch_is_called_with_the_body_whose_it_is(who: str, name: str) -> None:
    (draft,) = drafts(f"{who} gave 30 desks to Chad.")
    assert [one.name for one in draft.donors] == [name]


@each(
    "text, told",
    [
        ("Qatar gave 40 trucks to Syria's rebels.", "QA > Syria's rebels"),
        ("Qatar gave Libya's new rebel leaders 40 trucks.", "QA > Libya's new rebel leaders"),
        ("Oman gave 40 tents to Syria as the rebels advanced.", "OM > SY"),
        (
            "The Kyrgyz Red Crescent got 12 trucks from its Turkish counterpart.",
            "Turkish Red Crescent > Kyrgyz Red Crescent",
        ),
        ("Belgium gave 40 trucks to the French-led force in Mali.", "BE > ML"),
        ("Oman gave 40 tents to Serb-held Ilidza.", "OM > BA"),
        ("The Soviet-era hospital got 40 beds from Oman.", "OM > Soviet-era hospital"),
        ("May Smith gave Lae 40 desks.", "May Smith > PG"),
    ],
)
def test_who_only_has_a_country_in_his_name_is_not_that_country(text: str, told: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == told


def test_kin_of_an_official_give_as_persons() -> None:
    (draft,) = drafts("The Kuwaiti ambassador's wife gave Lae 40 desks.")
    assert [one.name for one in draft.donors] == ["Kuwaiti ambassador's wife"]


@each("where", ["in western Uganda", "in Uganda", "living in southern Uganda"])
def test_people_of_another_country_are_where_they_are_now(where: str) -> None:
    (draft,) = drafts(f"Oman gave 30 tents to Sudanese refugees {where}.")
    assert [one.iso2 for one in draft.recipients] == ["UG"]


@each("text", ["LIMA - Flood victims received 40 tents from Oman.", "Flood victims received 40 tents from Oman."])
def test_a_disaster_is_no_place_of_its_victims(text: str) -> None:
    (draft,) = drafts(text)
    assert [one.name for one in draft.recipients] != ["Flood"]
