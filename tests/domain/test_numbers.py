from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain import number_words
from app.domain.numbers import format_number, plain, trimmed

DIGITS_OF_OTHERS = ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"]


def read_number(text: str) -> Decimal | None:
    return number_words.read_number(plain(text).lower())


@each(
    "text, value",
    [
        ("300,000", "300000"),
        ("300\u00a0000", "300000"),
        ("300\u2009000", "300000"),
        ("300\u202f000", "300000"),
        ("300'000", "300000"),
        ("1,23,456", "123456"),
        ("٣٠٠٬٠٠٠", "300000"),
        ("1.50", "1.5"),
        ("1.5 million", "1500000"),
        ("2bn", "2000000000"),
        ("3k", "3000"),
        ("10万", "100000"),
        ("two dozen", "24"),
        ("a dozen", "12"),
        ("forty-two", "42"),
        ("one hundred and five", "105"),
        ("fifteen hundred", "1500"),
        ("two hundred thousand", "200000"),
        ("two million three hundred thousand and five", "2300005"),
        ("half a million", "500000"),
        ("one and a half million", "1500000"),
        ("two and a half", "2.5"),
        ("zero", "0"),
    ],
)
def test_reads(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@each(
    "text",
    ["", "a", "hundred", "and five", "five and", "1,5", "1,2345", "5G", "1e5", "-5", "7.", "one three",
     "twenty twenty", "thousand million", "zero hundred", "5 5", "1" * 30, "two and a half cats"],
)  # fmt: skip
def test_reads_nothing_else(text: str) -> None:
    assert read_number(text) is None


NUMBERS = st.decimals(0, 10**12, places=2, allow_nan=False, allow_infinity=False)


@given(NUMBERS)
def test_what_is_shown_is_read_back(number: Decimal) -> None:
    assert read_number(format_number(number)) == number
    assert trimmed(number) == number
    assert "E" not in str(trimmed(number))


@given(st.integers(0, 10**12), st.sampled_from(DIGITS_OF_OTHERS))
def test_every_script_s_digits_are_read(number: int, digits: str) -> None:
    assert read_number("".join(digits[int(c)] for c in str(number))) == number


UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = f" {in_words(number % scale)}" if number % scale else ""
            return f"{in_words(number // scale)} {word}{rest}"
    raise AssertionError


@given(st.integers(0, 10**12 - 1))
def test_number_words(number: int) -> None:
    assert read_number(in_words(number)) == number


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    number = read_number(text)
    assert number is None or number >= 0
