"""Totals: held against a slow, plain reference over ledgers made by dice, and rule by rule in figures of their own."""

from __future__ import annotations

import random
from dataclasses import fields
from decimal import Decimal
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.helpers import plain_totals as plain
from tests.helpers.each import each
from tests.helpers.plain_totals import MONEY, Ledger, Record

from app.domain.counted import Names, counted_words
from app.domain.giving import LeftOut, outcome
from app.domain.relations import Relations
from app.domain.terms import Assertion, MoneyKind, Outcome, Qualifier, Status
from app.domain.totals import Adding, Total, TotalLine, Totals, add_up

D = Decimal


def ref(place: int) -> str:
    return f"D-{place + 1:02d}"


def lines_of(record: Record) -> list[TotalLine]:
    """What a record of a made ledger states, as the store would read it."""
    came = outcome(Assertion(record.said), Status(record.came))
    out: list[TotalLine] = []
    for row in record.rows:
        money = row.thing in MONEY
        what, unit = row.writing
        why = record.out or row.out
        out.append(
            TotalLine(
                record.place, ref(record.place), record.title, "cash" if money else what, what if money else unit,
                MoneyKind(unit) if money else None, row.low, row.high, Qualifier.BETWEEN, row.stated, came,
                LeftOut(why) if why else None,
            )
        )  # fmt: skip
    if not record.rows:
        out.append(
            TotalLine(
                record.place, ref(record.place), record.title, "not said what", "", None, None, None,
                Qualifier.NOT_STATED, "", came, LeftOut(record.out) if record.out else None,
            )
        )  # fmt: skip
    return out


def relations_of(ledger: Ledger) -> Relations:
    return Relations(tuple(ledger.duplicates), tuple(ledger.conflicts), tuple(ledger.overlaps), dict(ledger.wholes))


def add_ledger(ledger: Ledger) -> Totals:
    return add_up([line for record in ledger.records for line in lines_of(record)], relations_of(ledger))


@each("page, most", [(1, 1), (2, None), (3, 2)])
def test_records_that_come_page_by_page_come_to_the_same_with_few_lines_kept(page: int, most: int | None) -> None:
    for seed in range(40):
        ledger = plain.make(random.Random(seed), 14)
        lines = {
            record.place: [line._replace(disputed=record.place % 3 == 0) for line in lines_of(record)]
            for record in ledger.records
        }
        at_once = add_up(chain.from_iterable(lines.values()), relations_of(ledger))
        sums = Adding(relations_of(ledger), Names()).in_pages(most)
        for at in range(0, len(ledger.records), page):
            sums.take([line for record in ledger.records[at : at + page] for line in lines[record.place]])
        found = sums.totals()
        assert len(found.every) == len(at_once.every)
        for one, whole in zip(found.every, at_once.every, strict=True):
            if most is None:
                assert one == whole
            assert one.added == tuple(line for line in whole.added if line in one.added)
            assert sorted(one.ids) == sorted(whole.ids)
            assert one.disputed == whole.disputed
            kept = {"added", "beside", "more", "more_beside"}
            assert {f.name: getattr(one, f.name) for f in fields(one) if f.name not in kept} == {
                f.name: getattr(whole, f.name) for f in fields(whole) if f.name not in kept
            }
        for why, refs in at_once.left_out.items():
            assert sorted(found.ids_left_out(why)) == sorted(int(ref.removeprefix("D-")) - 1 for ref in refs)


def thing_of(total: Total) -> str:
    """The name that the reference has for what a sum counts."""
    if total.money_kind is not None:
        return f"{total.unit} {total.money_kind.value}"
    name = f"{total.unit} of {total.what}".removeprefix(" of ").lower()
    one = {
        "parcel of food": "parcels of food",
        "plane": "planes",
        "face-mask": "masks",
        "boxes of face masks": "boxes of masks",
        "surgical face mask": "surgical masks",
    }  # as a single one is written
    return one.get(name, name)


def held(found: Totals, ledger: Ledger) -> None:
    """The totals are what the reference says, with everything that was left out and why."""
    sums = {thing_of(total): total for total in found.every}
    expected = plain.totals(ledger)
    assert set(sums) - {"not said what"} == set(expected)
    for thing, wanted in expected.items():
        total = sums[thing]
        assert (total.low, total.high) == (wanted.low, wanted.high), thing
        assert {line.ref for line in total.added} == {ref(one) for one in wanted.added}, thing
        told = {(line.ref, line.out) for line in total.beside}
        assert told == {(ref(one), LeftOut(why)) for one, some in wanted.out.items() for why in some}, thing
        assert all(line.why for line in total.beside)


@example(621)  # one box, written with the thing it holds in one word
@given(st.integers(0, 2**40))
def test_a_total_is_what_a_slow_plain_reference_says(seed):
    ledger = plain.make(random.Random(seed))
    held(add_ledger(ledger), ledger)


@given(st.integers(0, 2**40), st.randoms(use_true_random=False))
def test_the_order_of_relations_changes_nothing(seed, dice):
    ledger = plain.make(random.Random(seed))
    before = add_ledger(ledger)
    for pairs in (ledger.duplicates, ledger.conflicts, ledger.overlaps):
        dice.shuffle(pairs)
    ledger.conflicts = [pair[::-1] for pair in ledger.conflicts]
    ledger.overlaps = [pair[::-1] for pair in ledger.overlaps]
    after = add_ledger(ledger)
    assert [(t.low, t.high, set(t.added)) for t in after.every] == [(t.low, t.high, set(t.added)) for t in before.every]


# --- the truth lies in the interval, whatever the rules are ---------------------------------------------


@given(st.integers(0, 2**40))
def test_what_was_truly_given_lies_within_the_total(seed):
    """Acts with true amounts, told by records: twice, in conflict, perhaps of the same, part by part."""
    dice = random.Random(seed)
    records: list[Record] = []
    ledger = Ledger(records)
    truth = D(0)

    def tell(amount: int, right: bool = True) -> int:
        low = dice.randint(0, amount) if right else amount + dice.randint(1, 30)
        high = dice.choice((None, D(amount + dice.randint(0, 20)))) if right else D(low + dice.randint(0, 9))
        exact = right and dice.random() < 0.4
        ends = (D(amount), D(amount)) if exact else (D(low), high)
        records.append(Record(len(records), rows=[plain.Row("masks", ("masks", ""), *ends)]))
        return len(records) - 1

    for _ in range(dice.randint(1, 4)):
        amount = dice.randint(0, 50)
        truth += amount
        first = tell(amount)
        match dice.choice(["plain", "twice", "conflict", "same", "apart", "parts"]):
            case "twice":
                ledger.duplicates.append((tell(amount), first))
            case "conflict":
                ledger.conflicts.append((first, tell(amount, right=False)))
            case "same":
                ledger.overlaps.append((first, tell(amount)))
            case "apart":
                other = dice.randint(0, 50)
                truth += other
                ledger.overlaps.append((first, tell(other)))
            case "parts":
                ledger.wholes |= {tell(amount // 3): first, tell(amount // 3): first}
    (total,) = add_ledger(ledger).every
    assert total.low is None or total.low <= truth
    assert total.high is None or truth <= total.high


# --- rule by rule ---------------------------------------------------------------------------------------


def given_of(low: int | None, high: int | None = None, *, what: str = "oxygen", unit: str = "t") -> tuple:
    high = low if high is None else high
    return what, unit, None if low is None else D(low), None if high is None else D(high)


def summed(*stated: tuple, said: tuple[Outcome, ...] = (), **relations: object) -> Total:
    lines = [
        TotalLine(n, ref(n), "t", what, unit, None, low, high, Qualifier.EXACT, "", *said[n : n + 1])
        for n, (what, unit, low, high) in enumerate(stated)
    ]
    lines = [line if line.outcome is Outcome.GIVEN else denied(line) for line in lines]
    (total, *_) = add_up(lines, Relations(**relations)).every  # type: ignore[arg-type]
    return total


def denied(line: TotalLine) -> TotalLine:
    return line._replace(out=LeftOut(line.outcome.value))


def ends(total: Total) -> tuple[Decimal | None, Decimal | None]:
    return total.low, total.high


def test_records_in_conflict_give_the_interval_from_the_least_low_to_the_greatest_high():
    total = summed(given_of(290), given_of(200), conflicts=((0, 1),))
    assert ends(total) == (200, 290)
    assert [(one.conflict, one.refs, one.low, one.high) for one in total.joined] == [(True, ("D-01", "D-02"), 200, 290)]


def test_conflicts_in_a_chain_are_one_act():
    assert ends(summed(given_of(290), given_of(200), given_of(100), conflicts=((0, 1), (2, 1)))) == (100, 290)


def test_against_a_record_by_which_nothing_was_given_the_act_counts_from_nothing():
    said = (Outcome.GIVEN, Outcome.NOT_GIVEN)
    assert ends(summed(given_of(290), given_of(None, None), said=said, conflicts=((1, 0),))) == (0, 290)


def test_duplicates_count_once_by_the_record_they_are_duplicates_of():
    total = summed(given_of(290), given_of(300), given_of(300), duplicates=((1, 0), (2, 1)))
    assert ends(total) == (290, 290)
    assert [(line.ref, line.out, line.why) for line in total.beside] == [
        ("D-02", LeftOut.DUPLICATE, "the same as D-01"),
        ("D-03", LeftOut.DUPLICATE, "the same as D-01"),
    ]


@pytest.mark.parametrize("pair", [(1, 0), (0, 1)])
@pytest.mark.parametrize(
    ("came", "low"), [(Outcome.NOT_GIVEN, 0), (Outcome.CANCELLED, 0), (Outcome.PROMISED, 290), (Outcome.ANNOUNCED, 290)]
)
def test_what_its_duplicate_says_was_not_given_counts_from_nothing(pair, came, low):
    """A promise that was kept is no contradiction."""
    total = summed(given_of(290), given_of(None, None), said=(Outcome.GIVEN, came), duplicates=(pair,))
    assert ends(total) == (low, 290)


def test_two_duplicates_of_a_record_that_is_not_here_are_still_one_act():
    assert ends(summed(given_of(290), given_of(300), duplicates=((0, 7), (1, 7)))) == (290, 290)


def test_a_duplicate_that_conflicts_is_reported_too():
    assert ends(summed(given_of(290), given_of(200), duplicates=((1, 0),), conflicts=((0, 1),))) == (200, 290)


def test_what_may_overlap_gives_the_interval_from_the_largest_low_to_the_sum_of_the_highs():
    assert ends(summed(given_of(290), given_of(200, 250), overlaps=((0, 1),))) == (290, 540)
    assert ends(summed(given_of(5), given_of(7), given_of(6), overlaps=((0, 1), (1, 2), (2, 0)))) == (7, 18)


def test_a_part_never_counts_beside_its_whole_and_counts_where_the_whole_does_not():
    total = summed(given_of(290), given_of(30), given_of(10), wholes={1: 0, 2: 1})
    assert (ends(total), [line.why for line in total.beside]) == ((290, 290), ["part of D-01", "part of D-01"])
    assert ends(summed(given_of(30), given_of(10), wholes={0: 8, 1: 8})) == (40, 40)


def test_a_whole_without_a_number_leaves_it_to_its_parts():
    total = summed(given_of(None, None), given_of(30), wholes={1: 0})
    assert (ends(total), len(total.added)) == ((30, None), 2)


def test_what_overlaps_with_a_part_does_so_with_its_whole():
    assert ends(summed(given_of(290), given_of(30), given_of(50), wholes={1: 0}, overlaps=((1, 2),))) == (290, 340)


def test_two_wholes_that_have_an_act_in_common_may_overlap():
    stated = (given_of(100), given_of(60), given_of(20), given_of(20))
    assert ends(summed(*stated, wholes={2: 0, 3: 1}, duplicates=((3, 2),))) == (100, 160)


def test_of_a_circle_of_parts_the_first_is_the_whole():
    assert ends(summed(given_of(10), given_of(20), given_of(30), wholes={0: 1, 1: 2, 2: 0})) == (10, 10)


@each("what", [Outcome.ANNOUNCED, Outcome.PROMISED, Outcome.OFFERED, Outcome.CANCELLED])
def test_what_is_not_given_is_in_no_sum_and_said(what):
    total = summed(given_of(5), given_of(7), said=(Outcome.GIVEN, what))
    assert ends(total) == (5, 5)
    assert total.left_out == {LeftOut(what.value): ("D-02",)}


def test_a_sum_says_its_unit_and_which_words_were_taken_as_which():
    total = summed(given_of(3, unit="tons"), given_of(2, unit="metric tons"), given_of(1, unit="tonne"))
    assert (total.what, total.unit, total.taken) == ("oxygen", "tonnes", (("tons", "tonnes"),))
    assert counted_words("6", total.what, total.unit) == "6 tonnes of oxygen"


def test_of_records_that_may_overlap_place_words_and_qualifier_count_as_of_others():
    def line(number: int, unit: str, qualifier: Qualifier = Qualifier.EXACT) -> TotalLine:
        return TotalLine(number, ref(number), "t", "oxygen", unit, None, D(5), D(5), qualifier, "")

    lines = [line(0, "tons", Qualifier.ABOUT), line(1, "tonnes"), line(2, "tonnes")]
    (total,) = add_up(lines, Relations(overlaps=((0, 2),))).every
    assert [one.donation_id for one in total.added] == [0, 1, 2]
    assert total.taken == (("tons", "tonnes"),)
    assert total.approximate
    (total,) = add_up([lines[1], lines[0]]).every
    assert total.approximate


def test_where_there_is_room_for_one_sum_it_is_money():
    def line(ref, what, many, kind=None):
        unit = "USD" if kind else ""
        return TotalLine(int(ref), f"D-{ref}", "t", what, unit, kind, D(many), D(many), Qualifier.EXACT, "")

    found = add_up([line("1", "tents", 10), line("2", "tents", 5), line("3", "cash", 7, MoneyKind.CASH)], Relations())
    assert [one.what for one in found.ordered] == ["tents", "cash"]
    assert [one.what for one in found.numbered] == ["cash", "tents"]
