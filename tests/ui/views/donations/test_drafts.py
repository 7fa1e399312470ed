"""What is typed into forms is not lost: not by an undo, not by removing the record, not by leaving."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.helpers.actors import add_actor
from tests.helpers.seen import press
from tests.ui.views.donations.test_form import add_gift

from app.actions import donations as actions
from app.domain.records import Actor
from app.store.reads import actors
from app.store.reads import donations as reads
from app.store.store import Store
from app.ui.shell.leaving import FormsDialog
from app.ui.views.donations.actor_card import ActorCard

pytestmark = [pytest.mark.empty, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def gifts(store: Store) -> list[int]:
    """Two records that stand on no source."""
    return [add_gift(store, title) for title in ("A gift", "Another gift")]


def typed(qtbot: QtBot, place, donation_id: int, words: str = "Draft "):
    """The form of a record into whose title something was typed."""
    place.open_record(donation_id)
    qtbot.keyClicks(place.form.form.fields["title"].text, words)
    return place.form.form


def dialog_of(window) -> FormsDialog:
    dialog = window.findChildren(FormsDialog)[-1]
    assert dialog.isVisible()
    return dialog


def test_typed_words_come_back_with_a_removed_record(qtbot: QtBot, window, place, gifts):
    form = typed(qtbot, place, gifts[0])
    place.form.leave()
    qtbot.keyClick(place.page.table, Qt.Key.Key_Delete)
    assert place.form.drafts() == []
    assert not place.page.draft.isVisible()
    window.undo()
    assert place.page.draft.isVisible()
    place.open_record(gifts[0])
    assert place.form.form is form
    assert form.fields["title"].text.toPlainText().startswith("Draft ")
    assert place.form.save()


@pytest.mark.long("the same path with a part of a record", instead="test_typed_words_come_back_with_a_removed_record")
def test_a_party_that_an_undo_took_away_stays_away(qtbot: QtBot, window, place, store, gifts):
    place.open_record(gifts[0])
    press(place.form.form, "Another party")
    qtbot.keyClicks(place.form.form.parties[-1].name, "Port of Anzali")
    assert place.form.save()
    form = typed(qtbot, place, gifts[0])
    window.undo()
    assert len(reads.record(store, gifts[0]).content.parties) == 3
    assert form.parties[-1].name.text() == "Port of Anzali"
    assert place.form.save()
    content = reads.record(store, gifts[0]).content
    assert content.title.startswith("Draft ")
    assert len(content.parties) == 3
    assert len(place.form.form.parties) == 3


def test_leaving_asks_about_forms_and_saves_them(qtbot: QtBot, window, place, store, gifts):
    path = store.path
    typed(qtbot, place, gifts[0])
    typed(qtbot, place, gifts[1], "Also ")
    assert not window.close()
    dialog_of(window).submit()
    assert not window.isVisible()
    with Store(path, "Ann") as saved:
        titles = {row.id: row.title for row in reads.rows(saved)}
    assert titles == {gifts[0]: "Draft A gift", gifts[1]: "Also Another gift"}


def test_what_can_not_be_saved_is_shown_instead_of_leaving(qtbot: QtBot, window, place):
    place.add_record()
    place.form.form.fields["note"].text.setPlainText("begun")
    window.show_place("read")
    assert not window.close()
    assert "New record" in [label.text() for label in dialog_of(window).findChildren(QLabel)]
    dialog_of(window).submit()
    assert window.isVisible()
    assert window.place_name() == "donations"
    assert "title" in place.form.form.fields["title"].below.text()


def test_one_may_leave_without_what_was_typed(qtbot: QtBot, window, place, store, gifts):
    path, record_id = store.path, gifts[0]
    title = reads.record(store, record_id).content.title
    typed(qtbot, place, record_id)
    assert not window.close()
    dialog_of(window).reject()
    assert window.isVisible()
    assert place.form.drafts() == [gifts[0]]
    assert not window.close()
    dialog_of(window).anyway.click()
    assert not window.isVisible()
    with Store(path, "Ann") as saved:
        assert reads.record(saved, record_id).content.title == title


@pytest.mark.long(
    "another way to leave",
    instead=[
        "test_leaving_asks_about_forms_and_saves_them",
        "test_another_workspace_is_not_opened_over_what_could_not_be_saved",
    ],
)
def test_another_workspace_is_not_opened_over_a_form(qtbot: QtBot, window, place, store, gifts, tmp_path, empty_bytes):
    other = tmp_path / "other.passagework"
    other.write_bytes(empty_bytes)
    typed(qtbot, place, gifts[0])
    assert not window.files.open_path(other)
    assert window.session.store is store
    dialog_of(window).submit()
    assert window.session.store.path == other


def test_an_actor_being_edited_stays_until_it_is_decided(qtbot: QtBot, window, place, store, gifts):
    huawei = add_actor(store, Actor("Huawei"))
    place.inspector.show_actor(huawei)
    card = place.inspector.findChild(ActorCard)
    card.edit()
    qtbot.keyClicks(card.aliases, "Hua Wei Co; ")
    place.page.table.choose(gifts[1])
    place.inspector.show_record(gifts[1])
    place.inspector.leave_actor()
    assert place.inspector.card_in_hand() is card
    assert "Save or discard" in window.toast.words.text()
    assert place.half_typed_forms() == ["Huawei"]
    assert place.save_half_typed()
    assert "Hua Wei Co" in actors.one(store, huawei).content.aliases
    place.inspector.show_record(gifts[1])
    assert place.inspector.donation_id == gifts[1]


@pytest.mark.long(
    "a record removed once more",
    instead=[
        "test_it_is_said_why_a_form_is_left_whose_record_somebody_else_removes",
        "test_typed_words_come_back_with_a_removed_record",
    ],
)
def test_a_record_removed_elsewhere_while_a_form_is_open(qtbot: QtBot, window, place, store, gifts):
    form = typed(qtbot, place, gifts[0])
    ref = form.record.ref
    actions.remove_donation(store, gifts[0])
    assert place.middle.currentWidget() is place.page
    assert place.half_typed_forms() == []
    assert window.toast.words.text() == f"{ref} was removed. What you typed in its form comes back with it."
    assert window.focusWidget() is place.page.filter, "what is typed on is no command on another record"
    window.session.say("Something else.")
    window.session.store.announce_everything()
    assert window.toast.words.text() == "Something else.", "it is said once"
    store.undo()
    window.session.store.announce_everything()
    qtbot.waitUntil(lambda: place.form.drafts() == [gifts[0]])
    assert form.is_changed()


@pytest.mark.long(
    "another thing that a message leaves free", instead="test_it_covers_no_rail_nor_switch_nor_card_nor_sum"
)
def test_what_is_said_in_passing_leaves_save_free(qtbot: QtBot, window, place, gifts):
    typed(qtbot, place, gifts[0])
    window.session.say("Something was done elsewhere.")
    said = window.toast.geometry()
    button = place.form.save_button
    assert button.isVisible()
    assert not said.intersects(button.rect().translated(button.mapTo(window, button.rect().topLeft())))
