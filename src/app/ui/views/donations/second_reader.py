"""The second reader: going through the records field by field, beside their sentences, with one key per verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSplitter

from app.actions import evidence_check, reviews
from app.domain.changes import Changes
from app.domain.evidence_check import GAPS, Gap, Looked
from app.domain.kinds import ThingKey
from app.domain.language import tr, tr_n, tr_term
from app.domain.reviews import is_reviewed, shares
from app.domain.terms import Verdict
from app.store.reads import reviewed
from app.store.store import Store
from app.ui.base import keys
from app.ui.base.session import Session, Target
from app.ui.base.things import target_to_correct
from app.ui.look import fonts
from app.ui.look.icons import icon
from app.ui.look.mirror import at_start, margins
from app.ui.look.plain import PlainLabel, as_tip
from app.ui.look.tokens import SPACE, TITLE_PX
from app.ui.panels.evidence_card import target_of
from app.ui.views.donations.field_panel import FieldPanel, prompt_of
from app.ui.views.donations.reader_queue import SHOWS, QueueList, QueueRow, Show, queue
from app.ui.widgets.announcer import announce
from app.ui.widgets.boxes import STRETCH, in_column, in_row
from app.ui.widgets.choice import Choice
from app.ui.widgets.half_typed_words import HalfTypedWords
from app.ui.widgets.history_chip import shows_thing
from app.ui.widgets.labels import muted
from app.ui.widgets.row_or_column import RowOrColumn

REREAD_MS = 250


class SecondReader(QFrame):
    """The queue above, the current field below."""

    left = Signal()
    thing_chosen = Signal(str, int)
    """The kind and id of the thing whose field is current."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self._session = session
        self._looked: dict[ThingKey, Looked] = {}
        self._targets: Sequence[ThingKey] = ()
        """All there is to go through, in order."""
        self._left_to_read: list[ThingKey] = []
        self._meant: int | None = None
        """The record at whose fields to begin, once they are read."""
        self._judged: ThingKey | None = None
        """What a verdict is being put on or taken off."""
        self._asked: Verdict | None = None
        self._kept: HalfTypedWords | None = None
        """The words of the remark that is asked for."""
        self._again = QTimer(self, singleShot=True, interval=REREAD_MS)
        self._again.timeout.connect(lambda: self.read())
        self.list = QueueList()
        self.panel = FieldPanel()
        self.show_box = Choice(name=tr("Which fields"))
        self._shows: dict[Show | Gap, str] = {**SHOWS, **GAPS}
        self.show_box.addItems([tr(words) for words in self._shows.values()])
        self.count = muted("", wrap=False)
        self.agreed = muted("", wrap=True)
        self.back = QPushButton(icon("arrow-left"), tr("Records"))
        keys.tip(self.back, tr("Back to the records"), "donations.second_reader")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = PlainLabel(tr("Second reader"), font=fonts.reading(TITLE_PX, semibold=True))
        at_start(title)
        names = in_column(title, self.count, gap=2)
        at = Qt.AlignmentFlag.AlignBottom
        top = RowOrColumn((names, 1), in_row(STRETCH, (self.show_box, 0, at), (self.back, 0, at)), gap=SPACE[1])
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(self.panel)
        parts.setSizes([360, 400])
        in_column(top, self.agreed, (parts, 1), on=self, gap=SPACE[1], margins=margins(24, 20, 20, 0))

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.show_box.activated.connect(lambda _at: self._end_remark())
        self.list.moved.connect(self._moved)
        self.list.opened.connect(self._open)
        self.panel.remark.done.connect(self._remarked)
        self.panel.remark.left.connect(self._end_remark)
        self.panel.remark.left.connect(self.focus_list)

    # --- reading ---

    @property
    def shown(self) -> Show | Gap:
        """Which fields are in the queue."""
        return list(self._shows)[self.show_box.currentIndex()]

    def choose(self, show: Show | Gap) -> None:
        self.show_box.setCurrentIndex(list(self._shows).index(show))
        self._end_remark()

    def read(self, donation_id: int | None = None, *, whole: bool = False) -> None:
        """Load everything with fields to review, in batches in the background.

        For a given record its first field in the queue is selected; with `whole` the queue shows all its fields.
        """
        if not self._session.is_open:
            return
        self._meant = donation_id
        if whole:
            self.show_box.setCurrentIndex(list(self._shows).index(Show.ALL))
        if not self._looked:
            self.count.setText(tr("Looking…"))
        self._session.query(self, lambda store, _stopped: reviewed.every(store), self._begin)

    def _begin(self, targets: Sequence[ThingKey]) -> None:
        self._targets, self._left_to_read = targets, list(targets)
        self._keep(self._looked)
        self._go_on_reading()

    def _keep(self, looked: dict[ThingKey, Looked]) -> None:
        """Store what was loaded, in order."""
        self._looked = {key: looked[key] for key in self._targets if key in looked}

    def _go_on_reading(self) -> None:
        some = self._left_to_read[: evidence_check.AT_ONCE]
        del self._left_to_read[: evidence_check.AT_ONCE]
        if not some:
            self._show()
            return
        self._session.query(self, lambda store, _stopped: evidence_check.of_things(store, some), self._take_more)

    def _take_more(self, looked: Sequence[Looked]) -> None:
        self._keep(self._looked | {(one.kind, one.thing_id): one for one in looked})
        self._show()
        if self._left_to_read:
            self._go_on_reading()

    def follow(self, changes: Changes) -> None:
        """Reload what changed: the thing that was judged, or all, as after an undo, which may be of any other."""
        judged, self._judged = self._judged, None
        if judged is not None and not changes.everything:
            self._read_one(judged)
        else:
            self._again.start()

    def _read_one(self, target: ThingKey) -> None:
        def take(one: Looked) -> None:
            if target in self._looked:
                self._looked[target] = one
            self._show()

        self._session.query(self, lambda store, _stopped: evidence_check.of_thing(store, target), take, instead=False)

    # --- showing ---

    def _end_remark(self) -> None:
        self._hide_remark()
        self._show()

    def _hide_remark(self) -> None:
        self.panel.remark.hide()
        if self._kept is not None:
            self._kept.end()
            self._kept.deleteLater()
            self._kept = None

    def _show(self) -> None:
        """Show the queue again; once the remark is written, as letters typed without its line would be verdicts."""
        if not self.panel.remark.isHidden():
            return
        row, at = self.list.row_now(), self.list.currentIndex().row()
        reader = self._session.store.person.id
        rows = tuple(queue(self._looked.values(), self.shown, reader))
        near = None if row is None else (row.key, at)
        if row is None or not self._is_meant(row):
            first = next((one for one in rows if not one.head and self._is_meant(one)), None)
            near = near if first is None else (first.key, 0)
        if not self._left_to_read:
            self._meant = None
        self.list.show_rows(rows, near)
        self.list.show_nothing(self._nothing())
        self._moved(self.list.row_now())
        fields = [one.standing for looked in self._looked.values() for one in looked.fields]
        number = sum(not one.head for one in rows)
        said = tr_n("{n} field", "{n} fields", number)
        done = sum(is_reviewed(one) for one in fields)
        gone = tr("{done} of {all} reviewed").format(done=f"{done:,}", all=f"{len(fields):,}")
        reading = tr("still reading") if self._left_to_read else ""
        self.count.setText(" · ".join(part for part in (said, gone, reading) if part))
        agreed = [
            tr("{field} {share} %").format(field=one.title, share=round(100 * one.agreed))
            for one in shares(fields)
            if one.agreed is not None
        ]
        self.agreed.say(tr("Agreed: {fields}").format(fields=" · ".join(agreed)) if agreed else "")
        self.agreed.setToolTip(as_tip(tr("Of the values that readers have judged, the share that nobody objects to")))

    def _nothing(self) -> str:
        """Why there is no field to choose; empty while some are still looked for."""
        if self._left_to_read:
            return ""
        if not self._looked:
            return tr("There is no record or fact to review yet.")
        return tr("No field is left here. Others can be chosen above.")

    def _is_meant(self, row: QueueRow) -> bool:
        return (row.looked.kind, row.looked.thing_id) == ("donation", self._meant)

    def _moved(self, row: QueueRow | None) -> None:
        self.panel.show_row(row)
        if row is not None:
            shows_thing(self, row.looked.kind, row.looked.thing_id)
            self.thing_chosen.emit(row.looked.kind, row.looked.thing_id)

    def _open(self, row: QueueRow) -> None:
        """Go to the words of a field; if it has none, to where it can be edited."""
        standing = None if row.reading is None else row.reading.standing
        items = () if standing is None else (*standing.evidence, *standing.against, *standing.beside)
        if not items and row.findings and row.findings[0].passage_id is not None:
            first = row.findings[0]
            self._session.go(Target("read", "source", first.source_id, passage=first.passage_id))
        elif items:
            self._session.go(target_of(items[0]))
        else:
            self._session.go(target_to_correct(row.looked.kind, row.looked.thing_id))

    # --- verdicts ---

    def act(self, command_id: str) -> None:
        if (verdict := _VERDICTS.get(command_id)) is None:
            self._withdraw()
        elif verdict in (Verdict.DISPUTED, Verdict.CHOSEN):
            self._ask(verdict)
        else:
            self._say(verdict, "")

    def _ask(self, verdict: Verdict) -> None:
        if (row := self.list.row_now()) is None or row.reading is None:
            return
        standing = row.reading.standing
        if verdict is Verdict.CHOSEN and not standing.was_disputed:
            self._session.say(tr("Nothing contradicts this value, so there is nothing to choose. Accept it instead."))
            return
        self._hide_remark()
        self._asked = verdict
        self.panel.remark.ask(prompt_of(verdict), standing if verdict is Verdict.CHOSEN else None)
        kind, thing_id = row.looked.kind, row.looked.thing_id
        field, part = standing.held.place
        asked = f"{kind} {field} {part or 0} {verdict.value}"
        self._kept = HalfTypedWords(self, self._session, asked, thing_id, {"remark": self.panel.remark.field})

    def _remarked(self, words: str, evidence_id: object) -> None:
        if self._asked is not None:
            self._say(self._asked, words, evidence_id if isinstance(evidence_id, int) else None)

    def _say(self, verdict: Verdict, words: str, evidence_id: int | None = None) -> None:
        if (row := self.list.row_now()) is None or row.reading is None:
            return
        target, place = (row.looked.kind, row.looked.thing_id), row.reading.standing.held.place

        def act(store: Store) -> None:
            if verdict is Verdict.CHOSEN:
                reviews.choose_value(store, target, place, words, evidence_id)
            else:
                reviews.review_field(store, target, place, verdict, words)

        at = self.list.currentIndex().row()
        if self._judge(target, act):
            announce(self, f"{tr_term(verdict)}: {row.name}: {row.value}")
            self._hide_remark()
            self.focus_list()
            if self.list.currentIndex().row() == at:
                self.list.go_on()

    def _judge(self, target: ThingKey, act: Callable[[Store], object]) -> bool:
        """Whether it could be done."""
        self._judged = target
        done = self._session.did(act)
        if not done:
            self._judged = None
        return done

    def _withdraw(self) -> None:
        row = self.list.row_now()
        own = None if row is None or row.reading is None else row.reading.standing.of(self._session.store.person.id)
        if row is None or own is None:
            self._session.say(tr("You have no review of this field to withdraw."))
        else:
            self._judge((row.looked.kind, row.looked.thing_id), lambda store: reviews.withdraw(store, own.id))

    def focus_list(self) -> None:
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


_VERDICTS = {
    "reader.accept": Verdict.ACCEPTED,
    "reader.dispute": Verdict.DISPUTED,
    "reader.not_stated": Verdict.NOT_STATED,
    "reader.to_check": Verdict.TO_CHECK,
    "reader.choose": Verdict.CHOSEN,
}
