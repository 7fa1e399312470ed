"""What is said of words that are not read: why, and what to write instead."""

from __future__ import annotations

from tests.helpers.each import each

from app.domain.dates import read_date
from app.domain.money import read_money
from app.domain.unread import unread_date, unread_item, unread_money


@each(
    "typed, why",
    [
        ("31 February 2023", "There is no such day"),
        ("2023-02-31", "There is no such day"),
        ("05/06/2023", "5 June 2023 or 6 May 2023"),
        ("winter 2023", "Write winter 2022–23 or winter 2023–24."),
        ("2023 H1", "Write it like H1 2023."),
        ("FY2023", "A fiscal year has no certain days"),
        ("May to March 2023", "Write it like March – May 2023."),
        ("3 May", "It names no year; it is kept as stated. Write it like 3 May 2020."),
        ("early March", "Write it like early March 2020."),
        ("second half", "Write it like second half 2020."),
        ("when it rained", "No day is read in this"),
    ],
)
def test_a_date_that_is_not_read_is_given_its_own_reason(typed: str, why: str) -> None:
    assert read_date(typed) is None
    assert why in unread_date(typed)


@each("right", ["winter 2022–23", "winter 2023–24", "H1 2023", "1 July 2022 to 30 June 2023"])
def test_what_is_to_be_written_instead_of_a_date_is_read(right: str) -> None:
    assert read_date(right) is not None


@each(
    "typed, why",
    [
        ("USD 1.234", "1,234 or 1.234; it is kept as stated. Write 1,234 or 1.2340."),
        ("30 million yen and 2 million euros", "These are several amounts"),
        ("10 million lira (about 5.6 million dollars)", "These are several amounts"),
        ("15 million dollars, or 17 million", "These are several amounts"),
        ("USD 5 to 3 million", "It ends before it begins"),
        ("a lot", ""),
    ],
)
def test_an_amount_that_is_not_read_is_given_its_own_reason(typed: str, why: str) -> None:
    assert read_money(typed) is None
    assert why in unread_money(typed) if why else not unread_money(typed)


@each(
    "typed, why",
    [
        ("SEK 200 million", "under Money"),
        ("1.5 million Swedish kronor", "under Money"),
        ("300 pesos", "under Money"),
        ("12 to 10 tents", "It ends before it begins"),
        ("1,23,4 tents", "No number is read in this"),
    ],
)
def test_an_item_that_has_no_number_is_given_its_own_reason(typed: str, why: str) -> None:
    assert why in unread_item(typed)
