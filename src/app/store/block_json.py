"""Blocks as compact JSON: trailing fields with their default values are omitted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from app.domain.blocks import Block, BlockKind, Place, Span, SpanKind
from app.domain.hashes import hash_of_parts

_AT_ONCE = 20_000
"""How many blocks, or code points, are converted at once: a long source has a million of them."""


def dump_blocks(blocks: Sequence[Block]) -> str:
    """JSON text: a list of [start, end, kind, level, ordered, paragraph, spans, place] without trailing defaults."""
    parts = (
        json.dumps([_row(block) for block in blocks[at : at + _AT_ONCE]], separators=(",", ":"), ensure_ascii=False)
        for at in range(0, len(blocks), _AT_ONCE)
    )
    return f"[{','.join(part[1:-1] for part in parts)}]"


def body_hash(text: str, blocks_json: str) -> str:
    """The fingerprint of a text together with its blocks."""
    parts = (part[at : at + _AT_ONCE] for part in (text, "\0", blocks_json) for at in range(0, len(part), _AT_ONCE))
    return hash_of_parts(part.encode("utf-8", "surrogatepass") for part in parts)


def _row(block: Block) -> list[Any]:
    spans = [[s.start, s.end, s.kind.value, *([s.target] if s.target else [])] for s in block.spans]
    row: list[Any] = [
        block.start, block.end, block.kind.value, block.level, int(block.ordered), block.paragraph, spans,
        None if block.place is None else list(block.place),
    ]  # fmt: skip
    defaults: list[Any] = [None, None, "paragraph", 0, 0, None, [], None]
    while len(row) > 2 and row[-1] == defaults[len(row) - 1]:
        row.pop()
    return row


def load_blocks(text: str) -> tuple[Block, ...]:
    """The blocks that `dump_blocks` wrote."""
    kinds = {kind.value: kind for kind in BlockKind}
    out: list[Block] = []
    for row in json.loads(text):
        n = len(row)
        spans = tuple(Span(s[0], s[1], SpanKind(s[2]), s[3] if len(s) > 3 else "") for s in row[6]) if n > 6 else ()
        out.append(
            Block(
                row[0], row[1], kinds[row[2]] if n > 2 else BlockKind.PARAGRAPH, row[3] if n > 3 else 0,
                bool(row[4]) if n > 4 else False, row[5] if n > 5 else None, spans,
                Place(str(row[7][0]), row[7][1], str(row[7][2])) if n > 7 else None,
            )
        )  # fmt: skip
    return tuple(out)
