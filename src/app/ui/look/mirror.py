"""Painting in a window that is laid out from right to left.

Painters reckon from the left, as in English, and reflect each box within its row when they draw it. Qt itself turns
the alignment of the text in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QMargins, QRect, QRectF
from PySide6.QtGui import QGuiApplication

from app.domain.direction import has_turned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLabel

_Box = TypeVar("_Box", QRect, QRectF)
_Label = TypeVar("_Label", bound="QLabel")
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
FROM_THE_RIGHT = "\u200f"
"""Invisible; a line that begins with it runs from right to left, whatever its first word is."""


def is_mirrored() -> bool:
    """Whether the window is laid out from right to left."""
    return QGuiApplication.isRightToLeft()


def mirrored(box: _Box, within: QRect | QRectF) -> _Box:
    """A box as drawn in this window: itself, or reflected within a wider box."""
    if not is_mirrored():
        return box
    row = within if isinstance(within, QRectF) else QRectF(within)
    left = row.left() + row.right() - box.left() - box.width()
    if isinstance(box, QRectF):
        return QRectF(left, box.top(), box.width(), box.height())
    return QRect(round(left), box.top(), box.width(), box.height())


def isolated(text: str) -> str:
    """Text of the workspace within text of the window, kept in its own direction by isolating characters."""
    is_alien = bool(text) and (is_mirrored() or has_turned(text))
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if is_alien else text


def listed(parts: Iterable[str], between: str = " · ") -> str:
    """The parts that say something, one after the other as the window's lines run, each in its own direction.

    Without that a number or a date beside a Latin word goes to the wrong side of it.
    """
    filled = [part for part in parts if part]
    return (FROM_THE_RIGHT if filled and is_mirrored() else "") + between.join(map(isolated, filled))


def at_start(label: _Label) -> _Label:
    """Let a title of the workspace's own words begin where the window's lines begin; Qt goes by its first letter."""
    if is_mirrored():
        at = QtCore.Qt.AlignmentFlag
        label.setAlignment(at.AlignRight | at.AlignAbsolute | (label.alignment() & at.AlignVertical_Mask))
    return label


def html_direction() -> str:
    """What a paragraph of HTML needs to run as the window does, whatever its first word is."""
    return ' dir="rtl"' if is_mirrored() else ""


def margins(begin: int, top: int, end: int, bottom: int) -> QMargins:
    """The margins of a layout, said from where its lines begin; Qt's own are said from the left."""
    return QMargins(end, top, begin, bottom) if is_mirrored() else QMargins(begin, top, end, bottom)
