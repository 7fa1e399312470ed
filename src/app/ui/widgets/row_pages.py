"""Rows of a long list, loaded page by page in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal

from app.store.store import Store
from app.ui.base.session import Session

_Page = TypeVar("_Page")

TOGETHER = 3
"""The number of pages read at once: those requested last, as earlier ones are out of sight by then."""


class RowPages(QObject, Generic[_Page]):
    """Caches the most recently viewed pages."""

    came = Signal(int, int)
    """The first and the last row of a page that was missing and is here now."""

    def __init__(self, session: Session, size: int, kept: int, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._size, self._kept = session, size, kept
        self._read: Callable[[Store, int], _Page] | None = None
        self._pages: dict[int, _Page] = {}
        self._missing: list[int] = []
        self._asking = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    def begin(self, read: Callable[[Store, int], _Page]) -> None:
        """Drop all pages; load them with `read` from now on."""
        self._session.give_up(self)
        self._read, self._asking = read, False
        self._pages.clear()
        self._missing.clear()

    def here(self, number: int) -> _Page | None:
        """A cached page. Otherwise it is loaded in the background, and `came` is emitted."""
        found = self._pages.get(number)
        if found is None:
            if number in self._missing:
                self._missing.remove(number)
            self._missing.append(number)
            self._soon.start()
        return found

    def now(self, number: int) -> _Page:
        """A page that is needed at once. Raises `UserError` if it cannot be read."""
        if number not in self._pages:
            assert self._read is not None
            self.put(number, self._read(self._session.store, number))
        return self._pages[number]

    def put(self, number: int, page: _Page) -> None:
        """Cache a page; the one that was cached longest makes room."""
        while len(self._pages) >= self._kept:
            self._pages.pop(next(iter(self._pages)))
        self._pages[number] = page

    def find(self, is_it: Callable[[Any], bool]) -> int | None:
        """The index of a matching row in the cached pages; None if there is none."""
        for number, page in self._pages.items():
            for at, row in enumerate(cast("Iterable[Any]", page)):
                if is_it(row):
                    return number * self._size + at
        return None

    def _ask(self) -> None:
        numbers = [number for number in self._missing if number not in self._pages][-TOGETHER:]
        if self._asking or not numbers or not self._session.is_open:
            return
        self._missing.clear()
        self._asking = True
        read = self._read
        assert read is not None
        self._session.query(
            self,
            lambda store, stopped: {number: read(store, number) for number in numbers if not stopped()},
            self._answered,
        )

    def _answered(self, pages: dict[int, _Page]) -> None:
        self._asking = False
        for number, page in pages.items():
            self.put(number, page)
            self.came.emit(number * self._size, (number + 1) * self._size - 1)
        self._ask()
