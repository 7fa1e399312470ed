"""The list at the left of a place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.look import fonts
from app.ui.look.tokens import SMALL_PX, TEXT_PX
from app.ui.widgets.side_list import SideLine, SideList, column_widths

LINES = (
    SideLine("", "First", head=True),
    SideLine("a", "Alpha", 3, "Alpha, 3 records", "All of alpha", "AL"),
    SideLine("b", "Beta"),
    SideLine("", "Second", head=True),
    SideLine("c", "Gamma", 1_200, is_group=True),
)


def test_arrows_pass_over_heads_and_choosing_says_nothing(qtbot: QtBot) -> None:
    made = SideList("Things")
    qtbot.addWidget(made)
    made.resize(200, 300)
    made.show()
    made.show_lines(LINES)
    said: list[object] = []
    made.moved.connect(said.append)
    made.choose_key("b")
    assert said == []
    QTest.keyClick(made, Qt.Key.Key_Down)
    QTest.keyClick(made, Qt.Key.Key_Up)
    QTest.keyClick(made, Qt.Key.Key_Up)
    assert said == ["c", "b", "a"]
    made.choose_key("nothing")
    assert not made.currentIndex().isValid()


def test_a_line_is_said_whole_and_the_same_lines_move_nothing(qtbot: QtBot) -> None:
    made = SideList("Things")
    qtbot.addWidget(made)
    made.show_lines(LINES)
    index = made.lines.index(1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Alpha, 3 records"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "All of alpha"
    assert made.lines.index(2).data(Qt.ItemDataRole.AccessibleTextRole) == "Beta"
    with qtbot.assertNotEmitted(made.lines.modelReset):
        made.show_lines(list(LINES))
    with qtbot.waitSignal(made.lines.modelReset):
        made.show_lines(LINES[1:])


def test_a_name_is_whole_while_a_column_beside_it_has_room(qtbot: QtBot) -> None:
    """Each column had a third, so that names were cut beside days that left half of theirs empty."""
    name, what, days = "Harbour of Skerry to the Islands' Relief Society", "12 tents", "until 31 May 2020"
    long = SideLine("a", name, 3, beside=(what, days))
    widths = column_widths(
        (SideLine("", "2 flows", head=True), long, SideLine("b", "Oland", 1, beside=("", days))), 620
    )
    sizes = (TEXT_PX, SMALL_PX, SMALL_PX)
    for width, words, px in zip(widths, (name, what, days), sizes, strict=True):
        assert width > QFontMetrics(fonts.interface(px)).horizontalAdvance(words)
    assert sum(widths) <= 620
    narrow = column_widths((long,), 300)
    assert min(narrow) > 0
    assert sum(narrow) <= 300


def test_words_beside_a_name_keep_their_order_in_a_window_from_the_right(qtbot: QtBot, qapp: QApplication) -> None:
    """*300,000 masks; 1 tent* was *masks; 1 tent 300,000*."""
    made = SideList("Things")
    qtbot.addWidget(made)
    made.resize(640, 60)
    amount, seen = "300,000 masks; 1 tent", []
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        for words in (amount, f"\u2066{amount}\u2069"):
            made.show_lines([SideLine("a", "Alpha", 3, beside=(words,))])
            seen.append(made.grab().toImage())
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert seen[0] == seen[1]
