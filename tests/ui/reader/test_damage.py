"""What a change of marks repaints is all that looks otherwise after it."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.long import few
from tests.helpers.settled import settled

from app.ui.reader.handles import EndHandles
from app.ui.reader.marks import Chip, Level, Mark
from app.ui.reader.page import ReaderPage


class Repainted(QObject):
    """Gathers what the viewport is asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def _picture(page: ReaderPage) -> QImage:
    return page.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _without(picture: QImage, region: QRegion) -> QImage:
    painter = QPainter(picture)
    for box in region:
        painter.fillRect(box, 0)
    painter.end()
    return picture


@few("seed", range(3), keep=1, why="more seeds")
@pytest.mark.parametrize("level", Level)
def test_nothing_changes_outside_of_what_is_repainted(page: ReaderPage, qtbot: QtBot, level: Level, seed: int) -> None:
    rng = random.Random(seed)
    EndHandles(page)
    blocks = [block for block in page.text().blocks if block.end - block.start > 12]

    def mark(passage_id: int) -> Mark:
        block = rng.choice(blocks)
        start = rng.randrange(block.start, block.end - 6)
        chips = tuple(Chip(f"D-{rng.randint(1, 40):02}", key=str(rng.random())) for _ in range(rng.randint(0, 3)))
        colours = tuple(rng.sample(range(12), rng.randint(0, 5)))
        return Mark(passage_id, start, min(block.end, start + rng.randint(5, 300)), colours, chips)

    page.set_level(level)
    page.set_marks(mark(number) for number in range(6))
    settled(page)
    watching = Repainted()
    page.viewport().installEventFilter(watching)
    some = False
    for step in range(30):
        before = _picture(page)
        watching.region = QRegion()
        what = rng.choice(("put", "put", "take", "choose"))
        if what == "put":
            page.put_mark(mark(rng.randint(0, 30)))
        elif what == "take":
            page.take_mark(rng.randint(0, 30))
        else:
            known = [one.passage_id for one in page.marks()]
            page.choose(rng.choice((None, *known)), fade=rng.random() < 0.4)
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
        repainted = watching.region
        after = _picture(page)
        some = some or before != after
        assert _without(before, repainted) == _without(after, repainted), (step, what)
    assert some
