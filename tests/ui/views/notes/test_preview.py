"""The preview instead of the words or beside them: chosen, remembered, live, and where the caret is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.helpers.actors import add_actor
from tests.helpers.long import few
from tests.helpers.settled import settled

from app.actions import actors, donations, notes
from app.actions.note_pictures import figure_of
from app.domain.donations import DateSpan, Donation, Party
from app.domain.note_figures import tokens as tokens_in
from app.domain.records import Actor
from app.domain.terms import DatePrecision, PartyRole
from app.domain.vocabularies import COUNTRY
from app.paths import RESOURCES
from app.ui.shell.main_window import MainWindow
from app.ui.views.notes.page import NotePage
from app.ui.views.notes.place import NotesPlace
from app.ui.views.notes.preview import as_html

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LONG = "\n\n".join(f"Paragraph {number} of a long note about [[Iran]] and others." for number in range(80))


@pytest.fixture
def page(window: MainWindow) -> NotePage:
    window.resize(1600, 900)
    window.show_place("notes")
    place = window.place("notes")
    assert isinstance(place, NotesPlace)
    place.open_note(notes.add_note(window.session.store, LONG, "Long"))
    place.page.focus_words()
    return place.page


def sheets(page: NotePage) -> tuple[bool, bool]:
    return page.editor.isVisible(), page.preview.isVisible()


def test_it_is_beside_the_words_where_there_is_room_and_the_keyboard_stays_in_them(page: NotePage) -> None:
    QTest.keyClick(page.editor, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert sheets(page) == (True, True)
    assert page.window().focusWidget() is page.editor
    QTest.keyClick(page.editor, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert sheets(page) == (True, False)


def test_it_follows_the_typing(page: NotePage, qtbot: QtBot) -> None:
    page.toggle.click()
    QTest.keyClicks(page.editor, "Now **this**. ")
    qtbot.waitUntil(lambda: page.preview.toPlainText().startswith("Now this. Paragraph 0"))


def test_it_scrolls_to_where_the_caret_is(page: NotePage, qtbot: QtBot) -> None:
    page.toggle.click()
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    bar, line = page.preview.verticalScrollBar(), page.editor.cursorRect().height()
    # Beside the caret, the last line may have the space below a paragraph under it, which fonts decide.
    qtbot.waitUntil(lambda: bar.value() > 0 and bar.maximum() - bar.value() < line)
    cursor = page.editor.textCursor()
    cursor.setPosition(page.editor.toPlainText().index("Paragraph 40"))
    page.editor.setTextCursor(cursor)
    page.editor.centerCursor()

    def beside() -> None:
        top = page.preview.top_of_line(80) - bar.value()
        assert abs(top - page.editor.cursorRect().top()) <= 2

    qtbot.waitUntil(beside)
    assert 0 < bar.value() < bar.maximum()
    page.editor.verticalScrollBar().setValue(0)  # the caret is out of sight: the first line that is seen counts
    qtbot.waitUntil(lambda: bar.value() == 0)


def test_instead_is_remembered_and_so_is_beside(page: NotePage, window: MainWindow) -> None:
    page.toggle.click()
    page.beside.click()
    assert sheets(page) == (False, True)
    assert window.focusWidget() is page.preview
    other = NotePage(window.session)
    assert not other.beside.isChecked()
    page.beside.click()
    assert sheets(page) == (True, True)
    place = window.place("notes")
    assert isinstance(place, NotesPlace)
    place.open_note(notes.add_note(window.session.store, "Another", "Other"))
    assert sheets(page) == (True, True)  # beside it is in nobody's way, so the next note has it too
    assert page.preview.toPlainText().strip() == "Another"
    other.deleteLater()


def test_where_there_is_no_room_it_replaces_the_text_which_comes_back(
    page: NotePage, window: MainWindow, qtbot: QtBot
) -> None:
    page.toggle.click()
    window.place("notes").panes.set_least(300)  # narrower than the place itself lets it be
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: sheets(page) == (True, False))
    page.toggle.click()
    assert sheets(page) == (False, True)
    window.resize(1600, 900)
    qtbot.waitUntil(lambda: sheets(page) == (True, True))


def test_the_line_that_says_where_a_quote_is_from_is_a_line_of_its_own() -> None:
    html = as_html("> words\n> [[p-01234567|¶ 5]]\n", lambda _name: ("passage", 1), lambda _uid: None)
    assert "words<br" in html
    assert "no longer a passage" in html


def test_live_figures_say_what_the_workspace_says_and_pictures_are_painted(page: NotePage, qtbot: QtBot) -> None:
    page.toggle.click()
    page.editor.setPlainText(
        "It was {{D-22.outcome}}, once {{D-22.outcome|otherwise}}; {{D-99.item}}.\n\n{{timeline where ref:D-22}}\n\n"
        "[a](https://x.example '{{D-99.item}}') `{{code}}`"
    )
    qtbot.waitUntil(lambda: "It was given, once given · was otherwise" in page.preview.toPlainText(), timeout=30_000)
    words = page.preview.toPlainText()
    assert "{{D-99.item}} · There is no record or country “D-99”." in words
    assert "1 record" in words
    assert "{{code}}" in words
    assert "{{timeline" not in words

    def picture() -> QImage:
        """The picture as it is shown."""
        (name,) = re.findall(r'<img src="([^"]+)"', page.preview.toHtml())
        return page.preview.document().resource(QTextDocument.ResourceType.ImageResource, QUrl(name))

    shown = picture()
    assert 200 < shown.width() <= page.preview.viewport().width()
    colours = {shown.pixelColor(x, y).name() for x in range(0, shown.width(), 2) for y in range(0, shown.height(), 2)}
    assert len(colours) > 3  # it is painted


def drawn(page: NotePage) -> list[str]:
    """The names of the pictures in the preview, which are those of their content."""
    settled(page.window())
    return re.findall(r'<img src="([^"]+)"', page.preview.toHtml())


@pytest.mark.some
@few("tried", [("added",), ()], keep=1, why="every kind of change", ids=["added", "all"])
def test_pictures_in_a_note_follow_every_kind_of_change(
    page: NotePage, window: MainWindow, tried: tuple[str, ...]
) -> None:
    store, tokens = window.session.store, ["{{map}}", "{{timeline}}", "{{matrix donor by status}}"]
    donor, other = (add_actor(store, Actor(name, iso2="NO")) for name in ("Relief House", "House of Relief"))
    given = Donation(
        "Tents", parties=(Party(PartyRole.DONOR, "Relief House"), Party(PartyRole.RECIPIENT, "Chad", COUNTRY, "TD")),
        date=DateSpan("2021-03-02", "2021-03-02", DatePrecision.DAY, "2 March 2021"),
    )  # fmt: skip
    page.toggle.click()
    page.editor.setPlainText("\n\n".join(tokens))
    page.save()
    before = drawn(page)
    assert len(before) == 3
    made: list[int] = []

    def elsewhere() -> None:
        """Another process takes out what was made."""
        script = (
            "import sys; from pathlib import Path; from app.store.store import Store\n"
            "from app.actions import donations; from app.domain.donations import Donation\n"
            "with Store(Path(sys.argv[1]), 'Bo') as store:\n"
            "    donations.edit_donation(store, int(sys.argv[2]), Donation('Nothing is said of it'))"
        )
        where = {**os.environ, "PYTHONPATH": str(RESOURCES.parent / "src")}
        asked = [sys.executable, "-c", script, str(store.path), str(made[0])]
        ran = subprocess.run(asked, capture_output=True, text=True, check=False, env=where)
        assert ran.returncode == 0, ran.stderr

    # Each with the pictures that show it: the map, the timeline, the matrix.
    changes: list[tuple[str, Callable[[], object], tuple[int, ...]]] = [
        ("added", lambda: made.append(donations.add_donation(store, given)), (0, 1, 2)),
        ("undone", store.undo, (0, 1, 2)),
        ("redone", store.redo, (0, 1, 2)),
        ("renamed", lambda: actors.edit_actor(store, donor, Actor("Aid House", iso2="NO")), (2,)),
        ("merged", lambda: actors.merge_actors(store, donor, other), (2,)),
        ("unmerged", store.undo, (2,)),
        ("moved", lambda: actors.edit_actor(store, donor, Actor("Aid House", iso2="SE")), (0,)),
        ("elsewhere", elsewhere, (0, 1, 2)),
        ("removed", lambda: donations.remove_donation(store, made[0]), (1,)),
    ]
    for name, change, which in changes:
        if tried and name not in tried:
            continue
        change()
        for _ in range(100):  # of another process one hears a moment later
            now = drawn(page)
            if len(now) == 3 and all(now[one] != before[one] for one in which):
                break
        assert len(now) == 3, name
        assert all(now[one] != before[one] for one in which), name
        assert page.preview.toPlainText().count(figure_of(store, tokens_in("{{map}}")[0]).words), name
        before = now
