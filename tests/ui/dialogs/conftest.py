"""An open workspace with a source, and a session on it, for dialogs to work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.helpers.made import create

from app.actions import sources
from app.domain.changes import Operation
from app.importers.read import read_source
from app.settings import Settings
from app.store.store import Store
from app.store.writes import sources as writes
from app.ui.base.session import Session

PAGE = b"""A page about gifts

Ann Author

The first paragraph says that some gifts were given to a few cities in the spring of that year, and by whom.

The second paragraph says that others were promised and never came, which the people of those cities remember.

The third paragraph is about what was said of it all in the newspapers, where opinions differed a good deal.
"""


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a new workspace."""
    path = tmp_path_factory.mktemp("blank") / "w.passagework"
    create(path)
    return path.read_bytes()


@pytest.fixture
def store(tmp_path: Path, blank: bytes) -> Iterator[Store]:
    path = tmp_path / "research.passagework"
    path.write_bytes(blank)
    with Store(path, "Ann") as opened:
        yield opened


@pytest.fixture
def said() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def session(qtbot: QtBot, store: Store, tmp_path: Path, said: list[tuple[str, str]]) -> Iterator[Session]:
    made = Session(Settings(tmp_path / "settings.json"))
    made.open(store)
    made.said.connect(lambda sentence, tone: said.append((sentence, tone)))
    yield made
    if made.is_open:
        made.close()  # what is under way ends first
    store.listeners.clear()
    made.close()  # and what it is asked for


@pytest.fixture
def source_id(store: Store) -> int:
    draft = read_source(PAGE, "gifts.txt", "text/plain")
    with sources.stage(store, draft) as (raw_id, body_id), store.write(Operation.ADD_SOURCE, draft.meta.title) as tx:
        return writes.publish(tx, draft, raw_id, body_id)
