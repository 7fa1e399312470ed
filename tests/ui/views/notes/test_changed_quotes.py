"""A quote in a note says when its passage has changed by a new version, and takes the new words as one operation."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot
from tests.ui.files.pages import page

from app.actions import notes, versions
from app.actions.passages import tag_passage
from app.actions.sources import add_file
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.store.reads import notes as reads
from app.store.reads import passages, sources
from app.ui.panels.notes.changed_quotes import ChangedQuotes, changed_quotes
from app.ui.shell.main_window import MainWindow
from app.ui.views.notes.place import NotesPlace
from app.ui.views.review.dialog import ReviewDialog
from app.ui.widgets.chip_button import ChipButton

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OLD = "The ferry to Oslo carries 300 people.\n\nThe board has recieved a letter about the night ferry.\n"
NEW = "The ferry to Oslo carries 400 people.\n\nThe board has received a letter about the night ferry.\n"
QUOTES = ("carries 300 people", "has recieved a letter")


@pytest.fixture
def place(empty_window: MainWindow, tmp_path: Path) -> NotesPlace:
    """A note that quotes two passages, of whose source a new version was brought."""
    store = empty_window.session.store
    source_id = add_file(store, page(tmp_path, "ferry.txt", OLD)).source_id
    tag_id = add_tag(store, TagContent("Ferry"))
    text = sources.current_text(store, source_id).text
    ids = [tag_passage(store, source_id, text.index(q), text.index(q) + len(q), [tag_id]) for q in QUOTES]
    note_id = notes.quote_in_note(store, ids, None)
    empty_window.show_place("notes")
    found = empty_window.place("notes")
    assert isinstance(found, NotesPlace)
    found.open_note(note_id)
    found.page.toggle.click()
    assert "·" not in found.page.preview.toPlainText()
    assert changed_quotes(store, found.page.editor.toPlainText()) == ()
    versions.update_from_file(store, source_id, page(tmp_path, "new.txt", NEW))
    return found


def chip(place: NotesPlace, text: str) -> ChipButton:
    return next(one for one in place.inspector.findChildren(ChipButton) if one.text() == text)


def test_a_new_version_is_seen_in_the_preview_and_beside_it(place: NotesPlace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "changed since" in place.page.preview.toPlainText())
    said = place.page.preview.toPlainText()
    assert said.count("changed since") == 1
    assert said.count("needs review") == 1
    (quotes,) = place.inspector.findChildren(ChangedQuotes)
    assert chip(place, "Take the new words").isEnabled()
    assert chip(place, "Review").isEnabled()
    states = [one.state.value for one in changed_quotes(place.session.store, place.page.editor.toPlainText())]
    assert states == ["waits", "changed"]
    assert quotes.isVisible()


def test_the_new_words_are_taken_as_one_operation(place: NotesPlace, qtbot: QtBot) -> None:
    store, note_id = place.session.store, place.target().id
    before = reads.one(store, note_id).body
    chip(place, "Take the new words").click()
    body = reads.one(store, note_id).body
    assert "> has received a letter\n> [[p-" in body
    assert "carries 300 people" in body
    assert place.page.editor.toPlainText() == body
    qtbot.waitUntil(lambda: "changed since" not in place.page.preview.toPlainText())
    assert "needs review" in place.page.preview.toPlainText()
    place.window().undo()
    assert reads.one(store, note_id).body == before
    assert place.page.editor.toPlainText() == before
    assert "changed since" in place.page.preview.toPlainText()


def test_the_preview_takes_the_new_words_too(place: NotesPlace, qtbot: QtBot) -> None:
    html = place.page.preview.toHtml()
    href = html.split('href="passagework:take/')[1].split('"')[0]
    place.page.preview.anchorClicked.emit(QUrl(f"passagework:take/{href}"))
    assert "has received a letter" in reads.one(place.session.store, place.target().id).body


def test_a_passage_that_was_reviewed_changes_its_quote(place: NotesPlace, qtbot: QtBot) -> None:
    store = place.session.store
    chip(place, "Review").click()
    review = next(one for one in place.window().findChildren(ReviewDialog) if one.isVisible())
    qtbot.waitUntil(lambda: review.current() is not None)
    review.submit()
    review.reject()
    assert "carries 400 people" in {one.quote for one in passages.listed(store, limit=10)}
    qtbot.waitUntil(lambda: place.page.preview.toPlainText().count("changed since") == 2)
    chip(place, "Take all new words").click()
    body = reads.one(store, place.target().id).body
    assert "carries 400 people" in body
    assert "has received a letter" in body
    assert notes.take_new_words(store, place.target().id) == 0
    assert "·" not in place.page.preview.toPlainText()


def test_a_passage_that_is_gone_has_no_new_words(place: NotesPlace) -> None:
    from app.actions.passages import remove_passage

    store = place.session.store
    body = reads.one(store, place.target().id).body
    for one in passages.listed(store, limit=10):
        remove_passage(store, one.id)
    assert place.page.preview.toPlainText().count("no longer a passage") == 2
    assert notes.take_new_words(store, place.target().id) == 0
    assert reads.one(store, place.target().id).body == body


def test_where_a_note_is_written_the_changed_quote_is_marked(place: NotesPlace, qtbot: QtBot) -> None:
    editor = place.page.editor
    qtbot.waitUntil(lambda: len(editor.extraSelections()) == 2)
    marked = [one.cursor.selectedText() for one in editor.extraSelections()]
    assert "carries 300 people" in marked[0]
    assert "has recieved a letter" in marked[1]
    assert "2 quotes" in editor.accessibleDescription()
    at = editor.toPlainText().index("recieved")
    assert "has changed" in editor.marks.saying_at(at)
    assert editor.marks.saying_at(len(editor.toPlainText())) == ""
    place.page.take_new_words()
    qtbot.waitUntil(lambda: len(editor.extraSelections()) == 1)


def test_the_note_on_a_card_is_marked_too(place: NotesPlace, qtbot: QtBot) -> None:
    from app.ui.panels.notes.editor import NoteEditor

    editor = NoteEditor(place.session)
    qtbot.addWidget(editor)
    editor.show_note(reads.one(place.session.store, place.target().id))
    qtbot.waitUntil(lambda: len(editor.extraSelections()) == 2)
