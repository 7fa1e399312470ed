"""The sentence at the caret, faintly highlighted while keys would act on it.

That is the case without a selection and outside passages. In a text that was just opened nothing is highlighted until
the caret is moved or a key asks for it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QTextBlock

from app.domain.blocks import Stretch
from app.ui.look import theme
from app.ui.reader.lines import boxes_of
from app.ui.reader.page import ReaderPage

LIT_ALPHA = 0.07
STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Ways in which the page lets go of the keyboard for a moment: to a palette over it, or with the whole window."""


class LitSentence(QObject):
    """Tracks and paints it."""

    def __init__(self, page: ReaderPage, is_free: Callable[[], bool]) -> None:
        """`is_free` says whether there is no current passage."""
        super().__init__(page)
        self._page, self._is_free = page, is_free
        self._is_asked = False
        """Whether the caret was put where it is by somebody."""
        self._caret = page.caret()
        self._has_keyboard = page.hasFocus()
        self._lit: Stretch | None = None
        page.overlays.append(self._paint)
        page.selection_changed.connect(self._moved)
        page.installEventFilter(self)
        page.viewport().installEventFilter(self)

    def stretch(self) -> Stretch | None:
        """The highlighted sentence, if in view."""
        self.follow()
        lit = self._lit
        return lit if lit is not None and self._page.boxes_of(*lit) else None

    def show(self) -> Stretch | None:
        """Highlight the sentence at the caret and scroll to it; None if there is none."""
        self._is_asked = True
        self.follow()
        if self._lit is not None:
            self._page.scroll_to(self._lit[0])
        return self._lit

    def rest(self) -> None:
        """Another text was opened."""
        self._is_asked, self._caret = False, self._page.caret()
        self.follow()

    def follow(self) -> None:
        """Update the highlight."""
        page = self._page
        wanted = self._is_asked and self._has_keyboard and page.selection() is None and self._is_free()
        lit = page.sentence() if wanted else None
        if lit != self._lit:
            for one in (self._lit, lit):
                for box in page.boxes_of(*one) if one is not None else ():
                    page.viewport().update(box.adjusted(-2, -4, 2, 4))
            self._lit = lit

    def _moved(self) -> None:
        caret = self._page.caret()
        if caret != self._caret:  # what is at hand now is announced a moment later, and then it is lit
            self._caret, self._is_asked = caret, True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click highlights the sentence under it; without focus nothing is highlighted."""
        if not isinstance(event, (QFocusEvent, QMouseEvent)):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and watched is not self._page:
            self._is_asked = True
        elif kind == QEvent.Type.FocusIn and watched is self._page:
            self._has_keyboard = True
            self.follow()
        elif kind == QEvent.Type.FocusOut and watched is self._page and isinstance(event, QFocusEvent):
            self._has_keyboard = event.reason() in STAYS
            self.follow()
        return False

    def _paint(self, painter: QPainter, block: QTextBlock, number: int, top: float) -> None:
        if self._lit is None:
            return
        page = self._page
        ground, rise = theme.colour(theme.current().accent, LIT_ALPHA), page.zoom()
        for _, box, baseline in boxes_of(block, number, [self._lit], page.offsets(), page.is_mixed(number)):
            painter.fillRect(QRectF(box.left() - 1, top + baseline - 17 * rise, box.width() + 2, 23.5 * rise), ground)
