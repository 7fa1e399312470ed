"""Opening a workspace behind the window, and saying what stands in the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import Trouble
from app.domain.language import tr
from app.store.location import Location, location_of
from app.store.reads.readable import touch
from app.store.store import Store
from app.ui.dialogs.name import signer

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def open_store(window: MainWindow, path: Path) -> Store | None:
    """The store at `path`, or None after its trouble was said with the ways on."""
    try:
        store = Store(path, signer(window.settings))
        try:
            touch(store)  # here it can be said, and not in the middle of painting
        except Trouble:
            store.close()
            raise
    except Trouble as trouble:
        window.show_no_workspace(str(trouble), path)
        return None
    place = location_of(path)
    if place is not Location.LOCAL:
        said = tr("This workspace lies in a network folder.")
        if place is Location.SYNCED:
            said = tr("This workspace lies in a folder that a cloud program syncs.")
        window.session.say(
            said
            + " "
            + tr(
                "It is written in the careful way, and its backups are kept on this computer. Open it on one "
                "computer at a time."
            ),
            "warning",
        )
    return store
