"""The bar at a selection: there as the mouse is let go, never over the words, and the keyboard stays in the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.helpers.mouse import Mouse, word_point
from tests.helpers.settled import settled
from tests.ui.panels.codebook.conftest import opened, tag_named
from tests.ui.views.read.test_reading_place import passage_on, select_words

from app.actions.sources import add_bytes
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.store.reads import notes as note_reads
from app.ui.base.session import Target
from app.ui.panels.codebook.tag_palette import TagPalette
from app.ui.panels.quoting import QuoteList
from app.ui.reader.marks import Level
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.at_selection import EDGE_PX
from app.ui.views.read.selection_bar import SelectionBar

pytestmark = pytest.mark.undone

SENTENCES = "Rain fell on the harbour. The mayor sent forty tents to the flooded quarter. Nobody thanked him.\n"
HEBREW = "הגשם ירד על הנמל במשך יומיים. העירייה שלחה ארבעים אוהלים לשכונה המוצפת.\n"


def bar(window: MainWindow) -> SelectionBar:
    return window.read.bar.bar


def read_text(window: MainWindow, qtbot: QtBot, text: str) -> None:
    added = add_bytes(window.session.store, f"Harbour\n\n{text}".encode(), "harbour.txt", "text/plain").source_id
    window.session.go(Target("read", "source", added))
    qtbot.waitUntil(lambda: window.read.row is not None and window.read.row.id == added)
    window.read.page.setFocus()


def covered(window: MainWindow) -> bool:
    """Whether the bar lies over any selected word."""
    page, shown = window.read.page, bar(window)
    here = QRect(page.viewport().mapFrom(page, shown.geometry().topLeft()), shown.size())
    chosen = page.selection()
    assert chosen is not None
    return any(box.intersects(here) for box in page.boxes_of(*chosen))


def names(window: MainWindow) -> list[str]:
    return [button.accessibleName() for button in bar(window).buttons()]


@pytest.mark.empty
def test_a_selection_by_mouse_has_it_at_once_and_its_buttons_act_while_the_page_keeps_the_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    read_text(window, qtbot, SENTENCES)
    add_tag(window.session.store, TagContent("Tents", 3), None)
    page, mouse = window.read.page, Mouse(qtbot)
    text = window.read.text.text
    start, end = text.index("mayor"), text.index(" to the flooded")
    mouse.drag(page.viewport(), word_point(page, start + 1), word_point(page, end - 2))
    assert page.selection() == (start, end)
    qtbot.waitUntil(lambda: bar(window).isVisible())
    assert not covered(window)
    assert page.hasFocus()
    assert names(window)[:5] == ["Tag (T)", "Note (N)", "Quote (Q)", "Record (R)", "Country (P)"]
    assert names(window)[5].startswith("Tag Tents (")
    spoken = QAccessible.queryAccessibleInterface(bar(window))
    assert spoken.role() == QAccessible.Role.ToolBar
    assert spoken.text(QAccessible.Text.Name) == "With the selected words"
    mouse.click(bar(window).buttons()[5])
    made = passage_on(window, (start, end))
    assert made is not None
    assert [tag.name for tag in made.tags] == ["Tents"]
    assert not bar(window).isVisible()
    assert page.hasFocus()


@pytest.mark.empty
def test_it_comes_to_words_selected_by_keys_after_a_menu_that_took_the_release_of_the_mouse(
    window: MainWindow, qtbot: QtBot
) -> None:
    """The page believed from then on that a button is down."""
    read_text(window, qtbot, SENTENCES)
    page, mouse = window.read.page, Mouse(qtbot)
    mouse.menu(page.viewport(), word_point(page, window.read.text.text.index("mayor"))).close()
    page.setFocus()
    Keyboard(qtbot, window).press("Shift+Right")
    settled(window)
    assert bar(window).isVisible()


@pytest.mark.empty
def test_escape_puts_it_away_first_and_then_lets_go_of_the_words(window: MainWindow, qtbot: QtBot) -> None:
    read_text(window, qtbot, SENTENCES)
    keyboard, page = Keyboard(qtbot, window), window.read.page
    keyboard.at()  # the window is in front
    chosen = select_words(window, "forty tents")
    qtbot.waitUntil(bar(window).isVisible)
    keyboard.press("Esc")
    assert not bar(window).isVisible()
    assert page.selection() == chosen
    keyboard.press("Esc")
    assert page.selection() is None


def test_it_follows_the_words_and_goes_with_them(window: MainWindow, qtbot: QtBot) -> None:
    page = window.read.page
    block = next(block for block in window.read.text.blocks if block.paragraph == 6)
    page.scroll_to(block.start)
    select_words(window, window.read.text.text[block.start : block.start + 60])
    qtbot.waitUntil(bar(window).isVisible)
    scroll, before = page.verticalScrollBar(), bar(window).y()
    scroll.setValue(scroll.value() + 30)
    assert bar(window).y() == before - 30
    scroll.setValue(scroll.value() + 2_000)
    assert not bar(window).isVisible()
    scroll.setValue(scroll.value() - 2_000)
    assert bar(window).y() == before - 30
    qtbot.mousePress(page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    assert not bar(window).isVisible()
    qtbot.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 300))


@pytest.mark.empty
def test_a_key_shows_it_at_the_lit_sentence_and_puts_it_away(window: MainWindow, qtbot: QtBot) -> None:
    read_text(window, qtbot, SENTENCES)
    keyboard, page = Keyboard(qtbot, window), window.read.page
    at = window.read.text.text.index("mayor")
    page.select(at, at)
    keyboard.press(",")
    assert bar(window).isVisible()
    assert page.selection() is None
    keyboard.press("T")
    assert not bar(window).isVisible()
    keyboard.press("Esc")
    keyboard.press(",", ",")
    assert not bar(window).isVisible()


@pytest.mark.empty
def test_in_words_from_right_to_left_it_ends_where_they_begin(window: MainWindow, qtbot: QtBot) -> None:
    read_text(window, qtbot, HEBREW)
    page = window.read.page
    select_words(window, "הגשם ירד על הנמל")
    qtbot.waitUntil(bar(window).isVisible)
    box = page.boxes_of(*page.selection())[0].translated(page.viewport().pos())
    assert abs(bar(window).geometry().right() - max(box.right(), EDGE_PX + bar(window).width() - 1)) <= 1
    assert not covered(window)


@few("size", [(1280, 800), (960, 1040), (900, 600)], keep=1, why="more sizes")
def test_all_that_is_selected_is_never_covered(window: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    window.resize(*size)
    page = window.read.page
    page.setFocus()
    page.selectAll()
    qtbot.waitUntil(lambda: bar(window).isVisible() and not covered(window))  # once the text is laid out
    assert page.rect().contains(bar(window).geometry())


@pytest.mark.empty
def test_a_digit_puts_on_the_tag_that_is_named_beside_it_and_takes_it_off_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    read_text(window, qtbot, SENTENCES)
    store = window.session.store
    add_tag(store, TagContent("Tents", 3), None)
    add_tag(store, TagContent("Rescue", 4, aliases=("flooded quarter",), key="2"), None)
    chosen = select_words(window, "sent forty tents to the flooded quarter")
    qtbot.waitUntil(bar(window).isVisible)
    shown = {name.removeprefix("Tag ") for name in names(window)[5:]}
    assert {"Tents (1)", "Rescue (2)"} <= shown
    keyboard = Keyboard(qtbot, window)
    keyboard.press("1", "2")
    made = passage_on(window, chosen)
    assert [tag.name for tag in made.tags] == ["Tents", "Rescue"]
    keyboard.press("T")
    rows = {row.text: row.hint for row in opened(qtbot, TagPalette).rows.rows}
    assert (rows["Tents"], rows["Rescue"]) == ("1", "2")
    keyboard.press("Esc", "1")
    assert [tag.name for tag in passage_on(window, chosen).tags] == ["Rescue"]


@pytest.mark.empty
def test_the_sentence_under_the_caret_is_lit_and_then_taken(window: MainWindow, qtbot: QtBot) -> None:
    read_text(window, qtbot, SENTENCES)
    keyboard, page = Keyboard(qtbot, window), window.read.page
    text = window.read.text.text
    start, end = text.index("The mayor"), text.index(" Nobody")
    page.select(start + 7, start + 7)
    plain = page.viewport().grab().toImage()
    keyboard.until(lambda: window.read.meant.lit.stretch() == (start, end))
    assert page.viewport().grab().toImage() != plain
    keyboard.press("T")
    keyboard.type("Twin city")
    keyboard.press("Return")
    made = passage_on(window, (start, end))
    assert [tag.name for tag in made.tags] == ["Twin city"]
    assert window.read.meant.lit.stretch() is None


@pytest.mark.empty
def test_in_a_text_that_was_just_opened_nothing_is_lit_and_the_first_key_only_lights_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    read_text(window, qtbot, SENTENCES)
    keyboard, store = Keyboard(qtbot, window), window.session.store
    before = len(note_reads.every(store))
    assert window.read.meant.lit.stretch() is None
    keyboard.press("N")
    assert "takes the sentence that is lit" in window.toast.words.text()
    assert len(note_reads.every(store)) == before
    assert window.read.meant.lit.stretch() is not None
    keyboard.press("N")
    assert len(note_reads.every(store)) == before + 1


@pytest.mark.empty
def test_a_sentence_out_of_view_is_brought_back_before_it_is_taken(window: MainWindow, qtbot: QtBot) -> None:
    read_text(window, qtbot, f"{SENTENCES}\n" + "\n".join(f"On day {n} it went on. {SENTENCES}" for n in range(60)))
    keyboard, page = Keyboard(qtbot, window), window.read.page
    at = window.read.text.text.index("mayor")
    page.select(at, at)
    keyboard.until(lambda: window.read.meant.lit.stretch())
    page.scroll_to(len(window.read.text.text) // 2)
    assert not page.is_in_view(at)
    before = len(note_reads.every(window.session.store))
    keyboard.press("N")
    assert len(note_reads.every(window.session.store)) == before
    assert page.is_in_view(at)


@pytest.mark.empty
def test_quoting_selected_words_makes_a_passage_of_them_only_once_a_note_is_chosen(
    window: MainWindow, qtbot: QtBot
) -> None:
    read_text(window, qtbot, SENTENCES)
    chosen = select_words(window, "forty tents")
    keyboard = Keyboard(qtbot, window)
    keyboard.press("Q")
    opened(qtbot, QuoteList)
    assert passage_on(window, chosen) is None
    keyboard.press("Return")
    assert passage_on(window, chosen).quote == "forty tents"
    assert any("forty tents" in note.body for note in note_reads.every(window.session.store))
    window.undo()
    assert passage_on(window, chosen) is None


def test_one_selects_inside_a_selection_and_inside_a_passage(window: MainWindow, qtbot: QtBot) -> None:
    read_text(window, qtbot, SENTENCES)
    page, mouse = window.read.page, Mouse(qtbot)
    window.read.aids.levels.choose(Level.TAGS)
    start, end = select_words(window, "The mayor sent forty tents")
    window.read.controller.put_tag(tag_named(window, "Twin city").id)
    page.select(start, end)
    inner = window.read.text.text.index("forty")
    mouse.drag(page.viewport(), word_point(page, inner + 1), word_point(page, inner + 3))
    assert page.selection() == (inner, inner + 5)
    mouse.click(page.viewport(), word_point(page, inner + 1))
    assert page.chosen_passage() is not None
    mouse.drag(page.viewport(), word_point(page, inner + 1), word_point(page, inner + 3))
    assert page.selection() == (inner, inner + 5)
    assert QApplication.activePopupWidget() is None


LONG = ["Harbours and waterways", "Mayors and magistrates", "Wonderful generosity"]


@pytest.mark.empty
def test_in_a_usual_window_the_likeliest_tags_are_named_however_long_their_names(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 800)
    read_text(window, qtbot, SENTENCES)
    for name in LONG:
        add_tag(window.session.store, TagContent(name, 3, aliases=("forty tents",)), None)
    select_words(window, "forty tents")
    qtbot.waitUntil(bar(window).isVisible)
    *ways, first, second, third = bar(window).buttons()
    assert sorted(button.shown_word(button.shape) for button in (first, second, third)) == LONG, "none is cut"
    assert [button.shown_word(button.shape) for button in ways] == ["Tag", "Note", "Quote", "Record", "Country"]
    boxes = [button.geometry() for button in bar(window).buttons()]
    assert all(bar(window).rect().contains(box) for box in boxes)
    assert not any(box.intersects(other) for at, box in enumerate(boxes) for other in boxes[:at])
    assert not covered(window)
