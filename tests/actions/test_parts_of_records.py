"""Amounts, dates and deliveries that cannot be: one clear sentence each, nothing done. Totals and undo by dice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.helpers.long import share
from tests.helpers.store_dump import dump

from app.actions import donations
from app.actions.evidence import link_evidence
from app.actions.pictures import dated
from app.actions.sources import add_bytes
from app.domain.counted import Names
from app.domain.donations import Amount, DateSpan, Donation, EventDate, Money, Party
from app.domain.errors import BadInput
from app.domain.giving import given_of, whole_of
from app.domain.pledges import Open, balances
from app.domain.records import DonationFilter
from app.domain.terms import (
    AmountRole,
    Assertion,
    DateEvent,
    DatePrecision,
    LinkKind,
    MoneyKind,
    Outcome,
    PartyRole,
    Qualifier,
    Status,
)
from app.domain.totals import TotalLine, add_up
from app.domain.vocabularies import giving
from app.store.reads import donations as reads
from app.store.store import Store

D = Decimal
EUR = Money(D(10), D(10), "EUR", as_stated="10 euros")
KEPT = Donation("Kept", money=EUR)


def amount(role: AmountRole, low: int | None, high: int | None, currency: str = "EUR", **more: Any) -> Amount:
    return Amount(role, None if low is None else D(low), None if high is None else D(high), currency, **more)


def on(event: DateEvent, start: str, end: str = "") -> EventDate:
    return EventDate(start, end or start, DatePrecision.DAY, "", event=event)


def promised(**more: Any) -> Donation:
    return Donation("Promised", assertion=Assertion.PROMISED, status=Status.COMMITTED, in_totals=False, **more)


BAD: dict[str, tuple[Donation, str]] = {
    "low above high": (
        replace(KEPT, amounts=(amount(AmountRole.ALTERNATIVE, 12, 11),)),
        "The amount “alternative” must not end below its beginning.",
    ),
    "an instalment above its whole": (
        replace(KEPT, amounts=(amount(AmountRole.INSTALMENT, 11, 11),)),
        "The amount “instalment”, EUR 11, is more than the whole, EUR 10. Correct one of the two.",
    ),
    "instalments above their whole": (
        replace(KEPT, amounts=(amount(AmountRole.INSTALMENT, 6, 6), amount(AmountRole.INSTALMENT, 5, 5))),
        "The amounts “instalment” come to EUR 11, more than the whole, EUR 10. Correct one of them.",
    ),
    "a part above its whole": (
        replace(KEPT, amounts=(amount(AmountRole.THROUGH, 11, None, through="Red Cross"),)),
        "The amount “through”, EUR 11, is more than the whole, EUR 10. Correct one of the two.",
    ),
    "no currency": (
        replace(KEPT, amounts=(amount(AmountRole.INSTALMENT, 1, 1, ""),)),
        "An amount needs its currency, in three letters such as USD.",
    ),
    "a currency that does not exist": (
        replace(KEPT, amounts=(amount(AmountRole.COUNTER_VALUE, 1, 1, "QQQ"),)),
        "“QQQ” is no currency; write its code by ISO 4217, such as USD or AZN.",
    ),
    "an alternative in another currency": (
        replace(KEPT, amounts=(amount(AmountRole.ALTERNATIVE, 1, 1, "USD"),)),
        "An alternative is in the main amount's currency, EUR; in another it is a counter value.",
    ),
    "a counter value in the same currency": (
        replace(KEPT, amounts=(amount(AmountRole.COUNTER_VALUE, 9, 9),)),
        "A counter value is in another currency than the main amount; in EUR it is an alternative.",
    ),
    "an alternative to nothing": (
        Donation("Bare", amounts=(amount(AmountRole.ALTERNATIVE, 1, 1),)),
        "The amount “alternative” needs the main amount beside it; write that above it.",
    ),
    "an empty amount": (
        replace(KEPT, amounts=(amount(AmountRole.DELIVERED, None, None, ""),)),
        "The amount “delivered” is empty; fill it in or take it out.",
    ),
    "an empty date": (
        replace(KEPT, dates=(EventDate(event=DateEvent.DUE),)),
        "The date “due” is empty; fill it in or take it out.",
    ),
    "no date": (
        replace(KEPT, dates=(on(DateEvent.CANCELLED, "2021-13"),)),
        "“2021-13” is not in the calendar. Write the date “cancelled” as 2020, 2020-05 or 2020-05-31.",
    ),
    "a date that ends before it begins": (
        replace(KEPT, dates=(on(DateEvent.CANCELLED, "2021-05", "2021-04"),)),
        "The date “cancelled” must not end before it begins.",
    ),
    "a delivery before its promise": (
        replace(KEPT, dates=(on(DateEvent.PROMISED, "2021-05-03"), on(DateEvent.DELIVERED, "2021-04"))),
        "It was delivered by 2021-04, before it was promised on 2021-05-03. Correct one of the two dates.",
    ),
    "a delivery before the date of the pledge": (
        promised(date=DateSpan("2021-05-03", "2021-05-03"), dates=(on(DateEvent.DELIVERED, "2021-05-02"),)),
        "It was delivered by 2021-05-02, before it was promised on 2021-05-03. Correct one of the two dates.",
    ),
    "a cancellation before its promise": (
        promised(dates=(on(DateEvent.PROMISED, "2023-04-04"), on(DateEvent.CANCELLED, "2022-09-20"))),
        "It was cancelled by 2022-09-20, before it was promised on 2023-04-04. Correct one of the two dates.",
    ),
    "a cancellation before the date of the pledge": (
        promised(date=DateSpan("2021-05-03", "2021-05-03"), dates=(on(DateEvent.CANCELLED, "2021-05-02"),)),
        "It was cancelled by 2021-05-02, before it was promised on 2021-05-03. Correct one of the two dates.",
    ),
    "amounts of what was not given": (
        Donation("Not given", assertion=Assertion.NOT_GIVEN, in_totals=False,
                 amounts=(amount(AmountRole.INSTALMENT, 1, 1),)),
        "A record of something not given can have no items and no amount; take them out, or say them "
        "in its remark.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_is_said_in_one_sentence_and_nothing_is_done(ledger: Store, what: str) -> None:
    content, sentence = BAD[what]
    kept = donations.add_donation(ledger, KEPT)
    before = dump(ledger)
    for operation in (
        lambda: donations.add_donation(ledger, content),
        lambda: donations.edit_donation(ledger, kept, content),
    ):
        with pytest.raises(BadInput) as error:
            operation()
        assert str(error.value) == sentence
        assert dump(ledger) == before


def test_a_date_on_which_it_was_cancelled_closes_a_promise(ledger: Store) -> None:
    cancelled = (on(DateEvent.PROMISED, "2021-05-03"), on(DateEvent.CANCELLED, "2022-09-20"))
    made = donations.add_donation(ledger, promised(money=EUR))
    assert reads.record(ledger, made).open
    content = reads.record(ledger, made).content
    donations.edit_donation(ledger, made, replace(content, dates=cancelled))
    at_once = donations.add_donation(ledger, promised(money=EUR, dates=cancelled))
    given = donations.add_donation(ledger, replace(KEPT, dates=cancelled))
    for one, status in ((made, Status.CANCELLED), (at_once, Status.CANCELLED), (given, KEPT.status)):
        record = reads.record(ledger, one)
        assert (record.content.status, record.open) == (status, None)
    (row, _) = reads.rows(ledger, DonationFilter(outcomes=(Outcome.CANCELLED,)))
    assert (row.ref, row.outcome) == ("D-01", Outcome.CANCELLED)
    with pytest.raises(BadInput, match="D-01 has a date on which it was cancelled"):
        donations.change_field(ledger, (made,), "status", Status.COMMITTED)
    assert [(one.ref, one.nothing) for one in dated(ledger, DonationFilter())] == [
        ("D-01", True), ("D-02", True), ("D-03", False),
    ]  # fmt: skip


def test_what_is_delivered_of_a_promise_lowers_what_is_open_once_words_say_so(ledger: Store) -> None:
    text = "Norway promised Peru EUR 8 million. EUR 3 million of it arrived in May."
    source_id = add_bytes(ledger, text.encode(), "t.txt", "text/plain").source_id
    eight = Money(D(8), D(8), "EUR", as_stated="EUR 8 million")
    made = donations.add_donation(ledger, promised(money=eight, amounts=(amount(AmountRole.DELIVERED, 3, 3),)))

    def link(words: str, *place: tuple[str, int | None]) -> tuple[Open, ...] | None:
        at = text.index(words)
        link_evidence(ledger, source_id, at, at + len(words), words, ("donation", made), place)
        return reads.record(ledger, made).open

    part = reads.record(ledger, made).part_ids["amounts"][0]
    assert link("EUR 8 million", ("money", None)) == (Open("cash", "EUR", MoneyKind.CASH, D(8), D(8)),)
    assert link("EUR 3 million of it arrived", ("amount", part)) == (Open("cash", "EUR", MoneyKind.CASH, D(5), D(5)),)


def test_what_is_only_rough_or_open_is_not_held_against_its_whole(ledger: Store) -> None:
    rough = replace(EUR, qualifier=Qualifier.ABOUT)
    for content in (
        replace(KEPT, money=rough, amounts=(amount(AmountRole.INSTALMENT, 11, 11),)),
        replace(KEPT, money=replace(EUR, high=None), amounts=(amount(AmountRole.INSTALMENT, 90, 90),)),
        replace(KEPT, amounts=(amount(AmountRole.INSTALMENT, None, 12),)),
        replace(KEPT, amounts=(amount(AmountRole.DELIVERED, 12, 12),)),  # more may come than was promised
        replace(KEPT, amounts=(amount(AmountRole.ALTERNATIVE, 14, 14), amount(AmountRole.INSTALMENT, 13, 13))),
        replace(KEPT, amounts=(Amount(AmountRole.INSTALMENT, as_stated="a lot"),)),
        replace(KEPT, dates=(on(DateEvent.PROMISED, "2021-05"), on(DateEvent.DELIVERED, "2021-05-02"))),
    ):
        donations.add_donation(ledger, content)


def test_a_delivery_before_its_pledge_is_refused_however_it_comes_about(ledger: Store, undoes: Callable[..., Any]):
    pledge = promised(money=EUR, date=DateSpan("2021-05-03", "2021-05-03"))
    delivery = Donation("Came", money=EUR, date=DateSpan("2021-04", "2021-04"))
    first, second = donations.add_donation(ledger, pledge), donations.add_donation(ledger, delivery)
    with pytest.raises(BadInput, match="D-02 came by 2021-04, before D-01 was promised on 2021-05-03"):
        donations.link_donations(ledger, second, first, LinkKind.DELIVERS)
    later = replace(delivery, date=DateSpan("2021-06", "2021-06"))
    undoes(lambda: donations.edit_donation(ledger, second, later))
    undoes(lambda: donations.link_donations(ledger, second, first, LinkKind.DELIVERS))
    before = dump(ledger)
    with pytest.raises(BadInput, match="does not deliver that"):
        donations.edit_donation(ledger, second, delivery)
    with pytest.raises(BadInput, match="does not deliver that"):
        donations.edit_donation(ledger, first, replace(pledge, date=DateSpan("2021-07", "2021-07")))
    with pytest.raises(BadInput, match="D-02 is a delivery of D-01 already"):
        donations.link_donations(ledger, first, second, LinkKind.DELIVERS)
    assert dump(ledger) == before
    # Planned for July, and promised in May: the date of the promise is what counts.
    planned = replace(pledge, date=DateSpan("2021-07", "2021-07"), dates=(on(DateEvent.PROMISED, "2021-05-03"),))
    undoes(lambda: donations.edit_donation(ledger, first, planned))
    undoes(lambda: donations.unlink_donations(ledger, second, first, LinkKind.DELIVERS))


# --- by dice ------------------------------------------------------------------------------------------

ENDS = st.one_of(st.none(), st.integers(0, 50).map(D))
INTERVALS = st.tuples(ENDS, ENDS).map(
    lambda ends: ends if None in ends or ends[0] <= ends[1] else ends[::-1]  # type: ignore[operator]
)
AMOUNTS = st.lists(
    st.builds(
        lambda role, ends, currency, qualifier, through: Amount(role, *ends, currency, qualifier, through=through),
        st.sampled_from(AmountRole), INTERVALS, st.sampled_from(["EUR", "USD"]), st.sampled_from(Qualifier),
        st.sampled_from(["", "Norway", "Red Cross"]),
    ),
    max_size=5,
)  # fmt: skip


@given(INTERVALS, AMOUNTS)
def test_an_alternative_widens_the_whole_and_nothing_else_changes_it(
    ends: tuple[D | None, D | None], amounts: list[Amount]
) -> None:
    money = Money(*ends, "EUR")
    whole = whole_of(money, amounts)
    others = [one for one in amounts if one.role is AmountRole.ALTERNATIVE and one.currency == "EUR"
              and (one.low, one.high) != (None, None)]  # fmt: skip
    if not others or ends == (None, None):
        assert (whole.low, whole.high) == ends
        return
    lows, highs = [one.low for one in (money, *others)], [one.high for one in (money, *others)]
    assert whole.low == (None if None in lows else min(lows))  # type: ignore[type-var]
    assert whole.high == (None if None in highs else max(highs))  # type: ignore[type-var]
    assert whole.low is None or ends[0] is None or whole.low <= ends[0]
    given = given_of(money, amounts, ["Norway"], giving("grant"))
    assert given == whole
    borne = given_of(money, amounts, ["Norway"], giving("shared_cost"))
    said = [one for one in amounts if one.role is AmountRole.SHARED_COST and one.currency == "EUR"]
    assert (borne is not None) == any(one.through == "Norway" for one in said)


@given(INTERVALS, AMOUNTS, st.lists(INTERVALS, max_size=4))
@example((None, D(0)), [Amount(AmountRole.DELIVERED, None, None, "USD", Qualifier.EXACT)], [])
def test_what_is_left_open_is_never_below_nothing_nor_above_what_was_pledged(
    ends: tuple[D | None, D | None], amounts: list[Amount], came: list[tuple[D | None, D | None]]
) -> None:
    pledge = promised(money=Money(*ends, "EUR"), amounts=tuple(amounts))
    lines = [
        TotalLine(n, f"D-{n}", "t", "cash", "EUR", MoneyKind.CASH, low, high, Qualifier.BETWEEN, "")
        for n, (low, high) in enumerate(came)
    ]
    own = [one for one in amounts if one.role is AmountRole.DELIVERED]
    (found,) = balances(pledge, add_up(lines).every, own, Names())
    left = found.open
    whole = whole_of(Money(*ends, "EUR"), amounts)
    if (whole.low, whole.high) == (None, None) or any(one.currency != "EUR" for one in own if one.is_stated):
        assert (left.known, left.low, left.high) == (False, None, None)
        return
    assert left.low is not None
    assert left.low >= 0
    assert left.high is None or left.low <= left.high
    assert (left.high is None) == (whole.high is None)
    assert left.high is None or whole.high is None or left.high <= whole.high
    surely = sum((low for low, _ in came if low is not None), D(0))
    if not own and whole.high is not None:
        assert left.high == max(D(0), whole.high - surely)


@settings(max_examples=share(1 / 4), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(st.tuples(AMOUNTS, st.lists(st.sampled_from(DateEvent), max_size=4)), min_size=2, max_size=5))
@example(told=[([], []), ([], [])])
def test_edits_of_rows_are_undone_and_done_again(
    seeded: bytes, tmp_path_factory: pytest.TempPathFactory, told: list[tuple[list[Amount], list[DateEvent]]]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "w.passagework"
    path.write_bytes(seeded)
    parties = (Party(PartyRole.DONOR, "Norway"),)
    with Store(path, "Ann") as store:
        made = donations.add_donation(store, Donation("Rows", parties=parties))
        dumps = [dump(store)]
        for number, (amounts, events) in enumerate(told):
            dates = tuple(EventDate(as_stated=f"some day {number}", event=one) for one in events)
            beside = tuple(replace(one, as_stated="so much") for one in amounts)
            beside = tuple(one for one in beside if one.role is not AmountRole.ALTERNATIVE)
            beside = tuple(one for one in beside if one.role is not AmountRole.COUNTER_VALUE)
            content = Donation(f"Rows {number}", parties=parties, amounts=beside, dates=dates, condition=f"if {number}")
            donations.edit_donation(store, made, content)
            assert reads.record(store, made).content.amounts == beside
            dumps.append(dump(store))
        for expected in reversed(dumps[:-1]):
            assert store.undo() is not None
            assert dump(store) == expected
        for expected in dumps[1:]:
            assert store.redo() is not None
            assert dump(store) == expected
