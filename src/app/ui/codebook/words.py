"""Words that the dialogs of the codebook share."""

from __future__ import annotations

from app.domain.codebook import SEPARATOR


def counted(number: int, one: str, many: str) -> str:
    """A number with its word."""
    return f"{number:,} {one if number == 1 else many}"


def path_words(path: str) -> str:
    """A path as it is read."""
    return path.replace(SEPARATOR, " / ")
