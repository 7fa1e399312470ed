"""How long a text is to those who count units of 16 bits: Qt, and spreadsheets."""

from __future__ import annotations


def utf16_length(text: str) -> int:
    """How many UTF-16 units are in `text`: two for each character beyond the first 65,536."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
