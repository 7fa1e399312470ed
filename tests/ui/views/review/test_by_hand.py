"""Choosing by keys and by mouse the words on which a passage stands in the newest text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.files.pages import page

from app.actions.passages import tag_passage
from app.actions.sources import add_file
from app.actions.tags import add_tag
from app.actions.versions import update_from_file
from app.domain.codebook import TagContent
from app.store.reads import passages, sources
from app.ui.shell.main_window import MainWindow
from app.ui.views.review.dialog import ReviewDialog

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

OLD = """A first line that stays as it is, with a 𝒢lyph beyond the first plane, for the harbour board.

The ferry to Oslo carries 300 people over the fjord.

The mayor of Oslo said that the quay will not be closed before the summer of 2021.

A last line that stays, too, for nobody in particular but the board of the harbour.
"""
NEW = """A first line that stays as it is, with a 𝒢lyph beyond the first plane, for the harbour board.

The ferry to Oslo carries 400 people over the fjord.

Quay stays open, the mayor promised.

A last line that stays, too, for nobody in particular but the board of the harbour.
"""
NUMBER, LOST = "carries 300 people", "quay will not be closed"


@pytest.fixture
def review(empty_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> ReviewDialog:
    """The review of a number that became another one, and of a sentence that was written again."""
    store = empty_window.session.store
    source_id = add_file(store, page(tmp_path, "ferry.txt", OLD)).source_id
    tag_id = add_tag(store, TagContent("Ferry"))
    text = sources.current_text(store, source_id).text
    for quote in (NUMBER, LOST):
        tag_passage(store, source_id, text.index(quote), text.index(quote) + len(quote), [tag_id])
    report = update_from_file(store, source_id, page(tmp_path, "new.txt", NEW))
    made = ReviewDialog(empty_window.session, empty_window, report)
    made.open()
    made.activateWindow()
    read(qtbot, made)
    return made


def read(qtbot: QtBot, review: ReviewDialog) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not review.reader.busy())


def states(review: ReviewDialog) -> dict[str, str]:
    found = passages.listed(review.parentWidget().session.store, limit=10)
    return {one.quote: one.state.value for one in found}


def test_words_are_chosen_by_keys_as_one_operation_and_undone(review: ReviewDialog, qtbot: QtBot) -> None:
    before = states(review)
    QTest.keyClick(review.list, Qt.Key.Key_Down)
    assert review.current().passage.quote == LOST
    QTest.keyClick(review.list, Qt.Key.Key_C)
    hand = review.hand
    assert review.sheets.currentWidget() is hand
    assert review.focusWidget() is hand.new
    assert review.accept_button.text() == "It is here"
    assert "Esc" in review.foot_hint.text()
    assert review.foot_hint.width() >= review.foot_hint.sizeHint().width()
    at = hand.new.textCursor().position()
    assert abs(at - hand.new.toPlainText().index("Quay stays open")) < 80  # near where it stood
    hand.new.choose(*[sources.current_text(review.parentWidget().session.store, 1).text.index("Quay")] * 2)
    for _ in range(3):
        QTest.keyClick(hand.new, Qt.Key.Key_Right, SHIFT | CONTROL)
    assert "“will not be closed” has become" not in hand.differs.text()
    assert "stays" in hand.differs.text()
    QTest.keyClick(hand.new, Qt.Key.Key_Return)
    assert states(review) == {NUMBER: "review", "Quay stays open": "verified"}
    assert review.sheets.currentWidget() is not hand
    assert review.current().passage.quote == NUMBER
    read(qtbot, review)
    (one,) = [p for p in passages.listed(review.parentWidget().session.store, limit=10) if p.quote == "Quay stays open"]
    assert [tag.name for tag in one.tags] == ["Ferry"]
    QTest.keyClick(review.list, Qt.Key.Key_Z, CONTROL)
    assert states(review) == before


def test_the_candidate_is_chosen_to_begin_with_and_can_be_made_longer(review: ReviewDialog) -> None:
    review.list.choose_first()
    review.hand_button.click()
    store = review.parentWidget().session.store
    text = sources.current_text(store, review.current().passage.source_id).text
    start, end = review.hand.stretch()
    assert text[start:end] == "carries 400 people"
    assert "300" in review.hand.differs.text()
    for _ in range(3):
        QTest.keyClick(review.hand.new, Qt.Key.Key_Right, SHIFT | CONTROL)
    review.accept_button.click()
    assert states(review)["carries 400 people over the"] == "verified"


def test_nothing_chosen_is_said_and_escape_leaves_all_as_it_was(review: ReviewDialog) -> None:
    before = states(review)
    QTest.keyClick(review.list, Qt.Key.Key_Down)
    review.choose_by_hand()
    QTest.keyClick(review.hand.new, Qt.Key.Key_Return)
    assert "select the words" in review.problem.text()
    QTest.keyClick(review.hand.new, Qt.Key.Key_K)  # the keys of the list are not those of the texts
    assert states(review) == before
    QTest.keyClick(review.hand.new, Qt.Key.Key_Escape)
    assert review.isVisible()
    assert review.sheets.currentWidget() is not review.hand
    QTest.keyClick(review.list, Qt.Key.Key_Escape)
    assert not review.isVisible()
    assert states(review) == before


def test_words_of_another_passage_are_refused(review: ReviewDialog) -> None:
    store = review.parentWidget().session.store
    source_id = review.current().passage.source_id
    text = sources.current_text(store, source_id).text
    start = text.index("Quay stays open")
    tag_passage(store, source_id, start, start + len("Quay stays open"), [1])
    review.choose_by_hand()
    review.hand.new.choose(start, start + len("Quay stays open"))
    review.submit()
    assert "Another passage" in review.problem.text()
    assert review.sheets.currentWidget() is review.hand


def test_words_are_found_in_the_newest_text(review: ReviewDialog) -> None:
    review.choose_by_hand()
    QTest.keyClick(review.hand.new, Qt.Key.Key_F, CONTROL)
    assert review.focusWidget() is review.hand.field
    QTest.keyClicks(review.hand.field, "board")
    QTest.keyClick(review.hand.field, Qt.Key.Key_Return)
    first = review.hand.stretch()
    QTest.keyClick(review.hand.field, Qt.Key.Key_Return)
    assert review.hand.stretch() != first
    review.hand.field.setText("no such words")
    QTest.keyClick(review.hand.field, Qt.Key.Key_Return)
    assert "not in the newest text" in review.hand.differs.text()
    assert review.isVisible()
