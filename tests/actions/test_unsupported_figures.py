"""A figure under which no words stand is in no sum, wherever sums are made, and is said with its reason."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers.long import share
from tests.helpers.made import make_empty

from app.actions import donation_tables, donations, duplicates, evidence_check, listing_ledger, pictures, table_reading
from app.actions.evidence import link_evidence
from app.actions.note_figures import figures_in
from app.actions.sources import add_bytes
from app.actions.table_preview import Choices
from app.domain.axes import axis_of
from app.domain.donations import Amount, Donation, Item, Money, Party
from app.domain.evidence_check import Gap
from app.domain.giving import LeftOut
from app.domain.query import parse
from app.domain.records import DonationFilter, DonationRecord
from app.domain.terms import AmountRole, Assertion, EvidenceRole, PartyRole, Qualifier, Status
from app.domain.totals import Total
from app.domain.totals_words import reasons_of
from app.paths import RESOURCES
from app.store.reads import donation_groups, grouped, profiles, totals, unsupported
from app.store.reads import donations as reads
from app.store.reads.sources import current_text
from app.store.store import Store

D = Decimal
TEXT = (
    "Norway gave Peru 45 ambulances worth EUR 3 million. Peru got help. Peru got vehicles.\n\n"
    "Norway gave Peru 45 lorries. Norway gave Peru between 40 and 60 ambulances. Help of 3 million dollars came.\n\n"
    "A deal of EUR 3 million, or EUR 4 million with fuel. La Norvège a donné quarante-cinq ambulances.\n\n"
    "Norway gave 300 lorries and 45 ambulances. Norway gave 46 percent of all ambulances. "
    "Norway gave 46 per cent of all ambulances."
)
PARTIES = (Party(PartyRole.DONOR, "Norway", iso2="NO"), Party(PartyRole.RECIPIENT, "Peru", iso2="PE"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("unsupported") / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        add_bytes(store, TEXT.encode(), "t.txt", "text/plain")
    return path


@contextmanager
def opened(made: Path) -> Iterator[Store]:
    with Store(Path(shutil.copy(made, made.with_name("copy.passagework"))), "Ann") as store:
        yield store


@pytest.fixture
def store(made: Path) -> Iterator[Store]:
    with opened(made) as store:
        yield store


def item(number: int, high: int | None = None, stated: str = "") -> Item:
    exact = Qualifier.EXACT if high is None else Qualifier.BETWEEN
    return Item("ambulances", D(number), D(high or number), exact, "", stated)


def money(millions: int, stated: str = "") -> Money:
    return Money(D(millions * 1_000_000), D(millions * 1_000_000), "EUR", as_stated=stated)


def link(store: Store, ref: int, words: str, field: str = "", role: EvidenceRole = EvidenceRole.SUPPORTS) -> None:
    at = current_text(store, 1).text.index(words)
    record = reads.record(store, ref)
    part = next((one for kind, one, part in record.parts() if kind.field_of(part) == field), None)
    link_evidence(store, 1, at, at + len(words), words, ("donation", ref), ((field, part),), role)


def add(store: Store, *items: Item, amount: Money | None = None, amounts: tuple[Amount, ...] = ()) -> int:
    return donations.add_donation(store, Donation("t", parties=PARTIES, items=items, money=amount, amounts=amounts))


def counted(store: Store) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    return {one.what: (one.low, one.high) for one in totals.of(store, DonationFilter()).every if one.added}


def why(store: Store) -> dict[LeftOut, tuple[str, ...]]:
    return totals.of(store, DonationFilter()).left_out


def test_a_typed_figure_is_not_carried_by_the_words_of_another_field(store: Store) -> None:
    made = add(store, item(45), amount=money(3))
    link(store, made, "Norway", "donor")
    assert counted(store) == {}
    assert why(store) == {LeftOut.NO_WORDS: ("D-01",)}
    assert reads.rows(store)[0].left_out is LeftOut.NO_WORDS
    link(store, made, "45 ambulances", "item")
    assert counted(store) == {"ambulances": (45, 45)}
    assert why(store) == {LeftOut.NO_WORDS: ("D-01",)}, "the amount stands on no words yet"
    record = reads.record(store, made)
    assert (record.left_out, record.counts, reasons_of(record)) == (
        None, "in part", ["no words support EUR 3 million"],
    )  # fmt: skip
    link(store, made, "EUR 3 million", "money")
    assert counted(store) == {"ambulances": (45, 45), "cash": (3_000_000, 3_000_000)}
    assert why(store) == {}
    assert reads.record(store, made).counts == "yes"


@pytest.mark.parametrize(
    ("words", "typed", "stands"),
    [
        ("Norway gave Peru 45 ambulances worth EUR 3 million.", item(45), True),
        ("Norway gave Peru 45 ambulances worth EUR 3 million.", item(46), False),
        ("Norway gave Peru 45 ambulances worth EUR 3 million.", item(45, 5000), False),
        ("Norway gave Peru between 40 and 60 ambulances.", item(40, 60), True),
        ("Norway gave Peru between 40 and 60 ambulances.", item(60), True),
        ("Peru got help.", item(45), False),
        ("Norway gave Peru 45 lorries.", item(45), False),
        ("La Norvège a donné quarante-cinq ambulances.", item(45), False),
        ("La Norvège a donné quarante-cinq ambulances.", item(45, stated="quarante-cinq ambulances"), True),
        ("Norway gave Peru 45 ambulances worth EUR 3 million.", item(46, stated="45 ambulances"), False),
        ("Norway gave Peru 45 ambulances worth EUR 3 million.", money(3), True),
        ("Norway gave Peru 45 ambulances worth EUR 3 million.", money(45), False),
        ("Help of 3 million dollars came.", money(3), False),
        ("Norway gave 300 lorries and 45 ambulances.", item(45), True),
        ("Norway gave 300 lorries and 45 ambulances.", item(300), False),
        ("Norway gave 300 lorries and 45 ambulances.", item(45, 300), False),
        ("Norway gave 46 percent of all ambulances.", item(46), False),
        ("Norway gave 46 per cent of all ambulances.", item(46), False),
    ],
)
def test_words_for_the_whole_record_carry_the_figures_that_they_state(
    store: Store, words: str, typed: Item | Money, stands: bool
) -> None:
    made = add(store, typed) if isinstance(typed, Item) else add(store, amount=typed)
    link(store, made, words)
    assert bool(counted(store)) is stands
    assert (reads.record(store, made).left_out is None) is stands
    gaps = [one.field for one in evidence_check.of_thing(store, ("donation", made)).findings
            if one.gap in (Gap.NO_WORDS, Gap.OTHERWISE)]  # fmt: skip
    assert (("item" if isinstance(typed, Item) else "money") in gaps) is not stands


@pytest.mark.parametrize("role", [EvidenceRole.CONTEXT, EvidenceRole.CONTRADICTS])
def test_words_that_do_not_support_carry_nothing(store: Store, role: EvidenceRole) -> None:
    made = add(store, item(45))
    link(store, made, "45 ambulances", "item", role)
    assert (counted(store), why(store)) == ({}, {LeftOut.NO_WORDS: ("D-01",)})


def test_an_alternative_without_words_does_not_widen_a_sum(store: Store) -> None:
    alternative = Amount(AmountRole.ALTERNATIVE, D(9_000_000), D(9_000_000), "EUR")
    made = add(store, amount=money(3), amounts=(alternative,))
    link(store, made, "EUR 3 million", "money")
    assert (counted(store), why(store)) == ({}, {LeftOut.NO_WORDS: ("D-01",)})
    assert reasons_of(reads.record(store, made)) == ["no words support EUR 9 million"]
    assert unsupported.of(store) == {made: reads.record(store, made).unsummed} == {made: {("money", None)}}
    other = add(store, amount=money(3), amounts=(Amount(AmountRole.ALTERNATIVE, D(4_000_000), D(4_000_000), "EUR"),))
    link(store, other, "EUR 3 million, or EUR 4 million", "money")
    assert counted(store) == {"cash": (3_000_000, 4_000_000)}


def test_an_amount_that_no_sum_rests_on_keeps_nothing_out(store: Store) -> None:
    worth = Amount(AmountRole.COUNTER_VALUE, D(3_300_000), D(3_300_000), "USD")
    made = add(store, amount=money(3), amounts=(worth,))
    link(store, made, "EUR 3 million", "money")
    assert (counted(store), why(store)) == ({"cash": (3_000_000, 3_000_000)}, {})
    record, row = reads.record(store, made), reads.rows(store)[0]
    assert (record.counts, reasons_of(record), row.unsupported) == ("yes", [], False)
    named = [one.field for one in evidence_check.of_thing(store, ("donation", made)).findings]
    assert "amount" in named, "the check still asks for its words"


def test_what_states_no_number_is_no_figure(store: Store) -> None:
    made = add(store, Item("vehicles"))
    link(store, made, "Peru got vehicles.")
    assert (counted(store), why(store)) == ({"vehicles": (None, None)}, {})


class Case(NamedTuple):
    """A record, and what is linked to it."""

    items: int
    amount: int
    words: frozenset[tuple[str, str]]
    """(field, words) that support it."""

    @property
    def linked(self) -> list[tuple[str, str]]:
        """Those of a field that the record has."""
        return sorted(one for one in self.words if {"item": self.items, "money": self.amount}.get(one[0], True))

    def stands(self, field: str) -> bool:
        says = "45 ambulances" if field == "item" else "EUR 3 million"
        right = (self.items if field == "item" else self.amount) == (45 if field == "item" else 3)
        own = any(linked == field for linked, _ in self.words)
        return own or (right and any(not linked and says in words for linked, words in self.words))


WHOLE = "Norway gave Peru 45 ambulances worth EUR 3 million."
LINKS = [
    ("", WHOLE),
    ("", "Peru got help."),
    ("item", "45 ambulances"),
    ("money", "EUR 3 million"),
    ("donor", "Norway"),
]
CASES = st.builds(
    Case, st.sampled_from([0, 45, 46]), st.sampled_from([0, 3, 4]), st.frozensets(st.sampled_from(LINKS), max_size=3)
)


@settings(max_examples=share(1 / 4))
@given(cases=st.lists(CASES, min_size=1, max_size=5))
def test_no_place_counts_what_another_leaves_out(made: Path, cases: list[Case]) -> None:
    with opened(made) as store:
        for case in cases:
            typed = add(
                store, *([item(case.items)] if case.items else []), amount=money(case.amount) if case.amount else None
            )
            for field, words in case.linked:
                link(store, typed, words, field)
        ambulances = [case.items for case in cases if case.items and case.stands("item")]
        cash = [case.amount * 1_000_000 for case in cases if case.amount and case.stands("money")]
        wanted = {"ambulances": sum(ambulances), "cash": sum(cash)}
        wanted = {what: (D(many), D(many)) for what, many in wanted.items() if many}
        for place, found in places(store).items():
            assert {one.what: (one.low, one.high) for one in found if one.has_number} == wanted, place
        said = {one["what"]: (one["low"], one["high"]) for one in listing_ledger.totals(store) if one["records"]}
        assert {what: ends for what, ends in said.items() if ends[0] is not None} == wanted
        flow = pictures.flows(store, DonationFilter()).flows[0]
        (figure,) = figures_in(store, ["{{total donor:Norway}}"]).values()
        assert bool(flow.amount) is bool(wanted) is not bool(flow.why)
        is_stated = any(case.items or case.amount for case in cases)
        assert not (is_stated and flow.why == "no quantity stated"), "it is left out, and stated"
        assert any(map(str.isdigit, figure.words)) is bool(wanted)
        assert ("ambulances" in figure.words) is ("ambulances" in wanted)
        records = reads.records(store)
        assert unsupported.of(store) == {one.id: one.unsummed for one in records if one.unsummed}
        rows = {row.id: row.left_out for row in reads.rows(store)}
        assert {record.id: record.left_out for record in records} == rows
        assert set(reads.ids(store, DonationFilter(counts=True))) == {one for one, out in rows.items() if out is None}
        assert set(reads.ids(store, DonationFilter(query=parse("counts:yes")))) == {
            one for one, out in rows.items() if out is None
        }
        for case, record in zip(cases, records, strict=True):
            assert (
                named(store, record, Gap.NO_WORDS) <= unsaid(case) <= named(store, record, Gap.NO_WORDS, Gap.OTHERWISE)
            )


def places(store: Store) -> dict[str, tuple[Total, ...]]:
    """The sums of each place that makes some."""
    wanted, axis = DonationFilter(), axis_of("recipient")
    (group,) = donation_groups.totals(store, axis, wanted).values()
    (cell,) = grouped.matrix(store, axis, axis_of("donor"), wanted).cells
    return {
        "the list": totals.of(store, wanted).every,
        "a group": group.every,
        "the matrix": cell.totals.every,
        "the profile": profiles.profile(store, "PE").received_totals.every,
        "the giver's profile": profiles.profile(store, "NO").given_totals.every,
    }


def named(store: Store, record: DonationRecord, *gaps: Gap) -> set[str]:
    """The figures of a record that the check finds wanting."""
    looked = evidence_check.of_thing(store, ("donation", record.id))
    return {one.field for one in looked.findings if one.gap in gaps} & {"item", "money"}


def unsaid(case: Case) -> set[str]:
    if not case.linked:
        return set()  # nothing is linked: the record is named as a whole
    figures = [field for field, many in (("item", case.items), ("money", case.amount)) if many]
    return {field for field in figures if not case.stands(field)}


def test_words_of_another_figure_are_against_the_one_that_a_merge_keeps(store: Store) -> None:
    """EUR 3 million on no words does not come to stand on words of EUR 4 million."""
    one = donations.add_donation(store, Donation("Fuel", parties=PARTIES, money=money(3)))
    two = donations.add_donation(store, Donation("Fuel", parties=PARTIES, money=money(4)))
    link(store, one, "Peru got help.", "title")
    link(store, two, "EUR 4 million with fuel", "money")
    duplicates.merge_donations(store, one, two)
    now = reads.record(store, one)
    assert [piece.role for piece in now.evidence if piece.field == "money"] == [EvidenceRole.CONTRADICTS]
    assert (now.unsupported, now.counts) == (frozenset({("money", None)}), "no")
    assert not reads.count(store, DonationFilter(counts=True))


def test_a_figure_taken_of_the_other_record_has_its_own_words_alone(store: Store) -> None:
    one = donations.add_donation(store, Donation("Fuel", parties=PARTIES, money=money(3)))
    two = donations.add_donation(store, Donation("Fuel", parties=PARTIES, money=money(4)))
    link(store, one, "A deal of EUR 3 million", "money")
    link(store, two, "EUR 4 million with fuel", "money")
    duplicates.merge_donations(store, one, two, {"money"})
    roles = {piece.quote: piece.role for piece in reads.record(store, one).evidence}
    assert roles == {
        "A deal of EUR 3 million": EvidenceRole.CONTRADICTS,
        "EUR 4 million with fuel": EvidenceRole.SUPPORTS,
    }
    (total,) = totals.of(store, DonationFilter()).ordered
    assert (total.low, total.high) == (3_000_000, 4_000_000)


def test_what_is_contradicted_without_an_amount_does_not_count_anywhere(store: Store) -> None:
    one = donations.add_donation(store, Donation("Fuel", parties=PARTIES, money=money(3)))
    link(store, one, "A deal of EUR 3 million", "money")
    assert reads.record(store, one).counts == "yes"
    link(store, one, "Peru got help.", "money", EvidenceRole.CONTRADICTS)
    now, (row,) = reads.record(store, one), reads.rows(store)
    assert (now.counts, now.left_out, row.left_out) == ("no", LeftOut.CONTRADICTED, LeftOut.CONTRADICTED)
    assert reads.count(store, DonationFilter(counts=True)) == 0
    assert reads.count(store, DonationFilter(counts=False)) == 1
    assert not [line for total in totals.of(store, DonationFilter()).every for line in total.added]


def test_nothing_is_left_open_of_a_figure_of_a_pledge_that_no_words_support(store: Store) -> None:
    promise = Donation(
        "A promise", assertion=Assertion.PROMISED, status=Status.ANNOUNCED, parties=PARTIES, in_totals=False,
        items=(item(45),), money=money(3),
    )  # fmt: skip
    one = donations.add_donation(store, promise)
    assert [(left.known, left.high) for left in reads.record(store, one).open or ()] == [(False, None)] * 2
    link(store, one, "A deal of EUR 3 million", "money")
    left = reads.record(store, one).open
    assert left is not None
    of_things, of_money = left
    assert (of_things.known, of_money.known, of_money.high) == (False, True, 3_000_000)
    link(store, one, "Norway gave Peru 45 ambulances", "item")
    assert [left.high for left in reads.record(store, one).open or ()] == [45, 3_000_000]


def test_a_picture_cites_the_table_that_is_its_source(store: Store, tmp_path: Path) -> None:
    table = b"donor,recipient country,item,quantity\nNorway,Peru,tents,5\n"
    found = table_reading.read(store, table, "gifts.csv", Choices())
    donation_tables.add(store, found, is_source=True)
    file = tmp_path / "map.svg"
    wanted = DonationFilter()
    drawing = pictures.map_of(store)
    pictures.export_picture(store, drawing, file, {}, "light", wanted)
    assert "gifts.csv (table, imported 20" in file.read_text(encoding="utf-8")
