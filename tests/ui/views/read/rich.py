"""A window that reads a page with headings, lists, a table, notes and figures."""

from __future__ import annotations

from pathlib import Path

from app.actions import sources
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow

PAGES = Path(__file__).parents[2] / "importers" / "pages"


def open_page(window: MainWindow, name: str = "notes-and-tables.html") -> int:
    """Add a page and read it. Returns the source's id."""
    added = sources.add_file(window.session.store, PAGES / name)
    window.go(Target("read", "source", added.source_id))
    window.read.page.setFocus()
    return added.source_id


def chosen_words(window: MainWindow) -> str:
    """The words that are selected."""
    page = window.read.page
    chosen = page.selection()
    return page.text().text[slice(*chosen)] if chosen else ""


def put_caret(window: MainWindow, words: str, into: int = 0) -> int:
    """Put the caret before words of the page, or so many characters into them."""
    page = window.read.page
    at = page.text().text.index(words) + into
    page.select(at, at)
    page.setFocus()
    return at
