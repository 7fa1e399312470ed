"""Words in the order in which they are seen, from the left of a line to its right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption

INVISIBLE = frozenset("\u200e\u200f\u2066\u2067\u2068\u2069")


def as_seen(text: str, *, from_the_right: bool) -> str:
    """The letters as a line of a window shows them; what is invisible is left out. No letter is beyond 16 bits."""
    layout = QTextLayout(text)
    option = QTextOption()
    way = Qt.LayoutDirection.RightToLeft if from_the_right else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(way)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    edges = [_x(line.cursorToX(at)) for at in range(len(text) + 1)]
    spots = {at: _left(line, at, edges) for at, letter in enumerate(text) if letter not in INVISIBLE}
    return "".join(text[at] for at in sorted(spots, key=lambda at: spots[at]))


def _x(edge: object) -> float:
    return float(edge[0] if isinstance(edge, tuple) else edge)  # type: ignore[arg-type]


def _left(line, at: int, edges: list[float]) -> float:
    runs = line.glyphRuns(at, 1)
    return min((run.boundingRect().left() for run in runs), default=min(edges[at], edges[at + 1]))
