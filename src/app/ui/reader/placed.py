"""The positioned marks of a text block: rectangles, colours, chips."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF

from app.ui.reader.marks import Chip, Mark

MORE_WIDE, MORE_HIGH = 16, 10
"""The size of the count of further tags, in logical pixels."""
MUTED, ACCENT, DASHED = -1, -2, -3
"""The colours of hairlines, which have no hue: under no evidence, under that of a record, and of any other thing."""


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
    """Whether stripes and cards stand at the left of the text, though they are reckoned at its right."""

    def place(self, box: QRectF) -> QRectF:
        """Mirrors a box that is measured from the right edge of the text."""
        if not self.is_mirrored:
            return box
        return QRectF(self.left + self.right - box.right(), box.top(), box.width(), box.height())


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

    __slots__ = ("bottom", "hair", "lines", "lower", "mark", "more", "spare", "tints", "top")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.top = self.bottom = 0.0
        """From where to where there is anything of it."""
        self.tints: list[Piece] = []
        self.hair: list[Piece] = []
        """The hairline close under the words."""
        self.lines: list[Piece] = []
        """The upper underlines."""
        self.lower: list[Piece] = []
        """The lower underlines, which make way for hairlines and dotted lines: no word has three lines."""
        self.more: list[tuple[QRectF, int, int]] = []
        """Rectangle, how many more tags than underlines, passage."""
        self.spare: list[Piece] = []
        """Underlines for which there is no room: seen only while their passage is looked at alone."""


class BlockMarks:
    """Everything that is painted for one block's marks."""

    __slots__ = ("card", "chips", "more", "notes", "spare", "stripes", "things", "words")

    def __init__(self) -> None:
        self.words: list[Drawn] = []
        """By mark, in their order."""
        self.stripes: list[Piece] = []
        self.spare: list[Piece] = []
        """Stripes that found no lane: seen only while their passage or their tag is looked at alone."""
        self.more: list[tuple[QRectF, int, int]] = []
        """Where those are counted: rectangle, how many, the first one's passage."""
        self.things: list[Thing] = []
        """The marks of the block."""
        self.card: QRectF | None = None
        """The frame around what is told of it; None where that is no more than a line."""
        self.chips: list[PlacedChip] = []
        self.notes: list[tuple[QRectF, int]] = []
        """The signs of notes beside the words, each with its passage."""
