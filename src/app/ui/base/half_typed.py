"""Keeps the unsaved text of a place's forms, to restore it after the program was killed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from app.actions import half_typed
from app.actions.half_typed import Form, HalfTyped
from app.store.store import Store
from app.ui.base.autosave import WhenFree
from app.ui.base.session import Session

KEEP_MS = 400
"""The delay between a change and keeping it."""
AGAIN_MS = 5_000
"""The delay before another attempt after an error, which is shown each time."""


class HalfTypedForms(QObject):
    """What the forms of one kind hold, in the workspace."""

    def __init__(self, owner: QObject, session: Session, kind: str, typed: Callable[[], Mapping[Form, str]]) -> None:
        """`typed` returns the unsaved content of the open forms."""
        super().__init__(owner)
        self._session, self._kind, self._typed = session, kind, typed
        self._kept: dict[Form, HalfTyped] = {}
        self._timer = WhenFree(self, session, KEEP_MS, self.keep)

    def soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start(KEEP_MS)

    def keep(self) -> None:
        """Keep what is typed now, and forget what was saved or discarded."""
        self._timer.stop()
        self._session.typed.emit()
        if not self._session.is_open or self._session.is_read_only:
            return
        now = self._typed()
        for form, before in list(self._kept.items()):
            if form not in now and self._did(lambda store, one=before: half_typed.forget(store, one)):
                del self._kept[form]
        for form, words in now.items():
            before = self._kept.get(form)
            if before is None or before.words != words:
                self._did(lambda store, form=form, words=words: self._put(store, form, words))

    def _put(self, store: Store, form: Form, words: str) -> None:
        self._kept[form] = half_typed.keep(store, form, words, self._kept.get(form))

    def _did(self, step: Callable[[Store], None]) -> bool:
        done = self._session.did(step)
        if not done:
            self._timer.start(AGAIN_MS)
        return done

    def waiting(self) -> tuple[HalfTyped, ...]:
        """What was kept by other windows, before or now; nothing if the workspace is read-only."""
        if not self._session.is_open or self._session.is_read_only:
            return ()
        found = self._session.do(lambda store: half_typed.half_typed(store, self._kind)) or ()
        return tuple(one for one in found if one.form not in self._kept)

    def took(self, one: HalfTyped) -> None:
        """It is in its form again, and is forgotten when that is saved or discarded."""
        self._kept[one.form] = one
        QTimer.singleShot(0, self, self._session.typed.emit)  # its place may be in the making

    def is_left(self, form: Form, words: str) -> bool:
        """Whether these words were taken up here, and saved or discarded elsewhere since."""
        one = self._kept.get(form)
        if one is None or one.words != words:
            return False
        found = self._session.do(lambda store: half_typed.half_typed(store, self._kind))
        return found is not None and one not in found
