"""The current paragraph as a list: its headings, its passages, its links.

For screen reader users; it follows the caret, and Enter on a line leads to its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal

from app.domain.blocks import Block, BlockKind, SpanKind
from app.domain.language import tr
from app.domain.shortened import shortened
from app.ui.views.read.announce import words_of
from app.ui.views.read.reading import Reading
from app.ui.views.read.structure import paragraph_words
from app.ui.widgets.side_list import SideLine, SideList

REST_MS, MOST_LETTERS, HIGHEST_PX = 60, 120, 240
"""How long the caret rests before the lines follow; how many characters a line quotes; the list's height."""


class Spot(NamedTuple):
    """The target of a line: a stretch of the text, and its passage, if any."""

    start: int
    end: int
    passage: int | None = None


class InParagraph(SideList):
    """The list. It is only read while visible."""

    wanted = Signal(object)
    """The `Spot` to go to."""

    def __init__(self, place: Reading) -> None:
        super().__init__(tr("In this paragraph"), 0)
        self._place = place
        self._later = QTimer(self, singleShot=True, interval=REST_MS)
        self._later.timeout.connect(self.follow)
        place.page.selection_changed.connect(self._soon)
        place.shown.connect(self._soon)
        place.session.changed.connect(lambda _changes: self._soon())
        self.activated.connect(lambda _index: self._want())
        self.on_enter = self._want  # whatever the desktop's convention for activating

    def _soon(self) -> None:
        if self.isVisible():
            self._later.start()

    def follow(self) -> None:
        """Show the paragraph at the caret."""
        kept = self.current_key()
        self.show_lines(tuple(paragraph_lines(self._place)))
        keys = [line.key for line in self.lines.rows]
        self.choose_key(kept if kept in keys else _own(keys))
        height = sum(self.sizeHintForRow(number) for number in range(len(keys)))
        self.setFixedHeight(min(HIGHEST_PX, height + 4))

    def _want(self) -> None:
        if isinstance(key := self.current_key(), Spot):
            self.wanted.emit(key)


def _own(keys: list[object]) -> object:
    """The line of the paragraph itself, below its headings."""
    return next((key for key in keys if isinstance(key, Spot) and key.passage is None), None) if keys else None


def paragraph_lines(place: Reading) -> Iterator[SideLine]:
    """The lines for the paragraph at the caret; none without a text."""
    page = place.page
    if place.text is None or not len(page.offsets()):
        return
    info = page.info(page.offsets().index_at(page.caret()))
    block, text = info.block, place.text.text
    own = shortened(" ".join(text[block.start : block.end].split()), MOST_LETTERS)
    yield SideLine(Spot(block.start, block.start), f"{paragraph_words(info)}: {own}", glyph="text-aa")
    for heading in _headings_above(place, block):
        words = " ".join(text[heading.start : heading.end].split())
        said = tr("Under the heading of level {level}: {words}").format(level=heading.level, words=words)
        yield SideLine(Spot(heading.start, heading.start), words, spoken=said, glyph="list-bullets")
    known = place.passages()
    for mark in page.marks().within(block.start, max(block.end, block.start + 1)):
        if (passage := known.get(mark.passage_id)) is None:
            continue
        quote = shortened(" ".join(passage.quote.split()), MOST_LETTERS)
        spot = Spot(passage.start, passage.end, passage.id)
        about = words_of(passage)
        glyph = "link" if passage.evidence else "tag"
        yield SideLine(spot, f"“{quote}”", spoken=f"“{quote}”: {about}", tip=about, glyph=glyph)
    for span in block.spans:
        if span.kind is SpanKind.LINK:
            words = " ".join(text[span.start : span.end].split())
            said = tr("Link “{words}” to {target}").format(words=words, target=span.target)
            yield SideLine(Spot(span.start, span.end), words, spoken=said, tip=span.target, glyph="arrow-right")


def _headings_above(place: Reading, block: Block) -> list[Block]:
    """The headings above a block, nearest first, each of a higher level than the previous one."""
    found: list[Block] = []
    page = place.page.text()
    level = block.level if block.kind is BlockKind.HEADING else 99
    for index in reversed([one for one in page.shown if page.blocks[one].start < block.start]):
        one = page.blocks[index]
        if one.kind is BlockKind.HEADING and one.level < level:
            found.append(one)
            level = one.level
            if level <= 1:
                break
    return found
