"""Isolating the passages of a tag on the page: while the mouse or focus is on it in the codebook, or until Esc."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.domain.language import tr, tr_n
from app.ui.base.session import Session
from app.ui.views.read.reading import Reading
from app.ui.widgets.announcer import announce


class Isolating(QObject):
    """Follows the codebook of the reading view. The caret does not move."""

    def __init__(self, session: Session, place: Reading) -> None:
        super().__init__(place)
        self._session, self._place = session, place
        self._kept: int | None = None
        """The tag that stays isolated."""
        codebook = place.codebook
        codebook.looked_at.connect(self._look)
        codebook.isolate_wanted.connect(self.keep)
        place.shown.connect(self.let_go)
        for widget in (codebook, place.page):
            widget.installEventFilter(self)

    def keep(self, tag_id: int) -> None:
        """Isolate a tag with its descendants until Esc, and say how often it occurs in this text."""
        self._kept = tag_id
        self._look(tag_id)
        ids = self._place.codebook.with_children(tag_id)
        count = sum(not ids.isdisjoint(mark.tags) for mark in self._place.page.marks())
        tag = self._place.codebook.current_tag()
        name = tag.content.name if tag is not None and tag.id == tag_id else ""
        found = (
            tr_n("{n} passage in this text", "{n} passages in this text", count) if count else tr("not in this text")
        )
        self._session.say(tr("{tag}: {found}. Esc shows all again.").format(tag=name, found=found))
        panes = self._place.panes
        if panes is not None and panes.is_over("left") and not panes.is_folded("left"):
            panes.toggle("left")

    def let_go(self) -> bool:
        """Show all again. Returns whether a tag was isolated."""
        was_kept, self._kept = self._kept is not None, None
        self._place.page.isolate_tags(frozenset())
        return was_kept

    def _look(self, tag_id: int | None) -> None:
        shown = tag_id if tag_id is not None else self._kept
        self._place.page.isolate_tags(self._place.codebook.with_children(shown) if shown is not None else frozenset())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape, on the page or in the codebook, ends isolating first."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            if self._kept is None:
                return False
            announce(self._place.page, tr("All tags are shown again."))
            return self.let_go()
        return False
