# ruff: noqa: E402, T201
"""Run by `test_new_field`, in a process of its own: a record's field that stands in one place, here, is everywhere.

Nothing of the program but its registry is loaded when the field is put there, as if the line stood in the registry.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from app.domain import fields
from app.domain.donations import DateSpan


class Way(StrEnum):
    UNKNOWN = "unknown"
    BY_AIR = "by_air"


NEW = (
    fields.Field("delivery_place", fields.later("delivery place"), width=90),
    fields.Field("way", fields.later("way of transport"), fields.Kind.TERM, Way, Way.UNKNOWN),
    fields.Field("left_on", fields.later("day of departure"), fields.Kind.DATE, blank=DateSpan()),
)
fields.RECORD += NEW
fields.FIELDS["donation"] = fields.RECORD

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.actions import (
    donation_lines,
    donation_tables,
    donations,
    evidence,
    exports,
    listing_ledger,
    questions,
    table_reading,
)
from app.actions.earlier_values import restore_value
from app.actions.sources import add_bytes
from app.actions.starter import make_empty
from app.actions.table_preview import Choices
from app.domain.axes import axis_of
from app.domain.donations import Donation
from app.domain.records import DonationFilter, field_label, having
from app.domain.terms import DatePrecision
from app.importers import donation_exact, starter_records
from app.importers.donation_line import read_donation_line
from app.importers.rows import Row
from app.paths import RESOURCES
from app.settings import Settings
from app.store.column_groups import widened
from app.store.reads import donations as reads
from app.store.reads import grouped, history, own_fields, vocabularies
from app.store.reads.field_words import labels
from app.store.reads.operation_changes import changes_of
from app.store.reads.search import search
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.look import fonts
from app.ui.panels import ledger
from app.ui.shell.start import collect
from app.ui.views.donations.list_page import SORT_BY
from app.ui.views.donations.read_fields import ChoiceField, DateField, TextField
from app.ui.views.donations.record_card import RecordCard
from app.ui.views.donations.record_form import RecordForm
from app.ui.views.importing.columns_page import Targets
from app.ui.views.read.meant import Words
from app.ui.views.read.things import record_thing

collect()

PAGE = b"The first paragraph of this page tells at some length that the masks came to the harbour of Trieste by air.\n"


def main(folder: Path) -> None:
    app = QApplication([])
    fonts.load()
    make_empty(folder / "w.passagework", "Ann", RESOURCES)
    with Store(folder / "w.passagework", "Ann") as store:
        session = Session(Settings(folder / "settings.json"))
        session.open(store)
        made = typed_into_the_form(store, session)
        kept_and_listed(store, made)
        shown(store, session, made)
        evidence_and_export(store, made, folder)
        asked_for(store, made)
        taken_back(store, made)
        of_a_line(store)
        of_a_table(store)
        of_the_starter()
        store.listeners.clear()
    del app
    print("everywhere")


def typed_into_the_form(store: Store, session: Session) -> int:
    form = RecordForm(session, None, "2020-05-31")
    place, way, left = (form.fields[one.key] for one in NEW)
    assert isinstance(place, TextField)
    assert isinstance(way, ChoiceField)
    assert isinstance(left, DateField)
    assert [one.label.text() for one in (place, way, left)] == [
        "Delivery place", "Way of transport", "Day of departure",
    ]  # fmt: skip
    title = form.fields["title"]
    assert isinstance(title, TextField)
    title.text.setPlainText("Masks")
    place.text.setText("  harbour of   Trieste ")
    way.choice.set_value(Way.BY_AIR)
    left.text.setText("3 March")
    assert left.below.text() == "3 March 2020 · inferred, not stated"
    for row in list(form.parties):
        row.removed.emit()
    filled = form.filled().content
    made = donations.add_donation(store, filled)
    again = RecordForm(session, reads.record(store, made), "2020-05-31")
    assert not again.is_changed()
    assert again.filled().content == filled == reads.record(store, made).content
    return made


def kept_and_listed(store: Store, made: int) -> None:
    json_of = listing_ledger.donation(reads.record(store, made))
    assert json_of["delivery_place"] == "harbour of Trieste"
    assert json_of["way"] == "by_air"
    assert json_of["left_on"] == {
        "start": "2020-03-03", "end": "2020-03-03", "precision": "day", "as_stated": "3 March", "inferred": True,
    }  # fmt: skip
    assert json.loads(json.dumps(json_of)) == json_of
    other = donations.add_donation(store, Donation("Gloves"))
    assert listing_ledger.donation(reads.record(store, other))["way"] == "unknown"
    assert [hit.thing_id for hit in search(store, "trieste") if hit.kind == "donation"] == [made]
    assert [hit.snippet for hit in search(store, "trieste") if hit.kind == "donation"] == ["harbour of Trieste"]
    for key in ("delivery_place", "left_on", "way"):
        assert key in SORT_BY
        assert reads.ids(store, sort=key, descending=True)[0] == (made if key != "way" else other)
    by_air = DonationFilter(having=having(way=(Way.BY_AIR,)))
    assert reads.ids(store, by_air) == (made,)


def shown(store: Store, session: Session, made: int) -> None:
    row = next(row for row in reads.rows(store) if row.id == made)
    column = ledger.COLUMNS.index("delivery_place")
    table = ledger.Ledger(session)
    table.show(store, DonationFilter(), "delivery_place", descending=True)
    assert table.index(0, column).data() == ledger.cell_text(row, column) == "harbour of Trieste"
    assert table.headerData(column, Qt.Orientation.Horizontal) == "Delivery place"
    words = [label.text() for label in RecordCard(reads.record(store, made)).findChildren(QLabel)]
    for label, value in (
        ("Delivery place", "harbour of Trieste"),
        ("Way of transport", "By air"),
        ("Day of departure", "3 March 2020 · inferred"),
    ):
        assert words[words.index(label) + 1] == value


def evidence_and_export(store: Store, made: int, folder: Path) -> None:
    source = add_bytes(store, PAGE, "page.txt", "text/plain").source_id
    start = PAGE.decode().index("harbour")
    end = start + len("harbour of Trieste")
    evidence.link_evidence(store, source, start, end, None, ("donation", made), (("delivery_place", None),))
    piece = reads.record(store, made).evidence[0]
    assert (piece.field, piece.label, piece.quote) == ("delivery_place", "delivery place", "harbour of Trieste")
    assert field_label("way") == "way of transport"
    offered = {field.key: field for field in record_thing(store, made, Words(0, 0, 0, "harbour of Trieste")).fields}
    assert offered["delivery_place", None].text == "Delivery place"
    assert offered["left_on", None].value == "3 March"
    exports.export_markdown(store, folder / "out")
    page = next((folder / "out").glob("**/D-01*.md")).read_text("utf-8")
    front, _, body = page.removeprefix("---\n").partition("---\n")
    assert 'delivery_place: "harbour of Trieste"\nway: "by_air"\nleft_on: "3 March"\n' in front
    assert "| Delivery place | harbour of Trieste | ¶1[^1] |" in body  # its value, and the passage it stands on
    assert "| Way of transport | by air |  |" in body
    assert "| Day of departure | 3 March 2020, inferred (stated as “3 March”) |" in body


def taken_back(store: Store, made: int) -> None:
    assert {"delivery place", "way of transport", "day of departure"} <= set(labels())
    record = reads.record(store, made).content
    changed = replace(record, title="Many masks", own=(("delivery_place", "Koper"),))
    donations.edit_donation(store, made, changed)
    operation = history.history(store, 1)[0].operation_id
    fields_changed = {one.label: (one.before, one.after) for one in changes_of(store, operation).rows[0].fields}
    assert fields_changed["delivery place"] == ("harbour of Trieste", "Koper")
    assert fields_changed["way of transport"] == ("by air", "unknown")
    assert fields_changed["day of departure"] == ("2020-03-03", "")
    assert {"left_on_start", "left_on_as_stated"} <= widened("donation", ("left_on_end",))  # undone as one value
    for label in ("delivery place", "way of transport", "day of departure"):
        assert restore_value(store, operation, "donation", made, label)
    assert reads.record(store, made).content == replace(record, title="Many masks")
    store.undo()
    assert listing_ledger.donation(reads.record(store, made))["left_on"]["start"] == ""


def asked_for(store: Store, made: int) -> None:
    """By a question, and as what records are grouped by."""
    for typed in ('delivery_place:"harbour of Trieste"', "has:delivery_place", "way:by_air", "left_on:2020-03"):
        wanted = DonationFilter(query=questions.question(store, typed))
        assert reads.ids(store, wanted) == (made,), typed
    assert questions.completions(store, "delivery_p")[0].insert.startswith("delivery_place")
    groups = grouped.tally(store, axis_of("way"), None, DonationFilter()).rows
    assert "by air" in {one.name.casefold() for one in groups}


def of_a_line(store: Store) -> None:
    given = {"title": "Lamps", "delivery_place": "Koper", "way": "by_air"}
    line = donation_lines.add_donation_line(store, read_donation_line(given, vocabularies.of(store)))
    assert line.content.own[:2] == (("delivery_place", "Koper"), ("way", Way.BY_AIR))


def of_a_table(store: Store) -> None:
    """A column of anybody's table is put to it in the mapping; the program's own table has it by its key."""
    assert {one.key for one in NEW} <= set(Targets().keys)
    raw = b"Donor,Recipient,Item,Where,How,When\nOrbis,Peru,20 tents,Port of Callao,{},2020-03-05\n"
    said = Choices(columns={"Where": "delivery_place", "How": "way", "When": "left_on"})
    found = table_reading.read(store, raw.replace(b"{}", b"By air"), "gifts.csv", said)
    assert not found.refused, found.refused
    ((_, _, content, _),) = found.records
    assert dict(content.own) == {
        "delivery_place": "Port of Callao", "way": Way.BY_AIR,
        "left_on": DateSpan("2020-03-05", "2020-03-05", DatePrecision.DAY, "2020-03-05"),
    }  # fmt: skip
    (ref,) = donation_tables.add(store, found, is_source=False).refs
    assert reads.record(store, reads.id_of(store, ref)).content.own == content.own
    (refused,) = table_reading.read(store, raw.replace(b"{}", b"By mule"), "gifts.csv", said).refused
    assert (refused.value, refused.remedy) == ("By mule", "write one of unknown, by air")
    heads = donation_exact.headings(own_fields.fields(store))
    assert {"delivery_place", "way", "left_on.start"} <= set(heads)


def of_the_starter() -> None:
    table: dict[str, object] = {
        "ref": "D-01", "title": "Masks", "paragraph": 1, "delivery_place": "Trieste", "way": "by_air",
        "evidence": [{"for": "delivery_place, way", "words": "Trieste"}],
    }  # fmt: skip
    read = starter_records.read_donation(Row(table, "records.toml"), starter_records.Known({}, "2020-05-31"))
    assert dict(read.donation.own) == {"delivery_place": "Trieste", "way": Way.BY_AIR}
    assert [one.field for one in read.evidence] == ["delivery_place", "way"]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
