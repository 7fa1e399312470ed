"""The tables of `tests/cli/test_bad_input.py` in the window: what is wrong is said, and nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.helpers.bad_tables import ROWS, WHOLE, BadTable
from tests.helpers.long import few
from tests.helpers.store_dump import dump

from app.ui.shell.main_window import MainWindow
from app.ui.views.importing.place import ImportPlace


@pytest.fixture
def place(window: MainWindow) -> ImportPlace:
    window.show_place("importing")
    found = window.place("importing")
    assert isinstance(found, ImportPlace)
    return found


def said(place: ImportPlace) -> str:
    """What stands on the page that is shown."""
    page = place.stack.currentWidget()
    assert page is not None
    labels = [*page.findChildren(QLabel), place.problem]
    return "\n".join(one.text() for one in labels if one.isVisibleTo(place))


@few(
    "table",
    ROWS,
    ids=lambda one: one.name,
    keep=2,
    why="more rows in the window; `tests/actions/test_others_tables.py` has them below it",
)
@pytest.mark.empty
def test_a_row_that_cannot_be_is_said_and_the_others_are_taken_and_undone(
    place: ImportPlace, window: MainWindow, tmp_path: Path, qtbot: QtBot, table: BadTable
) -> None:
    store = window.session.store
    before = dump(store)
    (tmp_path / table.name).write_bytes(table.raw)
    place.open_file(tmp_path / table.name)
    qtbot.waitUntil(lambda: place.found is not None and not place.session.asks(place))
    place.go_to("rows")
    assert table.said in said(place)
    assert dump(store) == before
    place.go_to("import")
    assert place.next.text() == "Import 1 record"
    place.next.click()
    qtbot.waitUntil(lambda: place.done is not None)
    assert place.done is not None
    assert len(place.done.refs) == 1
    window.undo()
    qtbot.waitUntil(lambda: dump(store) == before)


@few("table", WHOLE, ids=lambda one: one.name, keep=2, why="more tables in the window")
@pytest.mark.empty
def test_what_is_no_table_is_said_with_a_way_out_and_adds_nothing(
    place: ImportPlace, window: MainWindow, tmp_path: Path, qtbot: QtBot, table: BadTable
) -> None:
    before = dump(window.session.store)
    (tmp_path / table.name).write_bytes(table.raw)
    place.open_file(tmp_path / table.name)
    qtbot.waitUntil(lambda: table.said in said(place), timeout=30_000)
    assert table.way_out in said(place)
    assert not place.next.isEnabled() or place.found is None
    assert dump(window.session.store) == before
