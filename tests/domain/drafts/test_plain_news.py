"""Plain sentences of newspapers: what has the verbs of gifts and is none, and what is sent to help."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text",
    [
        "A tropical storm brought 180 millimetres of rain to Madagascar.",
        "Cold weather gave the vineyards of Moldova three weeks of frost.",
        "Zambia owes China 4 billion dollars.",
        "Egypt repaid 900 million dollars to the IMF.",
        "The minister gave 12 interviews in Peru.",
        "The judge gave the dealer nine years in prison.",
        "The company pays its 800 workers in Laos 9 dollars a day.",
        "Norway supplied Poland with 6 billion cubic metres of gas.",
        "Growers in Chile shipped 3 million tonnes of fruit to Spain.",
    ],
)
def test_what_newspapers_tell_with_the_verbs_of_gifts_is_not_drafted(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, who",
    [
        ("Cuba sent medical teams to Peru.", "CU > PE"),
        ("Nepal received a delegation of medical experts from Turkey.", "TR > NP"),
        ("Norway sent 40 doctors to Malawi.", "NO > MW"),
    ],
)
def test_people_who_are_sent_to_help_are(text: str, who: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [who]


def test_a_text_that_tells_of_no_gift_for_long_is_drafted_only_where_one_is_plain() -> None:
    """A thing that is only likely given is read where gifts are told of, and not in a review of a phone."""
    other = "The battery lasts nine hours. " * 9
    doubtful = "A Danish crane works in Riga."
    plain = "The Netherlands gave Ghana 30 pumps."
    assert drafts(doubtful)
    assert not drafts(other + doubtful)
    assert drafts(other + plain)


@each(
    "text, sure",
    [
        ("The Libyan government has approved 10 billion dinars for reconstruction.", False),
        ("Brazil has set aside 5 billion reais for victims of the floods.", False),
        ("Norway has set aside 5 million kroner for victims of the floods in Malawi.", True),
        ("Norway has allocated 5 million kroner to UNICEF.", True),
    ],
)
def test_what_a_state_sets_aside_may_be_for_its_own_people(text: str, sure: bool) -> None:
    (draft,) = drafts(text)
    assert (Field.DONORS not in draft.unsure) is sure


@each("aid", ["aid", "assistance", "food aid"])
def test_aid_is_given_by_its_worth(aid: str) -> None:
    (draft,) = drafts(f"Oman sent Chad {aid} worth 200,000 dollars.")
    assert (sides(draft), amounts(draft)) == ("OM > TD", "200,000 dollars")


def test_a_point_behind_a_currency_ends_no_sentence() -> None:
    (draft,) = drafts("Banco Andino gave Chad 6,000 bales of hay and S/. 120,000 in 2013.")
    assert amounts(draft) == "6,000 bales of hay, S/. 120,000"


def test_a_president_is_of_no_town_of_his_name() -> None:
    (draft,) = drafts("President Luiz Inacio Lula da Silva has promised 50 billion reais for Chad.")
    assert sides(draft) == "President Luiz Inacio Lula da Silva > TD"


@each("who", ["clinic in Lae", "fire brigade in Cahul", "museum in Chur"])
def test_a_body_that_is_given_so_many_gets_it_from_nobody_named(who: str) -> None:
    (draft,) = drafts(f"The {who} was given 40 beds.")
    assert (draft.donors, [one.low for one in draft.items]) == ((), [40])
