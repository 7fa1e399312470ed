"""The left pane of a place with many lines: its name, a field that narrows them, and the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.ui.look.icons import icon
from app.ui.look.tokens import SPACE
from app.ui.widgets.labels import head_row, muted
from app.ui.widgets.side_list import SideLine, SideList


class FindList(QFrame):
    """What is typed and which lines fit is for the place to say; where none does, it says `nothing`."""

    def __init__(self, title: str, list_name: str, find: str, nothing: str, *beside: QWidget) -> None:
        """`find` is said in the empty field; what is `beside` stands in the row of the title."""
        super().__init__()
        self.setProperty("look", "side")
        self.list = SideList(list_name)
        self.field = QLineEdit()
        self.field.setPlaceholderText(find)
        self.field.setAccessibleName(find)
        self.field.setClearButtonEnabled(True)
        glass = QAction(icon("magnifying-glass"), "", self.field)
        self.field.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._none = muted(nothing)
        self._none.setContentsMargins(SPACE[2], 0, SPACE[2], 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE[1], 0, SPACE[2])
        column.setSpacing(SPACE[1])
        column.addWidget(head_row(title, *beside))
        inset = QVBoxLayout()
        inset.setContentsMargins(SPACE[2], 0, SPACE[2], 0)
        inset.addWidget(self.field)
        column.addLayout(inset)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)

    def show_lines(self, lines: Sequence[SideLine]) -> None:
        """Show the lines that fit, or that none does."""
        self.list.show_lines(list(lines))
        self._none.setVisible(not lines)
