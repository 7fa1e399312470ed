"""A toast: one message in passing, with *Undo* after a deletion."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from app.domain.language import tr
from app.ui.look.icons import icon
from app.ui.look.mirror import margins
from app.ui.look.plain import PlainLabel, on_button
from app.ui.look.tokens import SPACE
from app.ui.widgets.announcer import announce
from app.ui.widgets.boxes import in_row
from app.ui.widgets.labels import push_button
from app.ui.widgets.panes import FLOATING, SPARED, UNCOVERED

MOST_PX, NARROW_PX, AROUND_PX = 520, 320, 170
"""The maximum width of its text, that beside a card in a narrow window, and the space beside the text there."""
ABOVE_PX = 96
"""Its distance from the bottom of the window, above the bar of a form and the line of totals."""
BELOW_PX = 56
"""Its distance from the top of the window, if no other place is free."""
SHOWN_MS = {"ok": 4_000, "waits": 4_000, "undo": 8_000, "warning": 12_000}
_SIGNS = {"warning": ("warning", "warning"), "waits": ("hourglass", "muted")}


class Toast(QFrame):
    """Floats above the bottom of the window. Announced to screen readers too."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._sign = PlainLabel()
        self.words = PlainLabel(wrap=True, selectable=True)
        self.undo = push_button(tr("Undo"), self._undo, look="chip")
        close = push_button("", self.hide, look="quiet", glyph="x")
        close.setAccessibleName(tr("Dismiss"))
        around = margins(SPACE[2], SPACE[1], SPACE[1], SPACE[1])
        in_row(self._sign, self.words, self.undo, close, on=self, gap=SPACE[1], margins=around)
        self.setGraphicsEffect(QGraphicsDropShadowEffect(self, blurRadius=24, xOffset=0, yOffset=4))
        self._own_undo: Callable[[], object] | None = None
        self._instead: Callable[[], object] | None = None
        self._offers_undo = False
        self._sentence = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()
        parent.installEventFilter(self)

    def say(self, sentence: str, tone: str, undo: Callable[[], object] | None = None, instead: str = "") -> None:
        """Show a message; `tone` is ok, waits, warning or undo. `undo` takes back what is no operation of the
        workspace. Under the words `instead` the button alone calls it, and not the key of *Undo*."""
        self._own_undo, self._instead = (None, undo) if instead else (undo, None)
        self._offers_undo = tone == "undo" or bool(instead)
        self._sign.setPixmap(icon(*_SIGNS.get(tone, ("check", "ok"))).pixmap(18, 18))
        self._sentence = sentence
        self.words.setText(sentence)
        self.undo.setText(on_button(instead or tr("Undo")))
        self.undo.setVisible(self._offers_undo)
        self.place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_MS[tone])
        announce(self, sentence, urgent=tone == "warning")

    def say_at_once(self, sentence: str) -> None:
        """Show and paint a message, though the window comes to no event for a while."""
        self.say(sentence, "waits")
        self.repaint()

    def unsay(self, sentence: str) -> None:
        """Say this no longer, if it is what is shown."""
        if sentence == self._sentence:
            self.hide()

    def make_way(self) -> None:
        """Move away from a card that has moved."""
        if self.isVisible():
            self.place()

    def place(self) -> None:
        """Move to the middle, above what is at the bottom of a place; beside or below a card, to the top, else above a
        card. It takes more lines where it is free only so, and covers what a card spares before the card."""
        parent = self.parentWidget()
        if parent is None:
            return
        ways = ((MOST_PX, True), (NARROW_PX, True), (MOST_PX, False), (NARROW_PX, False))
        spot = next((at for most, spares in ways if (at := self._spot(parent, most, spares=spares))), None)
        if spot is None:
            self._take_width(parent, MOST_PX)
        self.move(spot or self._usual(parent))

    def _usual(self, parent: QWidget) -> QPoint:
        return QPoint((parent.width() - self.width()) // 2, parent.height() - self.height() - ABOVE_PX)

    def _take_width(self, parent: QWidget, most: int) -> None:
        most = min(most, parent.width() - AROUND_PX)
        self.words.setMaximumWidth(most)
        self.words.setMinimumWidth(min(most, self.words.fontMetrics().horizontalAdvance(self._sentence) + 4))
        self.adjustSize()

    def _spot(self, parent: QWidget, most: int, *, spares: bool) -> QPoint | None:
        """Where it covers no card with words of this width at most, best of all its usual place; and with `spares`
        nothing that one spares."""
        self._take_width(parent, most)
        usual = self._usual(parent)
        room = parent.rect().adjusted(SPACE[1], SPACE[1], -SPACE[1], -SPACE[1])
        shown = [
            one
            for one in parent.findChildren(QWidget)
            if one.isVisible() and one is not self and (one.property(FLOATING) or one.property(UNCOVERED))
        ]
        cards = [QRect(one.mapTo(parent, QPoint(0, 0)), one.size()) for one in shown]
        spared = [box.translated(one.mapTo(parent, QPoint(0, 0))) for one in shown if (box := one.property(SPARED))]
        taken = cards + spared if spares else cards
        sides = [x for card in cards for x in (card.left() - self.width(), card.right() + 1)]
        below = [*(card.bottom() + 1 for card in cards), BELOW_PX]
        ways = [usual, *(QPoint(x, usual.y()) for x in sides), *(QPoint(usual.x(), y) for y in below)]
        ways += [QPoint(x, y) for x in sides for y in below]
        ways += [QPoint(usual.x(), card.top() - self.height()) for card in cards]
        spots = (QRect(at, self.size()) for at in ways)
        free = (one for one in spots if room.contains(one) and not any(map(one.intersects, taken)))
        return next((one.topLeft() for one in free), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and self.isVisible():
            self.place()
        return False

    def take_back(self) -> bool:
        """Take back what the visible message is about, if that is no operation. Returns whether it did."""
        undo = self._own_undo if self.isVisible() else None
        if undo is not None:
            self.hide()
            undo()
        return undo is not None

    def expire(self) -> None:
        """Hide it after a further operation, which *Undo* would take back instead."""
        if self._offers_undo:
            self._offers_undo = False
            self.hide()

    def _undo(self) -> None:
        instead = self._instead
        if instead is not None:
            self.hide()
            instead()
        elif not self.take_back():
            self.hide()
            self.undo_wanted.emit()
