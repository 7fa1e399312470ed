"""The ways to a place in the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled
from tests.ui.views.read.rich import open_page

from app.ui.reader.setting import Setting, setting_of
from app.ui.shell.main_window import MainWindow


@pytest.mark.parametrize("kept", [None, [], [66], ["wide", 1.6, ""], [66, 9, ""], [66, 1.6, 3], "66", {"a": 1}])
def test_what_was_remembered_badly_is_as_usual(kept: object) -> None:
    assert setting_of(kept) == Setting()


# --- outline and paragraphs ---


def test_the_outline_leads_to_a_heading(window: MainWindow, qtbot: QtBot) -> None:
    open_page(window)
    popup = window.read.aids.outline()
    assert popup is not None
    assert [row.text for row in popup.rows.rows] == ["What was on board", "\u2003Three readings"]
    qtbot.keyClicks(popup.field, "three")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert window.read.page.caret() == window.read.page.text().text.index("Three readings")


def test_a_source_without_headings_says_so(window: MainWindow) -> None:
    open_page(window, "no-marker.txt")
    assert window.read.aids.outline() is None
    assert window.toast.isVisible()


def test_a_paragraph_is_gone_to_by_its_number(window: MainWindow, qtbot: QtBot) -> None:
    open_page(window)
    popup = window.read.aids.go_to_paragraph()
    assert popup is not None
    qtbot.keyClicks(popup.field, "1")
    assert [row.text for row in popup.rows.rows][:3] == ["1", "10", "11"]
    qtbot.keyClicks(popup.field, "4")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    page = window.read.page
    assert page.caret() == page.text().text.index("We think")


def test_a_wide_page_has_larger_letters_and_keeps_what_is_read(window: MainWindow) -> None:
    page = window.read.page
    window.resize(1280, 800)
    settled(window)
    at = page.text().text.index("Lebanon")
    page.select(at, at + 7)
    page.scroll_to(at)
    settled(window)
    usual = page.zoom(), page.boxes_of(at, at + 7)[0].height()
    window.resize(1920, 1080)
    settled(window)
    assert page.width() >= 1_000
    assert page.zoom() == pytest.approx(usual[0] * 18 / 17)
    assert page.selection() == (at, at + 7)
    assert page.boxes_of(at, at + 7)[0].height() > usual[1]
    window.resize(1280, 800)
    settled(window)
    assert (page.zoom(), page.boxes_of(at, at + 7)[0].height()) == usual
    assert page.selection() == (at, at + 7)
