"""The program's own window on a workspace, settled, as the kinds of work that are timed in it begin."""

from __future__ import annotations

from pathlib import Path

from painted import turn
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.ui.shell.collector import Collector
from app.ui.shell.main_window import MainWindow
from app.ui.shell.start import collect, make_app

SETTLE_MS = 1_500


def settled_window(workspace: Path) -> tuple[QApplication, MainWindow]:
    """The application, to be held while the window is used, and the window; settings stand beside the workspace."""
    settings = Settings(workspace.with_suffix(".json"))
    settings.put("author", "Dana")
    app = make_app(settings)
    collect()
    window = MainWindow(settings)
    Collector(window)
    window.resize(1280, 800)
    window.show_first(workspace)
    window.show()
    assert window.open_workspace(workspace)
    turn(SETTLE_MS)
    return app, window
