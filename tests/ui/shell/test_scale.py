"""Everything twice as large: panels, lists and page alike, at once and from every start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import scale
from app.settings import Settings
from app.ui.shell.main_window import MainWindow
from app.ui.views.settings.place import SettingsPlace
from app.ui.views.settings.reading import ReadingPage

ROOT = Path(__file__).parents[3]
CHILD = """
import os, sys
from PySide6.QtCore import QTimer
from app.ui.shell import start

class Once(start.AfterFirstPaint):
    def _go(self):
        window = self.parent()
        print(window.devicePixelRatio(), window.read.page.devicePixelRatio())
        sys.stdout.flush()
        os._exit(0)

start.AfterFirstPaint = Once
from app.bootstrap import main
main([sys.argv[1]])
"""


@pytest.mark.parametrize(("system", "ratio"), [(None, 2.0), ("1.5", 3.0)])
def test_it_holds_from_the_start(tmp_path: Path, starter_bytes: bytes, system: str | None, ratio: float) -> None:
    workspace = tmp_path / "w.passagework"
    workspace.write_bytes(starter_bytes)
    (tmp_path / "settings.json").write_text('{"author": "Ann", "scale": 200}', "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PASSAGEWORK_DATA": str(tmp_path)}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    if system is not None:
        environment["QT_SCALE_FACTOR"] = system
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(workspace)],
        env=environment, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert [float(one) for one in done.stdout.split()] == [ratio, ratio]


def test_a_size_that_is_none_of_those_offered_is_the_usual_one(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    for kept in (None, 0, 90, 5000, "200", 2.5):
        settings.put(scale.KEY, kept)
        assert scale.scale_of(settings) == 100
    settings.put(scale.KEY, 175)
    assert scale.scale_of(settings) == 175


@pytest.fixture
def usual_size(window: MainWindow, qtbot: QtBot) -> Iterator[None]:
    """All windows of this process as large as before, when the test is over."""
    yield
    window.session.put(scale.KEY, 100)
    qtbot.waitUntil(lambda: scale.applied() == 100)


@pytest.mark.usefixtures("usual_size")
def test_a_size_chosen_in_the_settings_holds_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.run("view.reading")
    place = window.place("settings")
    assert isinstance(place, SettingsPlace)
    page = place.pages["reading"]
    assert isinstance(page, ReadingPage)
    screen, before = window.screen().geometry(), window.geometry()
    for size in (200, 150, 100):
        button = page.scales.buttons[size]
        button.setFocus()
        button.click()
        qtbot.waitUntil(lambda size=size: window.devicePixelRatio() == size / 100)
        assert window.isVisible()
        assert window.grab().devicePixelRatio() == size / 100
        assert window.screen().geometry().width() == round(screen.width() * 100 / size)
        assert QApplication.focusWidget() is button
        assert window.settings.get(scale.KEY) == size
    assert window.geometry().width() <= before.width()
    assert window.read.page.devicePixelRatio() == 1
