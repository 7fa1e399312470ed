"""A line of text with matches highlighted, in either direction of text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from app.domain.direction import ISOLATE, POP, closed
from app.domain.shortened import with_dots
from app.domain.utf16 import utf16_length
from app.ui.look import fonts, theme
from app.ui.look.mirror import is_mirrored

NARROW, STEP = 64, 8
"""Lines of at least `NARROW` pixels are shortened to multiples of `STEP`: found letters make the text before them a
pixel wider at each key, which must not change them."""


def elided(metrics: QFontMetrics, words: str, width: int) -> str:
    """The words, ending in one ellipsis if they do not fit, even if they had one of their own."""
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    return shown if shown == words else closed(with_dots(shown.rstrip(ISOLATE + POP)))  # which Qt keeps behind its own


def draw_marked(
    painter: QPainter, box: QRect, text: str, marks: Sequence[tuple[int, int]], px: int, ink: str, strong: str
) -> int:
    """Draw `text` in a box, elided if needed, with `marks` semibold in `strong`. Returns its width.

    `marks` are in code points of `text`, in order.
    """
    if box.width() < 12 or not text:
        return 0
    line = (text.replace("\n", " "), tuple(marks), px, strong, fonts.registered())
    laid = _laid_out(*line)
    if laid[2] > box.width():
        room = box.width() if box.width() < NARROW else box.width() - box.width() % STEP
        laid = _shortened(*line, room)
    layout, high, wide = laid
    left = box.left() + (round(box.width() - wide) if is_mirrored() else 0)
    painter.setPen(theme.colour(ink))
    layout.draw(painter, QPointF(left, box.top() + (box.height() - high) / 2))
    return round(wide)


@lru_cache(maxsize=400)
def _laid_out(
    text: str, marks: tuple[tuple[int, int], ...], px: int, strong: str, _faces: int
) -> tuple[QTextLayout, float, float]:
    """The laid-out line, its height and width; cached, since after a key press most rows show the same."""
    layout = QTextLayout(text, fonts.interface(px))
    option = QTextOption(Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    if marks:
        look = QTextCharFormat()
        look.setFont(fonts.interface(px, semibold=True))
        look.setForeground(theme.colour(strong))
        layout.setFormats([format_range(text, start, end, look) for start, end in marks])
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    layout.setCacheEnabled(True)
    return layout, line.height(), line.naturalTextWidth()


@lru_cache(maxsize=200)
def _shortened(
    text: str, marks: tuple[tuple[int, int], ...], px: int, strong: str, faces: int, width: int
) -> tuple[QTextLayout, float, float]:
    """The same, elided to a width."""
    face = fonts.interface(px, semibold=bool(marks))
    return _laid_out(elided(QFontMetrics(face), text, width), marks, px, strong, faces)


def format_range(text: str, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    """The format of the characters between two code points of a text."""
    made = QTextLayout.FormatRange()
    made.start, made.length = utf16_length(text[:start]), utf16_length(text[start:end])
    made.format = look
    return made
