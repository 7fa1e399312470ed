"""A corrected page is brought, and what waits is settled by the keyboard alone; then all of it is undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.helpers.seen import words
from tests.helpers.settled import settled
from tests.ui.files.pages import page

from app.actions.passages import tag_passage
from app.actions.sources import add_file
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.store.reads import passages, sources, versions
from app.ui.base.session import Target
from app.ui.panels.passage_card import PassageCard
from app.ui.shell import new_version, overlays
from app.ui.shell.main_window import MainWindow
from app.ui.views.review.correct import CorrectPopup
from app.ui.views.review.dialog import ReviewDialog
from app.ui.views.review.sides import as_html
from app.ui.widgets.chip_button import ChipButton

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OLD = """The ferry to Oslo leaves at nine in the morning and carries 300 people.

The harbour board has recieved a letter from the ministry about the night ferry.

A line that nobody needs to read stands here for the board of the harbour.

The mayor of Oslo said that the quay will not be closed before the summer of 2021.

On Sundays there is a smaller boat to the island, and it takes 40 bicycles on its deck.
"""
NEW = """The ferry to Oslo leaves at nine in the morning and carries 400 people.

The harbour board has received a letter from the ministry about the night ferry.

A line that nobody needs to read stands here for the board of the harbour.

On Sundays there is a smaller boat to the island, and it takes 50 bicycles on its deck.
"""
QUOTES = (
    "leaves at nine", "carries 300 people", "has recieved a letter", "quay will not be closed", "takes 40 bicycles",
)  # fmt: skip


@pytest.fixture
def source(empty_window: MainWindow, tmp_path: Path) -> int:
    """A source of five tagged passages, which is read."""
    store = empty_window.session.store
    source_id = add_file(store, page(tmp_path, "ferry.txt", OLD)).source_id
    tag_id = add_tag(store, TagContent("Ferry"))
    text = sources.current_text(store, source_id).text
    for quote in QUOTES:
        start = text.index(quote)
        tag_passage(store, source_id, start, start + len(quote), [tag_id])
    empty_window.go(Target("read", "source", source_id))
    return source_id


def dialog(qtbot: QtBot, window: MainWindow) -> ReviewDialog:
    """The review that is open, once it was read; the offscreen platform activates no window by itself."""
    found = next(one for one in window.findChildren(ReviewDialog) if one.isVisible())
    found.activateWindow()
    read(qtbot, found)
    return found


def read(qtbot: QtBot, review: ReviewDialog) -> None:
    """Wait until the review shows what the workspace holds."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not review.reader.busy())


def bring(qtbot: QtBot, window: MainWindow, source_id: int, tmp_path: Path) -> ReviewDialog:
    new_version.bring_file(window, source_id, page(tmp_path, "corrected.txt", NEW))
    settled(window)
    return dialog(qtbot, window)


def states(window: MainWindow, source_id: int) -> dict[str, str]:
    return {one.quote: one.state.value for one in passages.of_source(window.session.store, source_id)}


def test_a_corrected_page_is_reviewed_by_keys_and_undone(
    empty_window: MainWindow, qtbot: QtBot, source: int, tmp_path: Path
) -> None:
    window = empty_window
    before = states(window, source)
    review = bring(qtbot, window, source, tmp_path)
    assert window.toast.words.text() == "1 kept, 1 changed, 2 need you, 1 not found."
    assert review.sentence.text() == "In all sources: 1 kept, 1 changed, 2 need you, 1 not found."
    assert [entry.state.value for entry in review.entries] == ["review", "review", "lost", "changed"]
    assert {p.quote for p in window.read.passages().values()} == {"leaves at nine", "has received a letter"}

    assert review.current().old.stretch.quote == "carries 300 people"
    said = review.page.toPlainText()
    assert "carries 300 people" in said
    assert "carries 400 people" in said
    assert "“300” has become “400”." in said
    assert "Ferry" in said
    qtbot.keyClick(review.list, Qt.Key.Key_Return)
    assert states(window, source)["carries 400 people"] == "verified"
    assert "carries 400 people" in {p.quote for p in window.read.passages().values()}
    assert [tag.name for p in window.read.passages().values() if "400" in p.quote for tag in p.tags] == ["Ferry"]

    assert review.current().old.stretch.quote == "takes 40 bicycles"
    qtbot.keyClick(review.list, Qt.Key.Key_K)
    assert states(window, source)["takes 40 bicycles"] == "lost"
    assert not any(entry.is_open for entry in review.entries)
    read(qtbot, review)
    assert [entry.state.value for entry in review.entries] == ["lost", "lost", "changed"]
    assert not review.accept_button.isEnabled()

    qtbot.keyClick(review.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert states(window, source)["takes 40 bicycles"] == "review"
    for _ in range(2):
        qtbot.keyClick(review.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    read(qtbot, review)
    assert states(window, source) == before
    assert {p.quote for p in window.read.passages().values()} == set(QUOTES)
    assert review.entries == ()
    assert review.sentence.text() == "In all sources: 5 kept."
    assert window.read.page.text().text == sources.current_text(window.session.store, source).text


def test_a_changed_passage_shows_what_it_was_and_g_goes_to_it(
    empty_window: MainWindow, qtbot: QtBot, source: int, tmp_path: Path
) -> None:
    review = bring(qtbot, empty_window, source, tmp_path)
    for _ in range(3):
        qtbot.keyClick(review.list, Qt.Key.Key_Down)
    entry = review.current()
    assert entry.state.value == "changed"
    html = as_html(entry)
    assert '<span class="was">recieved</span>' in html
    assert '<span class="is">received</span>' in html
    assert not review.keep_button.isEnabled()
    qtbot.keyClick(review.list, Qt.Key.Key_G)
    assert not review.isVisible()
    assert empty_window.read.page.chosen_passage() == entry.passage.id
    overlays.show_review(empty_window)
    again = next(one for one in dialog(qtbot, empty_window).entries if one.state.value == "changed")
    assert again.old is None
    assert "has received a letter" in as_html(again)


def test_what_is_lost_has_no_other_side_and_can_not_be_accepted(
    empty_window: MainWindow, qtbot: QtBot, source: int, tmp_path: Path
) -> None:
    review = bring(qtbot, empty_window, source, tmp_path)
    for _ in range(2):
        qtbot.keyClick(review.list, Qt.Key.Key_Down)
    assert review.current().state.value == "lost"
    assert "Nothing like it is there." in review.page.toPlainText()
    before = states(empty_window, source)
    qtbot.keyClick(review.list, Qt.Key.Key_A)
    qtbot.keyClick(review.list, Qt.Key.Key_K)
    assert states(empty_window, source) == before


def test_the_same_page_again_changes_nothing(
    empty_window: MainWindow, qtbot: QtBot, source: int, tmp_path: Path
) -> None:
    new_version.bring_file(empty_window, source, page(tmp_path, "same.txt", OLD))
    settled(empty_window)
    assert "nothing changed" in empty_window.toast.words.text()
    assert not empty_window.findChildren(ReviewDialog)
    assert len(versions.of_source(empty_window.session.store, source)) == 1


def test_nothing_waits(empty_window: MainWindow, qtbot: QtBot, source: int) -> None:
    empty_window.actions_table.run("source.review")
    review = dialog(qtbot, empty_window)
    assert review.sentence.text() == "In all sources: 5 kept."
    assert "Nothing waits" in words(review)
    assert not review.list.isVisible()
    qtbot.keyClick(review, Qt.Key.Key_Escape)
    assert not review.isVisible()


def open_popup(qtbot: QtBot) -> CorrectPopup:
    def found() -> list[CorrectPopup]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, CorrectPopup) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_there_is_one_review_at_a_time(empty_window: MainWindow, tmp_path: Path, qtbot: QtBot, source: int) -> None:
    overlays.show_review(empty_window)
    dialog(qtbot, empty_window)
    new_version.bring_file(empty_window, source, page(tmp_path, "ferry.txt", NEW))
    settled(empty_window)
    qtbot.waitUntil(lambda: len(dialog(qtbot, empty_window).entries) > 0)
    (shown,) = [one for one in empty_window.findChildren(ReviewDialog) if one.isVisible()]
    shown.reject()


def test_words_are_corrected_where_they_are(empty_window: MainWindow, qtbot: QtBot, source: int) -> None:
    window = empty_window
    start = window.read.text.text.index("recieved")
    window.read.page.select(start, start + len("recieved"))
    window.actions_table.run("source.correct")
    popup = open_popup(qtbot)
    assert popup.field.text() == "recieved"
    qtbot.keyClicks(popup.field, "received")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    settled(window)
    assert "has received a letter" in window.read.text.text
    assert window.read.page.text().text == window.read.text.text
    assert window.read.page.selection() == (start, start + len("received"))
    assert window.toast.words.text() == "4 kept, 1 changed."
    assert "has received a letter" in {p.quote for p in window.read.passages().values()}
    window.undo()
    assert "recieved" in window.read.text.text
    assert {p.quote for p in window.read.passages().values()} == set(QUOTES)


def test_a_correction_is_left_with_escape_and_complains_inline(
    empty_window: MainWindow, qtbot: QtBot, source: int
) -> None:
    window = empty_window
    block = next(one for one in window.read.text.blocks if one.paragraph)
    window.read.page.select(block.start, block.end)
    window.actions_table.run("source.correct")
    popup = open_popup(qtbot)
    popup.field.setText("  ")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert "Cut it instead" in popup.wrong.text()
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    settled(window)
    assert len(versions.of_source(window.session.store, source)) == 1


def test_the_status_line_says_how_many_need_review_and_leads_there(
    empty_window: MainWindow, qtbot: QtBot, source: int, tmp_path: Path
) -> None:
    link = empty_window.status.review
    assert not link.isVisible()
    review = bring(qtbot, empty_window, source, tmp_path)
    qtbot.waitUntil(lambda: link.isVisible() and link.text() == "2 need review")
    qtbot.keyClick(review.list, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: link.text() == "1 needs review")
    review.reject()
    link.click()
    again = dialog(qtbot, empty_window)
    qtbot.keyClick(again.list, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: not link.isVisible())


def test_the_card_of_a_passage_that_waits_says_so_and_opens_its_review(
    empty_window: MainWindow, qtbot: QtBot, source: int, tmp_path: Path
) -> None:
    window = empty_window
    bring(qtbot, window, source, tmp_path).reject()
    waits = next(p for p in passages.of_source(window.session.store, source) if p.quote == "takes 40 bicycles")
    window.go(Target("read", "source", source, passage=waits.id))

    def card() -> PassageCard | None:
        cards = [one for one in window.read.findChildren(PassageCard) if one.passage.id == waits.id]
        return next((one for one in cards if one.isVisible()), None)

    qtbot.waitUntil(lambda: card() is not None)
    words = [label.text() for label in card().findChildren(QLabel) if label.isVisible()]
    assert "on an older version of the text" in words
    assert "needs review" in words
    button = next(chip for chip in card().findChildren(ChipButton) if chip.text() == "Review")
    button.click()
    review = dialog(qtbot, window)
    assert review.current().passage.id == waits.id
    qtbot.keyClick(review.list, Qt.Key.Key_A)
    review.reject()
    window.go(Target("read", "source", source, passage=waits.id))
    accepted = passages.one(window.session.store, waits.id)
    qtbot.waitUntil(lambda: card() is not None and card().passage == accepted)
    words = [label.text() for label in card().findChildren(QLabel) if label.isVisible()]
    assert "on an older version of the text" not in words
    assert "✓ verified" in words


def test_a_review_that_was_closed_does_not_follow_the_theme(
    empty_window: MainWindow, qtbot: QtBot, source: int, tmp_path: Path
) -> None:
    review = bring(qtbot, empty_window, source, tmp_path)
    with qtbot.waitSignal(review.destroyed):
        review.reject()
    empty_window.choose_theme("dark")
    empty_window.choose_theme("light")
