"""The sentence under the caret, faintly lit while the keys of the page would act on it.

They do where nothing is selected and the caret is in no passage. A text that was just opened has nothing lit: the caret
must have been put somewhere first, or a key asked what it would act on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QTextBlock

from app.ui.look import theme
from app.ui.reader.lines import stretches

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.reader.page import ReaderPage

Stretch = tuple[int, int]
LIT_ALPHA = 0.07
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Ways in which the page lets go of the keyboard for a moment: to a palette over it, or with the whole window."""


class LitSentence(QObject):
    """Knows and paints it."""

    def __init__(self, page: ReaderPage, is_free: Callable[[], bool]) -> None:
        """`is_free` says whether no passage is at hand."""
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
        """The sentence that is lit and in view."""
        self.follow()
        lit = self._lit
        return lit if lit is not None and self._page.boxes_of(*lit) else None

    def show(self) -> Stretch | None:
        """Light the sentence under the caret and bring it into view; None where there is none."""
        self._is_asked = True
        self.follow()
        if self._lit is not None:
            self._page.scroll_to(self._lit[0])
        return self._lit

    def rest(self) -> None:
        """Another text is read."""
        self._is_asked, self._caret = False, self._page.caret()
        self.follow()

    def follow(self) -> None:
        """Light what is to be lit now."""
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
        if caret != self._caret:  # what is at hand by now is told a moment later, and then it is lit
            self._caret, self._is_asked = caret, True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click asks for the sentence under it, wherever the caret was; without the keyboard nothing is lit."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and watched is not self._page:
            self._is_asked = True
        elif kind == QEvent.Type.FocusIn and watched is self._page:
            self._has_keyboard = True
            self.follow()
        elif kind == QEvent.Type.FocusOut and watched is self._page and isinstance(event, QFocusEvent):
            self._has_keyboard = event.reason() in _STAYS
            self.follow()
        return False

    def _paint(self, painter: QPainter, block: QTextBlock, number: int, top: float) -> None:
        if self._lit is None:
            return
        page = self._page
        ground, rise = theme.colour(theme.current().accent, LIT_ALPHA), page.zoom()
        for _, box, baseline in stretches(block, number, [self._lit], page.offsets(), page.is_mixed(number)):
            painter.fillRect(QRectF(box.left() - 1, top + baseline - 17 * rise, box.width() + 2, 23.5 * rise), ground)
