"""A palette that is open speaks of the words it was opened on, whatever comes onto the page meanwhile."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions.sources import add_bytes
from app.actions.versions import edit_text
from app.domain.codebook import Tag
from app.store.reads import passages as reads
from app.store.reads import tags as tag_reads
from app.ui.base.session import Target
from app.ui.panels.codebook.tag_palette import TagPalette
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.link_palette import LinkPalette
from app.ui.widgets.popup_list import PopupList

PAGE = b"# Gifts along the coast\n\n" + b"Northport shipped gloves to the island, and nobody counted them. " * 8


@pytest.fixture
def other(window: MainWindow) -> int:
    """Another source, which is not on the page."""
    return add_bytes(window.session.store, PAGE, "coast.md", "text/markdown").source_id


def open_on(window: MainWindow, qtbot: QtBot, key: Qt.Key, kind: type[PopupList]) -> tuple[PopupList, int, str]:
    """The popup of a key on words that carry nothing, with their source and the words."""
    text, page = window.read.text, window.read.page
    assert text is not None
    assert window.read.row is not None
    block = next(block for block in text.blocks if block.paragraph == 13)
    stretch = block.start, block.start + 40
    page.setFocus()
    page.select(*stretch)
    shift = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_R else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(page, key, shift)
    found = next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())
    return found, window.read.row.id, text.text[slice(*stretch)].strip()


def reads_text(window: MainWindow) -> str:
    assert window.read.text is not None
    return window.read.text.text


def quotes(window: MainWindow, source_id: int) -> set[str]:
    return {passage.quote for passage in reads.of_source(window.session.store, source_id)}


def test_a_tag_goes_to_the_words_that_were_selected_though_another_source_was_added(
    window: MainWindow, qtbot: QtBot, other: int
):
    palette, source, words = open_on(window, qtbot, Qt.Key.Key_T, TagPalette)
    window.go(Target("read", "source", other))
    qtbot.keyClicks(palette.field, "twin")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert words in quotes(window, source)
    qtbot.keyClicks(palette.field, "Coastal gifts")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (made,) = [p for p in reads.of_source(window.session.store, source) if p.quote == words]
    assert [tag.name for tag in made.tags] == ["Twin city", "Coastal gifts"]
    assert quotes(window, other) == set()


def test_a_tag_is_taken_from_the_words_that_were_selected(window: MainWindow, qtbot: QtBot, other: int):
    palette, source, words = open_on(window, qtbot, Qt.Key.Key_T, TagPalette)
    qtbot.keyClicks(palette.field, "twin")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    window.go(Target("read", "source", other))
    qtbot.keyClicks(palette.field, "twin")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert words not in quotes(window, source)


def test_a_record_is_linked_to_the_words_that_were_selected(window: MainWindow, qtbot: QtBot, other: int):
    palette, source, words = open_on(window, qtbot, Qt.Key.Key_R, LinkPalette)
    window.go(Target("read", "source", other))
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert words in quotes(window, source)
    assert quotes(window, other) == set()


def test_words_that_were_corrected_meanwhile_are_not_tagged(window: MainWindow, qtbot: QtBot):
    palette, source, _words = open_on(window, qtbot, Qt.Key.Key_T, TagPalette)
    said: list[str] = []
    window.session.said.connect(lambda sentence, _tone: said.append(sentence))
    beginning = reads_text(window)
    edit_text(window.session.store, source, 0, beginning.index(" "), "A longer beginning of it all")
    qtbot.keyClicks(palette.field, "Coastal gifts")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said[-1] == "These words are no longer there in the source. Open it again and select them again."


def test_tags_are_counted_behind_the_page_and_the_next_palette_does_not_wait_for_that(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    before = {tag.id: tag.passages for tag in tag_reads.codebook(window.session.store)}
    order, threads = tag_reads.in_order, list[bool]()

    def told(tags: list[Any]) -> tuple[Tag, ...]:
        threads.append(threading.current_thread() is threading.main_thread())
        return order(tags)

    monkeypatch.setattr(tag_reads, "in_order", told)
    palette = open_on(window, qtbot, Qt.Key.Key_T, TagPalette)[0]
    chosen = palette.current_key()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    open_on(window, qtbot, Qt.Key.Key_T, TagPalette)[0].close()
    settled(window)
    assert threads == [False]
    window.read.codebook.choose(chosen)
    now = window.read.codebook.current_tag()
    assert now is not None
    assert now.passages == before[now.id] + 1
