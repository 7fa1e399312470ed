"""The characters that XML and HTML allow."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def held(words: str) -> str:
    """A text without the characters that XML does not allow: control characters and lone surrogates."""
    return _FORBIDDEN.sub("", words)
