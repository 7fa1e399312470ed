"""What the window shows while no workspace is open: the reason and what can be done, or what is being prepared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.domain.language import tr
from app.ui.look import fonts
from app.ui.look.mirror import margins
from app.ui.look.plain import PlainLabel, as_tip, on_button
from app.ui.look.tokens import SPACE, TITLE_PX
from app.ui.widgets.boxes import STRETCH, Stretch, in_column, in_row, put, styled, take_away
from app.ui.widgets.labels import head, key_hint, muted, push_button

WIDTH = 460


class Way(NamedTuple):
    """One thing that can be done: its name, its icon, its action, and its key or path."""

    text: str
    glyph: str
    callback: Callable[[], object]
    key: str = ""
    side: str = ""

    def button(self) -> QPushButton:
        made = push_button(f"  {on_button(self.text)}", lambda: self.callback(), look="row", glyph=self.glyph)
        made.setIconSize(QSize(18, 18))
        made.setAccessibleName(self.text)
        inside = in_row(STRETCH, on=made, margins=margins(0, 0, SPACE[1], 0))
        if self.side:
            side = muted("", wrap=False)
            room = WIDTH - made.sizeHint().width() - SPACE[5]
            side.setText(side.fontMetrics().elidedText(self.side, Qt.TextElideMode.ElideMiddle, max(60, room)))
            made.setToolTip(as_tip(self.side))
            inside.addWidget(side)
        if self.key:
            inside.addWidget(key_hint(self.key), 0, Qt.AlignmentFlag.AlignVCenter)
        return made


class NoWorkspace(QWidget):
    """A page in place of the window's places, while no workspace is open."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._first: QPushButton | None = None
        self.title = PlainLabel(font=fonts.reading(TITLE_PX), wrap=True)
        self.sentence = PlainLabel(wrap=True, selectable=True)
        self.ways = in_column(gap=SPACE[1])
        column = QWidget()
        column.setFixedWidth(WIDTH)
        in_column(self.title, self.sentence, SPACE[1], self.ways, on=column, gap=SPACE[2], margins=0)
        middle = in_row(STRETCH, column, STRETCH)
        in_column(Stretch(2), middle, Stretch(3), on=self)

    def show_ways(self, title: str, why: str, ways: Sequence[Way], recent: Sequence[Way]) -> None:
        """Show why no workspace is open, and what can be done. The first choice gets the focus."""
        self.show_busy(title, why)
        first = self._card(ways)
        if recent:
            put(self.ways, SPACE[1], head(tr("Opened recently")))
            self._card(recent)
        self._first = first
        self.take_keyboard()

    def take_keyboard(self) -> None:
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, title: str, sentence: str) -> None:
        """Show what is being prepared; the status line shows the progress."""
        self._first = None
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        while (item := self.ways.takeAt(0)) is not None:
            take_away(item.widget())

    def _card(self, ways: Sequence[Way]) -> QPushButton | None:
        frame = styled(QFrame(), "card")
        buttons = [way.button() for way in ways]
        in_column(*buttons, on=frame, gap=0, margins=SPACE[0])
        self.ways.addWidget(frame)
        return buttons[0] if buttons else None


def recent_ways(paths: Sequence[Path], choose: Callable[[Path], object]) -> list[Way]:
    """The recently opened workspaces that still exist."""
    there = [path for path in paths if path.is_file()][:5]
    return [Way(path.stem, "database", partial(choose, path), side=str(path.parent)) for path in there]
