"""Before compacting the history: how much is dropped, how far back undo then goes, and how many bytes are freed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.language import later, tr, tr_n
from app.store.compact import Plan
from app.ui.base.session import Session
from app.ui.base.times import day_words, local, size_words
from app.ui.dialogs.sheet import LabelGrid, Sheet, card, strong
from app.ui.widgets.boxes import put
from app.ui.widgets.choice import Choice
from app.ui.widgets.labels import muted

AGES = (
    (365, later("a year")),
    (182, later("half a year")),
    (91, later("three months")),
    (30, later("a month")),
    (7, later("a week")),
    (0, later("none of it")),
)
"""How many days of history can be kept, and their name."""
USUAL = 91


class CompactDialog(Sheet):
    """Choose how much history to keep. `wanted` is emitted with the days; the receiver makes a backup first."""

    wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        sentence = tr(
            "Every operation is kept so that it can be undone, and the file grows with it. What is "
            "older than you need can be dropped. A backup of all of it is made first."
        )
        super().__init__(parent, tr("Compact history"), sentence, width=520)
        store = session.store
        self.age = Choice(items=((days, tr(words)) for days, words in AGES))
        self.age.choose(USUAL)
        put(self.body, LabelGrid((tr("&Keep the history of"), self.age)))
        self.lost, self.reach, self.texts, self.freed = strong(""), muted(""), muted(""), muted("")
        self.body.addWidget(card(self.lost, self.reach, self.texts, self.freed))
        self.primary = self.add_foot(tr("Compact"))
        self._session = session
        self.finished.connect(lambda _code: session.give_up(self, wait=True))
        self.age.currentIndexChanged.connect(lambda _index: self._ask())
        self.setWindowTitle(store.path.stem)
        self._ask()
        self.age.setFocus()

    def _ask(self) -> None:
        from app.actions.compact import plan

        self.primary.setEnabled(False)
        days = self.age.currentData()
        self._session.query(self, lambda store, _stopped: plan(store, days), self._show, self.complain)

    def _show(self, plan: Plan) -> None:
        self.primary.setEnabled(not plan.is_nothing)
        for label, words in zip((self.lost, self.reach, self.texts, self.freed), words_of(plan), strict=True):
            label.say(words)

    def submit(self) -> None:
        if self.primary.isEnabled():
            self.accept()
            self.wanted.emit(self.age.currentData())


def words_of(plan: Plan) -> tuple[str, str, str, str]:
    """What is dropped, how far back undo will reach, which texts go with it, and the bytes freed."""
    if plan.is_nothing:
        return tr("There is no history as old as that."), "", "", ""
    lost = tr_n("{n} operation can no longer be undone.", "{n} operations can no longer be undone.", plan.operations)
    gone = tr("What was removed before, and how things were, cannot be brought back; the lines of the history stay.")
    reach = tr("Undo then begins again.")
    if plan.back_to:
        when = local(plan.back_to)
        reach = tr("Undo then reaches back to {day}.").format(day=f"{day_words(when, within=True)}, {when:%H:%M}")
    texts = tr_n("{n} text of a removed source goes for good.", "{n} texts of removed sources go for good.", plan.texts)
    freed = tr("About {size} are freed.").format(size=size_words(plan.size))
    return lost, f"{reach} {gone}", texts if plan.texts else "", freed
