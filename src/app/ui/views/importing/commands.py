"""The commands of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.language import tr
from app.ui.base.commands import Command

if TYPE_CHECKING:
    from app.ui.views.importing.place import ImportPlace


def commands() -> tuple[Command[ImportPlace], ...]:
    """Those of the place."""
    menu = tr("Donations")
    return (
        Command("importing.next", tr("Next step of the import"), "Ctrl+Return", menu, "arrow-right",
                lambda p: p.next_step(), view="importing"),
    )  # fmt: skip
