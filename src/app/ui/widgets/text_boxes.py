"""Measuring text that a widget paints itself."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from app.ui.look.mirror import is_mirrored, isolated

SHORT_WORD = 8
"""How many code points fit into any column, so that nothing needs to be measured."""
REMEMBERED = 4_000
"""How many texts remember their length, while a layout tries."""


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
    if long < width and "\n" not in text and not is_mirrored():  # of the very width it is wrapped: parts of a pixel
        return QRect(0, 0, long, metrics.height())
    # What isolates it is of another font, whose lines are higher.
    return metrics.boundingRect(QRect(0, 0, width, 10_000), wrapping(metrics, text, width), isolated(text))


_advances: dict[tuple[str, str], int] = {}
"""How long texts are on one line, by face: a layout asks for the same ones at many widths."""


def _advance(font: QFont, metrics: QFontMetrics, text: str) -> int:
    key = (font.key(), text)
    if key not in _advances:
        if len(_advances) >= REMEMBERED:
            _advances.clear()
        _advances[key] = metrics.horizontalAdvance(text)
    return _advances[key]
