"""A day of the calendar is said in words, and what is none as it is written."""

from __future__ import annotations

from app.domain.months import iso_words


def test_a_day_a_month_and_a_year_in_words():
    said = {"2020-05-31": "31 May 2020", "2020-05": "May 2020", "2020": "2020", "": "", "2020-13": "2020-13"}
    said |= {"spring 2020": "spring 2020", "1999-1-2-3": "1999-1-2-3", "2020-": "2020-"}
    assert {iso: iso_words(iso) for iso in said} == said
