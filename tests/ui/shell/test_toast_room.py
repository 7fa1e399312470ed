"""A message in passing leaves free what one works at."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from tests.helpers.long import few
from tests.helpers.settled import settled
from tests.ui.conftest import opened

from app.ui.base import first_steps
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations.totals_line import TotalsLine
from app.ui.views.read.draft_card import DraftCard
from app.ui.views.read.first_steps import FirstSteps
from app.ui.views.read.levels import LevelSwitch

LONG = "The words of the sentence say otherwise than what was typed; " * 3


def box(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def _draft(window: MainWindow) -> None:
    """Draft a record of a sentence, in a card beside it."""
    settled(window)
    page = window.read.page
    at = page.text().text.index("300,000 masks")
    page.select(at, at)
    window.run("page.draft")
    settled(window)


@few("size", [(900, 600), (1280, 800)], keep=1, why="another size")
def test_it_covers_no_rail_nor_switch_nor_card_nor_sum(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    _draft(window)
    (card,), (switch,) = window.read.findChildren(DraftCard), window.read.findChildren(LevelSwitch)
    for words in ("Saved.", LONG):
        window.session.say(words)
        for free in (card.card, switch, window.rail, window.top):
            assert not window.toast.geometry().intersects(box(free)), (words, free)
    window.show_place("donations")
    settled(window)
    (totals,) = [one for one in window.findChildren(TotalsLine) if one.isVisible()]
    for words in ("Saved.", LONG):
        window.session.say(words)
        for free in (totals, window.rail):
            assert not window.toast.geometry().intersects(box(free)), (words, free)


@pytest.mark.long("another card", instead="test_it_covers_no_rail_nor_switch_nor_card_nor_sum")
def test_it_covers_no_tall_card_beside_the_first_steps(
    bare_window: MainWindow, tmp_path: Path, starter_bytes: bytes
) -> None:
    first_steps.begin(bare_window.settings)
    window = opened(bare_window, tmp_path / "research.passagework", starter_bytes)
    window.resize(1280, 620)
    _draft(window)
    (card,), (steps,) = window.read.findChildren(DraftCard), window.findChildren(FirstSteps)
    assert steps.isVisible()
    for words, wide, tall in product(("Saved.", "One record for each of the 3", LONG), (1280, 960), (620, 800)):
        window.resize(wide, tall)
        settled(window)
        window.session.say(words)
        for free in (card.card, steps, window.rail, window.top):
            assert not window.toast.geometry().intersects(box(free)), (words, free)
