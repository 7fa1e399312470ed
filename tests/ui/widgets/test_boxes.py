"""What a layout holds, asked without keeping what Qt deletes."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from app.ui.shell.focus_order import in_visual_order
from app.ui.widgets.boxes import STRETCH, in_column, in_row, parts_of


def test_the_parts_of_a_layout_are_in_its_order_whatever_was_made_first(qtbot: QtBot) -> None:
    on = QWidget()
    qtbot.addWidget(on)
    last, first = QLabel("last"), QLabel("first")
    inner = in_row(QLabel("inside"))
    column = in_column(first, 8, inner, STRETCH, last, on=on, gap=0)
    assert parts_of(column) == [first, inner, last]
    assert [part.text() for part in parts_of(inner) if isinstance(part, QLabel)] == ["inside"]


def test_neither_tab_nor_its_parts_keep_an_item_of_a_layout(qtbot: QtBot) -> None:
    """PySide would keep it after Qt has deleted it with its widget, and crash over what is at its address then."""
    on = QWidget()
    qtbot.addWidget(on)
    parts = [QLabel("a"), QLabel("b")]
    column = in_column(parts[0], STRETCH, in_row(parts[1]), on=on, gap=0)
    on.show()
    before = items_kept()
    in_visual_order(on)
    parts_of(column)
    assert items_kept() <= before


def items_kept() -> set[int]:
    wrappers = Shiboken.getAllValidWrappers()
    return {id(one) for one in wrappers if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)}
