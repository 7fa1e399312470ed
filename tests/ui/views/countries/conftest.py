"""A window on the starter workspace, at the countries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.actions.starter import make_starter
from app.paths import RESOURCES
from app.settings import Settings
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries.place import CountriesPlace


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("starter") / "w.passagework"
    make_starter(path, "Dana", RESOURCES)
    return path.read_bytes()


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
    starter: bytes,
    said: list[tuple[str, str]],
) -> Iterator[MainWindow]:
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    path = tmp_path / "research.passagework"
    path.write_bytes(starter)
    made = MainWindow(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.session.said.connect(lambda sentence, tone: said.append((sentence, tone)))
    made.show()
    assert made.open_workspace(path)
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
