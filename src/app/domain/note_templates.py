"""Templates for notes: a few of ours, and every note whose title begins with *Template:*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.notes import Note

MARK = "Template:"
"""How the title of a note begins that serves as a template."""


@dataclass(frozen=True, slots=True)
class NoteTemplate:
    """What a new note begins with."""

    name: str
    body: str
    note_id: int | None = None
    """The note it is kept in; None for one of ours."""


OURS = (
    NoteTemplate(
        "Source summary",
        "## What it claims\n\n\n## On what evidence\n\n\n## What it leaves out\n\n\n## Use for the brief\n\n",
    ),
    NoteTemplate(
        "Contradiction",
        "## One source says\n\n> \n\n## Another says\n\n> \n\n"
        "## Which to trust, and why\n\n\n## What would settle it\n\n",
    ),
    NoteTemplate(
        "Question to check",
        "**Question:** \n\n**Why it matters:** \n\n**Where to look:** \n\n- [ ] asked\n- [ ] answered\n\n"
        "**Answer:** \n",
    ),
)


def templates(notes: Iterable[Note]) -> tuple[NoteTemplate, ...]:
    """The user's own templates by name, then ours; a user's template replaces one of ours with the same name."""
    own = [
        NoteTemplate(note.title[len(MARK) :].strip(), note.body, note.id)
        for note in notes
        if note.title.startswith(MARK) and note.title[len(MARK) :].strip()
    ]
    own.sort(key=lambda one: one.name.casefold())
    taken = {one.name.casefold() for one in own}
    return (*own, *(one for one in OURS if one.name.casefold() not in taken))
