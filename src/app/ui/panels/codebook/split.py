"""Splitting a tag: a new one gets some of its passages."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.actions import codebook
from app.domain.codebook import Tag, TagContent
from app.domain.language import tr, tr_n
from app.domain.passages import Passage
from app.store.reads import passages as passage_reads
from app.ui.base.session import Session
from app.ui.dialogs.sheet import LabelGrid, Sheet, card
from app.ui.look.tokens import SPACE
from app.ui.panels.codebook.pick_list import PickList
from app.ui.widgets.boxes import put
from app.ui.widgets.choice import Choice
from app.ui.widgets.labels import muted
from app.ui.widgets.two_lines import Line

AT_MOST = 2_000


class SplitDialog(Sheet):
    """Name the new tag, and check its passages."""

    help_word = "tag"

    def __init__(self, session: Session, tag: Tag, parent: QWidget | None) -> None:
        title, sentence = tr("Split “{tag}”"), tr("The passages you take get the new tag instead of this one.")
        super().__init__(parent, title.format(tag=tag.content.name), sentence, 560)
        self._session, self._tag = session, tag
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name of the new tag"))
        self.place = Choice(items=((tag.parent_id, tr("Beside it")), (tag.id, tr("Under it"))))
        self.list = PickList(tr("Passages of the tag"))
        self.count = muted("")
        form = LabelGrid((tr("&Name"), self.name), (tr("&Where"), self.place))
        put(self.body, form, (card(self.list, margin=SPACE[0]), 1), self.count)
        self.list.changed.connect(self._count)
        self.primary = self.add_foot(tr("Split"), hint=tr("Space takes or leaves one, Shift+Space all up to it"))
        found = passage_reads.listed(session.store, tag_ids=(tag.id,), limit=AT_MOST)
        self.list.offer([_line(passage) for passage in found], taken=False)
        self.name.setFocus()

    def _count(self) -> None:
        passages = tr_n("{n} passage", "{n} passages", len(self.list.lines.lines))
        words = tr("{taken:,} of {passages} taken").format(taken=len(self.list.taken()), passages=passages)
        if self._tag.passages > AT_MOST:
            words += " · " + tr("only the first {n:,} are listed").format(n=AT_MOST)
        self.count.setText(words)

    def submit(self) -> None:
        content = TagContent(self.name.text(), self._tag.content.color)
        ids = [key for key in self.list.taken() if isinstance(key, int)]
        store, above = self._session.store, self.place.currentData()
        at_fault = self.list if self.name.text().strip() else self.name
        if self.attempt(lambda: codebook.split_tag(store, self._tag.id, ids, content, above), at_fault) is not None:
            self.accept()


def _line(passage: Passage) -> Line:
    paragraph = f" · ¶ {passage.paragraph}" if passage.paragraph else ""
    return Line(passage.id, " ".join(passage.quote.split()), f"{passage.source_title}{paragraph}")
