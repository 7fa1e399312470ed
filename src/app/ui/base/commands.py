"""What a command is. Each part of the window has a `commands` module with those that it does; the shell collects them.

Menus, the palette, shortcuts, the choice of keys and the README's tables are all read from what is collected.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

PAGE = "page"
"""The view of the commands that work while the text has the focus."""
EVERYWHERE = ""
"""The view of the commands that work wherever the focus is."""

Owner = TypeVar("Owner")


@dataclass(frozen=True, slots=True)
class Command(Generic[Owner]):
    """One command of the user interface.

    `shortcut` is in Qt's portable notation. Single letters are keys of the page or of a list only; they are never
    needed elsewhere.
    """

    id: str
    text: str
    shortcut: str
    menu: str
    icon: str
    does: Callable[[Owner], object]
    """Given who does it: the window, the place that is named, or whom the `ViewKeys` of the view were made for."""
    always: bool = False
    """Whether it can be given while no workspace is open, too."""
    place: str = ""
    """The place that does it; nothing for the window."""
    shown: str = ""
    """The place that must be shown; nothing for any."""
    view: str = EVERYWHERE
    """The view that must have the focus for the key to work: the page, or a list; nothing for everywhere."""
    writes: bool = False
    """Whether it changes the workspace, or begins to; see `writing`."""
    words: str = ""
    """Other words by which it is found in the palette, with commas between them."""

    @property
    def on_page(self) -> bool:
        """Whether the key works only while the text has the focus."""
        return self.view == PAGE

    @property
    def of_list(self) -> bool:
        """Whether it belongs to a list or another view, which handles its key itself."""
        return self.view not in (EVERYWHERE, PAGE)
