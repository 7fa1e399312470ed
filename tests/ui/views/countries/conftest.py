"""A window on the starter workspace, at a country of which nothing is recorded: the tests show those they are about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.helpers.settled import settled

from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries.place import CountriesPlace


@pytest.fixture
def said() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def gone() -> list[Target]:
    return []


@pytest.fixture(scope="session")
def first_place() -> str:
    return "countries"


@pytest.fixture
def window(window: MainWindow, said: list[tuple[str, str]]) -> Iterator[MainWindow]:
    hears = window.session.said.connect(lambda sentence, tone: said.append((sentence, tone)))
    window.session.settings.put("countries.code", "TV")  # else the largest profile would be laid out for each of them
    window.show_place("countries")
    settled(window)
    yield window
    window.session.said.disconnect(hears)


@pytest.fixture
def place(window: MainWindow) -> CountriesPlace:
    found = window.place("countries")
    assert isinstance(found, CountriesPlace)
    return found
