"""What changes a workspace: the commands that are not there, or say why, where it is open for reading only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.base.session import Session
    from app.ui.shell.commands import Command

WRITING = frozenset(
    f"{part}.{name}"
    for part, names in {
        "file": "restore compact",
        "source": "add address paste edit update correct remove",
        "edit": "undo redo",
        "page": "tag note quote record country repeat in_vivo claim remove "
        + " ".join(f"recent.{n}" for n in range(1, 10)),
        "passage": "end.on end.back start.on start.back",
        "codebook": "add auto import put auto_with edit beside under up down top merge split remove",
        "passages": "tag untag note quote edit_tag remove",
        "donations": "add edit remove",
        "countries": "add note edit remove",
        "notes": "add template remove",
        "library": "collect read unread rename remove",
    }.items()
    for name in names.split()
)
"""The commands that change the workspace, by their ids."""


def can(command: Command, session: Session) -> bool:
    """Whether a command may be given, as far as writing goes."""
    return not (command.writes and session.is_read_only)


def can_here(command: Command, widget: QWidget | None) -> bool:
    """The same, in the window of a widget."""
    session = _session(widget)
    return session is None or can(command, session)


def may(command: Command, widget: QWidget | None) -> bool:
    """Whether a command may be given in the window of a widget; where it may not, that is said."""
    session = _session(widget)
    return not command.writes or session is None or session.may_write()


def _session(widget: QWidget | None) -> Session | None:
    return getattr(widget.window(), "session", None) if widget is not None else None
