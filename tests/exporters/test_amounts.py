"""Amounts, dates and sums in words."""

from __future__ import annotations

from decimal import Decimal

from tests.helpers.each import each

from app.domain.donations import CountSpan, DateSpan, Item, Money
from app.domain.money import read_money
from app.domain.terms import DatePrecision, MoneyKind, Qualifier
from app.domain.totals import Total, TotalLine
from app.exporters.amounts import count_words, date_words, item_words, line_words, listed_date, money_words, total_words

N = Decimal


@each(
    "item, words",
    [
        (Item("masks", N(300000), N(300000), Qualifier.EXACT, "pieces"), "300,000 masks"),
        (Item("masks", N(3), N(3), Qualifier.EXACT, "tons"), "3 tons of masks"),
        (Item("delegation of doctors", N(1), N(1), Qualifier.EXACT, "delegations"), "1 delegation of doctors"),
        (Item("masks", None, None, Qualifier.NOT_STATED, "tons", "masks *x*"), "masks (stated as “masks *x*”)"),
        (Item("teams", None, None, Qualifier.FEW), "few teams"),
        (Item("medical teams", N(1), None, Qualifier.AT_LEAST), "one or more medical teams"),
        (Item("masks", N(100000), N(100000), Qualifier.ABOUT), "about 100,000 masks"),
        (Item("masks", N(20), None, Qualifier.OVER), "over 20 masks"),
        (Item("masks", None, N(20), Qualifier.UP_TO), "at most 20 masks"),
    ],
)
def test_an_item(item: Item, words: str) -> None:
    assert item_words(item) == words


def test_money_says_its_kind_and_what_was_stated() -> None:
    money = Money(N(2000000000), N(2000000000), "USD", Qualifier.EXACT, MoneyKind.BUDGET, "$2 billion", "two years")
    assert money_words(money) == "USD 2 billion of budget, for two years (stated as “$2 billion”)"
    assert money_words(Money(None, None, "USD")) == "an amount not stated in USD"
    unread = Money(None, None, "USD", as_stated="US$50 million")
    assert money_words(unread) == "“US$50 million”, not read as a number"
    for stated, said in (("CHF 5 a year", "a year"), ("CHF 5 for a year", "for a year"), ("CHF 5 annually", "annually"),
                         ("CHF 5 a month for two years", "a month for two years")):  # fmt: skip
        read = read_money(stated)
        assert read is not None
        assert money_words(read.money) == f"CHF 5, {said} (stated as “{stated}”)"
    unread = Money(None, None, "", Qualifier.NOT_STATED, as_stated="3 million kroner")
    assert money_words(unread) == "“3 million kroner”, not read as a number"


@each(
    "date, words",
    [
        (DateSpan(), ""),
        (DateSpan("2020-03-01", "2020-03-31", DatePrecision.MONTH), "1 March 2020 to 31 March 2020, to the month"),
        (
            DateSpan("2020-03-05", "2020-03-05", DatePrecision.DAY, "on March 5"),
            "5 March 2020 (stated as “on March 5”)",
        ),
        (DateSpan("2020-03-05", "", DatePrecision.UNKNOWN), "from 5 March 2020"),
        (DateSpan("", "2020-05-31", DatePrecision.UNKNOWN, "", True), "by 31 May 2020, inferred"),
        (DateSpan("2020-03-01", "2020-05-31", DatePrecision.RANGE), "1 March 2020 to 31 May 2020"),
        (DateSpan(as_stated="lately"), "stated as “lately”"),
    ],
)
def test_a_date(date: DateSpan, words: str) -> None:
    assert date_words(date) == words


@each(
    "stated, words",
    [
        ("13 בפברואר", "13 February 2023"),
        ("13 февраля 2023", "13 February 2023"),
        ("2023年2月13日", "13 February 2023"),
        ("13.2.2023", "13 February 2023"),
        ("2/13/23", "13 February 2023"),
        ("13 février", "13 février 2023"),
        ("two days later", "two days later (13 February 2023)"),
    ],
)
def test_a_date_in_a_list_can_be_read_by_whoever_reads_the_page(stated: str, words: str) -> None:
    assert listed_date(DateSpan("2023-02-13", "2023-02-13", DatePrecision.DAY, stated)) == words


def test_an_inferred_date_in_a_list_has_its_days_where_its_words_name_another_day() -> None:
    span = DateSpan("2023-02-06", "2023-02-13", DatePrecision.RANGE, "within a week of 6 February 2023", inferred=True)
    assert listed_date(span) == "within a week of 6 February 2023 (6 February 2023 – 13 February 2023), inferred"
    since = DateSpan("2023-02-06", "2023-03-13", DatePrecision.RANGE, "since 6 February 2023", inferred=True)
    assert listed_date(since) == "since 6 February 2023, inferred"


def test_a_count() -> None:
    assert count_words(CountSpan()) == ""
    assert count_words(CountSpan(N(12), None, Qualifier.AT_LEAST, "at least 12")) == "at least 12"


@each(
    "total, words",
    [
        (Total("masks", "pieces", None, N(1), N(9), Qualifier.BETWEEN, False, (), ()), "1 – 9 masks"),
        (Total("masks", "", None, N(5), None, Qualifier.AT_LEAST, False, (), ()), "at least 5 masks"),
        (Total("masks", "", None, None, None, Qualifier.NOT_STATED, False, (), ()), "masks, amount not stated"),
        (Total("cash", "USD", MoneyKind.CASH, N(5), N(5), Qualifier.ABOUT, True, (), ()), "about USD 5"),
        (Total("cash", "EUR", MoneyKind.CASH, None, None, Qualifier.NOT_STATED, False, (), ()),
         "an amount not stated in EUR"),
    ],
)  # fmt: skip
def test_a_sum(total: Total, words: str) -> None:
    assert total_words(total) == words


@each("what, stated, words", [("masks", "some masks", "masks"), ("masks", "Masks", "masks")])
def test_a_line_of_a_sum(what: str, stated: str, words: str) -> None:
    line = TotalLine(1, "D-01", "x", what, "", None, None, None, Qualifier.NOT_STATED, stated)
    assert line_words(line) == words
