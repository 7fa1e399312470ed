"""A mistake in an override that Qt calls while a fixture begins or ends does not end the run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QTableView
from shiboken6 import delete


class Wrong(QAbstractTableModel):
    def rowCount(self, parent: Any = None) -> int:
        return 1

    def columnCount(self, parent: Any = None) -> int:
        return 1

    def data(self, index: Any, role: int = 0) -> None:
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = 0) -> object:
        return ()[section]


def show_wrong() -> None:
    table, model = QTableView(), Wrong()
    with pytest.raises(IndexError, match="headerData"):
        table.setModel(model)
    delete(table)  # or a later theme would ask it again


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[None]:
    show_wrong()
    yield
    show_wrong()


@pytest.mark.usefixtures("shown")
def test_before_in_and_after_a_test() -> None:
    show_wrong()
