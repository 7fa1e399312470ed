"""A tag of the codebook isolates its passages on the page, at every level, and nobody is led out of the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.long import few
from tests.helpers.mouse import Mouse
from tests.helpers.settled import settled
from tests.ui.panels.codebook.conftest import tag_named
from tests.ui.views.read.test_reading_place import select_words

from app.actions import notes
from app.ui.reader.marks import TAG, Level
from app.ui.reader.painter import lines_under
from app.ui.shell.main_window import MainWindow

pytestmark = pytest.mark.undone


def picture(window: MainWindow) -> QImage:
    return window.read.page.viewport().grab().toImage()


@few("level", list(Level), keep=2, why="more levels")
def test_a_tag_chosen_by_key_isolates_its_passages_until_escape(window: MainWindow, qtbot: QtBot, level: Level) -> None:
    codebook, page = window.read.codebook, window.read.page
    window.read.aids.levels.choose(level)
    page.setFocus()
    before = picture(window)
    codebook.choose(tag_named(window, "Mask diplomacy").id)
    codebook.setFocus()
    qtbot.waitUntil(lambda: bool(page.isolated_tags()))
    assert picture(window) != before
    qtbot.keyClick(codebook, Qt.Key.Key_Return)
    assert window.place_name() == "read"
    page.setFocus()
    settled(window)
    assert page.isolated_tags() == {tag_named(window, "Mask diplomacy").id}
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isolated_tags()
    assert picture(window) == before


def test_leaving_the_codebook_ends_it_and_a_parent_isolates_with_its_children(window: MainWindow, qtbot: QtBot) -> None:
    codebook, page = window.read.codebook, window.read.page
    parent, child = tag_named(window, "Criticism"), tag_named(window, "Mask diplomacy")
    codebook.choose(parent.id)
    codebook.setFocus()
    qtbot.waitUntil(lambda: {parent.id, child.id} <= page.isolated_tags())
    page.setFocus()
    qtbot.waitUntil(lambda: not page.isolated_tags())


def test_the_mouse_isolates_while_it_rests_on_a_row_and_a_double_click_stays_in_the_text(
    window: MainWindow, qtbot: QtBot
) -> None:
    codebook, page = window.read.codebook, window.read.page
    window.read.page.setFocus()
    tag = tag_named(window, "Leverage")
    codebook.choose(tag.id)
    row = codebook.visualRect(codebook.currentIndex()).center()
    qtbot.mouseMove(codebook.viewport(), row)
    qtbot.waitUntil(lambda: page.isolated_tags() == {tag.id})
    qtbot.mouseMove(page.viewport())
    QApplication.sendEvent(
        codebook, QEvent(QEvent.Type.Leave)
    )  # the offscreen platform tells no widget that the mouse has left it
    qtbot.waitUntil(lambda: not page.isolated_tags())
    Mouse(qtbot).double_click(codebook.viewport(), row)
    assert window.place_name() == "read"
    codebook.setFocus()
    qtbot.keyClick(codebook, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.place_name() == "passages"


def test_names_are_beside_the_stripes_where_there_is_room(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1920, 1000)
    page = window.read.page
    window.read.aids.levels.choose(Level.TAGS)

    def names() -> list[str]:
        seen = page.seen_blocks(page.viewport().rect())
        chips = [placed for block, number, _ in seen for placed in page.placed(block, number).chips]
        return [placed.chip.text for placed in chips if placed.chip.key.startswith(TAG)]

    qtbot.waitUntil(lambda: bool(names()))
    known = {tag.name for passage in window.read.passages().values() for tag in passage.tags}
    assert {name.partition(" +")[0] for name in names()} <= known
    boxes = [
        placed.rect.translated(0, top)
        for block, number, top in page.seen_blocks(page.viewport().rect())
        for placed in page.placed(block, number).chips
    ]
    assert not any(one.intersects(other) for n, one in enumerate(boxes) for other in boxes[:n])
    window.resize(1280, 800)
    assert names() == []


def test_no_word_has_more_than_two_lines_at_any_level(window: MainWindow) -> None:
    page = window.read.page
    for block, number, _ in page.seen_blocks(page.viewport().rect()):
        for level in Level:
            boxes = [piece.rect for piece in lines_under(page.placed(block, number).words, level)]
            for box in boxes:
                for x in (box.left() + 1, box.center().x(), box.right() - 1):
                    here = [one for one in boxes if one.left() <= x <= one.right()]
                    assert len({one.top() for one in here if abs(one.top() - box.top()) < 14}) <= 2


def test_a_note_leaves_its_mark_beside_the_words_and_a_click_on_it_leads_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    page, row = window.read.page, window.read.row
    assert row is not None
    assert window.read.text is not None
    block = next(block for block in window.read.text.blocks if block.paragraph == 2)
    start, end = select_words(window, window.read.text.text[block.start : block.start + 30])
    made, _ = notes.note_on_selection(window.session.store, row.id, start, end)
    page.restore_place(block.start)
    marks = [
        (box.translated(0, top), passage)
        for text_block, number, top in page.seen_blocks(page.viewport().rect())
        for box, passage in page.placed(text_block, number).notes
    ]
    box = next(box for box, passage in marks if passage == made)
    Mouse(qtbot).click(page.viewport(), box.center().toPoint())
    assert page.chosen_passage() == made
