"""The rows of the card beside a paragraph, by keyboard: Up and Down walk them, Enter opens one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from app.domain.language import tr
from app.ui.reader.marks import WHOLE
from app.ui.reader.placed import PlacedChip
from app.ui.views.read.lit_sentence import STAYS
from app.ui.views.read.reading import Reading
from app.ui.widgets.announcer import announce

KEEPS = 16
"""How far a row stays from the edges of the page, in pixels."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALKED = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape, *_ENTER)


class CardRows(QObject):
    """Takes the arrow keys of the page while a row of the card of the caret's paragraph is chosen."""

    def __init__(self, place: Reading) -> None:
        super().__init__(place)
        self._place, self._page = place, place.page
        self._block, self._at = 0, -1
        """The number of the text block, and of the row there; -1 without one."""
        self._page.selection_changed.connect(self.leave)
        place.shown.connect(self.leave)
        self._page.installEventFilter(self)
        self._page.viewport().installEventFilter(self)

    def step_in(self) -> None:
        """Go to the rows of the card, and unfold it for that; from there, show more of them, or fold it again."""
        page = self._page
        if not len(page.offsets()):
            return
        is_in, self._block = self._at >= 0, page.offsets().index_at(page.caret())
        if is_in or not page.card_rows(self._block):
            page.unfold(self._block)
        self._choose(max(self._at, 0))

    def leave(self) -> None:
        """Give the keys back to the text; the card stays as it is."""
        if self._at >= 0:
            self._at = -1
            self._page.ring_row(None)

    def _choose(self, at: int) -> None:
        rows = self._page.card_rows(self._block)
        self._at = min(at, len(rows) - 1)
        if self._at < 0:
            self._page.ring_row(None)
            return
        row = rows[self._at]
        self._scroll_to(row)
        self._page.ring_row(row)
        name = row.chip.text if row.chip.key == WHOLE else row.chip.tip.partition("\n")[0] or row.chip.text
        announce(self._page, tr("{name}; {n} of {all}").format(name=name, n=self._at + 1, all=len(rows)))

    def _scroll_to(self, row: PlacedChip) -> None:
        bar, view = self._page.verticalScrollBar(), self._page.viewport().rect()
        top = self._page.block_of(self._block).layout().position().y() - bar.value() + row.rect.top()
        box = QRect(0, round(top), 1, round(row.rect.height())).adjusted(0, -KEEPS, 0, KEEPS)
        bar.setValue(bar.value() + min(0, box.top() - view.top()) + max(0, box.bottom() - view.bottom()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the rows; a click, or another pane, ends walking them."""
        if self._at < 0:
            return False
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseButtonPress:
                self.leave()
        elif isinstance(event, QFocusEvent) and watched is self._page:
            if kind == QEvent.Type.FocusOut and event.reason() not in STAYS:
                self.leave()
        elif isinstance(event, QKeyEvent) and watched is self._page:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            goes = held == Qt.KeyboardModifier.ControlModifier and event.key() in _ENTER
            if goes or (not held and event.key() in _WALKED):
                if kind == QEvent.Type.KeyPress:
                    self._press(event.key())
                event.accept()  # of a key that a command has as well, which asks first
                return True
        return False

    def _press(self, key: int) -> None:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose(max(0, self._at + (1 if key == Qt.Key.Key_Down else -1)))
        elif key in _ENTER:
            row = self._page.card_rows(self._block)[self._at]
            if row.chip.key == WHOLE:
                self._page.unfold(self._block, whole=True)
                self._choose(self._at)
            else:
                self._page.chip_clicked.emit(row.passage, row.chip.key)
        else:
            self.leave()
            self._place.end_thing()
