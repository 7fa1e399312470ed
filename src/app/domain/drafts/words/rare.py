"""Patterns that seldom match, which are looked for only where something stands without which they cannot.

Most rules say nothing of most sentences, and to look through one for a pattern takes ten times as long as for plain
letters. That each match has one of these letters, `tests/house/test_rare.py` sees to.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator


class Rare:
    """A pattern with the letters one of which every match has, *was|were*; it is asked as patterns are."""

    __slots__ = ("letters", "pattern")

    def __init__(self, letters: str, pattern: str) -> None:
        self.letters, self.pattern = letters.split("|"), re.compile(pattern)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two code points."""
        for one in self.letters:
            if text.find(one, start, end) >= 0:
                return self.pattern.search(text, start, end)
        return None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match between two code points."""
        for one in self.letters:
            if text.find(one, start, end) >= 0:
                return self.pattern.finditer(text, start, end)
        return iter(())
