"""Opening a workspace behind the window, and saying what stands in the way."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.domain.errors import Trouble
from app.domain.language import tr
from app.store.location import Location, location_of
from app.store.reads.readable import touch
from app.store.store import Store
from app.ui.dialogs.name import signer

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def say_troubles(window: MainWindow) -> None:
    """Say what the world does while a view reads or paints, where nobody waits for an answer. Bugs go on as before."""
    usual = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Trouble):
            sentence = str(error)
            QTimer.singleShot(0, window, lambda: window.session.say(sentence, "warning"))
        else:
            usual(kind, error, trace)

    sys.excepthook = hook


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
