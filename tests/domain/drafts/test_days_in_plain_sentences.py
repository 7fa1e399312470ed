"""Days of gifts in plain sentences, by how they are built: whose day it is, and which of several."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _when(draft: Draft) -> str:
    """The day of a draft, both ends of a time, or nothing."""
    ends = (draft.date.first, draft.date.last) if draft.date is not None else ("", "")
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def _days(text: str) -> list[str]:
    return [f"{draft.status} {_when(draft)}".strip() for draft in drafts(text, "2023-03-14")]


@each(
    "text",
    [
        "Peru gave Chad 60 beds made in 2019.",
        "Peru gave Chad 60 beds that it had bought in 2019.",
        "The 60 beds bought in 2019 were given to Chad by Peru.",
        "Peru gave Chad two ships built in 1985 and repaired in 2019.",
        "Under a deal agreed in 2019 Peru gave Chad 60 beds.",
        "Under the pact signed in Lima on 12 June 2019 Peru gave Chad 60 beds.",
        "Peru gave 60 beds to a hospital in Chad that opened in 2016.",
        "Peru gave 60 beds to Chad, which became independent in 1960.",
        "The foundation, set up in 2004, gave the school in Lima 60 beds.",
        "The mayor, who took office in January, gave the school in Lima 60 beds.",
        "Peru sent Chad 60 beds after floods destroyed its hospital on 9 January.",
        "Peru sent Chad 60 beds after its mayor had asked for help on 9 January.",
        "After it had joined the union in 1986 Peru gave Chad 60 beds.",
        "In 2016 Mali elected a president who gave Chad 60 beds.",
    ],
)
def test_a_day_of_something_else_is_not_that_of_the_gift(text: str) -> None:
    assert _days(text) == ["given"]


@each(
    "text, when",
    [
        ("Peru gave Chad 60 beds that arrived on 9 March.", "given 2023-03-09"),
        ("It was in May 2022 that Peru gave Chad 60 beds.", "given 2022-05-01/2022-05-31"),
        ("Peru, which has helped Chad before, gave it 60 beds on 9 March.", "given 2023-03-09"),
        ("After a voyage of six weeks 60 beds from Peru reached Chad on 9 March.", "given 2023-03-09"),
        ("Visiting Chad on 9 March, Peru's minister gave it 60 beds.", "given 2023-03-09"),
        ("Peru promised Chad 60 beds, which will arrive on 9 May.", "promised 2023-05-09"),
        ("An agreement signed on 9 March gives Chad 60 beds from Peru.", "given 2023-03-09"),
    ],
)
def test_the_day_of_the_gift_may_stand_beside_another_verb(text: str, when: str) -> None:
    assert _days(text) == [when]


@each(
    "text, when",
    [
        ("Peru will send Chad 40 tents in November.", "promised 2023-11-01/2023-11-30"),
        ("In November Peru will send Chad 40 tents.", "promised 2023-11-01/2023-11-30"),
        ("Peru plans to send Chad 40 tents in January.", "promised 2024-01-01/2024-01-31"),
        ("On Monday Peru said that in May it would send Chad 40 tents.", "promised 2023-05-01/2023-05-31"),
        ("The 40 tents from Peru for Chad are due in mid-October.", "promised 2023-10-11/2023-10-20"),
        ("Peru will send Chad 40 tents at Christmas.", "promised 2023-12-25"),
        ("Peru will send Chad 40 tents in the third quarter.", "promised 2023-07-01/2023-09-30"),
        ("Peru will send Chad the 40 tents it promised in November.", "promised 2022-11-01/2022-11-30"),
        ("We recall that in November Peru gave Chad 40 tents.", "given 2022-11-01/2022-11-30"),
    ],
)
def test_what_will_be_lies_ahead(text: str, when: str) -> None:
    assert _days(text) == [when]


@each(
    "text",
    [
        "Founded in 1921, the Lima Aid Society gave Chad 500 coats in May.",
        "The Lima Aid Society, which was founded in 1921, gave Chad 500 coats in May.",
        "Ann Berg, born in 1940, gave the school in Lima 30 computers in May.",
        "Peru, a member of the union since 1973, gave Chad 500 coats in May.",
        "Peru's gift, its largest since 1995, reached Chad in May: 500 coats.",
    ],
)
def test_a_day_is_not_of_the_year_since_when_somebody_is(text: str) -> None:
    assert _days(text) == ["given 2022-05-01/2022-05-31"]


@each(
    "text, when",
    [
        ("Peru announced 40 tents for Chad on 3 March, and they arrived on 9 March.", "given 2023-03-09"),
        ("Peru promised Chad 40 tents on 3 March and sent them on 9 March.", "given 2023-03-09"),
        ("Peru, which in January approved $2 million for Chad, paid it on 9 March.", "given 2023-03-09"),
        ("Peru pledged Chad $2 million in January; the money was paid on 9 March.", "given 2023-03-09"),
        ("Peru's 40 tents for Chad, announced on 3 March, arrived on 9 March.", "given 2023-03-09"),
        ("Chad was promised 40 tents by Peru in January and got them on 9 March.", "given 2023-03-09"),
        ("Originally due in April, the 40 tents from Peru for Chad will now come on 9 May.", "promised 2023-05-09"),
        ("Peru announced on 3 March that 40 tents had arrived in Chad.", "given"),
        ("Peru's 40 tents for Chad, which had been announced on 3 March, have arrived.", "given"),
        ("Peru promised Chad 40 tents, but only half of them arrived on 9 March.", "promised"),
        ("None of the 40 tents promised to Chad by Peru have arrived.", "not_given"),
    ],
)
def test_what_a_later_clause_says_of_a_promise_is_its_outcome_and_day(text: str, when: str) -> None:
    assert _days(text) == [when]


@each(
    "text, when",
    [
        ("Peru sent 60 nurses to Chad following the 6 February quake.", ["given"]),
        ("In the wake of the 6 February earthquakes Peru sent 60 nurses to Chad.", ["given"]),
        ("Following the 6 February quake Peru sent 60 nurses to Chad on 8 February.", ["given 2023-02-08"]),
        ("Before it joined the union in 1986 Peru gave Chad 60 beds.", ["given /1986-12-31"]),
        (
            "On 3 February Peru sent Chad 15 trucks. The day before it had sent 20 vans.",
            ["given 2023-02-03", "given 2023-02-02"],
        ),
    ],
)
def test_what_was_before_or_after_another_day(text: str, when: list[str]) -> None:
    assert _days(text) == when


@each(
    "text, last",
    [
        ("Oman has sent Chad 40 tents since 1 March.", "2021-05-27"),
        ("Since the flood of 3 May Oman has sent Chad 40 tents.", "2021-05-27"),
        ("Oman had given Chad tents since 1921.", ""),
        ("Oman has promised Chad 40 tents since March.", ""),
    ],
)
def test_what_has_been_given_since_a_day_was_given_up_to_the_publication(text: str, last: str) -> None:
    (draft,) = drafts(text, "2021-05-27")
    assert draft.date is not None
    assert draft.date.last == last


@each("words", ["3 May '18", "May 3, '18", "Thursday, 3 May '18"])
def test_a_year_of_two_digits_behind_a_day_is_its_year(words: str) -> None:
    (draft,) = drafts(f"Oman sent Peru 20 tents on {words}.", "2019-05-08")
    assert draft.date is not None
    assert (draft.date.first, draft.date.as_stated) == ("2018-05-03", words)


@each(
    "words, span",
    [
        ("January, February and March", ("2019-01-01", "2019-03-31")),
        ("January, February and March 2018", ("2018-01-01", "2018-03-31")),
        ("April and May", ("2019-04-01", "2019-05-31")),
    ],
)
def test_months_of_a_list_are_one_span(words: str, span: tuple[str, str]) -> None:
    (draft,) = drafts(f"Oman sent Peru 20 tents in {words}.", "2019-06-08")
    assert draft.date is not None
    assert (draft.date.first, draft.date.last, draft.date.as_stated) == (*span, words)
