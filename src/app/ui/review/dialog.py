"""The review: the passages that wait after a source has a new version, settled one by one with a key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.actions import versions
from app.domain.language import tr
from app.ui.deed_words import undo_words
from app.ui.dialogs.sheet import Sheet, card, strong
from app.ui.dialogs.two_lines import LineList, LineModel
from app.ui.icons import icon
from app.ui.review.entries import Entry, counts, entries, lines
from app.ui.review.sides import ReviewPage
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.labels import muted

if TYPE_CHECKING:
    from app.domain.changes import Changes

WIDTH, LIST_PX, HEIGHT_PX = 1000, 340, 420
DONE = tr(
    "Every passage stands on the newest text of its source. When a new version is brought, what is "
    "less than certain waits here."
)


class ReviewDialog(Sheet):
    """Passages at the left, the older and the newest text at the right. Every key is one deed, and can be undone."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        report: versions.UpdateReport | None = None,
        passage_id: int | None = None,
    ) -> None:
        """`report` is of the version that was just brought; `passage_id` is looked at first."""
        super().__init__(parent, tr("Review"), counts(session.store), width=WIDTH)
        self._session, self._report = session, report
        self.entries: tuple[Entry, ...] = ()
        self.page = ReviewPage()
        self.list = LineList(LineModel(), tr("Passages to review"), shown=8)
        self.list.setMinimumHeight(HEIGHT_PX)
        self._frame = QWidget()
        inside = QHBoxLayout(self._frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE[2])
        left = card(self.list, margin=SPACE[0])
        left.setFixedWidth(LIST_PX)
        inside.addWidget(left)
        inside.addWidget(card(self.page, margin=SPACE[0]), 1)
        self.body.addWidget(self._frame, 1)
        self._empty = card(strong(tr("Nothing waits")), muted(DONE))
        self.body.addWidget(self._empty)
        self._make_foot()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self.list.chosen.connect(lambda _entry: self.submit())
        session.changed.connect(self._changed)
        self._read(passage_id)

    def _make_foot(self) -> None:
        self.undo_button = self.button(tr("&Undo"), self._undo)
        self.undo_button.setIcon(icon("arrow-u-up-left"))
        self.foot.addWidget(self.undo_button)
        self.go_button = self.button(tr("Go to its place"), self.go)
        self.keep_button = self.button(tr("Keep on the older text"), self.keep)
        self.accept_button = self.add_foot(
            tr("Accept"), tr("Close"), hint=tr("Enter or A accepts · K keeps · G goes there")
        )
        at = self.foot.indexOf(self.accept_button)
        self.foot.insertWidget(at, self.go_button)
        self.foot.insertWidget(at + 1, self.keep_button)
        for key, does in (
            ("A", self.submit), ("K", self.keep), ("G", self.go), ("Ctrl+Z", self._undo), ("Ctrl+Shift+Z", self._redo),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(does)

    # --- what is shown ---

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and self._session.is_open and changes.touches("passage", "source_version", "source"):
            self._read(None)

    def _read(self, passage_id: int | None) -> None:
        """Read all of it anew; the keyboard's row stays where it is, or goes to a passage."""
        row = self.list.currentIndex().row()
        store = self._session.store
        self.entries = entries(store, self._report)
        shown = lines(self.entries)
        self.list.lines.show(shown)
        self.sentence.setText(counts(store))
        self.sentence.show()
        wanted = next(
            (n for n, line in enumerate(shown) if isinstance(line.key, Entry) and line.key.passage.id == passage_id),
            row,
        )
        rows = [number for number, line in enumerate(shown) if not line.head]
        if rows:
            at = next((number for number in rows if number >= wanted), rows[-1])
            self.list.setCurrentIndex(self.list.lines.index(at))
        self._frame.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._follow()
        if rows:
            self.list.setFocus()

    def current(self) -> Entry | None:
        """The passage the keyboard is at."""
        found = self.list.current_key()
        return found if isinstance(found, Entry) else None

    def _follow(self) -> None:
        from app.store.reads.history import undo_label

        entry = self.current()
        self.page.show_entry(entry)
        self.go_button.setEnabled(entry is not None)
        self.keep_button.setEnabled(entry is not None and entry.is_open)
        self.accept_button.setEnabled(entry is not None and entry.is_open and entry.new is not None)
        label = undo_label(self._session.store)
        self.undo_button.setEnabled(label is not None)
        words = undo_words(label)
        self.undo_button.setToolTip(words)
        self.undo_button.setAccessibleName(words)
        self.complain("")

    # --- what is done ---

    def submit(self) -> None:
        """Put the passage on the words at the right."""
        entry = self.current()
        if entry is None or not entry.is_open or entry.new is None:
            return
        stretch, passage_id = entry.new.stretch, entry.passage.id
        self.attempt(
            lambda: versions.accept_candidate(self._session.store, passage_id, stretch.start, stretch.end), self.list
        )

    def keep(self) -> None:
        """Leave the passage on the older text for good."""
        entry = self.current()
        if entry is not None and entry.is_open:
            self.attempt(lambda: versions.reject_candidate(self._session.store, entry.passage.id), self.list)

    def go(self) -> None:
        """Leave, and show the place in the newest text."""
        entry = self.current()
        if entry is not None:
            self.accept()
            self._session.go(entry.place())

    def _undo(self) -> None:
        self._session.do(lambda store: store.undo())

    def _redo(self) -> None:
        self._session.do(lambda store: store.redo())
