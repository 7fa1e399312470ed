"""A list that is searched by typing filters, and Enter does nothing that nobody asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.ui.files.pages import PAGE
from tests.ui.panels.codebook.conftest import opened, tag_named

from app.actions import collections, sources
from app.domain.codebook import Tag
from app.importers.read import read_source
from app.store.reads import library as library_reads
from app.store.reads import passages as passage_reads
from app.ui.panels.codebook.auto_tag import AutoTagDialog
from app.ui.panels.codebook.tag_choice import TagFinder
from app.ui.panels.codebook.tag_dialog import TagDialog
from app.ui.panels.codebook.tag_palette import TagPalette
from app.ui.panels.library.page import CollectionList
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.popup_list import PopupList

pytestmark = pytest.mark.undone


def carried(window: MainWindow, tag: Tag) -> int:
    standing = passage_reads.of_source(window.session.store, window.read.row.id)
    return sum(tag.id in {ref.id for ref in passage.tags} for passage in standing)


def auto_tag(window: MainWindow, qtbot: QtBot, keyboard: Keyboard, words: str) -> AutoTagDialog:
    window.read.page.setFocus()
    keyboard.press("Ctrl+Shift+T")
    dialog = opened(qtbot, AutoTagDialog)
    with qtbot.waitSignal(dialog.list.changed):
        keyboard.type(words)
    return dialog


def test_auto_tag_finds_its_tag_by_typing_and_tags_with_that(window: MainWindow, qtbot: QtBot):
    keyboard = Keyboard(qtbot, window)
    meant, other = tag_named(window, "Medical supplies"), tag_named(window, "Image repair")
    before = carried(window, meant), carried(window, other)
    dialog = auto_tag(window, qtbot, keyboard, "masks")
    keyboard.tab_to(lambda widget: widget is dialog.tag)
    keyboard.type("medical s")
    assert opened(qtbot, TagFinder).current_key() == meant.id
    keyboard.press("Return")
    assert dialog.tag.currentData() == meant.id
    keyboard.press("Return")
    assert carried(window, meant) > before[0]
    assert carried(window, other) == before[1]


def test_auto_tag_has_no_tag_chosen_from_the_start_and_says_so(window: MainWindow, qtbot: QtBot):
    keyboard = Keyboard(qtbot, window)
    window.read.codebook.choose(tag_named(window, "Image repair").id)
    dialog = auto_tag(window, qtbot, keyboard, "masks")
    assert dialog.tag.currentData() is None
    steps = window.session.store.data_version()
    keyboard.press("Return")
    assert dialog.isVisible()
    assert "Choose the tag" in dialog.problem.text()
    assert dialog.tag.hasFocus()
    assert window.session.store.data_version() == steps
    keyboard.press("Space", "Return")  # the list is opened, and nothing of it was pointed at
    assert dialog.tag.currentData() is None


def test_the_tag_that_was_asked_for_is_chosen(window: MainWindow, qtbot: QtBot):
    tag = tag_named(window, "Image repair")
    window.read.controller.codebook.auto_tag(tag.id)
    dialog = opened(qtbot, AutoTagDialog)
    assert dialog.tag.currentData() == tag.id
    dialog.reject()


def test_the_place_of_a_tag_is_found_by_typing_too(window: MainWindow, qtbot: QtBot):
    keyboard = Keyboard(qtbot, window)
    above = tag_named(window, "Medical supplies")
    window.read.controller.codebook.add(None)
    dialog = opened(qtbot, TagDialog)
    keyboard.type("Gloves of many kinds")
    keyboard.tab_to(lambda widget: widget is dialog.parent_tag)
    keyboard.type("medical s")
    keyboard.press("Return")
    assert dialog.parent_tag.currentData() == above.id
    keyboard.type("top of the")
    keyboard.press("Return")
    assert dialog.parent_tag.currentData() is None
    assert dialog.parent_tag.currentIndex() == 0
    dialog.reject()


def test_tagging_selected_passages_needs_a_tag_that_was_chosen(window: MainWindow, qtbot: QtBot):
    keyboard = Keyboard(qtbot, window)
    window.show_place("passages")
    table = window.place("passages").table
    table.choose_row(0)
    before = {tag.id for tag in table.passages()[0].tags}
    keyboard.press("T")
    opened(qtbot, PopupList)
    keyboard.press("Return")
    assert {tag.id for tag in table.passages()[0].tags} == before
    keyboard.type("medical s")
    keyboard.press("Return")
    assert {tag.id for tag in table.passages()[0].tags} - before == {tag_named(window, "Medical supplies").id} - before


def test_enter_on_an_untyped_palette_takes_no_tag_off_again(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    keyboard = Keyboard(qtbot, window)
    keyboard.press("T")
    keyboard.type("twin")
    keyboard.press("Return", "T")
    palette = opened(qtbot, TagPalette)
    assert palette.current_key() not in palette.applied
    keyboard.press("Escape")


def test_after_several_tags_enter_is_the_end_and_puts_no_other_on(
    window: MainWindow, qtbot: QtBot, words: tuple[int, int]
):
    keyboard = Keyboard(qtbot, window)

    def applied() -> set[int]:
        mark = next(one for one in window.read.page.marks().within(*words) if (one.start, one.end) == words)
        return set(mark.tags)

    keyboard.press("T")
    for name in ("twin", "military"):
        keyboard.type(name)
        keyboard.press("Shift+Return")
    two = {tag_named(window, name).id for name in ("Twin city", "Military")}
    palette = opened(qtbot, TagPalette)
    assert palette.current_key() is None
    assert palette.foot.text().endswith("Enter: done")
    keyboard.press("Return")
    assert QApplication.activePopupWidget() is None
    assert applied() == two
    keyboard.press("T")
    keyboard.type("foundation")
    keyboard.press("Shift+Return")
    palette = opened(qtbot, TagPalette)
    while palette.current_key() is None or palette.current_key() in palette.applied:
        keyboard.press("Down")
    keyboard.press("Return")
    assert len(applied()) == 4, "one that was gone to is meant"


def test_collections_filter_toggle_and_stay(window: MainWindow, qtbot: QtBot):
    keyboard, store = Keyboard(qtbot, window), window.session.store
    sources.add_draft(store, read_source(PAGE.encode(), "gifts.txt"))
    kept = collections.add_collection(store, "Kept", [window.read.row.id])
    later = collections.add_collection(store, "Read later", [])
    keyboard.press("Ctrl+Shift+B")
    table = window.read.shelf.library.table
    while table.current() != window.read.row.id:
        keyboard.press("Down")
    keyboard.press("Ins")
    popup = opened(qtbot, CollectionList)
    keyboard.press("Return")
    assert popup.isVisible()

    def inside() -> set[int]:
        row = next(row for row in library_reads.library(store) if row.source.id == window.read.row.id)
        return {one.id for one in row.collections}

    assert inside() == {kept}
    keyboard.type("later")
    keyboard.press("Shift+Return")
    assert popup.isVisible()
    assert popup.field.text() == ""
    assert inside() == {kept, later}
    assert [row.checked for row in popup.rows.rows] == [True, True]
    keyboard.press("Up" if popup.list.currentIndex().row() else "Down", "Return")
    assert QApplication.activePopupWidget() is None
    assert inside() == {later}


def test_a_wheel_over_a_choice_chooses_nothing(window: MainWindow, qtbot: QtBot):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    window.read.controller.codebook.auto_tag(None, window.read.row.id)
    dialog = opened(qtbot, AutoTagDialog)
    box = dialog.where
    at = QPointF(box.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        at, box.mapToGlobal(at), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    before = box.currentIndex()
    QApplication.sendEvent(box, turned)
    assert box.currentIndex() == before
    dialog.reject()
