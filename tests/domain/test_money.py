from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.donations import Money
from app.domain.money import CURRENCIES, format_amount, format_money, read_money
from app.domain.quantity import add
from app.domain.terms import MoneyKind, Qualifier

MILLION = Decimal(10**6)


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "qualifier", "assumed"),
    [
        ("$30 million", 30 * MILLION, 30 * MILLION, "USD", "exact", True),
        ("US$30 million", 30 * MILLION, 30 * MILLION, "USD", "exact", False),
        ("30 million US dollars", 30 * MILLION, 30 * MILLION, "USD", "exact", False),
        ("30 million dollars", 30 * MILLION, 30 * MILLION, "USD", "exact", True),
        ("about $508 million", 508 * MILLION, 508 * MILLION, "USD", "about", True),
        ("about $508 million to the organization", 508 * MILLION, 508 * MILLION, "USD", "about", True),
        ("€5m", 5 * MILLION, 5 * MILLION, "EUR", "exact", False),
        ("5 M€", 5 * MILLION, 5 * MILLION, "EUR", "exact", False),
        ("RMB 10 million", 10 * MILLION, 10 * MILLION, "CNY", "exact", False),
        ("10 million Yuan", 10 * MILLION, 10 * MILLION, "CNY", "exact", False),
        ("NIS 3,500", Decimal(3500), Decimal(3500), "ILS", "exact", False),
        ("HK$2 million", 2 * MILLION, 2 * MILLION, "HKD", "exact", False),
        ("2bn", 2000 * MILLION, 2000 * MILLION, "", "exact", False),
        ("USD 1,500.50", Decimal("1500.5"), Decimal("1500.5"), "USD", "exact", False),
        ("over £1 million", MILLION, None, "GBP", "over", False),
        ("at least $20,000", Decimal(20000), None, "USD", "at_least", True),
        ("up to €2bn", Decimal(0), 2000 * MILLION, "EUR", "up_to", False),
        ("between $10 and $20 million", 10 * MILLION, 20 * MILLION, "USD", "between", True),
        ("$10-20 million", 10 * MILLION, 20 * MILLION, "USD", "between", True),
        ("tens of millions of dollars", 20 * MILLION, Decimal(99999999), "USD", "order", True),
        ("half a million euros", Decimal(500000), Decimal(500000), "EUR", "exact", False),
    ],
)
def test_reads(text: str, low: Decimal, high: Decimal | None, currency: str, qualifier: str, assumed: bool) -> None:
    found = read_money(text)
    assert found is not None
    money = found.money
    assert (money.low, money.high, money.currency, money.qualifier) == (low, high, currency, qualifier)
    assert found.currency_assumed is assumed
    assert money.as_stated == text


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("$2 billion for two years", "two years"),
        ("$2 billion over the next 2 years", "the next 2 years"),
        ("$5 million a year", "a year"),
        ("$5 million", ""),
    ],
)
def test_reads_the_time_an_amount_is_for(text: str, period: str) -> None:
    found = read_money(text)
    assert found is not None
    assert found.money.period == period


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("worth $5 million", MoneyKind.VALUATION),
        ("goods valued at €5m", MoneyKind.VALUATION),
        ("a budget of $893 million", MoneyKind.BUDGET),
        ("a donation of $5 million", MoneyKind.CASH),
    ],
)
def test_reads_what_an_amount_is(text: str, kind: MoneyKind) -> None:
    found = read_money(text)
    assert found is not None
    assert found.money.kind is kind


@pytest.mark.parametrize(
    "text",
    ["", "$", "dollars", "2 million masks", "May 2019", "5G", "$20-10", "$5 and €6", "some dollars", "all 5 cats",
     "try 5 things", "$5 million and 300 masks"],
)  # fmt: skip
def test_reads_nothing_else(text: str) -> None:
    assert read_money(text) is None


@pytest.mark.parametrize(
    ("money", "shown"),
    [
        (Money(508 * MILLION, 508 * MILLION, "USD", Qualifier.ABOUT), "≈ USD 508 million"),
        (Money(2000 * MILLION, 2000 * MILLION, "USD", period="two years"), "USD 2 billion (two years)"),
        (Money(Decimal("1234567.5"), Decimal("1234567.5"), "EUR"), "EUR 1,234,567.5"),
        (Money(Decimal(20000), None, "USD", Qualifier.AT_LEAST), "≥ USD 20,000"),
        (Money(Decimal(0), 2 * MILLION, "EUR", Qualifier.UP_TO), "≤ EUR 2 million"),
        (Money(Decimal(500), 2 * MILLION, "EUR", Qualifier.BETWEEN), "EUR 500 – EUR 2,000,000"),
        (Money(None, None, "USD", Qualifier.NOT_STATED), "not stated"),
    ],
)
def test_shows(money: Money, shown: str) -> None:
    assert format_money(money) == shown


def test_amounts_of_one_currency_add_up() -> None:
    parts = [Money(30 * MILLION, 30 * MILLION, "USD"), Money(20 * MILLION, None, "USD", Qualifier.OVER)]
    total = add(parts)
    assert format_amount(total.low, total.high, "USD", total.qualifier) == "> USD 50 million"


AMOUNTS = st.decimals(0, 10**11, places=2) | st.integers(1, 99999).map(lambda n: n * MILLION)


@given(AMOUNTS, AMOUNTS, st.sampled_from([*CURRENCIES, ""]), st.sampled_from(Qualifier))
def test_what_is_shown_is_read_back(one: Decimal, other: Decimal, currency: str, qualifier: Qualifier) -> None:
    low, high = sorted((one, other))
    ends = {
        Qualifier.EXACT: (low, low),
        Qualifier.ABOUT: (low, low),
        Qualifier.OVER: (low, None),
        Qualifier.AT_LEAST: (low, None),
        Qualifier.UP_TO: (Decimal(0), high),
    }.get(qualifier, (low, high))
    if qualifier is Qualifier.FEW:
        return
    found = read_money(format_money(Money(*ends, currency, qualifier)))
    assert found is not None
    assert (found.money.low, found.money.high, found.money.currency) == (*ends, currency)
    assert not found.currency_assumed


@given(st.text(max_size=50) | st.from_regex(r"(about )?[$€¥]?[0-9a-z ,.\-$]{0,30}", fullmatch=True))
def test_any_text_is_taken(text: str) -> None:
    found = read_money(text)
    assert found is None or found.money.low is not None or found.money.high is not None
