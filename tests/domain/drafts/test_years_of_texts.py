"""The year of a day that states none: of what the text tells, or of its publication."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import drafts

from app.domain.drafts.draft import Field


def _first_days(text: str, published: str) -> list[str]:
    return [draft.date.first if draft.date else "" for draft in drafts(text, published)]


NEWS = "Togo counts its wells\n\nThe drought has lasted, the ministry said yesterday.\n"


@pytest.mark.parametrize(
    "passing",
    ["Chile opened its embassy in 2009.", "Its wells were dug in 2009. The rains failed on Sunday."],
)
def test_in_news_an_earlier_year_that_is_only_mentioned_ends_with_its_paragraph(passing: str) -> None:
    text = f"{NEWS}\n{passing}\n\nIn January Peru sent 30 beds to Benin."
    assert _first_days(text, "2017-03-14") == ["2017-01-01"]


def test_within_its_paragraph_it_goes_on_and_is_not_sure() -> None:
    (draft,) = drafts(f"{NEWS}\nThe sea broke in in 2009. In May Peru sent 30 beds to Benin.", "2017-03-14")
    assert draft.date is not None
    assert draft.date.first == "2009-05-01"
    assert Field.DATE in draft.unsure


@pytest.mark.parametrize("since", ["since 2009", "since March 2016"])
def test_in_news_since_when_something_lasts_is_the_year_of_nothing_else(since: str) -> None:
    text = f"{NEWS}\nChile has had an embassy there {since}. In January Peru sent 30 beds to Benin."
    assert _first_days(text, "2017-03-14") == ["2017-01-01"]


def test_a_day_shortly_before_the_publication_is_sure_again_behind_a_year_in_passing() -> None:
    text = f"{NEWS}\nChile opened its embassy in 2009.\n\nOn 3 March Peru sent 30 beds to Benin."
    (draft,) = drafts(text, "2017-03-14")
    assert draft.date is not None
    assert draft.date.first == "2017-03-03"
    assert Field.DATE not in draft.unsure


@pytest.mark.parametrize(
    "opening",
    [
        "In 1953 the sea broke in.\n\n",
        "LOMÉ, Aug. 19 – In 1953 the sea broke in.\n\n",
        "In 1953 the sea broke in. Since 1948 no dyke had been mended.\n\n",
        "In 1952 no dyke was mended.\n\nIn 1953 the sea broke in, as a pilot told me last week.\n\n",
    ],
    ids=["none", "dateline", "since", "a word of today"],
)
def test_in_a_history_the_year_goes_on(opening: str) -> None:
    text = f"{opening}On 2 February Oman sent 20 boats to Benin.\n\nIn May Peru sent 30 beds to Benin."
    assert _first_days(text, "2011-08-20") == ["1953-02-02", "1953-05-01"]


@pytest.mark.parametrize(
    ("when", "first"),
    [
        ("In the summer of 1953", "1953-12-13"),
        ("In early 1953", "1953-12-13"),
        ("By the end of 1953", "1953-12-13"),
        ("In mid-1953", "1953-12-13"),
        ("In the winter of 1952-53", "1952-12-13"),
    ],
)
def test_a_year_within_a_longer_date_is_that_of_what_follows(when: str, first: str) -> None:
    text = f"{when} the sea broke in. Peru sent 30 beds to Benin on 13 December."
    assert _first_days(text, "2017-03-14") == [first]


def test_what_is_told_beside_what_will_be_lies_behind() -> None:
    text = "The tents will come through Peru, whose fund gave Benin 30 beds in January."
    assert _first_days(text, "2017-03-14") == ["2017-01-01"]


@pytest.mark.parametrize(("next_day", "first"), [("3 May", "2011-05-03"), ("7 January", "2012-01-07")])
def test_a_month_shortly_before_the_date_before_is_of_its_year_and_not_sure(next_day: str, first: str) -> None:
    text = f"On 3 June 2011 Japan gave Chad 5 million dollars. Oman sent Chad 40 boats on {next_day}."
    (_, draft) = drafts(text, "")
    assert draft.date is not None
    assert draft.date.first == first
    assert draft.date.inferred
