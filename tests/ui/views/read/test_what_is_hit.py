"""What the mouse, a menu and a key act on is what the inspector shows."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.mouse import Mouse, word_point
from tests.helpers.settled import settled
from tests.trials import what_is_hit

from app.actions import notes, passages
from app.domain.passages import Passage
from app.store.reads import passages as passage_reads
from app.store.reads import tags as tag_reads
from app.ui.panels.passage_card import PassageCard
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.source_card import SourceCard

pytestmark = pytest.mark.undone


@pytest.fixture
def mouse(qtbot: QtBot) -> Mouse:
    return Mouse(qtbot)


@pytest.fixture
def keyboard(qtbot: QtBot, window: MainWindow) -> Keyboard:
    return Keyboard(qtbot, window)


def shown(window: MainWindow, qtbot: QtBot) -> int | None:
    """The passage that the inspector shows, once it has settled."""
    settled(window)

    def cards() -> list[PassageCard | SourceCard]:
        found = [*window.read.findChildren(PassageCard), *window.read.findChildren(SourceCard)]
        return [card for card in found if card.isVisible()]

    qtbot.waitUntil(lambda: len(cards()) == 1)
    card = cards()[0]
    return card.passage.id if isinstance(card, PassageCard) else None


def standing(window: MainWindow) -> set[int]:
    return {passage.id for passage in passage_reads.of_source(window.session.store, window.read.row.id)}


def far_apart(window: MainWindow) -> tuple[Passage, Passage]:
    """Two passages that share no words, the second one with evidence."""
    known = sorted((p for p in window.read.passages().values() if p.paragraph), key=lambda p: p.start)
    rich = next(p for p in known if len(p.evidence) > 1 and not nested_in(window, p))
    return next(p for p in known if p.end < rich.start or p.start > rich.end), rich


def nested_in(window: MainWindow, outer: Passage) -> list[Passage]:
    others = window.read.passages().values()
    return [p for p in others if p.id != outer.id and p.start < outer.end and outer.start < p.end]


def nested(window: MainWindow) -> tuple[Passage, Passage]:
    """A short passage made within a longer one that was alone on its words."""
    outer = next(p for p in window.read.passages().values() if p.end - p.start > 30 and not nested_in(window, p))
    store, row = window.session.store, window.read.row
    tag = tag_reads.codebook(store)[0].id
    inner = passages.tag_passage(store, row.id, outer.start + 4, outer.start + 16, [tag])
    return window.read.passages()[inner], window.read.passages()[outer.id]


def test_right_click_on_a_passage_while_another_is_chosen_acts_on_the_one_under_the_mouse(
    window: MainWindow, qtbot: QtBot, mouse: Mouse
):
    chosen, meant = far_apart(window)
    page = window.read.page
    mouse.click(page.viewport(), word_point(page, chosen.start + 1))
    assert shown(window, qtbot) == chosen.id
    menu = mouse.menu(page.viewport(), word_point(page, meant.start + 1))
    assert shown(window, qtbot) == meant.id
    mouse.pick(menu, "Remove passage")
    assert chosen.id in standing(window)
    assert meant.id not in standing(window)


def test_the_toast_of_a_removal_says_what_went_with_it(
    window: MainWindow, qtbot: QtBot, mouse: Mouse, keyboard: Keyboard
):
    _other, passage = far_apart(window)
    store, page = window.session.store, window.read.page
    notes.add_note(store, target="passage", target_id=passage.id)
    mouse.click(page.viewport(), word_point(page, passage.start + 1))
    page.setFocus()
    keyboard.press("Del")
    said = window.toast.words.text()
    assert f"{len(passage.evidence)} evidence links" in said
    assert "1 note" in said
    assert ("tagging" in said) == bool(passage.tags)
    assert "locator" not in said


def test_the_menu_of_a_chip_or_stripe_is_that_of_its_passage(window: MainWindow, qtbot: QtBot, mouse: Mouse):
    chosen, meant = far_apart(window)
    page = window.read.page
    mouse.click(page.viewport(), word_point(page, chosen.start + 1))
    page.scroll_to(meant.start)
    page.viewport().repaint()
    beside = [
        QPoint(x, y)
        for y in range(0, page.viewport().height(), 9)
        for x in range(int(page.column().lanes), page.viewport().width(), 9)
        if page.passage_at(QPoint(x, y)) == meant.id
    ]
    menu = mouse.menu(page.viewport(), beside[len(beside) // 2])
    assert shown(window, qtbot) == meant.id
    mouse.pick(menu, "Remove passage")
    assert meant.id not in standing(window)
    assert chosen.id in standing(window)


def test_clicking_nested_words_again_and_again_removes_what_the_inspector_shows(
    window: MainWindow, qtbot: QtBot, mouse: Mouse
):
    inner, outer = nested(window)
    page = window.read.page
    for clicks in (1, 2, 3):
        page.choose(None)
        at = word_point(page, inner.start + 3)
        for _ in range(clicks):
            mouse.click(page.viewport(), at)
        seen = shown(window, qtbot)
        assert seen == (inner if clicks % 2 else outer).id
        menu = mouse.menu(page.viewport(), at)
        assert shown(window, qtbot) == seen
        mouse.pick(menu, "Remove passage")
        assert {inner.id, outer.id} - standing(window) == {seen}
        window.undo()


def test_a_double_click_in_nested_words_removes_what_the_inspector_shows(
    window: MainWindow, qtbot: QtBot, mouse: Mouse, keyboard: Keyboard
):
    inner, outer = nested(window)
    page = window.read.page
    at = word_point(page, inner.start + 3)
    mouse.click(page.viewport(), at)
    mouse.double_click(page.viewport(), at)
    seen = shown(window, qtbot)
    page.setFocus()
    keyboard.press("Del")
    assert {inner.id, outer.id} - standing(window) == {seen}


def test_right_click_on_plain_words_offers_no_passage_elsewhere(window: MainWindow, qtbot: QtBot, mouse: Mouse):
    chosen, _rich = far_apart(window)
    page, text = window.read.page, window.read.text
    covered = {at for p in window.read.passages().values() for at in range(p.start - 2, p.end + 2)}
    free = next(at for b in text.blocks if b.paragraph for at in range(b.start + 9, b.end) if at not in covered)
    mouse.click(page.viewport(), word_point(page, chosen.start + 1))
    menu = mouse.menu(page.viewport(), word_point(page, free))
    assert shown(window, qtbot) is None
    assert not next(a for a in menu.actions() if a.text().startswith("Remove passage")).isEnabled()
    menu.close()


def test_right_click_within_the_selection_keeps_it(window: MainWindow, qtbot: QtBot, mouse: Mouse):
    page, text = window.read.page, window.read.text
    block = next(block for block in text.blocks if block.paragraph == 3)
    page.select(block.start, block.start + 40)
    menu = mouse.menu(page.viewport(), word_point(page, block.start + 10))
    assert page.selection() == (block.start, block.start + 40)
    assert next(a for a in menu.actions() if a.text().startswith("Tag")).isEnabled()
    menu.close()


def test_del_with_words_selected_elsewhere_removes_nothing(
    window: MainWindow, qtbot: QtBot, mouse: Mouse, keyboard: Keyboard
):
    chosen, _rich = far_apart(window)
    page, text = window.read.page, window.read.text
    mouse.click(page.viewport(), word_point(page, chosen.start + 1))
    last = [block for block in text.blocks if block.paragraph][-1]
    page.select(last.start, last.end)
    before = standing(window)
    page.setFocus()
    keyboard.press("Del")
    assert standing(window) == before
    assert "Esc" in window.toast.words.text()


@pytest.mark.long(
    "rounds of chance", instead="test_clicking_nested_words_again_and_again_removes_what_the_inspector_shows"
)
def test_whatever_hands_do_del_removes_what_the_inspector_shows(window: MainWindow, qtbot: QtBot):
    """Some rounds of the trial `what_is_hit`."""
    what_is_hit.nest(window, random.Random(1))
    for number in range(5):
        assert what_is_hit.one_round(window, random.Random(f"suite/{number}")) == ""
