"""The real window, with and without a workspace, for everything about files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.helpers.made import make_empty, say_backed_up

from app.paths import RESOURCES
from app.settings import Settings
from app.ui.shell import main_window
from app.ui.shell.main_window import MainWindow


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("empty") / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    return path.read_bytes()


@pytest.fixture
def workspace(tmp_path: Path, empty: bytes) -> Path:
    path = tmp_path / "research.passagework"
    path.write_bytes(empty)
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(main_window, "POLL_MS", 50)  # what other programs do is waited for by many tests
    made = MainWindow(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, workspace: Path) -> MainWindow:
    say_backed_up(workspace)
    assert window.open_workspace(workspace)
    qtbot.waitUntil(lambda: window.files is not None and not window.session.busy())
    return window
