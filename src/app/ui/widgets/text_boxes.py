"""Measuring text that a widget paints itself."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from app.ui.look.mirror import is_mirrored, isolated

SHORT_WORD = 8
"""Words of so many code points fit into any column and need not be measured."""
CACHED = 4_000


def wrapping(metrics: QFontMetrics, text: str, width: int) -> int:
    """The flags for wrapping text: between words, and within a word only if it is wider than its column."""
    longest = max(text.split(), key=len, default="")
    fits = len(longest) <= SHORT_WORD or metrics.horizontalAdvance(longest) <= width
    return int(Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere)


def text_box(font: QFont, text: str, width: int) -> QRect:
    """The rectangle of a text with at most this width, painted in its own direction; empty for an empty one."""
    if not text:
        return QRect()
    metrics = QFontMetrics(font)
    long = _advance(font, metrics, text)
    if long < width and "\n" not in text and not is_mirrored():  # not <=: parts of a pixel may wrap it
        return QRect(0, 0, long, metrics.height())
    # The isolating characters are of another font, whose lines are higher.
    return metrics.boundingRect(QRect(0, 0, width, 10_000), wrapping(metrics, text, width), isolated(text))


_advances: dict[tuple[str, str], int] = {}
"""The widths of texts on one line, by font: a layout asks for the same ones many times."""


def _advance(font: QFont, metrics: QFontMetrics, text: str) -> int:
    key = (font.key(), text)
    if key not in _advances:
        if len(_advances) >= CACHED:
            _advances.clear()
        _advances[key] = metrics.horizontalAdvance(text)
    return _advances[key]
