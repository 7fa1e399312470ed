"""Facts and figures in words: nothing is said that the record does not say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from app.domain.donations import DateSpan
from app.domain.facts import Fact
from app.domain.giving import LeftOut
from app.domain.terms import DatePrecision, MoneyKind, Outcome, Polarity, Qualifier
from app.domain.totals import TotalLine, Totals, add_up
from app.domain.vocabularies import category
from app.ui.base.country_words import as_of_text, value_text
from app.ui.views.countries.accounts import sums
from app.ui.views.countries.fact_editor import date_words, read_value, with_date, with_value
from app.ui.views.countries.figures import sum_figures
from app.ui.views.countries.plans import thing_of

CASES = Fact("IR", category("epidemic"), "cases", "over 130,000", Decimal(130000), None, Qualifier.OVER, "cases")


def fact(value: str, low: int | None, high: int | None, qualifier: Qualifier, unit: str = "") -> Fact:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Fact("IR", category("aid"), "givers", value, ends[0], ends[1], qualifier, unit)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (CASES, "> 130,000"),
        (fact("some 7,000", 7000, 7000, Qualifier.ABOUT, "deaths"), "≈ 7,000"),
        (fact("at least 12, mostly private", 12, None, Qualifier.AT_LEAST), "≥ 12, mostly private"),
        (fact("four of five had decided; one hesitant", 4, 4, Qualifier.EXACT, "members"),
         "four of five had decided; one hesitant"),
        (fact("to Canada only", 1, 1, Qualifier.EXACT, "members"), "to Canada only"),
        (fact("member", None, None, Qualifier.NOT_STATED), "member"),
    ],
)  # fmt: skip
def test_value_shows_its_sign_only_where_its_words_are_the_number(given: Fact, shown: str) -> None:
    assert value_text(given) == shown


def test_denied_fact_says_so() -> None:
    denied = Fact("IR", category("alliance"), "member", "of the alliance", polarity=Polarity.DENIED)
    assert value_text(denied) == "not: of the alliance"


def test_date_says_whether_it_is_inferred() -> None:
    day = DateSpan("2020-05-31", "2020-05-31", DatePrecision.DAY, "", inferred=True)
    assert as_of_text(day) == ("31 May 2020", "inferred")
    stated = DateSpan("2019-05-01", "2019-05-31", DatePrecision.MONTH, "May 2019")
    assert as_of_text(stated) == ("May 2019", "stated")
    assert as_of_text(DateSpan()) == ("not dated", "")


def test_typed_value_is_read_and_said_back() -> None:
    read = read_value("about 20 delegations, mostly small")
    assert (read.low, read.high, read.qualifier, read.unit) == (20, 20, Qualifier.ABOUT, "delegations")
    assert "≈ 20 delegations" in read.remark
    money = read_value("$893 million")
    assert (money.low, money.unit) == (893_000_000, "USD")
    assert read_value("a strategic partnership").low is None
    assert "Write it like 4000 to 9000." in read_value("9000 to 4000").remark
    assert "words" in read_value("a strategic partnership").remark


def test_words_that_did_not_change_keep_their_interval() -> None:
    kept = fact("to Canada only", 1, 1, Qualifier.EXACT, "members")
    assert with_value(kept, "to Canada  only") is kept
    changed = with_value(kept, "to Canada and Spain")
    assert (changed.low, changed.high, changed.unit) == (None, None, "")


@pytest.mark.parametrize(
    "span",
    [
        DateSpan("2020-05-31", "2020-05-31", DatePrecision.DAY, "", inferred=True),
        DateSpan("", "2020-05-31", DatePrecision.UNKNOWN, "recently", inferred=True),
        DateSpan("2019-05-01", "2019-05-31", DatePrecision.MONTH, "May 2019"),
    ],
)
def test_a_date_left_alone_stays_what_it_was(span: DateSpan) -> None:
    given = Fact("IR", category("epidemic"), "cases", "few", as_of=span)
    assert with_date(given, date_words(span), inferred=span.inferred, published="2020-05-31") == given


def test_a_date_without_a_year_takes_it_from_the_source() -> None:
    read = with_date(CASES, "12 April", inferred=False, published="2020-05-31")
    assert read is not None
    assert (read.as_of.start, read.as_of.inferred) == ("2020-04-12", True)
    assert with_date(CASES, "when pigs fly", inferred=False, published="2020-05-31") is None


def test_what_is_said_to_be_given_and_is_in_no_sum_is_below_the_sums() -> None:
    def line(number: int, currency: str, **more: Any) -> TotalLine:
        ends = Decimal(number), Decimal(number), Qualifier.EXACT
        return TotalLine(number, f"D-0{number}", "A gift", "cash", currency, MoneyKind.CASH, *ends, "", **more)

    received = add_up(
        (line(1, "AUD"), line(5, "FJD", out=LeftOut.SHARED), line(6, "GBP", out=LeftOut.NO_WORDS),
         line(7, "EUR", outcome=Outcome.PROMISED, out=LeftOut.PROMISED))
    )  # fmt: skip
    got, gave = sums(received, Totals())
    assert not gave.rows
    _, row = got.rows
    assert [cell.text for cell in row.cells] == [
        "In no sum", "D-05, D-06", "D-05: shared with others\nD-06: without words for a figure",
    ]  # fmt: skip
    assert thing_of(row.key) == ("donation", 5)


def test_what_is_only_measured_is_no_figure_of_the_head() -> None:
    lines = [
        TotalLine(n, f"D-0{n}", "", what, unit, None, Decimal(n), Decimal(n), Qualifier.EXACT, "")
        for n, what, unit in ((1, "tonnes", ""), (2, "tonnes", ""), (3, "rice", "tonnes"))
    ]
    assert [one.label for one in sum_figures(add_up(lines), given=False)] == ["Rice received"]


def test_the_figure_of_the_head_bears_the_sign_of_a_doubtful_record_and_says_why() -> None:
    """The sum below it did; the head did not."""
    one = TotalLine(1, "D-01", "", "rice", "tonnes", None, Decimal(9), Decimal(9), Qualifier.EXACT, "", waits=True)
    (figure,) = sum_figures(add_up([one]), given=False)
    assert (figure.value, figure.below) == (
        "⚠ 9 tonnes", "D-01. To be checked against the corrected source: D-01",
    )  # fmt: skip
