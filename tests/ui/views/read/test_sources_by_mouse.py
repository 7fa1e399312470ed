"""What is marked in Sources is what is read, or what is opened before anything is done with it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.helpers.mouse import RIGHT, Mouse, row_point
from tests.helpers.settled import settled
from tests.ui.files.pages import PAGE

from app.actions import sources as source_operations
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.importers.read import read_source
from app.ui.dialogs.citation import CitationDialog
from app.ui.dialogs.remove_source import RemoveSourceDialog
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.side import SOURCES_AT_MOST

pytestmark = pytest.mark.undone


@pytest.fixture
def two(window: MainWindow) -> tuple[int, int]:
    """The source that is read, and another."""
    read = window.read.row.id
    other = source_operations.add_draft(window.session.store, read_source(PAGE.encode(), "gifts.txt"))
    return read, other.source_id


def row_of(window: MainWindow, source_id: int) -> int:
    return [row.id for row in window.read.sources.sources.rows].index(source_id)


def test_sources_have_the_room_that_a_short_codebook_leaves(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.resize(1280, 800)
    for number in range(7):
        text = f"What was said of the harbour of Skerry and its cranes in the year {1900 + number}\n\nNothing."
        source_operations.add_draft(empty_window.session.store, read_source(text.encode(), f"{number}.txt"))
    sources, codebook = empty_window.read.sources, empty_window.read.side.codebook
    qtbot.waitUntil(lambda: len(sources.sources.rows) == 7 and not sources.verticalScrollBar().maximum())
    store = empty_window.session.store
    top = add_tag(store, TagContent("Cranes"))
    for number in range(12):
        add_tag(store, TagContent(f"Crane {number}"), top)
    qtbot.waitUntil(lambda: sources.height() <= SOURCES_AT_MOST + 2)
    codebook.collapseAll()
    qtbot.waitUntil(lambda: not sources.verticalScrollBar().maximum())


def test_a_scroll_bar_of_the_sources_does_not_keep_itself_there(window: MainWindow) -> None:
    """Of these titles some need another line beside a scroll bar."""
    for title in (
        "Quinces are ripe in the gardens of the old town, they say",
        "Plums and pears and apples of the harbour",
        "Figs of the sea and the land that is beyond it",
    ):
        added = source_operations.add_draft(
            window.session.store, read_source(f"{title}\n\nNorway gave Chile 50 tents.\n".encode(), "a.txt")
        )
        window.read.open_source(added.source_id)
    settled(window)
    assert window.read.sources.verticalScrollBar().maximum() == 0


def test_the_window_neither_grows_with_its_sources_nor_is_kept_from_being_made_lower(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    empty_window.resize(1280, 800)
    for number in range(12):
        text = f"What was said of the harbour of Skerry and its cranes in the year {1900 + number}\n\nNothing."
        source_operations.add_draft(empty_window.session.store, read_source(text.encode(), f"{number}.txt"))
    sources = empty_window.read.sources
    qtbot.waitUntil(lambda: len(sources.sources.rows) == 12 and sources.height() > SOURCES_AT_MOST + 2)
    settled(empty_window)
    assert empty_window.height() == 800
    empty_window.resize(1280, 520)
    settled(empty_window)
    assert empty_window.height() == 520


def test_a_right_click_in_sources_reads_the_source_and_opens_its_menu(
    window: MainWindow, qtbot: QtBot, two: tuple[int, int]
):
    _read, other = two
    sources = window.read.sources
    menu = Mouse(qtbot).menu(sources.viewport(), row_point(sources, row_of(window, other)))
    assert window.read.row.id == sources.chosen() == other
    Mouse(qtbot).pick(menu, "Remove source")
    dialog = window.read.findChild(RemoveSourceDialog)
    assert dialog is not None
    dialog.submit()
    qtbot.waitUntil(lambda: [row.id for row in window.read.side.rows] == [two[0]])


def test_a_mark_that_the_arrows_moved_goes_back_to_what_is_read(window: MainWindow, qtbot: QtBot, two: tuple[int, int]):
    read, other = two
    keyboard, sources = Keyboard(qtbot, window), window.read.sources
    sources.setFocus()
    keyboard.press("Down" if row_of(window, other) > row_of(window, read) else "Up")
    assert sources.chosen() == other
    assert window.read.row.id == read
    window.read.page.setFocus()
    assert sources.chosen() == read


def test_f2_in_sources_edits_the_source_that_is_marked(window: MainWindow, qtbot: QtBot, two: tuple[int, int]):
    read, other = two
    keyboard, sources = Keyboard(qtbot, window), window.read.sources
    sources.setFocus()
    keyboard.press("Down" if row_of(window, other) > row_of(window, read) else "Up", "F2")
    assert window.read.row.id == other
    assert window.read.findChild(CitationDialog).isVisible()


def test_in_the_library_a_source_is_removed_that_the_keyboard_is_on(
    window: MainWindow, qtbot: QtBot, two: tuple[int, int]
):
    read, other = two
    keyboard = Keyboard(qtbot, window)
    keyboard.press("Ctrl+Shift+B")
    table = window.read.shelf.library.table
    for _ in range(4):
        if table.current() != other:
            keyboard.press("Down")
    for _ in range(4):
        if table.current() != other:
            keyboard.press("Up")
    assert table.current() == other
    window.actions_table.run("source.remove")
    window.read.findChild(RemoveSourceDialog).submit()
    qtbot.waitUntil(lambda: [row.id for row in window.read.side.rows] == [read])


@few("place", ["donations", "notes", "passages"], keep=1, why="more places")
def test_a_right_click_beside_the_rows_offers_to_remove_nothing(window: MainWindow, qtbot: QtBot, place: str):
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QApplication

    from app.actions import notes

    notes.add_note(window.session.store, body="One")
    window.show_place(place)
    shown = window.place(place)
    table = {"donations": "page", "notes": "", "passages": ""}[place]
    view = shown.page.table if table else shown.list if place == "notes" else shown.table
    if place == "donations":
        shown.page.filter.setText("D-22")
    if place == "passages":
        tag = next(t for t in shown.tags() if 0 < t.passages < 3)
        shown.show_tag(tag.id)
    settled(window)
    mouse = Mouse(qtbot)
    empty = QPoint(view.viewport().width() // 2, view.viewport().height() - 4)
    assert not view.indexAt(empty).isValid()
    mouse.click(view.viewport(), empty, RIGHT)
    menu = QApplication.activePopupWidget()
    if menu is not None:
        assert not [action.text() for action in menu.actions() if "emove" in action.text()]
        menu.close()
