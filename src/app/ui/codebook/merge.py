"""Merging tags into one, after what will move was shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from app.actions import codebook
from app.domain.codebook import SEPARATOR, Tag
from app.store.reads import tags as reads
from app.ui.codebook.squares import tag_square
from app.ui.codebook.words import counted, path_words
from app.ui.dialogs.sheet import Choice, Form, Sheet, card, strong
from app.ui.session import Session
from app.ui.widgets.labels import muted


class MergeDialog(Sheet):
    """Which tag the chosen ones become, and what that does."""

    def __init__(self, session: Session, tag_ids: Sequence[int], parent: QWidget | None) -> None:
        super().__init__(
            parent, "Merge tags", "Their passages, notes and children go to one tag; their names become its aliases."
        )
        self._session = session
        tags = reads.codebook(session.store)
        self._chosen = [tag for tag in tags if tag.id in set(tag_ids)]
        self.into = Choice()
        self.into.setMaxVisibleItems(16)
        self._offer(tags)
        self.moving = QLabel()
        self.moving.setWordWrap(True)
        form = Form()
        form.add("Merge", self.moving)
        form.add("&Into", self.into)
        self.body.addLayout(form)
        self.effect = strong("")
        self.details = muted("")
        self.body.addWidget(card(self.effect, self.details))
        self.into.currentIndexChanged.connect(self._preview)
        self.chief = self.add_foot("Merge", hint="One step; undo takes it back")
        self._preview()
        self.into.setFocus()

    def _offer(self, tags: Sequence[Tag]) -> None:
        """The chosen tags first, when there are several; of these the one with most passages is proposed."""
        several = len(self._chosen) > 1
        ids = {tag.id for tag in self._chosen}
        first = self._chosen if several else []
        for tag in [*first, *(tag for tag in tags if tag.id not in ids)]:
            self.into.addItem(tag_square(tag.content.color), path_words(tag.path), tag.id)
        if several:
            most = max(self._chosen, key=lambda tag: tag.passages)
            self.into.setCurrentIndex(self.into.findData(most.id))

    def _from(self) -> list[Tag]:
        return [tag for tag in self._chosen if tag.id != self.into.currentData()]

    def _preview(self) -> None:
        self.complain("")
        gone = self._from()
        self.moving.setText(", ".join(tag.content.name for tag in gone))
        into = self.into.currentData()
        if into is None:
            self.effect.setText("There is no other tag to merge into.")
            self.chief.setEnabled(False)
            return
        done = self.attempt(lambda: codebook.merge_preview(self._session.store, [tag.id for tag in gone], into))
        self.chief.setEnabled(done is not None)
        if done is None:
            return
        preview = done[0]
        self.effect.setText(
            f"{counted(preview.moves, 'passage moves', 'passages move')}, "
            f"{counted(preview.both, 'carries', 'carry')} both already"
        )
        details: list[str] = []
        if preview.children:
            names = ", ".join(path.rpartition(SEPARATOR)[2] for path in preview.children)
            details.append(f"{counted(len(preview.children), 'tag moves', 'tags move')} under it: {names}")
        if preview.notes:
            details.append(counted(preview.notes, "note moves", "notes move"))
        self.details.setText("\n".join(details) or "No tag stands under what is merged, and no note on it.")

    def submit(self) -> None:
        """Merge, or say why it can not be."""
        into, gone = self.into.currentData(), [tag.id for tag in self._from()]
        if into is not None and self.attempt(lambda: codebook.merge_tags(self._session.store, gone, into)) is not None:
            self.accept()
