"""Comparing two people who tagged the same texts: agreement tag by tag, and the differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.language import tr, tr_n
from app.domain.shortened import shortened
from app.domain.two_readers import Comparison, Difference, TagAgreement
from app.store.reads.sources import library
from app.store.reads.tags import codebook
from app.store.reads.two_readers import Tagger, compared, likely_pair, taggers
from app.store.store import Store
from app.ui.base.session import Session, Target
from app.ui.dialogs.sheet import Sheet, card
from app.ui.look.mirror import isolated, listed
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import in_row, put
from app.ui.widgets.choice import Choice
from app.ui.widgets.labels import head, muted
from app.ui.widgets.two_lines import Line, LineList, LineModel

SHOWN = 500
"""The most differences that are listed."""


class TwoTaggersDialog(Sheet):
    """The people, the tags with their agreement, and the sentences that differ; Enter opens one."""

    def __init__(self, session: Session, people: Sequence[Tagger], parent: QWidget | None) -> None:
        sentence = tr("Over the texts that both have tagged, sentence by sentence: whether a tag is on it or not.")
        super().__init__(parent, tr("Compare two taggers"), sentence, width=640)
        self._session, self._people = session, people
        self._names: Mapping[int, str] = {}
        self._titles: Mapping[int, str] = {}
        """The sources that differ, where there are several."""
        one, other = likely_pair(people)
        self.first, self.second = self._chooser(tr("One"), one), self._chooser(tr("The other"), other)
        self.summary = muted("")
        put(self.body, in_row((self.first, 1), (self.second, 1), gap=SPACE[1]), self.summary)
        self.tags = LineList(LineModel([]), tr("Agreement by tag"), shown=5)
        put(self.body, (card(self.tags, margin=SPACE[0]), 1), head(tr("Where they differ")))
        self.list = LineList(LineModel([]), tr("Where they differ"), shown=6)
        self.list.chosen.connect(lambda _key: self.submit())
        self.body.addWidget(card(self.list, margin=SPACE[0]), 2)
        self.go_button = self.add_foot(tr("Go to the sentence"), tr("Close"), hint=tr("Enter goes there"))
        self.tags.setMinimumHeight(140)
        self.list.setMinimumHeight(220)
        self._read()
        self.list.setFocus()

    def _chooser(self, name: str, at: int) -> Choice:
        box = Choice(name=name)
        box.addItems([self._called(one) for one in self._people])
        box.setCurrentIndex(at)
        box.activated.connect(lambda _at: self._read())
        return box

    @staticmethod
    def _called(one: Tagger) -> str:
        name = isolated(one.name or tr("without a name"))
        return tr_n("{name}, {n} tagging", "{name}, {n} taggings", one.taggings).format(name=name, n=one.taggings)

    def _read(self) -> None:
        one, other = (self._people[box.currentIndex()].id for box in (self.first, self.second))

        def read(store: Store, _stopped: object) -> tuple[Comparison, dict[int, str], dict[int, str]]:
            found, names = compared(store, one, other), {tag.id: tag.path for tag in codebook(store)}
            differ = {one.source_id for one in found.differences}
            titles = {one.id: one.meta.title for one in library(store)} if len(differ) > 1 else {}
            return found, names, titles

        self._session.query(self, read, lambda found: self._show(*found))

    def _show(self, found: Comparison, names: Mapping[int, str], titles: Mapping[int, str]) -> None:
        self._names, self._titles = names, titles
        if found.every is None:
            self.summary.setText(tr("There is no text that both have tagged."))
        else:
            sentences = tr_n("{n} sentence", "{n} sentences", found.sentences)
            self.summary.setText(tr("{sentences}: {agreement}").format(
                sentences=sentences, agreement=agreement_words(found.every)))  # fmt: skip
        self.tags.lines.show([self._of_tag(one) for one in found.tags])
        lines = [self._of_difference(one, found) for one in found.differences[:SHOWN]]
        more = len(found.differences) - SHOWN
        if more > 0:
            lines.append(Line(None, tr("and {n:,} more").format(n=more), head=True))
        self.list.show_lines(lines)
        self.go_button.setEnabled(bool(found.differences))

    def _name(self, box: Choice) -> str:
        return isolated(self._people[box.currentIndex()].name or tr("without a name"))

    def _of_tag(self, one: TagAgreement) -> Line:
        below = tr("both {both} · only {one} {first} · only {other} {second} · neither {neither}").format(
            both=one.both, one=self._name(self.first), first=one.only[0], other=self._name(self.second),
            second=one.only[1], neither=one.neither,
        )  # fmt: skip
        return Line(one.tag_id, self._names.get(one.tag_id, ""), below, side=agreement_words(one), glyph="tag")

    def _of_difference(self, one: Difference, found: Comparison) -> Line:
        who = self._name(self.first if one.by == found.readers[0] else self.second)
        below = tr("{tag}, by {name} alone").format(tag=isolated(self._names.get(one.tag_id, "")), name=who)
        source = shortened(self._titles.get(one.source_id, ""), 28)
        where = f"¶ {one.paragraph}" if one.paragraph else ""
        return Line(one, one.words, below, side=listed((source, where)), glyph="quotes")

    def submit(self) -> None:
        one = self.list.current_key()
        if isinstance(one, Difference):
            self.accept()
            self._session.go(Target("read", "source", one.source_id, at=one.start, caret=(one.start, one.end)))


def agreement_words(one: TagAgreement) -> str:
    """*the same on 92 %, alpha 0.71*."""
    share = tr("the same on {share} %").format(share=round(100 * one.share))
    if one.alpha is None:
        return share
    return tr("{share}, alpha {alpha}").format(share=share, alpha=f"{one.alpha:.2f}")


def open_comparison(session: Session, parent: QWidget | None) -> None:
    """Open the dialog, or say that there is nobody to compare."""
    people = session.do(taggers)
    if people is None:
        return
    if len(people) < 2:
        session.say(tr("Only one person has tagged passages here, so there is nobody to compare with."), "warning")
        return
    TwoTaggersDialog(session, people, parent).open()
