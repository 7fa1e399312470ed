"""What a sentence leaves out is taken from the ones before it, and never sure."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import amounts, drafts, sides

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mauritius was no donor for long. In 1970 it began to give. It sent Benin 20 tents.", "MU > BJ"),
        ("Oman had few friends but Peru. It sent Benin 20 tents.", "OM > BJ"),
        ("For years Peru was fed. Its ships came from Chile. It sent Benin 20 tents.", "PE > BJ"),
    ],
)
def test_it_means_whom_the_sentence_before_was_about(text: str, who: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == who
    assert Field.DONORS in draft.unsure


def test_who_got_the_last_gift_likely_gets_the_next() -> None:
    first, second = drafts("Oman gave 20 tents to Benin. Peru pledged 2 million dollars.")
    assert (sides(first), sides(second)) == ("OM > BJ", "PE > BJ")
    assert Field.RECIPIENTS not in first.unsure
    assert Field.RECIPIENTS in second.unsure
    (party,) = second.recipients
    assert party.start == party.end  # no word of its sentence says so


def test_whoever_gave_gets_nothing_from_itself() -> None:
    _, second = drafts("Oman gave 20 tents to Benin. Benin sent 30 nurses.")
    assert sides(second) == "BJ > ?"


def test_of_a_town_its_country_is_spoken_of() -> None:
    *_, last = drafts("Turkey had a bad year. Oman sent 20 tents to Gaziantep. Peru sent 30 beds.")
    assert sides(last) == "PE > TR"


def test_nobody_is_taken_from_far_before() -> None:
    text = "Oman gave 20 tents to Benin. The sun shone. The sea was calm. It was hot. Peru pledged 2 million dollars."
    assert sides(drafts(text)[-1]) == "PE > ?"


def test_lines_of_a_list_are_of_who_gives_before_it() -> None:
    text = """Estonia gave 50,000 euros to Peru.

It also grants the following:

– Benin: 300,000 euros for firewood, through UNICEF;

– Chile: 11 generators, worth 5,000 euros and dispatched on 9 December.
"""
    _, one, other = drafts(text)
    assert [sides(draft) for draft in (one, other)] == ["EE > BJ", "EE > CL"]
    assert [amounts(draft) for draft in (one, other)] == ["300,000 euros", "11 generators, 5,000 euros"]
    assert [party.name for party in one.carriers] == ["United Nations Children's Fund"]
    assert other.status is Outcome.GIVEN
    assert all(Field.DONORS in draft.unsure for draft in (one, other))


def test_without_a_giver_before_it_no_list_is_read_so() -> None:
    assert all(Field.DONORS not in draft.spans for draft in drafts("Received so far:\n\n– Benin: 300,000 euros.\n"))


def test_a_month_of_a_history_is_of_the_year_that_was_stated_last() -> None:
    text = "In 1953 the sea broke in. On 2 February Oman sent 20 boats to Benin. In May Peru sent 30 beds to Benin."
    days = [draft.date.first if draft.date else "" for draft in drafts(text, "2011-02-01")]
    assert days == ["1953-02-02", "1953-05-01"]
