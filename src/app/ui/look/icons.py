"""Icons: glyphs of the Phosphor font that the QtAwesome package carries.

The font file is registered straight away, and the package's list of 4,470 names is searched as it is: importing the
package itself would cost more than the whole first paint. A theme exchanges the icons that are shown.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap, QRawFont
from PySide6.QtWidgets import QApplication

from app.ui.look import theme
from app.ui.look.mirror import is_mirrored

FONT_FILE, NAMES_FILE = "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"

SIDE = 18
"""The usual size of an icon, in logical pixels."""
RATIOS = (1.0, 2.0)
"""Device pixel ratios for which icons are drawn; others are scaled down from the next larger."""

ALIASES = {
    "highlighter": "pencil-line",
    "sort": "arrows-down-up",
    "cloud-warning": "cloud-slash",
    "sidebar": "square-half",
    "sidebar-end": "square-half",
}
"""Names that this version of the font does not have, and their substitutes."""
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


@lru_cache(maxsize=1)
def _names() -> str:
    """The package's list: `"plus": "0xf27f"` in each line."""
    return font_path().with_name(NAMES_FILE).read_text(encoding="ascii")


@lru_cache(maxsize=256)
def glyph(name: str) -> QPainterPath:
    """The outline of an icon in a box of 256 by 256. Raises `KeyError` for a name the font does not have."""
    listed = re.search(f'"{ALIASES.get(name, name)}": "0x([0-9a-f]+)"', _names())
    if listed is None:
        raise KeyError(name)
    raw = _raw_font()
    index = raw.glyphIndexesForString(chr(int(listed[1], 16)))[0]
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
    """The icon of this name, sharp at `side` logical pixels, in the theme's colour `role`: muted, ink, accent ...

    Raises `KeyError` for a name the font does not have.
    """
    glyph(name)  # before there is a painter, which an error would leave at work
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
