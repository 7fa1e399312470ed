"""What a new version takes over from the old one besides passages: cuts, and the blocks of a corrected text."""

from __future__ import annotations

from app.domain.blocks import Block, BlockKind, Cut, CutWhy, Span
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.sources import SourceDraft, SourceText


def cuts_for(old: SourceText, draft: SourceDraft) -> tuple[Cut, ...]:
    """The importer's cuts, adjusted to what the user cut or put back by hand in blocks with the same text."""
    before = {cut.block: cut.why for cut in old.cuts}
    known = _only_ones(old.text, old.blocks)
    cuts = {cut.block: cut.why for cut in draft.cuts}
    for words, index in _only_ones(draft.text, draft.blocks).items():
        was = known.get(words)
        if was is None:
            continue
        if before.get(was) is CutWhy.BY_HAND:
            cuts.setdefault(index, CutWhy.BY_HAND)
        elif was not in before and (old.blocks[was].paragraph is None or old.blocks[was].kind is BlockKind.HEADING):
            cuts.pop(index, None)  # it had been put back
    if len(cuts) == len(draft.blocks):
        return draft.cuts
    return tuple(Cut(block, why) for block, why in sorted(cuts.items()))


def _only_ones(text: str, blocks: tuple[Block, ...]) -> dict[str, int]:
    """The block of every text that only one block has, white space aside."""
    out: dict[str, int] = {}
    for index, block in enumerate(blocks):
        words = " ".join(text[block.start : block.end].split())
        out[words] = -1 if words in out else index
    return {words: index for words, index in out.items() if index >= 0}


def corrected(text: SourceText, start: int, end: int, replacement: str, name: str) -> tuple[str, tuple[Block, ...]]:
    """The text and blocks with `start` to `end` (code points) replaced. `name` is the source's, for messages.

    Raises `BadInput` unless the stretch lies in one paragraph and leaves words in it.
    """
    index = text.block_at(start)
    if index is None or not 0 <= start <= end <= text.blocks[index].end:
        raise BadInput(tr("Correct one paragraph of “{name}” at a time.").format(name=name))
    if any(char in replacement for char in "\n\r\u2028\u2029"):
        raise BadInput(tr("A correction cannot begin a new line. Bring the new version of the source as a file."))
    block = text.blocks[index]
    if not (text.text[block.start : start] + replacement + text.text[end : block.end]).strip():
        raise BadInput(tr("Nothing would be left of this paragraph. Cut it instead."))
    by = len(replacement) - (end - start)
    blocks = [*text.blocks[:index], block._replace(end=block.end + by, spans=_shifted(block.spans, start, end, by))]
    for later in text.blocks[index + 1 :]:
        spans = tuple(span._replace(start=span.start + by, end=span.end + by) for span in later.spans)
        blocks.append(later._replace(start=later.start + by, end=later.end + by, spans=spans))
    return text.text[:start] + replacement + text.text[end:], tuple(blocks)


def _shifted(spans: tuple[Span, ...], start: int, end: int, by: int) -> tuple[Span, ...]:
    """The spans of the corrected block: what held the stretch holds the new one, what lay within it is gone."""
    out: list[Span] = []
    for span in spans:
        first = span.start if span.start <= start else max(span.start, end) + by
        last = span.end if span.end <= start else max(span.end, end) + by
        if span.start <= start < end < span.end or span.end <= start or span.start >= end:
            pass
        elif start <= span.start and span.end <= end and (start, end) != (span.start, span.end):
            continue
        elif span.start < start:
            last = start
        if first < last:
            out.append(span._replace(start=first, end=last))
    return tuple(out)
