"""The list of what is in the paragraph of the caret: for who does not see the page, and as a way to its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.passages import tag_passage
from app.actions.sources import add_bytes
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.in_paragraph import InParagraph

PAGE = (
    "# Harbours\n\n## Gifts\n\nNorthport sent [45,000 gloves](https://example.org/gloves) to Delos.\n\n"
    "Nobody counted them.\n\n# After\n\nDelos thanked the council.\n"
)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def said(listed: InParagraph) -> list[str]:
    """All lines as a screen reader says them."""
    return [
        str(listed.lines.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(len(listed.lines.rows))
    ]


def test_it_follows_the_caret_and_leads_to_the_words(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    source = add_bytes(store, PAGE.encode(), "harbours.md", "text/markdown").source_id
    window.session.go(Target("read", "source", source))
    qtbot.waitUntil(lambda: window.read.row is not None and window.read.row.id == source)
    page = window.read.page
    text = page.text().text
    start = text.index("Delos")
    tag = add_tag(store, TagContent("Island"))
    tag_passage(store, source, start, start + 5, [tag])
    qtbot.waitUntil(lambda: any(one.quote == "Delos" for one in window.read.passages().values()))
    page.select(start - 3, start - 3)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_I, CTRL_SHIFT)
    listed = window.read.findChild(InParagraph)
    assert listed is not None
    assert listed.hasFocus()
    assert said(listed) == [
        "Paragraph 1: Northport sent 45,000 gloves to Delos.",
        "Under the heading of level 2: Gifts",
        "Under the heading of level 1: Harbours",
        "“Delos”: Passage with tags Island",
        "Link “45,000 gloves” to https://example.org/gloves",
    ]
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert page.hasFocus()
    assert page.caret() == start
    page.select(text.index("Delos thanked"), text.index("Delos thanked"))
    qtbot.waitUntil(lambda: said(listed)[0] == "Paragraph 3: Delos thanked the council.")
    assert said(listed)[1:] == ["Under the heading of level 1: After"]
    qtbot.keyClick(page, Qt.Key.Key_I, CTRL_SHIFT)
    assert listed.hasFocus()
    qtbot.keyClick(listed, Qt.Key.Key_I, CTRL_SHIFT)
    assert page.hasFocus()
    assert not listed.isVisible()
