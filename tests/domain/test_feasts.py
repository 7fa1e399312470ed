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
