"""Texts that were read lately. A body never changes, so what is remembered under its hash stays true."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from app.domain.blocks import Block

_KEEP_CHARACTERS = 20_000_000
_lock = Lock()
_texts: OrderedDict[str, tuple[str, tuple[Block, ...]]] = OrderedDict()


def remembered(body_hash: str) -> tuple[str, tuple[Block, ...]] | None:
    """The text and blocks of a body, if they were read lately."""
    with _lock:
        found = _texts.get(body_hash)
        if found is not None:
            _texts.move_to_end(body_hash)
        return found


def remember(body_hash: str, text: str, blocks: tuple[Block, ...]) -> None:
    """Keep a text for the next read, letting go of those not asked for the longest."""
    with _lock:
        _texts[body_hash] = (text, blocks)
        while len(_texts) > 1 and sum(len(kept) for kept, _ in _texts.values()) > _KEEP_CHARACTERS:
            _texts.popitem(last=False)
