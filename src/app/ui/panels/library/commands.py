"""The commands of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.language import tr
from app.ui.base.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.panels.library.page import LibraryPage


def _command(
    name: str, text: str, key: str, glyph: str, does: Callable[[LibraryPage], object], *, writes: bool = True
) -> Command[LibraryPage]:
    return Command(f"library.{name}", text, key, tr("Library"), glyph, does, view="library", writes=writes)


def commands() -> tuple[Command[LibraryPage], ...]:
    """Those of the table of sources."""
    return (
        _command("collect", tr("Collections of the chosen sources…"), "Ins", "folder-open",
                 lambda page: page.choose_collection()),
        _command("read", tr("The chosen sources are read"), "Ctrl+M", "check", lambda page: page.read.click()),
        _command("unread", tr("The chosen sources are not read"), "Ctrl+Shift+M", "circle",
                 lambda page: page.unread.click()),
        _command("other", tr("Read the other text of its work"), "X", "book-open",
                 lambda page: page.open_other(), writes=False),
        _command("rename", tr("Rename the collection…"), "F2", "pencil", lambda page: page.rename_collection()),
        _command("remove", tr("Remove the collection"), "", "trash", lambda page: page.remove_collection()),
    )  # fmt: skip
