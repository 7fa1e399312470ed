"""The page of an actor among the countries: with those who belong to it, and merged into another."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from tests.helpers.actors import add_actor
from tests.helpers.ear import listen
from tests.helpers.evident import places_of
from tests.helpers.keyboard import Keyboard

from app.actions import donations
from app.actions.evidence import link_evidence
from app.domain.donations import Donation, Item, Party
from app.domain.records import Actor
from app.domain.terms import PartyRole, Qualifier
from app.store.reads import actors as reads
from app.store.reads import donations as donation_reads
from app.store.reads import sources
from app.store.store import Store
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries.actor_work import MergeActorDialog
from app.ui.views.countries.place import CountriesPlace
from app.ui.views.countries.rows import ProfileRow
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.popup_list import PopupList


def gives(store: Store, name: str, many: int, *others: str) -> None:
    """A record of so many tents, which stands on words of the first source."""
    parties = tuple(Party(PartyRole.DONOR, one) for one in (name, *others))
    item = Item("tents", Decimal(many), Decimal(many), Qualifier.EXACT)
    made = donations.add_donation(store, Donation(f"{many} tents", parties=parties, items=(item,)))
    places = places_of(donation_reads.record(store, made))
    link_evidence(store, sources.library(store)[0].id, 0, 3, None, ("donation", made), places)


def rows(place: CountriesPlace, begin: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in place.page.rows
            if isinstance(row, ProfileRow) and row.key.startswith(begin)]  # fmt: skip


def chip(place: CountriesPlace, words: str) -> ChipButton:
    return next(one for one in place.page.widget().findChildren(ChipButton) if one.text() == words)


def test_an_actor_counts_what_its_own_gave(place: CountriesPlace, window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    fund = add_actor(store, Actor("Relief Fund", aliases=("The Fund",)))
    house = add_actor(store, Actor("Relief House", parent_id=fund))
    for name, many, others in (("Relief Fund", 100, ()), ("Relief House", 30, ()), ("Relief House", 7, ("Stranger",))):
        gives(store, name, many, *others)
    assert f"actor:{fund}" in place.side.list.codes()
    place.show_code(f"actor:{fund}")
    assert [cells[0] for cells in rows(place, "sum tents")] == [
        "130 tents"
    ]  # what a stranger had a part in is nobody's
    assert rows(place, "actor:") == [["Relief House", "2", "30 tents"]]
    assert "Also: The Fund" in [label.text() for label in place.page.widget().findChildren(QLabel)]
    row = next(row for row in place.page.rows if row.key == f"actor:{house}")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert place.code == f"actor:{house}"
    chip(place, "Relief Fund").click()
    assert place.code == f"actor:{fund}"
    chip(place, "Edit").click()
    written = window.focusWidget()
    assert isinstance(written, QLineEdit)
    assert written.selectedText() == "Relief Fund"
    QTest.keyClick(written, Qt.Key.Key_Escape)
    window.go_back()
    assert place.code == f"actor:{fund}"
    chip(place, "Belongs to…").click()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, PopupList)
    QTest.keyClicks(popup.field, "Relief House")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)  # its own branch
    assert reads.one(store, fund).content.parent_id is None
    assert window.toast.words.text() == (
        "“Relief Fund” cannot belong to itself, nor to one that belongs to it. Choose another actor."
    )


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_two_actors_are_merged_after_it_was_said_what_moves(
    place: CountriesPlace, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = window.session.store
    kept = add_actor(store, Actor("Red Crescent", iso2="TR"))
    twin = add_actor(store, Actor("Kizilay", iso2="SY"))
    add_actor(store, Actor("Kizilay Youth", parent_id=twin))
    gives(store, "Kizilay", 5)
    place.show_code(f"actor:{twin}")
    assert chip(place, "Merge into…").isEnabled()
    Keyboard(qtbot, window).palette("merge actor")
    dialog = window.findChild(MergeActorDialog)
    assert dialog is not None
    for name, sentence in (("Kizilay", "merged into itself"), ("Kizilay Youth", "other way round")):
        dialog.into.setText(name)
        assert sentence in dialog.problem.text()
        assert not dialog.primary.isEnabled()
    heard = listen(monkeypatch)
    dialog.into.clear()
    QTest.keyClicks(dialog.into, "Cresc")
    QTest.keyClick(QApplication.activePopupWidget() or dialog.into, Qt.Key.Key_Return)
    assert (dialog.into.text(), QApplication.activePopupWidget()) == ("Red Crescent", None), "the only one offered"
    qtbot.waitUntil(lambda: heard[-1:] != [] and heard[-1].startswith("1 record moves. "))  # what comes of it is said
    assert dialog.effect.text() == "1 record moves"
    assert "Kizilay Youth" in dialog.details.text()
    assert "country: SY / TR" in dialog.details.text()
    dialog.primary.click()
    qtbot.waitUntil(lambda: place.code == f"actor:{kept}")
    assert [cells[0] for cells in rows(place, "sum tents")] == ["5 tents"]
    assert f"actor:{twin}" not in place.side.list.codes()
    window.undo()
    qtbot.waitUntil(lambda: f"actor:{twin}" in place.side.list.codes())
    assert reads.one(store, twin).records == 1
