"""Every view says which notes link to what it shows."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions import notes, tags
from app.domain.codebook import TagContent
from app.store.reads.countries import named
from app.store.reads.donations import id_of
from app.store.reads.tags import codebook
from app.ui.base.session import Target
from app.ui.panels.notes.backlinks import Backlinks
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations.record_card import RecordCard

pytestmark = pytest.mark.undone


def shown(window: MainWindow, name: str) -> list[str]:
    """What the backlinks of a place say that are not hidden."""
    found = window.place(name).findChildren(Backlinks)
    return [chip.text() for links in found if not links.isHidden() for chip in links.chips()]


def test_backlinks_follow_what_is_written_and_renamed(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    tag = next(tag for tag in codebook(store) if tag.content.name == "Leverage")
    links = Backlinks(window.session, "tag", tag.id)
    qtbot.addWidget(links)
    assert links.isHidden()
    note = notes.add_note(store, "see [[leverage]]", "Mine")
    qtbot.waitUntil(lambda: not links.isHidden())
    assert [chip.text() for chip in links.chips()] == ["Mine"]
    tags.edit_tag(store, tag.id, TagContent("Pressure"))
    assert [chip.text() for chip in links.chips()] == ["Mine"]
    notes.edit_note(store, note, "Mine", "nothing now")
    qtbot.waitUntil(links.isHidden)
    store.undo()
    qtbot.waitUntil(lambda: not links.isHidden())
    links.chips()[0].click()
    assert window.place_name() == "notes"
    assert window.place("notes").target().id == note


def test_a_record_a_country_and_a_tag_show_them(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    iran = named(store, "Iran")
    assert iran is not None
    tag = next(tag for tag in codebook(store) if tag.content.name == "Leverage")
    notes.add_note(store, "[[Iran]] and [[Leverage]] and [[D-22]]", "Both")
    window.go(Target("donations", "donation", id_of(store, "D-22")))
    qtbot.waitUntil(lambda: "Both" in shown(window, "donations"))
    window.go(Target("countries", "country", iran.id))
    qtbot.waitUntil(lambda: shown(window, "countries") == ["Both"])
    window.go(Target("passages", "tag", tag.id))
    qtbot.waitUntil(lambda: shown(window, "passages") == ["Both"])


def test_a_note_with_a_long_title_does_not_widen_the_pane(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    title = "What the two countries said about the gifts of the spring and who paid for them in the end, with doubts"
    notes.add_note(store, "[[D-22]]", title)
    window.go(Target("donations", "donation", id_of(store, "D-22")))
    qtbot.waitUntil(lambda: title in shown(window, "donations"))
    card = next(one for one in window.place("donations").findChildren(RecordCard) if one.isVisible())
    settled(window)
    assert card.width() <= card.parentWidget().width(), "its sentences are not cut off"


def test_a_source_and_a_passage_show_them(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    row = window.read.row
    assert row is not None
    passage = next(iter(window.read.passages().values()))
    notes.add_note(store, f"[[{row.meta.title}]] [[p-{passage.uid[:8]}]]", "Both")
    window.read.follow(None)
    qtbot.waitUntil(lambda: shown(window, "read") == ["Both"])
    window.read.follow(passage.id)
    qtbot.waitUntil(lambda: shown(window, "read") == ["Both"])
