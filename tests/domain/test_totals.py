from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.terms import Assertion, MoneyKind, Qualifier, Scope
from app.domain.totals import TotalLine, add_up


@st.composite
def lines(draw: st.DrawFn) -> TotalLine:
    ends = sorted(draw(st.lists(st.integers(0, 10**9).map(Decimal), min_size=2, max_size=2)))
    low, high = draw(st.sampled_from([(ends[0], ends[1]), (ends[0], None), (None, ends[1]), (None, None)]))
    number = draw(st.integers(1, 12))
    return TotalLine(
        donation_id=number,
        ref=f"D-{number:02d}",
        title="t",
        what=draw(st.sampled_from(["masks", "Masks", "cash"])),
        unit=draw(st.sampled_from(["", "USD"])),
        money_kind=draw(st.sampled_from([None, *MoneyKind])),
        low=low,
        high=high,
        qualifier=draw(st.sampled_from(list(Qualifier))),
        as_stated="",
        scope=draw(st.sampled_from(list(Scope))),
        assertion=draw(st.sampled_from(list(Assertion))),
        in_totals=draw(st.booleans()),
        shared=draw(st.booleans()),
        overlaps=tuple(draw(st.sets(st.integers(1, 12), max_size=3))),
    )


@given(st.lists(lines(), max_size=12))
def test_a_sum_holds_only_what_was_given_and_never_the_same_twice(given_lines):
    totals = add_up(given_lines)
    for total in totals.totals:
        for line in total.added:
            assert line.scope is Scope.SPECIFIC
            assert line.assertion is Assertion.GIVEN
            assert line.in_totals
            assert not line.shared
            assert line.money_kind is total.money_kind
            others = {other.donation_id for other in total.added} - {line.donation_id}
            assert others.isdisjoint(line.overlaps)
        assert all(line.why for line in total.beside)
        if total.low is not None and total.high is not None:
            assert total.low <= total.high
        if any(line.high is None for line in total.added):
            assert total.high is None
        if any(line.low is not None for line in total.added):
            assert total.low == sum(line.low or 0 for line in total.added)
        if not total.added:
            assert (total.low, total.high) == (None, None)


@given(st.lists(lines(), max_size=12))
def test_nothing_is_left_out_but_what_was_not_given(given_lines):
    totals = add_up(given_lines)
    shown = len(totals.promised) + sum(len(total.added) + len(total.beside) for total in totals.totals)
    assert shown == sum(line.assertion is not Assertion.NOT_GIVEN for line in given_lines)
    assert {line.assertion for line in totals.promised} <= {Assertion.PROMISED, Assertion.OFFERED}
