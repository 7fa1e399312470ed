"""Folding text for search: accents and Hebrew points go, and each CJK character stands alone."""

from __future__ import annotations

import unicodedata


def _is_cjk(char: str) -> bool:
    code = ord(char)
    return (
        0x3040 <= code <= 0x30FF  # kana
        or 0x3400 <= code <= 0x9FFF  # unified ideographs
        or 0xAC00 <= code <= 0xD7AF  # hangul
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
    )


def fold(text: str) -> str:
    """`text` in lower case, decomposed, without combining marks, with spaces round each CJK character."""
    if text.isascii():
        return text.lower()
    out: list[str] = []
    for char in unicodedata.normalize("NFKC", text):
        if _is_cjk(char):
            out.append(f" {char} ")
        elif char in "’‘ʼ":
            out.append("'")
        else:
            out.extend(c for c in unicodedata.normalize("NFKD", char) if unicodedata.category(c) != "Mn")
    return "".join(out).lower()
