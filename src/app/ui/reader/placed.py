"""The positioned marks of a text block: rectangles, colours, chips."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF

from app.ui.reader.marks import Chip, Mark

LEAST_BESIDE = 44
"""The minimum width for what stands beside a row of a table."""
MORE_WIDE, MORE_HIGH = 16, 10
"""The size of the count of further tags, in logical pixels."""
MUTED, ACCENT, DASHED = -1, -2, -3
"""The colours of hairlines: without evidence, with evidence for a record, and for another thing."""


class Column(NamedTuple):
    """The page's measures, in document coordinates."""

    left: float
    right: float
    lanes: float
    """Where the first stripe starts."""
    edge: float
    """Where cards end."""
    scale: float
    """Zoom, for what follows the letters' size."""
    is_mirrored: bool = False
    """Whether stripes and cards are at the left of the text, though measured at its right."""

    def widened(self, by: int) -> Column:
        """That of a row which is wider than the text: what stands beside it begins later."""
        right = self.right + by
        return self._replace(right=right, lanes=self.lanes + by, edge=max(self.edge, right + LEAST_BESIDE))

    def place(self, box: QRectF) -> QRectF:
        """Mirrors a box that is measured from the right edge of the text."""
        if not self.is_mirrored:
            return box
        return QRectF(self.left + self.right - box.right(), box.top(), box.width(), box.height())


class Widths(NamedTuple):
    """The room of a table, in pixels."""

    column: float = 518.0
    """That of the column of text."""
    most: float = 518.0
    """That of the page, with what is free beside the column."""


class Piece(NamedTuple):
    """A rectangle of one passage in one colour."""

    rect: QRectF
    colour: int
    passage: int


class PlacedChip(NamedTuple):
    """A chip at its position."""

    rect: QRectF
    chip: Chip
    passage: int


class Thing(NamedTuple):
    """One thing attached to a block, and the first passage there with evidence for it."""

    chip: Chip
    passage: int


class Drawn:
    """What is painted under the words of one mark in a block."""

    __slots__ = ("bottom", "hairlines", "lines", "lower", "mark", "more", "spare", "tints", "top")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.top = self.bottom = 0.0  # the vertical extent of everything
        self.tints: list[Piece] = []
        self.hairlines: list[Piece] = []  # the hairline close under the words
        self.lines: list[Piece] = []  # the upper underlines
        self.lower: list[Piece] = []
        """The lower underlines, which make way for hairlines and dotted lines: no word has three lines."""
        self.more: list[tuple[QRectF, int, int]] = []  # box, how many more tags than underlines, passage
        self.spare: list[Piece] = []
        """Underlines for which there is no room: visible only while their passage is isolated."""


class BlockMarks:
    """Everything that is painted for one block's marks."""

    __slots__ = ("card", "chips", "more", "notes", "spare", "stripes", "things", "words")

    def __init__(self) -> None:
        self.words: list[Drawn] = []  # in the order of the marks
        self.stripes: list[Piece] = []
        self.spare: list[Piece] = []
        """Stripes without a lane: visible only while their passage or their tag is isolated."""
        self.more: list[tuple[QRectF, int, int]] = []  # counts of those: box, number, the first one's passage
        self.things: list[Thing] = []
        self.card: QRectF | None = None  # the frame of the card; None for a single line
        self.chips: list[PlacedChip] = []
        self.notes: list[tuple[QRectF, int]] = []  # the icons of notes, each with its passage
