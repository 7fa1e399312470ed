"""A line of text with matches highlighted, in either direction of text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from app.domain.shortened import with_dots
from app.ui.look import fonts, theme
from app.ui.look.mirror import is_mirrored


def elided(metrics: QFontMetrics, words: str, width: int) -> str:
    """The words, ending in one ellipsis if they do not fit, even if they had one of their own."""
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    return shown if shown == words else with_dots(shown)


def draw_marked(
    painter: QPainter, box: QRect, text: str, marks: Sequence[tuple[int, int]], px: int, ink: str, strong: str
) -> int:
    """Draw `text` in a box, elided if needed, with `marks` semibold in `strong`. Returns its width.

    `marks` are in code points of `text`, in order.
    """
    if box.width() < 12 or not text:
        return 0
    layout, high, wide = _laid_out(text, tuple(marks), px, box.width(), strong, is_mirrored())
    painter.setPen(theme.colour(ink))
    layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - high) / 2))
    return wide


@lru_cache(maxsize=400)
def _laid_out(
    text: str, marks: tuple[tuple[int, int], ...], px: int, width: int, strong: str, _mirrored: bool
) -> tuple[QTextLayout, float, int]:
    """The laid-out line, its height and width; cached, since after a key press most rows show the same."""
    plain = fonts.interface(px)
    face = fonts.interface(px, semibold=True) if marks else plain
    shown = elided(QFontMetrics(face), text.replace("\n", " "), width)
    layout = QTextLayout(shown, plain)
    option = QTextOption(Qt.AlignmentFlag.AlignAbsolute | beginning())
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    look = QTextCharFormat()
    look.setFont(face)
    look.setForeground(theme.colour(strong))
    layout.setFormats([format_range(shown, start, end, look) for start, end in marks])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    layout.setCacheEnabled(True)
    return layout, line.height(), round(line.naturalTextWidth())


def beginning() -> Qt.AlignmentFlag:
    """The side on which lines of the window begin."""
    return Qt.AlignmentFlag.AlignRight if is_mirrored() else Qt.AlignmentFlag.AlignLeft


def format_range(text: str, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    """The format of the characters between two code points of a text."""
    made = QTextLayout.FormatRange()
    made.start = len(text[:start].encode("utf-16-le")) // 2
    made.length = len(text[start:end].encode("utf-16-le")) // 2
    made.format = look
    return made
