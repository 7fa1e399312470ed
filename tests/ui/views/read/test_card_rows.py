"""The card beside a paragraph is walked by keyboard: row by row, its words lit, and Enter opens what a row is of."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.long import few
from tests.helpers.settled import settled

from app.ui.base.session import Target
from app.ui.look import theme
from app.ui.panels.sentences_card import SentencesCard
from app.ui.reader.marks import WHOLE, Level, is_thing
from app.ui.reader.painter import Look, paint_card
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.source_card import SourceCard

KEY = Qt.Key


def at_paragraph(window: MainWindow, number: int) -> int:
    """Put the caret into a paragraph; the number of its text block."""
    page, text = window.read.page, window.read.text
    assert text is not None
    at = next(block.start for block in text.blocks if block.paragraph == number)
    page.restore_place(at)
    page.select(at, at)
    page.setFocus()
    settled(window)
    return page.offsets().index_at(at)


def ringed(window: MainWindow) -> str:
    """The key of the row that is seen to have a ring, which the keyboard is on."""
    page = window.read.page
    number = page.offsets().index_at(page.caret())
    seen, ring = page.viewport().grab().toImage(), theme.colour(theme.current().accent)
    top = page.block_of(number).layout().position().y() - page.verticalScrollBar().value()
    rows = [(row, row.rect.adjusted(-3, 1, 3, -1).translated(0, top)) for row in page.card_rows(number)]
    return "".join(
        row.chip.key
        for row, box in rows
        if all(seen.pixelColor(round(x), round(box.center().y())) == ring for x in (box.left(), box.right() - 1))
    )


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key)


@few("level", [Level.QUIET, Level.EVIDENCE], keep=1, why="another level of marks")
def test_the_rows_of_a_card_are_walked_and_one_is_opened(window: MainWindow, qtbot: QtBot, level: Level) -> None:
    window.read.aids.levels.choose(level)
    number = at_paragraph(window, 6)
    page = window.read.page
    plain = page.viewport().grab().toImage()
    caret = page.caret()
    press(window, KEY.Key_E)
    rows = [row.chip.key for row in page.card_rows(number)]
    assert len(rows) > 2
    assert ringed(window) == rows[0]
    assert page.viewport().grab().toImage() != plain
    press(window, KEY.Key_Down, KEY.Key_Down)
    assert ringed(window) == rows[2]
    press(window, KEY.Key_Up)
    assert ringed(window) == rows[1]
    assert page.caret() == caret, "the arrows are the card's"
    press(window, *[KEY.Key_Down] * 30)
    assert ringed(window) == rows[-1] == WHOLE
    press(window, KEY.Key_Return)  # the rest of them
    every = [row.chip.key for row in page.card_rows(number)]
    assert WHOLE not in every
    assert every[: len(rows) - 1] == rows[:-1]
    assert ringed(window) == every[len(rows) - 1]
    press(window, *[KEY.Key_Down] * len(every))
    last = page.card_rows(number)[-1]
    top = page.block_of(number).layout().position().y() - page.verticalScrollBar().value()
    assert 0 <= top + last.rect.top() <= top + last.rect.bottom() <= page.viewport().height(), "in view"
    wanted = next(n for n, key in enumerate(every) if key.startswith("donation:"))
    press(window, *[KEY.Key_Up] * len(every), *[KEY.Key_Down] * wanted, KEY.Key_Return)
    settled(window)
    ref = page.card_rows(number)[wanted].chip.text.split()[0]
    (card,) = window.read.findChildren(SentencesCard)
    assert card.isVisible()
    assert card.accessibleName().startswith(f"Sentences of {ref} · ")
    assert card.cards.count
    assert not any(one.isVisible() for one in window.read.findChildren(SourceCard))
    assert (ringed(window), page.hasFocus()) == (every[wanted], True), "the keyboard stays on its row"
    press(window, KEY.Key_Left)
    settled(window)
    assert not any(one.isVisible() for one in window.read.findChildren(SentencesCard))
    for leaves in (lambda: press(window, KEY.Key_Left), lambda: at_paragraph(window, 2)):
        at_paragraph(window, 6)
        press(window, KEY.Key_E, *[KEY.Key_Down] * wanted, KEY.Key_Return)
        leaves()  # before it is read
        settled(window)
        assert not any(one.isVisible() for one in window.read.findChildren(SentencesCard)), "it comes too late"
    at_paragraph(window, 6)
    press(window, KEY.Key_E, *[KEY.Key_Down] * wanted)
    assert ringed(window) == every[wanted]
    QTest.keyClick(page, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    target = window.place(window.place_name()).target()
    assert (target.kind, target.id) == ("donation", int(every[wanted].partition(":")[2]))


def test_left_escape_a_click_and_another_text_give_the_keys_back_to_the_text(window: MainWindow, qtbot: QtBot) -> None:
    number = at_paragraph(window, 6)
    page = window.read.page
    press(window, KEY.Key_E)
    for way in (KEY.Key_Left, KEY.Key_Escape):
        assert ringed(window)
        press(window, way)
        assert not ringed(window)
        assert any(is_thing(row.chip.key) for row in page.card_rows(number)), "the card stays"
        assert page.hasFocus()
        press(window, KEY.Key_E)  # into it again, before it shows more
    caret = page.caret()
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=page.cursorRect().center())
    assert not ringed(window)
    page.select(caret, caret)
    press(window, KEY.Key_Down)
    assert page.caret() != caret
    page.select(caret, caret)
    press(window, KEY.Key_E, KEY.Key_E, KEY.Key_E)
    assert not ringed(window), "folded"
    press(window, KEY.Key_E)
    window.session.go(Target("donations"))
    settled(window)
    assert not ringed(window)


def test_no_letter_of_the_text_shows_through_a_card_that_has_no_room_beside_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(480, 520)
    settled(window)
    number = at_paragraph(window, 6)
    page = window.read.page
    press(window, KEY.Key_E)
    settled(window)
    block = page.block_of(number)
    marks, top = page.placed(block, number), block.layout().position().y() - page.verticalScrollBar().value()
    look, row = Look(), page.card_rows(number)[0]
    look.row, look.thing = (row.passage, row.chip.key), row.chip.key
    assert marks.card is not None
    box = marks.card.translated(0, top).toAlignedRect().adjusted(4, 4, -4, -4).intersected(page.viewport().rect())
    assert marks.card.left() < page.column().right
    alone = QImage(page.viewport().size(), QImage.Format.Format_RGB32)
    alone.fill(theme.colour(theme.current().paper))
    brush = QPainter(alone)
    paint_card(brush, marks, look, top, QRectF(alone.rect()).translated(0, -top), page.column())
    brush.end()
    seen = page.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert seen.copy(box) == alone.copy(box)
