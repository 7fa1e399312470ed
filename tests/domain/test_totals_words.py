"""What is said beside sums."""

from __future__ import annotations

from decimal import Decimal

from app.domain.terms import Qualifier
from app.domain.totals import Total, TotalLine, add_up
from app.domain.totals_words import remarks


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
