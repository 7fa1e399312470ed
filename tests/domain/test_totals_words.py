"""What is said beside sums."""

from __future__ import annotations

from decimal import Decimal

from app.domain.terms import Qualifier
from app.domain.totals import Total, TotalLine
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
