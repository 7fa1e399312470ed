"""The middle pane: the title and filter, and the list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.language import tr, tr_n
from app.ui.base import keys
from app.ui.base.session import Session
from app.ui.look import fonts
from app.ui.look.icons import icon
from app.ui.look.mirror import at_start, margins
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.views.passages.filter_chips import FilterChips
from app.ui.views.passages.group_bar import PassageGroupBar
from app.ui.views.passages.matrix import TagMatrix
from app.ui.views.passages.model import PassageModel
from app.ui.views.passages.painter import column
from app.ui.views.passages.table import PassageTable
from app.ui.views.passages.wanted import Wanted
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put
from app.ui.widgets.labels import EmptyState, muted
from app.ui.widgets.stack import Stack

FILTER_MS = 120
TITLE_PX = 26
AROUND_WORDS = 84
"""Pixels of the field of words that its icons and margins take."""


class WordsField(QLineEdit):
    """Words that the quotes must contain. Down goes to the list, Esc clears the field."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        keys.placeholder(self, tr("Filter the words"), "find.open")
        self.setMinimumWidth(140)
        self.setMaximumWidth(280)
        self.setAccessibleName(tr("Filter by words of the quote"))
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icon("funnel"), "", self), QLineEdit.ActionPosition.LeadingPosition)

    def sizeHint(self) -> QSize:
        """As wide as its placeholder, between its two icons."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(words + AROUND_WORDS, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PassagesPage(QWidget):
    """On paper: a head, and the passages under it."""

    words_changed = Signal(str)
    wanted_changed = Signal(object)
    """What is wanted after a chip was pressed or dropped."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = PassageModel(session)
        self.table = PassageTable(self.model)
        self.title = PlainLabel(font=fonts.reading(TITLE_PX, semibold=True), wrap=True)
        self.count = muted("", wrap=False)
        self.meaning = muted("")
        self.filter = WordsField()
        self.filter.left.connect(self.focus_table)
        self._later = QTimer(self, singleShot=True, interval=FILTER_MS)
        self._later.timeout.connect(lambda: self.words_changed.emit(self.filter.text().strip()))
        self.filter.left.connect(self._filter_now)
        self.filter.textChanged.connect(lambda _words: self._later.start())
        self.body = Stack()
        self.body.addWidget(self.table)
        self._empty: EmptyState | None = None
        self.bar = PassageGroupBar()
        self.chips = FilterChips()
        self.chips.wanted_changed.connect(self.wanted_changed)
        self.matrix = TagMatrix()
        self.body.addWidget(self.matrix)
        self._lay_out()

    def _lay_out(self) -> None:
        self._head = in_column(at_start(self.title), self.meaning, gap=SPACE[0])
        self._line = in_row(self.count, STRETCH, self.bar.narrow, self.filter, gap=SPACE[1])
        put(self._head, SPACE[0], self._line, self.bar, self.chips)
        in_column(self._head, (self.body, 1), on=self, gap=0, margins=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        at = column(self.width() - 10)
        right = max(0, self.width() - at.right() - 1)
        self._head.setContentsMargins(margins(at.left() + SPACE[1], SPACE[4], right + SPACE[1], SPACE[1]))

    def _filter_now(self) -> None:
        """Apply the filter at once when moving on to the list."""
        if self._later.isActive():
            self._later.stop()
            self.words_changed.emit(self.filter.text().strip())

    def show_head(self, wanted: Wanted) -> None:
        """Show the title, with a chip for each condition."""
        total = self.model.rowCount()
        self.title.setText(wanted.title())
        sources = self.model.source_count()
        words = tr_n("{n} passage", "{n} passages", total)
        if sources > 1:
            words = tr_n("{passages} in {n} source", "{passages} in {n} sources", sources).format(passages=words)
        if self.bar.matrix.isChecked():
            words = tr("Passages that carry both tags. Enter opens.")
        self.count.setText(words)
        self.table.setAccessibleDescription(f"{wanted.title()}, {words}")
        self.meaning.setText(wanted.tag.content.definition if wanted.tag else "")
        self.meaning.setVisible(bool(self.meaning.text()))
        self.chips.show_wanted(wanted)

    def show_empty(self, title: str, action: str) -> EmptyState:
        """Show why there is nothing, and what to do. The caller connects the button."""
        empty = EmptyState(title, "", action)
        self._drop_empty()
        self._empty = empty
        self.body.addWidget(empty)
        self.body.setCurrentWidget(empty)
        return empty

    def show_table(self) -> None:
        self._drop_empty()
        self.body.setCurrentWidget(self.table)

    def show_matrix(self) -> None:
        self._drop_empty()
        self.body.setCurrentWidget(self.matrix)

    def _drop_empty(self) -> None:
        if self._empty is not None:
            self.body.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None

    def focus_table(self) -> None:
        """Focus the list, or the button if it is empty."""
        if self.body.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.selectionModel().hasSelection():
                self.table.choose_row(max(0, self.table.currentIndex().row()))
        elif self.body.currentWidget() is self.matrix:
            self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
