"""What every view shares: the open workspace, the feed of changes, and the way between places.

A view never opens a transaction and never catches an error: it tells an action through `do`, and the
session says what went wrong in the action's own words.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import get_ident
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.errors import UserError
from app.settings import Settings

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.store.store import Store

T = TypeVar("T")


class Target(NamedTuple):
    """A place to go to: which of the five, and what in it; or what opens over them."""

    place: str
    """read, passages, donations, countries or notes; or what opens over them: history, review."""
    kind: str = ""
    """What `id` names, where the place shows several kinds: source, tag, donation, actor, country, note ..."""
    id: int | None = None
    at: int | None = None
    """A code point of the source's canonical text."""
    passage: int | None = None
    caret: tuple[int, int] | None = None
    """Where the selection begins and where the caret is, in code points."""


class Session(QObject):
    """Lives as long as the window; the store is there once the first paint is over."""

    opened = Signal()
    """The store is open; views may read and act from now on."""
    changed = Signal(object)
    """`Changes`, on the ui thread, one for each committed step."""
    said = Signal(str, str)
    """A sentence for the user and its tone: ok, warning or undo (with an Undo beside it)."""
    going = Signal(object)
    """A `Target` somebody wants to see."""
    _arrived = Signal(object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self._store: Store | None = None
        self._arrived.connect(self._pass_on)

    @property
    def store(self) -> Store:
        """The open workspace. Only asked for after `opened`."""
        if self._store is None:
            raise RuntimeError("the workspace is not open yet")
        return self._store

    @property
    def is_open(self) -> bool:
        """Whether the workspace is open."""
        return self._store is not None

    @property
    def is_read_only(self) -> bool:
        """Whether a workspace is open that can be read and not changed."""
        return self._store is not None and self._store.read_only is not None

    def may_write(self) -> bool:
        """Whether the workspace can be changed. Where it cannot, it is said why, and what helps."""
        if self._store is not None and self._store.read_only is not None:
            self.said.emit(str(self._store.read_only), "warning")
            return False
        return True

    def open(self, store: Store) -> None:
        """Take over an open store, and listen to it."""
        self._store = store
        store.listeners.append(self._arrived.emit)
        self.opened.emit()

    def close(self) -> None:
        """Close the store, which leaves one file."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def do(self, action: Callable[[Store], T], undo_hint: str = "") -> T | None:
        """Run an action. Its problems are said, and then None comes back; its bugs go their own way.

        `undo_hint` is said with an *Undo* beside it when the action succeeded, as after a deletion.
        """
        if self._store is None:
            return None
        try:
            result = action(self._store)
        except UserError as error:
            self.said.emit(str(error), "warning")
            return None
        if undo_hint:
            self.said.emit(undo_hint, "undo")
        return result

    def remove(self, action: Callable[[Store], object], sentence: str, *own: str) -> bool:
        """Run an action that removes something, and say with *Undo* beside it what else went. Whether it was done.

        `sentence` says what was removed, without its stop; the rows of the tables `own` are what it speaks of.
        """
        from app.store.reads.history import gone_with
        from app.ui.base.operation_words import removed_words

        done, here = list[int](), get_ident()

        def heard(changes: Changes) -> None:
            if get_ident() == here:  # a job may do something meanwhile
                done.append(changes.operation_id)

        def run(store: Store) -> bool:
            store.listeners.append(heard)
            try:
                action(store)
            finally:
                store.listeners.remove(heard)
            return True

        if not self.do(run):
            return False
        gone = gone_with(self.store, done[-1]) if done else {}
        self.say(removed_words(sentence, {table: n for table, n in gone.items() if table not in own}), "undo")
        return True

    def say(self, sentence: str, tone: str = "ok") -> None:
        """Say something to the user, in passing."""
        self.said.emit(sentence, tone)

    def go(self, target: Target) -> None:
        """Show something, wherever it is at home."""
        self.going.emit(target)

    def _pass_on(self, changes: Changes) -> None:
        self.changed.emit(changes)
