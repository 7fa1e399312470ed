"""A hundred thousand passages: nothing but what is looked at is read or measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from app.domain.anchor import AnchorState
from app.domain.passages import Passage
from app.domain.sources import SourceKind, SourceMeta, SourceRow
from app.settings import Settings
from app.store.reads import found_passages
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.views.passages.filter import Wanted
from app.ui.views.passages.model import PAGE, PassageModel
from app.ui.views.passages.table import PassageTable

MANY = 100_000
ROW = SourceRow(1, "s", SourceKind.ARTICLE, SourceMeta(title="Gifts"), 1, "", "", 1, 1, MANY)
PASSAGE = Passage(1, "p", 1, "Gifts", 1, 0, 9, "Some gift. ", 1, AnchorState.VERIFIED)


class NoStore:
    """Nothing is read from it: see `read`."""

    def __init__(self) -> None:
        self.listeners: list[object] = []

    def wait_with(self, _meanwhile: object) -> None:
        """Nothing to wait for."""

    def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = Session(Settings(tmp_path / "settings.json"))
    made.open(cast("Store", NoStore()))
    yield made
    made.close()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many passages were read, each time; the store is stood in for by arithmetic."""
    asked: list[int] = []

    def many(_db: object, ids: list[int]) -> tuple[Passage, ...]:
        asked.append(len(ids))
        return tuple(replace(PASSAGE, id=i, quote=PASSAGE.quote * (1 + i % 40)) for i in ids)

    everything = found_passages.Found(tuple((n, 1) for n in range(MANY)))
    monkeypatch.setattr(found_passages, "found", lambda _db, _wanted: everything)
    monkeypatch.setattr(found_passages, "many", many)
    return asked


def test_a_long_list_is_read_page_by_page(qtbot: QtBot, read: list[int], session: Session) -> None:
    model = PassageModel(session)
    table = PassageTable(model)
    qtbot.addWidget(table)
    table.resize(700, 600)
    table.show()
    model.show(session.store, Wanted(), (ROW,))
    table.grab()
    assert sum(read) <= PAGE
    for place in (50_000, MANY - 1, 100):
        table.choose_row(place)
        table.grab()
        assert table.currentIndex().row() == place
        box = table.visualRect(table.currentIndex())
        assert table.viewport().rect().intersects(box)
    assert sum(read) <= 12 * PAGE


def test_a_passage_whose_source_is_not_known_yet_is_not_listed(qtbot: QtBot, read: list[int], session: Session) -> None:
    """Another program has added the source since the sources were read."""
    model = PassageModel(session)
    table = PassageTable(model)
    qtbot.addWidget(table)
    table.resize(700, 600)
    table.show()
    model.show(session.store, Wanted(), ())
    table.grab()
    assert model.rowCount() == MANY
    assert model.listed(0) is None


def test_what_is_looked_at_stays_where_it_is_while_rows_above_are_measured(
    qtbot: QtBot, read: list[int], session: Session
) -> None:
    model = PassageModel(session)
    table = PassageTable(model)
    qtbot.addWidget(table)
    table.resize(700, 600)
    table.show()
    model.show(session.store, Wanted(), (ROW,))
    table.choose_row(60_000)
    bar = table.verticalScrollBar()
    for _ in range(30):
        first = table.rowAt(0)
        before = table.rowViewportPosition(first + 1)
        bar.setValue(bar.value() - 40)
        assert abs(table.rowViewportPosition(first + 1) - before - 40) <= 1
