"""Lists of gifts behind a head that names nobody, and lists of something else."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome

LINES = "\n- Chile: 40 tents\n- Benin: US$ 2 million\n"


def told(text: str) -> list[str]:
    """Who gives what to whom, of every draft."""
    return [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@each(
    "head, outcome",
    [
        ("Pledges announced at the meeting:", Outcome.PROMISED),
        ("Contributions received so far:", Outcome.GIVEN),
        ("Donors in 2023:", Outcome.GIVEN),
        ("The following countries have pledged support:", Outcome.PROMISED),
    ],
)
def test_a_head_of_gifts_leads_lines_of_those_who_give(head: str, outcome: Outcome) -> None:
    assert told(f"{head}{LINES}") == ["CL > ?: 40 tents", "BJ > ?: US$ 2 million"]
    assert {draft.status for draft in drafts(f"{head}{LINES}")} == {outcome}


@each(
    "head, said",
    [
        ("Oman's gifts this year:", ["OM > CL: 9 tents"]),
        ("Gifts by Oman:", ["OM > CL: 9 tents"]),
        ("Oxfam's donors in 2023:", ["CL > Oxfam: 9 tents"]),
    ],
)
def test_a_head_says_whose_the_gifts_or_the_givers_are(head: str, said: list[str]) -> None:
    assert told(f"{head}\n- Chile: 9 tents\n") == said


def test_the_verb_behind_a_noun_of_giving_says_what_became_of_it() -> None:
    text = f"Aid pledged to Chad:{LINES}"
    assert told(text) == ["CL > TD: 40 tents", "BJ > TD: US$ 2 million"]
    assert {draft.status for draft in drafts(text)} == {Outcome.PROMISED}


@each("head", ["Grants awarded in May:", "Our donations in 2023:"])
def test_a_head_of_awards_leads_lines_of_those_who_get_them(head: str) -> None:
    text = f"{head}\n- Oxfam: £4,000\n- Peru: £30\n- Velm Pantry: £50\n- Zork: £9\n- Total: £9,059\n"
    assert told(text) == ["? > Oxfam: £4,000", "? > PE: £30", "? > Velm Pantry: £50", "? > Zork: £9"]
    assert Field.RECIPIENTS in drafts(text)[-1].unsure


@each(
    "head",
    [
        "Exports in March:",
        "Losses by country:",
        "Requests for aid:",
        "Aid budgets in 2023:",
        "Market prices:",
        "Contract awards in May:",
        "Loans approved in May:",
        "Countries hit by the storm:",
    ],
)
def test_a_head_of_something_else_leads_no_gifts(head: str) -> None:
    assert told(f"{head}{LINES}") == []
    assert told(f"{head}{LINES}- Oman sent Chad 9 boats.\n\nPeru gave Benin 20 beds.") == [
        "OM > TD: 9 boats",
        "PE > BJ: 20 beds",
    ]


@each(
    "text, day",
    [
        ("In 2022 the foundation gave:\n- £40 to Oxfam\n- 9 tents to BRAC\n", "2022-01-01"),
        ("Peru handed over to Oxfam on 3 May 2021:\n(a) 9 tents\n(b) 4 boats\n", "2021-05-03"),
        ("Gifts received by Oxfam since 3 May 2021:\n- Peru: 9 tents\n- Chile: 4 boats\n", ""),
    ],
)
def test_the_lines_of_a_list_are_of_the_day_before_it(text: str, day: str) -> None:
    found = drafts(text)[-2:]
    assert [draft.date.first if draft.date else "" for draft in found] == [day, day]
    assert not day or all(Field.DATE in draft.unsure for draft in found)


def test_whoever_is_only_called_so_leads_a_list() -> None:
    assert told("In 2022 the foundation gave:\n- £40 to Oxfam\n") == ["the foundation > Oxfam: £40"]


def test_what_leads_a_list_is_no_gift_by_itself() -> None:
    assert told("Peru gave the following items to Oxfam on 3 May 2021:\n- 9 tents\n- 4 boats\n") == [
        "PE > Oxfam: 9 tents",
        "PE > Oxfam: 4 boats",
    ]
    assert told("Peru gave Oxfam 40 beds:\n- 9 for Lima\n")[:1] == ["PE > Oxfam: 40 beds"]


def test_a_line_with_a_giver_of_its_own_is_not_of_who_gave_before_a_bare_head() -> None:
    text = "• Peru has delivered 20 tents.\nResponse:\n• The Government of Japan provided 90 beds through JICA."
    assert [sides(one) for one in drafts(text)] == ["PE > ?", "JP > ?"]


def test_who_asks_is_nobody_of_the_title() -> None:
    text = "Nepal quake: who is sending what\n\nINDIA: Two planes with 43 tonnes of food.\nPAKISTAN: 2,000 meals.\n"
    assert [sides(one) for one in drafts(text)] == ["IN > NP", "PK > NP"]
