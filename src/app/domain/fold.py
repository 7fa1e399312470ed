"""Folding text for search: accents and Hebrew points go, and each CJK character is a word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""Kana, ideographs and hangul, as a pattern has them."""
_CJK = re.compile(f"[{CJK}]")
_ODD = re.compile(r"[^\x00-\x7f]")
_SMALL = re.compile(r"\b(?:and|the|saint)\b", re.IGNORECASE)


def fold(text: str) -> str:
    """`text` in lower case, decomposed, without combining marks, with spaces round each CJK character."""
    if text.isascii():
        return text.lower()
    return _ODD.sub(lambda found: _folded(found[0]), unicodedata.normalize("NFKC", text)).lower()


def letters(name: str) -> str:
    """The letters and digits of a name: *EE.UU.* is *EE. UU.*"""
    return "".join(filter(str.isalnum, fold(name)))


@lru_cache(maxsize=1 << 10)
def spelt(name: str) -> str:
    """A place's name in the spelling by which *Saint Kitts and Nevis* is *St. Kitts & Nevis*."""
    return letters(_SMALL.sub(lambda found: "St" * (len(found[0]) > 3), name))


@lru_cache(maxsize=1 << 12)
def _folded(char: str) -> str:
    if _CJK.match(char):
        return f" {char} "
    if char in "’‘ʼ":
        return "'"
    return "".join(c for c in unicodedata.normalize("NFKD", char) if unicodedata.category(c) != "Mn")
