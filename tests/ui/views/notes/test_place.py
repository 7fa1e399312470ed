"""The place of the notes, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.actions import notes as operations
from app.store.reads import notes as reads
from app.store.reads import passages
from app.store.reads.countries import named
from app.store.reads.history import undo_label
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.notes.place import NotesPlace
from app.ui.widgets.chip_button import ChipButton

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture(scope="session")
def first_place() -> str:
    return "notes"


@pytest.fixture
def place(window: MainWindow) -> NotesPlace:
    window.show_place("notes")
    found = window.place("notes")
    assert isinstance(found, NotesPlace)
    return found


def _add(place: NotesPlace, body: str, title: str = "", target: str = "", target_id: int | None = None) -> int:
    return operations.add_note(place.session.store, body, title, target, target_id)


def _chip(place: NotesPlace, text: str) -> ChipButton:
    return next(chip for chip in place.inspector.findChildren(ChipButton) if chip.text() == text)


def test_notes_are_listed_newest_first_and_one_is_open(place: NotesPlace) -> None:
    every = reads.every(place.session.store)
    assert place.list.rows.rows == every
    assert place.page.editor.note() == every[0]
    assert place.target() == Target("notes", "note", every[0].id)


def test_a_new_note_is_written_and_saved_within_a_second(qtbot: QtBot, place: NotesPlace) -> None:
    place.add_button.click()
    assert place.window().focusWidget() is place.page.title
    QTest.keyClicks(place.page.title, "Twin cities")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
        place.page.title.setFocus()
        QTest.keyClick(place.page.title, key)
        assert place.window().focusWidget() is place.page.editor
    QTest.keyClicks(place.page.editor, "Since 2014?")
    made = place.target().id
    assert made is not None

    def saved() -> None:
        note = reads.one(place.session.store, made)
        assert (note.title, note.body) == ("Twin cities", "Since 2014?")

    qtbot.waitUntil(lambda: reads.one(place.session.store, made).body != "")
    saved()
    assert place.list.rows.rows[0].title == "Twin cities"


def test_title_and_words_are_both_kept_when_the_place_is_left_at_once(window: MainWindow, place: NotesPlace) -> None:
    note_id = _add(place, "Words")
    place.open_note(note_id)
    place.page.title.setFocus()
    QTest.keyClicks(place.page.title, "Title")
    place.page.editor.setPlainText("Other words")
    window.show_place("read")
    place.remember()
    note = reads.one(place.session.store, note_id)
    assert (note.title, note.body) == ("Title", "Other words")


def test_a_stretch_of_typing_in_the_title_is_one_undo_step(window: MainWindow, place: NotesPlace) -> None:
    note_id = _add(place, "Words", "Old")
    place.open_note(note_id)
    QTest.keyClicks(place.page.title, " and")
    place.page.title.save()
    QTest.keyClicks(place.page.title, " new")
    place.page.title.save()
    assert reads.one(place.session.store, note_id).title == "Old and new"
    window.undo()
    assert reads.one(place.session.store, note_id).title == "Old"
    assert place.page.title.text() == "Old"


def test_the_filter_looks_at_words_title_and_what_a_note_is_attached_to(place: NotesPlace) -> None:
    iran = named(place.session.store, "Iran")
    assert iran is not None
    wanted = _add(place, "compare the figures", "Masks", "country", iran.id)
    for words in ("compare figures", "MASKS iran"):
        place.filter.setText(words)
        assert wanted in [note.id for note in place.list.rows.rows]
    place.filter.setText("no such words")
    assert place.list.rows.rows == ()


def test_a_target_that_is_filtered_out_is_shown_all_the_same(window: MainWindow, place: NotesPlace) -> None:
    note_id = _add(place, "compare")
    place.filter.setText("no such words")
    window.go(Target("notes", "note", note_id))
    assert place.filter.text() == ""
    assert place.target().id == note_id


def test_the_preview_has_its_key_on_a_cap_beside_it(place: NotesPlace) -> None:
    caps = [one.text() for one in place.page.findChildren(QLabel) if one.property("look") == "key"]
    assert place.page.toggle.text() == "Preview"
    assert "Ctrl+R" in caps


def test_the_preview_sets_links_that_lead_to_their_things(window: MainWindow, place: NotesPlace) -> None:
    place.open_note(_add(place, "See [[D-22]] and [[Nobody]]."))
    place.page.toggle.click()
    assert place.page.preview.isVisible()
    assert place.page.preview.toPlainText().strip() == "See D-22 and Nobody?."
    href = place.page.preview.toHtml().split('href="')[1].split('"')[0]
    place.page.preview.anchorClicked.emit(QUrl(href))
    assert window.place_name() == "donations"
    window.go_back()
    place.page.toggle.click()
    assert place.page.preview.isHidden()
    assert place.page.editor.isVisible()


def test_the_preview_reads_no_file(place: NotesPlace) -> None:
    place.open_note(_add(place, "![here](file:///etc/hostname) ![there](https://example.org/a.png)"))
    place.page.toggle.click()
    given = place.page.preview.loadResource(2, QUrl("file:///etc/hostname"))
    assert isinstance(given, QImage), "given nothing, Qt reads the file itself"
    assert (given.width(), given.height(), given.pixel(0, 0)) == (1, 1, 0)


def test_what_a_note_is_attached_to_is_one_click_away(window: MainWindow, place: NotesPlace) -> None:
    passage = passages.listed(place.session.store, limit=20)[12]
    place.open_note(_add(place, "Check", "", "passage", passage.id))
    _chip(place, "Go there").click()
    assert window.place_name() == "read"
    assert window.read.page.chosen_passage() == passage.id


def test_links_and_backlinks_are_beside(window: MainWindow, place: NotesPlace) -> None:
    old = _add(place, "Since 2014.", "Twin cities")
    new = _add(place, "As in [[twin cities]] and [[Nobody]].", "Guangzhou")
    place.open_note(new)
    assert not _chip(place, "Nobody").isEnabled()
    _chip(place, "twin cities").click()
    assert place.target().id == old
    _chip(place, "Guangzhou").click()
    assert place.target().id == new


def test_a_note_is_removed_at_once_and_comes_back(window: MainWindow, place: NotesPlace) -> None:
    note_id = _add(place, "Words", "Short-lived")
    place.open_note(note_id)
    QTest.keyClick(place.list, Qt.Key.Key_Delete)
    ids = [note.id for note in place.list.rows.rows]
    assert note_id not in ids
    assert place.target().id in ids
    window.undo()
    assert note_id in [note.id for note in place.list.rows.rows]


def test_what_is_typed_is_not_touched_by_other_operations(place: NotesPlace) -> None:
    note_id = _add(place, "Words")
    place.open_note(note_id)
    QTest.keyClicks(place.page.editor, "More ")
    _add(place, "Another note, from elsewhere")
    assert place.page.editor.toPlainText() == "More Words"
    place.page.save()
    assert reads.one(place.session.store, note_id).body == "More Words"


@pytest.mark.alone
def test_what_is_written_elsewhere_meanwhile_is_not_lost_by_saving(place: NotesPlace) -> None:
    note_id = _add(place, "Words")
    place.open_note(note_id)
    QTest.keyClicks(place.page.editor, "More ")
    operations.edit_note(place.session.store, note_id, "", "Words\nFrom another window")
    assert place.page.editor.toPlainText() == "More Words"
    place.page.save()
    assert reads.one(place.session.store, note_id).body == "More Words\nFrom another window"
    assert place.page.editor.toPlainText() == "More Words\nFrom another window"


@pytest.mark.alone
def test_of_two_who_changed_one_paragraph_the_second_is_told_that_both_are_there(place: NotesPlace) -> None:
    said: list[str] = []
    hears = place.session.said.connect(lambda sentence, _tone: said.append(sentence))
    note_id = _add(place, "Words")
    place.open_note(note_id)
    QTest.keyClicks(place.page.editor, "More ")
    operations.edit_note(place.session.store, note_id, "", "Words of another")
    place.page.save()
    assert reads.one(place.session.store, note_id).body == "More Words\nWords of another"
    assert [one for one in said if "both versions are in the note" in one]
    said.clear()
    QTest.keyClicks(place.page.editor, "And ")
    place.page.save()
    place.session.said.disconnect(hears)
    assert not said


def test_an_empty_place_offers_the_first_note(empty_window: MainWindow) -> None:
    empty_window.show_place("notes")
    place = empty_window.place("notes")
    assert isinstance(place, NotesPlace)
    assert place.middle.currentWidget() is place.empty
    assert undo_label(place.session.store) is None
    place.empty.button.click()
    assert place.middle.currentWidget() is place.page
    assert len(reads.every(place.session.store)) == 1


def test_a_note_knows_who_links_to_it_by_its_number_or_in_other_words(place: NotesPlace) -> None:
    old = _add(place, "Since 2014.", "Twin cities")
    uid = reads.one(place.session.store, old).uid
    _add(place, f"As in [[n-{uid}|there]].", "By number")
    _add(place, "As in [[twin cities|them]].", "In other words")
    place.open_note(old)
    assert _chip(place, "By number")
    assert _chip(place, "In other words")
