"""The scroll bar of a source is as high as the page, counts what is shown alone, and can be dragged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.helpers.mouse import Mouse, thumb
from tests.helpers.settled import settled

from app.actions import sources
from app.importers.read import read_source
from app.ui.base.session import Target
from app.ui.look import theme
from app.ui.shell.main_window import MainWindow

pytestmark = pytest.mark.undone

SENTENCE = "The harbour of the town was closed in the spring, and the ships lay idle until the autumn rains began. "


@pytest.fixture
def window(empty_window: MainWindow) -> MainWindow:
    """A window on a workspace in which the text of these tests stands alone."""
    return empty_window


@pytest.fixture(autouse=True)
def _as_it_looks(qapp: QApplication) -> None:
    """The style sheet says how wide and how high the parts of a bar are."""
    theme.choose(qapp, "light")


def saved_page(paragraphs: int, links: int) -> bytes:
    """A page as a browser saves it: an article between a long menu and a long list of other articles."""
    menu = "".join(f'<li><a href="/{n}">Section number {n} of the paper</a></li>' for n in range(links))
    prose = "".join(f"<p>{n}. {SENTENCE * 4}</p>" for n in range(1, paragraphs + 1))
    return (
        f"<html><head><title>Idle ships</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>Idle ships</h1>{prose}</article><footer><ul>{menu}</ul></footer></body></html>"
    ).encode()


def read_page(window: MainWindow, qtbot: QtBot, paragraphs: int, links: int = 400) -> QScrollBar:
    """Add a page while another source is read, and read it. Returns the scroll bar that is seen."""
    draft = read_source(saved_page(paragraphs, links), "ships.html")
    added = sources.add_draft(window.session.store, draft)
    window.session.go(Target("read", "source", added.source_id))
    assert len(window.read.text.cuts) >= links
    settled(window)
    page = window.read.page
    bar = page.long_bar() or page.verticalScrollBar()
    assert bar.isVisible()
    return bar


def wheel_to_end(window: MainWindow, qtbot: QtBot, bar: QScrollBar) -> None:
    window.read.page.setFocus()
    for _ in range(200):
        if bar.value() >= bar.maximum():
            return
        qtbot.keyClick(window.read.page, Qt.Key.Key_PageDown)


@pytest.mark.long(
    "another case of the same path in the window", instead="test_the_thumb_can_be_dragged_to_the_end_and_back"
)
def test_the_bar_of_an_added_source_is_as_high_as_the_page_and_counts_no_cut_block(window: MainWindow, qtbot: QtBot):
    bar, page = read_page(window, qtbot, 30), window.read.page
    assert bar.height() == page.height()
    share = page.viewport().height() / page.document().size().height()
    assert thumb(bar).height() == pytest.approx(bar.height() * share, rel=0.1)
    wheel_to_end(window, qtbot, bar)
    bar.setValue(bar.maximum())
    assert thumb(bar).bottom() >= bar.height() - 2
    assert page.foot() == page.text().blocks[page.text().shown[-1]].end


def test_the_thumb_can_be_dragged_to_the_end_and_back(window: MainWindow, qtbot: QtBot):
    bar, page, mouse = read_page(window, qtbot, 30), window.read.page, Mouse(qtbot)
    start = thumb(bar).center()
    mouse.drag(bar, start, QPoint(start.x(), bar.height() - 2))
    settled(window)
    assert page.foot() == page.text().blocks[page.text().shown[-1]].end
    end = thumb(bar).center()
    mouse.drag(bar, end, QPoint(end.x(), 2))
    settled(window)
    assert (bar.value(), page.place()) == (0, 0)


def test_a_press_at_the_foot_of_the_bar_goes_down_at_once_and_stays_there(window: MainWindow, qtbot: QtBot):
    bar, page = read_page(window, qtbot, 8), window.read.page
    Mouse(qtbot).click(bar, QPoint(bar.width() // 2, bar.height() - 3))
    settled(window)
    assert page.place() > 0


def test_an_article_that_fits_has_no_thumb(window: MainWindow, qtbot: QtBot):
    bar = read_page(window, qtbot, 1)
    assert bar.maximum() == 0
    image = bar.grab().toImage()
    colours = {image.pixelColor(bar.width() // 2, y).name() for y in range(bar.height())}
    assert len(colours) == 1


def test_what_was_cut_is_shown_and_hidden_again_and_the_bar_follows(window: MainWindow, qtbot: QtBot):
    bar, keyboard = read_page(window, qtbot, 12), Keyboard(qtbot, window)
    before = thumb(bar)
    window.read.page.setFocus()
    keyboard.press("Ctrl+Shift+X")
    qtbot.waitUntil(lambda: thumb(bar).height() < before.height())
    assert bar.height() == window.read.page.height()
    keyboard.press("Ctrl+Shift+X")
    qtbot.waitUntil(lambda: thumb(bar).height() == before.height())
    assert bar.height() == window.read.page.height()


@few("size", [(1280, 800), (1920, 1080), (960, 1040)], keep=1, why="more sizes")
def test_the_bar_fills_its_edge_at_every_size(window: MainWindow, qtbot: QtBot, size: tuple[int, int]):
    bar, page = read_page(window, qtbot, 12), window.read.page
    window.resize(*size)
    qtbot.waitUntil(lambda: page.height() > size[1] - 120)
    window.session.go(Target("read", "source", window.read.side.rows[0].id))
    window.session.go(Target("read", "source", window.read.side.rows[-1].id))
    bar = page.long_bar() or page.verticalScrollBar()
    assert bar.height() == page.height()


@pytest.mark.long(
    "another case of the same path in the window", instead="test_the_thumb_can_be_dragged_to_the_end_and_back"
)
def test_the_bar_is_whole_again_after_a_very_long_text(window: MainWindow, qtbot: QtBot):
    read_page(window, qtbot, 120)
    assert window.read.row is not None
    short = window.read.row.id
    draft = read_source(("\n\n".join([SENTENCE * 6] * 400)).encode(), "long.txt")
    added = sources.add_draft(window.session.store, draft)
    page = window.read.page
    for _ in range(2):
        window.session.go(Target("read", "source", added.source_id))
        settled(window)
        assert page.is_long()
        assert page.long_bar().height() == page.height()
        window.session.go(Target("read", "source", short))
        settled(window)
        assert page.verticalScrollBar().isVisible()
        assert page.verticalScrollBar().height() == page.height()
