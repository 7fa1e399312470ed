"""Places whose names several countries have, in a text that says where they are, or is about one of those."""

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

_ABOUT_BOLIVIA = "Bolivia: Rivers rise. Bolivia asked for boats. Bolivia has 40 camps. {}"
_ABOUT_THE_US = "United States: Storms are coming. The United States has 40 camps. {}"
_ABOUT_COLOMBIA = "Colombia: Rivers rise. Colombia asked for boats. Colombia has 40 camps. {}"
_BENI = "Bolivia: Floods in Beni. The rains went on. {}"


@each(
    "text, whose",
    [
        (_ABOUT_BOLIVIA.format("Norway sent 40 tents to Trinidad."), "NO > BO"),
        (_ABOUT_BOLIVIA.format("Norway gave Trinidad 40 tents."), "NO > BO"),
        (_ABOUT_BOLIVIA.format("Norway sent 40 tents to Trinidad and Tobago."), "NO > TT"),
        ("Trinidad and Tobago: Rivers rise. Bolivia sent 40 tents to Trinidad.", "BO > TT"),
        ("Norway sent 40 tents to Trinidad.", "NO > TT"),
        (_BENI.format("Norway sent 40 tents to Beni."), "NO > BO"),
        (_BENI.format("Norway sent 40 tents to Beni in DR Congo."), "NO > CD"),
        ("Norway sent 40 tents to Beni.", "NO > CD"),
        ("Syria: Talks in Lyon. They went on. Norway sent 40 tents to Lyon.", "NO > FR"),
        (_ABOUT_COLOMBIA.format("Norway sent 40 tents to Granada."), "NO > CO"),
        (_ABOUT_THE_US.format("Norway sent 40 tents to Hamburg."), "NO > DE"),
        ("Lebanon is in mourning. Norway sent 40 tents to Tripoli.", "NO > LB"),
        ("Lebanon is in mourning. Norway gave the hospital in Tripoli 40 tents.", "NO > LB"),
        ("Argentina has appealed for help. Chile sent 40 tents to San Juan.", "CL > AR"),
        ("Libya and Lebanon met. Norway sent 40 tents to Tripoli.", "NO > LY"),
        ("Norway sent 40 tents to Tripoli.", "NO > LY"),
        ("Lebanon is in mourning. Tripoli sent 40 tents to Chad.", "LY > TD"),
    ],
)
def test_a_name_of_several_countries_is_of_the_one_of_the_text(text: str, whose: str) -> None:
    assert [sides(draft) for draft in drafts(text)][-1:] == [whose]


@each(
    "text, whose",
    [
        ("Chad needs grain. In Paris the government announced ten million euros for the camps.", "FR"),
        ("Chad needs grain. In Tokyo, the cabinet has approved 40 million yen for the camps.", "JP"),
        ("Chad needs grain. In Berlin the Danish prime minister promised the camps 40 tents.", "DK"),
    ],
)
def test_who_governs_in_a_seat_right_before_is_its_state(text: str, whose: str) -> None:
    (draft,) = drafts(text)
    assert [one.iso2 for one in draft.donors] == [whose]


@each(
    "text, whose",
    [
        ("Oxfam has 90 staff in Guinea, Liberia and Togo, and shipped 9 tons of rice to Chad.", ["Oxfam > TD"]),
        ("Oxfam set up a home for 40 widows in Dublin and gave the city a further 9 euros.", ["Oxfam > IE"]),
    ],
)
def test_a_place_behind_those_who_are_counted_is_read_as_a_place(text: str, whose: list[str]) -> None:
    assert [sides(draft) for draft in drafts(text)][-1:] == whose


def test_where_a_place_is_taken_to_be_is_never_sure() -> None:
    (draft,) = drafts(_ABOUT_BOLIVIA.format("Norway sent 40 tents to Trinidad."))
    assert draft.unsure["recipients"] == "“Trinidad” is taken to be the place of that name in Bolivia."


@each(
    "text, whose",
    [
        ("The Foreign Ministry in Oslo sent 40 tents to Chad.", "NO > TD"),
        ("The Defence Ministry in Rome gave Chad 40 tents.", "IT > TD"),
        ("A plane of the Hellenic Air Force with 40 tents left for Chad.", "GR > TD"),
        ("St Vincent de Paul gave 40 tents to Chad.", "Society of St Vincent de Paul > TD"),
        (
            "Malta gave 500,000 euros to the Palestine refugee agency UNRWA.",
            "MT > United Nations Relief and Works Agency",
        ),
        ("Germán Busch gave 40 tents to Chad.", "Germán Busch > TD"),
    ],
)
def test_names_that_hold_the_name_of_a_country_or_a_capital(text: str, whose: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [whose]


@each(
    "text",
    [
        "Chad refused a Norwegian offer of 40 tents.",
        "Chad declined the Norwegian offer of 40 tents.",
        "Chad refused Norwegian help: 40 tents.",
        "A Norwegian offer of 40 tents was refused by Chad.",
    ],
)
def test_whose_offer_is_refused_was_to_give(text: str) -> None:
    assert {sides(draft) for draft in drafts(text)} == {"NO > TD"}


def test_dollars_of_the_bahamas_have_a_sign_of_two_letters() -> None:
    (draft,) = drafts("Japan gave the Bahamas BS$200,000.")
    assert [(one.low, one.currency) for one in draft.amounts] == [(200_000, "BSD")]


@each(
    "text, whose",
    [
        ("40 tents came to Lima from Japan.", "JP > PE"),
        ("40 tents arrived in Lima from Osaka.", "JP > PE"),
        ("40 tents came to Cuzco from Japan.", "JP > PE"),
        ("Indeed, 40 tents came to Lima.", "? > PE"),
        ("Yes, 40 tents came to Lima from Japan.", "JP > PE"),
    ],
)
def test_a_capital_has_no_words_behind_from_in_its_name(text: str, whose: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [whose]


def test_bare_dollars_of_a_part_and_its_whole_are_of_one_country() -> None:
    found = drafts("Tokelau has received $20 million of its $50 million pledge from New Zealand.")
    assert [[(one.low, one.currency) for one in draft.amounts] for draft in found] == [
        [(20_000_000, "NZD")], [(50_000_000, "NZD")],
    ]  # fmt: skip
    assert all("money" in draft.unsure for draft in found)


@each(
    "text, whose",
    [
        ("Norway and Oman sent 40 tents to Peru. They also sent it 300 beds.", "NO+OM > PE"),
        ("Oxfam and Caritas sent 40 tents to Peru. They will send 300 beds next week.", "Oxfam+Caritas > PE"),
        ("Norway sent 40 tents to Peru. They also sent 300 beds.", "NO > PE"),
        ("Tesco sent 40 tents to Peru. It also sent 300 beds.", "Tesco > PE"),
        ("Tesco sent 40 tents to Peru. Peru thanked it.", "Tesco > PE"),
    ],
)
def test_those_who_gave_are_who_give_next_by_a_pronoun(text: str, whose: str) -> None:
    assert [sides(draft) for draft in drafts(text)][-1:] == [whose]
