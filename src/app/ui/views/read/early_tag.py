"""A `T` pressed between the first paint and the opening of the store: the palette opens, its choice waits.

Loading the store takes longer than all before it, and somebody who comes back to a text wants to go on at once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.domain.blocks import Stretch
    from app.store.first_read import FirstPage
    from app.ui.panels.codebook.tag_palette import TagPalette
    from app.ui.reader.page import ReaderPage
    from app.ui.views.read.controller import PageController


class EarlyTag(QObject):
    """Answers the key for the selected words until the operations of the page are there."""

    def __init__(self, page: ReaderPage, first: FirstPage, path: Path, key: str) -> None:
        super().__init__(page)
        self._page = page
        self._first = first
        self._path = path
        self._palette: TagPalette | None = None
        self._stretch: Stretch = (0, 0)
        self._chosen: list[Callable[[PageController], object]] = []
        page.own_keys[key] = self._open

    def hand_over(self, controller: PageController) -> None:
        """The operations are there: do what was chosen, and leave an open palette to them."""
        palette, chosen = self._palette, self._chosen
        self._palette, self._chosen = None, []
        if palette is not None:
            palette.picked.disconnect(self._pick)
            palette.made.disconnect(self._make)
            palette.closed.disconnect(self._gone)
            controller.serve(palette, controller.meant.words_of(self._stretch))
        for choice in chosen:
            choice(controller)
        if palette is not None and chosen:
            controller.show_again(palette, controller.meant.words_of(self._stretch))
        self.deleteLater()

    def _open(self) -> None:
        from app.store.first_tags import first_tags

        if (stretch := self._page.selection()) is None or self._palette is not None:
            return
        known = next((p.id for p in self._first.passages if (p.start, p.end) == stretch), None)
        if (tags := first_tags(self._path, known)) is None:
            return
        from app.ui.panels.codebook.tag_palette import TagPalette

        self._stretch = stretch
        self._palette = palette = TagPalette(self._page, tags.codebook, dict.fromkeys(tags.recent, ""), tags.applied)
        palette.picked.connect(self._pick)
        palette.made.connect(self._make)
        palette.closed.connect(self._gone)
        palette.open_at(self._page.caret_rect())

    def _pick(self, tag_id: int, _stays: bool) -> None:
        stretch = self._stretch
        self._chosen.append(lambda controller: controller.choose_tag(tag_id, controller.meant.words_of(stretch)))

    def _make(self, name: str, _stays: bool) -> None:
        stretch = self._stretch
        self._chosen.append(lambda controller: controller.make_tag(name, controller.meant.words_of(stretch)))

    def _gone(self) -> None:
        self._palette = None
