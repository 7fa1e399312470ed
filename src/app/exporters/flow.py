"""The document model of all page formats: paragraphs of runs, with numbered footnotes and resolved links. `layout`
makes it from the tree of an export; `html_writer` and `docx_writer` write it, and `app.render` typesets it as PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Flag, StrEnum, auto

from app.domain.direction import apart, has_turned, runs_right_to_left
from app.exporters.drawing import Drawing


class Look(Flag):
    """The emphasis of a run."""

    PLAIN = 0
    STRONG = auto()
    EMPHASIS = auto()
    CODE = auto()
    MARKED = auto()
    STRUCK = auto()
    RAISED = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style."""

    text: str
    look: Look = Look.PLAIN
    href: str = ""
    """A URL, or # and the anchor of a paragraph."""
    note: int = 0
    """The number of a footnote, for a run that is its mark and has no text."""
    remarks: tuple[int, ...] = ()
    """The numbers of the remarks made on these words."""


Runs = tuple[Run, ...]
WHOLE = re.compile(r"(?<![\w-])(?:\d{4}-\d\d(?:-\d\d)?|[A-Z]{1,4}-\d{1,6})(?![\w-])")
"""Dates and record references, within which no line breaks."""
_LONG = 32
"""The most characters of a table column's preferred width."""
_MARGIN = 3
"""Added to the longest word of a column, for padding and a footnote mark."""


class Role(StrEnum):
    """The role of a paragraph."""

    BODY = "body"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    ENTRY = "entry"
    """An entry of a list of sources."""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    runs: Runs
    role: Role = Role.BODY
    level: int = 0
    """Of a heading, 1 to 6, with 1 for the title; of an item or a quote, its depth from 0."""
    number: int = 0
    """The number of an item in an ordered list; 0 in a plain list."""
    anchor: str = ""
    """The name under which links within the document lead here."""
    beside: str = ""
    """Text in the margin: the number of a paragraph of a source."""

    @property
    def text(self) -> str:
        return words_of(self.runs)

    @property
    def is_rtl(self) -> bool:
        """Whether it is right-to-left, judged by its first letter."""
        return runs_right_to_left(self.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: each row has as many cells as the head, which may be empty for a list of names and values."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]

    @property
    def is_rtl(self) -> bool:
        """Whether its columns are right-to-left, judged by the first letter of its head or first column."""
        return runs_right_to_left("".join(map(words_of, (*self.head, *(row[0] for row in self.rows)))))

    def shares(self, room: float) -> tuple[float, ...]:
        """The shares of the columns in the width, which sum to 1; a line has `room` for so many characters. Each column
        gets the width of its longest word, and the rest is divided by the length of their texts."""
        columns = list(zip(*((self.head, *self.rows) if self.head else self.rows), strict=True))
        words = [[words_of(cell) for cell in column] for column in columns]
        least = [max((len(word) for one in column for word in one.split()), default=0) + _MARGIN for column in words]
        most = [max(low, min(_LONG, max(map(len, column)))) for low, column in zip(least, words, strict=True)]
        over = max(0.0, room - sum(least))
        wished = [high - low / 2 for low, high in zip(least, most, strict=True)]
        widths = [low + over * more / sum(wished) for low, more in zip(least, wished, strict=True)]
        return tuple(width / sum(widths) for width in widths)


@dataclass(frozen=True, slots=True)
class Fold:
    """Folded content; on paper it is printed under its title."""

    title: Runs
    blocks: tuple[Flowing, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, which carries its own description; what a page says of it is beside it."""

    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


Flowing = Para | Grid | Fold | Picture | Rule


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on words of the document: the tags of a passage and everything else attached to it."""

    lines: tuple[tuple[str, str], ...]
    """Names and values."""
    color: int = -1
    """The hue of its first tag, as an index into the palette; -1 without one."""
    by: str = ""

    @property
    def text(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self.lines)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. Footnotes and remarks are known by their numbers, from 1."""

    title: str
    blocks: tuple[Flowing, ...]
    notes: tuple[Runs, ...] = ()
    remarks: tuple[Remark, ...] = ()
    language: str = "en"
    authors: tuple[str, ...] = field(default=())

    @property
    def is_rtl(self) -> bool:
        """Whether the document is right-to-left, judged by its title."""
        return runs_right_to_left(self.title)


def in_our_words(runs: Runs, *, ours: bool) -> Runs:
    """A line with its data isolated for bidirectional text. If the line contains `ours`, that is words of the program,
    these determine its direction."""
    text = words_of(runs)
    if not has_turned(text) or (not ours and runs_right_to_left(text)):
        return runs
    pieces = ((run, piece) for run in runs for piece in (apart(run.text) if has_turned(run.text) else (run.text,)))
    return tuple(replace(run, text=piece) for run, piece in pieces if piece or run.note)


def words_of(runs: Iterable[Run]) -> str:
    """The text of runs, without footnote marks."""
    return "".join(run.text for run in runs)
