"""Pages to test with, and keyboard to touch them."""

import random
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.domain.blocks import Block, BlockKind, Cut, CutWhy, Span, SpanKind
from app.ui.reader.page import ReaderPage
from app.ui.reader.placed import BlockMarks
from app.ui.reader.text import Header, ReaderText

PARTS = [
    ("What was given", BlockKind.HEADING),
    (
        "First comes a sentence. Second\u00a0comes another one, with 300,000 masks. Third 😀 ends it.",
        BlockKind.PARAGRAPH,
    ),
    ("Home | About | Contact", BlockKind.PARAGRAPH),
    ("סין תרמה 300,000 מסכות (Gorgan) לאיראן. זה משפט שני.", BlockKind.PARAGRAPH),
    ("An item with a link", BlockKind.LIST_ITEM),
    ("Line one\nand line two of one block.", BlockKind.PARAGRAPH),
    ("The mixed word שלום עולם stands here, and more words follow it.", BlockKind.PARAGRAPH),
]
NAVIGATION = 2


def make_page(show_cut: bool = False) -> ReaderText:
    text, blocks = "", []
    for index, (words, kind) in enumerate(PARTS):
        start = len(text)
        text += words + "\n\n"
        spans = ()
        if "link" in words:
            at = start + words.index("link")
            spans = (Span(at, at + 4, SpanKind.LINK, "https://example.org/"),)
        number = None if kind is BlockKind.HEADING or index == NAVIGATION else index
        blocks.append(
            Block(start, start + len(words), kind, int(kind is BlockKind.HEADING), paragraph=number, spans=spans)
        )
    shown = tuple(i for i in range(len(blocks)) if show_cut or i != NAVIGATION)
    cuts = (Cut(NAVIGATION, CutWhy.NAVIGATION),)
    return ReaderText(text, tuple(blocks), shown, cuts, Header("A page", "Nobody, 2020", "article"))


def make_long(words: int, seed: int = 1) -> ReaderText:
    chance = random.Random(seed)
    stock = ["".join(chance.choices("etaoinshrdlu", k=chance.randrange(2, 10))) for _ in range(2_000)]
    text, blocks = "", []
    pieces = []
    at = 0
    for number in range(words // 80):
        piece = " ".join(chance.choices(stock, k=80)) + "."
        blocks.append(Block(at, at + len(piece), paragraph=number + 1))
        pieces.append(piece)
        at += len(piece) + 2
    text = "\n\n".join(pieces)
    return ReaderText(text, tuple(blocks), tuple(range(len(blocks))))


def find(page: ReaderPage, words: str) -> tuple[int, int]:
    """Where words stand in the page's canonical text."""
    start = page.text().text.index(words)
    return start, start + len(words)


def point_at(page: ReaderPage, offset: int) -> QPoint:
    """The point of the viewport just inside the character at an offset, in left-to-right text."""
    cursor = page.textCursor()
    cursor.setPosition(page.offsets().to_qt(offset))
    return page.cursorRect(cursor).center() + QPoint(2, 0)


def drag(qtbot, page: ReaderPage, start: int, end: int, held=Qt.KeyboardModifier.NoModifier) -> None:
    """Select with the mouse as a hand does."""
    view = page.viewport()
    one, other = point_at(page, start) - QPoint(2, 0), point_at(page, end) - QPoint(2, 0)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, held, one)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(other),
        QPointF(view.mapToGlobal(other)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        held,
    )
    QApplication.sendEvent(view, move)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, held, other)


def under(marks: BlockMarks, kind: str) -> list[Any]:
    """All of one kind that lies under the words of a block: tints, lines, more, spare."""
    return [piece for drawn in marks.words for piece in getattr(drawn, kind)]
