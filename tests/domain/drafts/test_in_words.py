"""Who gives and gets something is named by all the words that say who it is."""

from __future__ import annotations

from dataclasses import replace

from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.domain.drafts.draft import Draft, DraftParty, Field
from app.domain.drafts.filling.in_words import in_words


def _only(text: str) -> Draft:
    (draft,) = drafts(text)
    return draft


@each(
    "whom, name, code",
    [
        ("Gyumri maternity hospital", "Gyumri maternity hospital", "AM"),
        ("Armenia's chess federation", "Armenia's chess federation", "AM"),
        ("the bishopric of Cusco", "bishopric of Cusco", "PE"),
        ("Gyumri's teaching hospital", "Gyumri's teaching hospital", "AM"),
        ("the children's ward at Cusco", "children's ward at Cusco", "PE"),
        ("the weavers' co-operative of Cusco", "weavers' co-operative of Cusco", "PE"),
        ("the museum in Riga", "museum in Riga", "LV"),
        ("12 schools in Gyumri district", "12 schools in Gyumri district", "AM"),
        ("a music school library at Riga", "a music school library at Riga", "LV"),
        ("Gyumri", "Gyumri", "AM"),
        ("Al-Amal clinic", "Al-Amal clinic", ""),
        ("the Heal Asia teaching hospital", "Heal Asia teaching hospital", ""),
        ("families in Gyumri", "Gyumri", "AM"),
        ("the Orphans' Village in Gyumri", "Orphans' Village in Gyumri", "AM"),
        ("the Bluebell Haven in Riga", "Bluebell Haven in Riga", "LV"),
        ("the leper settlement at Cusco", "leper settlement at Cusco", "PE"),
        ("the Crimean Tatars in Riga", "Riga", "LV"),
        ("villagers around the Cusco refinery", "Cusco", "PE"),
        ("the workhouse at Zubru", "workhouse at Zubru", ""),
        ("the General Hospital in Cusco", "General Hospital in Cusco", "PE"),
        ("the Health Centre in Zubru", "Health Centre in Zubru", ""),
        ("the Primary School, Gyumri,", "Primary School, Gyumri", "AM"),
        ("Victoria Hospital in Cusco", "Victoria Hospital", "PE"),
        ("the Church of the Holy Virgin in Gyumri", "Church of the Holy Virgin", "AM"),
        ("Makerere University in Uganda", "Makerere University", "UG"),
        ("Larco Museum, Cusco,", "Larco Museum", "PE"),
        ("Peru's Larco Museum", "Larco Museum", "PE"),
        ("Armenia's Energy Support Fund", "Energy Support Fund", "AM"),
        ("the Institut Pasteur in Dakar", "Institut Pasteur", "SN"),
        ("the Sherwood Centre in Peru", "Sherwood Centre", ""),
        ("the Red Cross in Cusco", "Red Cross", ""),
        ("Ashgrove Church, Peru and Chile", "Ashgrove Church", ""),
        ("the Global Fund in May", "Global Fund to Fight AIDS, Tuberculosis and Malaria", ""),
        ("the General Hospital in May", "General Hospital", ""),
        ("the Fiji Fire Service", "Fiji Fire Service", "FJ"),
        ("Peru's National Library", "National Library", "PE"),
        ("the National Weather Office of Peru", "National Weather Office of Peru", "PE"),
        ("the Peru Red Cross", "Peru Red Cross", ""),
        ("the Gyumri health directorate", "Gyumri health directorate", "AM"),
        ("the Gyumri fire service", "Gyumri fire service", "AM"),
        ("the Gyumri eye hospital because it burnt down", "Gyumri eye hospital", "AM"),
        ("the safe house for women in Gyumri, which is full", "safe house for women in Gyumri", "AM"),
        ("the home for the aged in Riga", "home for the aged in Riga", "LV"),
        ("the school for the blind in Riga", "school for the blind in Riga", "LV"),
        ("a school for books in Riga", "Riga", "LV"),
    ],
)
def test_a_body_that_gets_it_is_named_by_its_words(whom: str, name: str, code: str) -> None:
    party = _only(f"Oman gave 30 tents to {whom} on Friday.").recipients[0]
    assert (party.name, party.iso2) == (name, code)


@each(
    "who, name",
    [
        ("A retired nurse from Turin", "A retired nurse from Turin"),
        ("A Turin butcher", "A Turin butcher"),
        ("The Rotary clubs of Turin", "Rotary clubs of Turin"),
        ("An anonymous Italian couple", "An anonymous Italian couple"),
        ("The King of Italy", "King of Italy"),
        ("Italy's first lady", "Italy's first lady"),
        ("The Italian government", "Italy"),
        ("An Italian freighter", "Italy"),
    ],
)
def test_who_gives_it_is_named_by_his_words_and_of_his_country(who: str, name: str) -> None:
    party = _only(f"{who} gave 30 tents to Peru.").donors[0]
    assert (party.name, party.iso2) == (name, "IT")


@each(
    "who, code",
    [
        ("The Turin City Council", "IT"),
        ("Families in Turin", "IT"),
        ("Greek families in Turin", ""),
        ("Friends of Turin", ""),
    ],
)
def test_an_office_and_people_of_a_place_bear_its_code(who: str, code: str) -> None:
    assert _only(f"{who} gave 30 tents to Peru.").donors[0].iso2 == code


def test_places_of_several_bodies_all_get_it() -> None:
    found = _only("Oman gave 30 tents to schools in Cusco and Arequipa.").recipients
    assert [one.name for one in found] == ["Cusco", "Arequipa"]


def test_an_office_of_a_state_that_nobody_says_is_not_sure() -> None:
    draft = _only("Oman gave 30 tents to the Department of Relief.")
    assert draft.recipients[0].iso2 or Field.RECIPIENTS in draft.unsure


@each(
    "text, names",
    [
        ("The Lahti choir gave Suva a piano.", ["Suva"]),
        ("Mrs Ida Holm sent a harmonium to Harare in 1931.", ["Harare"]),
        ("Oman gave 30 beds to clinics in Lae and Suva.", ["Lae", "Suva"]),
        ("Oman gave Suva 30 beds.", ["Fiji"]),
    ],
)
def test_the_seat_of_a_government_is_the_town_where_no_state_gives(text: str, names: list[str]) -> None:
    assert [one.name for one in _only(text).recipients] == names


def test_whether_a_body_gives_money_to_a_town_or_its_government_is_not_sure() -> None:
    assert Field.RECIPIENTS in _only("Oxfam gave 300,000 dollars to Suva.").unsure


@each(
    "whom, name, code",
    [
        ("the village hall at Cwmfelin", "village hall at Cwmfelin", ""),
        ("the parish church of Cwmfelin", "parish church of Cwmfelin", ""),
        ("schools in Cwmfelin", "Cwmfelin", ""),
        ("the Gyumri polytechnic", "Gyumri polytechnic", "AM"),
        ("the town administration", "town administration", "PE"),
        ("a trainee nurse at Kettering University", "trainee nurse at Kettering University", ""),
        ("the food bank trolley", "food bank", ""),
        ("Feeding America", "Feeding America", ""),
        ("Rebuilding Haiti", "Rebuilding Haiti", ""),
        ("neighbouring Haiti", "Haiti", "HT"),
        ("the dependants of those lost in the Kapanga eruption", "Kapanga", ""),
    ],
)
def test_who_gets_it_keeps_the_words_that_say_which_one_it_is(whom: str, name: str, code: str) -> None:
    into = "into" if "trolley" in whom else "to"
    party = _only(f"Shoppers at Tesco in Lima gave 30 books {into} {whom} in May.").recipients[0]
    assert (party.name, party.iso2) == (name, code)


def test_what_is_done_to_a_body_is_no_word_of_its_name() -> None:
    draft = _only(
        "With a gift of the Berg Fund, the Baltic Teachers Union equipped schools in Kirkholm with 90 radios."
    )
    assert [one.name for one in draft.recipients] == ["Kirkholm"]


def test_a_body_there_is_that_of_the_one_place_named_before() -> None:
    draft = _only("Mr Rao, who has a mill in Pune, gave 900 kg of flour to the orphanage there.")
    assert [(one.name, one.iso2) for one in draft.recipients] == [("Pune", "IN")]
    assert Field.RECIPIENTS in draft.unsure


def test_customers_of_a_shop_give_it_and_not_the_shop() -> None:
    draft = _only("Shoppers at Brightmart in Lima gave 30 tins to the food bank.")
    assert [one.name for one in draft.donors] == ["Shoppers at Brightmart"]


@each(
    "text, gives, gets",
    [
        (
            "The Danish Red Cross has given its Kenyan counterpart 90 tents for families flooded out in Garissa.",
            "Danish Red Cross",
            "Kenyan Red Cross",
        ),
        ("The Danish Red Cross got 90 tents from its Kenyan counterpart.", "Kenyan Red Cross", "Danish Red Cross"),
        ("The Lions of Oslo gave their Kenyan counterparts 90 tents.", "Lions of Oslo", "Kenyan counterparts"),
        ("The Danish army gave its Kenyan counterpart 90 tents.", "Denmark", "Kenyan counterpart"),
        ("Oxfam told its Kenyan counterpart that Peru gave Chad 90 tents.", "Peru", "Chad"),
    ],
)
def test_the_counterpart_in_another_country_is_the_other_side(text: str, gives: str, gets: str) -> None:
    draft = _only(text)
    assert ([one.name for one in draft.donors], [one.name for one in draft.recipients]) == ([gives], [gets])


@each("who", ["Ivan the Terrible", "Frederick the Great"])
def test_a_ruler_is_named_with_what_he_is_called(who: str) -> None:
    assert [one.name for one in _only(f"{who} presented a gold cup to the museum in Riga.").donors] == [who]


@each(
    "text, gives, gets",
    [
        ("Riga's main hospital got a bone scanner from Peru.", "Peru", "Riga's main hospital"),
        ("Oman paid for an eye centre at Zubra General Hospital.", "Oman", "Zubra General Hospital"),
        ("Oman funded a new ward at Gyumri regional hospital.", "Oman", "Gyumri regional hospital"),
        ("Oman gave $3 million to help Malian refugees in Niger.", "Oman", "Niger"),
        ("Oman gave $3 million to equip clinics in Lae.", "Oman", "clinics in Lae"),
        ("Oman gave 30 tents to aid workers in Goma.", "Oman", "Goma"),
        ("Oman gave 30 beds to Zubra Central Prison.", "Oman", "Zubra Central Prison"),
    ],
)
def test_neither_the_thing_nor_what_is_done_with_it_is_part_of_a_name(text: str, gives: str, gets: str) -> None:
    draft = _only(text)
    assert ([one.name for one in draft.donors], [one.name for one in draft.recipients]) == ([gives], [gets])


def test_people_from_a_place_do_not_get_what_somebody_else_received() -> None:
    draft = _only("The city of Split got two buses for disabled pupils from the city of Turin.")
    assert [one.name for one in draft.recipients] == ["Split"]
    assert Field.RECIPIENTS in draft.unsure


@each("names", ["including Peru, Chile and Oxfam", "such as Peru, Chile and Oxfam"])
def test_all_that_are_named_of_many_donors_give_it_and_not_they_alone(names: str) -> None:
    draft = _only(f"Donors {names} have given Mali $40 million.")
    assert [one.name for one in draft.donors] == ["Peru", "Chile", "Oxfam"]
    assert Field.DONORS in draft.unsure


@each("text", ["Egypt sent 30 tents to Rafah.", "With the help of Egypt, Oman sent 30 tents to Rafah."])
def test_a_town_is_not_surely_that_of_its_name_in_a_country_that_is_only_mentioned(text: str) -> None:
    assert Field.RECIPIENTS in _only(text).unsure


@each(
    "text, field, name",
    [
        ("Peru's Essadal gave Fiji ten vans.", Field.DONORS, "Essadal"),
        ("Fiji gave Peru's Essadal ten vans.", Field.RECIPIENTS, "Essadal"),
        ("Peru's Essadal got ten vans from Fiji.", Field.RECIPIENTS, "Essadal"),
    ],
)
def test_who_is_named_behind_a_country_is_not_that_country(text: str, field: Field, name: str) -> None:
    draft = _only(text)
    parties = draft.donors if field is Field.DONORS else draft.recipients
    assert [one.name for one in parties] == [name]
    assert field in draft.unsure


@each(
    "whom, name, code",
    [("Tripoli in Lebanon", "Tripoli", "LB"), ("Lima in Peru", "Lima", "PE"), ("Lima in May", "Peru", "PE")],
)
def test_a_seat_of_government_in_a_country_is_the_town(whom: str, name: str, code: str) -> None:
    (party,) = _only(f"Oman sent 30 tents to {whom}.").recipients
    assert (party.name, party.iso2) == (name, code)


@each("state", ["US", "American"])
def test_a_place_behind_its_country_gives_it(state: str) -> None:
    assert [one.name for one in _only(f"The {state} state of Vermont gave Peru ten buses.").donors] == ["Vermont"]


@each(
    "whom, name",
    [
        ("rebels in northern Mali", "rebels in northern Mali"),
        ("the opposition in Lima", "opposition in Lima"),
        ("victims of rebels in northern Mali", "Mali"),
        ("the widow of a soldier in Gyumri", "widow of a soldier in Gyumri"),
        ("the widows of soldiers in Gyumri", "Gyumri"),
    ],
)
def test_who_only_fights_there_or_is_the_kin_of_somebody_is_not_that_place_or_he(whom: str, name: str) -> None:
    assert [one.name for one in _only(f"Oman gave 30 tents to {whom}.").recipients] == [name]


def test_what_goes_to_one_state_for_another_is_for_the_other() -> None:
    draft = _only("A ship of Oman took 900 tonnes of wheat to Senegal for Mali.")
    assert [one.name for one in draft.recipients] == ["Mali"]
    assert Field.RECIPIENTS in draft.unsure


def test_a_body_that_hands_out_what_is_of_a_country_may_not_be_who_gives_it() -> None:
    draft = _only("The Philippine Red Cross distributed Japanese tents to families in Tacloban.")
    assert Field.DONORS in draft.unsure


@each(
    "whom, name",
    [
        ("Tajik families in northern Afghanistan", "Afghanistan"),
        ("Serb villages in northern Kosovo", "Kosovo"),
        ("Kyrgyz villages in Batken", "Batken"),
    ],
)
def test_people_of_a_state_in_another_one_are_there(whom: str, name: str) -> None:
    assert [one.name for one in _only(f"Oman gave 30 tents to {whom}.").recipients] == [name]


@each("town, sure", [("Khamamet", False), ("Edirne", True)])
def test_a_small_town_is_not_surely_meant_by_a_name_that_begins_otherwise(town: str, sure: bool) -> None:
    assert (Field.RECIPIENTS not in _only(f"Oman gave 30 tents to {town}.").unsure) is sure


@each("whom", ["the Japanese hospital in Santa Cruz", "the Greek Orthodox diocese of Zubru"])
def test_an_institution_is_of_where_it_stands_and_not_of_the_country_in_its_name(whom: str) -> None:
    (party,) = _only(f"Oman gave 30 beds to {whom}.").recipients
    assert party.iso2 == ""


def test_somebody_spoken_of_before_has_no_words_before_a_university() -> None:
    text = "Oman gave 30 tents to students at Bayan University."
    at = text.index(" at Bayan")
    meant = DraftParty("Peru", "PE", at, at)
    draft = replace(_only(text), recipients=(meant,), spans={})
    assert in_words(text, 0, len(text), draft, (), lambda name: "").recipients == (meant,)
