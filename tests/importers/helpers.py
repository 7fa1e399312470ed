"""What the tests of the importers ask of a draft."""

from __future__ import annotations

from pathlib import Path

from app.domain.blocks import Block, BlockKind, CutWhy
from app.domain.sources import SourceDraft
from app.importers.read import read_source

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> SourceDraft:
    return read_source((PAGES / name).read_bytes(), name)


def words_of(draft: SourceDraft, block: Block) -> str:
    return draft.text[block.start : block.end]


def read_blocks(draft: SourceDraft) -> list[Block]:
    cut = {c.block for c in draft.cuts}
    return [b for i, b in enumerate(draft.blocks) if i not in cut]


def read(draft: SourceDraft) -> list[str]:
    return [words_of(draft, b) for b in read_blocks(draft)]


def of_kind(draft: SourceDraft, kind: BlockKind) -> list[str]:
    return [words_of(draft, b) for b in read_blocks(draft) if b.kind is kind]


def why(draft: SourceDraft, begins: str) -> set[CutWhy]:
    """The reasons for which blocks that begin with these words were cut."""
    return {c.why for c in draft.cuts if words_of(draft, draft.blocks[c.block]).startswith(begins)}


def check_whole(draft: SourceDraft) -> None:
    """What holds of every draft: order, no overlap, spans inside, numbers from 1; between blocks is only white space,
    and the mark of quoted lines without words."""
    at = 0
    for block in draft.blocks:
        assert at <= block.start < block.end <= len(draft.text)
        assert not draft.text[at : block.start].replace(">", "").strip()
        words = words_of(draft, block)
        tabs = "\t" if block.kind is BlockKind.TABLE_ROW else ""  # of cells without words
        assert words.lstrip(tabs) == words.strip()
        for span in block.spans:
            assert block.start <= span.start < span.end <= block.end
        at = block.end
    assert not draft.text[at:].replace(">", "").strip()
    numbered = [b.paragraph for b in read_blocks(draft) if b.kind is not BlockKind.HEADING]
    assert numbered == list(range(1, len(numbered) + 1))
    assert all(draft.blocks[c.block].paragraph is None for c in draft.cuts)
    assert len({c.block for c in draft.cuts}) == len(draft.cuts)
