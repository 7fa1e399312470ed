"""A kind that was picked by mistake makes no actor of a country, and the form can change it again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.actors import add_actor
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.helpers.seen import words
from tests.ui.views.donations.test_form import new, opened

from app.actions import donations as operations
from app.domain.donations import Donation, Item, Party
from app.domain.records import Actor
from app.domain.terms import PartyRole
from app.domain.vocabularies import Term, actor_kind
from app.store.reads import actors
from app.store.reads import donations as reads
from app.store.store import Store
from app.ui.views.donations.place import DonationsPlace

pytestmark = [
    pytest.mark.undone,
    pytest.mark.empty,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


def record_of(store: Store, name: str, kind: Term, title: str = "A gift") -> int:
    return operations.add_donation(store, Donation(title, parties=(Party(PartyRole.DONOR, name, kind),)))


@pytest.mark.long("a variation", instead="test_the_kind_of_an_actor_is_changed_where_it_takes_part")
def test_a_country_with_the_kind_of_an_actor_is_not_saved_and_makes_none(
    qtbot: QtBot, place: DonationsPlace, store: Store
):
    keyboard = Keyboard(qtbot, place.window())
    form = new(place)
    keyboard.type("Alumni of somewhere")
    donor, recipient = form.parties
    recipient.removed.emit()
    donor.name.setFocus()
    keyboard.type("Azerbaijan")
    keyboard.press("Tab")
    donor.kind.set_value(actor_kind("alumni"))
    donor.kind.setFocus()
    keyboard.press("Ctrl+S")
    assert "“Azerbaijan” is a country or group" in words(donor)
    assert actors.named(store, "Azerbaijan") is None
    assert form.is_changed()
    donor.kind.set_value(actor_kind("country"))
    donor.kind.setFocus()
    keyboard.press("Ctrl+S")
    made = reads.record(store, reads.rows(store, descending=True, limit=1)[0].id)
    assert [(party.name, party.kind) for party in made.content.parties] == [("Azerbaijan", actor_kind("country"))]


def test_an_actor_that_is_a_country_by_mistake_becomes_the_country_in_the_form(
    qtbot: QtBot, place: DonationsPlace, store: Store
):
    actor = add_actor(store, Actor("Azerbaijan", actor_kind("alumni")))  # as one was made once
    record = record_of(store, "Azerbaijan", actor_kind("alumni"))
    keyboard = Keyboard(qtbot, place.window())
    row = opened(place, record).parties[0]
    assert row.kind.value() == actor_kind("alumni")
    assert row.kind.isEnabled()
    row.kind.setFocus()
    while row.kind.value() != actor_kind("country"):
        keyboard.press("Down")
    assert "No longer the actor “Azerbaijan”" in words(row)
    keyboard.press("Ctrl+S")
    (party,) = reads.record(store, record).content.parties
    assert (party.name, party.kind, party.iso2) == ("Azerbaijan", actor_kind("country"), "AZ")
    assert actors.named(store, "Azerbaijan") is None
    store.undo()
    assert actors.named(store, "Azerbaijan") == actor
    assert reads.record(store, record).content.parties[0].kind == actor_kind("alumni")


def test_an_actor_that_more_refers_to_stays(place: DonationsPlace, store: Store):
    actor = add_actor(store, Actor("Azerbaijan", actor_kind("alumni")))
    first, second = (record_of(store, "Azerbaijan", actor_kind("alumni"), title) for title in ("One", "Two"))
    opened(place, first).parties[0].kind.set_value(actor_kind("country"))
    place.form.save()
    assert reads.record(store, first).content.parties[0].kind == actor_kind("country")
    assert reads.record(store, second).actor_ids == (actor,)


def test_the_kind_of_an_actor_is_changed_where_it_takes_part(qtbot: QtBot, place: DonationsPlace, store: Store):
    first, second = (record_of(store, "Harbour Society", actor_kind("alumni"), title) for title in ("One", "Two"))
    row = opened(place, first).parties[0]
    row.kind.set_value(actor_kind("ngo"))
    assert "in every record" in words(row)
    place.form.save()
    for record in (first, second):
        assert reads.record(store, record).content.parties[0].kind == actor_kind("ngo")
    store.undo()
    assert reads.record(store, second).content.parties[0].kind == actor_kind("alumni")


def test_the_country_that_was_pointed_at_is_taken_though_an_actor_has_its_name(
    qtbot: QtBot, place: DonationsPlace, store: Store
):
    add_actor(store, Actor("Azerbaijan", actor_kind("alumni")))
    row = new(place).parties[0]
    row.name.setFocus()
    qtbot.keyClicks(row.name, "Azerbai")
    popup = row.name.completer().popup()
    assert popup.isVisible()
    offers = [popup.model().index(n, 0).data() for n in range(popup.model().rowCount())]
    wanted = next(n for n, words in enumerate(offers) if words.endswith("AZ") and "alumni" not in words)
    for _ in range(wanted + 1):
        qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert row.name.text() == "Azerbaijan"
    assert row.kind.value() == actor_kind("country")
    row.name.editingFinished.emit()
    assert row.kind.value() == actor_kind("country")


@few("leave", ["Tab", "Ctrl+S"], keep=1, why="more countries")
def test_another_country_typed_over_one_does_not_keep_its_place(
    qtbot: QtBot, place: DonationsPlace, store: Store, leave: str
):
    party = Party(PartyRole.RECIPIENT, "Switzerland", actor_kind("country"), iso2="CH")
    record = operations.add_donation(store, Donation("Tents", parties=(party,)))
    keyboard = Keyboard(qtbot, place.window())
    row = opened(place, record).parties[0]
    row.name.setFocus()
    row.name.selectAll()
    keyboard.type("Turkey")  # by another of its names, which no offer bears
    keyboard.press(leave)
    if leave == "Tab":
        assert row.country.text() == "Türkiye"
        place.form.save()
    (party,) = reads.record(store, record).content.parties
    assert (party.name, party.kind, party.iso2) == ("Turkey", actor_kind("country"), "TR")


def test_a_name_of_no_country_typed_over_one_is_asked_what_it_is(qtbot: QtBot, place: DonationsPlace, store: Store):
    party = Party(PartyRole.RECIPIENT, "Switzerland", actor_kind("country"), iso2="CH")
    record = operations.add_donation(store, Donation("Tents", parties=(party,)))
    keyboard = Keyboard(qtbot, place.window())
    row = opened(place, record).parties[0]
    row.name.setFocus()
    row.name.selectAll()
    keyboard.type("Marash Relief")
    keyboard.press("Tab")
    place.form.save()
    (party,) = reads.record(store, record).content.parties
    assert (party.name, party.kind, party.iso2) == ("Marash Relief", actor_kind("unspecified"), "")


@few("title", ["Norway → Switzerland: tents", "Tents for the valley"], keep=1, why="more titles")
def test_a_title_that_said_who_got_it_says_who_gets_it_now(place: DonationsPlace, store: Store, title: str):
    parties = (
        Party(PartyRole.DONOR, "Norway", actor_kind("country"), iso2="NO"),
        Party(PartyRole.RECIPIENT, "Switzerland", actor_kind("country"), iso2="CH"),
    )
    record = operations.add_donation(store, Donation(title, parties=parties, items=(Item("tents"),)))
    row = opened(place, record).parties[1]
    row.name.setText("Türkiye")
    row.country.setText("Türkiye")
    assert place.form.form.is_changed()
    place.form.save()
    assert reads.record(store, record).content.title == title.replace("Switzerland", "Türkiye")
