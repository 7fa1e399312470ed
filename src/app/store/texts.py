"""A cache of texts read lately. A body never changes, so an entry under its hash stays valid."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from app.domain.blocks import Block

_KEEP_CHARACTERS = 20_000_000
_lock = Lock()
_texts: OrderedDict[str, tuple[str, tuple[Block, ...]]] = OrderedDict()


def remembered(body_hash: str) -> tuple[str, tuple[Block, ...]] | None:
    """The cached text and blocks of a body, if any."""
    with _lock:
        found = _texts.get(body_hash)
        if found is not None:
            _texts.move_to_end(body_hash)
        return found


def remember(body_hash: str, text: str, blocks: tuple[Block, ...]) -> None:
    """Cache a text, evicting the least recently used."""
    with _lock:
        _texts[body_hash] = (text, blocks)
        while len(_texts) > 1 and sum(len(kept) for kept, _ in _texts.values()) > _KEEP_CHARACTERS:
            _texts.popitem(last=False)
