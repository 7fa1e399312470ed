"""Adding up the list off the ui thread: the sums of ten thousand records take most of a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from app.domain.errors import UserError
from app.domain.records import DonationFilter
from app.domain.totals import Totals

if TYPE_CHECKING:
    from app.store.store import Store


class Summing(QObject):
    """Adds up one list at a time; of several that were asked for only the last is told."""

    ready = Signal(object)
    """`Totals`, on the ui thread."""
    _done = Signal(int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)  # a thread that stays keeps its connection to the workspace
        self._done.connect(self._tell)

    def ask(self, store: Store, wanted: DonationFilter) -> None:
        """Begin to add up what these records say was given."""
        self._asked += 1
        self._pool.clear()
        self._pool.start(_Sum(self, self._asked, store, wanted))

    def forget(self) -> None:
        """What is under way is no longer wanted."""
        self._asked += 1
        self._pool.clear()

    def settle(self) -> None:
        """Wait until nothing reads the workspace any more, as before it is closed."""
        self.forget()
        self._pool.waitForDone()

    def _tell(self, number: int, totals: Totals) -> None:
        if number == self._asked:
            self.ready.emit(totals)


class _Sum(QRunnable):
    def __init__(self, summing: Summing, number: int, store: Store, wanted: DonationFilter) -> None:
        super().__init__()
        self._summing, self._number, self._store, self._wanted = summing, number, store, wanted

    def run(self) -> None:
        from app.store.reads import totals

        try:
            found = totals.of(self._store, self._wanted)
        except UserError:
            return  # the list itself, read on the ui thread, says what is wrong
        self._summing._done.emit(self._number, found)
