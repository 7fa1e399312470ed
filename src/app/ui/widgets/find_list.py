"""The left pane of a place: its title, a filter field, and the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.ui.look.icons import icon
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import in_column
from app.ui.widgets.labels import head_row, muted
from app.ui.widgets.side_list import SideLine, SideList


def find_field(name: str, hint: str = "", glyph: str = "funnel") -> QLineEdit:
    """A field whose words narrow a list, with an icon in front and a cross that clears it."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setClearButtonEnabled(True)
    field.addAction(QAction(icon(glyph), "", field), QLineEdit.ActionPosition.LeadingPosition)
    return field


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
        self.field = find_field(find, find, "magnifying-glass")
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
