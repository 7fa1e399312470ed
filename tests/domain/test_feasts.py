from __future__ import annotations

from datetime import date

from dateutil.easter import easter
from tests.helpers.each import each

from app.domain.dates import read_date
from app.domain.feasts import feast


@each(
    "name, year, day",
    [
        ("easter", 1818, date(1818, 3, 22)),  # as early as it can be
        ("easter", 1943, date(1943, 4, 25)),  # as late
        ("easter", 2024, date(2024, 3, 31)),
        ("good friday", 1990, date(1990, 4, 13)),
        ("whitsun", 1955, date(1955, 5, 29)),
        ("ash wednesday", 2001, date(2001, 2, 28)),
        ("christmas eve", 1914, date(1914, 12, 24)),
        ("christmas", 1914, date(1914, 12, 25)),
        ("boxing day", 1914, date(1914, 12, 26)),
        ("new year's eve", 1914, date(1914, 12, 31)),
        ("may day", 1955, date(1955, 5, 1)),
    ],
)
def test_a_feast_is_a_day_of_its_year(name: str, year: int, day: date) -> None:
    assert feast(name, year) == day


def test_easter_is_that_of_others_in_every_year() -> None:
    assert [feast("easter", year) for year in range(1583, 2300)] == [easter(year) for year in range(1583, 2300)]


def test_a_feast_without_a_year_is_the_last_before_the_publication() -> None:
    span = read_date("at Easter", "1998-03-13")
    assert span is not None
    assert (span.start, span.inferred) == ("1997-03-30", True)
    assert read_date("Easter 1947").start == "1947-04-06"  # pyright: ignore[reportOptionalMemberAccess]


@each(
    "name, year, day",
    [
        ("lunar new year", 1966, "01-21"),
        ("lunar new year", 1985, "02-20"),
        ("chinese new year's eve", 2024, "02-09"),
        ("tet", 1968, "01-30"),
        ("lunar new year's day", 2034, "02-19"),
        ("diwali", 2009, "10-17"),
        ("diwali", 2020, "11-14"),
        ("deepavali", 2022, "10-24"),
        ("nowruz", 2023, "03-21"),
        ("nowruz", 2024, "03-20"),
        ("giving tuesday", 2023, "11-28"),
        ("black friday", 2024, "11-29"),
        ("memorial day", 2023, "05-29"),
        ("labor day", 2024, "09-02"),
        ("martin luther king day", 2024, "01-15"),
        ("orthodox easter", 2024, "05-05"),
        ("orthodox easter", 1999, "04-11"),
        ("orthodox good friday", 2016, "04-29"),
    ],
)
def test_feasts_of_other_calendars_and_of_the_states_are_days_too(name: str, year: int, day: str) -> None:
    assert feast(name, year).isoformat() == f"{year}-{day}"


@each(
    "words, start, end",
    [
        ("Passover 2024", "2024-04-23", "2024-04-29"),
        ("Rosh Hashanah 2023", "2023-09-16", "2023-09-17"),
        ("Yom Kippur 1973", "1973-10-06", "1973-10-06"),
        ("Purim 2021", "2021-02-26", "2021-02-26"),
        ("Hanukkah 2023", "2023-12-08", "2023-12-15"),
        ("Hanukkah 2022", "2022-12-19", "2022-12-26"),
        ("the eve of Passover 2024", "2024-04-22", "2024-04-22"),
        ("the eve of the Lunar New Year", "2024-02-09", "2024-02-09"),
        ("the first week of Ramadan", "2024-03-11", "2024-03-17"),
        ("the last ten days of Ramadan", "2024-03-31", "2024-04-09"),
        ("Eid", "2024-04-10", "2024-04-10"),
        ("the eve of Eid", "2024-04-09", "2024-04-09"),
        ("the Fourth of July", "2023-07-04", "2023-07-04"),
    ],
)
def test_feasts_of_several_days_and_parts_of_them(words: str, start: str, end: str) -> None:
    span = read_date(words, "2024-05-08")
    assert span is not None
    assert (span.start, span.end) == (start, end)


def test_an_eid_of_a_year_is_either_of_two() -> None:
    assert read_date("Eid 2019", "2024-05-08") is None
