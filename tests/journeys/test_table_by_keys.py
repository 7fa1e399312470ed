"""The table of records by the keyboard alone: sorted, edited in its cells, and ten operations taken back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from tests.helpers.keyboard import Keyboard
from tests.helpers.settled import settled
from tests.helpers.store_dump import dump
from tests.journeys.conftest import Desk

from app.store.reads import donations as reads
from app.ui.panels.ledger import Ledger
from app.ui.views.donations.table import RecordTable


@pytest.fixture
def keyboard(used_desk: Desk, qapp: QApplication) -> Keyboard:
    """The program just started, with the records in front."""
    made = Keyboard(used_desk.qtbot, used_desk.start())
    made.press("Ctrl+3")
    settled(made.window)
    return made


def table_of(keyboard: Keyboard) -> RecordTable:
    return keyboard.window.place("donations").page.table


def refs(keyboard: Keyboard) -> list[str]:
    settled(keyboard.window)
    ledger: Ledger = table_of(keyboard).model()
    return [row.ref for at in range(ledger.rowCount()) if (row := ledger.row(at)) is not None]


def at_cell(keyboard: Keyboard, key: str) -> None:
    """Walk with the arrows into a column."""
    table, ledger = table_of(keyboard), table_of(keyboard).model()
    assert keyboard.at() is table
    for _ in range(12):
        if ledger.key_of(table.currentIndex().column()) == key:
            return
        keyboard.press("Right")
    raise AssertionError(f"no arrow leads to {key}")


def test_the_table_is_sorted_by_the_column_the_keyboard_is_in(keyboard: Keyboard) -> None:
    before = refs(keyboard)
    keyboard.press("Home")
    row = table_of(keyboard).current()
    at_cell(keyboard, "recipient")
    keyboard.press("S")
    upwards = refs(keyboard)
    assert upwards != before
    assert sorted(upwards) == sorted(before)
    assert keyboard.at() is table_of(keyboard)
    assert table_of(keyboard).current().ref == row.ref, "the same record, wherever it stands now"
    keyboard.press("S")
    assert refs(keyboard) != upwards
    keyboard.times(12, "Left")
    keyboard.press("S")
    assert refs(keyboard) == before, "by number again"
    assert table_of(keyboard).current().ref == row.ref


@pytest.mark.long("ten cells by keys", instead=["test_a_cell_is_edited_in_its_place", "test_all_undone_and_all_redone"])
def test_cells_are_edited_and_ten_operations_are_taken_back_and_done_again(keyboard: Keyboard) -> None:
    window, store = keyboard.window, keyboard.window.session.store
    table = table_of(keyboard)
    refs(keyboard)
    before = dump(store)
    keyboard.press("Home")
    for _ in range(10):
        row = table.current()
        at_cell(keyboard, "status")
        keyboard.press("F2")
        settled(window)
        assert keyboard.at() is not table, "an editor has the keyboard"
        keyboard.press("Down", "Return")
        settled(window)
        assert keyboard.at() is table
        assert table.current().ref == row.ref
        keyboard.press("Down")
    after = dump(store)
    assert after != before
    for _ in range(10):
        keyboard.press("Ctrl+Z")
        settled(window)
        assert keyboard.at() is table
    assert dump(store) == before
    for _ in range(10):
        keyboard.press("Ctrl+Shift+Z")
        settled(window)
        assert keyboard.at() is table
    assert dump(store) == after
    assert reads.records(store)
