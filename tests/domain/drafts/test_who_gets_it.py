"""Who gets something: not who begins another clause, and with all that the words and the place of the gift say."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, who",
    [
        ("Oman sent Lima 20 tonnes of plasma, and a town in Togo wants to have some.", "OM > PE"),
        ("The 600 caravans arrived in Lima on Monday, and Kuwaiti volunteers screwed the roofs down.", "? > PE"),
        ("Oxfam sent 300 tents to Lima in May, and Chile's president visited the camp.", "Oxfam > PE"),
        ("Oxfam released 500 sheets for families in Vavu, and Chad's customs office let them in.", "Oxfam > Vavu"),
        ("Oman gave 20 buses to Peru in May, and Chad a month later.", "OM > PE+TD"),
        ("Oman gave 20 buses to Peru, Chad, and Fiji.", "OM > PE+TD+FJ"),
        ("Oman gave 20 buses to flooded Peru.", "OM > PE"),
        ("The minister thanked Oman for its donation to Chad of 800 beds.", "OM > TD"),
        ("Oman gave 5 million euros for the rebuilding of Vavu.", "OM > Vavu"),
        ("Oman gave 5 million euros to two host countries of Tajik refugees.",
         "OM > two host countries of Tajik refugees"),
        ("There were two pumps, which the Tunisian Red Crescent had got together for Vavu hospital.",
         "Tunisian Red Crescent > Vavu hospital"),
        ("TRIPOLI - Tunisia sent its neighbour 52 nurses.", "TN > LY"),
        ("The US embassy in Kingston gave 30 laptops to a school in Portland.", "US > JM"),
        ("The ambassador of the United States to Jamaica gave 30 laptops to Portland.", "US > JM"),
        ("The Chinese embassy in Rome sent 30 beds to Wuhan.", "CN > CN"),
        ("Oman gave its Estonian twin town, Rakvere, 60 beds.", "OM > EE"),
        ("Kyoto and Lyon are twin towns. Students there got 60 beds from the Japanese city.", "JP > FR"),
    ],
)  # fmt: skip
def test_who_gets_it_is_told_from_who_is_only_named(text: str, who: str) -> None:
    assert [sides(one) for one in drafts(text)] == [who]


@each(
    "whom, name, code",
    [
        ("the Maronite Archeparchy of Beirut", "Maronite Archeparchy of Beirut", "LB"),
        ("the Bishop of Juba", "Bishop of Juba", "SS"),
        ("the City of Tallinn", "Tallinn", "EE"),
        ("the Republic of Moldova", "Moldova", "MD"),
        ("the parish of Cazorla", "parish of Cazorla", "ES"),
        ("families in Guiuan", "Guiuan", "PH"),
        ("the widow of Dr Guiuan", "widow of Dr Guiuan", ""),
        ("the church at Vavu", "church at Vavu", ""),
        ("Guiuan nursing home", "Guiuan", ""),
        ("Guiuan district hospital", "Guiuan district hospital", "PH"),
        ("Kabwe General Hospital", "Kabwe General Hospital", "ZM"),
        ("Nelson Mandela Primary School", "Nelson Mandela Primary School", ""),
        ("each of the residents of Guiuan nursing home", "residents of Guiuan", ""),
    ],
)
def test_a_place_in_the_words_gives_its_code(whom: str, name: str, code: str) -> None:
    (draft,) = drafts(f"Oxfam gave 300 euros to {whom}.")
    assert [(one.name, one.iso2) for one in draft.recipients] == [(name, code)]


@each(
    "before, word, name",
    [
        ("The museum in Tartu lost its roof.", "it", "museum in Tartu"),
        ("The hospital at Mbeya burned down in May.", "the hospital", "hospital at Mbeya"),
        ("The hospital at Mbeya burned down in May.", "the city", "Mbeya"),
        ("The port of Lima burned down in May.", "it", "Lima"),
    ],
)
def test_it_is_an_institution_of_the_sentence_before_with_all_its_words(before: str, word: str, name: str) -> None:
    (draft,) = drafts(f"{before} Oxfam gave {word} 40 beds.")
    assert [one.name for one in draft.recipients] == [name]
    assert Field.RECIPIENTS in draft.unsure


@each(
    "text, name, code",
    [
        ("The storm hit Tacloban. Flood victims received 30 tents from Oman.", "Tacloban", "PH"),
        ("Locusts came to Turkana. Herders were given 30 goats by Oxfam.", "Turkana", "KE"),
        ("Flood victims received 30 tents from Oman.", "Flood victims", ""),
        ("A mill in Lae gave the town council 300 kina.", "town council", "PG"),
        ("Oman gave the town council 300 kina.", "town council", ""),
    ],
)
def test_people_and_local_bodies_without_a_name_are_of_the_place_that_is_named(text: str, name: str, code: str) -> None:
    (draft,) = drafts(text)
    assert [(one.name, one.iso2) for one in draft.recipients] == [(name, code)]
    assert Field.RECIPIENTS in draft.unsure


@each(
    "whom, sure",
    [
        ("Cardinal Gracias for the hungry of Kerala", False),
        ("the Japanese embassy for victims of the quake", False),
        ("Peru for the refugees in Lima", True),
    ],
)
def test_who_may_only_pass_it_on_to_people_is_not_sure(whom: str, sure: bool) -> None:
    (draft,) = drafts(f"Oman has given 3,000 euros to {whom}.")
    assert (Field.RECIPIENTS not in draft.unsure) == sure


def test_what_a_town_is_only_called_is_not_sure() -> None:
    (draft,) = drafts("The German city gave Oxfam 60 beds.")
    assert Field.DONORS in draft.unsure


@each("town, code", [("Houston", "US"), ("Cork", "IE"), ("Nelson", "")])
def test_a_town_called_as_people_are_has_its_code_where_one_country_alone_has_it(town: str, code: str) -> None:
    (draft,) = drafts(f"Oxfam shipped 300 barrels of flour to {town} in March 2011.")
    assert [(one.name, one.iso2) for one in draft.recipients] == [(town, code)]
    assert Field.RECIPIENTS in draft.unsure


def test_a_small_place_is_never_sure_and_none_of_a_country_that_the_text_does_not_name() -> None:
    (draft,) = drafts("Oxfam gave 300 euros to the hospital at Guiuan.")
    assert Field.RECIPIENTS in draft.unsure
    (draft,) = drafts("Peru and Chile are dry. Oxfam gave 300 euros to the hospital at Guiuan.")
    assert [one.iso2 for one in draft.recipients] != ["PH"]


@each(
    "where, codes",
    [
        ("Kebbi", ["NG"]),
        ("Nayarit", ["MX"]),
        ("Isère", ["FR"]),
        ("the district of Rubavu", ["RW"]),
        ("villages in Padang Pariaman", ["ID"]),
        ("Haa and Vavu", ["BT", "BT"]),
        ("Vavu and Haa", ["BT", "BT"]),
        ("Lae and Haa", ["PG", ""]),
        ("the Texas Panhandle", ["US"]),
        ("Regions Two and Ten", ["", ""]),
    ],
)
def test_a_region_or_district_is_in_its_country(where: str, codes: list[str]) -> None:
    (draft,) = drafts(f"Oxfam gave 300 euros to families in {where}.")
    assert [one.iso2 for one in draft.recipients] == codes
    assert Field.RECIPIENTS in draft.unsure


@each(
    "text, code",
    [
        ("Oxfam gave 300 euros to families in Jablanica.", ""),
        ("The bridge in Mostar fell. Oxfam gave 300 euros to families in Jablanica.", "BA"),
    ],
)
def test_of_several_places_of_a_name_the_text_says_which(text: str, code: str) -> None:
    (draft,) = drafts(text)
    assert [one.iso2 for one in draft.recipients] == [code]


@each(
    "text, who",
    [
        ("Oxfam gave 20 tents in Sukkur, Vavu and Muzaffargarh.", "Oxfam > PK+PK+PK"),
        ("Norway sent 300 beds to Kidal, Tessit, Menaka and Gao in May.", "NO > ML+Tessit+Menaka+Gao"),
        ("In Lima, Bergmann, Holt and Sons gave 20 tents.", "Holt and Sons > PE"),
    ],
)
def test_a_place_of_no_list_between_others_gets_it_too(text: str, who: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [who]


@each(
    "whom, where",
    [
        ("Syrian refugees living in Lebanon", "LB"),
        ("Goma evacuees staying in Lima", "PE"),
        ("Mariupol families now sheltering in Lviv", "UA"),
        ("a charity housed in Lima", "charity"),
    ],
)
def test_people_who_had_to_leave_a_place_are_where_they_live_now(whom: str, where: str) -> None:
    (draft,) = drafts(f"Oman gave 300 tents to {whom}.")
    assert sides(draft) == f"OM > {where}"


@each(
    "text, said",
    [
        ("Jordan, host to 600,000 Syrian refugees, was given 50 million euros by Germany.", "DE > JO"),
        ("Ethiopia, home to the African Union, was given a hospital ship by China.", "CN > ET"),
        ("Turkey gave 30 tents to Jordan, a host to 600,000 Syrians.", "TR > JO"),
        ("The Czechs gave Lima 40 tents, the Slovenes 30.", "CZ > PE"),
    ],
)
def test_who_is_only_with_who_gets_it_gets_nothing(text: str, said: str) -> None:
    assert sides(drafts(text)[0]) == said


@each(
    "text, said",
    [
        ("The governor of Sindh said that Iran had sent his province 4,000 tents.", "IR > PK"),
        ("The governor said that Iran had sent his province 4,000 tents.", "IR > province"),
        ("Iran gave its navy 40 boats.", "IR > IR"),
    ],
)
def test_his_own_place_is_not_of_who_gives_to_it(text: str, said: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == said
    assert "donors" not in draft.unsure
