"""Which characters XML and HTML can hold."""

from __future__ import annotations

import re

_UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def held(words: str) -> str:
    """Without the characters that XML cannot hold: of control, and halves of pairs."""
    return _UNHELD.sub("", words)
