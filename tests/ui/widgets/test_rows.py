"""Rows that change one by one, so that a screen reader keeps its place among them."""

from __future__ import annotations

import random
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.widgets.rows import RowList, RowModel, RowPainter


@dataclass(frozen=True)
class Row:
    words: str


class Rows(RowModel[Row]):
    def text(self, row: Row) -> str:
        return row.words


def test_rows_that_stay_are_the_same_rows() -> None:
    chance, made = random.Random(3), Rows()
    for _ in range(200):
        before = [Row(chance.choice("abcd")) for _ in range(chance.randrange(6))]
        at = chance.randrange(len(before) + 1)
        after = [*before[:at], *(Row("new") for _ in range(chance.randrange(3))), *before[at + chance.randrange(3) :]]
        made.show(before)
        first = QPersistentModelIndex(made.index(0)) if before else None
        made.change(after)
        assert list(made.rows) == after
        assert made.rowCount() == len(after)
        if first is not None and after and before[0] == after[0]:
            assert first.isValid()


def test_letters_typed_fast_are_one_word_however_long_each_row_takes_to_show(qtbot: QtBot) -> None:
    """Where showing each country took long, the third letter began anew and led elsewhere."""
    names = ["Niger", "Nepal", "Eritrea", "Nigeria", "Palau", "Aa", "Peru"]
    model = Rows()
    model.show([Row(name) for name in names])
    made = RowList(model, "Countries", RowPainter())
    qtbot.addWidget(made)
    pause = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(1)
    made.selectionModel().currentChanged.connect(lambda *_: QTest.qSleep(5))

    def typed(letters: str, at: int = 0) -> str:
        made.setCurrentIndex(model.index(at))
        pressed = 10 * len(said)
        for letter in letters:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(pressed + 1000)
            QApplication.sendEvent(made, event)
        said.append(made.currentIndex().data())
        return said[-1]

    said: list[str] = []
    expected = {
        "nepal": "Nepal",
        "nigeri": "Nigeria",
        "per": "Peru",
        "p": "Palau",
        "pp": "Peru",
        "aa": "Aa",
        "x": "Niger",
    }
    try:
        assert {letters: typed(letters) for letters in expected} == expected
        assert typed("n", 3) == "Niger"
    finally:
        QApplication.setKeyboardInputInterval(pause)
