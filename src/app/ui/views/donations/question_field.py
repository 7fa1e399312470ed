"""The filter field: words, or a question with completion and the number of records for each value."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)  # fmt: skip

from app.actions.questions import Completion, completions
from app.domain.language import tr
from app.domain.question_grammar import is_question
from app.ui.base.session import Session
from app.ui.look import fonts, theme
from app.ui.look.mirror import at_start, is_mirrored, mirrored
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.announcer import announce
from app.ui.widgets.boxes import STRETCH, in_row, styled
from app.ui.widgets.find_list import FindField
from app.ui.widgets.labels import key_hint, muted
from app.ui.widgets.rows import Index, write

SOON_MS, POPUP, ROW_PX, LEFT_PX = 150, 446, 30, 72
"""Milliseconds of a pause in typing; pixels of the list, of a line of it, and of how many are left in it."""
EDGE_PX, MOST_SEEN, GAP_PX = 28, 7, 4
"""The height of the list's head and foot in pixels; how many lines it has at once, as Qt gives a completer; how far it
lies under the field."""
NAMED_FROM = 2
"""How many letters of a word are typed before names are offered for it."""


class OfferPainter(QStyledItemDelegate):
    """Draws a completion, its meaning, and the number of records."""

    def __init__(self, completer: QuestionCompleter) -> None:
        super().__init__(completer)
        self._completer = completer

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(LEFT_PX, ROW_PX)  # each is as wide as the list

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


class OfferList(QListView):
    """The completions, under what they are of and above the keys and signs that go on from there."""

    def __init__(self) -> None:
        super().__init__()
        self.setViewportMargins(0, EDGE_PX, 0, EDGE_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head, self._foot = QWidget(self), QWidget(self)
        self.name = at_start(PlainLabel(font=fonts.interface(SMALL_PX, semibold=True)))
        self.left = muted(tr("left over"))
        sides = (SPACE[1], 0, SPACE[1], 0)
        in_row((self.name, 1), self.left, on=self._head, margins=sides)
        signs = muted(tr("- before it: not · , between values: or"), wrap=False)
        caps = ((key_hint(key), 0, Qt.AlignmentFlag.AlignVCenter) for key in ("↓", "Enter"))
        in_row(*caps, muted(tr("takes it"), wrap=False), STRETCH, signs, on=self._foot,
               gap=SPACE[0], margins=sides)  # fmt: skip

    def say(self, name: str, rows: int, *, counted: bool) -> None:
        """What the completions are of, and whether they say how many are left; its height is that of its rows."""
        self.name.setText(name)
        self.setAccessibleName(name)
        self.left.setVisible(counted)
        self.setFixedHeight(min(rows, MOST_SEEN) * ROW_PX + 2 * EDGE_PX + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        box = self.contentsRect()
        left, wide = self.viewport().x(), self.viewport().width()  # beside the scroll bar, as the rows
        self._head.setGeometry(left, box.top(), wide, EDGE_PX)
        self._foot.setGeometry(left, box.bottom() + 1 - EDGE_PX, wide, EDGE_PX)


class QuestionCompleter(QCompleter):
    """Offers given completions; the chosen one replaces only the word at the caret."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self.setWidget(field)  # as its completer, the field would put the list elsewhere at each key
        self.activated.connect(field.setText)
        self.highlighted.connect(field.setText)
        self._field = field
        self._rows: tuple[Completion, ...] = ()
        self._lines = QStringListModel(self)
        self.setModel(self._lines)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.list = styled(OfferList(), "offers")
        self.setPopup(self.list)
        self.list.setItemDelegate(OfferPainter(self))  # which setting the popup has put in place of
        self.is_new = False
        """Whether no completion was chosen yet, though on some screens Qt makes the first one current."""
        self.highlighted.connect(self._say_first)

    def row(self, number: int) -> Completion | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def offer(self, rows: tuple[Completion, ...], name: str = "") -> None:
        """Show these completions of `name` under the field; none hides the list."""
        self._rows, self.is_new = rows, True
        self.list.say(name, len(rows), counted=any(one.left is not None for one in rows))
        self._lines.setStringList([_line(one) for one in rows])
        shown = self.popup()
        assert shown is not None
        if rows:
            self.setCompletionPrefix(self._field.text())
            self.complete(self._under(rows[0].start))
        else:
            shown.hide()

    def _say_first(self) -> None:
        """Announce the first one: it is current before it is chosen, so Qt does not announce it."""
        if self.is_new:
            announce(self._field, _line(self._rows[self.list.currentIndex().row()]))
        self.is_new = False

    def _under(self, start: int) -> QRect:
        """Where the list lies: under the word that begins there, within the window."""
        field = self._field
        typed = field.text()[start : field.cursorPosition()]
        at = field.cursorRect().center().x() - field.fontMetrics().horizontalAdvance(typed)
        left = field.mapTo(field.window(), QPoint()).x()
        if is_mirrored():
            at -= POPUP
        at = max(-left, min(at, field.window().width() - POPUP - left))
        return QRect(at, 0, POPUP, field.height() + GAP_PX)

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


class FilterField(FindField):
    """Filters the list while typing, and offers how a question may go on; Esc closes that first."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Filter the records"))
        self._session = session
        self.completions = QuestionCompleter(self)
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
        if typed == self.text() and self.hasFocus():  # what was typed since asks again
            whole = is_question(typed)
            fitting = tuple(one for one in found if whole or one.insert.startswith(typed.casefold()))
            if (
                len(fitting) == 1
                and typed[fitting[0].start : fitting[0].end].casefold() == fitting[0].insert.casefold()
            ):
                fitting = ()  # it is there already
            name = typed[: fitting[0].start].rpartition(" ")[2].rstrip(":<>=!").lstrip("-") if fitting else ""
            self.completions.offer(fitting, name or tr("What can be asked for"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = self.completions.popup()
        assert shown is not None
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if shown.isVisible() and (event.key() == Qt.Key.Key_Escape or (enters and not self.completions.is_new)):
            shown.hide()
            if enters:
                announce(self, self.text())
                self._soon.start()  # the line has what was chosen already, and may go on
        else:
            if event.key() == Qt.Key.Key_Down or enters:
                shown.hide()
            super().keyPressEvent(event)
