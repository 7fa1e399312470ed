"""A few of Qt's numbers by name, for what is painted first.

To touch the namespace `Qt` is to make Python classes of its 93 enumerations, which takes longer than to paint
the page. What the first paint needs of it is here; a test compares the numbers with Qt's own. Everything
else says `QtCore.Qt` where it needs it.
"""

from __future__ import annotations

LEFT_TO_RIGHT, RIGHT_TO_LEFT = 0, 1
"""`Qt.LayoutDirection`"""
ALIGN_LEADING, ALIGN_RIGHT, ALIGN_ABSOLUTE, ALIGN_MIDDLE, ALIGN_CENTER = 0x1, 0x2, 0x10, 0x80, 0x84
"""`Qt.AlignmentFlag`"""
WORD_WRAP = 0x1000
"""`Qt.TextFlag`"""
SCROLL_BAR_OFF, SCROLL_BAR_ON = 1, 2
"""`Qt.ScrollBarPolicy`"""
SELECT_BY_MOUSE, SELECT_BY_KEYBOARD = 1, 2
"""`Qt.TextInteractionFlag`"""
