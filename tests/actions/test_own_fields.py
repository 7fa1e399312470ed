"""The fields that a workspace has of its own on records, through operations, reads and exports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.actions import donations, evidence, exports, listing_ledger, notes, own_fields, terms
from app.actions.check import check
from app.actions.earlier_values import restore_value
from app.actions.note_figures import figures_in
from app.actions.sources import add_bytes
from app.domain.axes import axis_of
from app.domain.changes import Author
from app.domain.donations import CountSpan, DateSpan, Donation
from app.domain.errors import BadInput, NotFound, Overlaps
from app.domain.own_fields import OwnContent, OwnType
from app.domain.records import DonationFilter, DonationSort
from app.domain.terms import DatePrecision, Qualifier
from app.domain.vocabularies import Term
from app.store.reads import donation_groups, grouped, history, vocabularies
from app.store.reads import donations as reads
from app.store.reads import notes as note_reads
from app.store.reads import own_fields as field_reads
from app.store.reads.operation_changes import changes_of
from app.store.reads.passages import of_source
from app.store.reads.search import search
from app.store.store import Store

PAGE = b"The crates came to the harbour of Koper on 3 March 2020 by sea, and some 1,500 people were fed from them.\n"
FIELDS = (
    OwnContent("Delivery place", description="Where it was handed over", listed=True),
    OwnContent("People reached", OwnType.NUMBER),
    OwnContent("Left on", OwnType.DATE),
    OwnContent("Reviewed", OwnType.YES_NO),
    OwnContent("Way", OwnType.CHOICE),
)
SEA = Term("way", "by_sea")
ALL = DonationFilter()
VALUES: tuple[tuple[str, Any], ...] = (
    ("delivery_place", "harbour of Koper"),
    ("people_reached", CountSpan(Decimal(1500), Decimal(1500), Qualifier.ABOUT, "some 1,500 people")),
    ("left_on", DateSpan("2020-03-03", "2020-03-03", DatePrecision.DAY, "3 March 2020")),
    ("reviewed", False),
    ("way", SEA),
)


@pytest.fixture
def store(ledger: Store) -> Store:
    for one in FIELDS:
        own_fields.add_field(ledger, one, ("by sea", "by air") if one.type is OwnType.CHOICE else ())
    return ledger


def field(store: Store, key: str) -> int:
    return next(one.id for one in field_reads.own_fields(store) if one.key == key)


def content(store: Store, key: str) -> OwnContent:
    return field_reads.one(store, field(store, key)).content


def edit(store: Store, key: str, **changes: Any) -> None:
    was = content(store, key)
    own_fields.edit_field(store, field(store, key), replace(was, **changes), was)


def crates(store: Store, *own: tuple[str, Any]) -> int:
    return donations.add_donation(store, Donation("Crates of quinces", own=own or VALUES))


def test_a_record_says_something_of_each_and_every_step_is_undone(
    ledger: Store, undoes: Callable[[Callable[[], Any]], Any]
) -> None:
    for one in FIELDS:
        undoes(lambda one=one: own_fields.add_field(ledger, one, ("by sea", "by air") if one.name == "Way" else ()))
    made = undoes(lambda: crates(ledger))
    record = reads.record(ledger, made)
    assert record.content.own == VALUES
    assert [one.key for one in record.fields if one.own] == [key for key, _ in VALUES]
    fewer = replace(record.content, own=(VALUES[0], ("reviewed", True)))
    undoes(lambda: donations.edit_donation(ledger, made, fewer))
    assert reads.record(ledger, made).content.own == fewer.own
    undoes(lambda: own_fields.move_field(ledger, field(ledger, "way"), field(ledger, "delivery_place")))
    assert field_reads.own_fields(ledger)[0].key == "way"
    undoes(lambda: edit(ledger, "left_on", name="Day of departure", description="As the shipper has it"))
    undoes(lambda: edit(ledger, "left_on", retired=True))
    done = [line.name for line in history.history(ledger, 3)]
    assert done == ["Retire field", "Edit field", "Move field"]
    undoes(lambda: donations.remove_donation(ledger, made))
    assert check(ledger).problems == ()


def test_it_is_in_json_search_history_sort_and_export(store: Store, tmp_path: Path) -> None:
    made, other = crates(store), crates(store, ("delivery_place", "Ancona"), ("way", Term("way", "by_air")))
    row = listing_ledger.donation(reads.record(store, made))
    assert row["fields"] == {
        "delivery_place": "harbour of Koper",
        "people_reached": {"low": 1500, "high": 1500, "qualifier": "about", "as_stated": "some 1,500 people"},
        "left_on": {
            "start": "2020-03-03", "end": "2020-03-03", "precision": "day", "as_stated": "3 March 2020",
            "inferred": False,
        },
        "reviewed": False, "way": "by_sea",
    }  # fmt: skip
    assert listing_ledger.donation(reads.record(store, other))["fields"]["reviewed"] is None
    assert [(hit.thing_id, hit.snippet) for hit in search(store, "koper")] == [(made, "harbour of Koper")]
    assert [hit.thing_id for hit in search(store, "1,500 people")] == [made]
    for key, first in (("delivery_place", other), ("people_reached", made), ("left_on", made), ("way", made)):
        assert reads.ids(store, sort=key)[0] == first, key
    assert reads.ids(store, sort=DonationSort.REF) == (made, other)
    exports.export_markdown(store, tmp_path / "out")
    front, _, body = next((tmp_path / "out").glob("**/D-01*.md")).read_text("utf-8")[4:].partition("---\n")
    assert 'delivery_place: "harbour of Koper"\npeople_reached: "some 1,500 people"\n' in front
    assert 'reviewed: "no"\nway: "by_sea"\n' in front
    assert "| Way | by sea |  |\n" in body
    other_front = next((tmp_path / "out").glob("**/D-02*.md")).read_text("utf-8")
    assert "reviewed" not in other_front, "nothing is shown of what says nothing"
    now = reads.record(store, made).content
    donations.edit_donation(store, made, replace(now, own=(("delivery_place", "Trieste"), *VALUES[1:4])))
    operation = history.history(store, 1)[0].operation_id
    (told,) = changes_of(store, operation).rows
    assert {one.label: (one.before, one.after) for one in told.fields} == {
        "Delivery place": ("harbour of Koper", "Trieste"), "Way": ("by sea", ""),
    }  # fmt: skip
    assert restore_value(store, operation, "donation", made, "Way")
    assert restore_value(store, operation, "donation", made, "Delivery place")
    assert dict(reads.record(store, made).content.own) == dict(VALUES)
    assert (
        history.history(store, 1, wanted=history.HistoryFilter(table="donation", row_id=made))[0].operation_id
        > operation
    )


def test_figures_of_notes_follow_a_field_that_gets_another_name(store: Store) -> None:
    """They asked for a name that no field had any more, and said nothing."""
    field = own_fields.add_field(store, OwnContent("Shelf"))
    key = field_reads.one(store, field).key
    own_fields.edit_field(store, field, OwnContent("Pantry"))
    made = donations.add_donation(store, Donation("Quinces"))
    donations.change_field(store, [made], key, "left")
    ref = reads.record(store, made).ref
    body = f"{{{{{ref}.Pantry}}}} and {{{{ {ref}.pantry |Pantry left}}}} in the Pantry, {{{{Iran.Pantry}}}}"
    note = notes.add_note(store, body)
    own_fields.edit_field(store, field, OwnContent("Larder"))
    now = note_reads.one(store, note).body
    assert now == f"{{{{{ref}.{key}}}}} and {{{{ {ref}.{key} |Pantry left}}}} in the Pantry, {{{{Iran.Pantry}}}}"
    figures = figures_in(store, [now])
    assert [one.words for one in figures.values()][:2] == ["left", "left"]
    store.undo()
    assert note_reads.one(store, note).body == body


def test_each_takes_evidence_whose_words_are_held_against_it(store: Store) -> None:
    made = crates(store)
    source = add_bytes(store, PAGE, "page.txt", "text/plain").source_id

    def link(words: str, key: str) -> None:
        start = PAGE.decode().index(words)
        evidence.link_evidence(store, source, start, start + len(words), None, ("donation", made), ((key, None),))

    link("harbour of Koper", "delivery_place")
    link("some 1,500 people", "people_reached")
    link("3 March 2020", "left_on")
    with pytest.raises(BadInput, match="There is no field “nothing” that takes evidence"):
        link("by sea", "nothing")
    record = reads.record(store, made)
    assert [piece.label for piece in record.evidence] == ["Delivery place", "Left on", "People reached"]
    shown = [ref for passage in of_source(store, source) for ref in passage.evidence]
    assert sorted(ref.field_name for ref in shown) == ["Delivery place", "Left on", "People reached"]
    assert not reads.rows(store)[0].otherwise
    other = (("people_reached", CountSpan(Decimal(90), Decimal(90), Qualifier.EXACT, "90")),
             ("left_on", DateSpan("2021-01-01", "2021-01-01", DatePrecision.DAY)))  # fmt: skip
    donations.edit_donation(store, made, replace(record.content, own=(VALUES[0], *other)))
    found = listing_ledger.donation(reads.record(store, made))["disagreements"]
    assert [(one["field"], one["has"], one["says"]) for one in found] == [
        ("people_reached", "90", "1,500 people"), ("left_on", "2021-01-01", "3 March 2020"),
    ]  # fmt: skip
    assert reads.rows(store)[0].otherwise
    assert [problem.what for problem in check(store).problems] == [
        "People reached: its words say “1,500 people”, but it has 90",
        "Left on: its words say “3 March 2020”, but it has 2021-01-01",
    ]


def test_removing_one_takes_its_values_and_evidence_along_and_says_so(
    store: Store, undoes: Callable[[Callable[[], Any]], Any]
) -> None:
    made = crates(store)
    source = add_bytes(store, PAGE, "page.txt", "text/plain").source_id
    evidence.link_evidence(store, source, 4, 10, None, ("donation", made), (("way", None), ("delivery_place", None)))
    evidence.link_evidence(store, source, 11, 15, None, ("donation", made), (("way", None),))
    taken = own_fields.takes_along(field_reads.one(store, field(store, "way")))
    assert taken == "its value in 1 record, 2 pieces of evidence"
    undoes(lambda: own_fields.remove_field(store, field(store, "way")))
    record = reads.record(store, made)
    assert [piece.field for piece in record.evidence] == ["delivery_place"]
    assert len(of_source(store, source)) == 1, "a passage on which nothing else stands goes too"
    assert "way" not in dict(record.content.own)
    assert "way" not in [one.key for one in vocabularies.vocabularies(store)]
    with pytest.raises(BadInput, match="no longer has a field “way”"):
        donations.edit_donation(store, made, replace(record.content, own=VALUES))
    with pytest.raises(NotFound):
        field_reads.one(store, 99)


def test_a_type_changes_only_where_every_value_fits(store: Store, undoes: Callable[[Callable[[], Any]], Any]) -> None:
    made = crates(store)
    crates(store, ("delivery_place", "12"), ("people_reached", CountSpan(Decimal(7), Decimal(7), Qualifier.EXACT, "7")))
    for key, kind, said in (
        ("delivery_place", OwnType.NUMBER, "1 record says something of “Delivery place” that is no number, such as "
         "“harbour of Koper”. Correct it, or add a new field of that type."),
        ("people_reached", OwnType.DATE, "2 records say something of “People reached” that is no date, such as"),
        ("left_on", OwnType.YES_NO, "that is no yes or no, such as “3 March 2020”"),
    ):  # fmt: skip
        with pytest.raises(BadInput) as error:
            edit(store, key, type=kind)
        assert said in str(error.value)
    assert reads.record(store, made).content.own == VALUES, "nothing was done by halves"
    undoes(lambda: edit(store, "left_on", type=OwnType.TEXT))
    assert dict(reads.record(store, made).content.own)["left_on"] == "3 March 2020"
    undoes(lambda: edit(store, "left_on", type=OwnType.DATE))
    assert dict(reads.record(store, made).content.own)["left_on"] == dict(VALUES)["left_on"]
    undoes(lambda: edit(store, "delivery_place", type=OwnType.CHOICE))
    assert content(store, "delivery_place").vocabulary == "delivery_place"
    names = [row.content.name for row in vocabularies.one(store, "delivery_place").rows]
    assert names == ["harbour of Koper", "12", "unspecified"]
    with pytest.raises(BadInput, match="no number, such as “harbour of Koper”"):
        edit(store, "delivery_place", type=OwnType.NUMBER, vocabulary="")
    undoes(lambda: edit(store, "way", type=OwnType.TEXT, vocabulary=""))
    assert dict(reads.record(store, made).content.own)["way"] == "by sea"
    assert "way" not in [one.key for one in vocabularies.vocabularies(store)]
    stale = replace(reads.record(store, made).content, own=(("way", SEA),))
    with pytest.raises(BadInput, match="“Way” holds a text now"):
        donations.edit_donation(store, made, stale)
    assert check(store).problems == ()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (OwnContent(" "), "A field needs a name."),
        (OwnContent("x" * 81), "A name has at most 80 letters."),
        (OwnContent("DELIVERY  place"), "There is a field “Delivery place” already. Give this one another name."),
        (OwnContent("Délivery place"), "There is a field “Delivery place” already. Give this one another name."),
        (OwnContent("Donor"), "Every record has “Donor” already. Give your field another name."),
        (OwnContent("kind of aid"), "Every record has “kind of aid” already. Give your field another name."),
        (OwnContent("Motive asserted by"), "Every record has “Motive asserted by” already."),
        (
            OwnContent("Port", OwnType.TEXT, vocabulary="basis"),
            "Only a field of the type choice can have a vocabulary.",
        ),
        (OwnContent("Port", OwnType.CHOICE, vocabulary="ports"), "There is no vocabulary “ports” in this workspace."),
    ],
)
def test_what_no_field_can_be_is_refused(store: Store, asked: OwnContent, says: str) -> None:
    before = field_reads.own_fields(store)
    with pytest.raises((BadInput, NotFound)) as error:
        own_fields.add_field(store, asked)
    assert str(error.value).startswith(says)
    assert field_reads.own_fields(store) == before


def test_no_key_is_one_that_json_or_a_page_has_already(store: Store) -> None:
    for name, key in (("Left out", "left_out_2"), ("2020", "field_2020"), ("Tags", "tags_2"), ("Nein?", "nein"),
                      ("Ort & Zeit", "ort_zeit"), ("מקום", "מקום")):  # fmt: skip
        own_fields.add_field(store, OwnContent(name))
        assert field_reads.own_fields(store)[-1].key == key


def test_its_terms_are_merged_and_kept_while_they_are_used(
    store: Store, undoes: Callable[[Callable[[], Any]], Any]
) -> None:
    made = crates(store)
    rows = {row.term.key: row for row in vocabularies.one(store, "way").rows}
    with pytest.raises(BadInput, match="“by sea” is used in 1 record"):
        terms.remove_term(store, rows["by_sea"].id)
    with pytest.raises(BadInput, match="itself"):
        terms.merge_terms(store, rows["by_sea"].id, rows["by_sea"].id)
    undoes(lambda: terms.merge_terms(store, rows["by_sea"].id, rows["by_air"].id))
    assert dict(reads.record(store, made).content.own)["way"] == Term("way", "by_air")
    undoes(lambda: terms.merge_terms(store, rows["by_air"].id, rows["unspecified"].id))
    assert "way" not in dict(reads.record(store, made).content.own)
    assert vocabularies.one(store, "way").name == "Way"
    edit(store, "way", name="Way of transport")
    assert vocabularies.one(store, "way").name == "Way of transport"


def test_two_people_at_once(store: Store) -> None:
    with Store(store.path, Author("Ben", "id of ben")) as ben:
        made = crates(store)
        was = content(store, "way")
        own_fields.edit_field(ben, field(ben, "way"), replace(was, name="Route"), was)
        own_fields.edit_field(store, field(store, "way"), replace(was, description="How it came"), was)
        assert content(ben, "way") == replace(was, name="Route", description="How it came"), "both are kept"
        with pytest.raises(BadInput, match="was changed by somebody else meanwhile"):
            own_fields.edit_field(store, field(store, "way"), replace(was, name="Channel"), was)
        now = reads.record(ben, made).content
        donations.edit_donation(ben, made, replace(now, own=(("delivery_place", "Trieste"), *VALUES[1:])))
        assert store.undo() is not None, "her own description goes; his work stays"
        assert content(store, "way") == replace(was, name="Route")
        with pytest.raises(Overlaps, match="Edit donation record D-01"):
            store.undo()
        assert dict(reads.record(store, made).content.own)["delivery_place"] == "Trieste"
        own_fields.remove_field(ben, field(ben, "delivery_place"))


def test_records_are_put_into_groups_by_a_choice_or_yes_and_no(store: Store) -> None:
    crates(store)
    crates(store, ("way", Term("way", "by_air")), ("reviewed", True))
    crates(store, ("delivery_place", "Ancona"))
    fields = field_reads.fields(store)
    for name, groups in (
        ("way", {"by sea": 1, "by air": 1, "not stated": 1}),
        ("reviewed", {"no": 1, "yes": 1, "not stated": 1}),
    ):
        axis = axis_of(name, fields)
        found = {cell.row.name or "not stated": len(cell.ids) for cell in grouped.tally(store, axis, None, ALL).cells}
        assert found == groups, name
        by = {one["name"] or "not stated": len(one["records"]) for one in listing_ledger.totals_by(store, axis)}
        assert by == groups, name
    sections = donation_groups.sections(store, axis_of("way", fields), ALL)
    assert [len(one.ids) for one in sections] == [1, 1, 1]
    assert axis_of("way", fields).display_name == "Way", "as it is called, in every language"
    own_fields.add_field(store, OwnContent("Work", OwnType.YES_NO))
    crates(store, ("work", True))
    axis = axis_of("own.work", field_reads.fields(store))
    assert [len(cell.ids) for cell in grouped.tally(store, axis, None, ALL).cells if cell.row.name == "yes"] == [1]
    for unfit in ("delivery_place", "left_on"):
        with pytest.raises(BadInput, match=f"{unfit}.*way"):
            axis_of(unfit, fields)
