"""Opening a workspace in the window, and reporting what prevents it."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import UserError
from app.domain.language import tr
from app.settings import Settings
from app.store.location import Location, copies_warning
from app.store.reads.readable import touch
from app.store.store import Store
from app.ui.shell.window import Window


def open_in(window: Window, path: Path) -> Store | None:
    """Open `path` in a window that has nothing open. None, with the reason shown, if the window cannot show it.

    If a view raises when it first reads the workspace, it is closed again.
    """
    store = open_store(window, path)
    if store is None:
        return None
    try:
        window.take_over(store, path)
    except Exception as error:
        window.close_workspace()
        store.close()
        window.show_no_workspace(str(error) if isinstance(error, UserError) else _why_not_shown(error, path), path)
        return None
    return store


def _why_not_shown(error: Exception, path: Path) -> str:
    """The message for an unexpected failure: the workspace is damaged, or it is our bug."""
    from app.actions.check import damage_of
    from app.mistake_details import log_mistake

    try:
        damage = damage_of(path)
    except UserError as refused:
        damage = str(refused)
    if damage:
        log_mistake(error)
        return damage
    sys.excepthook(type(error), error, error.__traceback__)
    return tr("{file} cannot be shown because of a bug in Passagework. The file itself is as it was.").format(
        file=path.name
    )


@contextmanager
def slots_may_fail() -> Generator[None]:
    """Re-raise exceptions from slots within the block: Qt passes them to the hook, and the sender goes on."""
    raised: list[BaseException] = []
    before = sys.excepthook
    sys.excepthook = lambda _kind, error, _trace: raised.append(error)
    try:
        yield
    finally:
        sys.excepthook = before
    if raised:
        raise raised[0]


def open_store(window: Window, path: Path) -> Store | None:
    """The store at `path`, or None after its error was shown with what can be done."""
    try:
        store = Store(path, window.settings.person())
        try:
            touch(store)  # errors can be reported here, but not in the middle of painting
        except UserError:
            store.close()
            raise
    except UserError as error:
        window.show_no_workspace(str(error), path)
        return None
    notices = [store.notice, copies_warning(path), _of_the_place(store.location), _of_settings(window.settings)]
    if any(notices):
        window.session.say(" ".join(filter(None, notices)), "warning")
    return store


def _of_settings(settings: Settings) -> str:
    """The message about damaged settings, once; empty if they were not damaged."""
    was, settings.is_damaged = settings.is_damaged, False
    said = tr("Your settings could not be read, so the program begins with its own. They are kept as {file}.")
    return said.format(file=settings.aside) if was else ""


def _of_the_place(place: Location) -> str:
    """The message about a workspace in a network or synced folder; empty for any other."""
    if place is Location.LOCAL:
        return ""
    said = tr("This workspace is in a network folder.")
    if place is Location.SYNCED:
        said = tr("This workspace is in a folder that a cloud program syncs.")
    careful = tr(
        "It is written in the careful way, and its backups are kept on this computer. Open it on one "
        "computer at a time."
    )
    return f"{said} {careful}"
