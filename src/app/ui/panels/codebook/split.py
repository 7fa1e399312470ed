"""Splitting a tag: a new one gets some of its passages."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.actions import codebook
from app.domain.codebook import Tag, TagContent
from app.domain.language import tr, tr_n
from app.store.reads import passages as passage_reads
from app.ui.base.session import Session
from app.ui.dialogs.sheet import LabelGrid, Sheet, card
from app.ui.look.tokens import SPACE
from app.ui.panels.codebook.pick_list import PickList
from app.ui.widgets.choice import Choice
from app.ui.widgets.labels import muted
from app.ui.widgets.two_lines import Line

AT_MOST = 2_000


class SplitDialog(Sheet):
    """Name the new tag, and check its passages."""

    help_word = "tag"

    def __init__(self, session: Session, tag: Tag, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            tr("Split “{tag}”").format(tag=tag.content.name),
            tr("The passages you take get the new tag instead of this one."),
            560,
        )
        self._session, self._tag = session, tag
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name of the new tag"))
        self.place = Choice(items=((tag.parent_id, tr("Beside it")), (tag.id, tr("Under it"))))
        form = LabelGrid()
        form.add(tr("&Name"), self.name)
        form.add(tr("&Where"), self.place)
        self.body.addLayout(form)
        self.list = PickList(tr("Passages of the tag"))
        self.body.addWidget(card(self.list, margin=SPACE[0]), 1)
        self.count = muted("")
        self.body.addWidget(self.count)
        self.list.changed.connect(self._count)
        self.chief = self.add_foot(tr("Split"), hint=tr("Space takes a passage or leaves it"))
        found = passage_reads.listed(session.store, tag_ids=(tag.id,), limit=AT_MOST)
        self.list.offer(
            [
                Line(p.id, " ".join(p.quote.split()), f"{p.source_title}{f' · ¶ {p.paragraph}' if p.paragraph else ''}")
                for p in found
            ],
            taken=False,
        )
        self.name.setFocus()

    def _count(self) -> None:
        total = len(self.list.lines.lines)
        self.count.setText(
            tr("{taken:,} of {passages} taken").format(
                taken=len(self.list.taken()), passages=tr_n("{n} passage", "{n} passages", total)
            )
        )

    def submit(self) -> None:
        content = TagContent(self.name.text(), self._tag.content.color)
        ids = [key for key in self.list.taken() if isinstance(key, int)]
        above = self.place.currentData()
        made = self.attempt(
            lambda: codebook.split_tag(self._session.store, self._tag.id, ids, content, above),
            self.list if self.name.text().strip() else self.name,
        )
        if made is not None:
            self.accept()
