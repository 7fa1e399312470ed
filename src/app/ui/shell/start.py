"""From the command to the first painted window, and what follows.

Before the first paint only Qt, the page and one read with the standard library are loaded; the store and everything
that needs it follow in the next turn of the event loop.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.domain.errors import UserError
from app.garbage import keep_what_is_loaded
from app.paths import starter_workspace
from app.settings import Settings
from app.ui.base import first_steps
from app.ui.base.callback_errors import with_catchable_errors
from app.ui.base.window_language import lay_out, translate_qt
from app.ui.look import fonts, theme
from app.ui.shell.collector import Collector
from app.ui.shell.main_window import MainWindow

LATEST_MS = 1_500
SETTLED_MS = 3_000
"""After so long from the first paint, everything that is loaded by itself has been loaded."""


def make_app(settings: Settings) -> QApplication:
    """The application, in the theme that was chosen last."""
    lay_out()
    name = str(settings.get("theme", "system"))
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        app = existing
        theme.choose(app, name)
    else:
        before = qInstallMessageHandler(_say_no_window)
        app = theme.make_app(sys.argv[:1], name)
        qInstallMessageHandler(before)
    app.setApplicationName("Passagework")
    app.setDesktopFileName("passagework")
    return app


def _say_no_window(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Say why there can be no window. Qt would dump core, and suggest a new installation."""
    if kind is QtMsgType.QtFatalMsg:
        words = (
            "There can be no window: the display cannot be reached, or what Qt needs for it is not installed (the "
            "README names the packages). --screenshot and the commands work without one; see --help."
        )
    if sys.stderr is not None:
        sys.stderr.write(f"{words}\n")
        sys.stderr.flush()
    if kind is QtMsgType.QtFatalMsg:
        os._exit(2)


def collect() -> None:
    """Set the function that collects the commands."""
    from app.ui.base import keys
    from app.ui.shell.commands import table

    keys.current().collect_from(table)


def run(workspace: Path | None, files: list[Path]) -> int:
    """Open the window on a workspace (the last one, or the starter on first run) and add `files` to it."""
    settings = Settings()
    app = make_app(settings)

    def then(window: MainWindow) -> None:
        from app.ui.shell.signals import EndsWhenAsked

        app.aboutToQuit.connect(EndsWhenAsked(window).stop)
        window.files.adding.add_files(files)

    window = with_catchable_errors(lambda: open_window(settings, workspace, _watch_for_errors, then))
    code = with_catchable_errors(app.exec)
    from app.ui.base.clipboard import hand_over_clipboard

    hand_over_clipboard()
    window.deleteLater()
    return code


def open_window(
    settings: Settings,
    workspace: Path | None,
    painted: Callable[[MainWindow], object] | None = None,
    then: Callable[[MainWindow], None] | None = None,
) -> MainWindow:
    """Show the window with what is available at once; the rest follows.

    `painted` is called after the first paint, and `then` when all is loaded.
    """
    if not settings.recent():
        first_steps.begin(settings)
    window = MainWindow(settings)
    path = _workspace(settings, workspace)
    problem = ""
    if path is not None:
        try:
            window.show_first(path)
        except UserError as error:
            problem = str(error)
    window.show()

    def build_rest() -> None:
        collect()
        if painted is not None:
            painted(window)
        make_app(settings)  # by now it may ask the desktop which theme it has
        window.build_rest()
        QTimer.singleShot(0, window, finish)

    def finish() -> None:
        fonts.load_rest()
        translate_qt()
        Collector(window)
        QTimer.singleShot(SETTLED_MS, window, keep_what_is_loaded)
        if path is None:
            window.first_run()
        elif problem:
            window.show_no_workspace(problem, path)
        else:
            window.open_workspace(path)
        if then is not None:
            then(window)

    AfterFirstPaint(window, build_rest)
    return window


class AfterFirstPaint(QObject):
    """Calls something once, in the turn of the event loop after the text was first painted."""

    def __init__(self, window: MainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.read.page.first_painted.connect(lambda: QTimer.singleShot(0, self, self._go))
        # For a window without a text, or one that starts minimised.
        QTimer.singleShot(LATEST_MS if window.read.is_painted_first else 0, self, self._go)

    def _go(self) -> None:
        then, self._then = self._then, lambda: None
        then()


def _watch_for_errors(window: MainWindow) -> None:
    from app.ui.shell.unexpected_errors import Mistakes

    Mistakes(window)


def _workspace(settings: Settings, asked: Path | None) -> Path | None:
    """The workspace to open: the one given, else the last one if it still exists; None on first run."""
    if asked is not None:
        return asked
    return next((path for path in (*settings.recent(), starter_workspace()) if path.exists()), None)
