"""A picture as a tree of shapes, independent of formats: `svg_writer` writes it as SVG, `app.render` paints it.
Coordinates are pixels of the picture at its natural size, x to the right and y down. Colours are names of a palette, so
that one drawing is shown in light and in dark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.language import tr, tr_n

MOST_CITED = 6
"""The most works named below a picture."""
Point = tuple[float, float]


class Tone(StrEnum):
    """The colours that pictures are made of."""

    PAPER = "paper"
    INK = "ink"
    MUTED = "muted"
    LINE = "line"
    ACCENT = "accent"
    GIVER = "ok"
    LAND = "land"


Palette = Mapping[Tone, str]
"""Each as `#rrggbb`."""
LIGHT: Palette = {
    Tone.PAPER: "#fbfaf7", Tone.INK: "#1f2328", Tone.MUTED: "#5d6570", Tone.LINE: "#e2ded5",
    Tone.ACCENT: "#2b5c8a", Tone.GIVER: "#2f6b3f", Tone.LAND: "#ebe7de",
}  # fmt: skip
DARK: Palette = {
    Tone.PAPER: "#17191d", Tone.INK: "#e7e4dd", Tone.MUTED: "#9aa3ad", Tone.LINE: "#2c3038",
    Tone.ACCENT: "#8fbce6", Tone.GIVER: "#8fd19e", Tone.LAND: "#262b32",
}  # fmt: skip
PALETTES: Mapping[str, Palette] = {"light": LIGHT, "dark": DARK}


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour and its opacity, from 0 to 1."""

    tone: Tone
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stroke. `dashes` are the lengths of dashes and gaps in turn; none for a solid line."""

    paint: Paint
    width: float = 1.0
    dashes: tuple[float, ...] = ()


class Anchor(StrEnum):
    """Which end of a text is at its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Area:
    """The area of closed rings, by the even-odd rule."""

    rings: tuple[tuple[Point, ...], ...]
    fill: Paint | None = None
    stroke: Stroke | None = None
    hatched: Paint | None = None
    """Stripes over it, in this colour."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A line of one bend (a quadratic Bezier curve); straight without one."""

    start: Point
    end: Point
    stroke: Stroke
    bend: Point | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle."""

    at: Point
    radius: float
    fill: Paint | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, which may fade towards the left, the right or both."""

    at: Point
    width: float
    height: float
    fill: Paint | None = None
    stroke: Stroke | None = None
    corner: float = 0.0
    fades: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; `at` is on its base line."""

    at: Point
    words: str
    size: float = 11.0
    paint: Paint = Paint(Tone.INK)
    bold: bool = False
    anchor: Anchor = Anchor.START
    halo: bool = False
    """Whether it is outlined in the background colour, so that it is legible over lines."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of shapes with a description for tool tips and screen readers."""

    name: str
    shapes: tuple[Shape, ...]
    key: str = ""
    """Identifies what it represents: a country, a pair of countries, a record."""


@dataclass(frozen=True, slots=True)
class Clipped:
    """A group of shapes clipped to a rectangle."""

    at: Point
    width: float
    height: float
    shapes: tuple[Shape, ...]


Shape = Area | Curve | Dot | Box | Text | Group | Clipped


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture. `about` describes what it shows and its sources."""

    width: float
    height: float
    title: str
    about: str
    shapes: tuple[Shape, ...] = field(default=())


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """An estimate of the width of a line in pixels without a font, rather too large than too small."""
    narrow = sum(char in "ijlftrI.,:;'|!()[] " for char in words)
    wide = sum(ord(char) > 0x2E80 or char in "MWmw@%" for char in words)
    return size * (0.32 * narrow + 0.9 * wide + 0.58 * (len(words) - narrow - wide)) * (1.06 if bold else 1.0)


def shortened(words: str, width: float, size: float) -> str:
    """The text, shortened to a width in pixels."""
    if text_width(words, size) <= width:
        return words
    while words and text_width(words + "…", size) > width:
        words = words[:-1]
    return words.rstrip() + "…"


def as_many_as_fit(said: str, names: Sequence[str], width: float, size: float) -> str:
    """A line that names as many as there is room for, at least one, and the number of the others."""
    shown = list(names)
    while True:
        more = len(names) - len(shown)
        words = said.format(names=", ".join(shown)) + (tr_n(" and {n} more", " and {n} more", more) if more else "")
        if len(shown) <= 1 or text_width(words, size) < width:
            return words
        shown.pop()


BETWEEN = 16.0
"""The space between items in a line."""


def in_lines(widths: Iterable[float], room: float) -> list[tuple[int, float]]:
    """The (line, x) of each of these items, placed one after the other and wrapped at `room`."""
    out: list[tuple[int, float]] = []
    line, x = 0, 0.0
    for width in widths:
        if x and x + width > room:
            line, x = line + 1, 0.0
        out.append((line, x))
        x += width + BETWEEN
    return out


def with_citations(drawing: Drawing, citations: Sequence[str]) -> Drawing:
    """A drawing with its sources below it; of many, only the first are named."""
    if not citations:
        return drawing
    more = len(citations) - MOST_CITED
    lines = [*citations[:MOST_CITED], *([tr_n("and {n} more work", "and {n} more works", more)] if more > 0 else [])]
    top, muted = drawing.height + 10.0, Paint(Tone.MUTED)
    shapes = [
        Text((24.0, top + 15.0 * at), shortened(words, drawing.width - 48.0, 11.0), 11.0, muted)
        for at, words in enumerate((tr("Drawn from:"), *lines))
    ]
    return replace(drawing, height=top + 15.0 * len(shapes), shapes=(*drawing.shapes, *shapes))
