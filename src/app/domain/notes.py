"""Notes: Markdown, free or attached to one thing."""

from __future__ import annotations

import re
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


_LIVE = re.compile(r"\{\{[^{}|\n]*(?:\|([^{}\n]*))?\}\}|\[\[(?:[^\[\]|\n]*\|)?([^\[\]\n]+)\]\]")
"""A live figure, with what it said when it was written, and a link."""
_PICTURE = re.compile(r"\{\{((?:map|timeline|matrix)\b[^{}|\n]*)(?:\|[^{}\n]*)?\}\}", re.IGNORECASE)


def as_read(body: str) -> str:
    """The words of a note as one reads them: a link by what it shows, a live figure by its value."""
    return _LIVE.sub(lambda found: found[2] or (found[1] or "").strip() or "…", body)


def first_words(body: str) -> str:
    """The first words of a note, without the marks of Markdown before them; empty where there are none.

    A figure that is worked out again each time, and was not written with a value, is a gap: names of files stay. So
    is a picture, by whose question a note without other words is called.
    """
    for line in body.splitlines():
        words = as_read(_PICTURE.sub("…", line)).strip("#>*-_ \t")
        if words.strip("…"):
            return shortened(words, 60)
    drawn = _PICTURE.search(body)
    return "" if drawn is None else shortened(f"{drawn[1][:1].upper()}{drawn[1][1:].strip()}", 60)
