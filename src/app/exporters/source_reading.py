"""A source as it is read: its whole text, the words of its passages marked, with their tags and notes beside them.
Offsets are code points of the canonical text. What is cut from the text is left out, as on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.blocks import Block, BlockKind, SpanKind, is_raised
from app.domain.excerpts import Excerpt
from app.domain.passages import Passage
from app.domain.sources import SourceText
from app.exporters.flow import Flowing, Look, Para, Remark, Role, Run, Runs

_LOOKS = {
    SpanKind.EMPHASIS: Look.EMPHASIS,
    SpanKind.STRONG: Look.STRONG,
    SpanKind.CODE: Look.CODE,
    SpanKind.FOOTNOTE_REF: Look.RAISED,
}
_ROLES = {
    BlockKind.HEADING: Role.HEADING,
    BlockKind.LIST_ITEM: Role.ITEM,
    BlockKind.QUOTE: Role.QUOTE,
    BlockKind.CODE: Role.CODE,
}
NOT_SHOWN = "Passages that are not shown in the text"
TITLE_DEPTH = 1
"""Headings of the source are below the title of the document."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of the text with the number of its remark."""

    start: int
    end: int
    remark: int


def highlights(
    found: Iterable[Excerpt], text: SourceText, remarks: list[Remark], remark_of: Callable[[Passage], Remark]
) -> list[Highlight]:
    """The passages of this version of the text; what is said of each goes to `remarks`, as they end."""
    out: list[Highlight] = []
    cut = text.cut_blocks()
    for excerpt in sorted(found, key=lambda one: (one.passage.end, -one.passage.start)):
        passage = excerpt.passage
        here = passage.version_id == text.version_id and text.text[passage.start : passage.end] == passage.quote
        here = here and text.block_at(passage.start) not in cut
        remark = remark_of(passage)
        if here and remark.lines:
            remarks.append(remark)
            out.append(Highlight(passage.start, passage.end, len(remarks)))
    return out


def read_text(text: SourceText, marks: Sequence[Highlight]) -> Iterator[Flowing]:
    """The blocks that are read, with their paragraph numbers."""
    cut = text.cut_blocks()
    order = sorted(marks, key=lambda one: (one.start, -one.end))
    first = 0
    numbered: dict[int, int] = {}
    for index, block in enumerate(text.blocks):
        if index in cut:
            continue
        while first < len(order) and order[first].end <= block.start:
            first += 1
        near = [one for one in order[first:] if one.start < block.end and one.end > block.start]
        runs = tuple(_runs(text.text, block, near))
        if not runs:
            continue
        yield _para(block, runs, numbered)
        if block.kind is not BlockKind.LIST_ITEM:
            numbered.clear()


def _para(block: Block, runs: Runs, numbered: dict[int, int]) -> Para:
    beside = "" if block.paragraph is None else f"¶{block.paragraph}"
    role = _ROLES.get(block.kind, Role.BODY)
    if role is Role.HEADING:
        return Para(runs, role, min(6, max(1, block.level) + TITLE_DEPTH))
    if role is Role.ITEM:
        number = numbered.get(block.level, 0) + 1 if block.ordered else 0
        numbered[block.level] = number
        for deeper in [level for level in numbered if level > block.level]:
            del numbered[deeper]
        return Para(runs, role, block.level, number, beside=beside)
    return Para(runs, role, beside=beside)


def _runs(text: str, block: Block, marks: Sequence[Highlight]) -> Iterator[Run]:
    """The words of a block, cut wherever a mark or a span begins or ends."""
    edges = {block.start, block.end}
    for low, high in [(one.start, one.end) for one in marks] + [(one.start, one.end) for one in block.spans]:
        edges |= {edge for edge in (low, high) if block.start < edge < block.end}
    cuts = sorted(edges)
    for low, high in pairwise(cuts):
        look, href, before = Look.PLAIN, "", ""
        for span in block.spans:
            if span.start <= low and high <= span.end:
                is_drawn = span.kind is SpanKind.FOOTNOTE_REF and is_raised(text[low:high])
                look |= Look.PLAIN if is_drawn else _LOOKS.get(span.kind, Look.PLAIN)
                if span.kind is SpanKind.FOOTNOTE_REF and low == span.start:
                    before = "\u2009"  # thin: the source's own number may follow one of ours
                if span.kind is SpanKind.LINK and span.target.startswith(("http://", "https://")):
                    href = span.target
        on = tuple(one.remark for one in marks if one.start <= low and high <= one.end)
        yield Run(before + text[low:high], look, href, remarks=on)
