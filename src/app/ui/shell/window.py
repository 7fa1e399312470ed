"""The interface of the window that the parts of the shell depend on; `MainWindow` implements it."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.settings import Settings
    from app.store.store import Store
    from app.ui.base.commands import Command
    from app.ui.base.session import Session, Target
    from app.ui.shell.rail import Rail
    from app.ui.shell.status_line import StatusLine
    from app.ui.shell.toast import Toast
    from app.ui.shell.top_bar import TopBar
    from app.ui.views.read.place import ReadPlace
    from app.ui.widgets.place import Place
    from app.ui.widgets.stack import Stack


class NavigationState(NamedTuple):
    """Where the user is in the window."""

    shown: str
    """The name of the current place."""
    left: dict[str, Target]
    """The last position in each place."""
    visited: list[Target]
    ahead: list[Target]
    narrowed: dict[str, Any]
    """The filter of each place."""


class Window(QMainWindow):
    """One window on one workspace."""

    settings: Settings
    session: Session
    read: ReadPlace
    places: dict[str, Place]
    """Those that were visited, by name."""
    stack: Stack

    @property
    @abstractmethod
    def top(self) -> TopBar:
        """The top bar."""

    @property
    @abstractmethod
    def toast(self) -> Toast:
        """The passing message."""

    @property
    @abstractmethod
    def rail(self) -> Rail:
        """The rail, which switches between the places."""

    @property
    @abstractmethod
    def status(self) -> StatusLine:
        """The status line."""

    @abstractmethod
    def asked_for(self) -> Path | None:
        """The workspace that could not be opened, if any."""

    @abstractmethod
    def build_again(self, between: Callable[[], object]) -> None:
        """Make all widgets again, with no workspace open. `between` is called while there are none."""

    @abstractmethod
    def navigation_state(self) -> NavigationState:
        """Where the user is, and was, in every place."""

    @abstractmethod
    def take_up(self, kept: NavigationState) -> None:
        """Restore where the user was, after the widgets were made again."""

    @abstractmethod
    def place(self, name: str) -> Place:
        """A place, made on first use."""

    @abstractmethod
    def place_name(self) -> str:
        """The name of the current place."""

    @abstractmethod
    def show_place(self, name: str) -> None:
        """Show a place as it was left."""

    @abstractmethod
    def can(self, command: Command[Any]) -> bool:
        """Whether a command is available now."""

    @abstractmethod
    def run(self, command_id: str) -> None:
        """Run a command, if it is available."""

    @abstractmethod
    def open_workspace(self, path: Path) -> bool:
        """Open the store in the background. If that fails, the reason is shown and False returned."""

    @abstractmethod
    def take_over(self, store: Store, path: Path) -> None:
        """Show an open store. Raises what the views raise when they first read it."""

    @abstractmethod
    def go_on_in(self, copy: Path) -> None:
        """Go on in a copy of the workspace that has lost its file; what is being typed is saved there."""

    @abstractmethod
    def close_workspace(self) -> None:
        """Close the open workspace, leaving one file."""

    @abstractmethod
    def show_no_workspace(self, why: str, path: Path | None = None) -> None:
        """Say why no workspace is open, with what can be done."""
