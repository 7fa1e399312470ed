"""A window on the starter workspace, at the countries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.conftest import opened

from app.settings import Settings
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries.place import CountriesPlace


@pytest.fixture
def said() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def gone() -> list[Target]:
    return []


@pytest.fixture
def window(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    starter_bytes: bytes,
    said: list[tuple[str, str]],
) -> Iterator[MainWindow]:
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    made = MainWindow(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.session.said.connect(lambda sentence, tone: said.append((sentence, tone)))
    made.show()
    opened(made, tmp_path / "research.passagework", starter_bytes)
    made.show_place("countries")
    qtbot.waitExposed(made)
    yield made
    made.close_workspace()
    made.close()


@pytest.fixture
def place(window: MainWindow) -> CountriesPlace:
    found = window.place("countries")
    assert isinstance(found, CountriesPlace)
    return found
