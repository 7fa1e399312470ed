"""Records of a table that a person accepts as a source: they stand on its cells, and all who gave are counted."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from tests.helpers.long import few
from tests.helpers.seen import words
from tests.ui.views.countries.test_place import cards

from app.actions import donation_tables as tables
from app.actions import table_reading
from app.actions.table_preview import Choices
from app.store.reads import donations as reads
from app.store.reads.donations import id_of
from app.ui.views.countries.place import CountriesPlace
from app.ui.views.donations.record_card import RecordCard

FLOODS = (
    "Donor,Donor type,Recipient,Amount,Currency\nNorway,state,Fiji,100,USD\nCanada,state,Fiji,5,USD\n"
    "Tidewater Fund,foundation,Fiji,7,USD\n"
)


@few("is_source", [True, False], keep=1, why="more pages")
def test_a_page_and_a_record_say_what_the_evidence_of_rows_of_a_table_is(
    qtbot: QtBot, place: CountriesPlace, is_source: bool
) -> None:
    store = place.session.store
    found = table_reading.read(store, FLOODS.encode(), "floods.csv", Choices())
    done = tables.add(store, found, is_source=is_source)
    place.show_code("FJ")
    shown = {label: card.figure for label, card in cards(place).items()}
    assert shown["Donors named"].value == "3"
    assert shown["Donors named"].below == "country 2 · foundation 1"
    assert ("Not yet evidence" in shown) is not is_source
    card = RecordCard(reads.record(store, id_of(store, done.refs[0])))
    qtbot.addWidget(card)
    card.show()
    said = words(card)
    assert "Row 2 of floods.csv" in said
    assert "Tidewater Fund" not in said
    assert ("accepted as a source" in said) is is_source
    assert ("No passage supports this record yet" in said) is not is_source
    assert ("Evidence" in said) is not is_source, "no heading of nothing"
