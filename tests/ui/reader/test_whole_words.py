"""What the mouse selects is whole words, with Alt letters; and a hand that is not quite still has clicked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from tests.helpers.mouse import LEFT, Mouse, word_point
from tests.ui.reader.pages import drag, find

from app.domain.blocks import Block
from app.ui.reader.handles import EndHandles
from app.ui.reader.marks import Mark
from app.ui.reader.page import ReaderPage
from app.ui.reader.steps import whole_words, words
from app.ui.reader.text import ReaderText

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier

TEXTS = (
    "The ministry promised 1.1 million tests, worth $2,500,000, to Peru's hospitals.",
    "Министерство обещало 1,1 миллиона тестов больницам.",
    "El Gobierno prometió 1.1 millones de pruebas a los hospitales.",
    "Le ministère a promis l’envoi de 3 000 d’entre eux, aujourd’hui.",
    "Prudential—of all places—gave co-operation’s worth: 50% (e.g. N95s).",
)


def shown(page: ReaderPage, text: str) -> ReaderPage:
    page.load(ReaderText(text, (Block(0, len(text), paragraph=1),), (0,)))
    return page


def selected(page: ReaderPage) -> str:
    chosen = page.selection()
    return page.text().text[slice(*chosen)] if chosen else ""


def test_words_that_the_mouse_cut_are_taken_whole(qtbot: QtBot, page: ReaderPage):
    shown(page, TEXTS[0])
    start, end = find(page, "mised 1.1 million te")
    drag(qtbot, page, start, end)
    assert selected(page) == "promised 1.1 million tests"
    drag(qtbot, page, end, start)
    assert selected(page) == "promised 1.1 million tests"
    assert page.caret() == page.selection()[0]


def test_a_figure_is_never_cut(qtbot: QtBot, page: ReaderPage):
    shown(page, TEXTS[0])
    drag(qtbot, page, *find(page, "1 million tests, worth $2,5"))
    assert selected(page) == "1.1 million tests, worth $2,500,000"


def test_alt_selects_by_letters(qtbot: QtBot, page: ReaderPage):
    shown(page, TEXTS[0])
    stretch = find(page, "mised 1.1 million te")
    drag(qtbot, page, *stretch, ALT)
    assert page.selection() == stretch


def test_shift_and_a_click_extend_to_the_end_of_a_word_and_keep_the_other_end(qtbot: QtBot, page: ReaderPage):
    shown(page, TEXTS[0])
    start = find(page, "istry")[0]
    page.select(start, start + 3)
    Mouse(qtbot).click(page.viewport(), word_point(page, find(page, "illion")[0]), LEFT, SHIFT)
    assert selected(page) == "istry promised 1.1 million"


def test_words_that_the_mouse_took_whole_stay_so(qtbot: QtBot, page: ReaderPage):
    shown(page, TEXTS[0])
    stretch = find(page, "promised 1.1 million tests")
    drag(qtbot, page, *stretch)
    assert page.selection() == stretch


@pytest.mark.parametrize("jitter", [QPoint(2, 0), QPoint(-3, 0), QPoint(1, 2)])
def test_a_click_whose_hand_trembled_is_a_click(qtbot: QtBot, page: ReaderPage, jitter: QPoint):
    shown(page, TEXTS[0])
    page.set_marks([Mark(7, *find(page, "promised"), (1,))])
    at = word_point(page, find(page, "romised")[0])
    with qtbot.waitSignal(page.passage_clicked) as clicked:
        Mouse(qtbot).drag(page.viewport(), at, at + jitter)
    assert clicked.args == [7]
    assert page.selection() is None


def test_an_end_that_is_drawn_is_at_the_end_of_a_word(qtbot: QtBot, page: ReaderPage):
    shown(page, TEXTS[0])
    start, end = find(page, "promised 1.1")
    page.set_marks([Mark(7, start, end, (1,))])
    handles = EndHandles(page)
    page.choose(7)
    spot = handles.spot("end")
    assert spot is not None
    with qtbot.waitSignal(handles.moved) as moved:
        Mouse(qtbot).drag(page.viewport(), spot.toPoint(), word_point(page, find(page, "llion tests")[0]))
    assert moved.args == [7, start, find(page, "million")[1]]
    with qtbot.waitSignal(handles.moved) as moved:
        Mouse(qtbot).drag(page.viewport(), spot.toPoint(), word_point(page, find(page, "llion tests")[0]), ALT)
    assert moved.args[2] < find(page, "million")[1]


@given(st.sampled_from(TEXTS), st.data())
def test_no_end_of_a_selection_is_within_a_word(text: str, data: st.DataObject):
    page = shown(ReaderPage(), text)
    anchor, position = (data.draw(st.integers(0, len(text))) for _ in range(2))
    start, end = whole_words(page, anchor, position)
    assert (start <= end) == (anchor <= position)
    assert min(start, end) <= min(anchor, position)
    assert max(start, end) >= max(anchor, position)
    if anchor != position:
        assert not [w for w in words(text) if w[0] < start < w[1] or w[0] < end < w[1]]
    page.deleteLater()
