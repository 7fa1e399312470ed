"""Ten fingers: keys pressed where the keyboard is, and nothing else. No mouse, no call of what a key would do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.shell.main_window import MainWindow


@dataclass
class Keyboard:
    """Presses keys as the window system would deliver them: to the popup, the dialog or the window in front."""

    qtbot: QtBot
    window: MainWindow
    pressed: int = 0
    """How many keys so far, a chord counting as one."""
    _front: QWidget | None = field(default=None, repr=False)

    def front(self) -> QWidget:
        """What is in front: the newest popup, else the dialog, else the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def at(self) -> QWidget:
        """The widget that has the keyboard."""
        front = self.front()
        changed = front is not self._front or not front.isActiveWindow()
        if changed and QApplication.activePopupWidget() is None:
            # As a window manager does when a popup or dialog has closed; the offscreen platform has none.
            front.activateWindow()
            self.qtbot.waitUntil(front.isActiveWindow)
            self.qtbot.wait(30)  # an activation that is still on its way would close the next popup
        self._front = front
        return front.focusWidget() or front

    def press(self, *keys: str) -> None:
        """Press keys by their names, one after the other."""
        for name in keys:
            key = QKeySequence(name)[0]
            self.qtbot.keyClick(self.at(), key.key(), key.keyboardModifiers())
            self.pressed += 1
            self.qtbot.wait(1)

    def times(self, count: int, key: str) -> None:
        """Press a key so often."""
        self.press(*[key] * count)

    def type(self, words: str) -> None:
        """Write words where the keyboard is."""
        for letter in words:  # each where the keyboard is by then: a popup may open under way
            self.qtbot.keyClick(self.at(), letter)
            self.pressed += 1
        self.qtbot.wait(1)

    def until(self, is_so: Callable[[], object], timeout: int = 3_000) -> None:
        """Wait for what is done in the next turn."""
        self.qtbot.waitUntil(lambda: bool(is_so()), timeout=timeout)

    def tab_to(self, is_there: Callable[[QWidget], object], key: str = "Tab", at_most: int = 60) -> QWidget:
        """Press Tab until the keyboard is where it is wanted; fails when it never is."""
        seen: list[str] = []
        for _ in range(at_most):
            here = self.at()
            if is_there(here):
                return here
            seen.append(f"{type(here).__name__} “{here.accessibleName()}”")
            self.press(key)
        raise AssertionError(f"{key} never came there, but to: " + ", ".join(seen))

    def palette(self, words: str) -> None:
        """Do a command that is found by its words."""
        self.press("Ctrl+Shift+P")
        self.type(words)
        self.press("Return")
        self.qtbot.wait(20)
