"""What is said beside sums."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.domain.terms import MoneyKind, Qualifier
from app.domain.totals import Total, TotalLine, add_up
from app.domain.totals_words import remarks, sum_words


def total(what: str, *refs: str) -> Total:
    one = Decimal(1)
    lines = (TotalLine(1, ref, "", what, "", None, one, one, Qualifier.EXACT, "", waits=True) for ref in refs)
    return Total(what, "", None, one, one, Qualifier.EXACT, False, tuple(lines), ())


def test_records_to_check_are_named_once_for_several_sums() -> None:
    assert remarks(total("pumps", "D-01"), total("tents", "D-02", "D-01")) == [
        "to be checked against the corrected source: D-01, D-02"
    ]
    assert remarks() == []


def test_sums_of_what_is_only_measured_say_that_they_may_be_of_unlike_things() -> None:
    lines = [
        TotalLine(n, f"D-0{n}", "", what, unit, None, Decimal(n), Decimal(n), Qualifier.EXACT, "")
        for n, what, unit in ((1, "tonnes", ""), (2, "tonnes", ""), (3, "rice", "tonnes"), (4, "rice", "tonnes"))
    ]
    measured, rice = add_up(lines).every
    assert remarks(measured) == ["of what the tonnes are is not said: they may be unlike things"]
    assert remarks(rice) == []


def test_a_word_taken_for_another_is_named_once_for_several_sums() -> None:
    flour, rice = (replace(total(what), taken=(("tons", "tonnes"),)) for what in ("flour", "rice"))
    assert remarks(flour, rice) == ["“tons” is taken as tonnes"]


def test_a_sum_that_is_not_said_names_its_currency() -> None:
    """It said *not stated*, and not of what."""
    one = Total("cash", "EUR", MoneyKind.CASH, None, None, Qualifier.NOT_STATED, False, (), ())
    assert sum_words(one) == "EUR, how much is not said"
    assert sum_words(replace(one, money_kind=MoneyKind.BUDGET)) == "EUR of budget, how much is not said"
    assert sum_words(replace(one, unit="")) == "an amount that is not read", "words state it, and it is in a currency"
    assert sum_words(replace(one, qualifier=Qualifier.FEW)) != sum_words(one)
