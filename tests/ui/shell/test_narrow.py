"""Half a screen: the text keeps its 52 characters, the panes are drawers, and nothing reaches beyond the window."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.helpers.mouse import Mouse
from tests.helpers.settled import settled

from app.ui.base.session import Target
from app.ui.reader.marks import Level
from app.ui.shell.main_window import PLACES, MainWindow
from app.ui.views.read.source_card import SourceCard
from app.ui.views.settings.place import PAGES

HALF, SMALL = (960, 1040), (900, 600)


def letters(window: MainWindow) -> float:
    """How many characters the shortest full line of the first paragraphs holds: one a word too long for it follows."""
    page = window.read.page
    lengths: list[int] = []
    for number in range(4):
        layout = page.block_of(number).layout()
        lengths += [layout.lineAt(line).textLength() for line in range(layout.lineCount() - 1)]
    return sum(lengths) / len(lengths)


def in_pane(window: MainWindow, pane: QWidget | None) -> bool:
    focus = window.focusWidget()
    return pane is not None and focus is not None and (pane is focus or pane.isAncestorOf(focus))


@few("size", [HALF, SMALL, (1280, 800)], keep=1, why="more sizes")
def test_lines_never_fall_under_52_characters(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    for pane in ("", "left", "right"):
        if pane:
            window.toggle_pane(pane)
        for zoom in (1, 3):
            window.read.page.set_zoom(zoom)
            assert window.size().toTuple() == size
            assert letters(window) >= 50, zoom


@few("size", [(480, 520), (640, 400)], keep=1, why="more sizes")
def test_every_place_fits_half_a_screen_where_everything_is_twice_as_large(
    window: MainWindow, size: tuple[int, int]
) -> None:
    """Half of 1920x1080, or all of 1280x800: nothing in a place is wider than the place, nor on another."""
    window.resize(*size)
    pages = [("matrix", "donations"), ("map", "donations"), ("reader", "donations"), ("new", "donations")]
    pages += [(page.name, "settings") for page in PAGES]
    places = ("read", "passages", "donations", "countries", "notes", "help", "settings", "importing")
    for kind, place in [*(("", place) for place in places), *pages]:
        window.show_place(place)
        if kind:
            window.go(Target(place, kind))
        settled(window)
        window.resize(*size)
        assert window.size().toTuple() == size, (place, kind)
        room = window.stack.currentWidget()
        assert room is not None
        assert not [cut for cut in outside(room) if cut.isVisible()], (place, kind)


def outside(room: QWidget) -> list[QWidget]:
    """What of a place reaches out of it sideways, or stands in less room than it needs; what is scrolled may."""
    found = list[QWidget]()
    for one in room.findChildren(QWidget):
        inside = QRect(one.mapTo(room, QPoint()), one.size())
        is_out = inside.left() < 0 or inside.right() > room.rect().right() + 1
        least = one.minimumWidth() or one.minimumSizeHint().width()
        is_small = one.width() < least and not isinstance(one, QAbstractScrollArea)
        if is_out or (is_small and not isinstance(one.parent(), QLineEdit)):  # a field draws its signs as it likes
            found.append(one)
    return found


def test_keys_and_buttons_open_drawers_and_escape_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(820, 600)  # so narrow that the inspector cannot stand beside the text either
    keyboard, panes, page = Keyboard(qtbot, window), window.read.panes, window.read.page
    assert panes is not None
    page.setFocus()
    keyboard.until(lambda: any(card.layout() for card in window.read.findChildren(SourceCard)))
    for key, side in (("F8", "left"), ("F9", "right")):
        keyboard.press(key)
        assert in_pane(window, panes.pane(side))
        keyboard.press("Esc")
        assert panes.is_folded(side)
        assert page.hasFocus()
    mouse = Mouse(qtbot)
    mouse.click(window.top.left_button)
    assert in_pane(window, panes.pane("left"))
    mouse.click(page.viewport())
    assert panes.is_folded("left")
    mouse.click(window.top.right_button)
    assert in_pane(window, panes.pane("right"))


def test_where_work_begins_in_a_list_it_is_open_and_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(*HALF)
    keyboard = Keyboard(qtbot, window)
    for key, place in (("Ctrl+4", "countries"), ("Ctrl+5", "notes"), ("Ctrl+4", "countries")):
        keyboard.press(key)
        settled(window)
        listed = getattr(window.places[place], "side", window.places[place]).list
        assert listed.hasFocus(), place
    keyboard.press("F8")
    assert not listed.isVisible()
    keyboard.press("F8")
    assert listed.hasFocus()


def test_f6_walks_the_open_drawer_too_in_the_order_of_the_eye(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(*HALF)
    keyboard, panes, page = Keyboard(qtbot, window), window.read.panes, window.read.page
    assert panes is not None
    page.setFocus()
    keyboard.press("F9")
    keyboard.until(lambda: any(card.isVisible() for card in window.read.findChildren(SourceCard)))
    keyboard.press("F8")
    assert in_pane(window, panes.pane("left"))
    keyboard.press("F6")
    assert window.read.codebook.hasFocus()
    keyboard.press("F6")
    assert page.hasFocus()
    keyboard.press("F6")
    assert in_pane(window, panes.pane("right"))
    keyboard.press("F6")
    assert in_pane(window, panes.pane("left"))
    assert all(pane.accessibleName() for pane in panes.shown())


def test_opening_a_source_closes_the_drawer_it_was_chosen_in(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(*SMALL)
    panes, row = window.read.panes, window.read.row
    assert panes is not None
    assert row is not None
    window.toggle_pane("left")
    window.session.go(Target("read", "source", row.id))
    assert panes.is_folded("left")
    assert window.read.page.hasFocus()


def test_what_is_beside_the_text_ends_within_the_page(window: MainWindow) -> None:
    window.resize(*HALF)
    window.toggle_pane("right")
    page = window.read.page
    for level in Level:
        window.read.aids.levels.choose(level)
        edge = page.viewport().width() + page.viewport().x()
        for block, number, _ in page.seen_blocks(page.viewport().rect()):
            for placed in page.placed(block, number).chips:
                assert placed.rect.right() + page.viewport().x() <= edge, level


@pytest.mark.long("every place", instead="test_where_work_begins_in_a_list_it_is_open_and_has_the_keyboard")
def test_the_keyboard_is_never_where_nobody_sees_it(window: MainWindow) -> None:
    """A place whose list is folded begins in its middle; what is typed there would go to the list else."""
    window.resize(800, 600)
    for place in PLACES:
        for step in (lambda place=place: window.show_place(place), lambda: window.run("find.open")):
            step()
            settled(window)
            focus = window.focusWidget()
            assert focus is not None, place
            assert focus.isVisible(), (place, focus)
        if place in ("help", "settings", "notes", "countries"):
            assert isinstance(focus, QLineEdit), place


def test_work_makes_no_narrow_window_wider(window: MainWindow, qtbot: QtBot) -> None:
    """What else is in the status line is hidden before the work is shown, not after."""
    window.resize(480, 520)
    settled(window)
    qtbot.waitUntil(window.status.figures.isVisible)
    ended = Event()
    window.session.operate("Backing up", lambda _progress: ended.wait(30), lambda _done: None)
    qtbot.waitUntil(window.status.work.isVisible)
    ended.set()
    assert window.width() == 480
