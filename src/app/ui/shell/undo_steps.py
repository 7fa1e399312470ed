"""Undo and redo in the window, and the way on where an operation of one's own cannot be undone any more.

One that a colleague has changed since, or built on, is refused with a sentence. It stays the next to be undone, so that
nothing is ever passed over unsaid; the sentence offers the one before it, by a button and by a key. What was done since
and is no operation, as where a draft was refused, is taken back first.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.changes import Changes, Operation
from app.domain.errors import Overlaps
from app.domain.language import tr
from app.store.journal import AFTER_ALL
from app.store.reads.history import step_of, step_size, undo_label, what_of
from app.store.store import Store
from app.ui.base import keys
from app.ui.base.operation_words import done_again_words, offered_words, redo_words, undo_words, undone_words
from app.ui.shell.window import Window

AT_ONCE = 500
"""Steps that change at most so many rows are undone at once, longer ones in the background."""


class UndoSteps(QObject):
    """Undoes and redoes operations of this person."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._refused = (0, 0)
        """The operation that *Undo* was refused for, and the one that was refused last, from there down."""
        self._session.opened.connect(self._forget)

    def _forget(self) -> None:
        """Another workspace has operations of the same numbers."""
        self._refused = (0, 0)

    def undo(self) -> None:
        if (take_back := self._session.take_offer()) is not None:
            take_back()
        else:
            self._undo()

    def _undo(self) -> None:
        self._take(lambda store: store.undo(), undone_words, undo_words, AFTER_ALL)

    def redo(self) -> None:
        self._take(lambda store: store.redo(), done_again_words, redo_words, None)

    def undo_before(self) -> None:
        """Undo the newest operation before the one that was refused, which stays as it is."""
        newest, refused = self._refused
        if newest and step_of(self._session.store, back=True) == newest:
            self._take(lambda store: store.undo(refused), undone_words, undo_words, refused)
        else:
            self._session.say(keys.with_keys(tr("Nothing was refused; {undo} undoes your last step"), undo="edit.undo"))

    def _take(
        self,
        step: Callable[[Store], Changes | None],
        words: Callable[[Operation, str], str],
        none: Callable[[None], str],
        before: int | None,
    ) -> None:
        """Undo (`before` this operation) or redo: at once if it is short, else in the background."""

        def attempt(store: Store) -> Changes | Overlaps | None:
            try:
                return step(store)
            except Overlaps as error:
                return error

        def taken(done: Changes | Overlaps | None) -> None:
            if isinstance(done, Overlaps):
                self._refuse(done, before)
            elif done is not None and done.operation is not None:
                session.say(words(done.operation, what_of(session.store, done.operation_id)))

        session, pressed = self._session, time.monotonic()
        size = session.do(lambda store: step_size(store, before or AFTER_ALL, back=before is not None))
        if session.refused_since(pressed):
            return  # it was meant for the refused operation, and would undo the one before
        if session.steps() or (size or 0) > AT_ONCE:
            title = tr("Doing it again…") if before is None else tr("Undoing…")
            session.step(attempt, taken, title=title)
        elif size == 0:
            session.say(none(None))
        else:
            taken(session.do(attempt))

    def _refuse(self, error: Overlaps, before: int | None) -> None:
        """Say why it was refused and, of an undo, offer the operation before it."""
        label = None if before is None else undo_label(self._session.store, error.operation_id)
        if label is None:
            self._session.say(str(error), "warning")
            return
        self._refused = self._refused[0] if before != AFTER_ALL else error.operation_id, error.operation_id
        offer = keys.with_keys(offered_words(*label), key="edit.undo_before")
        button = tr("Undo the one before it instead")
        self._window.toast.say(f"{error} {offer}", "warning", self.undo_before, button)
