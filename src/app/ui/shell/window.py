"""What the parts of the shell know of the window that they belong to. `MainWindow` is the one there is."""

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
    from app.ui.shell.top_bar import TopBar
    from app.ui.views.read.place import ReadPlace
    from app.ui.widgets.place import Place
    from app.ui.widgets.stack import Stack


class Whereabouts(NamedTuple):
    """Where somebody is in the window."""

    shown: str
    """The name of the place that is shown."""
    left: dict[str, Target]
    """By place, where she was in it last."""
    visited: list[Target]
    ahead: list[Target]
    narrowed: dict[str, Any]
    """By place, how what is listed there was narrowed."""


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
        """What is always at hand."""

    @property
    @abstractmethod
    def rail(self) -> Rail:
        """The way between the places."""

    @property
    @abstractmethod
    def status(self) -> StatusLine:
        """The line at the foot."""

    @abstractmethod
    def asked_for(self) -> Path | None:
        """The workspace that could not be opened, if there is one."""

    @abstractmethod
    def build_again(self, between: Callable[[], object]) -> None:
        """Make everything in the window again, with nothing open. `between` is called while there is nothing."""

    @abstractmethod
    def whereabouts(self) -> Whereabouts:
        """Where the user is, and was, in every place."""

    @abstractmethod
    def take_up(self, kept: Whereabouts) -> None:
        """Be where the user was before everything was made again."""

    @abstractmethod
    def place(self, name: str) -> Place:
        """A place, made when it is visited first."""

    @abstractmethod
    def place_name(self) -> str:
        """Which of the five is shown."""

    @abstractmethod
    def show_place(self, name: str) -> None:
        """Show a place as it was left."""

    @abstractmethod
    def can(self, command: Command[Any]) -> bool:
        """Whether a command can be given now."""

    @abstractmethod
    def run(self, command_id: str) -> None:
        """Do what a command says, if it can be done now."""

    @abstractmethod
    def open_workspace(self, path: Path) -> bool:
        """Open the store behind the window. False, and said why, when that cannot be."""

    @abstractmethod
    def take_over(self, store: Store, path: Path) -> None:
        """Show an open store. Raises what the views raise when they read it first."""

    @abstractmethod
    def close_workspace(self) -> None:
        """Let go of the open workspace, leaving one file."""

    @abstractmethod
    def show_no_workspace(self, why: str, path: Path | None = None) -> None:
        """Say why nothing is open, with the ways on."""
