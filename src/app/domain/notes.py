"""Notes: Markdown, free or attached to one thing."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.language import tr
from app.domain.shortened import shortened


@dataclass(frozen=True, slots=True)
class Note:
    """A note. Times are UTC ISO text."""

    id: int
    uid: str
    title: str
    body: str
    target: str
    """A kind of thing that notes may be about, or empty for a free note."""
    target_id: int | None
    target_label: str
    created_at: str
    updated_at: str
    created_by: str

    def heading(self) -> str:
        """The title, or the first words where there is none."""
        return self.title or first_words(self.body) or tr("Empty note")


def first_words(body: str) -> str:
    """The first words of a note, without the marks of Markdown before them; empty where there are none."""
    for line in body.splitlines():
        words = line.strip("#>*-_ \t")
        if words:
            return shortened(words, 60)
    return ""
