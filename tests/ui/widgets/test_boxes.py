"""What a layout holds, asked without keeping what Qt deletes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QLayout, QLayoutItem, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken, isValid

from app.ui.shell.focus_order import in_visual_order
from app.ui.widgets.boxes import STRETCH, in_column, in_row, parts_of, take_away
from app.ui.widgets.flow import flowing


def test_the_parts_of_a_layout_are_in_its_order_whatever_was_made_first(qtbot: QtBot) -> None:
    on = QWidget()
    qtbot.addWidget(on)
    last, first = QLabel("last"), QLabel("first")
    inner = in_row(QLabel("inside"))
    column = in_column(first, 8, inner, STRETCH, last, on=on, gap=0)
    assert parts_of(column) == [first, inner, last]
    assert [part.text() for part in parts_of(inner) if isinstance(part, QLabel)] == ["inside"]


def test_no_item_of_a_layout_is_kept_for_qt_to_delete(qtbot: QtBot) -> None:
    """PySide would crash over whatever is at its address then."""
    before = items_kept()
    on = QWidget()
    qtbot.addWidget(on)
    moved, gone, chip = QLabel("moved"), QLabel("gone"), QLabel("chip")
    second = in_row(QLabel("stays"))
    form = QFormLayout()
    form.addRow(QLabel("name"), QLabel("value"))
    column = in_column(in_column(in_row(moved, gone, 4, STRETCH), gap=0), second, flowing(chip), form, on=on, gap=0)
    on.show()
    in_visual_order(on)
    parts_of(column)
    second.addWidget(moved)
    take_away(gone, chip)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(gone)
    assert not isValid(chip)
    assert items_kept() <= before


def items_kept() -> set[int]:
    """By the addresses of their C++ objects."""
    items = (one for one in Shiboken.getAllValidWrappers() if isinstance(one, QLayoutItem))
    return {Shiboken.getCppPointer(one)[0] for one in items if not isinstance(one, QLayout)}
