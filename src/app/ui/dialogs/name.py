"""The analyst's name, which signs operations: a dialog, and a card that asks once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QLineEdit, QWidget
from shiboken6 import isValid

from app.domain.language import later, tr
from app.ui.base import keys
from app.ui.base.session import Session
from app.ui.dialogs.sheet import strong
from app.ui.look.mirror import mirrored
from app.ui.look.tokens import RAIL_PX, SPACE, STATUS_PX, TOP_PX
from app.ui.widgets.boxes import STRETCH, in_column, in_row
from app.ui.widgets.labels import muted, push_button
from app.ui.widgets.panes import FLOATING, UNCOVERED

WHY = later("What you do is signed with it, so that you and others see later who did what. It stays in your workspace.")


def sign_with(session: Session, name: str) -> None:
    """Sign operations with this name from now on; empty leaves them unsigned."""
    session.settings.sign_as(name)
    if session.is_open:
        session.store.author = session.settings.author


WIDTH = 272
"""Narrower than the inspector, so that the card covers nothing else."""


def _area(rect: QRect) -> int:
    return rect.width() * rect.height()


class NameCard(QFrame):
    """Asks for the name once, when it is first needed, unobtrusively at the bottom of the window."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("look", "card")
        self.setAccessibleName(tr("Your name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(session.settings.proposed())
        self.field.setAccessibleName(tr("Your name"))
        self.field.setPlaceholderText(tr("Empty: without a name"))
        self.save = push_button(tr("Use this name"), self._save, look="primary")
        later = push_button(tr("Not now"), self._leave, look="quiet")
        self.field.returnPressed.connect(self._save)
        self._came_from: QWidget | None = None
        self.setProperty(FLOATING, True)  # F6 comes here first
        self._question = strong(tr("What is your name?"))
        self._way_here = muted("", wrap=False)
        keys.follow(self, lambda: self._way_here.setText(self._words()))
        head, answers = in_row(self._question, STRETCH, self._way_here), in_row(STRETCH, later, self.save)
        rows = head, muted(tr(WHY)), self.field, answers
        in_column(*rows, on=self, gap=SPACE[1], margins=(SPACE[3], SPACE[2], SPACE[3], SPACE[3]))
        self.setGraphicsEffect(QGraphicsDropShadowEffect(self, blurRadius=24, xOffset=0, yOffset=4))
        self.setFixedWidth(WIDTH)
        parent.installEventFilter(self)
        session.card_moved.connect(self._place)

    def ask(self) -> None:
        """Show it at the right above the status line, or at the left beside the places or higher up, where it covers
        least of a card. The focus stays where it is."""
        layout = self.layout()
        assert layout is not None
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        self._place()
        self.show()
        self.raise_()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{self._question.text()} {self._words()}"))

    def _words(self) -> str:
        key = keys.shown(keys.current().of("go.pane"))
        return tr("{key} gets here").format(key=key) if key else ""

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Remember where the focus came from, to return it."""
        if new is not None and self.isAncestorOf(new) and old is not None and not self.isAncestorOf(old):
            self._came_from = old
            self._way_here.hide()

    def _go(self) -> None:
        came_from, focus = self._came_from, QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.close()
        if inside and came_from is not None and isValid(came_from):
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            right, top = (
                parent.width() - self.width() - SPACE[1],
                parent.height() - self.height() - STATUS_PX - SPACE[3],
            )
            shown = [one for one in parent.findChildren(QWidget) if one.property(UNCOVERED) and one.isVisible()]
            boxes = [QRect(one.mapTo(parent, QPoint(0, 0)), one.size()) for one in shown]
            cards = [mirrored(box, parent.rect()) for box in boxes]
            lefts = right, RAIL_PX + SPACE[1]
            corners = [(left, top) for left in lefts] + [(left, self._above(cards, left, top)) for left in lefts]
            spots = [QRect(QPoint(*at), self.size()) for at in corners]
            free = min(spots, key=lambda spot: sum(map(_area, map(spot.intersected, cards))))
            self.move(mirrored(free, parent.rect()).topLeft())

    def _above(self, cards: Sequence[QRect], left: int, top: int) -> int:
        """How far down it is above the cards that are over or under it so far from the left, and below the top bar."""
        tops = [card.top() for card in cards if card.left() < left + self.width() and left <= card.right()]
        return max(TOP_PX + SPACE[1], min([top, *(one - self.height() - SPACE[2] for one in tops)]))

    def _save(self) -> None:
        sign_with(self._session, self.field.text())
        self._go()

    def _leave(self) -> None:
        self._session.settings.ask_no_more()
        self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the question open."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._place()
        return False
