"""Fonts: those of the installed font packages, otherwise the closest that the system has.

The packaged faces are variable fonts, of which Qt registers the regular weight only: a semibold is asked
for by its axis. Style sheets cannot do that, so nothing bolder than regular is ever set by one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from app.render.faces import files
from app.ui.look.tokens import READING_PX, TEXT_PX

FIRST = 2
"""How many of the packages' upright faces the first paint needs."""
SEMIBOLD = 600

_SANS = {
    "win32": ("Segoe UI", "Microsoft YaHei UI"),
    "darwin": (".AppleSystemUIFont", "Helvetica Neue", "PingFang SC"),
}
_SERIF = {
    "win32": ("Cambria", "Georgia", "David", "SimSun"),
    "darwin": ("Charter", "Georgia", "New Peninim MT", "Songti SC"),
}
_MONO = {"win32": ("Cascadia Mono", "Consolas"), "darwin": ("SF Mono", "Menlo")}
_OTHER_SANS = ("Noto Sans", "DejaVu Sans", "Noto Sans Hebrew", "Noto Sans CJK SC", "Liberation Sans")
_OTHER_SERIF = ("Noto Serif", "DejaVu Serif", "Noto Serif Hebrew", "Noto Serif CJK SC", "Liberation Serif")
_OTHER_MONO = ("Noto Sans Mono", "DejaVu Sans Mono", "Liberation Mono")

_GOOD_SERIFS = (
    "Literata", "Charter", "Iowan Old Style", "Georgia", "Cambria", "Constantia", "Palatino Linotype", "Palatino",
    "Book Antiqua", "EB Garamond", "Crimson Pro", "Merriweather", "Lora", "PT Serif", "Noto Serif", "Source Serif Pro",
    "Frank Ruhl Libre", "David", "DejaVu Serif", "Liberation Serif", "Times New Roman",
)  # fmt: skip

_done: list[Path] = []


def load() -> None:
    """Register the fonts of the first paint with Qt, once: the upright ones of page and interface.

    Needs a QGuiApplication.
    """
    if not _done:
        _register(files()[:FIRST])


def load_rest() -> None:
    """Register the remaining fonts: Hebrew and italics."""
    _register(path for path in files() if path not in _done)


def _register(paths: Iterable[Path]) -> None:
    _done.extend(path for path in paths if QFontDatabase.addApplicationFont(str(path)) >= 0)


def registered() -> int:
    """How many faces were registered: Qt paints what it laid out with fewer by the letters' numbers in another face."""
    return len(_done)


@lru_cache(maxsize=64)
def interface(px: int = TEXT_PX, semibold: bool = False) -> QFont:
    """The font of the interface."""
    return _font(["Inter", *_SANS.get(sys.platform, ()), *_OTHER_SANS], px, semibold)


@lru_cache(maxsize=64)
def reading(px: float = READING_PX, semibold: bool = False, italic: bool = False) -> QFont:
    """The serif font of the page, with fallbacks for Hebrew and Chinese."""
    families = ["Source Serif 4", "Frank Ruhl Libre", *_SERIF.get(sys.platform, ()), *_OTHER_SERIF]
    return _font(families, px, semibold, italic)


class _Page:
    face = ""


def choose_page_face(face: str) -> None:
    """Set the font of the page: empty for the default serif, *sans*, or an installed family."""
    if face != _Page.face:
        _Page.face = face
        page.cache_clear()


def page_face() -> str:
    """The font family that was chosen for `page`."""
    return _Page.face


@lru_cache(maxsize=64)
def page(px: float = READING_PX, semibold: bool = False, italic: bool = False) -> QFont:
    """The font of the page, as the user chose it."""
    if not _Page.face:
        return reading(px, semibold, italic)
    base = interface(round(px)) if _Page.face == "sans" else reading(px)
    families = base.families() if _Page.face == "sans" else [_Page.face, *base.families()]
    return _font(families, px, semibold, italic)


def page_faces() -> list[str]:
    """The installed serif families that can be chosen for the page, besides the default."""
    have = set(QFontDatabase.families())
    return [name for name in _GOOD_SERIFS if name in have]


@lru_cache(maxsize=16)
def mono(px: float = TEXT_PX) -> QFont:
    """The monospaced font."""
    font = _font([*_MONO.get(sys.platform, ()), *_OTHER_MONO], px, semibold=False)
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font


def strong() -> QFont:
    """Semibold letters of any face. A weight alone does not move a face that has an axis for it."""
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    font.setVariableAxis(QFont.Tag("wght"), SEMIBOLD)
    return font


def emphasis() -> QFont:
    """Italic letters of any face."""
    font = QFont()
    font.setItalic(True)
    return font


def _font(families: list[str], px: float, semibold: bool, italic: bool = False) -> QFont:
    font = strong() if semibold else QFont()
    font.setFamilies(families)
    font.setPixelSize(round(px))
    if italic:
        font.setItalic(True)
    return font
