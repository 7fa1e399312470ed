"""The commands of lists and other views besides the page. Their keys work while the view has the focus.

What they do is said by the view itself, which holds its `ViewKeys`; here are their words, keys and icons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.language import tr
from app.ui.shell.commands import Command

if TYPE_CHECKING:
    from app.ui.shell.main_window import MainWindow


def _command(view: str, command_id: str, text: str, key: str, menu: str, glyph: str) -> Command:
    """A command that is there when the place that is shown has this view."""

    def run(window: MainWindow) -> None:
        window.place(window.place_name()).view_keys[view].run(command_id)

    def can(window: MainWindow) -> bool:
        place = window.places.get(window.place_name())
        return window.session.is_open and place is not None and place.has_view(view)

    return Command(command_id, text, key, menu, glyph, run, can, view)


def _codebook() -> tuple[Command, ...]:
    menu = tr("Codebook")
    return tuple(
        _command("codebook", f"codebook.{name}", text, key, menu, glyph)
        for name, text, key, glyph in (
            ("put", tr("Tag the selection with it"), "", "tag"),
            ("auto_with", tr("Auto-tag with it…"), "", "magnifying-glass"),
            ("edit", tr("Edit the tag…"), "F2", "pencil"),
            ("beside", tr("New tag beside it…"), "Ins", "plus"),
            ("under", tr("New tag under it…"), "Shift+Ins", "plus"),
            ("up", tr("Move the tag up"), "Alt+Up", "caret-up"),
            ("down", tr("Move the tag down"), "Alt+Down", "caret-down"),
            ("top", tr("Move the tag to the top"), "", "arrow-left"),
            ("merge", tr("Merge tags…"), "", "git-branch"),
            ("split", tr("Split the tag…"), "", "columns"),
            ("remove", tr("Remove the tag"), "Del", "trash"),
        )
    )


def _passages() -> tuple[Command, ...]:
    menu = tr("Passages")
    return tuple(
        _command("passages", f"passages.{name}", text, key, menu, glyph)
        for name, text, key, glyph in (
            ("filter", tr("Narrow the passages…"), "F", "funnel"),
            ("matrix", tr("Matrix of tags"), "M", "columns"),
            ("tag", tr("Tag the selected passages"), "T", "tag"),
            ("untag", tr("Take a tag off the selected passages"), "U", "tag"),
            ("note", tr("Note on the selected passage"), "N", "note-pencil"),
            ("quote", tr("Quote the selected passages in a note"), "Q", "quotes"),
            ("copy", tr("Copy with citation"), "Ctrl+C", "copy"),
            ("edit_tag", tr("Edit the tag that is listed…"), "F2", "pencil"),
            ("remove", tr("Remove the selected passages"), "Del", "trash"),
        )
    )


def _donations() -> tuple[Command, ...]:
    menu = tr("Donations")
    return (
        _command("donations", "donations.add", tr("New record"), "Ins", menu, "plus"),
        _command("records", "donations.filter", tr("Filter the records"), "/", menu, "funnel"),
        _command("records", "donations.edit", tr("Edit the record"), "E", menu, "pencil"),
        _command("records", "donations.remove", tr("Remove the record"), "Del", menu, "trash"),
    )


def _countries() -> tuple[Command, ...]:
    menu = tr("Countries")
    return (
        _command("countries", "countries.add", tr("New fact"), "Ins", menu, "plus"),
        _command("country", "countries.note", tr("Note on the country"), "N", menu, "note-pencil"),
        _command("facts", "countries.edit", tr("Edit the fact"), "F2", menu, "pencil"),
        _command("facts", "countries.remove", tr("Remove the fact"), "Del", menu, "trash"),
    )


def _notes() -> tuple[Command, ...]:
    menu = tr("Notes")
    return (
        _command("notes", "notes.add", tr("New note"), "Ins", menu, "plus"),
        _command("notes", "notes.template", tr("New note from a template…"), "Shift+Ins", menu, "file-text"),
        _command("notes", "notes.preview", tr("Preview of the note"), "Ctrl+R", menu, "eye"),
        _command("notes", "notes.beside", tr("Preview beside the words, or instead"), "Ctrl+Alt+R", menu, "columns"),
        _command("note_list", "notes.remove", tr("Remove the note"), "Del", menu, "trash"),
    )


def _library() -> tuple[Command, ...]:
    menu = tr("Library")
    return tuple(
        _command("library", f"library.{name}", text, key, menu, glyph)
        for name, text, key, glyph in (
            ("collect", tr("Collections of the chosen sources…"), "Ins", "folder-open"),
            ("read", tr("The chosen sources are read"), "Ctrl+M", "check"),
            ("unread", tr("The chosen sources are not read"), "Ctrl+Shift+M", "circle"),
            ("rename", tr("Rename the collection…"), "F2", "pencil"),
            ("remove", tr("Remove the collection"), "", "trash"),
        )
    )


def list_commands() -> tuple[Command, ...]:
    """Every command of a view, in the order of the menus."""
    return (*_codebook(), *_passages(), *_donations(), *_countries(), *_notes(), *_library())
