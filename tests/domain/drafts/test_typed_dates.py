"""A date that is typed in a form is read as a draft reads it."""

from __future__ import annotations

from tests.helpers.each import each

from app.domain.drafts.dates.typed import typed_date


@each(
    "words, first, last",
    [
        ("Within a fortnight of 7 June 2019", "2019-06-07", "2019-06-21"),
        ("within  ten days of the flood of 7 June 2019", "2019-06-07", "2019-06-17"),
        ("three weeks after 7 June 2019", "2019-06-28", "2019-06-28"),
        ("early March 2020", "2020-03-01", "2020-03-10"),
    ],
)
def test_what_is_counted_from_a_named_day_is_read(words: str, first: str, last: str) -> None:
    read = typed_date(words, "2021-01-01", ahead=False)
    assert read is not None
    assert (read.start, read.end, read.as_stated) == (first, last, " ".join(words.split()))


@each(
    "words",
    ["within a fortnight of the flood", "within a week", "7 June 2019 or 9 June 2019", "40 tents on 7 June 2019"],
)
def test_what_names_no_day_or_says_more_is_left_unread(words: str) -> None:
    assert typed_date(words, "2021-01-01", ahead=False) is None
