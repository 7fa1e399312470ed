"""Places whose names several countries have, in a text that says where they are, or is about one of those."""

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

_ABOUT_BOLIVIA = "Bolivia: Rivers rise. Bolivia asked for boats. Bolivia has 40 camps. {}"
_BENI = "Bolivia: High water in Beni. The rains went on. {}"


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
    ],
)
def test_a_name_of_several_countries_is_of_the_one_of_the_text(text: str, whose: str) -> None:
    assert [sides(draft) for draft in drafts(text)][-1:] == [whose]


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
