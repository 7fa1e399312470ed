"""The page as one likes it, and the ways to a place in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.views.read.rich import open_page

from app.ui.look import fonts, theme
from app.ui.reader.setting import FULL, Setting, setting_of
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.reading_popover import ReadingPopover


@pytest.fixture(autouse=True)
def _as_usual(qapp: QApplication) -> Iterator[None]:
    yield
    fonts.choose_page_face("")
    theme.choose(qapp, "light")


@pytest.fixture
def popover(window: MainWindow, qtbot: QtBot) -> ReadingPopover:
    open_page(window)
    made = window.read.aids.show_setting()
    qtbot.waitUntil(made.isVisible)
    return made


def press(popover: ReadingPopover, name: str) -> None:
    groups = (popover.themes, popover.measures, popover.leadings, popover.sizes)
    button = next(b for group in groups for b in group.buttons() if b.accessibleName() == name)
    button.click()


def line_width(window: MainWindow) -> float:
    column = window.read.page.column()
    return column.right - column.left


def test_the_measure_is_seen_at_once_and_remembered(window: MainWindow, popover: ReadingPopover) -> None:
    window.resize(1900, 900)
    widths = []
    for name in ("Narrow", "Normal", "Wide", "Full"):
        press(popover, f"Measure: {name}")
        widths.append(line_width(window))
    assert widths == sorted(set(widths))
    assert setting_of(window.settings.get("reading")).measure == FULL


def test_leading_and_face_are_those_of_the_page(window: MainWindow, popover: ReadingPopover) -> None:
    page = window.read.page
    tall = page.document().size().height()
    press(popover, "Line height: 1.8")
    assert page.document().size().height() > tall
    popover.faces.setCurrentIndex(popover.faces.findData("sans"))
    assert page.document().defaultFont().families()[0] == "Inter"
    assert window.read.page.setting() == Setting(leading=1.8, face="sans")


def test_size_and_theme(window: MainWindow, popover: ReadingPopover) -> None:
    press(popover, "Size: 130%")
    assert window.read.page.zoom_step() == 3
    press(popover, "Theme: Sepia")
    assert theme.current().name == "sepia"
    assert window.settings.get("theme") == "sepia"


def test_the_place_stays_when_the_page_is_set_again(window: MainWindow, popover: ReadingPopover) -> None:
    page = window.read.page
    at = page.text().text.index("The stationmaster, who")
    page.restore_place(at)
    press(popover, "Measure: Narrow")
    assert page.place() == at


@pytest.mark.parametrize("kept", [None, [], [66], ["wide", 1.6, ""], [66, 9, ""], [66, 1.6, 3], "66", {"a": 1}])
def test_what_was_remembered_badly_is_as_usual(kept: object) -> None:
    assert setting_of(kept) == Setting()


def test_every_choice_has_a_name(popover: ReadingPopover) -> None:
    assert popover.faces.accessibleName()
    assert popover.accessibleName() == "Reading"


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
