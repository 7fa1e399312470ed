"""A machine on which Passagework was never started, or whose first workspace is there already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.made import say_backed_up, starter_read

from app.paths import starter_workspace
from app.settings import Settings
from app.ui.shell.main_window import MainWindow
from app.ui.shell.start import make_app, open_window


@dataclass
class Desk:
    """Where the analyst sits: starts the program, and finds what is on her screen."""

    qtbot: QtBot
    folder: Path
    window: MainWindow | None = None

    def start(self) -> MainWindow:
        """Start the program as `main.py` does, and wait until it answers."""
        settings = Settings(self.folder / "data" / "settings.json")
        make_app(settings)
        window = open_window(settings, None)
        self.qtbot.addWidget(window)
        window.resize(1280, 800)
        self.qtbot.waitUntil(lambda: window.session.is_open)
        self.qtbot.waitUntil(lambda: not window.session.busy())
        self.window = window
        return window

    def leave(self) -> None:
        """Close the window, as in the evening."""
        assert self.window is not None
        self.window.close()
        self.window = None

    def take_up(self, widget: QWidget) -> None:
        """Give a widget the keyboard, as a window manager does when a popup has closed."""
        widget.window().activateWindow()
        self.qtbot.waitUntil(lambda: widget.window().isActiveWindow())
        widget.setFocus()
        self.qtbot.wait(30)  # an activation that is still on its way would close the next popup

    def find(self, kind: type[QWidget]) -> QWidget:
        """The widget of this kind that is on the screen."""

        def shown() -> list[QWidget]:
            return [widget for widget in QApplication.allWidgets() if isinstance(widget, kind) and widget.isVisible()]

        self.qtbot.waitUntil(lambda: bool(shown()))
        return shown()[0]


class StrayWindows(QObject):
    """Notes every widget that becomes a window though it is only a part of one: it flashes, and closes popups."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShowEvent) and isinstance(watched, QWidget) and watched.isWindow():
            proper = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Dialog)
            if not proper and not isinstance(watched, MainWindow):
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture
def stray_windows(qapp: QApplication) -> Iterator[list[str]]:
    """The parts that flashed up as windows so far."""
    watcher = StrayWindows()
    qapp.installEventFilter(watcher)
    yield watcher.seen
    qapp.removeEventFilter(watcher)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with an empty home."""
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    made = Desk(qtbot, tmp_path)
    yield made
    if made.window is not None:
        made.window.close()


@pytest.fixture
def used_desk(desk: Desk) -> Desk:
    """A desk on which the first workspace lies ready, as making it and reading it through takes seconds."""
    path = starter_workspace()
    path.parent.mkdir(parents=True)
    path.write_bytes(starter_read())
    say_backed_up(path)
    return desk
