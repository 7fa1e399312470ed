"""The history: every operation, newest first, with its author and its changes, and undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.earlier_values import restore_value
from app.domain.changes import Operation
from app.domain.history import HistoryFilter, HistoryLine, OperationState
from app.domain.kinds import KINDS, counted
from app.domain.language import later, tr, tr_term
from app.domain.shortened import shortened
from app.store.reads.history import authors, history, kinds, redo_label, undo_label
from app.store.store import Store
from app.ui.base.operation_words import Label, redo_words, undo_words
from app.ui.base.session import Session
from app.ui.base.times import day_words, local
from app.ui.dialogs.operation_page import OperationPage
from app.ui.dialogs.sheet import Sheet, card, strong
from app.ui.look.mirror import listed
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import holding, in_column, in_row, put
from app.ui.widgets.choice import Choice
from app.ui.widgets.find_list import FindField
from app.ui.widgets.labels import muted
from app.ui.widgets.row_or_column import RowOrColumn
from app.ui.widgets.two_lines import Line, LineList, LineModel

PAGE = 200
_STATES = {
    OperationState.UNDONE: later("undone"),
    OperationState.DROPPED: later("undone for good"),
    OperationState.SEALED: later("too old to undo"),
}


class _Read(NamedTuple):
    """The newest operations, their authors, and what undo and redo would do."""

    lines: Sequence[HistoryLine]
    kinds: Sequence[Operation]
    authors: Sequence[str]
    undo: Label
    redo: Label


LEAST_PX = 300
"""The minimum width of the list of operations."""


class HistoryDialog(Sheet):
    """Updates while it is open. For one thing, it lists only the operations that touched it."""

    help_word = "operation"

    def __init__(self, session: Session, parent: QWidget | None, thing: tuple[str, int, str] | None = None) -> None:
        """`thing` is (table, id, name)."""
        title = tr("History of {thing}").format(thing=shortened(thing[2], 60)) if thing else tr("History")
        super().__init__(parent, title, width=940)
        self._session = session
        self._thing = thing
        self._oldest: int | None = None
        self._day = ""
        self.page = OperationPage(session)
        put(self.body, self._filters())
        self.lines = LineModel(more=self._ask_further)
        self.list = LineList(self.lines, tr("Operations, newest first"), shown=9)
        self.list.setMinimumHeight(420)
        self._nothing = muted(tr("No operation matches. Clear the filter to see them all."))
        self._nothing.hide()
        left = card(self._nothing, self.list, margin=SPACE[0])
        left.setMinimumWidth(LEAST_PX)
        inside = RowOrColumn((left, 5), (card(self.page, margin=SPACE[0]), 6), gap=SPACE[2])
        inside.setContentsMargins(0, 0, 0, 0)
        self._frame = holding(inside)
        words = tr("Every operation will be listed here, and can be undone.")
        self._empty = card(strong(tr("Nothing was done yet")), muted(words))
        self._empty.hide()  # until the history was read
        put(self.body, (self._frame, 1), self._empty)
        self.undo_button = self.button(tr("&Undo"), lambda: session.do(lambda store: store.undo()), "arrow-u-up-left")
        self.redo_button = self.button(tr("&Redo"), lambda: session.do(lambda store: store.redo()), "arrow-u-up-right")
        put(self.foot, self.undo_button, self.redo_button)
        self.add_foot(tr("Close"), leave="")
        self.page.restore_wanted.connect(self._restore)
        session.changed.connect(self._read_again)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_operation())
        self._read_again()
        self.list.setFocus()

    def _filters(self) -> QVBoxLayout:
        self.words = FindField(tr("Filter the history by words"), tr("Filter by words (Ctrl+F)"))
        self.kind = Choice(tr("Kind of operation"), ((None, tr("Every kind")),))
        self.person = Choice(tr("Who did it"), ((None, tr("Everybody")),))
        for changed in (self.words.textChanged, self.kind.currentIndexChanged, self.person.currentIndexChanged):
            changed.connect(self._read_again)
        self.words.entered.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        QShortcut(QKeySequence.StandardKey.Find, self, lambda: self.words.setFocus(Qt.FocusReason.ShortcutFocusReason))
        both = in_row((self.kind, 1), (self.person, 1), gap=SPACE[1])
        return in_column(RowOrColumn((self.words, 2), (both, 2), gap=SPACE[1]))

    def wanted(self) -> HistoryFilter:
        table, row_id, _name = self._thing or ("", 0, "")
        kind = self.kind.currentData()  # Qt gives the plain text back
        return HistoryFilter(
            Operation(kind) if kind else None, self.person.currentData(), self.words.text(), table, row_id
        )

    def _ask_further(self) -> None:
        if not self._session.is_open:  # the list is scrolled while everything is closed
            return
        oldest, wanted = self._oldest, self.wanted()
        self._session.query(
            self,
            lambda store, _stopped: history(store, PAGE, oldest, wanted),
            lambda found: self.lines.go_on(self._with_days(found)),
            instead=False,
        )

    def _with_days(self, found: Sequence[HistoryLine]) -> list[Line]:
        """Their rows, with a heading for each day."""
        if found:
            self._oldest = found[-1].operation_id
        out: list[Line] = []
        for line in found:
            day = day_words(local(line.at))
            if day != self._day:
                self._day = day
                out.append(Line(None, day, head=True))
            out.append(line_of(line))
        return out

    def _read_again(self) -> None:
        if not self._session.is_open:
            return
        wanted = self.wanted()

        def read(store: Store, _stopped: object) -> _Read:
            found = history(store, PAGE, None, wanted)
            return _Read(found, kinds(store), authors(store), undo_label(store), redo_label(store))

        self._session.query(self, read, self._show)

    def _show(self, read: _Read) -> None:
        if self.kind.count() == 1:
            for kind in read.kinds:
                self.kind.addItem(tr_term(kind), kind)
            for author in read.authors:
                self.person.addItem(author or tr("Without a name"), author)
        self._oldest, self._day = None, ""
        self.list.show_lines(self._with_days(read.lines), self.list.current_key())
        self._show_steps(read.undo, read.redo)
        self._show_operation()

    def _show_operation(self) -> None:
        key = self.list.current_key()
        line = next((line for line in self.lines.lines if line.key == key and not line.head), None)
        self.page.show_operation(key if line is not None and isinstance(key, int) else None, line)

    def _show_steps(self, undo: Label, redo: Label) -> None:
        for button, label, words in (
            (self.undo_button, undo, undo_words(undo)),
            (self.redo_button, redo, redo_words(redo)),
        ):
            button.setEnabled(label is not None)
            button.setToolTip(as_tip(words))
            button.setAccessibleName(words)
        is_filtered = self.wanted() != HistoryFilter()
        empty = not self.lines.lines
        self._frame.setVisible(is_filtered or not empty)
        self._empty.setVisible(empty and not is_filtered)
        self._nothing.setVisible(empty and is_filtered)

    def _restore(self, operation_id: int, table: str, row_id: int, label: str) -> None:
        """Restore the earlier value of one field, by an operation of its own."""
        self.complain("")
        done = self.attempt(lambda: restore_value(self._session.store, operation_id, table, row_id, label))
        if done == (False,):
            self.complain(tr("It says this already."))


def line_of(line: HistoryLine) -> Line:
    """An operation in two lines: what was done to what; when, by whom, and the rows it touched."""
    parts = [f"{local(line.at):%H:%M}", line.author, touched_words(line.touched)]
    return Line(
        line.operation_id,
        line.name if line.kind is None else tr_term(line.kind),
        listed(parts),
        extra=line.what,
        side=tr(_STATES[line.state]) if line.state in _STATES else "",
        dim=line.state in (OperationState.UNDONE, OperationState.DROPPED),
    )


def touched_words(touched: Sequence[tuple[str, int]]) -> str:
    """*1 source, 262 cuts*: the rows an operation touched; after four kinds, how many more."""
    order = {table: number for number, table in enumerate(KINDS)}
    listed = sorted(touched, key=lambda entry: order.get(entry[0], len(order)))
    words = [counted(table, count) for table, count in listed]
    more, first = len(words) - 4, ", ".join(words[:4])
    return tr("{listed} and {more} more").format(listed=first, more=more) if more > 0 else first
