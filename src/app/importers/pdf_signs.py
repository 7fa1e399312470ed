"""The letters of a page of a PDF: where each is, how large, and how it is drawn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from ctypes import addressof, c_double, c_int, create_string_buffer
from functools import lru_cache
from importlib import import_module
from itertools import pairwise
from math import hypot
from typing import Any, NamedTuple
from unicodedata import bidirectional, category, normalize

_SKEW = 0.002
"""A page that climbs by less is level."""
_LOST = 0.1
"""A face with so many unknown letters is not to be trusted."""
_FOLDED = re.compile("[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]")
_BOLD = re.compile(rb"bold|black|heavy|semib|demi", re.IGNORECASE)
_MARKS = "0123456789abcdef"
_HYPHENS = "\x02\ufffe\u00ad"
"""The signs for a hyphen at the end of a line."""


class Sign(NamedTuple):
    """A letter, with the ends and the base line of its place in points, its size, and its number in the file."""

    text: str
    left: float
    right: float
    y: float
    size: float
    is_bold: bool
    at: int
    is_hung: bool = False
    """Whether it hangs above the line though it has the size and place of the others, as in some faces."""

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@lru_cache(4096)
def is_rtl(text: str) -> bool:
    """Whether a letter is read from right to left."""
    return bidirectional(text[:1]) in ("R", "AL")


def signs_of(page: Any) -> tuple[list[Sign], tuple[float, float], int]:
    """The letters of a page that run as most do, seen upright; its width and height; how many are not known. Without
    the spaces that PDFium puts in: of words from right to left they may be on the wrong side of a letter."""
    raw: Any = import_module("pypdfium2.raw")
    text = page.get_textpage()
    x, y, box, matrix = c_double(), c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
    ends: tuple[float, float, float, float] = page.get_bbox()
    frames = [_turned(*ends, turn) for turn in range(4)]
    turned: list[list[Sign]] = [[], [], [], []]
    lost, last, size, turn, is_bold, is_word = 0, 0, 1.0, 0, False, False
    unknown = _unknown_fonts(raw, text)
    for at in range(raw.FPDFText_CountChars(text)):
        thing = raw.FPDFText_GetTextObject(text, at)
        if not thing or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, at)
        if code > 32 and (place := addressof(thing.contents)) != last:  # of a space PDFium may not know the size
            last = place
            raw.FPDFText_GetMatrix(text, at, matrix)
            size = raw.FPDFText_GetFontSize(text, at) * hypot(matrix.c, matrix.d) or 1.0
            turn = _turn(matrix)
            is_bold = raw.FPDFText_GetFontWeight(text, at) >= 600 or _BOLD.search(_font(raw, text, at)) is not None
            is_word = raw.FPDFTextObj_GetTextRenderMode(thing) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        letter, is_lost = _letter_by_font(code, _font(raw, text, at) if unknown else b"", unknown)
        lost += is_lost
        if turn < 0 or not letter:
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetLooseCharBox(text, at, box)
        left, low, right, _ = _turned(box.left, box.bottom, box.right, box.top, turn)
        base, frame = (y.value, -x.value, -y.value, x.value)[turn], frames[turn]
        is_hung = letter in _MARKS and _is_drawn_raised(raw, text, at, base, size, turn)
        if (letter != " " or right > left) and _is_inside((left + right) / 2, low + size, frame, size):
            sign = Sign(letter, left - frame[0], right - frame[0], base - frame[1], size, is_bold, at, is_hung)
            if is_word:  # of a scanned page, which a program has read word by word
                turned[turn].append(sign._replace(text=" ", right=sign.left))
            turned[turn].append(sign)
            is_word = False
    text.close()
    turn = max(range(4), key=lambda one: len(turned[one]))
    left, low, right, high = frames[turn]
    return _level(turned[turn]), (right - left, high - low), lost


def _is_inside(x: float, y: float, frame: tuple[float, float, float, float], size: float) -> bool:
    """Whether a letter is on the page, and not outside what is shown of it."""
    return frame[0] - 1 <= x <= frame[2] + 1 and frame[1] <= y <= frame[3] + size


def _level(signs: list[Sign]) -> list[Sign]:
    """The letters of a page that was scanned askew, as if it had not been."""
    along = across = 0.0
    for last, sign in pairwise(signs):
        dx, dy = sign.left - last.left, sign.y - last.y
        if 0 < dx < 3 * sign.size and abs(dy) < 0.3 * sign.size and last.size * 0.8 < sign.size < last.size * 1.25:
            along, across = along + dx, across + dy
    slope = across / along if along else 0.0
    return signs if abs(slope) < _SKEW else [sign._replace(y=sign.y - slope * sign.left) for sign in signs]


def _is_drawn_raised(raw: Any, text: Any, at: int, base: float, size: float, turn: int) -> bool:
    """Whether a figure has the size of the others and hangs above their line all the same: some faces have such."""
    left, right, low, high = (c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, at, left, right, low, high)
    box = _turned(left.value, low.value, right.value, high.value, turn)
    return box[3] > box[1] > base + 0.2 * size


def _turned(left: float, low: float, right: float, high: float, turn: int) -> tuple[float, float, float, float]:
    """A box as it is seen once what is written along it, in the direction of `_turn`, is turned upright."""
    return (
        (left, low, right, high),
        (low, -right, high, -left),
        (-right, -high, -left, -low),
        (-high, left, -low, right),
    )[turn]


def _turn(matrix: Any) -> int:
    """Where letters are written to: 0 to the right, 1 up, 2 to the left, 3 down; -1 across the page."""
    a, b = matrix.a, matrix.b
    if abs(b) < 0.2 * abs(a):
        return 0 if a > 0 else 2
    return -1 if abs(a) >= 0.2 * abs(b) else 1 if b > 0 else 3


def _letter_by_font(code: int, font: bytes, unknown: Container[bytes]) -> tuple[str, bool]:
    """The letter of a code in a face, and whether it is one that is not known."""
    if font in unknown:
        return "", True
    letter = _letter_of(code)
    return letter, not letter and code > 32


def _unknown_fonts(raw: Any, text: Any) -> frozenset[bytes]:
    """The faces of a page of whose letters the file often does not say which they are: none of theirs is to be trusted.
    What is left of such a face are codes that happen to be those of other letters and figures."""
    lost = [at for at in range(raw.FPDFText_CountChars(text)) if raw.FPDFText_HasUnicodeMapError(text, at) == 1]
    if not lost:
        return frozenset()
    by_font = Counter(_font(raw, text, at) for at in range(raw.FPDFText_CountChars(text)))
    return frozenset(
        font for font, many in Counter(_font(raw, text, at) for at in lost).items() if many > _LOST * by_font[font]
    )


def _font(raw: Any, text: Any, at: int) -> bytes:
    """The name of the face of a letter."""
    name, flags = create_string_buffer(80), c_int()
    raw.FPDFText_GetFontInfo(text, at, name, 80, flags)
    return name.value


@lru_cache(4096)
def _letter_of(code: int) -> str:
    """The letter of a code, ligatures as their letters; empty where it says none."""
    if not 32 <= code < 0xF_FFFE or 0xE000 <= code <= 0xF8FF or 0xD800 <= code < 0xE000 or 0x7F <= code < 0xA0:
        sign = chr(code) if 0 < code < 0x11_0000 else ""
        return "-" if sign and sign in _HYPHENS else "•" if code in (0xF0B7, 0xF0A7, 0xF076, 0xF0D8) else ""
    sign = chr(code)
    if sign in _HYPHENS:
        return "-"
    if sign == "\ufffd" or category(sign) in ("Cf", "Cn"):
        return ""
    return normalize("NFKC", sign).strip(" ") if _FOLDED.match(sign) else " " if sign in "\u2028\u2029" else sign
