"""The filter field: words, or a question with completion and the number of records for each value."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.actions.questions import Completion, completions
from app.domain.language import tr
from app.domain.question_grammar import is_question
from app.ui.base.session import Session
from app.ui.look import theme
from app.ui.look.mirror import mirrored
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.row_model import Index
from app.ui.widgets.rows import write

SOON_MS, POPUP, ROW_PX, LEFT_PX = 150, 420, 30, 72
"""Milliseconds of a pause in typing; pixels of the list, of a line of it, and of how many are left in it."""
NAMED_FROM = 2
"""So many letters of a word are typed before names that begin so are offered for it."""


class OfferPainter(QStyledItemDelegate):
    """Draws a completion, its meaning, and the number of records."""

    def __init__(self, completer: QuestionCompleter) -> None:
        super().__init__(completer)
        self._completer = completer

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(POPUP, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one, box = self._completer.row(index.row()), option.rect
        if one is None:
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour(theme.current().accent_ground))
        words = box.adjusted(SPACE[1], 0, -LEFT_PX, 0)
        used = write(painter, mirrored(words, box), one.insert, semibold=True)
        words.adjust(used + SPACE[1], 0, 0, 0)
        if one.says != one.insert and words.width() > LEFT_PX // 2:
            write(painter, mirrored(words, box), one.says, px=SMALL_PX, ink="muted")
        if one.left is not None:
            end = box.adjusted(box.width() - LEFT_PX, 0, -SPACE[1], 0)
            write(painter, mirrored(end, box), tr("{n} left").format(n=f"{one.left:,}"), ink="muted", at_end=True)
        painter.restore()


class QuestionCompleter(QCompleter):
    """Offers given completions; the chosen one replaces only the word at the caret."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._rows: tuple[Completion, ...] = ()
        self._lines = QStringListModel(self)
        self.setModel(self._lines)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        shown = self.popup()
        assert shown is not None
        shown.setProperty("look", "offers")
        shown.setItemDelegate(OfferPainter(self))

    def row(self, number: int) -> Completion | None:
        """The completion at an index."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def offer(self, rows: tuple[Completion, ...]) -> None:
        """Show these completions under the field; none hides the list."""
        self._rows = rows
        self._lines.setStringList([_line(one) for one in rows])
        shown = self.popup()
        assert shown is not None
        if rows:
            shown.setMinimumWidth(POPUP)
            self.complete()
        else:
            shown.hide()

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The whole question with the completion in place."""
        typed = self._field.text()
        if not 0 <= index.row() < len(self._rows):
            return typed
        one = self._rows[index.row()]
        return f"{typed[: one.start]}{one.insert}{typed[one.end :]}"

    def splitPath(self, path: str) -> list[str]:
        """Qt filters nothing here: all completions are offered."""
        return [""]


def _line(one: Completion) -> str:
    said = f"{one.insert}   {one.says}".rstrip() if one.says != one.insert else one.insert
    return said if one.left is None else tr("{value} · {left} left").format(value=said, left=one.left)


class FilterField(QLineEdit):
    """Filters the list while typing; Down goes to the list, Esc closes what is offered, clears the field, leaves it."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.completions = QuestionCompleter(self)
        self.setCompleter(self.completions)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._complete)
        self.textEdited.connect(lambda _text: self._soon.start())

    def _complete(self) -> None:
        typed, caret = self.text(), self.cursorPosition()
        word = typed[:caret].rsplit(maxsplit=1)[-1] if typed[:caret].strip() else ""
        if not self._session.is_open or not (is_question(typed) or len(word) >= NAMED_FROM):
            self.completions.offer(())
            return
        self._session.query(
            self, lambda store, _stopped: completions(store, typed, caret),
            lambda found: self._offer(typed, found), lambda _why: None,
        )  # fmt: skip

    def _offer(self, typed: str, found: tuple[Completion, ...]) -> None:
        if typed == self.text() and self.hasFocus():  # what was typed since asks anew
            whole = is_question(typed)
            self.completions.offer(tuple(one for one in found if whole or one.insert.startswith(typed.casefold())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = self.completions.popup()
        assert shown is not None
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if shown.isVisible() and (event.key() == Qt.Key.Key_Escape or (enters and shown.currentIndex().isValid())):
            shown.hide()
            if enters:  # the line has what was chosen already, and may go on
                self._soon.start()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
