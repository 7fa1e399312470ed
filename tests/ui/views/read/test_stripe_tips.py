"""A stripe says in words what its colour says, and a chip what there was no room for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.ui.reader import mouse_beside
from app.ui.reader.mouse_beside import MouseBeside
from app.ui.shell.main_window import MainWindow

pytestmark = pytest.mark.undone


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    tips: list[str] = []

    class Tip(QToolTip):
        @staticmethod
        def showText(_at: QPoint, text: str, *_more: object) -> None:
            tips.append(text)

    monkeypatch.setattr(mouse_beside, "QToolTip", Tip)
    return tips


def rest_on(qtbot: QtBot, window: MainWindow, point: QPoint) -> None:
    """Let the pointer rest on a point of the page, once that answers."""
    viewport = window.read.page.viewport()
    qtbot.waitUntil(lambda: window.read.page.findChild(MouseBeside) is not None)
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point)))


def test_a_stripe_names_the_tags_of_its_passage(qtbot: QtBot, window: MainWindow, shown: list[str]) -> None:
    assert window.read.aids
    page = window.read.page
    passage = next(one for one in window.read.passages().values() if [tag.name for tag in one.tags] == ["Criticism"])
    page.select(passage.start, passage.start)
    page.scroll_to(passage.start)
    height = page.cursorRect().center().y()
    beside = [QPoint(x, height) for x in range(page.viewport().width())]
    stripe = next(at for at in beside if page.offset_at(at) is None and page.passage_at(at) == passage.id)
    rest_on(qtbot, window, stripe)
    assert shown == ["Passage with tags Criticism"]


def test_over_the_words_and_beside_them_nothing_is_in_the_way(
    qtbot: QtBot, window: MainWindow, shown: list[str]
) -> None:
    assert window.read.aids
    page = window.read.page
    passage = next(one for one in window.read.passages().values() if [tag.name for tag in one.tags] == ["Criticism"])
    page.select(passage.start, passage.start)
    words = page.cursorRect().center() + QPoint(3, 0)
    assert page.offset_at(words) is not None
    rest_on(qtbot, window, words)
    rest_on(qtbot, window, QPoint(2, words.y()))
    assert shown == []


def test_a_chip_says_more_in_its_tip(qtbot: QtBot, window: MainWindow, shown: list[str]) -> None:
    page = window.read.page
    qtbot.waitUntil(lambda: bool(chips(window)))
    spot = chips(window)[0]
    placed = page.chip_at(spot)
    assert placed is not None
    rest_on(qtbot, window, spot)
    assert shown == [placed.chip.tip or placed.chip.text]


def chips(window: MainWindow) -> list[QPoint]:
    """Points of the page with a chip under them."""
    page = window.read.page
    area = page.viewport().rect()
    points = (QPoint(x, y) for y in range(0, area.height(), 8) for x in range(area.width() // 2, area.width(), 8))
    return [point for point in points if page.chip_at(point) is not None]
