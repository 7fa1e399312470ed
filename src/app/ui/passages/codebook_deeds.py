"""What can be done with the codebook beside the list of passages. Each is one call of an action."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.actions import passages, tags
from app.domain.passages import Passage
from app.store.reads import tags as reads
from app.ui.read.codebook_panel import CodebookPanel
from app.ui.session import Session


class CodebookDeeds(QObject):
    """Adds, edits, moves and removes tags, and puts one on the passages that are selected."""

    def __init__(self, session: Session, panel: CodebookPanel, selected: Callable[[], Sequence[Passage]]) -> None:
        super().__init__(panel)
        self._session, self._panel, self._selected = session, panel, selected
        panel.add_wanted.connect(self.add)
        panel.edit_wanted.connect(self.edit)
        panel.remove_wanted.connect(self.remove)
        panel.tag_wanted.connect(self.put)
        panel.move_wanted.connect(lambda tag_id, parent: session.do(lambda store: tags.move_tag(store, tag_id, parent)))

    def _window(self) -> QWidget:
        return self._panel.window()

    def add(self, parent_id: int | None) -> None:
        """Write a new tag."""
        from app.ui.dialogs.tag import TagDialog

        TagDialog(self._session, None, parent_id, self._window()).open()

    def edit(self, tag_id: int) -> None:
        """Change a tag."""
        from app.ui.dialogs.tag import TagDialog

        tag = self._session.do(lambda store: reads.one_tag(store, tag_id))
        if tag is not None:
            TagDialog(self._session, tag, tag.parent_id, self._window()).open()

    def remove(self, tag_id: int) -> None:
        """Remove a tag at once; undo brings it back."""
        tag = self._session.do(lambda store: reads.one_tag(store, tag_id))
        if tag is not None:
            hint = f"Removed the tag “{tag.content.name}” from {tag.passages} passages."
            self._session.do(lambda store: tags.remove_tag(store, tag_id), undo_hint=hint)

    def put(self, tag_id: int) -> None:
        """Put a tag on every passage that is selected."""
        chosen = list(self._selected())
        if not chosen:
            self._session.say("Select passages in the list first: arrows, or Ctrl and a click.", "warning")
        for p in chosen:
            put = self._session.do(
                lambda store, p=p: passages.tag_passage(store, p.source_id, p.start, p.end, [tag_id], p.quote)
            )
            if put is None:
                return
