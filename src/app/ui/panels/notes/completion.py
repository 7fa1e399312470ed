"""Completing `[[`: a popup at the caret, over everything that has a name and over passages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.language import tr
from app.store.reads.link_choices import LinkChoice, everything, fitting, link_to
from app.ui.base.session import Session
from app.ui.base.things import icon_of
from app.ui.widgets.popup_list import PopupList, PopupRow

AS_TYPED = "as typed"
"""The key of the row for a link to what does not exist yet."""

UNDER_WAY_MS = 2_000
"""How long it is kept once closed. Keys on their way to a window that no longer exists would be lost."""


class LinkCompletion(PopupList):
    """Opened when `[[` was typed. Enter inserts the link; Escape keeps what was typed."""

    linked = Signal(str)
    """What to write in place of the two brackets."""

    def __init__(self, parent: QWidget, session: Session, note_id: int | None) -> None:
        """`note_id` is the current note, which is not offered."""
        self._session = session
        self._known = tuple(one for one in everything(session.store) if (one.kind, one.id) != ("note", note_id))
        self._found: tuple[LinkChoice, ...] = ()
        self._done = False
        super().__init__(parent, tr("Link to"), self._rows, "link", tr("Country, record, tag, source, note or passage"))
        self.chosen.connect(self._chosen)
        self.closed.connect(lambda: self._finish(f"[[{self.field.text()}"))
        self.field.textChanged.connect(self._typed_out)

    def _rows(self, typed: str) -> Sequence[PopupRow]:
        words = typed.strip("[]").strip()
        self._found = fitting(self._session.store, self._known, words)
        if words and not self._found:
            below = tr("Nothing has this name yet: the link stays as you typed it")
            return [PopupRow(AS_TYPED, f"[[{words}]]", below=below, icon="question")]
        return [
            PopupRow(number, one.label, side=one.side, icon=icon_of(one.kind), marks=one.marks)
            for number, one in enumerate(self._found)
        ]

    def _chosen(self, key: object, _modifiers: Qt.KeyboardModifier) -> None:
        if key == AS_TYPED:
            self._finish(f"[[{self.field.text().strip('[]').strip()}]]")
        elif isinstance(key, int):
            self._finish(link_to(self._session.store, self._found[key]))

    def _typed_out(self, typed: str) -> None:
        """If the whole link is typed, with its brackets, the popup closes."""
        if typed.endswith("]]"):
            self._finish(f"[[{typed}")

    def _finish(self, words: str) -> None:
        if not self._done:
            self._done = True
            self.linked.emit(words)
            self.hide()
            QTimer.singleShot(UNDER_WAY_MS, self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that come once it is closed are for the note, or for the next link."""
        if not (self._done and watched is self.field and isinstance(event, QKeyEvent)):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and (note := self.parentWidget()) is not None:
            QApplication.sendEvent(note.window().windowHandle(), event)
        return True
