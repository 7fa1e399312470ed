"""What is exported, as a tree that knows of no format: pages of blocks, and in them lines of words and links. The pages
of this package make the tree, and a writer for each format turns it into a file: `markdown_writer`. What leads to
another page, or to a passage on it, is named by its thing, since only a writer knows what a link looks like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields as fields_of
from decimal import Decimal
from typing import cast

from app.domain.frozen import frozen
from app.exporters.drawing import Drawing


@frozen
class Words:
    """Text of the workspace, escaped by every writer. Runs of white space are one space."""

    text: str


@frozen
class Strong:
    """Emphasised text."""

    line: Line


@frozen
class Link:
    """Leads to the page of a thing, or to a passage on it; where that has no page it is what it is called."""

    folder: str
    """That of the thing's kind; empty for a kind without pages."""
    thing_id: int
    label: str
    passage_id: int | None = None


@frozen
class Cite:
    """The citation of a passage. It leads to the passage's place, but not on the very page of its source. A format with
    citations of its own cites the source by its key and says the `locator`; any other shows the label."""

    source_id: int
    passage_id: int
    label: str
    """The whole citation: *Segev and Lavi 2020, ¶6*; of a digest, whose paraphrase it is."""
    locator: str = ""
    """Where in the source: *¶6*, *¶6, p. 3*. Empty where the source is no work to cite, such as a digest."""


@frozen
class InFull:
    """A source in full, as a list of sources has it; its `line` where no style sets it."""

    source_id: int
    line: Line


@frozen
class Footnote:
    """A remark at the foot, whose number is shown where it belongs. The same remark has one number."""

    line: Line


@frozen
class Spot:
    """Where links lead that were made to a passage which is quoted together with others. It shows nothing."""

    passage_id: int


@frozen
class Address:
    """An address on the web; plain words where it is none."""

    url: str


@frozen
class Image:
    """A drawing. A format that holds none shows a file of its own, known by the key."""

    key: str
    drawing: Drawing


Inline = str | Words | Strong | Link | Cite | InFull | Footnote | Spot | Address | Image
"""A bare text is our own: letters and punctuation that mean nothing in any format."""
Line = tuple[Inline, ...]


def words(text: str) -> Line:
    """A line of text of the workspace; empty if there is none."""
    return (Words(text),) if text.strip() else ()


def between(mark: str, lines: Iterable[Line]) -> Line:
    """The lines joined, with `mark` between those that are not empty."""
    out: list[Inline] = []
    for line in lines:
        if line:
            out += (mark, *line) if out else line
    return tuple(out)


@frozen
class Heading:
    """`level` is 1 for the title of a page."""

    level: int
    line: Line


@frozen
class Paragraph:
    """One paragraph."""

    line: Line


@frozen
class Fields:
    """A list of names and values."""

    rows: tuple[tuple[str, Line], ...]


@frozen
class Bullets:
    """A plain list."""

    lines: tuple[Line, ...]


@frozen
class Table:
    """A table; each row has as many cells as the head."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@frozen
class Quote:
    """Words of a source with their line feeds. It is the place that others lead to."""

    text: str
    passage_id: int
    after: Line
    """The text after the last word: the footnote with the source of the words."""
    marks: tuple[tuple[int, int], ...] = ()
    """The highlighted stretches, in code points of the text, ordered and disjoint."""


@frozen
class Folded:
    """Content that is folded away; a format without folding shows it under its title."""

    title: Line
    blocks: tuple[Block, ...]


@frozen
class Bibliography:
    """The sources that a page cites, by their ids, each in full; a format with citations of its own makes it itself."""

    sources: tuple[tuple[int, Line], ...]


@frozen
class Part:
    """A generated part of a page with a permanent id, such as *fields*. Parts are not nested."""

    id: str
    blocks: tuple[Block, ...]


@frozen
class NoteText:
    """A note as it was written, in Markdown with `[[links]]`."""

    markdown: str
    figures: tuple[tuple[int, int, Line], ...] = ()
    """What takes the place of its live figures: where one begins and ends, in code points, and what it says."""


Block = Heading | Paragraph | Fields | Bullets | Table | Quote | Folded | Bibliography | Part | NoteText
FrontValue = str | int | bool | Decimal | Link | tuple[str | Link, ...]
Front = Mapping[str, FrontValue]
"""What is said of a page to programs; a value that says nothing is left out."""


Rows = Iterable[tuple[str, Line]]


def fields(*rows: tuple[str, Line]) -> list[Block]:
    """A list of names and values without the rows that have none; nothing where none has one."""
    filled = tuple((name, line) for name, line in rows if line)
    return [Fields(filled)] if filled else []


def section(title: str, blocks: Iterable[Block]) -> list[Block]:
    """The blocks under a heading of the second level, or nothing if there are none."""
    inside = list(blocks)
    return [Heading(2, words(title)), *inside] if inside else []


def bullets(lines: Iterable[Line]) -> list[Block]:
    """A plain list of the lines that are not empty, or nothing."""
    inside = tuple(filter(None, lines))
    return [Bullets(inside)] if inside else []


def table(head: Iterable[str], rows: Iterable[tuple[Line, ...]]) -> list[Block]:
    """A table with a head, or nothing if it has no rows."""
    inside = tuple(rows)
    return [Table(tuple(map(words, head)), inside)] if inside else []


def part(name: str, blocks: Iterable[Block]) -> list[Block]:
    """The blocks as a part of that id, or nothing where there are none."""
    inside = tuple(blocks)
    return [Part(name, inside)] if inside else []


def cited_in(part: object) -> Iterator[int]:
    """The sources that are cited or listed in blocks and lines, in their order."""
    if isinstance(part, Cite):
        if part.locator:
            yield part.source_id
    elif isinstance(part, InFull):
        yield part.source_id
    elif isinstance(part, Bibliography):
        yield from (source_id for source_id, _ in part.sources)
    elif isinstance(part, tuple):
        for one in cast("tuple[object, ...]", part):
            yield from cited_in(one)
    elif isinstance(part, Paragraph | Heading | Fields | Bullets | Table | Quote | Folded | Part | Strong | Footnote):
        for one in fields_of(part):
            yield from cited_in(getattr(part, one.name))
    elif isinstance(part, NoteText):
        for _, _, line in part.figures:
            yield from cited_in(line)
