"""Days of chronicles and reports that are said in few words, and whose days they are."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.domain.drafts.dates.days import days
from app.domain.drafts.draft import Field


@each(
    "text, published, first, last",
    [
        ("By the 13th Oman had sent tents.", "2023-02-14", "", "2023-02-13"),
        ("It will be there by the 20th.", "2020-03-05", "", "2020-03-20"),
        ("It has fed them since the 2nd.", "2011-11-10", "2011-11-02", ""),
        ("It came on the afternoon of the 13th.", "2010-01-20", "2010-01-13", "2010-01-13"),
        ("By nightfall on the 5th it had sent tents.", "2020-08-19", "", "2020-08-05"),
        ("By midnight Sunday gifts had come to $50.", "2003-12-30", "", "2003-12-28"),
        ("It gave tents on Monday and Tuesday.", "2018-10-26", "2018-10-22", "2018-10-23"),
        ("It gave tents on 31 March and 1 April.", "2019-04-03", "2019-03-31", "2019-04-01"),
        ("It flew in tents over the week-end.", "1949-08-11", "1949-08-06", "1949-08-07"),
        ("It has sent 30 tents since winter.", "1992-07-10", "1991-12-01", ""),
        ("It gave rice on Holy Innocents Day.", "2021-12-29", "2021-12-28", "2021-12-28"),
        ("It paid out in calendar 2021.", "2022-05-08", "2021-01-01", "2021-12-31"),
        ("Tents, expected in Suva 16 April.", "2000-04-14", "2000-04-16", "2000-04-16"),
        (
            "It will have tents paid for by Oman, who on Wednesday handed over 50.",
            "1996-05-17",
            "1996-05-15",
            "1996-05-15",
        ),
    ],
)
def test_a_day_in_few_words_is_read(text: str, published: str, first: str, last: str) -> None:
    found = [(day.first, day.last) for day in days(text, 0, len(text), published)]
    assert found == [(first, last)]


@each(
    "text, published, last",
    [
        ("SUVA, Nov. 6 - Fiji gave tents today.", "1961-11-07", ("1961-11-06", "1961-11-06")),
        ("Lima, 23 November: tents arrived yesterday.", "2020-11-24", ("2020-11-22", "2020-11-22")),
        ("SUVA, Nov. 6 - Fiji gave tents today.", "1961-11-26", ("1961-11-26", "1961-11-26")),
        ("On 3 May it flooded. Within the week Oman had sent tents.", "2017-08-30", ("2017-05-03", "2017-05-10")),
        ("It crossed on 1 April, and arrived next day.", "2025-04-11", ("2025-04-02", "2025-04-02")),
    ],
)
def test_a_day_is_counted_from_the_line_or_the_day_before_it(text: str, published: str, last: tuple[str, str]) -> None:
    found = days(text, 0, len(text), published)[-1]
    assert (found.first, found.last) == last


@each(
    "text, published, first",
    [
        ("4 Dec.: Japan gives Peru 40 tents.", "2014-12-31", "2014-12-04"),
        ("Nov. 21, cyclone: Japan gives Peru 40 tents.", "1970-12-31", "1970-11-21"),
        ("Japan will give Peru 40 tents, its minister told a meeting of his neighbours on Wednesday.", "2021-09-09",
         "2021-09-08"),
        ("On Thursday Peru thanked Japan for 40 tents.", "2013-10-18", ""),
        ("Shell gave £418,000 (2018: £392,000) to Oxfam.", "2019-09-18", ""),
        ("Six planes from Japan, the first to land in Peru since 1981, brought 40 tents.", "2003-12-30", ""),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_gift(text: str, published: str, first: str) -> None:
    assert {draft.date.first if draft.date else "" for draft in drafts(text, published)} == {first}


@each(
    "text",
    [
        "The museum received a piano from Jan Novak.",
        "The class of 1998 gave the school a piano.",
        "The old boys of 1978 handed over 60 computers to Lae High School.",
        "Malta announced 5 million euros for Fiji following two cyclones in March 2023.",
        "Malta gave 2 million euros to Morocco after the September 2023 earthquake.",
        "Malta gave Fiji 40 tents after Cyclone Ula in 2016.",
    ],
)
def test_names_of_persons_classes_and_disasters_give_no_day(text: str) -> None:
    (draft,) = drafts(text)
    assert draft.date is None


@each(
    "head, day, sure",
    [
        ("May 6", "2024-05-01", True),
        ("May 8", "2024-05-08", True),
        ("Nov. 14", "2024-05-08", False),
        ("Nov. 14, 2012", "2012-11-14", False),
    ],
)
def test_a_weekday_counts_from_the_head_of_its_report(head: str, day: str, sure: bool) -> None:
    (draft,) = drafts(f"KABUL, {head} (Xinhua) -- Oman gave 40 tents on Wednesday.", "2024-05-08")
    assert draft.date is not None
    assert (draft.date.first, Field.DATE not in draft.unsure) == (day, sure)


@each(
    "text, first, last",
    [
        ("It came earlier today.", "2024-05-08", "2024-05-08"),
        ("It came earlier in the week.", "2024-05-06", "2024-05-08"),
        ("It came this past weekend.", "2024-05-04", "2024-05-05"),
        ("It came on the weekend.", "2024-05-04", "2024-05-05"),
        ("It opened a decade ago.", "2014-01-01", "2014-12-31"),
        ("It gave much over the past decade.", "2014-05-08", "2024-05-08"),
        ("It gave much in the past two decades.", "2004-05-08", "2024-05-08"),
        ("It gave much in the first three months of the year.", "2024-01-01", "2024-03-31"),
        ("It gave much in the first six months of the year.", "2023-01-01", "2023-06-30"),
        ("It gave much in the first six months of last year.", "2023-01-01", "2023-06-30"),
        ("It came in March/April 2020.", "2020-03-01", "2020-04-30"),
        ("It came ahead of Christmas.", "", "2023-12-24"),
        ("It came ahead of the Lunar New Year.", "", "2024-02-09"),
        ("It came the day before Thanksgiving.", "2023-11-22", "2023-11-22"),
        ("It came two days after Easter.", "2024-04-02", "2024-04-02"),
        ("It came in the week before Christmas.", "2023-12-18", "2023-12-24"),
        ("It came in the week after the quake of 12 January 2010.", "2010-01-12", "2010-01-19"),
        ("It came within 48 hours of the quake of 12 January 2010.", "2010-01-12", "2010-01-14"),
        ("It came within hours of the quake of 26 April.", "2024-04-26", "2024-04-26"),
        ("It came a day after Monday's quake.", "2024-05-07", "2024-05-07"),
        ("It came the day after Monday's oil spill.", "2024-05-07", "2024-05-07"),
        ("It gave as late as 1904.", "1904-01-01", "1904-12-31"),
        ("It came overnight into Sunday.", "2024-05-05", "2024-05-05"),
        ("Late Friday it came.", "2024-05-03", "2024-05-03"),
        ("It came late last year.", "2023-10-01", "2023-12-31"),
        ("It gave rice on Eid, 11 April.", "2024-04-11", "2024-04-11"),
        ("Last Christmas Peru gave rice.", "2023-12-25", "2023-12-25"),
        ("In Ramadan Oman gave rice.", "2024-03-11", "2024-04-09"),
        ("It gave rice on the Fourth of July.", "2023-07-04", "2023-07-04"),
    ],
)
def test_days_by_the_publication_by_feasts_and_by_what_befell_are_read(text: str, first: str, last: str) -> None:
    found = [(day.first, day.last) for day in days(text, 0, len(text), "2024-05-08")]
    assert found == [(first, last)]


@each(
    "text",
    [
        "Mali, which is to vote on 4 June, has given Togo 80 tents.",
        "Mali, which will hold a census on Sunday, gave Togo 80 tents.",
        "The bank will publish its results on 4 June and has given Togo 80 tents.",
        "The bank is to open a branch in Lima on 4 June and gave Togo 80 tents.",
        "Voters are to go to the polls on 4 June, and Oman has given Togo 400 ballot boxes.",
        "The school is due to open on 4 June; Oman has given it 400 desks.",
    ],
)
def test_what_is_yet_to_come_is_no_day_of_what_was_given(text: str) -> None:
    (draft,) = drafts(text)
    assert draft.date is None


def test_a_name_behind_late_and_a_weekday_is_that_of_the_giver() -> None:
    (draft,) = drafts("Late Friday Oman sent 40 tents to Togo.")
    assert [one.iso2 for one in draft.donors] == ["OM"]
    assert draft.date is not None
    assert draft.date.first == "2024-05-03"
