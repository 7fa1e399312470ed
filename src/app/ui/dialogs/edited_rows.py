"""A dialog with a list at the left and a form for the selected row at the right: terms, fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.actions.merge_edit import Seen
from app.domain.changes import Changes, Operation
from app.domain.language import capital, tr
from app.store.reads.history import redo_label, undo_label
from app.ui.base.keys import both
from app.ui.base.operation_words import redo_words, undo_words
from app.ui.base.session import Session
from app.ui.dialogs.sheet import Sheet
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put, styled
from app.ui.widgets.labels import muted
from app.ui.widgets.row_or_column import RowOrColumn
from app.ui.widgets.two_lines import Line, LineList, LineModel

LIST_PX = 290
R = TypeVar("R", bound=Any)
"""A row: it has an id, and the content that a person edits."""


class EditedRows(Sheet, Generic[R]):
    """Each change is an operation, done at once; typed text is saved by Enter, and on selecting another row."""

    operations: frozenset[Operation] = frozenset()
    """The operations that the dialog does and undoes."""
    tables: tuple[str, ...] = ()
    """The tables whose rows it shows."""

    def __init__(
        self, session: Session, parent: QWidget | None, title: str, sentence: str, names: tuple[str, str, str]
    ) -> None:
        """`names` are the name of the list, the text of the button for a new row, and the message for an empty list."""
        super().__init__(parent, title, sentence, width=780)
        self._session = session
        self._filling = False
        self._shown: R | None = None
        """The row whose fields are shown; None for one that is being added."""
        self._clean: Any = None  # the content of the fields before anything is typed
        called, new, empty = names
        self.list = LineList(LineModel(), called, shown=9)
        self.list.setFixedWidth(LIST_PX)
        self.list.setMinimumHeight(330)
        self.empty = muted(empty)
        self.name = QLineEdit()
        self.uses = muted("")
        self.done_line = muted("")
        """What was done last, beside what undoes it: what the window says of it lies behind the dialog."""
        self.add_button = self.chip("plus", new, self._add)
        self.up_button = self.chip("arrow-up", tr("&Up"), lambda: self._move(-1))
        self.up_button.setToolTip(tr("Further up in every list (Alt+Up)"))
        self.down_button = self.chip("arrow-down", tr("&Down"), lambda: self._move(1))
        self.down_button.setToolTip(tr("Further down in every list (Alt+Down)"))
        self.retire_button = self.chip("eye-slash", "", lambda: self._do(self.turn))
        self.retire_button.setToolTip(tr("Kept where it is used, and no longer offered"))
        self.remove_button = self.chip("trash", tr("&Remove"), self._remove)

    def begin(self, form: QVBoxLayout) -> None:
        """Arrange the list and `form` side by side, and load."""
        buttons = in_row(self.add_button, self.up_button, self.down_button, STRETCH, gap=SPACE[1])
        left = in_column((self.list, 1), self.empty, buttons, gap=SPACE[1])
        put(self.body, (RowOrColumn(left, (form, 1), gap=SPACE[3]), 1), self.done_line)
        self.done_line.hide()
        self.undo_button = self.button(tr("Und&o"), lambda: self._step(back=True), "arrow-u-up-left")
        self.redo_button = self.button(tr("Redo"), lambda: self._step(back=False), "arrow-u-up-right")
        put(self.foot, self.undo_button, self.redo_button)
        self.save_button = self.add_foot(tr("Save"), leave="", hint=tr("Enter saves"))
        self.close_button = self.button(tr("Close"), self._leave)
        self.foot.insertWidget(self.foot.count() - 1, self.close_button)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._row_chosen())
        self.list.clicked.connect(lambda _index: self._clicked())
        self.list.installEventFilter(self)
        self.list.chosen.connect(lambda _key: self._to_name())
        self.name.textChanged.connect(lambda _text: self.typed())
        self._session.changed.connect(self._changed)
        self._session.said.connect(self._say_done)
        self.read()
        self.show_rows()
        (self.list if self.rows() else self.name).setFocus()

    def chip(self, glyph: str, text: str, callback: Callable[[], object]) -> QPushButton:
        return styled(self.button(text, callback, glyph), "chip")

    # --- what each dialog defines ---

    def read(self) -> None:
        raise NotImplementedError

    def rows(self) -> Sequence[R]:
        raise NotImplementedError

    def details(self, row: R) -> tuple[str, str]:
        """The second line of a row, and how often it is used."""
        raise NotImplementedError

    def fill(self, row: R | None) -> None:
        """Fill the form from a row, or empty it for a new one."""
        raise NotImplementedError

    def content(self) -> Any:
        raise NotImplementedError

    def put(self, row: R | None, content: Any) -> int:
        """Save a row, or add a new one. Returns its id. Raises `UserError`."""
        raise NotImplementedError

    def put_before(self, row: R, before: int | None) -> None:
        raise NotImplementedError

    def turn(self, row: R) -> None:
        """Retire a row, or offer it again."""
        self.put(row, replace(row.content, retired=not row.content.retired))

    def remove(self, row: R) -> None:
        raise NotImplementedError

    def is_empty(self) -> bool:
        return not self.rows()

    # --- what is shown ---

    def show_rows(self, row_id: int | None = None) -> None:
        """Show the rows that were loaded, and select one; where it is gone the nearest, and without one the first."""
        rows, was = self.rows(), self.list.currentIndex().row()
        self._filling = True
        self.list.lines.show([self._line(row) for row in rows])
        self._filling = False
        self.empty.setVisible(self.is_empty())
        gone = row_id is not None and all(row.id != row_id for row in rows)
        at = max(0, min(was, len(rows) - 1)) if gone else self.place_of(row_id)
        self._choose(at)
        self.show_row(rows[at] if rows else None)

    def _line(self, row: R) -> Line:
        (below, uses), retired = self.details(row), row.content.retired
        return Line(row.id, capital(row.content.name), below, side=tr("retired") if retired else uses, dim=retired)

    def _choose(self, at: int) -> None:
        self._filling = True
        self.list.setCurrentIndex(self.list.lines.index(at))
        self._filling = False

    def show_row(self, row: R | None) -> None:
        self._filling = True
        self._shown = row
        self._seen: Seen[Any] = Seen(None if row is None else row.content)
        self.fill(row)
        self._filling = False
        self._clean = self.content()
        self.retire_button.setText(tr("O&ffer again") if row is not None and row.content.retired else tr("Re&tire"))
        self.show_buttons()

    def show_buttons(self) -> None:
        at = self.list.currentIndex().row()
        placed = self._shown is not None
        self.up_button.setEnabled(placed and at > 0)
        self.down_button.setEnabled(placed and at + 1 < len(self.rows()))
        self.save_button.setEnabled(self.is_changed())
        self.add_button.setEnabled(self._shown is not None or not self.rows())
        steps = ((self.undo_button, undo_label, undo_words), (self.redo_button, redo_label, redo_words))
        for button, label_of, words_of in steps:
            label = label_of(self._session.store) if self._session.is_open else None
            mine = label is not None and label[0] in self.operations
            button.setEnabled(mine)
            button.setToolTip(as_tip(words_of(label)) if mine else "")

    # --- what is typed ---

    def is_changed(self) -> bool:
        return self.content() != self._clean

    def typed(self) -> None:
        if not self._filling:
            self.complain("")
            self.show_buttons()

    def keep(self) -> bool:
        """Save changes, if any. False if that fails, with the error shown."""
        if not self.is_changed():
            return True
        content, row, before = self.content(), self._shown, self._clean
        self._clean = content  # the notice that follows may show the fields again
        done = self.attempt(lambda: self.put(row, content), self.name)
        if done is None:
            self._clean = before
            return False
        self.read()
        self.show_rows(done[0])
        return True

    def submit(self) -> None:
        """Save changes. The dialog stays open."""
        if self.keep():
            self.list.setFocus()

    def reject(self) -> None:
        """Esc reverts changes first."""
        if self._shown is None and self.rows():
            self.complain("")
            at = max(0, self.list.currentIndex().row())
            self._choose(at)
            self.show_row(self.rows()[at])
            self.list.setFocus()
        elif self.is_changed():
            self.complain("")
            self.show_row(self._shown)
        else:
            super().reject()

    def _leave(self) -> None:
        if self.keep():
            self.accept()

    # --- what is chosen ---

    def _row_chosen(self) -> None:
        if self._filling:
            return
        at = self.list.currentIndex().row()
        wanted = self.rows()[at].id if 0 <= at < len(self.rows()) else None
        if not self.keep():
            self._highlight_shown()
            QTimer.singleShot(0, self, self._highlight_shown)  # a click highlights its row after that became current
            return
        self.complain("")
        self.show_rows(wanted)

    def _clicked(self) -> None:
        """A click on the row that was left for a new one is back there."""
        if self._shown is None:
            self._row_chosen()
        else:
            self._highlight_shown()

    def _highlight_shown(self) -> None:
        """Highlight the row whose fields are shown, or none for one that is being added."""
        at = None if self._shown is None else self.list.lines.index(self.place_of(self._shown.id))
        if at is not None and not (self.list.currentIndex() == at and self.list.selectionModel().isSelected(at)):
            self._choose(at.row())
        elif at is None and self.list.selectionModel().hasSelection():
            self._filling = True
            self.list.clearSelection()
            self._filling = False

    def place_of(self, row_id: int | None) -> int:
        """The place of a row in the list; the first where it is gone."""
        return next((n for n, row in enumerate(self.rows()) if row.id == row_id), 0)

    def _say_done(self, sentence: str, tone: str) -> None:
        """Show what can be undone here, as the window does behind the dialog."""
        if tone == "undo" and self.isVisible():
            self.done_line.setText(sentence)
            self.done_line.show()

    def _changed(self, changes: Changes) -> None:
        """Reload after an operation, keeping what is being typed."""
        if not self._session.is_open or not changes.touches(*self.tables):
            return
        self.done_line.hide()
        self.read()
        if self.is_changed():
            self.show_buttons()
        else:
            self.complain("")
            self.show_rows(None if self._shown is None else self._shown.id)

    # --- what is done ---

    def _add(self) -> None:
        if self.keep():
            self.show_row(None)
            self.list.clearSelection()
            self.name.setFocus()

    def _to_name(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    def _do(self, action: Callable[[R], object]) -> bool:
        """Run an action on the selected row, after saving its changes. Returns whether it succeeded."""
        if self._shown is None or not self.keep():
            return False
        row = self._shown
        self.complain("")
        return self.attempt(lambda: action(row)) is not None

    def _move(self, by: int) -> None:
        ids = [row.id for row in self.rows()]
        at = self.list.currentIndex().row()
        if self._shown is None or not 0 <= at + by < len(ids):
            return
        others = [one for one in ids if one != ids[at]]
        before = others[at + by] if at + by < len(others) else None
        self._do(lambda row: self.put_before(row, before))

    def _remove(self) -> None:
        at = self.list.currentIndex().row()
        if self._do(self.remove) and self.rows():
            self._choose(min(at, len(self.rows()) - 1))
            self._row_chosen()
        elif not self.rows():
            self.name.setFocus()

    def _step(self, *, back: bool) -> None:
        """Undo or redo; what is there again is shown."""
        shown, known = None if self._shown is None else self._shown.id, {row.id for row in self.rows()}
        at = self.list.currentIndex().row()
        self.complain("")
        self._session.do(lambda store: store.undo() if back else store.redo())
        ids = [row.id for row in self.rows()]
        again = next((one for one in ids if one not in known), shown)
        self.show_rows(again if again in ids or not ids else ids[max(0, min(at, len(ids) - 1))])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list: Alt with arrows moves a row, Ins begins one, Del removes it, F2 names it; and undo's."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            for keys, does in (
                ("Alt+Up", lambda: self._move(-1)), ("Alt+Down", lambda: self._move(1)), ("Del", self._remove),
                ("Ins", self._add), ("F2", self._to_name), ("Ctrl+Z", self.undo_button.click),
                *((key, self.redo_button.click) for key in both("Ctrl+Shift+Z")),
            ):  # fmt: skip
                if QKeySequence(keys) == QKeySequence(event.keyCombination()):
                    does()
                    return True
        return super().eventFilter(watched, event)
