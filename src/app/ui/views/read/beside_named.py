"""Accessible objects for what is painted beside the text: a paragraph's card, chips, stripes.

They are invisible buttons at the painted positions that take neither mouse nor focus; only for what is in view, and
only while a screen reader runs. A custom accessible interface would do the same, but PySide never releases one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.domain.citation import paragraph_words
from app.domain.language import tr
from app.domain.shortened import shortened
from app.ui.look.plain import on_button
from app.ui.reader.marks import UNFOLD, WHOLE
from app.ui.reader.page import ReaderPage
from app.ui.reader.placed import PlacedChip
from app.ui.views.read.reading import Reading
from app.ui.widgets.boxes import take_away

REST_MS = 150
"""How long the page is at rest before what is beside it is named again."""
Key = tuple[int, str, int]
"""The number of a text block, the key of a chip (of a stripe none), and the passage."""


class _Beside(NamedTuple):
    """One thing beside the text."""

    name: str
    box: QRect
    """In the page."""
    block: int
    passage: int
    chip: str
    """Its key; empty for a stripe."""


class BesideButton(QAbstractButton):
    """Represents what is painted under it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints nothing; the page does."""


class BesideNamed(QObject):
    """Keeps the buttons in sync with the page."""

    def __init__(self, place: Reading) -> None:
        super().__init__(place)
        self._place = place
        self._buttons: dict[Key, BesideButton] = {}
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self._follow)
        place.page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Repainted things may have moved."""
        if isinstance(event, QPaintEvent) and QAccessible.isActive():
            self._soon.start()
        return False

    def _follow(self) -> None:
        page = self._place.page
        wanted = {(one.block, one.chip, one.passage): one for one in self._all()}
        for key in self._buttons.keys() - wanted.keys():
            take_away(self._buttons.pop(key))
        for key, one in wanted.items():
            if (button := self._buttons.get(key)) is None:
                button = self._buttons[key] = BesideButton(page)
                button.clicked.connect(lambda _on=False, one=one: self._press(one))
            if button.accessibleName() != one.name:
                button.setText(on_button(one.name))
                button.setAccessibleName(one.name)
            if button.geometry() != one.box:
                button.setGeometry(one.box)
            button.show()

    def _all(self) -> Iterator[_Beside]:
        """What is beside the visible blocks, top to bottom."""
        page = self._place.page
        corner = page.viewport().pos()
        for block, number, top in page.seen_blocks(page.viewport().rect()):
            placed = page.placed(block, number)
            paragraph = page.info(number).block.paragraph
            where = paragraph_words(paragraph)
            folded: list[PlacedChip] = [one for one in placed.chips if one.chip.key == UNFOLD]
            if folded:
                words = " · ".join(one.chip.text for one in folded)
                box = folded[0].rect.united(folded[-1].rect)
                name = tr("{where}: {words}").format(where=where, words=words)
                yield _Beside(name, _in_page(box, top, corner), number, folded[0].passage, UNFOLD)
            for one in placed.chips:
                if one.chip.key and one.chip.key != UNFOLD:
                    words = one.chip.text if one.chip.key == WHOLE else one.chip.tip.partition("\n")[0]
                    name = tr("{where}: {words}").format(where=where, words=words or one.chip.text)
                    yield _Beside(name, _in_page(one.rect, top, corner), number, one.passage, one.chip.key)
            seen: set[int] = set()
            for piece in (*placed.stripes, *placed.spare):
                tags = page.tip_of(piece.passage) if page.level().has_stripes else ""
                if tags and piece.passage not in seen:
                    seen.add(piece.passage)
                    stripe = tr("{where}, stripe on “{quote}”: {words}")
                    name = stripe.format(where=where, quote=self._quote(piece.passage), words=tags)
                    yield _Beside(name, _in_page(piece.rect, top, corner), number, piece.passage, "")

    def _quote(self, passage_id: int) -> str:
        """How the words of a passage begin: one paragraph may have several with the same tags."""
        page = self._place.page
        mark = page.marks().get(passage_id)
        return "" if mark is None else shortened(page.text().text[mark.start : mark.end])

    def _press(self, one: _Beside) -> None:
        """Do what a click on it would do."""
        page: ReaderPage = self._place.page
        if one.chip in (UNFOLD, WHOLE):
            page.unfold(one.block, whole=one.chip == WHOLE)
        elif one.chip:
            page.chip_clicked.emit(one.passage, one.chip)
        else:
            page.go_to_passage(one.passage)
            page.passage_clicked.emit(one.passage)


def _in_page(box: QRectF, top: float, corner: QPoint) -> QRect:
    return box.translated(0, top).toAlignedRect().translated(corner)
