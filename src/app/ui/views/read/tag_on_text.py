"""Tagging on the text by a tag's key, or by dropping a tag on words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QTextCursor

from app.store.reads import tags as reads
from app.ui.base.session import Session
from app.ui.panels.codebook.panel import CodebookPanel
from app.ui.reader.page import ReaderPage
from app.ui.views.read.meant import Meant, Words

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TagsOnText(QObject):
    """Watches the page of the reading view."""

    def __init__(
        self, session: Session, page: ReaderPage, meant: Meant, put: Callable[[int, Words | None], object]
    ) -> None:
        """`put` puts a tag on words, or on the current ones."""
        super().__init__(page)
        self._session, self._page, self._meant, self._put = session, page, meant, put
        self._keys: dict[str, int] = {}
        self._read_keys()
        session.changed.connect(lambda changes: self._read_keys() if changes.touches("tag") else None)
        session.opened.connect(self._read_keys)
        self._page.installEventFilter(self)
        self._page.viewport().setAcceptDrops(True)
        self._page.viewport().installEventFilter(self)

    def _read_keys(self) -> None:
        self._keys = reads.keys(self._session.store) if self._session.is_open else {}

    def tag_of_key(self, key: str) -> int | None:
        return self._keys.get(key.lower())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handles keys of tags and drops of tags."""
        # Only the event is asked here: while the window closes, the page may be gone before its last events.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if isinstance(event, QDropEvent):
            return self._dropped(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        tag_id = None if event.modifiers() & _HELD else self.tag_of_key(event.text())
        if tag_id is None:
            return False
        self._put(tag_id, None)
        return True

    def _dropped(self, event: QDropEvent) -> bool:
        panel = event.source()
        tag = panel.current_tag() if isinstance(panel, CodebookPanel) else None
        if tag is None:
            event.ignore()  # so that it goes on to the window, which takes files
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent):
            self.drop(tag.id, event.position().toPoint())
        return True

    def drop(self, tag_id: int, point: QPoint) -> None:
        """Put a tag on what is at a point of the viewport: the selection, a passage, or else the word."""
        page, at = self._page, self._page.offset_at(point)
        chosen = page.selection()
        if chosen is None or at is None or not chosen[0] <= at <= chosen[1]:
            passage_id = page.passage_at(point)
            mark = page.marks().get(passage_id) if passage_id is not None else None
            if mark is not None:
                chosen = mark.start, mark.end
            else:
                cursor = page.cursorForPosition(point)
                cursor.select(QTextCursor.SelectionType.WordUnderCursor)
                page.setTextCursor(cursor)
                chosen = page.selection()
        if chosen is not None and at is not None:
            self._put(tag_id, self._meant.words_of(chosen))
