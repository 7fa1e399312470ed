"""What is matched, put at somebody's service, made into something else or cut; and whose each thing of a list is."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

PUBLISHED = "2024-05-01"


@each(
    "text, gifts",
    [
        # as much again as the sum before
        ("Peru has sent Haiti €2 million, and Chile will match it.", [("PE > HT", 2_000_000), ("CL > HT", 2_000_000)]),
        ("Oman gave Chad €50,000 and Kuwait matched the sum.", [("OM > TD", 50_000), ("KW > TD", 50_000)]),
        ("The council was asked to match the €9,000 that pupils had raised for Malawi.", []),
        # what is taken off a grant or a price is not given
        ("The board took €2,000 off the grant that it gives the club each year.", []),
        ("Oxford shaved €40,000 off its aid to Malawi.", []),
    ],
)
def test_sums_that_are_matched_or_taken_off(text: str, gifts: list[tuple[str, int]]) -> None:
    assert [(sides(draft), draft.money and draft.money.low) for draft in drafts(text, PUBLISHED)] == gifts


@each(
    "text, things",
    [
        ("Cuba donated a six-month supply of insulin to Chad.", [(1, "six-month supply", "insulin")]),
        (
            "Kuwait flew 20 tonnes of aid to Chad and 15 tonnes more to Mali.",
            [(20, "tonnes", "aid"), (15, "tonnes", "aid")],
        ),
        ("Six tonnes of flour, baked into 9,000 loaves by bakers in Basel, reached Aleppo.", [(9000, "", "loaves")]),
        ("KLM has put an aircraft at the service of the Dutch Red Cross.", [(1, "", "aircraft")]),
        (
            "Barclays has put a warehouse, with forklifts and four guards, at the disposal of Oxfam.",
            [(1, "", "warehouse"), (4, "", "guards")],
        ),
    ],
)
def test_how_many_of_what(text: str, things: list[tuple[int, str, str]]) -> None:
    found = [item for draft in drafts(text, PUBLISHED) for item in draft.items]
    assert [(item.low, item.unit, item.item) for item in found if item.low is not None] == things


@each(
    "text, who",
    [
        # a bare infinitive with a particle is a verb, and those behind go on with it
        (
            "A ceremony at Beira saw Peru hand over 40 tents, Chile 12 pumps and Laos the blankets.",
            ["PE > MZ", "CL > MZ", "LA > MZ"],
        ),
        ("The mayor watched Fiji and Tonga hand over 30 bicycles to Apia.", ["FJ+TO > WS"]),
        # of several things in the brackets behind somebody all are his
        ("Chile (USD 40,000 and 30 doctors) and Cuba (60 nurses) have sent help to Haiti.", ["CL > HT", "CU > HT"]),
        # a ministry that gives is in no country that gets something
        (
            "The Foreign Ministry sent 40 tents to Chad and 30 tents to Mali.",
            ["Foreign Ministry > TD", "Foreign Ministry > ML"],
        ),
        ("Parliament gave $3 million to Nepal and $2 million to Laos.", ["Parliament > NP", "Parliament > LA"]),
    ],
)
def test_whose_each_thing_is(text: str, who: list[str]) -> None:
    assert [sides(draft) for draft in drafts(text, PUBLISHED)] == who


@each(
    "text, outcomes",
    [
        ("Peru will send 40 tents, with Chile adding 20 pumps.", ["promised", "promised"]),
        ("Peru has promised Haiti 40 tents, with Chile providing 20 pumps.", ["promised", "promised"]),
        ("Peru sent Haiti 40 tents, with Chile adding 20 pumps.", ["given", "given"]),
    ],
)
def test_what_is_done_with_what_is_to_come_is_to_come(text: str, outcomes: list[str]) -> None:
    assert [draft.status for draft in drafts(text, PUBLISHED)] == outcomes


@each(
    "text, gifts",
    [
        # who gave a part is not who gave all of it, whatever the part is of
        (
            "The port received 900 tonnes of relief goods, including 60 tonnes of rice from Oman.",
            [([], 900, True), (["Oman"], 60, False)],
        ),
        # shares of a sum are not counted beside it
        (
            "Denmark gave $4 million to the Ebola response, with $1 million going to UNICEF and $2 million to Oxfam.",
            [(["Denmark"], 4_000_000, True), (["Denmark"], 1_000_000, False), (["Denmark"], 2_000_000, False)],
        ),
    ],
)
def test_parts_are_not_counted_beside_their_whole(text: str, gifts: list[tuple[list[str], int, bool]]) -> None:
    found = [(draft, (*draft.items, *draft.amounts)) for draft in drafts(text, PUBLISHED)]
    assert [([one.name for one in draft.donors], said[0].low, draft.in_totals) for draft, said in found] == gifts


def test_that_takes_up_what_something_is_for() -> None:
    text = "Spain has allocated EUR 2 million for the rapid response in Aceh and EUR 1 million for that in Papua."
    found = [(draft.recipients[0].name, draft.money and draft.money.low) for draft in drafts(text, PUBLISHED)]
    assert found == [("Aceh", 2_000_000), ("Papua", 1_000_000)]
