"""Words at the beginning of a line."""

from __future__ import annotations


def capital(words: str) -> str:
    """With its first letter capitalised."""
    return words[:1].upper() + words[1:]
