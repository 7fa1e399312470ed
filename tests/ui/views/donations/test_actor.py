"""An actor in the inspector: read, edited, and the way to its records."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.helpers.actors import add_actor
from tests.helpers.keyboard import Keyboard
from tests.helpers.seen import words
from tests.helpers.settled import settled

from app.domain.records import Actor
from app.domain.vocabularies import actor_kind
from app.store.reads import actors
from app.store.reads import donations as reads
from app.store.store import Store
from app.ui.base.session import EDITED, Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations.actor_card import ActorCard
from app.ui.views.donations.place import DonationsPlace

pytestmark = [
    pytest.mark.undone,
    pytest.mark.some,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def huawei(store: Store) -> int:
    found = actors.named(store, "Huawei")
    assert found is not None
    return found


def card(place: DonationsPlace) -> ActorCard:
    found = place.inspector.findChild(ActorCard)
    assert isinstance(found, ActorCard)
    return found


def test_a_donor_s_name_leads_to_the_actor_and_escape_back(qtbot: QtBot, place, refs, huawei):
    place.page.table.choose(refs["D-30"])
    qtbot.waitUntil(lambda: place.inspector.donation_id == refs["D-30"])
    link = next(label for label in place.inspector.findChildren(QLabel) if f"actor:{huawei}" in label.text())
    link.linkActivated.emit(f"actor:{huawei}")
    words = [label.text() for label in card(place).findChildren(QLabel)]
    assert "Huawei" in words
    assert "Ownership uncertain" in words
    qtbot.keyClick(card(place), Qt.Key.Key_Escape)
    assert place.inspector.donation_id == refs["D-30"]
    assert place.inspector.actor_id is None


def test_a_visit_filters_by_the_actor(window, place, huawei):
    window.show_place("read")
    window.go(Target("donations", "actor", huawei))
    assert place.inspector.actor_id == huawei
    rows = [place.page.ledger.row(n) for n in range(place.page.ledger.rowCount())]
    assert len(rows) == actors.one(window.session.store, huawei).records
    assert place.target() == Target("donations", "actor", huawei)


def test_an_actor_is_edited_where_it_is(qtbot: QtBot, window, place, store, huawei):
    place.inspector.show_actor(huawei)
    qtbot.keyClick(card(place), Qt.Key.Key_F2)
    edited = card(place)
    assert edited.is_editing
    edited.name.setText("Huawei Technologies Co.")
    edited.kind.set_value(actor_kind("private_company"))
    edited.aliases.setText("Huawei; HW")
    edited.save()
    content = actors.one(store, huawei).content
    assert (content.name, content.kind, content.aliases) == (
        "Huawei Technologies Co.", actor_kind("private_company"), ("Huawei", "HW"),
    )  # fmt: skip
    settled(window)
    assert "Huawei Technologies Co." in [label.text() for label in card(place).findChildren(QLabel)]
    assert not card(place).is_editing
    assert QApplication.focusWidget() is card(place)


def test_the_records_of_an_actor_are_called_by_its_new_name(qtbot: QtBot, window, place, huawei):
    """They were those *with Huawei* after it had got another one."""
    window.session.go(Target("donations", "actor", huawei, words=EDITED))
    card(place).name.setText("Honor")
    qtbot.keyClick(card(place).name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    assert place.page.count.text().endswith("with Honor")


def test_what_is_typed_of_an_actor_stays_where_somebody_comes_to_it_again(window: MainWindow, place, huawei):
    place.inspector.show_actor(huawei)
    card(place).edit()
    card(place).aliases.setText("HW")
    window.show_place("read")
    window.session.go(Target("donations", "actor", huawei))
    assert (card(place).is_editing, card(place).aliases.text()) == (True, "HW")


def test_what_cannot_be_saved_is_said_and_the_edit_stays(window, place, store, huawei):
    place.inspector.show_actor(huawei)
    card(place).edit()
    card(place).name.setText("ICBC")
    card(place).save()
    assert actors.one(store, huawei).content.name == "Huawei"
    assert "ICBC" in window.toast.words.text()
    assert card(place).is_editing
    assert card(place).name.text() == "ICBC"
    card(place).name.setText("Huawei")
    card(place).country.setText("Ruritania")
    card(place).save()
    assert "Ruritania" in words(card(place))
    assert actors.one(store, huawei).content.iso2 == "CN"


@pytest.mark.empty
def test_an_actor_without_records_is_removed_and_brought_back(qtbot: QtBot, window, place, store):
    lonely = add_actor(store, Actor("Society of Freinds"))
    window.go(Target("donations", "actor", lonely))
    assert place.page.count.text() == "0 records with Society of Freinds"
    (button,) = [b for b in card(place).findChildren(QPushButton) if b.text() == "Remove"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert actors.named(store, "Society of Freinds") is None
    assert place.page.entry.key == "all"
    assert "Society of Freinds" in window.toast.words.text()
    window.toast.undo.click()
    assert actors.named(store, "Society of Freinds") == lonely


def test_an_actor_of_records_is_not_offered_to_be_removed(place, huawei):
    place.inspector.show_actor(huawei)
    assert "Remove" not in [b.text() for b in card(place).findChildren(QPushButton)]


def test_del_while_the_inspector_shows_an_actor_shows_the_record_first(
    place: DonationsPlace, window: MainWindow, store: Store, refs, qtbot: QtBot
):
    keyboard = Keyboard(qtbot, window)
    place.page.table.choose(refs["D-22"])
    actor = next(i for i in reads.record(store, refs["D-22"]).actor_ids if i is not None)
    window.go(Target("donations", "actor", actor))
    assert place.inspector.actor_id == actor
    place.page.table.choose(refs["D-22"])
    window.go(Target("donations", "actor", actor))
    place.page.table.setFocus()
    row = place.page.table.current()
    assert row is not None
    keyboard.press("Del")
    assert reads.record(store, row.id).ref == row.ref
    assert (place.inspector.actor_id, place.inspector.donation_id) == (None, row.id)
    keyboard.press("Del")
    assert row.id not in {record.id for record in reads.records(store)}
    assert window.toast.words.text().startswith(f"Removed {row.ref} with ")
    assert "evidence link" in window.toast.words.text()
