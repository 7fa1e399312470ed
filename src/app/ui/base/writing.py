"""Commands that change the workspace: hidden or refused, with the reason, when it is read-only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.ui.base.session import Session, session_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.base.commands import Command


def can(command: Command[Any], session: Session) -> bool:
    """Whether a command is available, as far as writing is concerned."""
    return not (command.writes and session.is_read_only)


def can_here(command: Command[Any], widget: QWidget | None) -> bool:
    """The same, in the window of a widget."""
    session = session_of(widget)
    return session is None or can(command, session)


def may(command: Command[Any], widget: QWidget | None) -> bool:
    """Whether a command may run in the window of a widget; if not, the reason is shown."""
    session = session_of(widget)
    return not command.writes or session is None or session.may_write()
