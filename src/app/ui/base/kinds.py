"""How the names of kinds of things begin a line."""

from __future__ import annotations


def capital(words: str) -> str:
    """With a capital, as at the beginning of a line; the rest as it is."""
    return words[:1].upper() + words[1:]
