"""Intervals whose ends are the wrong way round."""

from __future__ import annotations

from tests.helpers.each import each

from app.domain.dates import read_date
from app.domain.money import read_money
from app.domain.quantity import read_quantity
from app.domain.reversed_interval import right_way_round


@each(
    "words, read, right",
    [
        ("USD 30 to 20 million", read_money, "USD 20 to 30 million"),
        ("5 to 3 EUR", read_money, "3 to 5 EUR"),
        ("3 to 5 EUR", read_money, ""),
        ("EUR 5 million (USD 6 million)", read_money, ""),
        ("heaps", read_money, ""),
        ("between NZD 9 million and NZD 3 million", read_money, "between NZD 3 million and NZD 9 million"),
        ("between 9 and 3 million euros", read_money, "between 3 and 9 million euros"),
        ("NZD 9 million and NZD 3 million", read_money, ""),
        ("between the lines and the wars", read_money, ""),
        ("300 – 200", read_quantity, "200 – 300"),
        ("10 to 15,000 masks", read_quantity, ""),
        ("-3", read_quantity, ""),
        ("2020-05-05 to 2020-03-01", read_date, "2020-03-01 – 2020-05-05"),
        ("from 5 May 2020 until 3 March 2020", read_date, "3 March 2020 – 5 May 2020"),
        ("31 February 2020", read_date, ""),
    ],
)
def test_the_ends_are_exchanged_only_where_that_is_what_is_wrong(words, read, right):
    assert right_way_round(words, lambda typed: read(typed) is not None) == right
