"""The library: found, sorted, gathered and marked, by keys alone."""

from __future__ import annotations

from contextlib import suppress

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from app.actions import collections, sources
from app.actions.quotes import TagLine, tag_quote
from app.importers.read import read_source
from app.store.reads import library as reads
from app.ui.look import theme
from app.ui.panels.library.model import Column
from app.ui.panels.library.page import CollectionList, CollectionName, LibraryPage
from app.ui.shell.main_window import MainWindow

pytestmark = pytest.mark.empty


@pytest.fixture
def page(window: MainWindow) -> LibraryPage:
    store = window.session.store
    for name in ("Delta", "Beta", "Alpha", "Gamma"):
        text = f"# {name}\n\nFirst words of {name}.\n\nSecond words.\n"
        added = sources.add_draft(store, read_source(text.encode(), f"{name}.md")).source_id
        if name == "Delta":
            tag_quote(store, TagLine(added, "First words", "Firsts", None))
    window.read.shelf.toggle()
    return window.read.shelf.library


def titles(page: LibraryPage) -> list[str]:
    return [e if isinstance(e, str) else e.source.meta.title for e in page.table.rows.entries]


def choose(page: LibraryPage, *names: str) -> None:
    page.table.clearSelection()
    for name in names:
        index = page.table.rows.index(titles(page).index(name), 0)
        flags = page.table.selectionModel().SelectionFlag
        page.table.selectionModel().select(index, flags.Select | flags.Rows)


def test_an_empty_library_asks_nobody_to_clear_a_filter(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.read.shelf.toggle()
    page = empty_window.read.shelf.library
    qtbot.waitUntil(lambda: page.nothing.text() == "No source yet")
    text = b"# Plums\n\nFirst words.\n"
    sources.add_draft(empty_window.session.store, read_source(text, "plums.md"))
    qtbot.waitUntil(lambda: empty_window.read.row is not None)  # the first source is shown at once
    empty_window.read.shelf.toggle()
    qtbot.waitUntil(lambda: titles(page) == ["Plums"])
    hidden = [column for column in Column if page.table.isColumnHidden(column)]
    assert hidden == [Column.COLLECTIONS, Column.TAGS], "their room is left to the title where they are empty"
    qtbot.keyClicks(page.filter, "pears")
    qtbot.waitUntil(lambda: page.nothing.text().startswith("No source matches."))


def test_the_keyboard_comes_back_to_the_library_where_that_is_shown(window: MainWindow, page: LibraryPage) -> None:
    window.show_place("notes")
    window.show_place("read")
    assert window.focusWidget() is page.table


def popup(page: LibraryPage, kind: type) -> CollectionList:
    (found,) = (one for one in page.findChildren(kind) if one.isVisible())
    return found


def test_what_is_chosen_has_one_flat_ground_and_a_ring_where_the_keyboard_is(page: LibraryPage, qtbot: QtBot) -> None:
    table = page.table
    table.window().activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    row = table.visualRect(table.currentIndex())
    picture = table.viewport().grab().toImage()
    at = table.columnViewportPosition(Column.PASSAGES) + 50
    ground = {picture.pixelColor(at, y).name() for y in range(row.top() + 4, row.bottom() - 3)}
    assert ground == {theme.current().accent_ground}
    ends = (0, table.viewport().width() - 1)
    assert {picture.pixelColor(x, row.center().y()).name() for x in ends} == {theme.current().accent}


def test_all_sources_are_listed_filtered_and_sorted(page: LibraryPage) -> None:
    assert page.count.text() == "4 sources"
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.filter, "alp")
    assert titles(page) == ["Alpha"]
    assert page.count.text() == "1 of 4 sources"
    page.filter.setText("no such thing")
    assert page.nothing.isVisible()
    page.filter.clear()
    page.table.header().sectionClicked.emit(Column.TITLE)
    assert titles(page)[:2] == ["Alpha", "Beta"]
    page.table.header().sectionClicked.emit(Column.TITLE)
    assert titles(page)[-2:] == ["Beta", "Alpha"]
    page.table.header().sectionClicked.emit(Column.PASSAGES)
    page.table.header().sectionClicked.emit(Column.PASSAGES)
    assert titles(page)[0] == "Delta"
    assert page.sort.currentText() == "Passages"


def test_the_left_list_follows_and_says_so(page: LibraryPage, window: MainWindow) -> None:
    page.filter.setText("alp")
    side = window.read.side
    assert [row.meta.title for row in side.sources.sources.rows] == ["Alpha"]
    page.filter.clear()
    assert len(side.sources.sources.rows) == 4


def test_enter_opens_and_escape_goes_back(page: LibraryPage, window: MainWindow) -> None:
    before = window.read.row
    assert window.read.panes is not None
    assert window.read.panes.is_folded("right")  # the inspector is about the text
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert window.read.middle.currentWidget() is window.read.page
    assert window.read.row == before
    assert not window.read.panes.is_folded("right")
    window.read.shelf.toggle()
    assert page.isVisible()
    choose(page, "Gamma")
    page.table.setCurrentIndex(page.table.rows.index(titles(page).index("Gamma"), 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert window.read.row is not None
    assert window.read.row.meta.title == "Gamma"
    assert window.read.middle.currentWidget() is window.read.page


def test_several_are_put_into_a_new_collection_and_grouped(page: LibraryPage, window: MainWindow) -> None:
    choose(page, "Alpha", "Gamma")
    QTest.keyClick(page.table, Qt.Key.Key_Insert)
    QTest.keyClicks(popup(page, CollectionList).field, "Asia")
    QTest.keyClick(popup(page, CollectionList).field, Qt.Key.Key_Return)
    store = window.session.store
    assert [(one.name, one.sources) for one in reads.collections(store)] == [("Asia", 2)]
    assert sorted(row.source.meta.title for row in page.table.chosen_rows()) == ["Alpha", "Gamma"]
    page.group.click()
    assert titles(page)[0] == "Asia"
    assert titles(page)[3] == "In no collection"
    choose(page, "Alpha")
    QTest.keyClick(page.table, Qt.Key.Key_Insert)
    assert popup(page, CollectionList).rows.rows[0].checked
    QTest.keyClick(popup(page, CollectionList).field, Qt.Key.Key_Down)
    QTest.keyClick(popup(page, CollectionList).field, Qt.Key.Key_Return)
    assert reads.collections(store)[0].sources == 1


def test_a_collection_is_shown_renamed_and_removed(page: LibraryPage, window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    choose(page, "Alpha")
    collections.add_collection(store, "Asia", page.table.chosen())
    page.collection.setCurrentText("Asia (1)")
    page.collection.activated.emit(page.collection.currentIndex())
    assert titles(page) == ["Alpha"]
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    name = popup(page, CollectionName)
    name.field.setText("Far East")
    QTest.keyClick(name.field, Qt.Key.Key_Return)
    assert reads.collections(store)[0].name == "Far East"
    assert titles(page) == ["Alpha"]
    page.remove.click()
    assert reads.collections(store) == ()
    assert len(titles(page)) == 4
    assert not page.remove.isVisible()
    window.undo()
    assert reads.collections(store)[0].name == "Far East"


def test_read_and_unread(page: LibraryPage) -> None:
    choose(page, "Alpha", "Beta")
    QTest.keyClick(page.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    page.state.setCurrentText("Read")
    page.state.activated.emit(page.state.currentIndex())
    assert {"Alpha", "Beta"} <= set(titles(page))
    assert "Gamma" not in titles(page)
    assert page.table.rows.index(0, Column.PROGRESS).data() == "read"


def test_reading_on_makes_progress(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    text = "# Long\n\n" + "\n\n".join(f"Paragraph {n}, with many words in it, again and again." for n in range(200))
    made = sources.add_draft(store, read_source(text.encode(), "long.md")).source_id

    def passed() -> int:
        return next(row.passed for row in reads.library(store) if row.source.id == made)

    assert passed() == 0
    for _ in range(8):  # what else happens just after a workspace was opened may come between
        window.read.open_source(made)
        with suppress(TimeoutError):
            qtbot.waitUntil(lambda: passed() > 0)
            break
    assert passed() > 0, (window.read.row, window.read.page.isVisible(), window.read.page.foot())
    bar = window.read.page.verticalScrollBar()

    def half_way() -> bool:
        bar.setValue(bar.maximum() // 2)  # which grows while Qt lays out the rest
        return passed() > 60

    qtbot.waitUntil(half_way)
    half = passed()
    bar.setValue(0)
    window.read.remember()
    assert passed() == half


def test_behind_a_removed_source_the_next_one_is_chosen(page: LibraryPage, window: MainWindow, qtbot: QtBot) -> None:
    names = titles(page)
    for name, after in (("Beta", names[names.index("Beta") + 1]), (names[-1], names[-2])):
        page.table.setCurrentIndex(page.table.rows.index(titles(page).index(name), 0))
        source = page.table.current()
        assert source is not None
        sources.remove_source(window.session.store, source)
        qtbot.waitUntil(lambda name=name: name not in titles(page))
        assert [row.source.meta.title for row in page.table.chosen_rows()] == [after]
        assert page.table.currentIndex().row() == titles(page).index(after)
