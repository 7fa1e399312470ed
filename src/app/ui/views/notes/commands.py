"""The commands of the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.language import tr
from app.ui.base.commands import Command

if TYPE_CHECKING:
    from app.ui.views.notes.place import NotesPlace


def commands() -> tuple[Command[NotesPlace], ...]:
    """Those of the place, and of the list of notes."""
    menu = tr("Notes")
    return (
        Command("notes.add", tr("New note"), "Ins", menu, "plus", lambda p: p.add_note(), view="notes", writes=True),
        Command("notes.template", tr("New note from a template…"), "Shift+Ins", menu, "file-text",
                lambda p: p.choose_template(), view="notes", writes=True),
        Command("notes.preview", tr("Preview of the note"), "Ctrl+R", menu, "eye", lambda p: p.page.toggle.click(),
                view="notes"),
        Command("notes.beside", tr("Preview beside the words, or instead"), "Ctrl+Shift+D", menu, "columns",
                lambda p: p.page.beside.click(), view="notes"),
        Command("notes.remove", tr("Remove the note"), "Del", menu, "trash", lambda p: p.remove_note(),
                view="note_list", writes=True, words=tr("delete")),
    )  # fmt: skip
