"""Context help: opens at the term for the pane that has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.ui.base.session import Target
from app.ui.widgets.place import HELP

if TYPE_CHECKING:
    from app.ui.shell.window import Window

_OF_PLACES = {"read": "source", "passages": "passage", "donations": "record", "countries": "country", "notes": "note",
              "settings": "setting"}  # fmt: skip


def show_help(window: Window) -> None:
    """Show the help at the term for what has the focus."""
    window.session.go(Target("help", word_here(window)))


def word_here(window: Window) -> str:
    """The term of the nearest pane around the focus that has one, else of the place; empty in the help."""
    widget = QApplication.focusWidget()
    if widget is window.read.page:
        passage = window.read.meant.passage() if window.session.is_open else None
        return "selection" if window.read.page.selection() else "source" if passage is None else "passage"
    while widget is not None and widget is not window:
        word = widget.property(HELP)
        if isinstance(word, str):
            return word
        widget = widget.parentWidget()
    return _OF_PLACES.get(window.place_name(), "")
