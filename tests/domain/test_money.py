from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain.currencies import currencies
from app.domain.donations import Money
from app.domain.money import StatedMoney, format_amount, format_money, read_money
from app.domain.quantity import add
from app.domain.terms import MoneyKind, Qualifier

MILLION = Decimal(10**6)


@each(
    "text, low, high, currency, qualifier, assumed",
    [
        ("$30 million", 30 * MILLION, 30 * MILLION, "USD", "exact", True),
        ("US$30 million", 30 * MILLION, 30 * MILLION, "USD", "exact", False),
        ("30 million US dollars", 30 * MILLION, 30 * MILLION, "USD", "exact", False),
        ("30 million dollars", 30 * MILLION, 30 * MILLION, "USD", "exact", True),
        ("about $508 million", 508 * MILLION, 508 * MILLION, "USD", "about", True),
        ("about $508 million to the organization", 508 * MILLION, 508 * MILLION, "USD", "about", True),
        ("€5m", 5 * MILLION, 5 * MILLION, "EUR", "exact", False),
        ("£1·2m", MILLION * 12 // 10, MILLION * 12 // 10, "GBP", "exact", False),
        ("5 M€", 5 * MILLION, 5 * MILLION, "EUR", "exact", False),
        ("D4 million", 4 * MILLION, 4 * MILLION, "GMD", "exact", False),
        ("Q150,000", 150_000, 150_000, "GTQ", "exact", False),
        ("E1.3 million", MILLION * 13 / 10, MILLION * 13 / 10, "SZL", "exact", False),
        ("40,000 quetzales", 40_000, 40_000, "GTQ", "exact", False),
        ("40,000 maloti", 40_000, 40_000, "LSL", "exact", False),
        ("U$S 2 million", 2 * MILLION, 2 * MILLION, "USD", "exact", False),
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


@each(
    "text, period",
    [
        ("$2 billion for two years", "two years"),
        ("$2 billion over the next 2 years", "the next 2 years"),
        ("$5 million a year", "a year"),
        ("$5 million a month for two years", "a month for two years"),
        ("5 million kwacha a year until 2024", "a year until 2024"),
        ("EUR 5 million until the end of 2024", "until the end of 2024"),
        ("$5 million every year over the next 3 years", "every year over the next 3 years"),
        ("$5 million", ""),
    ],
)
def test_reads_the_time_an_amount_is_for(text: str, period: str) -> None:
    found = read_money(text)
    assert found is not None
    assert found.money.period == period


@each(
    "text, kind",
    [
        ("worth $5 million", MoneyKind.VALUATION),
        ("46 million yen's worth of medicine", MoneyKind.VALUATION),
        ("5 million dollars’ worth", MoneyKind.VALUATION),
        ("goods valued at €5m", MoneyKind.VALUATION),
        ("a budget of $893 million", MoneyKind.BUDGET),
        ("a donation of $5 million", MoneyKind.CASH),
    ],
)
def test_reads_what_an_amount_is(text: str, kind: MoneyKind) -> None:
    found = read_money(text)
    assert found is not None
    assert found.money.kind is kind


@each(
    "text",
    ["", "$", "dollars", "2 million masks", "May 2019", "5G", "$20-10", "$5 and €6", "some dollars", "all 5 cats",
     "try 5 things", "$5 million and 300 masks"],
)  # fmt: skip
def test_reads_nothing_else(text: str) -> None:
    assert read_money(text) is None


@each(
    "money, shown",
    [
        (Money(508 * MILLION, 508 * MILLION, "USD", Qualifier.ABOUT), "≈ USD 508 million"),
        (Money(2000 * MILLION, 2000 * MILLION, "USD", period="two years"), "USD 2 billion (two years)"),
        (Money(Decimal("1234567.5"), Decimal("1234567.5"), "EUR"), "EUR 1,234,567.50"),
        (Money(Decimal("12.345"), Decimal("12.345"), "EUR"), "EUR 12.345"),
        (Money(Decimal(20000), None, "USD", Qualifier.AT_LEAST), "≥ USD 20,000"),
        (Money(Decimal(0), 2 * MILLION, "EUR", Qualifier.UP_TO), "≤ EUR 2 million"),
        (Money(Decimal(500), 2 * MILLION, "EUR", Qualifier.BETWEEN), "EUR 500 – EUR 2,000,000"),
        (Money(None, None, "USD", Qualifier.NOT_STATED), "not stated"),
        (Money(None, None, "USD", Qualifier.NOT_STATED, as_stated="US$50 million"), "“US$50 million”"),
    ],
)
def test_shows(money: Money, shown: str) -> None:
    assert format_money(money) == shown


def test_amounts_of_one_currency_add_up() -> None:
    parts = [Money(30 * MILLION, 30 * MILLION, "USD"), Money(20 * MILLION, None, "USD", Qualifier.OVER)]
    total = add(parts)
    assert format_amount(total.low, total.high, "USD", total.qualifier) == "> USD 50 million"


@each(
    "text, low, high, currency",
    [
        ("between two and three million dollars", 2 * MILLION, 3 * MILLION, "USD"),
        ("₹2.5 crore", 25 * MILLION, 25 * MILLION, "INR"),
        ("a six-figure euro amount", Decimal(100_000), Decimal(999_999), "EUR"),
        ("a six-figure sum in euros", Decimal(100_000), Decimal(999_999), "EUR"),
        ("a double-digit million euro sum", 10 * MILLION, 100 * MILLION - 1, "EUR"),
        ("AZN 5 million", 5 * MILLION, 5 * MILLION, "AZN"),
        ("5 million manat", 5 * MILLION, 5 * MILLION, "AZN"),
        ("500,000 Kuwaiti dinars", Decimal(500_000), Decimal(500_000), "KWD"),
        ("QAR 2 million", 2 * MILLION, 2 * MILLION, "QAR"),
        ("OMR 1.5 million", 1_500_000 * Decimal(1), 1_500_000 * Decimal(1), "OMR"),
        ("BHD 1,250.500", Decimal("1250.5"), Decimal("1250.5"), "BHD"),
        ("3 million Danish kroner", 3 * MILLION, 3 * MILLION, "DKK"),
        ("20 million afghanis", 20 * MILLION, 20 * MILLION, "AFN"),
        ("TL 5 million", 5 * MILLION, 5 * MILLION, "TRY"),
        ("A$5 million", 5 * MILLION, 5 * MILLION, "AUD"),
        ("C$3m", 3 * MILLION, 3 * MILLION, "CAD"),
        ("US$ 2 mn", 2 * MILLION, 2 * MILLION, "USD"),
        ("€3bn", 3000 * MILLION, 3000 * MILLION, "EUR"),
        ("€250.000", Decimal(250_000), Decimal(250_000), "EUR"),
        ("CHF 2'500'000.50", Decimal("2500000.5"), Decimal("2500000.5"), "CHF"),
        ("EUR 2.500.000,50", Decimal("2500000.5"), Decimal("2500000.5"), "EUR"),
        ("a $5m grant", 5 * MILLION, 5 * MILLION, "USD"),
        ("a million-dollar package", MILLION, MILLION, "USD"),
        ("a five million-dollar package", 5 * MILLION, 5 * MILLION, "USD"),
        ("a five-million-dollar package", 5 * MILLION, 5 * MILLION, "USD"),
        ("$5 million worth of masks", 5 * MILLION, 5 * MILLION, "USD"),
        ("USD 500,000 (five hundred thousand US dollars)", Decimal(500_000), Decimal(500_000), "USD"),
        ("500 million Pakistani rupees to fight the virus", 500 * MILLION, 500 * MILLION, "PKR"),
        ("1 million Croatian kuna", MILLION, MILLION, "HRK"),
        ("40,000 silver Mexican pesos", Decimal(40_000), Decimal(40_000), "MXN"),
        ("5,000 gold Kuwaiti dinars", Decimal(5000), Decimal(5000), "KWD"),
    ],
)  # fmt: skip
def test_what_was_misread_or_refused_is_read_right(text: str, low: Decimal, high: Decimal, currency: str) -> None:
    found = read_money(text)
    assert found is not None
    assert (found.money.low, found.money.high, found.money.currency) == (low, high, currency)


@each(
    "text",
    ["€5 million ($6 million)", "$5 million CAD-free", "$5 per mask", "$5 million each to ten hospitals", "€2.500",
    "KD 2.500",
     "$5 million less than promised", "$5 mil", "Rs 5 arab", "20,000 pounds of food", "a multi-million dollar package",
     "half of the $5 million", "$500 to $2 million", "twice $5 million", "a dollar", "two million-dollar grants",
     "$5 million grants", "$.5 million", ".5 million dollars",
     "USD 500,000 (six hundred thousand)"],
)  # fmt: skip
def test_an_amount_that_is_not_understood_whole_is_left_unread(text: str) -> None:
    assert read_money(text) is None


@each(
    "text, choices",
    [
        ("3 million kroner", ("DKK", "NOK")),
        ("kr 3 million", ("DKK", "ISK", "NOK", "SEK")),
        ("500 million CFA francs", ("XAF", "XOF")),
        ("Rs 5 crore", ("INR", "LKR", "MUR", "NPR", "PKR", "SCR")),
        ("¥5 million", ("CNY", "JPY")),
    ],
)
def test_a_currency_of_several_stays_open_until_a_country_decides(text: str, choices: tuple[str, ...]) -> None:
    found = read_money(text)
    assert found is not None
    assert (found.money.currency, found.choices) == ("", choices)
    for code in choices:
        country = min(currencies().by_code[code].countries)
        decided = read_money(text, [country])
        assert decided is not None
        assert (decided.money.currency, decided.currency_assumed, decided.choices) == (code, True, ())


def test_every_currency_is_read_by_code_sign_and_word() -> None:
    table = currencies()
    for code, currency in table.by_code.items():
        found = read_money(f"{code} 5 million")
        assert found is not None, code
        assert (found.money.currency, found.currency_assumed) == (code, False), code
        assert read_money(format_money(found.money)) == StatedMoney(
            Money(5 * MILLION, 5 * MILLION, code, as_stated=f"{code} 5 million"), False
        )
        assert 0 <= currency.minor <= 4
    for written, codes in [*table.signs.items(), *((" ".join(words), codes) for words, codes in table.words.items())]:
        before = written in tuple("DEKLMNPQ")
        found = read_money(f"{written}5 million" if before else f"5 million {written}")
        assert found is not None, written
        assert found.money.low == 5 * MILLION, written
        assert {found.money.currency, *found.choices} - {""} <= codes, written


@each(
    "text, code, choices",
    [
        ("N2 billion", "NGN", ()),
        ("N50,000", "NGN", ()),
        ("P500m", "", ("BWP", "PHP")),
        ("K 20 million", "", ("MWK", "PGK", "ZMW")),
    ],
)
def test_a_letter_is_a_currency_right_before_a_great_number(text: str, code: str, choices: tuple[str, ...]) -> None:
    found = read_money(text)
    assert found is not None
    assert (found.money.currency, found.choices) == (code, choices)


@each("text", ["N95", "K9", "P5", "K-12", "5 million N", "N95 masks"])
def test_a_letter_before_a_small_number_is_no_currency(text: str) -> None:
    assert read_money(text) is None


AMOUNTS = st.decimals(0, 10**11, places=2) | st.integers(1, 99999).map(lambda n: n * MILLION)


@given(AMOUNTS, AMOUNTS, st.sampled_from([*sorted(currencies().by_code), ""]), st.sampled_from(Qualifier))
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
