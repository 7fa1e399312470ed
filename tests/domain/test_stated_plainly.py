"""What is told so plainly that it need not be read: never anything that the readers do not read there too."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain import support
from app.domain.currencies import currencies
from app.domain.stated_plainly import states
from app.domain.support import Asked

BESIDE = (
    "masks", "tents", "boxes of", "tonnes", "kg", "m", "t", "x", "the", "a", "of", "and", "or", "to", "about", "over",
    "than", "up to", "these", "all", "May", "3 May", "March,", "2020", "12", "3-4", "4,5", "1,000", "4.5", "No.", "no.",
    "p.", "Table", "section", "https://x.org/a", "5G", "Y-20", "[3]", "(USD)", "$", "US$", "Rs", "Rs.", "KSh", "kr",
    "dollars", "Swiss francs", "francs", "UAE", "new shekels", "percent", "per cent", "%", "a half", "half", "hundred",
    "thousand", "lakh", "crore", "million", "dozen", "score", "gross", "times", "mille", "mil", "k", "mn", "bn", "-odd",
    "plus", "or more", "years ago", "days later", "crew", "two", "twenty", "tens of", "thousands", "several", "–", "~",
)  # fmt: skip
GAPS = (" ", " ", " ", " ", "", ", ", "-", " – ", "\u00a0", "\n", ". ", ": ", " (", ") ")
SIGNS = ("", "", "USD ", "$", "US$ ", "EUR ", "€", "£", "KES ", "Rs ", "Rs. ", "KWD ", "¥", "R$", "A$ ", "CHF ", "TRY ")
CURRENCIES = (None, "USD", "EUR", "GBP", "KES", "INR", "KWD", "JPY", "BRL", "AUD", "CHF", "TRY")


@st.composite
def figures(draw: st.DrawFn) -> tuple[Decimal, str]:
    number = draw(st.integers(1, 9999)) * draw(st.sampled_from((1, 1, 1000, 10**4, 10**6, 10**8)))
    written = [f"{number:,}", str(number)]
    written += [f"{number / scale:g} {name}" for scale, name in ((10**3, "thousand"), (10**6, "million"))]
    return Decimal(number), draw(st.sampled_from(written))


def beside() -> st.SearchStrategy[str]:
    one = st.tuples(st.sampled_from(BESIDE), st.sampled_from(GAPS))
    return st.lists(one, max_size=3).map(lambda some: "".join(map("".join, some)))


@given(
    figures(),
    st.tuples(beside(), st.sampled_from(SIGNS), st.sampled_from(GAPS), beside()),
    st.sampled_from(("", "tonnes", "kg", "boxes")),
    st.sampled_from(("", "mask", "tent", "score", "day")),
    st.sampled_from(("", "4,000 masks", "USD 4 million")),
)
def test_what_is_plain_is_read_too(figure, around, unit, thing, stated):
    (number, written), (before, sign, gap, behind) = figure, around
    words = f"{before}{sign}{written}{gap}{behind}"
    for currency in CURRENCIES:
        field, of_money = ("item", "") if currency is None else ("money", currency)
        asked = Asked(field, 1, thing, frozenset((number,)), stated, of_money, "" if currency else unit)
        plainly, is_stated = states(words, number, currency, asked.unit), support.is_stated(asked, [words])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(support, "states", lambda *_: False)
            if plainly:
                assert any(number in one.numbers for one in support.of_kind(words, asked)), words
                assert support.says(words, asked._replace(as_stated="")), words
            assert support.is_stated(asked, [words]) == is_stated, words


@each("gap", ["", " "])
def test_what_is_plain_of_any_currency_is_read_alike(gap):
    known = 0
    for sign, codes in currencies().signs.items():
        for number, written in ((4000, "4,000"), (34_500_000, "34.5 million")):
            words, told = f"worth {sign}{gap}{written} in all", Decimal(number)
            for code in codes:
                if states(words, told, code):
                    known += 1
                    (read,) = (one for one in support.figures_in(words) if one.is_money)
                    assert (read.numbers, read.currency) == ({told}, code), words
    assert known > 400


@each(
    "words, number, currency",
    [
        ("4,000 masks", 4000, None),
        ("They got 4,000 masks.", 4000, None),
        ("a further 8 thousand masks came", 8000, None),
        ("about 2.5 million doses, at last", 2_500_000, None),
        ("worth USD 34 million, from an agency", 34_000_000, "USD"),
        ("gave $4,000,000", 4_000_000, "USD"),
        ("(€1.2 billion)", 1_200_000_000, "EUR"),
    ],
)
def test_plain_words_need_not_be_read(words, number, currency):
    assert states(words, Decimal(number), currency)


@each(
    "words",
    ["14,000 masks", "4,000,000 masks", "4,000 dollars", "$4,000", "page 4,000", "4,000-5,000 masks", "4,000 dozen"],
)
def test_what_may_be_another_number_is_left_to_the_readers(words):
    assert not states(words, Decimal(4000))
