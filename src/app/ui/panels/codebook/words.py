"""Words that the dialogs of the codebook share."""

from __future__ import annotations

from app.domain.codebook import SEPARATOR


def path_words(path: str) -> str:
    """A path as it is read."""
    return path.replace(SEPARATOR, " / ")
