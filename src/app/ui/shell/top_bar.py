"""The top bar: back and forward, the search box, undo and redo, and the menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton

from app.domain.language import tr
from app.ui.base import keys
from app.ui.base.operation_words import Label, redo_words, undo_words
from app.ui.base.view_keys import run_at
from app.ui.look.icons import icon
from app.ui.look.mirror import margins
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SPACE, TOP_PX
from app.ui.widgets.boxes import STRETCH, in_row, put
from app.ui.widgets.labels import icon_button, key_hint

SEARCH_PX, LEAST_PX = 480, 190
"""The width of the search box, and its minimum in a narrow window."""


class SearchBox(QPushButton):
    """Says what can be found if there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setIcon(icon("magnifying-glass"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        words = tr("Search everything")
        if event.size().width() == SEARCH_PX:
            words = tr("Search sources, passages, records, countries, notes")
        self.setText(f" {words}")
        super().resizeEvent(event)


class TopBar(QFrame):
    """The buttons and the search box that are always visible."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(TOP_PX)
        self.setProperty("look", "top")
        layout = in_row(on=self, gap=SPACE[0], margins=(SPACE[1], 0, SPACE[1], 0))
        self.back_button = self._button("arrow-left", tr("Back"), "go.back")
        self.forward_button = self._button("arrow-right", tr("Forward"), "go.forward")
        self.undo_button = self._button("arrow-u-up-left", tr("Undo"), "edit.undo")
        self.redo_button = self._button("arrow-u-up-right", tr("Redo"), "edit.redo")
        self.left_button = self._button("sidebar", tr("Left pane"), "view.left")
        self.right_button = self._button("sidebar-end", tr("Inspector"), "view.right")
        self.menu_button = self._button("list", tr("Menu of everything"), "go.menu")
        for button in (self.left_button, self.right_button, self.menu_button):
            button.setEnabled(True)
        self._steps: tuple[Label, Label, bool] = (None, None, False)
        keys.follow(self, lambda: self.show_steps(*self._steps))
        self.search_box = self._search_box()
        put(layout, self.left_button, self.back_button, self.forward_button, STRETCH)
        put(layout, (self.search_box, SEARCH_PX), STRETCH)  # the box takes the room before the stretches do
        put(layout, self.undo_button, self.redo_button, self.menu_button, self.right_button)

    def _button(self, glyph: str, text: str, command: str) -> QToolButton:
        button = icon_button(glyph, text, command)
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(32, 32)
        button.setEnabled(False)
        return button

    def _search_box(self) -> SearchBox:
        box = SearchBox()
        box.setProperty("look", "search")
        box.setFixedHeight(30)
        box.setMinimumWidth(LEAST_PX)
        box.setMaximumWidth(SEARCH_PX)
        box.setAccessibleName(tr("Search everything"))
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        hint = key_hint("")
        keys.follow(hint, lambda: hint.setText(keys.shown(keys.current().of("edit.search")).replace("+", " ")))
        hint.setFixedHeight(18)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        at = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        in_row((hint, 0, at), on=box, margins=margins(0, 0, SPACE[0] + 2, 0))
        box.clicked.connect(lambda: run_at(box, "edit.search"))
        return box

    def show_steps(self, undo: Label, redo: Label, has_offer: bool = False) -> None:
        """Name what *Undo* and *Redo* would do; None if there is nothing. With `has_offer` *Undo* takes back what is no
        operation."""
        self._steps = undo, redo, has_offer
        for button, can, words, command in (
            (self.undo_button, undo or has_offer, tr("Undo") if has_offer else undo_words(undo), "edit.undo"),
            (self.redo_button, redo, redo_words(redo), "edit.redo"),
        ):
            button.setEnabled(bool(can))
            button.setToolTip(as_tip(keys.hint(words, command) if can else words))
            button.setAccessibleName(words)
