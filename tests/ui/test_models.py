"""No model reads while Qt asks what a cell holds; what is not known yet is read off the window's thread, and told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.ui.conftest import models

from app.actions import donations
from app.domain.donations import Donation
from app.store.reads.tags import codebook
from app.store.schema import country
from app.ui.panels.ledger import PAGE, ROW_ROLE
from app.ui.shell.main_window import MainWindow
from app.ui.views.passages.matrix import MatrixCounts, TagMatrix


def test_every_model_is_watched_and_a_read_is_noticed(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fixture of all tests of the window does it; here one model is made to read."""
    assert len(models()) >= 5
    assert all(issubclass(model, QAbstractItemModel) for model in models())
    store = window.session.store
    monkeypatch.setattr(MatrixCounts, "count", lambda *_: len(store.rows(select(country.c.id))))
    counts = MatrixCounts()
    counts.show(codebook(store), {})
    with pytest.raises(AssertionError, match=r"MatrixCounts\.data reads the store"):
        counts.data(counts.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert store.rows(select(country.c.id))


def test_a_page_that_nobody_has_looked_at_comes_after_it_was_asked_for(qtbot: QtBot, empty_window: MainWindow) -> None:
    store = empty_window.session.store
    listeners, store.listeners[:] = list(store.listeners), []
    for n in range(2 * PAGE + 10):
        donations.add_donation(store, Donation(f"Gift {n:03}"))
    store.listeners[:] = listeners
    empty_window.show_place("donations")
    ledger = empty_window.place("donations").page.ledger  # type: ignore[attr-defined]
    last = ledger.rowCount() - 1
    assert last == 2 * PAGE + 9
    assert ledger.index(0, 0).data(ROW_ROLE) is not None
    told: list[int] = []
    ledger.dataChanged.connect(lambda first, _last: told.append(first.row()))
    assert ledger.index(last, 0).data(ROW_ROLE) is None
    qtbot.waitUntil(lambda: bool(told))
    assert told == [2 * PAGE]
    assert ledger.index(last, 0).data(ROW_ROLE).title == f"Gift {last:03}"
    assert ledger.row(PAGE).title == f"Gift {PAGE:03}"  # where it cannot wait


def test_heads_that_are_not_reset_yet_ask_for_what_is_no_more(window: MainWindow, qtbot: QtBot) -> None:
    """Of a table that has got smaller: the head above it is reset before the one beside it."""
    tags = codebook(window.session.store)
    table = TagMatrix()
    qtbot.addWidget(table)
    table.show()
    for some in (tags, tags[:2], (), tags):
        table.counts.show(some, {})
    window.show_place("donations")
    ledger = window.place("donations").page.ledger  # type: ignore[attr-defined]
    for side in Qt.Orientation:
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            assert not ledger.headerData(10**6, side, role)
