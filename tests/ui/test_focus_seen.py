"""Wherever the keyboard is, one sees it: what has the focus looks otherwise than it does without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.helpers.long import few
from tests.helpers.settled import settled

from app.ui.look import theme
from app.ui.look.theme import stylesheet
from app.ui.panels.notes.editor import NoteEditor
from app.ui.reader.page import ReaderPage
from app.ui.shell.focus_order import in_visual_order
from app.ui.shell.main_window import MainWindow

pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]

PLACES = ("read", "passages", "donations", "countries", "notes")
ENOUGH = 30
"""So many pixels must differ: half the edge of the smallest thing."""


def pictured(widget: QWidget) -> QImage:
    """The widget with a few pixels around it, as it is on the screen."""
    window = widget.window()
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)
    return window.grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)


def differing(one: QImage, other: QImage) -> int:
    """How many pixels are others."""
    if one.isNull() or one.size() != other.size():
        return 0
    pairs = zip(memoryview(one.constBits()).cast("I"), memoryview(other.constBits()).cast("I"), strict=True)
    return sum(a != b for a, b in pairs)


def kinds(window: MainWindow) -> Iterator[QWidget]:
    """What Tab comes to, of each kind and look the first; what shows it by a caret alone is left out."""
    met: set[tuple[object, ...]] = set()
    for widget in in_visual_order(window.centralWidget()):
        if not isValid(widget):  # the focus of the one before had it made again
            continue
        kind = (type(widget), widget.property("look"), widget.isEnabled())
        if kind not in met and not isinstance(widget, ReaderPage | NoteEditor | QLabel):
            met.add(kind)
            yield widget


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """The window as it is painted for people; the suite goes without the style sheet."""
    before = qapp.styleSheet()
    qapp.setStyleSheet(stylesheet(theme.current()))
    yield
    qapp.setStyleSheet(before)


def test_the_focus_is_seen_on_a_codebook_without_tags(empty_window: MainWindow, qtbot: QtBot, dressed: None) -> None:
    settled(empty_window)
    empty_window.activateWindow()
    qtbot.waitUntil(empty_window.isActiveWindow)
    codebook = empty_window.read.codebook
    codebook.setFocus(Qt.FocusReason.TabFocusReason)
    settled(empty_window)
    with_it = pictured(codebook)
    codebook.clearFocus()
    settled(empty_window)
    assert differing(with_it, pictured(codebook)) >= ENOUGH


def test_what_has_no_rows_yet_says_so(empty_window: MainWindow, qtbot: QtBot) -> None:
    for place in PLACES:
        empty_window.show_place(place)
    settled(empty_window)
    lists = [empty_window.read.side.sources, empty_window.read.codebook, empty_window.place("notes").list]
    assert [one.accessibleDescription() for one in lists] == ["No source yet", "No tag yet", "No note yet"]
    found = empty_window.place("countries").side
    assert found.list.accessibleDescription() == "Nothing is recorded of a country yet. Type above to find one."
    found.field.setText("Atlantis")
    assert found.list.accessibleDescription() == "No country, group or actor is called “Atlantis”."


def test_every_place_is_on_paper_before_anything_is_in_it(empty_window: MainWindow, dressed: None) -> None:
    """Those of the sources and of the notes had the ground of the panes."""
    grounds = dict[str, str]()
    for place in PLACES:
        empty_window.show_place(place)
        settled(empty_window)
        seen = empty_window.grab().toImage()
        grounds[place] = seen.pixelColor(seen.width() // 2, seen.height() - 60).name()
    assert set(grounds.values()) == {theme.current().paper}, grounds


@few("place", PLACES, keep=2, why="every widget of every place")
def test_the_focus_is_seen_on_all_that_takes_the_keyboard(
    window: MainWindow, qtbot: QtBot, dressed: None, place: str
) -> None:
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as after any Tab
    window.show_place(place)
    settled(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    unseen: list[str] = []
    for widget in kinds(window):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        with_it = pictured(widget)
        widget.clearFocus()
        QApplication.processEvents()
        if isValid(widget) and differing(with_it, pictured(widget)) < ENOUGH:
            unseen.append(f"{type(widget).__name__} “{widget.accessibleName()}”")
    assert unseen == []
