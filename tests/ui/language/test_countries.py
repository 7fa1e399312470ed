"""Countries are called in the language of the window, found by either name, and kept as they were."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions.donations import add_donation
from app.actions.facts import add_fact
from app.domain.donations import Donation, Party
from app.domain.facts import Fact
from app.domain.language import english
from app.domain.terms import PartyRole
from app.domain.vocabularies import COUNTRY, NO_CATEGORY
from app.store.reads import donations, parties
from app.store.reads.countries import by_code, rows
from app.ui.base import window_language
from app.ui.base.session import Target
from app.ui.panels.ledger import COLUMNS, cell_text
from app.ui.panels.names import Names
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries.entries import ListOrder, entries
from app.ui.views.donations.part_rows import PartBeside, PartyRow


@pytest.fixture
def _hebrew() -> Iterator[None]:
    window_language.speak("he")
    yield
    window_language.speak(window_language.ENGLISH)


@pytest.mark.usefixtures("_hebrew")
def test_countries_are_called_in_the_language_of_the_window(empty_window: MainWindow, qtbot: QtBot) -> None:
    store, names = empty_window.session.store, Names(empty_window.session)
    given = (Party(PartyRole.DONOR, "Norway", COUNTRY, "NO"), Party(PartyRole.RECIPIENT, "Chad", COUNTRY, "TD"))
    add_donation(store, Donation("Tents", parties=given))
    add_donation(store, Donation("Ladders", parties=(Party(PartyRole.RECIPIENT, "Iran", COUNTRY, "IR"),)))
    add_fact(store, Fact("IR", NO_CATEGORY, "capital", "Tehran"))
    listed = [one.text for one in entries(rows(store), "", ListOrder.NAME)]
    assert listed[1:4] == ["איראן", "נורווגיה", "צ׳אד"], "by the names that are shown"
    for typed in ("נורו", "norw"):
        assert entries(rows(store), typed, ListOrder.NAME)[1].text == "נורווגיה"
        assert names.countries(typed)[0].name == "נורווגיה"
    for typed in ("נורווגיה", "Norway", "no"):
        assert names.country(typed) == by_code(store, "NO")
    assert names.country("חמש העיניים") == by_code(store, "five-eyes")
    assert [one.name for one in parties.recipients(store)] == ["איראן", "צ׳אד"]
    row = donations.rows(store)[0]
    assert (row.donors, row.content.parties[0].iso2) == (("Norway",), "NO"), "what is kept stays"
    assert cell_text(row, COLUMNS.index("donor")) == "נורווגיה"
    empty_window.session.go(Target("countries", "country", by_code(store, "IR").id))
    settled(empty_window)
    assert {"איראן"} <= {one.text() for one in empty_window.place("countries").findChildren(QLabel)}
    with english():
        assert (row.shown_donors, by_code(store, "IR").display_name) == (("Norway",), "Iran")


@pytest.mark.usefixtures("_hebrew")
@pytest.mark.parametrize("typed", ["נורווגיה", "Norway"])
def test_a_country_that_is_typed_in_a_form_is_kept_by_its_own_name(
    empty_window: MainWindow, qtbot: QtBot, typed: str
) -> None:
    """Else records, exports and the window of somebody else would say the one in some and the other in others."""
    row = PartyRow(Names(empty_window.session), Party(PartyRole.DONOR, ""), PartBeside(None, (), "donor 1"))
    qtbot.addWidget(row)
    row.name.setText(typed)
    row.name.textEdited.emit(typed)
    row.settle()
    party, wrong = row.value()
    assert (party.name, party.kind, party.iso2, wrong) == ("Norway", COUNTRY, "NO", "")
