"""Icons: glyphs of the Phosphor font that the QtAwesome package carries.

The font file is registered straight away and its code points stand in a table here: importing the package
itself, and its list of 4,470 names, would cost more than the whole first paint. A test compares the table
with that list. Colours are read from the theme while painting, so that icons follow it by themselves.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

from app.ui import theme

FONT_FILE = "phosphor-1.3.0.ttf"

CODE_POINTS: dict[str, int] = {
    "arrow-left": 0xF03B,
    "arrow-right": 0xF044,
    "arrow-square-out": 0xF058,
    "arrow-u-up-left": 0xF066,
    "arrow-u-up-right": 0xF067,
    "arrows-down-up": 0xF047,
    "book-open": 0xF097,
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
    "globe": 0xF1AF,
    "highlighter-circle": 0xF1CE,
    "info": 0xF1E0,
    "keyboard": 0xF1E5,
    "link": 0xF1F3,
    "list-bullets": 0xF1FB,
    "magnifying-glass": 0xF20A,
    "map-pin": 0xF20D,
    "moon": 0xF21F,
    "note": 0xF22A,
    "note-pencil": 0xF22E,
    "notebook": 0xF22C,
    "package": 0xF251,
    "pencil": 0xF263,
    "pencil-line": 0xF265,
    "plus": 0xF27F,
    "prohibit": 0xF289,
    "question": 0xF293,
    "quotes": 0xF295,
    "scissors": 0xF2AB,
    "shield-check": 0xF2B8,
    "shield-warning": 0xF2BD,
    "sort-ascending": 0xF2DC,
    "sort-descending": 0xF2DD,
    "square-half": 0xF2EE,
    "star": 0xF2F3,
    "sun": 0xF2FE,
    "tag": 0xF305,
    "text-aa": 0xF310,
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
}
"""Names the font does not have in this version, and what stands for them."""


@lru_cache(maxsize=1)
def font_path() -> Path:
    """Where the installed icon font lies. Raises `FileNotFoundError` when the package is missing."""
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
    painter.translate(box.topLeft())
    painter.scale(box.width() / 256, box.height() / 256)
    painter.fillPath(glyph(name), theme.colour(ink, alpha))
    painter.restore()


class GlyphEngine(QIconEngine):
    """Paints one glyph at any size and device pixel ratio. `role` names a colour of the theme."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw in the colour that mode and state ask for."""
        ink, alpha = self._ink(mode, state)
        side = min(rect.width(), rect.height())
        middle = QRectF(rect).center() - QPointF(side / 2, side / 2)
        paint(painter, self._name, QRectF(middle.x(), middle.y(), side, side), ink, alpha)

    def _ink(self, mode: QIcon.Mode, state: QIcon.State) -> tuple[str, float]:
        wearing = theme.current()
        if mode == QIcon.Mode.Disabled:
            return wearing.muted, 0.45
        if state == QIcon.State.On:
            return wearing.accent, 1.0
        if mode == QIcon.Mode.Selected:
            return wearing.ink, 1.0
        return getattr(wearing, self._role), 1.0

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The same as a pixmap, for callers that want one."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """`size` is in logical pixels, of which the pixmap has `scale` squared each."""
        made = QPixmap(size * scale)
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        """An engine of its own for a copied icon."""
        return GlyphEngine(self._name, self._role)


def icon(name: str, role: str = "muted") -> QIcon:
    """The icon of this name. `role` is the theme's colour for its normal state: muted, ink, accent ..."""
    if ALIASES.get(name, name) not in CODE_POINTS:
        raise KeyError(name)
    return QIcon(GlyphEngine(name, role))
