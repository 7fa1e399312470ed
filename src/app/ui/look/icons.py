"""Icons: glyphs of the Phosphor font that the QtAwesome package carries.

The font file is registered straight away and its code points stand in a table here: importing the package
itself, and its list of 4,470 names, would cost more than the whole first paint. A test compares the table
with that list. A theme exchanges the icons that are shown.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap, QRawFont

from app.ui.look import theme
from app.ui.look.mirror import is_mirrored

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

FONT_FILE = "phosphor-1.3.0.ttf"

SIDE = 18
"""The usual size of an icon, in logical pixels."""
RATIOS = (1.0, 2.0)
"""Device pixel ratios for which icons are drawn; others are scaled down from the next larger."""

CODE_POINTS: dict[str, int] = {
    "arrow-down": 0xF022,
    "arrow-left": 0xF03B,
    "arrow-right": 0xF044,
    "arrow-square-out": 0xF058,
    "arrow-u-up-left": 0xF066,
    "arrow-u-up-right": 0xF067,
    "arrow-up": 0xF061,
    "arrows-down-up": 0xF047,
    "book-open": 0xF097,
    "books": 0xF098,
    "bookmark-simple": 0xF095,
    "calendar-blank": 0xF0AD,
    "caret-down": 0xF0C2,
    "caret-left": 0xF0C3,
    "caret-right": 0xF0C4,
    "caret-up": 0xF0C5,
    "check": 0xF0E7,
    "circle": 0xF0EC,
    "clipboard-text": 0xF0F8,
    "clock-counter-clockwise": 0xF0FC,
    "cloud-slash": 0xF106,
    "columns": 0xF10E,
    "command": 0xF10F,
    "copy": 0xF114,
    "database": 0xF12D,
    "dots-six-vertical": 0xF144,
    "dots-three": 0xF145,
    "download-simple": 0xF14C,
    "export": 0xF15A,
    "eye": 0xF15B,
    "eye-slash": 0xF15E,
    "file-text": 0xF170,
    "flag": 0xF17C,
    "floppy-disk": 0xF181,
    "folder-open": 0xF18C,
    "funnel": 0xF196,
    "gear": 0xF19B,
    "git-branch": 0xF1A6,
    "git-merge": 0xF1AD,
    "globe": 0xF1AF,
    "highlighter-circle": 0xF1CE,
    "info": 0xF1E0,
    "keyboard": 0xF1E5,
    "link": 0xF1F3,
    "list": 0xF1FA,
    "list-bullets": 0xF1FB,
    "magnifying-glass": 0xF20A,
    "map-trifold": 0xF20F,
    "map-pin": 0xF20D,
    "moon": 0xF21F,
    "note": 0xF22A,
    "note-pencil": 0xF22E,
    "notebook": 0xF22C,
    "package": 0xF251,
    "palette": 0xF257,
    "pencil": 0xF263,
    "pencil-line": 0xF265,
    "plus": 0xF27F,
    "prohibit": 0xF289,
    "question": 0xF293,
    "quotes": 0xF295,
    "scissors": 0xF2AB,
    "shield-check": 0xF2B8,
    "shield-warning": 0xF2BD,
    "rows": 0xF2A6,
    "sort-ascending": 0xF2DC,
    "sort-descending": 0xF2DD,
    "square-half": 0xF2EE,
    "star": 0xF2F3,
    "sun": 0xF2FE,
    "swap": 0xF301,
    "tag": 0xF305,
    "text-aa": 0xF310,
    "translate": 0xF333,
    "trash": 0xF334,
    "tree-structure": 0xF339,
    "upload-simple": 0xF345,
    "user": 0xF346,
    "users": 0xF351,
    "warning": 0xF35C,
    "x": 0xF36D,
}
"""Phosphor's own names, only those in use."""

ALIASES = {
    "highlighter": "pencil-line",
    "sort": "arrows-down-up",
    "cloud-warning": "cloud-slash",
    "sidebar": "square-half",
    "sidebar-end": "square-half",
}
"""Names the font does not have in this version, and what stands for them."""
DIRECTED = frozenset(
    ("arrow-left", "arrow-right", "arrow-square-out", "arrow-u-up-left", "arrow-u-up-right", "caret-left",
     "caret-right", "export", "list-bullets", "sidebar", "sidebar-end")
)  # fmt: skip
"""Icons that point along the line: in a window that runs from right to left they point the other way."""


@lru_cache(maxsize=1)
def font_path() -> Path:
    """The path of the installed icon font. Raises `FileNotFoundError` when the package is missing."""
    spec = find_spec("qtawesome")
    if spec is None or not spec.origin:
        raise FileNotFoundError("The package QtAwesome, which carries the icons, is not installed.")
    return Path(spec.origin).parent / "fonts" / FONT_FILE


@lru_cache(maxsize=256)
def glyph(name: str) -> QPainterPath:
    """The outline of an icon in a box of 256 by 256. Raises `KeyError` for a name not in the table."""
    raw = _raw_font()
    index = raw.glyphIndexesForString(chr(CODE_POINTS[ALIASES.get(name, name)]))[0]
    path = raw.pathForGlyph(index)
    path.translate(0, raw.ascent())
    return path


@lru_cache(maxsize=1)
def _raw_font() -> QRawFont:
    return QRawFont(str(font_path()), 256.0)


def paint(painter: QPainter, name: str, box: QRectF, ink: str, alpha: float = 1.0) -> None:
    """Draw an icon into `box` in the colour `ink`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if (name in DIRECTED and is_mirrored()) != (name == "sidebar-end"):
        painter.translate(box.topRight())
        painter.scale(-box.width() / 256, box.height() / 256)
    else:
        painter.translate(box.topLeft())
        painter.scale(box.width() / 256, box.height() / 256)
    painter.fillPath(glyph(name), theme.colour(ink, alpha))
    painter.restore()


_known: dict[int, tuple[str, str, int]] = {}
"""Name, role and size of every icon that was made, by its cache key, so that a theme can exchange them."""


@lru_cache(maxsize=512)
def _made(name: str, role: str, side: int, theme_name: str, mirrored: bool) -> QIcon:
    """Pixmaps, not an icon engine: Qt calls an engine written in Python at moments when it crashes."""
    colours = theme.THEMES[theme_name]
    icon_ = QtGui.QIcon()
    for ratio in RATIOS:
        icon_.addPixmap(_pixmap(name, getattr(colours, role), 1.0, side, ratio))
        icon_.addPixmap(_pixmap(name, colours.accent, 1.0, side, ratio), QtGui.QIcon.Mode.Normal, QtGui.QIcon.State.On)
        icon_.addPixmap(_pixmap(name, colours.muted, 0.45, side, ratio), QtGui.QIcon.Mode.Disabled)
    _known[icon_.cacheKey()] = (name, role, side)
    return icon_


def _pixmap(name: str, ink: str, alpha: float, side: int, ratio: float) -> QPixmap:
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    paint(painter, name, QRectF(0, 0, side, side), ink, alpha)
    painter.end()
    return made


def icon(name: str, role: str = "muted", side: int = SIDE) -> QIcon:
    """The icon of this name, sharp at `side` logical pixels.

    `role` is the theme's colour for its normal state: muted, ink, accent ... Raises `KeyError` for a name not
    in the table.
    """
    if ALIASES.get(name, name) not in CODE_POINTS:
        raise KeyError(name)
    return _made(name, role, side, theme.current().name, is_mirrored())


def follow_theme(app: QApplication) -> None:
    """Redraw every icon in the colours of the theme."""
    for widget in app.allWidgets():
        for shown in (widget, *widget.actions()):
            if isinstance(shown, (QtWidgets.QAbstractButton, QtGui.QAction)):
                known = _known.get(shown.icon().cacheKey())
                if known is not None:
                    shown.setIcon(icon(*known))


theme.followers.append(follow_theme)
