"""Find in the source: as one types, from hit to hit, and back to where one was."""

from __future__ import annotations

import re
from itertools import islice

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from tests.helpers.ear import listen
from tests.helpers.keyboard import Keyboard
from tests.helpers.settled import settled
from tests.ui.views.read.rich import PAGES, chosen_words, put_caret

from app.actions import sources
from app.domain.blocks import Block
from app.store.reads.sources import library
from app.store.store import Store
from app.ui.base.session import Target
from app.ui.look import theme
from app.ui.reader.text import ReaderText
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.find_bar import FindBar


@pytest.fixture(autouse=True)
def _found_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, these short texts are searched before the next line; two tests are of long ones."""
    monkeypatch.setattr("app.ui.views.read.find_bar.AT_ONCE_S", 10.0)


TABLES, PAPER = "notes-and-tables.html", "paper.md"


@pytest.fixture(scope="module")
def looked_at(empty_bytes: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workspace with two pages and nothing else."""
    path = tmp_path_factory.mktemp("pages") / "w.passagework"
    path.write_bytes(empty_bytes)
    with Store(path, "Ann") as store:
        for name in (TABLES, PAPER):
            sources.add_file(store, PAGES / name)
    return path.read_bytes()


def read(window: MainWindow, name: str) -> None:
    """Read one of the two pages."""
    row = library(window.session.store)[(TABLES, PAPER).index(name)]
    window.go(Target("read", "source", row.id))
    window.read.page.setFocus()


@pytest.fixture
def bar(window: MainWindow, qtbot: QtBot) -> FindBar:
    """The bar, opened by its key on a page with the caret at its third paragraph; nothing is looked for yet."""
    read(window, TABLES)
    bar = window.read.aids.bar
    bar.field.clear()
    for switch in (bar.case, bar.whole, bar.regex):
        switch.setChecked(False)
    if bar.isVisible():  # it would begin where the test before was
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    window.read.page.verticalScrollBar().setValue(0)
    put_caret(window, "The railway’s")
    window.actions_table.actions["find.open"].trigger()
    qtbot.waitUntil(bar.isVisible)
    return bar


def hit(window: MainWindow, bar: FindBar) -> str:
    start = place(window, bar)
    return window.read.page.text().text[start : start + len(bar.field.text())]


def place(window: MainWindow, bar: FindBar) -> int:
    """Where the hit begins that the bar counts to, by a search of our own."""
    number = int(bar.count.text().split()[0])
    found = re.finditer(re.escape(bar.field.text()), window.read.page.text().text, re.IGNORECASE)
    return next(islice(found, number - 1, None)).start()


@pytest.mark.looks
def test_it_counts_as_one_types_and_begins_at_the_caret(window: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.field, "train")
    assert bar.count.text() == "2 of 4"  # the first stands above the caret
    assert hit(window, bar) == "train"
    bar.field.setText("nowhere at all")
    assert bar.count.text() == "Not found"
    assert not bar.next.isEnabled()


@pytest.mark.looks
def test_enter_and_f3_step_and_after_the_last_comes_the_first(window: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    bar.field.setText("train")
    places = []
    for _ in range(4):
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
        places.append(bar.count.text())
    assert places == ["3 of 4", "4 of 4", "1 of 4", "2 of 4"]
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "1 of 4"
    window.actions_table.run("find.previous")
    assert bar.count.text() == "4 of 4"
    window.actions_table.run("find.next")
    assert bar.count.text() == "1 of 4"


@pytest.mark.looks
def test_capitals_whole_words_and_patterns(bar: FindBar) -> None:
    bar.field.setText("train")
    bar.case.setChecked(True)
    assert bar.count.text().endswith("of 3")
    bar.whole.setChecked(True)
    assert bar.count.text().endswith("of 2")
    bar.case.setChecked(False)
    bar.whole.setChecked(False)
    bar.field.setText(r"\b\d{2,3}\b")
    assert bar.count.text() == "Not found"
    bar.regex.setChecked(True)
    assert bar.count.text().endswith("of 2")


@pytest.mark.looks
def test_a_pattern_that_is_not_finished_is_said_quietly(window: MainWindow, bar: FindBar) -> None:
    bar.regex.setChecked(True)
    bar.field.setText("(tra")
    assert bar.count.text() == "Not yet a pattern: missing )."
    assert bar.width() < window.read.middle.width()
    assert not window.toast.isVisible()
    bar.field.setText("(tra)")
    assert "of" in bar.count.text()


@pytest.mark.looks
def test_escape_leaves_the_caret_at_the_hit(window: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    page = window.read.page
    qtbot.keyClicks(bar.field, "depots")
    found = place(window, bar)
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert (page.caret(), page.selection()) == (found, None)
    assert window.focusWidget() is page


@pytest.mark.looks
def test_enter_takes_the_caret_along(window: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    page = window.read.page
    qtbot.keyClicks(bar.field, "train")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "3 of 4"
    assert page.caret() == place(window, bar)
    qtbot.keyClicks(bar.field, "zzz")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert page.text().text[page.caret() :].lower().startswith("train")


def test_a_word_found_and_left_with_escape_is_where_s_and_t_work(window: MainWindow, qtbot: QtBot) -> None:
    keyboard, page, text = Keyboard(qtbot, window), window.read.page, window.read.text.text
    page.setFocus()
    page.select(0, 0)
    keyboard.press("Ctrl+F")
    keyboard.type("Lebanon")
    keyboard.press("Return", "Escape", "S")
    assert "Lebanon" in chosen_words(window)
    before = set(window.read.passages())
    keyboard.press("T")
    keyboard.type("twin city")
    keyboard.press("Return")
    (made,) = set(window.read.passages()) - before
    assert "Lebanon" in text[window.read.passages()[made].start : window.read.passages()[made].end]


@pytest.mark.looks
def test_escape_gives_caret_and_place_back_where_nothing_was_looked_for_or_found(
    window: MainWindow, bar: FindBar, qtbot: QtBot
) -> None:
    page = window.read.page
    before = page.caret()
    qtbot.keyClicks(bar.field, "nowhere at all")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert page.caret() == before
    qtbot.keyClicks(page, "S")
    window.actions_table.run("find.open")
    bar.field.setText("depots")  # as words that were looked for before
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert page.selection() is not None
    assert before in range(*page.selection())
    assert window.focusWidget() is page


@pytest.mark.looks
def test_ctrl_enter_takes_the_hit_ready_to_be_tagged(window: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    bar.field.setText("study of depots")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen_words(window) == "study of depots"
    assert not bar.isVisible()


@pytest.mark.looks
def test_the_selected_words_are_looked_for(window: MainWindow, qtbot: QtBot) -> None:
    read(window, TABLES)
    at = put_caret(window, "straw")
    window.read.page.select(at, at + 5)
    window.actions_table.run("find.open")
    bar = window.read.aids.bar
    assert bar.field.text() == "straw"
    assert bar.count.text() == "1 of 2"


@pytest.mark.looks
def test_what_is_cut_is_not_found_until_it_is_shown(window: MainWindow, bar: FindBar) -> None:
    bar.field.setText("Lower Weir")
    assert bar.count.text() == "Not found"
    window.read.toggle_cuts()
    assert bar.count.text() == "1 of 1"
    window.read.toggle_cuts()


@pytest.mark.looks
def test_another_source_is_searched_when_it_is_opened(window: MainWindow, bar: FindBar) -> None:
    bar.field.setText("Aldmoor")
    assert bar.count.text() == "Not found"
    read(window, PAPER)
    assert bar.count.text().endswith("of 2")


@pytest.mark.looks
def test_another_source_without_the_words_closes_it(window: MainWindow, bar: FindBar) -> None:
    bar.field.setText("train")
    assert bar.count.text() == "2 of 4"
    read(window, PAPER)
    assert not bar.isVisible()


@pytest.mark.looks
def test_escape_in_the_text_closes_it_where_the_caret_is(window: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    bar.field.setText("train")
    at = put_caret(window, "The railway’s")
    qtbot.keyClick(window.read.page, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.read.page.caret() == at


@pytest.mark.looks
def test_what_is_gone_to_from_elsewhere_is_not_covered_by_it(window: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    bar.field.setText("train")
    page, row = window.read.page, window.read.row
    assert row is not None
    at = page.text().text.index("The railway’s")
    window.go(Target("read", "source", row.id, at))
    settled(window)
    line = QRect(page.viewport().mapTo(window, page.cursorRect().topLeft()), page.cursorRect().size())
    covered = QRect(bar.mapTo(window, QPoint(0, 0)), bar.size())
    assert not (bar.isVisible() and covered.top() <= line.center().y() <= covered.bottom())


@pytest.mark.looks
def test_a_hit_is_boxed_and_the_current_one_in_the_accent(window: MainWindow, bar: FindBar) -> None:
    page = window.read.page

    def colours() -> set[str]:
        image: QImage = page.viewport().grab().toImage()
        cursor = page.textCursor()
        cursor.setPosition(page.offsets().to_qt(page.text().text.index("full")))
        box = page.cursorRect(cursor).adjusted(-4, -4, 60, 6)
        points = [QPoint(x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())]
        return {image.pixelColor(point).name() for point in points}

    assert theme.current().accent not in colours()
    bar.field.setText("full")
    assert theme.current().accent in colours()
    bar.field.setText("")
    assert theme.current().accent not in colours()


@pytest.mark.looks
def test_every_part_has_a_name_and_stays_in_the_corner(window: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    parts = (bar.field, bar.case, bar.whole, bar.regex, bar.previous, bar.next, bar.done)
    assert all(part.accessibleName() for part in parts)
    window.resize(1500, 800)
    middle = window.read.middle
    qtbot.waitUntil(lambda: 0 < middle.width() - bar.geometry().right() < 60)


@pytest.mark.looks
def test_a_long_text_is_searched_while_one_types_on(
    bar: FindBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.views.read.find_bar.AT_ONCE", 10)
    bar.field.setText("trains")
    assert bar.count.text() == "Searching…"
    bar.field.setText("train")
    qtbot.waitUntil(lambda: bar.count.text() == "2 of 4")
    bar.field.setText("")
    assert not bar.count.text().strip()


@pytest.mark.long(
    "a pattern that takes seconds",
    instead=["test_a_slow_pattern_is_given_up_within_one_paragraph", "test_a_long_text_is_searched_while_one_types_on"],
)
def test_a_slow_pattern_is_looked_up_apart_and_given_up(
    window: MainWindow, bar: FindBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.views.read.find_bar.AT_ONCE_S", -1.0)
    bar.regex.setChecked(True)
    bar.field.setText("tr[a]in")
    assert bar.count.text() == "Searching…"
    qtbot.waitUntil(lambda: bar.count.text() == "2 of 4")
    window.read.page.load(ReaderText("a" * 60 + "!", (Block(0, 61),), (0,)))
    window.read.shown.emit()
    bar.field.setText("(a|aa)+$")
    qtbot.waitUntil(lambda: bar.count.toolTip().startswith("This pattern takes too long"))
    assert not bar.next.isEnabled()


@pytest.mark.looks
def test_leaving_says_where_the_caret_is(
    window: MainWindow, bar: FindBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = listen(monkeypatch)
    qtbot.keyClicks(bar.field, "study of depots")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert [words for words in said if words.startswith("The caret is at:") and "study of depots" in words]
    window.actions_table.run("find.open")
    qtbot.keyClicks(bar.field, "study of depots")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [words for words in said if words.startswith("Selected:") and "study of depots" in words]
