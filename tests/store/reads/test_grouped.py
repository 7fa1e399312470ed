"""Records in groups: which are in each, and that no gift is counted where nobody says it is one's own."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from tests.helpers.evident import reported
from tests.helpers.long import few
from tests.helpers.made import make_empty, make_starter

from app.actions import listing_ledger
from app.actions.facts import add_fact
from app.domain.axes import Axis, Group, axes, axis_of
from app.domain.donations import DateSpan, Donation, Item, Money, Party
from app.domain.errors import BadInput
from app.domain.facts import Fact
from app.domain.query import parse
from app.domain.records import DonationFilter
from app.domain.terms import Assertion, DatePrecision, PartyRole, Status
from app.domain.vocabularies import COUNTRY, actor_kind, category
from app.paths import RESOURCES
from app.store.reads import donation_groups, grouped, passages
from app.store.reads import donations as reads
from app.store.store import Store

D = Decimal
PLACES = {"Kenya": "KE", "Chad": "TD", "Peru": "PE"}
KINDS = {"Orbis": "private_company", "Lumen": "foundation", "Zeta": "foundation"}


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("grouped") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    with Store(path, "Dana") as store:
        yield store


def test_what_a_country_received_is_what_its_group_comes_to(starter: Store) -> None:
    groups = listing_ledger.totals_by(starter, axis_of("recipient"))
    countries = [one for one in groups if len(one["key"]) == 2]
    assert {"IR", "IL", "US", "IT"} <= {one["key"] for one in countries}
    for one in countries:
        assert {str(total) for total in one["total"]} == {str(t) for t in listing_ledger.totals(starter, one["key"])}, (
            one["name"]
        )


def test_every_record_is_in_a_group_of_every_axis_and_its_donors_are_counted_there(starter: Store) -> None:
    refs = {row.id: row.ref for row in reads.rows(starter, limit=None)}
    every = {*refs.values()}
    donors = [held_by(cell) for cell in grouped.by(starter, axis_of("donor"), DonationFilter()) if cell.row.key]
    for axis in (*axes(), axis_of("fact.5g"), axis_of("donor.fact.domestic"), axis_of("tag:motive")):
        cells = grouped.by(starter, axis, DonationFilter())
        assert set[str]().union(*map(held_by, cells)) == every, axis.name
        assert len({cell.row.key for cell in cells}) == len(cells), axis.name
        for cell, section in zip(cells, donation_groups.sections(starter, axis, DonationFilter()), strict=True):
            assert section.group == cell.row
            assert {refs[one] for one in section.ids} == held_by(cell), (axis.name, section.group)
            assert section.donors == sum(not some.isdisjoint(held_by(cell)) for some in donors)


def held_by(cell: grouped.Cell) -> set[str]:
    return {*cell.records, *cell.promised, *cell.none, *cell.cancelled}


def agree(store: Store, rows: Axis, columns: Axis | None, wanted: DonationFilter) -> int:
    """Hold what SQL counts, and the cells somebody looks at, against the whole matrix; how many cells there are."""
    whole, counted = grouped.matrix(store, rows, columns, wanted), grouped.tally(store, rows, columns, wanted)
    assert (counted.rows, counted.columns) == (whole.rows, whole.columns)
    refs = {row.id: row.ref for row in reads.rows(store, limit=None)}
    parts = ("records", "promised", "none", "cancelled")
    for cell, tally in zip(whole.cells, counted.cells, strict=True):
        assert (tally.row, tally.column) == (cell.row, cell.column)
        for part in parts:
            assert sorted(refs[one] for one in getattr(tally, part)) == sorted(getattr(cell, part)), (cell, part)
    looked_at = grouped.cells(store, rows, columns, counted.cells[::2])
    assert len(looked_at) == len(whole.cells[::2])
    for cell in whole.cells[::2]:
        found = looked_at[cell.row, cell.column]
        assert [getattr(found, part) for part in parts] == [getattr(cell, part) for part in parts]
        assert (found.totals, found.passages) == (cell.totals, cell.passages)
    return len(whole.cells)


@few(
    "typed, first, step",
    [("", 0, 1), ("item:masks", 0, 3), ("status:announced", 1, 3), ("ref:D-02,D-05,D-09", 2, 3)],
    keep=1,
    why="by every axis, and again for the records of three questions",
)
def test_what_sql_counts_is_what_the_records_state(starter: Store, typed: str, first: int, step: int) -> None:
    """By every axis for all records, and by every third for the records of a question."""
    wanted = DonationFilter(query=parse(typed)) if typed else DonationFilter()
    every = (*axes(), axis_of("fact.5g"), axis_of("donor.fact.domestic"), axis_of("tag:motive"))
    beside = axis_of("donor.kind"), axis_of("item"), axis_of("tag"), None
    made = [agree(starter, axis, beside[n % 4], wanted) for n, axis in list(enumerate(every))[first::step]]
    made += [agree(starter, axis_of(name), axis_of("item"), wanted) for name in ("item", "recipient", "month")]
    assert min(made) > 0
    assert max(made) > 1


def test_groups_come_by_how_many_records_they_have_and_not_in_how_many_cells_these_are(starter: Store) -> None:
    """One record of eight kinds of donor is in eight cells of its recipient."""
    rows, columns, wanted = axis_of("recipient"), axis_of("donor.kind"), DonationFilter()
    for found in (grouped.matrix(starter, rows, columns, wanted), grouped.tally(starter, rows, columns, wanted)):
        for groups, side in ((found.rows, 0), (found.columns, 1)):
            held: defaultdict[Group, set[object]] = defaultdict(set)
            for cell in found.cells:
                held[(cell.row, cell.column)[side]].update((*cell.records, *cell.promised, *cell.none))
            counts = [len(held[group]) for group in groups if group.key]
            assert counts == sorted(counts, reverse=True)


def test_cells_have_the_passages_of_their_records(starter: Store) -> None:
    cells = grouped.matrix(starter, axis_of("tag"), axis_of("recipient"), DonationFilter(query=parse("tag:leverage")))
    cell = next(one for one in cells.cells if (one.row.name, one.column.key) == ("Motive/Leverage", "CA"))
    assert cell.records == ("D-33",)
    assert cell.passages
    for found in passages.many(starter, cell.passages):
        assert "Motive/Leverage" in {tag.path for tag in found.tags}


@pytest.mark.long("a matrix by dice", instead="test_what_sql_counts_is_what_the_records_state")
def test_a_matrix_of_records_by_dice_against_plain_counting(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    dice = random.Random(7)
    records: defaultdict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    sums: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    with Store(path, "Dana") as store:
        for number in range(60):
            givers = dice.sample(list(KINDS), dice.choice((1, 1, 2)))
            takers = dice.sample(list(PLACES), dice.choice((1, 1, 1, 2)))
            said = dice.choice((Assertion.GIVEN, Assertion.GIVEN, Assertion.PROMISED))
            amount = D(dice.randint(1, 99))
            content = Donation(
                f"Gift {number}", assertion=said, in_totals=said is Assertion.GIVEN, status=Status.REPORTED,
                parties=(
                    *(Party(PartyRole.DONOR, name, actor_kind(KINDS[name])) for name in givers),
                    *(Party(PartyRole.RECIPIENT, name, COUNTRY, PLACES[name]) for name in takers),
                ),
                money=Money(amount, amount, "EUR"),
            )  # fmt: skip
            ref = reads.record(store, reported(store, content)).ref
            rows, columns = {PLACES[name] for name in takers}, {KINDS[name] for name in givers}
            for at in ((row, column) for row in rows for column in columns):
                records[at][said.value].append(ref)
                if said is Assertion.GIVEN and len(rows) == len(columns) == 1:
                    sums[at] += amount
                elif said is Assertion.GIVEN:
                    shared[at].append(ref)
        found = listing_ledger.matrix(store, axis_of("recipient"), axis_of("donor.kind"))
        for by in (("recipient", "donor.kind"), ("recipient.region", "donor"), ("donor.country", "recipient.kind")):
            assert agree(store, axis_of(by[0]), axis_of(by[1]), DonationFilter()) > 0
    assert {(one["row"], one["column"]) for one in found["cells"]} == set(records)
    for cell in found["cells"]:
        at = cell["row"], cell["column"]
        assert sorted(cell["records"]) == sorted(records[at]["given"])
        assert sorted(cell["promised"]) == sorted(records[at]["promised"])
        (total,) = cell["total"]
        assert (total["low"] or 0, total["high"] or 0) == (sums[at], sums[at])
        left = {one["why"]: sorted(one["records"]) for one in total["left_out"]}
        assert left.get("shared", []) == sorted(shared[at])
    assert sum(map(len, shared.values())) > 5, "the dice must make shared gifts"


def test_a_gift_between_two_stances_is_shared_and_one_with_two_things_is_not(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as store:
        for code, value in (("KE", "open"), ("TD", "closed"), ("PE", "open"), ("PE", "pays late")):
            add_fact(store, Fact(code, category("domestic"), "stance", value))
        both = tuple(Party(PartyRole.RECIPIENT, name, COUNTRY, PLACES[name]) for name in ("Kenya", "Chad"))
        one = (Party(PartyRole.RECIPIENT, "Peru", COUNTRY, "PE"),)
        march = DateSpan("2020-03-01", "2020-03-31", DatePrecision.MONTH)
        spring = DateSpan("2020-03-01", "2020-05-31", DatePrecision.RANGE)
        reported(store, Donation("A", parties=both, items=(Item("tents", D(5), D(5)),), date=march))
        items = (Item("tents", D(7), D(7)), Item("masks", D(9), D(9)))
        reported(store, Donation("B", parties=one, items=items, date=spring))
        stance = {one["key"]: one for one in listing_ledger.totals_by(store, axis_of("recipient.fact.domestic"))}
        assert set(stance) == {"open", "closed", "pays late"}
        assert [(t["what"], t["low"], t["records"]) for t in stance["open"]["total"]] == [
            ("tents", 7, ["D-02"]), ("masks", 9, ["D-02"]),
        ]  # fmt: skip
        assert [t["low"] for t in stance["closed"]["total"]] == [None]
        assert [t["low"] for t in stance["pays late"]["total"]] == [7, 9]
        things = {one["key"]: one["records"] for one in listing_ledger.totals_by(store, axis_of("item"))}
        assert things == {"tent": ["D-01", "D-02"], "mask": ["D-02"]}
        months = [(one["key"], one["name"]) for one in listing_ledger.totals_by(store, axis_of("month"))]
        assert months == [("2020-03", "2020-03"), ("", "in no one month")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("recipent", "Did you mean recipient"),
        ("title", "There are recipient, "),
        ("fact.weather", "no category of facts “weather”"),
        ("tag:nothing", "no tag “nothing”"),
    ],
)
def test_what_is_no_axis_is_said(starter: Store, typed: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        grouped.by(starter, axis_of(typed), DonationFilter())
    assert said in str(refused.value)
