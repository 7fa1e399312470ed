"""The real window on the starter workspace, in the place of the donations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.actions.starter import make_empty, make_starter
from app.paths import RESOURCES
from app.settings import Settings
from app.store.reads import donations as reads
from app.store.store import Store
from app.ui.donations.place import DonationsPlace
from app.ui.main_window import MainWindow


@pytest.fixture(scope="session")
def starter_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("starter") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    return path.read_bytes()


@pytest.fixture(scope="session")
def empty_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("empty") / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    return path.read_bytes()


@pytest.fixture
def bare_window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    settings = Settings(tmp_path / "settings.json")
    settings.put("author", "Ann")
    made = MainWindow(settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()


@pytest.fixture
def window(bare_window: MainWindow, tmp_path: Path, starter_bytes: bytes) -> MainWindow:
    path = tmp_path / "research.passagework"
    path.write_bytes(starter_bytes)
    assert bare_window.open_workspace(path)
    bare_window.show_place("donations")
    return bare_window


@pytest.fixture
def place(window: MainWindow) -> DonationsPlace:
    found = window.place("donations")
    assert isinstance(found, DonationsPlace)
    return found


@pytest.fixture
def store(window: MainWindow) -> Store:
    return window.session.store


class Refs:
    """The ids of records by their references."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, ref: str) -> int:
        return reads.id_of(self._store, ref)


@pytest.fixture
def refs(store: Store) -> Refs:
    return Refs(store)
