"""Back and Forward lead to where the caret was, with what was selected and looked at; so does a page read again."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.mouse import Mouse, word_point

from app.store.reads import passages as passage_reads
from app.store.reads import sources as source_reads
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow

pytestmark = pytest.mark.undone


def put_caret(window: MainWindow, paragraph: int) -> int:
    block = next(block for block in window.read.text.blocks if block.paragraph == paragraph)
    window.read.page.setFocus()
    window.read.page.select(block.start + 7, block.start + 7)
    window.read.page.scroll_to(block.start)
    return block.start + 7


def test_back_from_another_place_gives_the_caret_back_and_forward_too(window: MainWindow, qtbot: QtBot):
    keyboard = Keyboard(qtbot, window)
    at = put_caret(window, 12)
    keyboard.press("Ctrl+3", "Alt+Left")
    assert window.place_name() == "read"
    assert window.read.page.canonical_cursor() == (at, at)
    other = put_caret(window, 4)
    keyboard.press("Alt+Right", "Alt+Left")
    assert window.read.page.canonical_cursor() == (other, other)


def test_back_from_a_passage_of_the_same_source_gives_caret_selection_and_place_back(window: MainWindow, qtbot: QtBot):
    keyboard, page = Keyboard(qtbot, window), window.read.page
    at = put_caret(window, 3)
    page.select(at, at + 11)
    place = page.place()
    far = max((p for p in window.read.passages().values() if p.paragraph), key=lambda p: p.start)
    window.session.go(Target("read", "source", window.read.row.id, at=far.start, passage=far.id))
    assert page.chosen_passage() == far.id
    keyboard.press("Alt+Left")
    assert page.canonical_cursor() == (at, at + 11)
    assert page.place() == place
    keyboard.press("Alt+Right")
    assert page.chosen_passage() == far.id
    assert page.caret() == far.start


def test_going_within_the_open_source_reads_nothing_of_it_again(window: MainWindow, monkeypatch: pytest.MonkeyPatch):
    read, real = list[int](), source_reads.current_text
    monkeypatch.setattr(source_reads, "current_text", lambda db, one: (read.append(one), real(db, one))[1])
    block = next(block for block in window.read.text.blocks if block.paragraph == 12)
    window.session.go(Target("read", "source", window.read.row.id, at=block.start))
    assert window.read.page.place() == block.start
    assert read == []


def test_back_looks_at_the_passage_that_was_looked_at_and_del_removes_that(window: MainWindow, qtbot: QtBot):
    keyboard, page = Keyboard(qtbot, window), window.read.page
    passage = next(p for p in window.read.passages().values() if p.paragraph and p.end - p.start > 20)
    Mouse(qtbot).click(page.viewport(), word_point(page, passage.start + 2))
    seen = page.chosen_passage()
    keyboard.press("Ctrl+2", "Alt+Left")
    assert page.chosen_passage() == seen
    keyboard.press("Del")
    assert seen not in {p.id for p in passage_reads.of_source(window.session.store, window.read.row.id)}


def test_a_page_that_is_read_again_keeps_caret_and_selection(window: MainWindow, qtbot: QtBot):
    page = window.read.page
    at = put_caret(window, 9)
    page.select(at, at + 5)
    index = next(i for i, block in enumerate(window.read.text.blocks) if block.paragraph == 5)
    window.read.controller.cut_block(index)
    assert page.canonical_cursor() == (at, at + 5)
    window.undo()
    assert page.canonical_cursor() == (at, at + 5)


@pytest.mark.alone
def test_the_caret_is_where_it_was_after_a_restart(window: MainWindow, qtbot: QtBot) -> None:
    path, page = window.session.store.path, window.read.page
    assert window.read.text is not None
    at = next(block for block in window.read.text.blocks if block.paragraph == 4).start + 10
    page.select(at, at)
    place = page.place()
    window.close_workspace()
    assert window.open_workspace(path)
    assert (window.read.page.caret(), window.read.page.place()) == (at, place)
