"""The other hand: a mouse whose events come as the window system sends them, so that Qt makes menus and double clicks
of them by itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.reader.page import ReaderPage

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Mouse:
    """Presses and moves at points of widgets."""

    qtbot: QtBot

    def click(self, widget: QWidget, at: QPoint | None = None, button: Qt.MouseButton = LEFT, held=NONE) -> None:
        """One click, at the middle of the widget where no point is said."""
        point = at if at is not None else widget.rect().center()
        QTest.mouseClick(widget.window().windowHandle(), button, held, widget.mapTo(widget.window(), point))
        self.qtbot.wait(30)

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        """Two clicks that are one double click."""
        QTest.mouseDClick(widget.window().windowHandle(), LEFT, NONE, widget.mapTo(widget.window(), at))
        self.qtbot.wait(30)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint, held=NONE, steps: int = 4) -> None:
        """Press, move in a few steps and let go."""
        window = widget.window().windowHandle()
        where = [widget.mapTo(widget.window(), start + (end - start) * n / steps) for n in range(steps + 1)]
        QTest.mousePress(window, LEFT, held, where[0])
        for point in where[1:]:
            QTest.mouseMove(window, point)
            self.qtbot.wait(1)
        QTest.mouseRelease(window, LEFT, held, where[-1])
        self.qtbot.wait(30)

    def menu(self, widget: QWidget, at: QPoint) -> QMenu:
        """The menu that a right click opens."""
        self.click(widget, at, RIGHT)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "a right click opened no menu"
        return menu

    def pick(self, menu: QMenu, words: str) -> None:
        """Click the entry of an open menu that begins with these words."""
        action = next(action for action in menu.actions() if action.text().startswith(words))
        assert action.isEnabled(), f"{words} cannot be chosen"
        self.click(menu, menu.actionGeometry(action).center())


def row_point(view: QAbstractItemView, row: int) -> QPoint:
    """A point of the viewport in the middle of a row of a list."""
    box: QRect = view.visualRect(view.model().index(row, 0))
    return box.center()


def word_point(page: ReaderPage, offset: int) -> QPoint:
    """A point of the viewport on the letter at an offset, in words that run from left to right."""
    page.scroll_to(offset)
    cursor = page.textCursor()
    cursor.setPosition(page.offsets().to_qt(offset))
    return page.cursorRect(cursor).center() + QPoint(3, 0)


def thumb(bar: QScrollBar) -> QRect:
    """Where the thumb of a scroll bar is painted, in the bar; empty where it has none."""
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    part = QStyle.SubControl.SC_ScrollBarSlider
    return bar.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, bar)
