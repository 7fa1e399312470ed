"""The review: passages that wait after a source has a new version, resolved one by one with a key each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.actions import versions
from app.actions.versions import UpdateReport, Waiting, review_queue
from app.domain.changes import Changes
from app.domain.language import later, tr
from app.store.reads.history import undo_label
from app.store.reads.sources import current_text, version_text
from app.store.store import Store
from app.ui.base.operation_words import undo_words
from app.ui.base.session import Session
from app.ui.dialogs.sheet import Sheet, card, strong
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SPACE
from app.ui.views.review.by_hand import HandPage
from app.ui.views.review.entries import Entry, counts, entries, lines
from app.ui.views.review.sides import ReviewPage
from app.ui.widgets.boxes import STRETCH, holding, in_column, in_row
from app.ui.widgets.labels import muted
from app.ui.widgets.stack import Stack
from app.ui.widgets.two_lines import Line, LineList, LineModel


@dataclass(frozen=True, slots=True)
class Queue:
    """The whole review, as of one moment."""

    entries: tuple[Entry, ...]
    lines: tuple[Line, ...]
    sentence: str
    waiting: dict[int, Waiting]
    """By passage, so that a later reading looks only for what is not known."""


def read_queue(store: Store, report: UpdateReport | None, known: dict[int, Waiting]) -> Queue:
    """Load it, on any thread."""
    waiting = {one.passage_id: one for one in review_queue(store, known=known)}
    found = entries(store, waiting, report)
    return Queue(found, tuple(lines(found)), counts(store), waiting)


class QueueReader(QObject):
    """Reloads on request; a request during a reload leads to one more."""

    read = Signal(object)
    """The `Queue`."""

    def __init__(self, session: Session, report: UpdateReport | None, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._report = session, report
        self._known: dict[int, Waiting] = {}
        self._reading = self._again = False

    def start(self) -> None:
        """Load, and emit `read`."""
        if not self._session.is_open:
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        known = self._known
        self._session.query(self, lambda db, _stopped: read_queue(db, self._report, known), self._done, self._failed)

    def busy(self) -> bool:
        """Whether what is shown may be out of date."""
        return self._reading

    def stop(self) -> None:
        """Wait for a running reload, and drop its result."""
        self._again = False
        self._session.give_up(self, wait=True)

    def _done(self, queue: Queue) -> None:
        self._reading = False
        self._known = queue.waiting
        if self._again:
            self._again = False
            self.start()
        else:
            self.read.emit(queue)

    def _failed(self, sentence: str) -> None:
        self._reading = self._again = False
        self._session.say(sentence, "warning")


WIDTH, LIST_PX, HEIGHT_PX = 1000, 340, 420
DONE = later(
    "Every passage is anchored to the newest text of its source. When a new version is brought, what is "
    "less than certain waits here."
)
KEYS = later("A accepts · C chooses · K keeps · G goes there")
KEYS_BY_HAND = later("Enter puts it there · Esc goes back")
COMPARING = later(
    "The older text of each source is compared with the newest, to find where its passages may have gone."
)


class ReviewDialog(Sheet):
    """Passages at the left, the older and the newest text at the right. Every key is one operation."""

    help_word = "review"

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        report: versions.UpdateReport | None,
        passage_id: int | None = None,
    ) -> None:
        """`report` is about the version just added; `passage_id` is shown first."""
        super().__init__(parent, tr("Review"), counts(session.store), width=WIDTH)
        self._session, self._report = session, report
        self.entries: tuple[Entry, ...] = ()
        self.page = ReviewPage()
        self.hand = HandPage()
        self.list = LineList(LineModel(), tr("Passages to review"), shown=8)
        self.list.setMinimumHeight(HEIGHT_PX)
        self._frame = QWidget()
        left = card(self.list, margin=SPACE[0])
        left.setFixedWidth(LIST_PX)
        in_row(left, (card(self.page, margin=SPACE[0]), 1), on=self._frame, gap=SPACE[2], margins=0)
        self._reading = card(strong(tr("Comparing the texts …")), muted(tr(COMPARING)))
        self._empty = card(strong(tr("Nothing waits")), muted(tr(DONE)))
        self.sheets = Stack()
        for sheet in (_at_top(self._reading), self._frame, self.hand, _at_top(self._empty)):
            self.sheets.addWidget(sheet)
        self.body.addWidget(self.sheets, 1)
        self._make_foot()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self.list.chosen.connect(lambda _entry: self.submit())
        session.changed.connect(self._changed)
        self._first = passage_id
        self.reader = QueueReader(session, report, self)
        self.reader.read.connect(self._show)
        self.reader.start()
        self._follow()

    def _make_foot(self) -> None:
        self.undo_button = self.button(tr("&Undo"), self._undo, "arrow-u-up-left")
        self.foot.addWidget(self.undo_button)
        self.go_button = self.button(tr("Go to its place"), self.go)
        self.hand_button = self.button(tr("Choose the words"), self.choose_by_hand)
        self.keep_button = self.button(tr("Keep on the older text"), self.keep)
        self.accept_button = self.add_foot(tr("Accept"), tr("Close"), hint=tr(KEYS))
        at = self.foot.indexOf(self.accept_button)
        for further, button in enumerate((self.go_button, self.hand_button, self.keep_button)):
            self.foot.insertWidget(at + further, button)
        self.go_button.setToolTip(tr("Leave, and show the place in the newest text (G)"))
        self.hand_button.setToolTip(tr("Choose by hand the words the passage is anchored to now (C)"))
        self.keep_button.setToolTip(tr("Leave the passage on the older text for good (K)"))
        for key, does in (
            ("A", self.submit), ("C", self.choose_by_hand), ("K", self.keep), ("G", self.go), ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", lambda: self._session.do(lambda store: store.redo())), ("Ctrl+F", self._find),
        ):  # fmt: skip
            QShortcut(QKeySequence(key), self, does)

    # --- what is shown ---

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("passage", "source_version", "source"):
            self.reader.start()

    def _show(self, queue: Queue) -> None:
        """Show what was read, keeping the current passage, or the next one."""
        current = self.current()
        wanted = self._first if self._first is not None else current.passage.id if current is not None else None
        self._first = None
        row = self.list.currentIndex().row()
        self.entries = queue.entries
        self.sentence.setText(queue.sentence)
        self._show_lines(list(queue.lines), wanted, row)

    def _show_lines(self, shown: list[Line], wanted: int | None, row: int) -> None:
        self.list.lines.show(shown)
        if rows := [number for number, line in enumerate(shown) if not line.head]:
            known = (n for n in rows if wanted is not None and _passage(shown[n]) == wanted)
            at = next(known, next((n for n in rows if n >= row), rows[-1]))
            self.list.setCurrentIndex(self.list.lines.index(at))
        if self.sheets.currentWidget() is not self.hand:
            self._show_sheet()
        self._follow()

    def _show_sheet(self) -> None:
        """The list with its passage, or that nothing waits."""
        self.sheets.setCurrentIndex(1 if self.entries else 3)
        if self.entries:
            self.list.setFocus()

    def _settled(self, entry: Entry) -> None:
        """Remove a passage from the list at once; the following reload shows its new state."""
        row = self.list.currentIndex().row()
        self.entries = tuple(one for one in self.entries if one is not entry)
        self._show_lines(lines(self.entries), None, row)

    def current(self) -> Entry | None:
        found = self.list.current_key()
        return found if isinstance(found, Entry) else None

    def _follow(self) -> None:
        entry, by_hand = self.current(), self.sheets.currentWidget() is self.hand
        self.page.show_entry(entry)
        open_here = entry is not None and not by_hand
        self.go_button.setEnabled(open_here)
        self.hand_button.setEnabled(open_here and entry is not None and entry.can_be_placed)
        self.keep_button.setEnabled(open_here and entry is not None and entry.is_open)
        acceptable = entry is not None and entry.is_open and entry.new is not None
        self.accept_button.setEnabled(by_hand or acceptable)
        self.accept_button.setText(tr("It is here") if by_hand else tr("Accept"))
        self.foot_hint.setText(tr(KEYS_BY_HAND if by_hand else KEYS))
        label = undo_label(self._session.store)
        self.undo_button.setEnabled(label is not None)
        words = undo_words(label)
        self.undo_button.setToolTip(as_tip(words))
        self.undo_button.setAccessibleName(words)
        self.complain("")

    # --- choosing by hand ---

    def choose_by_hand(self) -> None:
        """Show both texts, to select the words the passage is anchored to now."""
        if (entry := self.current()) is None or not self.hand_button.isEnabled():
            return
        passage, store = entry.passage, self._session.store
        texts = self.attempt(
            lambda: (version_text(store, passage.version_id), current_text(store, passage.source_id)), self.list
        )
        if texts is None:
            return
        self.sheets.setCurrentWidget(self.hand)
        self.hand.begin(entry, *texts[0])
        self._follow()
        self.hand.new.setFocus()

    def _place_by_hand(self, entry: Entry) -> None:
        if (chosen := self.hand.stretch()) is None:
            self.complain(tr("First select the words the passage is anchored to now."), self.hand.new)
            return
        passage_id = entry.passage.id
        accept = partial(versions.accept_candidate, self._session.store, passage_id, *chosen)
        if self.attempt(accept, self.hand.new) is not None:
            self._leave_hand()
            self._settled(entry)

    def _leave_hand(self) -> None:
        self._show_sheet()
        self._follow()

    def _find(self) -> None:
        if self.sheets.currentWidget() is self.hand:
            self.hand.field.setFocus()
            self.hand.field.selectAll()

    # --- what is done ---

    def submit(self) -> None:
        """Anchor the passage to the words at the right."""
        if (entry := self.current()) is None:
            return
        if self.sheets.currentWidget() is self.hand:
            self._place_by_hand(entry)
        elif entry.is_open and entry.new is not None:
            stretch, passage_id = entry.new.stretch, entry.passage.id
            accept = partial(versions.accept_candidate, self._session.store, passage_id, stretch.start, stretch.end)
            if self.attempt(accept, self.list) is not None:
                self._settled(entry)

    def keep(self) -> None:
        """Leave the passage on the older text for good."""
        if (entry := self.current()) is not None and self.keep_button.isEnabled():
            keep = partial(versions.reject_candidate, self._session.store, entry.passage.id)
            if self.attempt(keep, self.list) is not None:
                self._settled(entry)

    def go(self) -> None:
        """Close, and show the place in the newest text."""
        if (entry := self.current()) is not None and self.go_button.isEnabled():
            self.accept()
            self._session.go(entry.place())

    def reject(self) -> None:
        """Escape ends choosing by hand first, and then the dialog."""
        if self.sheets.currentWidget() is self.hand:
            self._leave_hand()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close, and stop a running reload."""
        self.reader.stop()
        super().done(result)

    def _undo(self) -> None:
        self._session.do(lambda store: store.undo())


def _passage(line: Line) -> int | None:
    return line.key.passage.id if isinstance(line.key, Entry) else None


def _at_top(widget: QWidget) -> QWidget:
    return holding(in_column(widget, STRETCH, margins=0))
