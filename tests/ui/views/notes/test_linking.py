"""Writing links and quotes in a note, by keys, from the clipboard and of a template."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.helpers.long import few

from app.actions import notes
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.domain.links import links_of
from app.store.reads import notes as reads
from app.store.reads import passages as passage_reads
from app.store.reads.links import linked, name_for
from app.store.reads.tags import codebook
from app.store.schema import passage
from app.store.store import Store
from app.ui.base.clipboard import mime_of
from app.ui.panels.notes.completion import LinkCompletion
from app.ui.panels.quoting import QuoteList
from app.ui.shell.main_window import MainWindow
from app.ui.views.notes.place import NotesPlace, TemplateList
from app.ui.widgets.chip_button import ChipButton

pytestmark = pytest.mark.undone


@pytest.fixture
def place(window: MainWindow) -> NotesPlace:
    window.show_place("notes")
    made = window.place("notes")
    assert isinstance(made, NotesPlace)
    made.open_note(notes.add_note(window.session.store, "", "Mine"))
    made.page.focus_words()
    return made


def popup(place: NotesPlace) -> LinkCompletion:
    (found,) = (one for one in place.page.editor.findChildren(LinkCompletion) if one.isVisible())
    return found


def test_what_is_linked_by_its_digits_is_called_by_its_name_in_the_inspector(
    place: NotesPlace, window: MainWindow, qtbot: QtBot
) -> None:
    store = window.session.store
    tag = add_tag(store, TagContent("Why | [not]"))
    link = name_for(store, "tag", tag)
    assert link is not None
    place.open_note(notes.add_note(store, f"See [[{link}]]", "Other"))

    def called() -> set[str]:
        return {chip.text() for chip in place.inspector.findChildren(ChipButton)}

    qtbot.waitUntil(lambda: "Why | [not]" in called())
    assert link not in called()


@few(
    "typed, written",
    [
        ("iran", "[[Iran]]"),
        ("five ey", "[[Five Eyes]]"),
        ("d-22", "[[D-22]]"),
        ("leverag", "[[Leverage]]"),
        ("motive/image", "[[Image repair]]"),
        ("china's don", "[[China's donations: a digest]]"),
        ("masks for ir", "[[Masks for Iran: two figures]]"),
        ("jack ma f", "[[Jack Ma Foundation]]"),
        ("no such thing", "[[no such thing]]"),
    ],
    keep=3,
    why="every kind of thing",
)
def test_two_brackets_offer_everything(place: NotesPlace, typed: str, written: str) -> None:
    editor = place.page.editor
    QTest.keyClicks(editor, "See [[")
    QTest.keyClicks(popup(place).field, typed)
    QTest.keyClick(popup(place).field, Qt.Key.Key_Return)
    assert editor.toPlainText() == f"See {written}"
    QTest.keyClicks(editor, ".")
    assert editor.toPlainText() == f"See {written}."


def test_a_passage_is_found_by_its_words_and_shown_by_them(place: NotesPlace, window: MainWindow) -> None:
    QTest.keyClicks(place.page.editor, "[[")
    box = popup(place)
    QTest.keyClicks(box.field, "masks")
    row = next(number for number, row in enumerate(box.rows.rows) if row.icon == "quotes")
    box.chosen.emit(box.rows.rows[row].key, Qt.KeyboardModifier.NoModifier)
    place.page.save()
    (link,) = reads.one(window.session.store, place.page.editor.note().id).body.splitlines()  # type: ignore[union-attr]
    assert link.startswith("[[p-")
    assert "masks" in link
    assert "|" in link


def test_what_can_not_be_named_is_linked_by_its_number_and_shown_by_its_words(place: NotesPlace) -> None:
    store = place.session.store
    hostile = notes.add_note(store, "x", "Draft [one] | two")
    untitled = notes.add_note(store, "# Ferries of the north", "")
    for typed, note_id, shown in (
        ("draft", hostile, "Draft one two"),
        ("ferries of", untitled, "Ferries of the north"),
    ):
        editor = place.page.editor
        editor.clear()
        QTest.keyClicks(editor, "[[")
        QTest.keyClicks(popup(place).field, typed)
        QTest.keyClick(popup(place).field, Qt.Key.Key_Return)
        (name,) = links_of(editor.toPlainText())
        assert linked(store, name) == ("note", note_id)
        assert editor.toPlainText().endswith(f"|{shown}]]")


def test_of_two_tags_of_one_name_each_is_linked(place: NotesPlace) -> None:
    store = place.session.store
    parents = [tag.id for tag in codebook(store) if tag.parent_id is None][:2]
    made = {("tag", add_tag(store, TagContent("Same name"), parent)) for parent in parents}
    found = set()
    for downs in range(2):
        editor = place.page.editor
        editor.clear()
        QTest.keyClicks(editor, "[[")
        QTest.keyClicks(popup(place).field, "same name")
        for _ in range(downs):
            QTest.keyClick(popup(place).field, Qt.Key.Key_Down)
        QTest.keyClick(popup(place).field, Qt.Key.Key_Return)
        found |= {linked(store, name) for name in links_of(editor.toPlainText())}
    assert found == made


def test_before_a_letter_is_typed_there_are_a_few_of_each_kind(place: NotesPlace) -> None:
    notes.add_note(place.session.store, "x", "Newest")
    QTest.keyClicks(place.page.editor, "[[")
    rows = popup(place).rows.rows
    assert rows[0].text == "Newest"
    assert {row.icon for row in rows} == {"note", "file-text", "tag", "package", "globe", "users"}
    assert "Mine" not in {row.text for row in rows}  # the note that is written needs no link to itself


def test_escape_leaves_what_was_typed(place: NotesPlace) -> None:
    QTest.keyClicks(place.page.editor, "[[")
    QTest.keyClicks(popup(place).field, "Nobody")
    QTest.keyClick(popup(place).field, Qt.Key.Key_Escape)
    assert place.page.editor.toPlainText() == "[[Nobody"


def test_undo_takes_back_what_was_typed_word_by_word(place: NotesPlace) -> None:
    editor = place.page.editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "Who sent masks")
    steps = []
    while len(steps) < 3:
        editor.undo()
        steps.append(editor.toPlainText())
    assert steps[:2] == ["Who sent ", "Who "]
    assert "Who" not in steps[2], "the first word goes with what it replaced"


def test_a_link_typed_out_whole_needs_no_list(place: NotesPlace) -> None:
    QTest.keyClicks(place.page.editor, "[[")
    QTest.keyClicks(popup(place).field, "Nobody]]")
    QTest.keyClicks(place.page.editor, " at all")
    assert place.page.editor.toPlainText() == "[[Nobody]] at all"


def test_letters_on_their_way_to_the_list_when_it_closes_are_in_the_note(place: NotesPlace) -> None:
    QTest.keyClicks(place.page.editor, "at 45 [[")
    first = popup(place)
    QTest.keyClicks(first.field, "D-02]], then [[D-03]]; so [[D-04]]. End")
    assert place.page.editor.toPlainText() == "at 45 [[D-02]], then [[D-03]]; so [[D-04]]. End"


def some_passage(store: Store) -> int:
    return int(store.rows(passage.select().limit(1))[0].id)


def test_a_pasted_passage_is_a_quote_that_says_when_it_changed(
    place: NotesPlace, window: MainWindow, qtbot: QtBot
) -> None:
    store = window.session.store
    passage_id = some_passage(store)
    quote = passage_reads.one(store, passage_id).quote
    QGuiApplication.clipboard().setMimeData(mime_of([passage_id], "plain"))
    place.page.editor.paste()
    body = place.page.editor.toPlainText()
    assert body.startswith(f"> {quote}\n> [[p-")
    place.page.toggle.click()
    assert "changed since" not in place.page.preview.toPlainText()
    place.page.toggle.click()
    place.page.editor.setPlainText(body.replace(quote, quote + " indeed"))
    place.page.toggle.click()
    assert "changed since" in place.page.preview.toPlainText()


def test_quote_in_note_adds_to_a_note_or_makes_one(window: MainWindow) -> None:
    store = window.session.store
    passage_id = some_passage(store)
    made = notes.quote_in_note(store, [passage_id], None)
    first = reads.one(store, made).body
    assert first.startswith("> ")
    assert notes.quote_in_note(store, [passage_id], made) == made
    assert reads.one(store, made).body == f"{first}{first}"
    store.undo()
    assert reads.one(store, made).body == first


def test_a_note_of_a_template(place: NotesPlace, window: MainWindow) -> None:
    notes.add_note(window.session.store, "Who, when, where", "Template: Interview")
    QTest.keyClick(place.list, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    (box,) = (one for one in place.findChildren(TemplateList) if one.isVisible())
    assert [row.text for row in box.rows.rows][:2] == ["Interview", "Source summary"]
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert (place.page.title.text(), place.page.editor.toPlainText()) == ("Interview", "Who, when, where")


def test_q_quotes_the_passage_at_hand_in_a_note(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    made = notes.add_note(store, "Before.", "Mine")
    passage_id = some_passage(store)
    window.read.page.go_to_passage(passage_id)
    window.read.page.setFocus()
    QTest.keyClick(window.read.page, Qt.Key.Key_Q)
    (box,) = (one for one in window.read.findChildren(QuoteList) if one.isVisible())
    QTest.keyClicks(box.field, "mine")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    quote = passage_reads.one(store, passage_id).quote
    assert reads.one(store, made).body.startswith(f"Before.\n\n> {quote}\n> [[p-")
