"""A list that is searched by typing filters, and Enter does nothing that nobody asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.hands import Hands
from tests.ui.codebook.conftest import opened, tag_named
from tests.ui.files.pages import PAGE

from app.actions import collections, sources
from app.domain.codebook import Tag
from app.importers.read import read_source
from app.store.reads import library as library_reads
from app.store.reads import passages as passage_reads
from app.ui.codebook.auto_tag import AutoTagDialog
from app.ui.codebook.tag_choice import TagFinder
from app.ui.dialogs.tag import TagDialog
from app.ui.library.collection_list import CollectionList
from app.ui.main_window import MainWindow
from app.ui.read.tag_palette import TagPalette
from app.ui.widgets.popup_list import PopupList


def carried(window: MainWindow, tag: Tag) -> int:
    standing = passage_reads.of_source(window.session.store, window.read.row.id)
    return sum(tag.id in {ref.id for ref in passage.tags} for passage in standing)


def auto_tag(window: MainWindow, qtbot: QtBot, hands: Hands, words: str) -> AutoTagDialog:
    window.read.page.setFocus()
    hands.press("Ctrl+Shift+T")
    dialog = opened(qtbot, AutoTagDialog)
    with qtbot.waitSignal(dialog.searched, timeout=5_000):
        hands.type(words)
    return dialog


def test_auto_tag_finds_its_tag_by_typing_and_tags_with_that(window: MainWindow, qtbot: QtBot):
    hands = Hands(qtbot, window)
    meant, other = tag_named(window, "Medical supplies"), tag_named(window, "Image repair")
    before = carried(window, meant), carried(window, other)
    dialog = auto_tag(window, qtbot, hands, "masks")
    hands.tab_to(lambda widget: widget is dialog.tag)
    hands.type("medical s")
    assert opened(qtbot, TagFinder).current_key() == meant.id
    hands.press("Return")
    assert dialog.tag.currentData() == meant.id
    hands.press("Return")
    assert carried(window, meant) > before[0]
    assert carried(window, other) == before[1]


def test_auto_tag_has_no_tag_chosen_from_the_start_and_says_so(window: MainWindow, qtbot: QtBot):
    hands = Hands(qtbot, window)
    window.read.codebook.choose(tag_named(window, "Image repair").id)
    dialog = auto_tag(window, qtbot, hands, "masks")
    assert dialog.tag.currentData() is None
    steps = window.session.store.data_version()
    hands.press("Return")
    assert dialog.isVisible()
    assert "Choose the tag" in dialog.trouble.text()
    assert dialog.tag.hasFocus()
    assert window.session.store.data_version() == steps
    hands.press("Space", "Return")  # the list is opened, and nothing of it was pointed at
    assert dialog.tag.currentData() is None


def test_the_tag_that_was_asked_for_is_chosen(window: MainWindow, qtbot: QtBot):
    tag = tag_named(window, "Image repair")
    window.read.deeds.codebook.auto_tag(tag.id)
    dialog = opened(qtbot, AutoTagDialog)
    assert dialog.tag.currentData() == tag.id
    dialog.reject()


def test_where_a_tag_stands_is_found_by_typing_too(window: MainWindow, qtbot: QtBot):
    hands = Hands(qtbot, window)
    above = tag_named(window, "Medical supplies")
    window.read.deeds.codebook.add(None)
    dialog = opened(qtbot, TagDialog)
    hands.type("Gloves of many kinds")
    hands.tab_to(lambda widget: widget is dialog.parent_tag)
    hands.type("medical s")
    hands.press("Return")
    assert dialog.parent_tag.currentData() == above.id
    hands.type("top of the")
    hands.press("Return")
    assert dialog.parent_tag.currentData() is None
    assert dialog.parent_tag.currentIndex() == 0
    dialog.reject()


def test_tagging_selected_passages_needs_a_tag_that_was_chosen(window: MainWindow, qtbot: QtBot):
    hands = Hands(qtbot, window)
    window.show_place("passages")
    table = window.place("passages").table
    table.choose_row(0)
    before = {tag.id for tag in table.passages()[0].tags}
    hands.press("T")
    opened(qtbot, PopupList)
    hands.press("Return")
    assert {tag.id for tag in table.passages()[0].tags} == before
    hands.type("medical s")
    hands.press("Return")
    assert {tag.id for tag in table.passages()[0].tags} - before == {tag_named(window, "Medical supplies").id} - before


def test_enter_on_an_untyped_palette_takes_no_tag_off_again(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    hands = Hands(qtbot, window)
    hands.press("T")
    hands.type("twin")
    hands.press("Return", "T")
    palette = opened(qtbot, TagPalette)
    assert palette.current_key() not in palette.worn
    hands.press("Escape")


def test_collections_filter_toggle_and_stay(window: MainWindow, qtbot: QtBot):
    hands, store = Hands(qtbot, window), window.session.store
    sources.add_draft(store, read_source(PAGE.encode(), "gifts.txt"))
    kept = collections.add_collection(store, "Kept", [window.read.row.id])
    later = collections.add_collection(store, "Read later", [])
    hands.press("Ctrl+Alt+L")
    table = window.read.shelf.library.table
    while table.current() != window.read.row.id:
        hands.press("Down")
    hands.press("Ins")
    popup = opened(qtbot, CollectionList)
    hands.press("Return")
    assert popup.isVisible()

    def inside() -> set[int]:
        row = next(row for row in library_reads.library(store) if row.source.id == window.read.row.id)
        return {one.id for one in row.collections}

    assert inside() == {kept}
    hands.type("later")
    hands.press("Shift+Return")
    assert popup.isVisible()
    assert popup.field.text() == ""
    assert inside() == {kept, later}
    assert [row.checked for row in popup.rows.rows] == [True, True]
    hands.press("Up" if popup.list.currentIndex().row() else "Down", "Return")
    assert QApplication.activePopupWidget() is None
    assert inside() == {later}


def test_a_wheel_over_a_choice_chooses_nothing(window: MainWindow, qtbot: QtBot):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    window.read.deeds.codebook.auto_tag(None, window.read.row.id)
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
