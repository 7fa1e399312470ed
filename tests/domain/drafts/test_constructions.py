"""Constructions in which plain sources tell of gifts: each is read by its grammar, and what it leaves open stays so."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, who, terms",
    [
        ("The World Bank approved a $90 million credit to Benin.", "World Bank > BJ", "loan"),
        ("Kuwait granted Jordan a 30-million-dollar soft loan.", "KW > JO", "loan"),
        ("India extended a $70 million line of credit to Mali.", "IN > ML", "credit_line"),
        ("Laos received a loan of 40 million dollars from Japan.", "JP > LA", "loan"),
    ],
)
def test_what_one_state_lends_another_is_drafted_and_marked(text: str, who: str, terms: str) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), draft.terms) == (who, terms)
    assert draft.money is not None
    assert draft.money.low is not None
    assert Field.TERMS in draft.unsure


def test_what_a_state_grants_its_own_people_is_marked_as_such() -> None:
    drafted = drafts("The French government granted 5 million euros to French farmers.")
    assert [Field.TERMS in draft.unsure for draft in drafted] == [True] * len(drafted)


@each("what", ["a grant of $40 million", "$40 million as a gift", "a $40 million grant"])
def test_what_is_deposited_as_a_gift_is_no_loan(what: str) -> None:
    (draft,) = drafts(f"Kuwait deposited {what} with the central bank of Chad.")
    assert (draft.terms, Field.TERMS in draft.unsure) == ("grant", False)


def test_a_sum_of_grant_aid_is_a_grant() -> None:
    (draft,) = drafts("Japan extended grant aid of up to 9 million yen to Laos for a road.")
    assert draft.terms == "grant"


@each(
    "text",
    [
        "A bank in Oslo approved a 9 million dollar loan for a hotel.",
        "The Louvre lent 40 paintings to Tokyo.",
        "The shipyard repaid a $40 million credit to its banks in Oslo.",
    ],
)
def test_what_others_lend_is_not(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, getters",
    [
        ("Japan gave 30 computers to the army and the police.", ["army", "police"]),
        ("Spain sent masks to some 20 countries, including Peru, Chile and Cuba.", ["Peru", "Chile", "Cuba"]),
        ("Qatar sent tents to several African countries such as Mali and Niger.", ["Mali", "Niger"]),
    ],
)
def test_all_who_are_listed_get_it(text: str, getters: list[str]) -> None:
    (draft,) = drafts(text)
    assert [one.name.removeprefix("the ") for one in draft.recipients] == getters
    assert Field.RECIPIENTS in draft.unsure


@each(
    "text",
    [
        "Kenya pledged 400,000 dollars for temporary shelter.",
        "Peru pledged 2 million dollars at a donor conference in Geneva.",
        "Chile will contribute 300,000 dollars to the relief effort, its foreign ministry said.",
    ],
)
def test_what_it_is_for_and_where_it_was_said_is_nobody(text: str) -> None:
    (draft,) = drafts(text)
    assert draft.recipients == ()
    assert draft.money is not None
    assert draft.money.low is not None


@each(
    "text, number, item",
    [
        ("Peru sent water pumps to Bolivia, 60 in all.", (60, 60), "water pumps"),
        ("Chile sent tents to Haiti: 300 of them arrived on Friday.", (300, None), "tents"),
        ("Spain gave Mali a shipment of beds; the 80 beds reached Bamako on 4 May.", (80, 80), "beds"),
    ],
)
def test_a_number_behind_a_thing_without_one_is_its_number(
    text: str, number: tuple[int, int | None], item: str
) -> None:
    (draft,) = drafts(text)
    assert [(one.low, one.high, one.item) for one in draft.items] == [(*number, item)]
    assert Field.ITEMS in draft.unsure


def test_a_thing_whose_number_is_said_behind_it_is_as_likely_given_as_that() -> None:
    (draft,) = drafts("Peru gave Chad hospital beds, and the 90 beds are now in Abeche.")
    assert [(one.low, one.item) for one in draft.items] == [(90, "hospital beds")]


@each("each", ["each carrying two stretchers", "each staffed by three nurses"])
def test_what_each_one_has_is_no_number_of_the_gift(each: str) -> None:
    (draft,) = drafts(f"Italy gave Chad six ambulances, {each}.")
    assert amounts(draft) == "six ambulances"


@each(
    "text, read",
    [
        ("Of the nine ambulances in the yard, Chad got four from Italy.", "nine"),
        ("Italy sent Chad a helicopter with a crew of 16.", "16"),
        ("Chad got 300 tents from Italy as its cases passed 2,000.", "2,000"),
    ],
)
def test_numbers_that_are_of_something_else_are_not_given(text: str, read: str) -> None:
    assert not any(read in amounts(draft) for draft in drafts(text))


def test_what_something_cost_is_not_given() -> None:
    assert drafts("Hurricane Ana left Dominica with 2 billion dollars of damage.") == []


def test_what_its_own_words_call_a_gift_has_its_number() -> None:
    (draft,) = drafts("A gift of 700 saplings from Kenya reached the villagers in March.")
    assert (draft.donors[0].iso2, draft.items[0].low) == ("KE", 700)


@each(
    "text, read",
    [
        ("Italy gave 20 tents to Ghana and 12 pumps to Togo.", ["IT > GH: 20 tents", "IT > TG: 12 pumps"]),
        ("Norway gave Peru 300 tents, and Chile gave Togo 40 beds.", ["NO > PE: 300 tents", "CL > TG: 40 beds"]),
    ],
)
def test_gifts_whose_words_stand_apart_are_sure(text: str, read: list[str]) -> None:
    found = drafts(text)
    assert [f"{sides(draft)}: {amounts(draft)}" for draft in found] == read
    assert not any({Field.DONORS, Field.RECIPIENTS, Field.ITEMS} & draft.unsure.keys() for draft in found)


def test_who_may_give_or_get_it_is_not_sure() -> None:
    found = drafts("Spain gave Peru 20 tents and Chile 12 pumps.")
    assert [f"{sides(draft)}: {amounts(draft)}" for draft in found] == ["ES > PE: 20 tents", "ES > CL: 12 pumps"]
    assert {Field.DONORS, Field.RECIPIENTS} <= found[1].unsure.keys()


def test_a_giver_before_a_number_has_the_verb_of_the_one_before() -> None:
    found = drafts("Poland sent 200 beds to Chad, Latvia 60 tents and Estonia 30 pumps.")
    assert [f"{sides(draft)}: {amounts(draft)}" for draft in found] == [
        "PL > TD: 200 beds", "LV > TD: 60 tents", "EE > TD: 30 pumps",
    ]  # fmt: skip
    assert all(Field.RECIPIENTS in draft.unsure for draft in found[1:])


@each(
    "many, sides_of",
    [
        ("five European countries", "five European countries"),
        ("40 Arab states", "40 Arab states"),
        ("several African countries", "several African countries"),
        ("the African countries", "Africa"),
        ("three African countries: Mali, Chad and Niger", "ML+TD+NE"),
        ("three states: Mali, Chad and Niger", "ML+TD+NE"),
    ],
)
def test_some_of_the_states_of_a_group_are_not_the_group(many: str, sides_of: str) -> None:
    (draft,) = drafts(f"Japan gave 20 trucks to {many}.")
    assert sides(draft) == f"JP > {sides_of}"


def test_as_many_as_are_counted_are_all() -> None:
    (all_of_them,) = drafts("Three African countries, Kenya, Mali and Chad, received 20 trucks from Japan.")
    (some,) = drafts("Nine African countries, among them Kenya, Mali and Chad, received 20 trucks from Japan.")
    assert (sides(all_of_them), sides(some)) == ("JP > KE+ML+TD", "JP > KE+ML+TD")
    assert [Field.RECIPIENTS in one.unsure for one in (all_of_them, some)] == [False, True]
