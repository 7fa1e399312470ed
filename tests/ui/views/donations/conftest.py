"""The real window on the starter workspace, in the place of the donations."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.store.reads import donations as reads
from app.store.store import Store
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations.list_page import Mode
from app.ui.views.donations.place import DonationsPlace


@pytest.fixture(scope="session")
def first_place() -> str:
    return "donations"


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    window.show_place("donations")
    return window


@pytest.fixture
def place(window: MainWindow, qtbot: QtBot) -> DonationsPlace:
    """All records in a table, whatever the test before has asked for."""
    found = window.place("donations")
    assert isinstance(found, DonationsPlace)
    qtbot.waitUntil(lambda: not window.session.asks(found.filters))
    page = found.page
    found.show_list()
    if page.mode is not Mode.TABLE or page.axis is not None or page.entry.key != "all" or page.filter.text():
        page.filter.clear()
        page.group_by("")
        found.show_entry(found.filters.entry("all"))
        page.show_mode(Mode.TABLE)
        settled(window)
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
