"""What is not yet evidence: marked, counted, led to, and gone once it is evidence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.helpers import seen
from tests.helpers.seen import is_waiting
from tests.ui.views.read.rich import chosen_words, open_page, put_caret

from app.actions.from_words import fact_of_words
from app.actions.sources import add_bytes
from app.actions.works import put_in_work
from app.domain.works import TextRole
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.coverage import CoverageView
from app.ui.views.read.source_card import SourceCard
from app.ui.views.read.source_list import SHARE_ROLE


@pytest.fixture
def window(empty_window: MainWindow) -> MainWindow:
    """A window on a workspace in which the text of these tests stands alone."""
    return empty_window


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> CoverageView:
    """The coverage of a page of six figures, counted."""
    open_page(window)
    found = window.read.aids.coverage
    qtbot.waitUntil(lambda: found.current() is not None and not is_waiting(found))
    return found


def link(window: MainWindow, words: str) -> None:
    """Make words of the page evidence for a fact that has them as its value, in one operation."""
    store, read = window.session.store, window.read
    assert read.row is not None
    start = read.page.text().text.index(words)
    fact_of_words(store, read.row.id, start, start + len(words), "NO", f"stated: {words}")


def test_the_figures_of_the_source_are_told_while_it_is_read(
    window: MainWindow, view: CoverageView, qtbot: QtBot
) -> None:
    figures = window.status.figures
    qtbot.waitUntil(lambda: figures.text() == "6 figures not yet evidence")
    assert figures.isVisible()
    for place in ("donations", "notes"):
        window.show_place(place)
        assert not figures.isVisible()
    window.show_place("read")
    assert figures.isVisible()


def test_what_becomes_evidence_is_counted_and_undo_takes_it_back(
    window: MainWindow, view: CoverageView, qtbot: QtBot
) -> None:
    def words() -> str:
        card = window.read.findChild(SourceCard)
        return seen.words(card) if card is not None else ""

    qtbot.waitUntil(lambda: "0% of figures are evidence, 6 of 6" in words())
    link(window, "There were thirty, and ten of straw")
    qtbot.waitUntil(lambda: "33% of figures are evidence, 4 of 6" in words())
    qtbot.waitUntil(lambda: window.status.figures.text() == "4 figures not yet evidence")
    index = next(i for i, row in enumerate(window.read.sources.sources.rows) if row.id == window.read.row.id)
    shown = window.read.sources.sources.index(index)
    assert shown.data(SHARE_ROLE) == pytest.approx(1 / 3)
    assert "33% of figures are evidence" in shown.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    window.undo()
    qtbot.waitUntil(lambda: window.status.figures.text() == "6 figures not yet evidence")


def test_of_a_work_the_figures_of_its_original_count_and_those_of_the_text_are_shown_beside_them(
    window: MainWindow, view: CoverageView, qtbot: QtBot
) -> None:
    digest = window.read.row
    assert digest is not None
    store = window.session.store
    original = add_bytes(store, b"Straw\n\nOf 40 bales, 12 were wet.\n", "straw.txt", "text/plain").source_id
    put_in_work(store, digest.id, original, TextRole.DIGEST)
    qtbot.waitUntil(lambda: window.status.figures.text() == "2 figures not yet evidence")
    assert window.status.figures.toolTip().startswith("0 of 2 figures of the original; of this text 0 of 6.")
    assert view.known()[digest.id] == view.known()[original]
    window.status.figures.click()
    qtbot.waitUntil(lambda: window.read.row is not None and window.read.row.id == original)
    window.read.page.setFocus()
    qtbot.keyClick(window.read.page, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: window.read.row is not None and window.read.row.id == digest.id)
    window.run("go.library")
    library = window.read.shelf.library
    at = next(n for n, entry in enumerate(library.table.rows.entries) if entry.source.id == digest.id)
    library.table.setCurrentIndex(library.table.rows.index(at, 0))
    qtbot.keyClick(library.table, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: window.read.row is not None and window.read.row.id == original)
    store.undo()
    window.session.go(Target("read", "source", digest.id))
    qtbot.waitUntil(lambda: window.status.figures.text() == "6 figures not yet evidence")


def test_g_goes_from_figure_to_figure_and_round(window: MainWindow, view: CoverageView, qtbot: QtBot) -> None:
    put_caret(window, "rounded")
    page = window.read.page
    found = []
    for _ in range(6):
        qtbot.keyClick(page, Qt.Key.Key_G)
        found.append(chosen_words(window))
    assert found == ["40", "115", "forty", "thirty", "ten", "Four"]
    qtbot.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert chosen_words(window) == "ten"
    put_caret(window, "Second")
    window.status.figures.click()
    qtbot.waitUntil(lambda: chosen_words(window) == "115")


def test_the_marks_can_be_switched_off_and_that_is_remembered(window: MainWindow, view: CoverageView) -> None:
    page = window.read.page
    with_marks = page.viewport().grab().toImage()
    window.actions_table.run("view.missing")
    without = page.viewport().grab().toImage()
    assert with_marks != without
    assert window.settings.get("reading.missing") is False
    window.actions_table.run("view.missing")
    assert page.viewport().grab().toImage() == with_marks


def test_other_sources_are_counted_in_idle_time(window: MainWindow, view: CoverageView, qtbot: QtBot) -> None:
    other = add_bytes(
        window.session.store, b"Straw\n\nOf 40 bales, 12 were wet.\n", "straw.txt", "text/plain"
    ).source_id
    qtbot.waitUntil(lambda: other in [row.id for row in window.read.sources.sources.rows])
    assert window.read.row is not None
    assert window.read.row.id != other
    plain = add_bytes(window.session.store, b"Hay\n\nAll of it was dry.\n", "hay.txt", "text/plain").source_id
    qtbot.waitUntil(lambda: plain in [row.id for row in window.read.sources.sources.rows])
    qtbot.waitUntil(lambda: all(view.of(row.id) for row in window.read.sources.sources.rows))
    assert set(view.known()) == {window.read.row.id, other}, "where there are no figures, none of them is evidence"


def test_closing_in_the_middle_of_it_is_safe(window: MainWindow, view: CoverageView, qtbot: QtBot) -> None:
    link(window, "forty")
    window.read.page.selection_changed.emit()  # while somebody is at work on the page, counting waits
    window.close_workspace()
    assert not window.session.is_open
