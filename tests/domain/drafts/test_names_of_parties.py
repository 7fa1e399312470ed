"""Who gives and gets: a place by its own bodies and officers, everybody else by the name."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.actions.drafts import reader
from app.domain.drafts.draft import Field

PLACES = [
    # towns and provinces by what governs them
    ("The Corporation of Bombay", "IN"),
    ("Cork Corporation", "IE"),
    ("The Senate of Hamburg", "DE"),
    ("The Common Council of Chicago", "US"),
    ("The Canton of Bern", "CH"),
    ("The Free State of Saxony", "DE"),
    ("The Commonwealth of Kentucky", "US"),
    ("The City of Adelaide", "AU"),
    ("The Mairie of Lyon", "FR"),
    ("The Stadt Graz", "AT"),
    ("The Kano State Government", "NG"),
    ("The Lord Mayor of Sheffield", "GB"),
    ("Governor Luis Prado of Bohol", "PH"),
    # countries by who acts for them
    ("Ambassador Jonas Lind of Sweden", "SE"),
    ("Swedish Ambassador Dr. Jonas Lind", "SE"),
    ("The Empire of Brazil", "BR"),
    ("The States of Guernsey", "GG"),
    ("The French squadron", "FR"),
    ("The Ukrainian State Emergency Service", "UA"),
    ("Kenya's National Drought Management Office", "KE"),
]
NAMES = [
    # bodies whose name holds a place
    ("Solidarity with Yemen", "Solidarity with Yemen"),
    ("Friends of Lesotho", "Friends of Lesotho"),
    ("Swedish Rural Action", "Swedish Rural Action"),
    ("The Ghana COVID-19 Relief Fund", "Ghana COVID-19 Relief Fund"),
    ("Amigos de Bolivia", "Amigos de Bolivia"),
    ("St Anne's College, Leeds", "St Anne's College"),
    ("The Board of Fondation Clairval", "Fondation Clairval"),
    # shops, firms and persons of a place
    ("Tonio's barber shop in Cardiff", "Tonio's barber shop in Cardiff"),
    ("The Bergen shipowners Moe & Lund", "Moe & Lund"),
    ("The Danish brewer Vesterhav", "Vesterhav"),
    ("The Boston merchant Amos Tilley", "Amos Tilley"),
    ("Durban trader Yakub Desai", "Yakub Desai"),
    ("King Oscar of Sweden", "King Oscar of Sweden"),
    ("The widow of Major Tennant", "widow of Major Tennant"),
    ("The estate of Ada Kirkby", "estate of Ada Kirkby"),
]


def _within(name: str) -> str:
    return name.replace("The ", "the ", 1) if name.startswith("The ") else name


@each("words, iso2", PLACES)
def test_a_place_is_named_by_its_bodies_and_officers(words: str, iso2: str) -> None:
    (gave,), (got,) = drafts(f"{words} gave Nepal 30 tents."), drafts(f"Nepal received 30 tents from {_within(words)}.")
    assert [sides(gave), sides(got)] == [f"{iso2} > NP"] * 2


@each("words, name", NAMES)
def test_everybody_else_keeps_his_name(words: str, name: str) -> None:
    (gave,), (got,) = drafts(f"{words} gave Nepal 30 tents."), drafts(f"Nepal received 30 tents from {_within(words)}.")
    assert [sides(gave), sides(got)] == [f"{name} > NP"] * 2


@each("of", ["The Town of Cold Lake", "The Shire of Wandering", "Wandle Town Council"])
def test_a_town_of_no_list_is_named_without_its_council(of: str) -> None:
    (draft,) = drafts(f"{of} gave Nepal 30 tents.")
    assert draft.donors[0].name in ("Cold Lake", "Wandering", "Wandle")
    assert Field.DONORS in draft.unsure


def test_somebody_taken_up_in_his_own_sentence_is_shown_by_his_name() -> None:
    text = "Tokyo said it would send 40 pumps to Nepal."
    (draft,) = drafts(text)
    (span,) = draft.spans[Field.DONORS]
    assert (sides(draft), text[span.start : span.end]) == ("JP > NP", "Tokyo")


@each("name", ["Bangkok", "Concern for Tana River"])
def test_a_gift_for_a_place_does_not_make_it_part_of_a_name(name: str) -> None:
    (draft,) = drafts(f"Caritas sent 30 tents to {name}." if name == "Bangkok" else f"30 tents were sent by {name}.")
    assert draft.recipients[0].iso2 in ("TH", "KE")


@each("body", ["National Legislative Assembly", "Provincial Legislative Council"])
def test_what_only_says_what_a_body_is_of_is_no_town(body: str) -> None:
    (draft,) = drafts(f"The {body} gave Nepal 30 tents.")
    assert sides(draft) == f"{body} > NP"


def test_the_family_of_a_body_is_no_person() -> None:
    (draft,) = drafts("The family of UN agencies gave Nepal 30 tents.")
    assert "UN" not in draft.donors[0].name


@each(
    "who",
    [
        "Turkish bakers in Sweden",
        "The Filipino community in Oman",
        "Vietnamese people in Slovakia",
        "Danes in Cork",
        "The Greeks of Odessa",
        "The Irish of Toronto",
        "Employees of Nestlé",
        "The pupils of Ashdown School",
        "The parishioners of St Anne's Church",
        "The heirs of the merchant Otto Lang",
    ],
)
def test_people_of_one_country_in_another_and_of_a_body_keep_their_words_and_are_not_sure(who: str) -> None:
    (draft,) = drafts(f"{who} gave 40 tents to Peru.")
    assert [(one.name, one.iso2) for one in draft.donors] == [(who.removeprefix("The "), "")]
    assert Field.DONORS in draft.unsure


@each("who", ["Iran's Red Crescent", "Nepal's Red Cross", "Chile's White Helmets", "Mali's Scouts"])
def test_what_many_countries_have_is_named_with_its_country(who: str) -> None:
    assert [sides(draft) for draft in drafts(f"{who} sent 40 tents to Peru.")] == [f"{who} > PE"]
    assert [sides(draft) for draft in drafts(f"Peru gave 40 tents to {who}.")] == [f"PE > {who}"]


@each("what", ["a piano from Vienna", "£400 from Lisbon", "a used bus from Oslo"])
def test_a_capital_from_which_something_came_may_be_the_town(what: str) -> None:
    (draft,) = drafts(f"The museum received {what}.")
    assert Field.DONORS in draft.unsure


@each("who", ["The mayor", "The Bishop", "The archbishop"])
def test_who_is_set_over_a_capital_is_of_the_town(who: str) -> None:
    (draft,) = drafts(f"{who} of Nairobi received 40 bicycles from Oxfam.")
    assert [one.name for one in draft.recipients] == ["Nairobi"]


@each(
    "name",
    [
        "Committee for Relief in Poland",
        "Famine Aid and Resettlement Board",
        "Commonwealth of Wisdom",
        "Rotary District 4110",
        "Hilfe till Hilfe",
        "PSI Kenya",
        "Women's Union of Malta",
        "Nurses' Union of Kenya",
        "Football Federation of Chile",
        "Trades Union Congress of Malawi",
    ],
)
def test_a_name_is_read_to_its_end(name: str) -> None:
    article = "" if name[0] in "HRP" else "the "
    assert [sides(draft) for draft in drafts(f"Peru gave 40 vans to {article}{name}.")] == [f"PE > {name}"]


def test_a_state_is_still_known_by_its_whole_name() -> None:
    assert [sides(one) for one in drafts("Peru gave 40 vans to the Union of South Africa.")] == ["PE > ZA"]
    assert [sides(one) for one in drafts("Peru gave 40 vans to the Lao People's Democratic Republic.")] == ["PE > LA"]


def test_a_partner_of_a_body_is_not_that_body() -> None:
    assert [sides(one) for one in drafts("Peru gave 40 vans to UNICEF's partner Ayuda.")] == ["PE > Ayuda"]
    (draft,) = drafts("Caritas's partner in Niger received 40 vans from Peru.")
    assert Field.RECIPIENTS in draft.unsure


@each("where, code", [("Kenya", "KE"), ("Palau", "PW"), ("Tirana", "AL")])
def test_a_building_that_is_paid_for_is_in_its_country(where: str, code: str) -> None:
    (draft,) = drafts(f"Norway funded a library in {where}.")
    assert [(one.name, one.iso2) for one in draft.recipients] == [(where, code)]


@each(
    "text, told",
    [
        ("The Hudson's Bay Company gave 50 dogs to Peru.", "Hudson's Bay Company > PE"),
        ("Malta gave 3 million euros to the Special Court for Sierra Leone.", "MT > Special Court"),
        ("The Lions Clubs of Finland gave 40 beds to Peru.", "Lions Clubs of Finland > PE"),
        ("Malta gave 50 tonnes of rice to six African and Middle Eastern countries.", "MT > Middle Eastern countries"),
        ("Oxfam gave four Toyota Land Cruisers to Peru.", "Oxfam > PE"),
        ("The Vatican's Caritas gave 40 tents to Peru.", "Caritas > PE"),
    ],
)
def test_names_with_owners_courts_clubs_and_makes_are_whole(text: str, told: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == told


def test_a_participle_behind_new_describes_a_thing() -> None:
    (draft,) = drafts("Oxfam gave the clinic in Lae a new operating table in 1927.")
    assert [one.item for one in draft.items] == ["new operating table"]


@each(
    "text, field",
    [
        ("On 15 April, donors meeting in Paris pledged 2 million euros for Sudan.", Field.DONORS),
        ("An Omani aircraft carrying 40 tons of rice for Gaza left Oman for Al-Arish.", Field.RECIPIENTS),
        ("Oman gave 40 tents for Peru to Chile.", Field.RECIPIENTS),
    ],
)
def test_where_givers_meet_or_things_land_is_not_sure(text: str, field: Field) -> None:
    (draft,) = drafts(text)
    assert field in draft.unsure


@each(
    "text",
    [
        "Malta never paid the 2 million euros it had pledged to Georgia, according to a report by Oxfam.",
        "Malta gave a boat for the Hospital of Monte Alegre on the Amazon.",
    ],
)
def test_who_reports_it_and_rivers_carry_nothing(text: str) -> None:
    (draft,) = drafts(text)
    assert draft.carriers == ()


@each(
    "who, name",
    [
        ("Spotify co-founder Nils Berg", "Nils Berg"),
        ("Nike heir Nils Berg", "Nils Berg"),
        ("Danish lottery winner Nils Berg", "Nils Berg"),
        ("Danish film star Nils Berg", "Nils Berg"),
        ("Danish foreign minister Nils Berg", "Denmark"),
        ("Toyota worker Kenji Mori", "Kenji Mori"),
        ("Ikea supplier Nordwood", "Nordwood"),
    ],
)
def test_a_person_behind_whose_or_whence_he_is_gives_by_his_own_name(who: str, name: str) -> None:
    (draft,) = drafts(f"{who} gave 30 tents to a school in Lima.")
    assert [one.name for one in draft.donors] == [name]


@each("what", ["the fight against Ebola", "combating Zika", "the battle against Mpox"])
def test_what_is_fought_gets_nothing(what: str) -> None:
    (draft,) = drafts(f"Oman gave $40,000 to {what} in 2015.")
    assert draft.recipients == ()


@each("who", [
    "Some 40 countries", "Forty countries", "Half a dozen states", "Several firms", "Thirty schools",
])  # fmt: skip
def test_bodies_of_no_name_that_give_are_called_by_how_many_they_are(who: str) -> None:
    (draft,) = drafts(f"{who} sent Honduras blankets.")
    assert [one.name for one in draft.donors] == [who]
    assert Field.DONORS in draft.unsure


def test_of_a_number_that_is_cut_by_a_comma_no_part_is_in_the_name() -> None:
    (draft,) = drafts("3,000 schools sent Honduras blankets.")
    assert [one.name for one in draft.donors] in (["schools"], ["3,000 schools"])


@each(
    "who, name",
    [
        ("Karoo Foods, Namibia, has", "Karoo Foods"),
        ("Trinity College, Ireland,", "Trinity College"),
        ("The Rotary Club of Oslo, Norway,", "Rotary Club of Oslo"),
        ("Paris, France,", "France"),
        ("On Monday, Norway,", "Norway"),
    ],
)
def test_the_country_of_a_firm_behind_its_name_gives_nothing(who: str, name: str) -> None:
    (draft,) = drafts(f"{who} donated 20 tonnes of noodles to Lae.")
    assert [one.name for one in draft.donors] == [name]


@each(
    "text, told, carriers",
    [
        ("DHL flew 18 tonnes of food to Lima for Caritas without payment.", "Caritas > PE", ["DHL"]),
        (
            "Qantas airlifted 40 beds to Dili free of charge for the Fiji Red Cross, which had given them.",
            "Fiji Red Cross > TL",
            ["Qantas"],
        ),
        ("DHL flew 20 tents to the Red Cross in Lima free of charge.", "DHL > Red Cross", []),
        ("Qantas airlifted 40 nurses to Dili free of charge for people in need.", "Qantas > TL", []),
    ],
)
def test_for_whom_a_firm_carries_something_to_a_place_for_nothing_gives_it(
    text: str, told: str, carriers: list[str]
) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == told
    assert [one.name for one in draft.carriers] == carriers
    assert Field.DONORS in draft.unsure


@each("who", ["a Warsaw Pact crew", "a NATO crew", "a UN driver"])
def test_of_what_kind_those_are_who_did_it_first_carries_nothing(who: str) -> None:
    (draft,) = drafts(f"A Polish plane flew 20 tons of rice to Lima, the first flight by {who}.")
    assert draft.carriers == ()


@each("done", ["is being handed out in Lae", "was distributed to the poor", "is delivered to Togo"])
def test_who_hands_out_what_is_called_the_gift_of_another_gives_nothing(done: str) -> None:
    (draft,) = drafts(f"Oman's gift of 40 tents {done} by Caritas.")
    assert [one.iso2 for one in draft.donors] == ["OM"]
    assert [one.name for one in draft.carriers] == ["Caritas"]


@each(
    "text, named",
    [
        ("LIMA - Flood victims received 300 tents from Norway.", ["Norway"]),
        ("LIMA, 4 May (AFP) — Storm victims received 300 tents from Norway.", ["Norway"]),
        ("On Monday Zorbex victims received 300 tents from Norway.", ["Zorbex victims", "Norway"]),
    ],
)
def test_the_first_word_behind_a_dateline_is_no_name_by_its_capital(text: str, named: list[str]) -> None:
    assert [text[one.start : one.end] for one in reader().named(text, 0, len(text))] == named
