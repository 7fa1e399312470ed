"""Days of what has been done beside what is yet to come, days by which it was done, and days of several."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts
from tests.helpers.each import each

from app.domain.drafts.dates.days import days
from app.domain.sentences import sentences


@each(
    "text, day",
    [
        ("Malta is sending 40 tents to Lomé, its minister informed the mayor on Monday.", "2024-05-06"),
        ("Malta will send Lomé 40 tents, its envoy told the council on Monday.", "2024-05-06"),
        ("Lomé is to get 40 tents from Oman, whose minister pledged them on Monday.", "2024-05-06"),
        ("Lomé will get 40 tents from Oman, which promised them on Friday.", "2024-05-03"),
        ("Oman will send Togo 40 tents that will arrive on Monday.", "2024-05-13"),
        ("Oman is to send Togo 40 tents on Friday.", "2024-05-10"),
        ("Oman will send Togo 40 tents next Thursday.", "2024-05-16"),
        ("Oman will send Togo 40 tents next Friday.", "2024-05-10"),
        ("Oman will send Togo 40 tents this weekend.", "2024-05-11"),
        ("The bank has resolved to give 40 million euros to Togo, payable in October.", "2024-10-01"),
    ],
)
def test_a_day_lies_ahead_unless_something_was_done_on_it(text: str, day: str) -> None:
    (draft,) = drafts(text)
    assert draft.date is not None
    assert draft.date.first == day


def test_what_was_given_before_has_its_own_day() -> None:
    coming, given = drafts("Oman is sending 40 tents to Lomé, on top of the 60 it gave on Monday.")
    assert coming.date is None
    assert given.date is not None
    assert (amounts(given), given.date.first) == ("60", "2024-05-06")


@each(
    "text, first, last",
    [
        ("Oman had given Togo 40 tents by 20 November.", "", "2023-11-20"),
        ("Oman had sent Togo 40 tents by the end of November.", "", "2023-11-30"),
        ("Oman had brought 40 tents to Togo by Friday evening.", "", "2024-05-03"),
        ("Oman had given Togo 40 tents by last night.", "", "2024-05-07"),
        ("Oman will have sent Togo 40 tents by 20 November.", "", "2024-11-20"),
        ("Oman gave Togo 40 tents over the first weekend of April.", "2024-04-06", "2024-04-07"),
        ("In the winter of 1944 to 1945, Oman gave Togo 40 tents.", "1944-12-01", "1945-02-28"),
        ("During the quarter, Oman gave Togo 40 tents.", "2024-01-01", "2024-03-31"),
        ("The foundation gave $40 million to Feeding America in fiscal 2020.", "2020-01-01", "2020-12-31"),
        ("Oman gave Togo 40 tents at 6 p.m. Tuesday.", "2024-05-07", "2024-05-07"),
    ],
)
def test_days_by_which_and_within_which_it_was_given(text: str, first: str, last: str) -> None:
    (draft,) = drafts(text)
    assert draft.date is not None
    assert (draft.date.first, draft.date.last) == (first, last)


@each(
    "text",
    [
        "On Wednesday Oman pledged 40 tents to Togo and Qatar gave it 60 beds.",
        "On Wednesday Oman announced a gift of 40 million riyals to Lebanon and Qatar sent Beirut 60 beds.",
    ],
)
def test_a_day_before_all_is_of_what_was_promised_and_what_was_given(text: str) -> None:
    assert [draft.date and draft.date.first for draft in drafts(text)] == ["2024-05-08", "2024-05-08"]


def test_a_day_before_all_is_not_of_what_is_to_come() -> None:
    given, coming = drafts("On Wednesday Oman gave Togo 60 tents and will send 40.")
    assert given.date is not None
    assert coming.date is None


@each(
    "text",
    [
        "Malta gave 400 euros for houses washed away on 4 April.",
        "Malta gave 400 euros to Fiji, wrecked last month by a cyclone.",
        "Malta gave 400 euros for a school burnt down in March.",
    ],
)
def test_when_something_was_washed_away_is_no_day_of_a_gift(text: str) -> None:
    (draft,) = drafts(text)
    assert draft.date is None


def test_a_day_behind_the_hour_belongs_to_its_sentence() -> None:
    text = "It came at 7.30 p.m. Tuesday. He left at 6 a.m. They came too."
    assert [text[start:end] for start, end in sentences(text)] == [
        "It came at 7.30 p.m. Tuesday.",
        "He left at 6 a.m.",
        "They came too.",
    ]


def test_the_first_weekend_of_a_month_begins_on_its_first_saturday() -> None:
    text = "It came over the last weekend of March."
    assert [(day.first, day.last) for day in days(text, 0, len(text), "2024-05-08")] == [("2024-03-30", "2024-03-31")]


@each(
    "text",
    [
        "Oman gave Togo 40 tents in time for the vote on 12 May.",
        "According to figures released on 2 May, Oman has given Togo 40 tents.",
        "Oman gave Togo 40 tents in response to an appeal launched on 2 May.",
        "Oman gave Togo 40 tents, as it had in 2010.",
        "Oman gave Togo 40 tents, as in 2010 and 2014.",
        "Malta gave 400 euros to families displaced in Lomé in April.",
        "Malta gave 400 euros to the families of 40 miners killed at Senghenydd in 1913.",
        "Malta gave 400 euros for schools destroyed in Fiji in March.",
    ],
)
def test_days_of_what_lies_ahead_or_befell_or_asked_for_it_are_none_of_a_gift(text: str) -> None:
    (draft,) = drafts(text)
    assert draft.date is None


@each(
    "text, day",
    [
        ("As in 2010, Oman gave Togo 40 tents in March.", "2024-03-01"),
        ("Under an agreement signed in 2019, Oman gave Togo 40 tents in March.", "2024-03-01"),
        ("Oman gave 40 tents to displaced families in Lomé in April.", "2024-04-01"),
        ("In April Oman gave 40 tents to families displaced in Lomé in March.", "2024-04-01"),
        ("Oman sent Togo 40 tents that will arrive on 12 May.", "2024-05-12"),
        ("A statement issued in May said Oman gave Togo 40 tents in April.", "2024-04-01"),
    ],
)
def test_the_day_of_a_gift_stays_beside_such_days(text: str, day: str) -> None:
    (draft,) = drafts(text)
    assert draft.date is not None
    assert draft.date.first == day


def test_a_will_by_which_something_is_left_has_its_day() -> None:
    (draft,) = drafts("By her will of 1893, Miss Tait left Togo £1,150.")
    assert draft.date is not None
    assert draft.date.first == "1893-01-01"
