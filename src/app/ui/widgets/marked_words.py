"""A sentence with the words of its fields marked: background and underline in the field's hue, and its number above.

Offsets of marks are code points of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from app.domain.direction import runs_right_to_left
from app.domain.utf16 import utf16_length
from app.ui.look import fonts, theme
from app.ui.look.tokens import mix

GROUND, NUMBER_PX, NUMBER_HUE = 0.13, 9, 0.5
LINES = 2
"""The most underlines and backgrounds of a word, so that it stays readable."""
NUMBERS = 3
"""The most numbers over a word; of more, the first and the last are shown."""


class Marking(NamedTuple):
    """The words of one field in a sentence. Without a hue they are marked in the accent colour."""

    stretches: tuple[tuple[int, int], ...]
    number: str = ""
    hue: int | None = None
    is_warning: bool = False

    def ink(self) -> QColor:
        if self.is_warning:
            return theme.colour(theme.current().warning)
        return theme.colour(theme.current().accent) if self.hue is None else theme.tag_colour(self.hue)

    def number_ink(self) -> QColor:
        """The colour of its number, which is small and may be on the marks of the line above."""
        return number_ink(self.ink())


def number_ink(hue: QColor) -> QColor:
    """The colour of a small number of this hue, which reads well on every ground."""
    return theme.colour(mix(hue.name(), theme.current().ink, NUMBER_HUE))


class MarkedWords:
    """A sentence laid out to a width, and painted with its marks."""

    def __init__(self, text: str, markings: Sequence[Marking], font: QFont, leading: int, width: float) -> None:
        self._text, self._markings, self._leading = text, markings, leading
        shown = unwrapped(text).translate(_IN_LINES)
        self.layout = QTextLayout(shown, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if runs_right_to_left(text):
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.layout.setTextOption(option)
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, (self.layout.lineCount() - 1) * leading))
        self.layout.endLayout()

    @property
    def height(self) -> int:
        return self.layout.lineCount() * self._leading

    @property
    def natural_width(self) -> float:
        lines = range(self.layout.lineCount())
        return max((self.layout.lineAt(number).naturalTextWidth() for number in lines), default=0.0)

    def paint(self, painter: QPainter, at: QPointF, ink: QColor) -> None:
        """Paint it with its upper left corner there."""
        level: dict[int, int] = {}
        numbers: dict[int, list[Marking]] = {}
        order = sorted(self._markings, key=lambda one: -sum(end - start for start, end in one.stretches))
        for marking in order:
            for number, (start, end) in enumerate(marking.stretches):
                if marking.number and not number:
                    numbers.setdefault(start, []).append(marking)
                depth = max((level.get(offset, 0) for offset in range(start, end)), default=0)
                ink_here = marking.ink()
                for box, base in self._boxes(start, end) if depth < LINES else ():
                    painter.fillRect(box.translated(at), theme.colour(ink_here.name(), GROUND))
                    under = QRectF(box.left(), base + 3 + 3 * depth, box.width(), 2 - depth)
                    painter.fillRect(under.translated(at), ink_here)
                level.update((offset, depth + 1) for offset in range(start, end))
        painter.setPen(ink)
        self.layout.draw(painter, at)
        self._paint_numbers(painter, at, numbers)

    def _boxes(self, start: int, end: int) -> Iterator[tuple[QRectF, float]]:
        """The boxes of words, line by line, each with its baseline."""
        low, high = utf16_length(self._text[:start]), utf16_length(self._text[:end])
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            first, last = max(low, line.textStart()), min(high, line.textStart() + line.textLength())
            if first < last:
                words = line.naturalTextRect()  # without the space at a line's end
                left, right = sorted(min(max(_x(line, at), words.left()), words.right()) for at in (first, last))
                yield QRectF(left, line.y(), right - left, line.height()), line.y() + line.ascent()

    def _paint_numbers(self, painter: QPainter, at: QPointF, numbers: dict[int, list[Marking]]) -> None:
        face = fonts.interface(NUMBER_PX, semibold=True)
        painter.setFont(face)
        metrics = QFontMetricsF(face)
        for start, markings in numbers.items():
            for box, _ in self._boxes(start, start + 1):
                left, up = at.x() + box.left(), at.y() + box.top() + 1
                for number, hue in _numbers_over(markings):
                    painter.setPen(hue)
                    painter.drawText(QPointF(left, up), number)
                    left += metrics.horizontalAdvance(number) + 3


def _numbers_over(markings: Sequence[Marking]) -> list[tuple[str, QColor]]:
    """The numbers over one word, each once; many as *2–9*, so that they do not run into those of another word."""
    inks = {one.number: one.number_ink() for one in sorted(markings, key=lambda one: int(one.number), reverse=True)}
    numbered = [(number, inks[number]) for number in reversed(inks)]
    return numbered if len(numbered) <= NUMBERS else [(f"{numbered[0][0]}\u2013{numbered[-1][0]}", numbered[0][1])]


_IN_LINES = {ord("\n"): "\u2028", ord("\t"): " "}
"""Of one code point each, so that no offset moves."""
_WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")


def unwrapped(text: str) -> str:
    """With a space for each line end within a paragraph, as the page has it; no offset moves."""
    return _WRAPPED.sub(" ", text)


def _x(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)  # a pair, which PySide's types do not say
    return float(found[0] if isinstance(found, tuple) else found)
