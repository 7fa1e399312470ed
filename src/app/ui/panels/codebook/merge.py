"""Merging tags into one, after showing the effect."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.actions import codebook
from app.actions.codebook import MergePreview
from app.domain.codebook import SEPARATOR, Tag
from app.domain.language import tr, tr_n
from app.store.reads import tags as reads
from app.ui.base.session import Session
from app.ui.dialogs.sheet import LabelGrid, Sheet, card, strong
from app.ui.look.plain import PlainLabel
from app.ui.panels.codebook.tag_choice import TagChoice
from app.ui.widgets.boxes import put
from app.ui.widgets.labels import muted


class MergeDialog(Sheet):
    """The tag to merge into, and the effect."""

    help_word = "tag"

    def __init__(self, session: Session, tag_ids: Sequence[int], parent: QWidget | None) -> None:
        sentence = tr("Their passages, notes and children go to one tag; their names become its aliases.")
        super().__init__(parent, tr("Merge tags"), sentence)
        self._session = session
        tags = reads.codebook(session.store)
        self._chosen = [tag for tag in tags if tag.id in set(tag_ids)]
        self.into = TagChoice()
        self._offer(tags)
        self.moving = PlainLabel(wrap=True)
        self.effect, self.details = strong(""), muted("")
        form = LabelGrid((tr("Merge"), self.moving), (tr("&Into"), self.into))
        put(self.body, form, card(self.effect, self.details))
        self.into.currentIndexChanged.connect(self._preview)
        self.primary = self.add_foot(tr("Merge"), hint=tr("One step; undo takes it back"))
        self._preview()
        self.into.setFocus()

    def _offer(self, tags: Sequence[Tag]) -> None:
        """Offer several selected tags first, and propose the one with the most passages. For one tag nothing is
        proposed: it would be whatever is first in the codebook."""
        several = len(self._chosen) > 1
        ids = {tag.id for tag in self._chosen}
        first = self._chosen if several else []
        self.into.offer([*first, *(tag for tag in tags if tag.id not in ids)])
        if several:
            most = max(self._chosen, key=lambda tag: tag.passages)
            self.into.setCurrentIndex(self.into.findData(most.id))
        else:
            self.into.offer_none_chosen()

    def _from(self) -> list[Tag]:
        return [tag for tag in self._chosen if tag.id != self.into.currentData()]

    def _preview(self) -> None:
        self.complain("")
        gone = self._from()
        self.moving.setText(", ".join(tag.path.replace(SEPARATOR, " / ") for tag in gone))  # as in the choice below
        into = self.into.currentData()
        if into is None:
            choose, none = tr("Choose the tag to merge into."), tr("There is no other tag to merge into.")
            self.effect.setText(choose if self.into.count() else none)
            self.details.setText("")
            self.primary.setEnabled(False)
            self._session.give_up(self)
            return
        self.primary.setEnabled(True)
        ids = [tag.id for tag in gone]
        self._session.query(
            self, lambda store, _stopped: codebook.merge_preview(store, ids, into), self._show_preview, self._refuse
        )

    def _refuse(self, why: str) -> None:
        self.primary.setEnabled(False)
        self.complain(why)

    def _show_preview(self, preview: MergePreview) -> None:
        moves = tr_n("{n} passage moves", "{n} passages move", preview.moves)
        both = tr_n("{n} carries both already", "{n} carry both already", preview.both)
        self.effect.setText(tr("{moves}, {both}").format(moves=moves, both=both))
        details: list[str] = []
        if preview.children:
            names = ", ".join(path.rpartition(SEPARATOR)[2] for path in preview.children)
            said = tr_n("{n} tag moves under it: {names}", "{n} tags move under it: {names}", len(preview.children))
            details.append(said.format(names=names))
        if preview.notes:
            details.append(tr_n("{n} note moves", "{n} notes move", preview.notes))
        self.details.setText("\n".join(details) or tr("What is merged has no tags under it and no notes."))

    def submit(self) -> None:
        into, gone = self.into.currentData(), [tag.id for tag in self._from()]
        if into is None or not self.primary.isEnabled():
            return
        self.primary.setEnabled(False)  # once
        self._session.step(lambda store: codebook.merge_tags(store, gone, into), lambda _none: self._over(), self._over)

    def _over(self, problem: str = "") -> None:
        if not isValid(self):  # it was left meanwhile
            if problem:
                self._session.say(problem, "warning")
        elif problem:
            self.primary.setEnabled(True)
            self.complain(problem)
        else:
            self.accept()
