"""How a quote is set in the list of passages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.domain.anchor import AnchorState
from app.domain.codebook import Tag, TagContent
from app.domain.excerpts import Excerpt
from app.domain.passages import Passage
from app.ui.look import theme
from app.ui.views.passages.matrix import TOP_PX, MatrixHead, TagMatrix
from app.ui.views.passages.model import ROW_ROLE, Listed
from app.ui.views.passages.painter import BAR_PX, GUTTER_PX, PassagePainter, column, row_height

WIDE = 700
LATIN, HEBREW = (
    "Peru sent masks to the port, and nobody said how many. " * 3,
    "פרו שלחה מסכות אל הנמל ואיש לא אמר כמה. " * 3,
)
LONG = 20
"""Times that many sentences are more than a row has lines for: its last one ends in dots."""


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["left", "right"])
def starts_right(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[bool]:
    qapp.setLayoutDirection(request.param)
    yield request.param is Qt.LayoutDirection.RightToLeft
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _painted(words: str) -> QImage:
    passage = Passage(1, "p", 1, "Gifts", 1, 0, 9, words, None, AnchorState.VERIFIED)
    row = Listed(Excerpt(passage, (passage,)), paraphrase=False, heads=0)
    model = QStandardItemModel()
    item = QStandardItem()
    item.setData(row, ROW_ROLE)
    model.appendRow(item)
    image = QImage(WIDE, row_height(row, WIDE), QImage.Format.Format_RGB32)
    image.fill(theme.colour(theme.current().paper))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, WIDE, image.height())  # pyright: ignore[reportAttributeAccessIssue]
    painter = QPainter(image)
    PassagePainter().paint(painter, option, model.index(0, 0))
    painter.end()
    return image


@pytest.mark.parametrize("times", [1, LONG])
@pytest.mark.parametrize("words", [LATIN, HEBREW], ids=["latin", "hebrew"])
def test_a_quote_begins_at_its_bar_whichever_way_it_and_the_window_run(
    starts_right: bool, words: str, times: int
) -> None:
    image = _painted(words * times)
    paper = theme.colour(theme.current().paper)
    inside = column(WIDE)
    bar = inside.left() + GUTTER_PX + BAR_PX
    words_at = [
        x
        for x in range(bar + 2, inside.right() - 1)
        if any(
            image.pixelColor(inside.left() + inside.right() - x if starts_right else x, y) != paper
            for y in range(image.height())
        )
    ]
    assert words_at[0] - bar <= 20, "the gap and what a word that did not fit leaves of a line"


def test_the_name_of_a_column_begins_at_the_column_whichever_way_the_window_runs(
    starts_right: bool, qtbot: QtBot
) -> None:
    table = TagMatrix()
    qtbot.addWidget(table)
    table.counts.show((Tag(1, "u", None, "Boats", TagContent("Boats"), 1),), {})
    image = QImage(40, TOP_PX, QImage.Format.Format_RGB32)
    image.fill(theme.colour(theme.current().paper))
    painter, head = QPainter(image), table.horizontalHeader()
    assert isinstance(head, MatrixHead)
    painter.setLayoutDirection(QApplication.layoutDirection())  # as that of a widget has it
    head.paintSection(painter, image.rect(), 0)
    painter.end()
    paper = image.pixelColor(0, 0)
    last = max(y for y in range(TOP_PX) if any(image.pixelColor(x, y) != paper for x in range(40)))
    assert TOP_PX - last < 10, f"the gap below the name, from the {'right' if starts_right else 'left'}"
