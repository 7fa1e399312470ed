"""The left pane of a place: its title, a filter field, and the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.ui.look.icons import icon
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import in_column
from app.ui.widgets.labels import head_row, muted
from app.ui.widgets.side_list import SideLine, SideList

REST_MS = 120


class FindField(QLineEdit):
    """A field whose words narrow a list, with an icon in front and a cross that clears it.

    Enter and Down go to the list; Esc clears the field, and from an empty one is a key of what the field is in.
    """

    rested = Signal()
    """Nothing was typed for a moment, or the field is about to be left: the list is narrowed before it is gone to."""
    entered = Signal()

    def __init__(self, name: str, hint: str = "", glyph: str = "funnel") -> None:
        super().__init__()
        self.setProperty("look", "find")
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icon(glyph), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(self.rested)
        self.textChanged.connect(lambda _words: self.rest.start())
        self.walk: Callable[[], object] = self.entered.emit
        """What Down does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif enters or event.key() == Qt.Key.Key_Escape:
            if self.rest.isActive():
                self.rest.stop()
                self.rested.emit()
            if enters:
                (self.walk if event.key() == Qt.Key.Key_Down else self.entered.emit)()
            else:
                event.ignore()
        else:
            super().keyPressEvent(event)


class FoundLines(SideList):
    """A list in which typed letters go to the filter field instead of jumping to a line."""

    typed = Signal(str)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)


class FindList(QFrame):
    """The place decides which lines match; if none does, `nothing` is shown."""

    def __init__(self, title: str, list_name: str, find: str, nothing: str, *beside: QWidget) -> None:
        """`find` is the placeholder of the field; `beside` are widgets in the row of the title."""
        super().__init__()
        self.setProperty("look", "side")
        self.list = FoundLines(list_name)
        self.field = FindField(find, find, "magnifying-glass")
        self.list.typed.connect(self._type)
        self._none = muted(nothing)
        self._none.setContentsMargins(SPACE[2], 0, SPACE[2], 0)
        inset = in_column(self.field, margins=(SPACE[2], 0, SPACE[2], 0))
        rows = head_row(title, *beside), inset, self._none, (self.list, 1)
        in_column(*rows, on=self, gap=SPACE[1], margins=(0, SPACE[1], 0, SPACE[2]))

    def _type(self, letters: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.insert(letters)

    def show_lines(self, lines: Sequence[SideLine]) -> None:
        self.list.show_lines(list(lines))
        self._none.setVisible(not lines)
