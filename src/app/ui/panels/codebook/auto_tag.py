"""Tagging every match of a text or pattern, after showing the matches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from app.actions.auto_tag import AT_MOST, Pattern, TextHit, Unit, auto_tag, find_hits
from app.domain.language import later, tr, tr_n
from app.domain.shortened import shortened
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.ui.base.session import Session
from app.ui.dialogs.sheet import LabelGrid, Sheet, card
from app.ui.look.tokens import SPACE
from app.ui.panels.codebook.pick_list import PickList
from app.ui.panels.codebook.tag_choice import TagChoice
from app.ui.widgets.boxes import in_row, put
from app.ui.widgets.choice import Choice
from app.ui.widgets.form import Segments, Tick
from app.ui.widgets.labels import muted
from app.ui.widgets.two_lines import Line

TICK_PX = 32
"""The size of a check box with the space around it."""
AT_ONCE = 200
"""At most so many places are tagged at once, more in the background."""
WAIT_MS = 180
"""The delay between the last key and the search."""
_UNITS = {
    Unit.MATCH: later("What is found"),
    Unit.WORD: later("Its word"),
    Unit.SENTENCE: later("Its sentence"),
    Unit.PARAGRAPH: later("Its paragraph"),
}


class AutoTagDialog(Sheet):
    """What to search for, how much to tag around each match, and the matches."""

    help_word = "tag"

    def __init__(
        self, session: Session, tag_id: int | None, source_id: int | None, parent: QWidget | None, text: str
    ) -> None:
        sentence = tr("Every place that is taken below gets the tag, in one step.")
        super().__init__(parent, tr("Auto-tag"), sentence, width=640)
        self._session = session
        self.pattern = QLineEdit(text)
        self.pattern.setPlaceholderText(tr("Words to look for"))
        self.regex, self.whole = Tick(tr("Regular expression")), Tick(tr("Whole words"))
        self.case = Tick(tr("Same capitals"))
        self.unit = Segments(list(Unit), lambda unit: tr(_UNITS[unit]), tr("How much to tag"))
        here = () if source_id is None else ((source_id, tr("The source that is read")),)
        self.where = Choice(items=(*here, (None, tr("All sources"))))
        self.tag = self._tags(tag_id)
        self.list = PickList(tr("Places found"))
        self.count = muted("")
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._search)
        self._listen()
        self.primary = self.add_foot(tr("Tag"), hint=tr("Space takes or leaves one, Shift+Space all up to it"))
        self._count()
        self.pattern.setFocus()
        if text:
            self._timer.start()

    def _tags(self, chosen: int | None) -> TagChoice:
        """The codebook; no tag is selected except one that was given."""
        box = TagChoice()
        box.offer(tag_reads.codebook(self._session.store))
        box.offer_none_chosen()
        box.setCurrentIndex(box.findData(chosen) if chosen is not None else -1)
        box.currentIndexChanged.connect(lambda _at: self.complain(""))
        return box

    def _lay_out(self) -> None:
        ticks = QWidget()
        row = in_row(on=ticks, gap=SPACE[3], margins=0)
        for tick in (self.regex, self.whole, self.case):
            tick.setMinimumWidth(tick.fontMetrics().horizontalAdvance(tick.text()) + TICK_PX)
            row.addWidget(tick)
        row.addStretch(1)
        form = LabelGrid(
            (tr("&Find"), self.pattern), ("", ticks), (tr("&In"), self.where), (tr("T&ag"), self.unit),
            (tr("&With"), self.tag),
        )  # fmt: skip
        put(self.body, form, (card(self.list, margin=SPACE[0]), 1), self.count)

    def _listen(self) -> None:
        self.pattern.textChanged.connect(lambda: self._timer.start())
        self.unit.chosen.connect(self._timer.start)
        self.where.currentIndexChanged.connect(lambda: self._timer.start())
        for tick in (self.regex, self.whole, self.case):
            tick.toggled.connect(lambda _on: self._timer.start())
        self.list.changed.connect(self._count)

    # --- finding ---

    def _search(self) -> None:
        self._session.give_up(self)
        self.complain("")
        pattern = Pattern(self.pattern.text(), self.regex.isChecked(), self.whole.isChecked(), self.case.isChecked())
        if not pattern.text.strip():
            self._show((), more=False)
            return
        store, unit, chosen = self._session.store, self.unit.value(), self.where.currentData()
        ids = [row.id for row in source_reads.library(store)] if chosen is None else [chosen]

        def problem(sentence: str) -> None:
            self._show((), more=False)
            self.complain(sentence)

        self.count.setText(tr("Looking …"))
        self._session.query(
            self,
            lambda store, _stopped: find_hits(store, ids, pattern, unit),
            lambda found: self._show(found[0], more=found[1]),
            problem,
        )

    def _show(self, hits: Sequence[TextHit], *, more: bool) -> None:
        self._more = more
        several = self.where.currentData() is None
        self.list.offer([_line(hit, named=several) for hit in hits], taken=True)

    _more = False

    def _count(self) -> None:
        taken, total = len(self.list.taken()), len(self.list.lines.lines)
        beyond = tr("; only the first {most:,} are shown").format(most=AT_MOST) if self._more else ""
        places, words = tr_n("{n} place", "{n} places", total), tr("{taken:,} of {places} taken{beyond}")
        words = words.format(taken=taken, places=places, beyond=beyond)
        self.count.setText(words if total else tr("Nothing found yet"))
        self.primary.setEnabled(taken > 0 and self.tag.count() > 0)
        self.primary.setText(tr_n("Tag {n} place", "Tag {n} places", taken) if taken else tr("Tag"))

    # --- tagging ---

    def submit(self) -> None:
        if self._timer.isActive():  # Enter was faster than the search
            self._timer.stop()
            self._search()
            return
        hits = [key for key in self.list.taken() if isinstance(key, TextHit)]
        tag_id = self.tag.currentData()
        session, store, tag = self._session, self._session.store, self.tag.currentText()
        if not hits:
            return
        if tag_id is None:
            self.complain(tr("Choose the tag first: type some letters of its name."), self.tag)
        elif len(hits) > AT_ONCE:
            session.operate(
                tr("Tagging {n:,} places").format(n=len(hits)),
                lambda _progress: auto_tag(store, hits, tag_id),
                lambda count: _tagged(session, tag, count),
            )
            self.accept()
        elif (done := self.attempt(lambda: auto_tag(store, hits, tag_id), self.pattern)) is not None:
            _tagged(session, tag, done[0])
            self.accept()

    def done(self, result: int) -> None:
        """Close, and stop a running search."""
        self._timer.stop()
        self._session.give_up(self, wait=True)
        super().done(result)


def _tagged(session: Session, tag: str, count: int) -> None:
    passages = tr_n("{n} passage", "{n} passages", count)
    session.say(tr("Tagged {passages} with “{tag}”.").format(passages=passages, tag=tag), "undo" if count else "ok")


def _line(hit: TextHit, *, named: bool) -> Line:
    """A match: the words with their surroundings; `named` adds the source."""
    quote = " ".join(hit.quote.split())
    parts = [shortened(hit.title, 28)] if named else []
    parts += [f"¶ {hit.paragraph}"] if hit.paragraph else []
    return Line(hit, quote, f"{hit.before}[{shortened(quote, 60)}]{hit.after}", side=" · ".join(parts))
