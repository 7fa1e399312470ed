"""Auto-tagging: the matches of a text or pattern are previewed, then tagged in one operation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from time import monotonic

import regex

from app.actions.passages import ensure_passage
from app.domain.anchor import make_anchor
from app.domain.blocks import Block
from app.domain.changes import Operation
from app.domain.errors import AnchorLost, BadInput
from app.domain.language import tr
from app.domain.sentences import sentences
from app.domain.sources import SourceText
from app.store.reader import Reader
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.store.store import Store
from app.store.writes import passages as writes

AT_MOST = 5_000
"""The maximum number of hits; more than anybody would look through."""
SECONDS = 4.0
"""The time limit for a pattern over all texts."""
AROUND = 40
"""Code points of context on each side of a hit."""


class Unit(StrEnum):
    """How much is tagged around each match."""

    MATCH = "match"
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class TextHit:
    """A stretch to tag. Offsets are code points of the canonical text of the source's newest version."""

    source_id: int
    title: str
    start: int
    end: int
    quote: str
    paragraph: int | None
    before: str
    """The context before it, on one line."""
    after: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """What to look for."""

    text: str
    is_regex: bool = False
    whole_word: bool = False
    case: bool = False
    """Whether capitals must be the same."""


def compiled(pattern: Pattern) -> regex.Pattern[str]:
    """The compiled pattern. Raises `BadInput`, in one sentence, if it is empty or invalid."""
    if not pattern.text.strip():
        raise BadInput(tr("Write what to look for."))
    words = pattern.text if pattern.is_regex else r"\s+".join(re.escape(word) for word in pattern.text.split())
    if pattern.whole_word:
        words = rf"(?<!\w)(?:{words})(?!\w)"
    try:
        return regex.compile(words, regex.VERSION0 | (0 if pattern.case else regex.IGNORECASE))
    except regex.error as error:
        raise BadInput(tr("The pattern cannot be read: {error}.").format(error=error)) from None


def find_hits(
    db: Reader, source_ids: Sequence[int], pattern: Pattern, unit: Unit = Unit.MATCH
) -> tuple[tuple[TextHit, ...], bool]:
    """The matches, in the order of sources and text, and whether there are more than `AT_MOST`. Raises `BadInput` for a
    pattern that is invalid or takes too long."""
    wanted = compiled(pattern)
    titles = {row.id: row.meta.title for row in source_reads.library(db)}
    until = monotonic() + SECONDS
    hits: list[TextHit] = []
    for source_id in source_ids:
        text = source_reads.current_text(db, source_id)
        for start, end in _stretches(text, wanted, unit, until):
            if len(hits) == AT_MOST:
                return tuple(hits), True
            hits.append(_hit(text, titles.get(source_id, ""), start, end))
    return tuple(hits), False


def _stretches(text: SourceText, wanted: regex.Pattern[str], unit: Unit, until: float) -> Iterator[tuple[int, int]]:
    """The stretches of one source to tag, without repeats and outside cut blocks."""
    cut = text.cut_blocks()
    last = (-1, -1)
    for index, block in enumerate(text.blocks):
        if index in cut:
            continue
        words = text.text[block.start : block.end]
        parts = sentences(words) if unit is Unit.SENTENCE else []
        for low, high in _matches(words, wanted, until):
            for start, end in _widened(words, low, high, unit, parts):
                stretch = (block.start + start, block.start + end)
                if stretch > last:
                    yield stretch
                    last = stretch


def _matches(words: str, wanted: regex.Pattern[str], until: float) -> Iterator[tuple[int, int]]:
    left = until - monotonic()
    try:
        if left <= 0:
            raise TimeoutError
        found = [match.span() for match in wanted.finditer(words, timeout=left)]
    except TimeoutError:
        raise BadInput(
            tr(
                "The pattern takes too long over these texts. Make it simpler, without a repetition within a "
                "repetition."
            )
        ) from None
    return iter((low, high) for low, high in found if words[low:high].strip())


def _widened(words: str, low: int, high: int, unit: Unit, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A hit without white space at its ends, widened to its word, sentence or paragraph."""
    while words[low].isspace():
        low += 1
    while words[high - 1].isspace():
        high -= 1
    if unit is Unit.SENTENCE:
        yield from ((start, end) for start, end in parts if start < high and low < end)
        return
    if unit is Unit.PARAGRAPH:
        low, high = 0, len(words)
    elif unit is Unit.WORD:
        while low > 0 and _in_word(words[low - 1]):
            low -= 1
        while high < len(words) and _in_word(words[high]):
            high += 1
    yield low, high


def _in_word(char: str) -> bool:
    return char.isalnum() or char in "_-'’"


def _hit(text: SourceText, title: str, start: int, end: int) -> TextHit:
    anchor = make_anchor(text.text, start, end)
    number = text.block_at(anchor.start)
    block: Block = text.blocks[number] if number is not None else text.blocks[0]
    before = text.text[max(block.start, anchor.start - AROUND) : anchor.start]
    after = text.text[anchor.end : min(block.end, anchor.end + AROUND)]
    one_line = ("…" if anchor.start - AROUND > block.start else "") + re.sub(r"\s", " ", before)
    return TextHit(
        text.source_id, title, anchor.start, anchor.end, anchor.quote, block.paragraph, one_line,
        re.sub(r"\s", " ", after) + ("…" if anchor.end + AROUND < block.end else ""),
    )  # fmt: skip


def auto_tag(store: Store, hits: Sequence[TextHit], tag_id: int) -> int:
    """Put a tag on every hit, in one operation. Returns how many passages were newly tagged. Raises `AnchorLost` if a
    text has changed since the hits were found; then none is tagged."""
    name = tag_reads.content_of(store, tag_id).name
    texts = {hit.source_id: source_reads.current_text(store, hit.source_id) for hit in hits}
    count = 0
    with store.write(Operation.AUTO_TAG, name) as tx:
        for hit in hits:
            text = texts[hit.source_id]
            if text.text[hit.start : hit.end] != hit.quote:
                raise AnchorLost(tr("“{title}” has changed since. Look for the words again.").format(title=hit.title))
            count += writes.add_tag(tx, ensure_passage(tx, text, hit.start, hit.end), tag_id)
    return count
