"""The library in place of the text: all sources in a table, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.base.session import Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.library import LibraryView
    from app.ui.panels.library.page import LibraryPage
    from app.ui.views.read.coverage import CoverageView
    from app.ui.views.read.reading import Reading
    from app.ui.widgets.panes import Panes


class Shelf(QObject):
    """Shows and hides the library in the middle of the reading view."""

    def __init__(self, place: Reading, coverage: Callable[[], CoverageView]) -> None:
        super().__init__(place)
        self._place = place
        self._coverage = coverage
        self._page: LibraryPage | None = None
        self._unfolds = False
        """Whether the inspector comes back when the library goes."""

    @property
    def library(self) -> LibraryPage:
        """The library. Made on first use."""
        if self._page is None:
            from app.ui.panels.library.page import LibraryPage

            place = self._place
            coverage = self._coverage()
            self._page = LibraryPage(place.session, coverage.known)
            coverage.counted.connect(self._page.show_coverage)
            place.view_keys["library"] = self._page.keys
            self._page.opened.connect(lambda source_id: place.session.go(Target("read", "source", source_id)))
            self._page.left.connect(place.show_text)
            self._page.narrowed.connect(place.side.narrow)
            place.middle.addWidget(self._page)
            place.middle.currentChanged.connect(lambda _index: self._make_room())
        return self._page

    @property
    def is_shown(self) -> bool:
        return self._page is not None and self._place.middle.currentWidget() is self._page

    def narrowed(self) -> LibraryView | None:
        """The filter of the library; None if it was not opened yet."""
        return None if self._page is None else self._page.view

    def toggle(self) -> None:
        """Switch between the library and the text."""
        if self.is_shown:
            self._place.show_text()
        elif self._place.session.is_open:
            from app.ui.widgets.one_focus import say_focus_again_soon

            self._place.middle.turn_to(self.library)
            self.library.refresh()
            self.library.table.setFocus()
            say_focus_again_soon(self._place.window())

    def open_or_close(self) -> None:
        """Show the library, or from within the view go back to the text."""
        if self._place.isHidden():
            self._place.session.go(Target("read"))
        self.toggle()

    def put_back(self) -> None:
        """Restore the inspector, so that the panes are remembered as they were."""
        if self._unfolds:
            self._place.show_text()

    def _make_room(self) -> None:
        """Hide the inspector, which is about the text, while the library is shown."""
        if self.is_shown:
            self._unfolds = not self._panes().is_folded("right")
            if self._unfolds:
                self._panes().toggle("right")
        elif self._unfolds:
            self._unfolds = False
            if self._panes().is_folded("right"):
                self._panes().toggle("right")

    def _panes(self) -> Panes:
        assert self._place.panes is not None
        return self._place.panes
