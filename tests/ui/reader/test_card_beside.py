"""The card beside a paragraph counts all that stands on it, and tells of it as far as there is room."""

from __future__ import annotations

import random
import re

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.reader.pages import find, make_long, point_at

from app.ui.look import fonts
from app.ui.reader.marks import UNFOLD, WHOLE, Chip, Level, Mark
from app.ui.reader.page import ReaderPage
from app.ui.reader.painter import CHIP_PX
from app.ui.reader.placed import PlacedChip

WIDTHS = (460, 620, 720, 900, 1400)


def things(number: int) -> tuple[Chip, ...]:
    """Some of the records, facts and countries of which many passages speak."""
    chance = random.Random(number)
    named = [Chip(f"D-{n:02}", key=f"donation:{n}", whom=f"→ Recipient {n % 4}", giver="← Giver") for n in range(9)]
    named += [Chip(f"Iran · cases of kind {n}", "globe", key=f"fact:{n}", short=f"IR {n}") for n in range(7)]
    return tuple(chance.sample(named, chance.randint(0, 4)))


def beside(page: ReaderPage, number: int) -> list[PlacedChip]:
    return page.placed(page.block_of(number), number).chips


def keys(page: ReaderPage, number: int) -> list[str]:
    return [one.chip.key for one in beside(page, number)]


@pytest.mark.parametrize("level", Level)
def test_all_is_counted_and_every_row_stays_in_the_margin_and_beside_its_paragraph(
    page: ReaderPage, level: Level
) -> None:
    page.load(make_long(900))
    page.set_level(level)
    length = len(page.text().text)
    places = range(3, length - 20, 37)
    page.set_marks([Mark(at, at, at + 14, (at % 12,) * (at % 2), things(at)) for at in places])
    seen = 0
    for wide in WIDTHS:
        page.resize(wide, 800)
        bottom = 0.0
        for block, number, top in page.seen_blocks(page.viewport().rect()):
            start, end = page.offsets().stretch(number)
            known = {chip.key for at in places if start <= at < end for chip in things(at)}
            made = page.placed(block, number)
            heads = " ".join(one.chip.text for one in made.chips if one.chip.key == UNFOLD)
            assert sum(map(int, re.findall(r"\d+", heads))) == len(known)
            if made.card is None:
                assert {one.chip.key for one in made.chips} <= {UNFOLD}
                continue
            seen += 1
            rows = [one.chip.key for one in made.chips if one.chip.key in known]
            more = [int(one.chip.text.split()[0]) for one in made.chips if one.chip.key == WHOLE]
            assert len(set(rows)) == len(rows) == len(known) - sum(more)
            assert made.card.right() <= page.column().edge
            assert all(made.card.contains(one.rect) for one in made.chips)
            assert top + made.card.top() >= bottom
            bottom = top + made.card.bottom()
            boxes = [one.rect for one in made.chips]
            assert not any(box.intersects(other) for i, box in enumerate(boxes) for other in boxes[i + 1 :])
            assert level.folds is False
    assert bool(seen) is level.has_evidence


def test_a_second_step_shows_all_that_is_below_and_a_third_folds_it(page: ReaderPage, qtbot: QtBot) -> None:
    page.load(make_long(400))
    page.set_level(Level.QUIET)
    chips = tuple(Chip(f"D-{n:02}", key=f"donation:{n}", whom=f"→ Place {n}") for n in range(40))
    page.set_marks([Mark(1, 0, 40, (), chips), Mark(2, *find(page, page.text().text[-60:-20]), (), chips[:1])])
    assert keys(page, 0) == [UNFOLD]
    page.unfold(0)
    assert keys(page, 0)[-1] == WHOLE
    assert 3 < len(keys(page, 0)) < 40
    page.unfold(0)
    assert keys(page, 0) == [UNFOLD, *(chip.key for chip in chips)]
    last = beside(page, 0)[-1]
    top = page.block_of(0).layout().position().y() - page.verticalScrollBar().value()
    assert top + last.rect.top() > page.block_of(1).layout().position().y(), "it lies over what is below"
    spot = (last.rect.center() + QPointF(0, top)).toPoint()
    page.resize(page.width(), spot.y() + 160)
    with qtbot.waitSignal(page.chip_clicked) as told:
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [1, "donation:39"]
    page.unfold(0)
    assert keys(page, 0) == [UNFOLD]


def test_a_card_that_another_lies_over_is_not_seen_in_part(page: ReaderPage) -> None:
    page.load(make_long(400))
    page.set_level(Level.EVIDENCE)
    page.resize(900, 3_000)
    chips = tuple(Chip(f"D-{n:02}", key=f"donation:{n}", whom=f"→ Place {n}") for n in range(40))
    starts = [page.offsets().stretch(number)[0] for number in range(3)]
    page.set_marks([Mark(at, start, start + 9, (), chips[: (40, 12, 2)[at]]) for at, start in enumerate(starts)])
    page.unfold(0, whole=True)
    made = page.placed(page.block_of(0), 0).card
    scroll = page.verticalScrollBar().value()
    tops = [page.block_of(number).layout().position().y() - scroll for number in range(3)]
    assert made is not None
    covered = [
        number
        for number in (1, 2)
        if any(one.rect.top() + tops[number] < made.bottom() + tops[0] for one in beside(page, number))
    ]
    assert covered
    for number in covered:
        last = beside(page, number)[-1].rect
        spot = (last.center() + QPointF(0, tops[number])).toPoint()
        found = page.chip_at(spot)
        assert found is None or found in beside(page, 0)


@pytest.mark.parametrize("level", [Level.QUIET, Level.EVIDENCE])
def test_the_pointer_on_a_row_lights_all_the_words_of_its_evidence(
    page: ReaderPage, qtbot: QtBot, level: Level
) -> None:
    page.load(make_long(300))
    page.set_level(level)
    record, other = (Chip(f"D-0{n}", key=f"donation:{n}", whom="→ Chile") for n in (1, 2))
    page.set_marks([Mark(1, 0, 20, (), (record,)), Mark(2, 30, 44, (3,), (other,)), Mark(3, 60, 75, (), (record,))])
    if level.folds:
        page.unfold(0)
    row = next(one for one in beside(page, 0) if one.chip.key == "donation:1")
    top = page.block_of(0).layout().position().y() - page.verticalScrollBar().value()
    plain = [ground(page, at) for at in (10, 36, 66)]
    move(page, (row.rect.center() + QPointF(0, top)).toPoint())
    lit = [ground(page, at) for at in (10, 36, 66)]
    assert [one != before for one, before in zip(lit, plain, strict=True)] == [True, False, True]
    move(page, QPoint(3, 3))
    assert [ground(page, at) for at in (10, 36, 66)] == plain


def ground(page: ReaderPage, offset: int) -> set[str]:
    """The colours around a character."""
    at, picture = point_at(page, offset), page.viewport().grab().toImage()
    return {picture.pixelColor(at + QPoint(x, y)).name() for x in range(6) for y in range(-8, 6)}


def move(page: ReaderPage, point: QPoint) -> None:
    """Move the mouse with no button held."""
    none = Qt.MouseButton.NoButton
    where = QPointF(point), QPointF(page.viewport().mapToGlobal(point))
    event = QMouseEvent(QEvent.Type.MouseMove, *where, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.viewport(), event)


def test_a_row_says_who_gives_where_one_above_says_who_receives_and_is_short_in_a_narrow_margin(
    page: ReaderPage,
) -> None:
    page.load(make_long(300))
    page.set_level(Level.EVIDENCE)
    pair = [Chip(f"D-0{n}", key=f"donation:{n}", whom="→ Chile", giver=f"← Giver {n}") for n in (1, 2)]
    page.set_marks([Mark(1, 0, 40, (), (Chip("Chile · cases", key="fact:1", tip="all of it"), *pair))])
    rows = [one.chip for one in beside(page, 0)[1:]]
    assert [row.whom for row in rows] == ["→ Chile", "← Giver 2", ""]
    assert rows[-1].tip == "all of it"


def test_what_is_counted_is_on_the_baseline_of_its_paragraph(page: ReaderPage) -> None:
    page.load(make_long(400))
    page.set_level(Level.QUIET)
    page.set_marks([Mark(1, 0, 40, (), (Chip("D-01", key="donation:1", whom="→ Bari"),))])
    (one,) = beside(page, 0)
    line, face = page.block_of(0).layout().lineAt(0), QFontMetricsF(fonts.interface(CHIP_PX))
    baseline = one.rect.center().y() + (face.ascent() - face.descent()) / 2
    assert abs(baseline - line.y() - line.ascent()) < 0.5
