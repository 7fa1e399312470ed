"""Loading the review in the background: comparing two long texts takes seconds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.actions.versions import UpdateReport, Waiting, review_queue
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.views.review.entries import Entry, counts, entries, lines
from app.ui.widgets.two_lines import Line


@dataclass(frozen=True, slots=True)
class Queue:
    """The whole review, as of one moment."""

    entries: tuple[Entry, ...]
    lines: tuple[Line, ...]
    sentence: str
    waiting: dict[int, Waiting]
    """By passage, so that a later reading looks only for what is not known."""


def read_queue(store: Store, report: UpdateReport | None, known: dict[int, Waiting]) -> Queue:
    """Load it, on any thread."""
    waiting = {one.passage_id: one for one in review_queue(store, known=known)}
    found = entries(store, waiting, report)
    return Queue(found, tuple(lines(found)), counts(store), waiting)


class QueueReader(QObject):
    """Reloads on request; a request during a reload leads to one more."""

    read = Signal(object)
    """The `Queue`."""

    def __init__(self, session: Session, report: UpdateReport | None, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._report = session, report
        self._known: dict[int, Waiting] = {}
        self._reading = self._again = False

    def start(self) -> None:
        """Load, and emit `read`."""
        if not self._session.is_open:
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        known = self._known
        self._session.query(
            self, lambda store, _stopped: read_queue(store, self._report, known), self._done, self._failed
        )

    def busy(self) -> bool:
        """Whether what is shown may be out of date."""
        return self._reading

    def stop(self) -> None:
        """Wait for a running reload, and drop its result."""
        self._again = False
        self._session.give_up(self, wait=True)

    def _done(self, queue: Queue) -> None:
        self._reading = False
        self._known = queue.waiting
        if self._again:
            self._again = False
            self.start()
        else:
            self.read.emit(queue)

    def _failed(self, sentence: str) -> None:
        self._reading = self._again = False
        self._session.say(sentence, "warning")
