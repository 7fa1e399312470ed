"""A sentence as its source has it: what is read of it depends on the text around it, and on when that appeared."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.drafts.draft import Span


class SourceSentence(NamedTuple):
    """A sentence of a text. `published` is the day from which its dates count, if it is known."""

    text: str
    span: Span
    published: str = ""
