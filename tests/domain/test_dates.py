from __future__ import annotations

from calendar import monthrange
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.actions.donation_rules import date_error
from app.domain.dates import format_span, read_date, stated_with_year
from app.domain.donations import DateSpan
from app.domain.terms import DatePrecision

PUBLISHED = "2020-05-31"


@each(
    "text, start, end, precision",
    [
        ("2020-05-31", "2020-05-31", "2020-05-31", "day"),
        ("2020-05-31T10:00:00Z", "2020-05-31", "2020-05-31", "day"),
        ("31 May 2020", "2020-05-31", "2020-05-31", "day"),
        ("May 31, 2020", "2020-05-31", "2020-05-31", "day"),
        ("on the 5th of May 2020", "2020-05-05", "2020-05-05", "day"),
        ("31.5.2020", "2020-05-31", "2020-05-31", "day"),
        ("5/31/2020", "2020-05-31", "2020-05-31", "day"),
        ("31/5/2020", "2020-05-31", "2020-05-31", "day"),
        ("٣١ May ٢٠٢٠", "2020-05-31", "2020-05-31", "day"),
        ("29 February 2020", "2020-02-29", "2020-02-29", "day"),
        ("early March 2020", "2020-03-01", "2020-03-10", "part_of_month"),
        ("mid-March 2020", "2020-03-11", "2020-03-20", "part_of_month"),
        ("late February 2020", "2020-02-21", "2020-02-29", "part_of_month"),
        ("the end of April 2020", "2020-04-21", "2020-04-30", "part_of_month"),
        ("May 2019", "2019-05-01", "2019-05-31", "month"),
        ("December 2018", "2018-12-01", "2018-12-31", "month"),
        ("2020-05", "2020-05-01", "2020-05-31", "month"),
        ("Q1 2020", "2020-01-01", "2020-03-31", "quarter"),
        ("2020-Q4", "2020-10-01", "2020-12-31", "quarter"),
        ("the second quarter of 2020", "2020-04-01", "2020-06-30", "quarter"),
        ("second quarter 2020", "2020-04-01", "2020-06-30", "quarter"),
        ("the 2nd quarter of 2020", "2020-04-01", "2020-06-30", "quarter"),
        ("2Q 2020", "2020-04-01", "2020-06-30", "quarter"),
        ("2H 2020", "2020-07-01", "2020-12-31", "range"),
        ("1st half of 2020", "2020-01-01", "2020-06-30", "range"),
        ("2020", "2020-01-01", "2020-12-31", "year"),
        ("the first half of 2020", "2020-01-01", "2020-06-30", "range"),
        ("H2 2020", "2020-07-01", "2020-12-31", "range"),
        ("before March 2020", "", "2020-02-29", "range"),
        ("between March and May 2020", "2020-03-01", "2020-05-31", "range"),
        ("March–May 2020", "2020-03-01", "2020-05-31", "range"),
        ("25-31 May 2020", "2020-05-25", "2020-05-31", "range"),
        ("May 25–31, 2020", "2020-05-25", "2020-05-31", "range"),
        ("2020-03-01/2020-05-31", "2020-03-01", "2020-05-31", "range"),
        ("December 2018 to May 2019", "2018-12-01", "2019-05-31", "range"),
        ("since March 2020", "2020-03-01", "", "range"),
        ("until 31 May 2020", "", "2020-05-31", "range"),
    ],
)
def test_reads_what_is_stated(text: str, start: str, end: str, precision: str) -> None:
    assert read_date(text) == DateSpan(start, end, DatePrecision(precision), text)


@each(
    "text, start, end",
    [
        ("early March", "2020-03-01", "2020-03-10"),
        ("early 2020", "2020-01-01", "2020-04-30"),
        ("the end of 2020", "2020-10-01", "2020-12-31"),
        ("November to March 2020", "2019-11-01", "2020-03-31"),
        ("March", "2020-03-01", "2020-03-31"),
        ("May", "2020-05-01", "2020-05-31"),
        ("December", "2019-12-01", "2019-12-31"),
        ("June 1", "2019-06-01", "2019-06-01"),
        ("Q1", "2020-01-01", "2020-03-31"),
        ("between December and March", "2019-12-01", "2020-03-31"),
        ("from 1 March to 5 April", "2020-03-01", "2020-04-05"),
        ("20 May – 3 March 2020", "2019-05-20", "2020-03-03"),
        ("since March", "2020-03-01", ""),
    ],
)
def test_takes_the_year_from_the_publication_and_says_so(text: str, start: str, end: str) -> None:
    span = read_date(text, PUBLISHED)
    assert span is not None
    assert (span.start, span.end, span.inferred) == (start, end, True)


@each(
    "text, published, start, end",
    [
        ("by the end of August", "2021-08-04", "", "2021-08-31"),
        ("by the end of March", "2021-08-04", "", "2022-03-31"),
        ("by end-September", "2021-08-04", "", "2021-09-30"),
        ("until mid-October", "2021-08-04", "", "2021-10-15"),
        ("by August", "2021-08-04", "", "2021-08-31"),
        ("by 3 September", "2021-08-04", "", "2021-09-03"),
        ("by 3 August", "2021-08-04", "", "2022-08-03"),
        ("before September", "2021-08-04", "", "2021-08-31"),
        ("before the end of August", "2021-08-04", "", "2021-08-31"),
        ("before the end of the year", "2021-08-04", "", "2021-12-31"),
        ("by Q1", "2021-08-04", "", "2022-03-31"),
        ("by the end of the year", "2021-08-04", "", "2021-12-31"),
        ("by year-end", "2021-08-04", "", "2021-12-31"),
        ("by the end of next month", "2021-08-04", "", "2021-09-30"),
        ("by Friday", "2021-08-04", "", "2021-08-06"),
        ("late August", "2021-08-04", "2021-08-21", "2021-08-31"),
        ("September", "2021-08-04", "2021-09-01", "2021-09-30"),
        ("3 August", "2021-08-04", "2021-08-03", "2021-08-03"),
        ("between September and November", "2021-08-04", "2021-09-01", "2021-11-30"),
        ("from December to February", "2021-11-04", "2021-12-01", "2022-02-28"),
        ("from September", "2021-08-04", "2021-09-01", ""),
        ("since September", "2021-08-04", "2020-09-01", ""),
        ("next month", "2021-08-04", "2021-09-01", "2021-09-30"),
        ("next year", "2021-08-04", "2022-01-01", "2022-12-31"),
        ("tomorrow", "2021-08-04", "2021-08-05", "2021-08-05"),
        ("by 29 February", "2021-12-04", "", "2024-02-29"),
    ],
)
def test_what_lies_ahead_is_in_the_first_year_that_is_not_past_and_says_that_it_is_inferred(
    text: str, published: str, start: str, end: str
) -> None:
    span = read_date(text, published, ahead=True)
    assert span is not None
    assert (span.start, span.end, span.inferred) == (start, end, True)


@each("text", ["in December", "February", "on Monday", "1 February"])
def test_of_a_promise_a_date_that_may_be_its_own_or_that_of_the_gift_stays_open(text: str) -> None:
    assert read_date(text, "2021-08-04", ahead=True) is None


@each(
    "text, start, end",
    [
        ("late August", "2020-08-21", "2020-08-31"),
        ("by the end of June", "", "2021-06-30"),
        ("by 3 August", "", "2021-08-03"),
        ("yesterday", "2021-08-03", "2021-08-03"),
        ("on Monday", "2021-08-02", "2021-08-02"),
        ("Wednesday", "2021-08-04", "2021-08-04"),
        ("last month", "2021-07-01", "2021-07-31"),
        ("last week", "2021-07-26", "2021-08-01"),
        ("last quarter", "2021-04-01", "2021-06-30"),
        ("last year", "2020-01-01", "2020-12-31"),
        ("this year", "2021-01-01", "2021-12-31"),
        ("the second half of July", "2021-07-16", "2021-07-31"),
        ("overnight", "2021-08-03", "2021-08-04"),
        ("over the weekend", "2021-07-31", "2021-08-01"),
        ("a day ago", "2021-08-03", "2021-08-03"),
        ("an year ago", "2020-01-01", "2020-12-31"),
        ("in the last ten days", "2021-07-25", "2021-08-04"),
        ("in the last 25 hours", "2021-08-02", "2021-08-04"),
    ],
)
def test_what_has_happened_is_not_after_its_publication_and_says_that_it_is_inferred(
    text: str, start: str, end: str
) -> None:
    span = read_date(text, "2021-08-04")
    assert span is not None
    assert (span.start, span.end, span.inferred) == (start, end, True)


@each(
    "text",
    [
        "by the end of August",
        "by the end of the year",
        "tomorrow",
        "next month",
        "by Friday",
        "by September",
        "last March",
    ],
)
def test_what_contradicts_its_having_happened_stays_open(text: str) -> None:
    assert read_date(text, "2021-08-04") is None


@each(
    "text, published, start, end",
    [
        ("over the weekend", "2021-08-06", "2021-07-31", "2021-08-01"),  # a Friday
        ("over the weekend", "2021-08-07", "2021-08-07", "2021-08-08"),
        ("over the weekend", "2021-08-08", "2021-08-07", "2021-08-08"),
        ("next weekend", "2021-08-06", "2021-08-07", "2021-08-08"),
        ("next weekend", "2021-08-07", "2021-08-14", "2021-08-15"),
        ("next weekend", "2021-08-08", "2021-08-14", "2021-08-15"),
        ("the week of 15 May 2021", "", "2021-05-10", "2021-05-16"),
        ("the week ending 15 May 2021", "", "2021-05-09", "2021-05-15"),
        ("the week beginning 15 May 2021", "", "2021-05-15", "2021-05-21"),
    ],
)
def test_weekends_and_weeks_of_a_day(text: str, published: str, start: str, end: str) -> None:
    span = read_date(text, published or None, ahead=text.startswith("next"))
    assert span is not None
    assert (span.start, span.end) == (start, end)


@each("text", ["yesterday", "last month", "on Monday", "by the end of the year"])
def test_without_the_day_of_publication_nothing_is_read_by_it(text: str) -> None:
    assert read_date(text, "2021-08", ahead=True) is None
    assert read_date(text, "2021") is None
    assert read_date(text) is None


def test_a_leap_day_goes_back_to_a_leap_year() -> None:
    span = read_date("29 February", "2023-03-01")
    assert span is not None
    assert span.start == "2020-02-29"


@each("published", ["2020-05", "2020", "2020-05-31T08:00"])
def test_a_publication_may_be_less_precise(published: str) -> None:
    span = read_date("early May", published)
    assert span is not None
    assert span.start == "2020-05-01"


@each(
    "text",
    ["", "early March", "March", "5G", "Y-20", "COVID-19", "300", "300,000", "$20", "31 February 2020", "2019-02-29",
     "2020-13", "2020-00", "0 May 2020", "05/06/2020", "now", "31 May 2020 in Tehran", "may be",
     "2020-05-31/2020-03-01", "May 2020 - March 2020", "31-25 May 2020", "Q5 2020", "the last days of 2020", "x" * 200],
)  # fmt: skip
def test_reads_nothing_else(text: str) -> None:
    assert read_date(text) is None


def test_a_publication_date_that_is_none_gives_no_year() -> None:
    assert read_date("March", "last week") is None


@each(
    "start, end, shown",
    [
        ("2020-05-31", "2020-05-31", "31 May 2020"),
        ("2020-03-01", "2020-03-10", "early March 2020"),
        ("2020-03-11", "2020-03-20", "mid-March 2020"),
        ("2020-02-21", "2020-02-29", "late February 2020"),
        ("2019-05-01", "2019-05-31", "May 2019"),
        ("2020-01-01", "2020-03-31", "Q1 2020"),
        ("2020-03-01", "2020-05-31", "March – May 2020"),
        ("2020-05-25", "2020-05-30", "25 – 30 May 2020"),
        ("2018-12-01", "2019-05-31", "December 2018 – May 2019"),
        ("2019-12-20", "2020-01-03", "20 December 2019 – 3 January 2020"),
        ("2020-03-01", "2020-04-05", "1 March – 5 April 2020"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2019-01-01", "2020-12-31", "2019 – 2020"),
        ("2020-03-01", "", "since 1 March 2020"),
        ("", "2020-05-31", "until 31 May 2020"),
    ],
)
def test_shows(start: str, end: str, shown: str) -> None:
    assert format_span(DateSpan(start, end)) == shown


def test_shows_the_words_where_no_day_is_known() -> None:
    assert format_span(DateSpan(as_stated="in the past")) == "in the past"
    assert format_span(DateSpan()) == "unknown"


DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DATES, DATES)
def test_what_is_shown_is_read_back(one: date, other: date) -> None:
    start, end = sorted((one, other))
    for shown in (
        DateSpan(start.isoformat(), end.isoformat()),
        DateSpan(start.isoformat()),
        DateSpan("", end.isoformat()),
    ):
        span = read_date(format_span(shown))
        assert span is not None
        assert (span.start, span.end, span.inferred) == (shown.start, shown.end, False)
        assert not date_error("date", span)


@given(DATES)
def test_months_quarters_years_and_parts_are_read_back_with_their_precision(day: date) -> None:
    last = monthrange(day.year, day.month)[1]
    month = day.isoformat()[:7]
    for text in (month, f"{month[:4]}", f"Q{(day.month + 2) // 3} {day.year}", f"early {day:%B %Y}", day.isoformat()):
        span = read_date(text)
        assert span is not None
        assert read_date(format_span(span)) == DateSpan(span.start, span.end, span.precision, format_span(span))
    whole = read_date(month)
    assert whole is not None
    assert whole.end == f"{month}-{last:02}"


@given(DATES, st.sampled_from(["March", "early March", "mid-March", "31 December", "Q4"]))
def test_an_inferred_date_does_not_begin_after_publication(published: date, text: str) -> None:
    span = read_date(text, published.isoformat())
    assert span is not None
    assert span.start <= published.isoformat()
    assert (published - date.fromisoformat(span.start)).days <= 366


@given(
    st.text(max_size=40)
    | st.from_regex(r"(early |late )?[0-9]{0,4}[ \-/.]?(May|march|q)?[ 0-9\-/.,]{0,12}", fullmatch=True)
)
def test_any_text_is_taken(text: str) -> None:
    span = read_date(text, PUBLISHED)
    if span is not None:
        assert not date_error("date", span)


@each(
    "start, end",
    [("2020-05-31", "2020-05-30"), ("2020-02-30", ""), ("", "2020-5-1"), ("20200531", ""), ("May", "")],
)
def test_a_span_that_cannot_be_is_said(start: str, end: str) -> None:
    assert date_error("date", DateSpan(start, end))


def test_open_spans_are_in_order() -> None:
    for span in (DateSpan(), DateSpan("2020-05-31"), DateSpan("", "2020-05-31")):
        assert not date_error("date", span)


@each(
    "stated, start, end, shown",
    [
        ("3 February", "2023-02-03", "2023-02-03", "3 February 2023"),
        ("January 10", "2023-01-10", "2023-01-10", "January 10, 2023"),
        ("Feb. 3rd", "2023-02-03", "2023-02-03", "Feb. 3rd, 2023"),
        ("between December and January", "2022-12-01", "2023-01-31", "between December and January 2022–2023"),
        ("by March", "", "2021-03-31", "by March 2021"),
        ("a few days after", "", "2020-05-31", "a few days after"),
        ("early 2020", "2020-01-01", "2020-04-30", "early 2020"),
        ("a few days after", "2020-03-01", "2020-05-31", "a few days after"),
        ("Within two days", "2023-02-11", "2023-02-13", "Within two days"),
        ("Later that week", "2020-03-01", "2020-03-07", "Later that week"),
        ("before 5 May", "2020-05-01", "2020-05-04", "before 5 May 2020"),
        ("le 2 septembre", "2022-09-02", "2022-09-02", "le 2 septembre 2022"),
        ("one day", "", "", "one day"),
        ("today", "2023-05-22", "2023-05-22", ""),
        ("last Thursday", "2023-05-18", "2023-05-18", ""),
        ("on Friday,", "2023-05-19", "2023-05-19", ""),
        ("Last month", "2023-04-01", "2023-04-30", ""),
        ("Thursday, May 18", "2023-05-18", "2023-05-18", "Thursday, May 18, 2023"),
        ("since last Monday", "2023-05-15", "", ""),
        ("the same year", "2017-01-01", "2017-12-31", ""),
        ("that year", "2017-01-01", "2017-12-31", ""),
        ("by next week or this Friday", "", "2023-05-26", ""),
        ("today", "", "", "today"),
        ("", "2020-01-01", "2020-01-01", ""),
    ],
)
def test_words_that_leave_out_the_year_are_shown_with_it(stated: str, start: str, end: str, shown: str) -> None:
    assert stated_with_year(DateSpan(start, end, DatePrecision.RANGE, stated)) == shown
