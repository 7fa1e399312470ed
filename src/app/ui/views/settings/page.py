"""A page of the settings: rows with a name, a description and a control. Changes apply at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.domain.language import capital
from app.ui.base.session import Session
from app.ui.look import fonts
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import PAGE_PX, SPACE
from app.ui.widgets.boxes import Stretch, hairline, in_column, in_row, put
from app.ui.widgets.labels import EnterButton, muted
from app.ui.widgets.row_or_column import RowOrColumn

HEAD_PX, LEAST_SAID_PX = 20, 120


class Entry(NamedTuple):
    """One setting for searching: its name, synonyms, and the control to focus."""

    title: str
    words: str
    control: QWidget


class SettingsPage(QWidget):
    """One page. `beside` is shown at its right, if given."""

    beside_wanted = Signal()
    """The pane beside it must be seen, since something is asked there."""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self.session = session
        self.entries: list[Entry] = []
        self.beside: QWidget | None = None
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QWidget()
        inside.setMaximumWidth(PAGE_PX + 2 * SPACE[5])
        in_row(Stretch(0), (inside, 1), Stretch(0), on=self, margins=0)
        self.rows = in_column(on=inside, gap=0, margins=(SPACE[5], SPACE[4], SPACE[5], SPACE[4]))
        self.heading = PlainLabel(title, font=fonts.reading(HEAD_PX, semibold=True))
        put(self.rows, self.heading, SPACE[1])

    def refresh(self) -> None:
        """Update the page. Called whenever it becomes visible."""

    def refresh_if_seen(self) -> None:
        """Update the page if it is visible."""
        if self.isVisible():
            self.refresh()

    def escape(self) -> bool:
        """Go back one step within the page. False if there is none."""
        return False

    def focus_first(self) -> None:
        for entry in self.entries:
            if entry.control.isVisible():
                take_keyboard(entry.control)
                return

    def add_row(self, title: str, about: str, control: QWidget, words: str = "") -> QLabel:
        """Add a setting: its name, a description, and its control. Returns the description label."""
        row, at = QWidget(), Qt.AlignmentFlag
        name = PlainLabel(title)
        name.setMinimumWidth(LEAST_SAID_PX)
        name.setBuddy(control)
        texts = in_column(name, gap=2)
        line = muted(capital(about))
        if not about:
            line.hide()
        texts.addWidget(line)
        across = RowOrColumn((texts, 1), (control, 0, at.AlignVCenter | at.AlignLeading), gap=SPACE[2])
        in_row((across, 1), on=row, margins=(0, SPACE[2], 0, SPACE[2]))
        if not control.accessibleName():
            control.setAccessibleName(title)
        if about and not control.accessibleDescription():
            control.setAccessibleDescription(about)
        self.rows.addWidget(row)
        self.add_line()
        self.entries.append(Entry(title, f"{about} {words}", control))
        return line

    def add_line(self) -> None:
        self.rows.addWidget(hairline())

    def button(self, text: str, does: Callable[[], object], name: str = "") -> QPushButton:
        """A button with an immediate effect; `name` is a longer accessible name."""
        made = EnterButton(text)
        made.clicked.connect(lambda _checked=False: does())
        if name:
            made.setAccessibleName(name)
        return made


def take_keyboard(control: QWidget) -> None:
    """Focus a control, or the part of it that takes the focus, such as the checked radio button."""
    inside = [control, *control.findChildren(QWidget)]
    able = [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()]
    held = next((one for one in able if getattr(one, "isChecked", bool)()), None)
    wanted = held or next(iter(able), None)
    if wanted is not None:
        wanted.setFocus()
