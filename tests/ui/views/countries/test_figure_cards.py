"""The cards with the most important figures of a profile."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.views.countries.figure_cards import FigureCards
from app.ui.views.countries.figures import KeyFigure


def test_the_figures_of_a_row_are_level_at_every_width(qtbot: QtBot) -> None:
    """Of cards that share a row some are a pixel wider than others: a label that wrapped in one and not in the other
    moved their figures."""
    labels = ("Money given", "Worth of goods given", "Recipients named", "Promised by it")
    row = FigureCards([KeyFigure(label, "5", "") for label in labels])
    qtbot.addWidget(row)
    row.show()
    for width in range(600, 700):
        row.resize(width, row.heightForWidth(width))
        assert len({card.figure_top() for card in row.cards}) == 1, width
        assert all(card.height() >= card.heightForWidth(card.width()) for card in row.cards), width
