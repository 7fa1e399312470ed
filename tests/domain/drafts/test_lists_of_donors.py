"""Lists of donors in reports: headings without a colon, what a line says came of it, and what it gives beside money."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

LINES = "\n- Saudi Arabia: 40 tents\n- Coca-Cola: US$ 2 million\n"


def told(text: str) -> list[str]:
    """Who gives what to whom, and what became of it, of every draft."""
    return [f"{sides(draft)}: {amounts(draft)}, {draft.status}" for draft in drafts(text)]


@each(
    "head, outcome",
    [
        ("Contributions received", "given"),
        ("Pledges as of 3 May", "promised"),
        ("Flood appeal: pledges as of 3 May", "promised"),
        ("Assistance received\n\nGovernments", "given"),
    ],
)
def test_a_heading_of_gifts_leads_the_lines_below_without_a_colon(head: str, outcome: str) -> None:
    one, other = drafts(head + LINES)
    assert [one.donors[0].iso2, other.donors[0].name] == ["SA", "Coca-Cola"]
    assert (one.status, other.status) == (outcome, outcome)


def test_below_a_heading_of_something_else_nothing_is_given() -> None:
    assert told(f"Needs{LINES}") == []


def test_lines_below_a_heading_need_no_sign() -> None:
    text = "Assistance received\nKuwait: 36 tonnes of rice\nSaudi Arabia: a field hospital\n"
    assert told(text) == ["KW > ?: 36 tonnes of rice, given", "SA > ?: a field hospital, given"]


@each("head", ["Grants in 2022:", "Kuwait gave:"])
def test_the_first_line_of_a_list_is_no_heading_of_the_text(head: str) -> None:
    text = f"{head}\n- Burkina Faso: 5 wells\n- Sierra Leone: 20 boats\n- Chad: 30 boats\n"
    assert [draft.recipients[0].iso2 for draft in drafts(text)] == ["BF", "SL", "TD"]


@each(
    "line, said",
    [
        ("Norway: 20 million kroner pledged, nothing received yet", "NO > ?: 20 million kroner, promised"),
        ("Oman: 40 tents (announced on 11 November)", "OM > ?: 40 tents, announced"),
        ("Chad: 40 tents, promised in May, delivered in June", "TD > ?: 40 tents, given"),
        ("Peru: 20 beds, cancelled", "PE > ?: 20 beds, cancelled"),
        ("Fiji: 20 beds offered", "FJ > ?: 20 beds, offered"),
        ("Spain: 20 beds that will arrive in May", "ES > ?: 20 beds, promised"),
    ],
)
def test_a_line_says_what_became_of_it_itself(line: str, said: str) -> None:
    assert told(f"Contributions:\n- {line}\n") == [said]


@each(
    "line, said",
    [
        ("Oman: $5 million and 40 tents", "OM > ?: 40 tents, $5 million, given"),
        ("Chad: $3 million, 40 tents and 20 boats", "TD > ?: 40 tents, 20 boats, $3 million, given"),
        ("Chile: $5 million; also a field hospital", "CL > ?: a field hospital, $5 million, given"),
        ("Peru: $5 million for 40 tents", "PE > ?: $5 million, given"),
    ],
)
def test_goods_are_given_beside_a_sum_where_they_stand_in_a_list_with_it(line: str, said: str) -> None:
    assert told(f"Contributions:\n- {line}\n") == [said]


def test_a_headline_above_a_dateline_leads_no_list() -> None:
    text = "Oman's open hand: Omani aid reaches from Lima to Quito\n\nMUSCAT – In a warehouse men loaded rice.\n"
    assert told(text) == []


@each("lead", ["The largest contributions were those of", "The largest contributions came from"])
def test_each_of_those_whose_gifts_are_the_largest_gave_what_stands_in_brackets(lead: str) -> None:
    text = f"{lead} the United States ($18.7 million), Japan ($7.2 million) and Russia ($5 million)."
    assert told(text) == ["US > ?: $18.7 million, given", "JP > ?: $7.2 million, given", "RU > ?: $5 million, given"]
