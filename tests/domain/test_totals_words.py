"""What is said beside sums."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.domain.pledge_sums import PledgeSum
from app.domain.quantity import Interval
from app.domain.terms import MoneyKind, Qualifier
from app.domain.totals import Total, TotalLine, add_up
from app.domain.totals_words import added_words, pledge_words, remarks, sum_words


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


def test_what_each_record_adds_to_a_sum_is_said_for_each_once() -> None:
    ends = ((1, 40, 40), (1, 5, 5), (2, 60, 80), (3, None, None), (4, 70, None))
    lines = [
        TotalLine(
            n, f"D-0{n}", "", "tents", "", None, low and Decimal(low), high and Decimal(high), Qualifier.BETWEEN, ""
        )
        for n, low, high in ends
    ]
    (tents,) = add_up(lines).every
    each = [("D-04", "≥ 70"), ("D-02", "60 – 80"), ("D-01", "45"), ("D-03", "how much is not said")]
    assert added_words(tents) == each
    krona = replace(tents, money_kind=MoneyKind.CASH, unit="SEK")
    assert added_words(krona)[0] == ("D-04", "≥ SEK 70")


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


def test_of_a_promise_whose_currency_is_not_read_no_name_is_left_out() -> None:
    """It said *promised: , how much is not known*."""
    much = Interval(None, None, Qualifier.NOT_STATED)
    one = PledgeSum("cash", "cash", "", MoneyKind.CASH, much, much, much, ("D-01",), (1,), (), {})
    assert set(pledge_words(one)) == {"an amount that is not read"}
    assert set(pledge_words(replace(one, unit="EUR"))) == {"EUR, how much is not known"}
