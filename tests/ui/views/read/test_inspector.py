"""The inspector follows the caret and the selection, and shows nothing that is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions import notes, passages
from app.actions.sources import add_draft
from app.domain.codebook import TagContent
from app.importers.read import read_source
from app.store.reads import notes as note_reads
from app.ui.base.session import Target
from app.ui.look.plain import PlainLabel
from app.ui.panels.notes.editor import NoteEditor
from app.ui.panels.passage_card import PassageCard
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.inspector import Inspector
from app.ui.views.read.source_card import SourceCard
from app.ui.widgets.chip_button import ChipButton

Role = QFormLayout.ItemRole


@pytest.fixture
def stretch(window: MainWindow) -> tuple[int, int]:
    """Words on which no passage stands yet."""
    assert window.read.text is not None
    block = next(block for block in window.read.text.blocks if block.paragraph == 13)
    return block.start, block.start + 40


def card(window: MainWindow) -> PassageCard | SourceCard | None:
    """What the inspector shows."""
    inside = [inspector.widget() for inspector in window.read.findChildren(Inspector)]
    children = inside[0].children() if inside else []
    found = [one for one in children if isinstance(one, PassageCard | SourceCard) and not one.isHidden()]
    return found[0] if len(found) == 1 else None


def passage_card(window: MainWindow, qtbot: QtBot, passage_id: int) -> PassageCard:
    """The card of this passage, once it is shown."""

    def is_shown() -> bool:
        shown = card(window)
        return isinstance(shown, PassageCard) and shown.passage.id == passage_id

    qtbot.waitUntil(is_shown)
    found = card(window)
    assert isinstance(found, PassageCard)
    return found


def tagged(window: MainWindow, stretch: tuple[int, int], name: str) -> int:
    assert window.read.row is not None
    made, _ = passages.tag_with_new(window.session.store, window.read.row.id, *stretch, TagContent(name, 1))
    return made


def test_a_selection_is_followed_into_its_passage_and_out_of_one_that_is_undone(
    window: MainWindow, qtbot: QtBot, stretch: tuple[int, int]
):
    made = tagged(window, stretch, "Doubt")
    page = window.read.page
    page.select(stretch[0] + 2, stretch[0] + 9)
    passage_card(window, qtbot, made)
    free = next(at for at in range(stretch[1], 0, -1) if not page.marks().within(at, at + 2))
    page.select(free, free + 2)
    settled(window)
    passage_card(window, qtbot, made)  # where nothing stands, what is shown stays
    window.undo()
    qtbot.waitUntil(lambda: isinstance(card(window), SourceCard))


def test_a_tag_taken_off_while_words_are_selected_is_taken_off_the_card(
    window: MainWindow, qtbot: QtBot, stretch: tuple[int, int]
):
    made = tagged(window, stretch, "Doubt")
    tagged(window, stretch, "Hope")
    window.read.page.select(*stretch)
    shown = passage_card(window, qtbot, made)
    qtbot.waitUntil(lambda: len(shown.passage.tags) == 2)
    window.undo()
    qtbot.waitUntil(lambda: [tag.name for tag in shown.passage.tags] == ["Doubt"])


def test_a_long_name_is_cut_short_in_the_pane(window: MainWindow, qtbot: QtBot, stretch: tuple[int, int]):
    made = tagged(window, stretch, "A tag whose name says in eighty characters what three words could have said too")
    window.read.page.go_to_passage(made)
    window.read.follow(made)
    shown = passage_card(window, qtbot, made)
    settled(window)
    chips = [chip for chip in shown.findChildren(ChipButton) if chip.isVisible()]
    edge = window.read.findChildren(Inspector)[0].viewport().width()
    assert chips
    assert all(chip.mapTo(shown, QPoint(chip.width(), 0)).x() <= edge for chip in chips)


def test_names_are_beside_the_first_line_of_what_they_name(window: MainWindow, qtbot: QtBot):
    qtbot.waitUntil(lambda: isinstance(card(window), SourceCard))
    shown = card(window)
    assert isinstance(shown, SourceCard)
    settled(window)
    form = shown.findChild(QFormLayout)
    tall = 0
    for row in range(form.rowCount()):
        name, value = (form.itemAt(row, role).widget() for role in (Role.LabelRole, Role.FieldRole))
        assert name is not None
        assert value is not None
        tall += value.height() > 1.5 * value.fontMetrics().height()
        assert abs(first_ink(name) - first_ink(value)) <= 2
    assert tall


def test_names_of_what_is_known_of_a_source_are_whole(window: MainWindow, qtbot: QtBot):
    qtbot.waitUntil(lambda: isinstance(card(window), SourceCard))
    shown = card(window)
    assert isinstance(shown, SourceCard)
    settled(window)
    names = [
        form.itemAt(row, Role.LabelRole).widget()
        for form in shown.findChildren(QFormLayout)
        for row in range(form.rowCount())
    ]
    assert "Web address" in {name.text() for name in names}
    assert all(name.width() >= name.fontMetrics().horizontalAdvance(name.text()) for name in names)


def first_ink(label: QWidget) -> int:
    """How far down its parent the first letter of a label reaches up."""
    image = label.grab().toImage()
    ground = image.pixel(0, image.height() - 1)
    rows = (y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in range(image.width())))
    return label.y() + next(rows)


def test_a_note_that_is_changed_elsewhere_or_undone_is_shown_as_it_is(
    window: MainWindow, qtbot: QtBot, stretch: tuple[int, int]
):
    made = tagged(window, stretch, "Doubt")
    store = window.session.store
    note = notes.add_note(store, "one", target="passage", target_id=made)
    window.read.page.select(stretch[0] + 2, stretch[0] + 9)
    shown = passage_card(window, qtbot, made)
    qtbot.waitUntil(lambda: len(shown.findChildren(NoteEditor)) == 1)
    editor = shown.findChildren(NoteEditor)[0]
    assert editor.toPlainText() == "one"
    notes.edit_note(store, note, "", "one two")
    qtbot.waitUntil(lambda: editor.toPlainText() == "one two")
    editor.appendPlainText("three")
    editor.save()
    assert note_reads.one(store, note).body == "one two\nthree"
    window.undo()
    window.undo()
    qtbot.waitUntil(lambda: editor.toPlainText() == "one")


def test_the_card_of_the_source_counts_its_passages_as_they_are_made(
    window: MainWindow, stretch: tuple[int, int]
) -> None:
    window.read.follow(None)
    settled(window)

    def told() -> list[str]:
        shown = card(window)
        assert isinstance(shown, SourceCard)
        return [label.text() for label in shown.findChildren(QLabel) if label.text().endswith(" passages")]

    before = len(window.read.passages())
    assert told() == [f"{before} passages"]
    tagged(window, stretch, "Piers")
    assert told() == [f"{before + 1} passages"]
    window.undo()
    settled(window)
    assert told() == [f"{before} passages"]


def test_where_the_last_source_is_gone_the_card_of_it_is_gone_too(empty_window: MainWindow, qtbot: QtBot) -> None:
    """Undo took the source back, and its card with *Edit citation* stayed."""
    added = add_draft(empty_window.session.store, read_source(b"Rain\n\nIt rained for two days.\n", "rain.txt"))
    empty_window.session.go(Target("read", "source", added.source_id))

    def says(words: str) -> bool:
        shown = card(empty_window)
        return shown is not None and any(words in one.text() for one in shown.findChildren(PlainLabel))

    settled(empty_window)
    assert says("Evidence")
    empty_window.undo()
    settled(empty_window)
    assert says("Nothing is open.")
