"""Instalments: which of them one is, how many it stands for, and what is left for the others."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.helpers.each import each

from app.domain import instalments
from app.domain.donations import Amount, CountSpan, Donation, Money
from app.domain.money import read_money
from app.domain.terms import AmountRole, Qualifier

D = Decimal


def money(words: str) -> Money:
    read = read_money(words)
    assert read is not None
    return read.money


def one(words: str = "", which: str = "", **more: Any) -> Amount:
    if not words:
        return Amount(AmountRole.INSTALMENT, which=which, **more)
    read = money(words)
    stated = (read.low, read.high, read.currency, read.qualifier, read.as_stated, read.period)
    return Amount(AmountRole.INSTALMENT, *stated, which=which, **more)


def many(low: int | None, high: int | None = None) -> CountSpan:
    return CountSpan(None if low is None else D(low), None if high is None else D(high))


@each(
    "whole, number, rows, words",
    [
        ("SEK 10 million", many(4, 4), [one("SEK 2 million", "first")], "3, together SEK 8 million"),
        ("SEK 10 million", many(None), [one("SEK 2 million")], "together SEK 8 million"),
        ("SEK 10 million", many(3, 3), [one("SEK 2 million"), one(which="last")], "2, together SEK 8 million"),
        ("SEK 10 million", many(2), [one("SEK 2 million")], "≥ 1, together SEK 8 million"),
        ("KES 9 million", many(3, 3), [one("KES 3 million", "each")], None),
        ("KES 9 million", many(3, 3), [one("KES 2 million", "each of two")], "1, together KES 5 million"),
        ("about INR 60 million", many(2, 2), [one("INR 20 million")], "1, together ≈ INR 40 million"),
        ("up to EUR 5 million", many(2, 2), [one("EUR 2 million")], "1, together ≤ EUR 3 million"),
        ("over EUR 5 million", many(2, 2), [one("EUR 2 million")], "1, together ≥ EUR 3 million"),
        ("EUR 5 million", many(2, 2), [one("1 to 2 million euros")], "1, together EUR 3 million – EUR 4 million"),
        ("JPY 900 million", many(2, 2), [one("JPY 400 million"), one("JPY 400 million")],
         "none, and JPY 100 million of the whole are in no instalment"),
        ("EUR 5 million", many(2, 2), [one("USD 2 million")], None),
        ("USD 24 million", many(None), [one("USD 2 million a month")], None),
        ("EUR 5 million", many(3, 3), [], None),
    ],
)  # fmt: skip
def test_what_is_left_for_the_others(whole: str, number: CountSpan, rows: list[Amount], words: str | None) -> None:
    found = instalments.others(Donation("A grant", money=money(whole), instalments=number, amounts=tuple(rows)))
    assert (None if found is None else found.words()) == words


@each(
    "rows, wrong",
    [
        ([one("EUR 1"), one("EUR 1"), one("EUR 1")], "The record has 3 instalments, more than it says that there are"),
        ([one("EUR 1", "each of four")], "The record has 4 instalments"),
        ([one("EUR 1", "the third")], "There is no instalment “the third” of 2."),
        ([one(which="5th")], "There is no instalment “5th” of 2."),
        ([one("EUR 1", "each")], ""), ([one("EUR 1", "first two")], ""), ([one(which="second")], ""),
        ([one(which="last"), one("EUR 1")], ""),
    ],
)  # fmt: skip
def test_more_instalments_than_there_are(rows: list[Amount], wrong: str) -> None:
    found = instalments.errors(Donation("A grant", instalments=many(2, 2), amounts=tuple(rows)))
    assert [sentence[: len(wrong)] for sentence in found] == ([wrong] if wrong else [])
    assert instalments.errors(Donation("A grant", amounts=tuple(rows))) == []


@each(
    "words, low, qualifier",
    [
        ("half", 5_000_000, Qualifier.EXACT), ("the other half", 5_000_000, Qualifier.EXACT),
        ("30 per cent", 3_000_000, Qualifier.EXACT), ("a third of it", 3_333_333, Qualifier.ABOUT),
        ("two thirds", None, None), ("half a million", None, None), ("half on completion", None, None),
    ],
)  # fmt: skip
def test_a_share_of_the_whole(words: str, low: int | None, qualifier: Qualifier | None) -> None:
    found = instalments.share_of(words, money("EUR 10 million"))
    assert (low, qualifier) == (None, None) if found is None else (found.low, found.qualifier) == (low, qualifier)
    assert instalments.share_of(words, None) is None


@each(
    "sentence, words, number",
    [
        ("The loan fund gave it in three equal instalments.", "three equal instalments", 3),
        ("It was the first of four tranches.", "four tranches", 4),
        ("They pay over at least two installments.", "at least two installments", 2),
        ("The second tranche came in May.", "", None),
        ("It came in instalments.", "", None),
    ],
)
def test_how_many_there_are_is_found_in_a_sentence(sentence: str, words: str, number: int | None) -> None:
    found = instalments.counted(sentence, 0, len(sentence))
    assert ("" if found is None else sentence[slice(*found)]) == words
    read = instalments.number_in(words) if words else None
    assert (None if read is None else read.low) == number
