"""A map of 5,000 flows: drawn and painted for the first time, then moved and zoomed as a picture that is kept.

The flows are made; drawing and painting are the application's. The floor is the same number of lines as the map has,
and the same lands, painted by Qt alone from paths that are there already; and for a step the same pixels put on.
Run by itself it prints a row for each.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication
from shapes import SEED

from app.exporters.drawing import Clipped, Curve, Drawing, Group, Shape
from app.exporters.map_picture import Flow, Flows, Stated, map_picture
from app.importers.outlines import read_outlines
from app.paths import REFERENCE
from app.render.painter import outline
from app.ui.widgets.picture import Picture

FLOWS, SIZE, RUNS = 5_000, (1000, 560), 9
FIRST_MS, STEP_MS = 150.0, 16.0


def flows(count: int, codes: list[str]) -> Flows:
    """So many pairs of countries, each with some records."""
    rng = random.Random(SEED)
    pairs: dict[tuple[str, str], Flow] = {}
    while len(pairs) < count:
        donor, recipient = rng.choice(codes), rng.choice(codes)
        if donor != recipient:
            kinds = list(Stated)
            pairs[donor, recipient] = Flow(
                donor,
                donor,
                recipient,
                recipient,
                rng.choice(kinds),
                f"{rng.randint(1, 900)} tents",
                tuple(f"{donor}{recipient}{n}" for n in range(rng.randint(1, 40))),
            )
    return Flows(tuple(pairs.values()), (), {}, sum(flow.records for flow in pairs.values()))


def timed(work: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Milliseconds of processor time of each warm run, which others on the machine do not add to."""
    work()
    out: list[float] = []
    for _ in range(runs):
        begun = process_time()
        work()
        out.append((process_time() - begun) * 1_000)
    return out


def every(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """All shapes from bottom to top, those of groups in place."""
    for shape in shapes:
        if isinstance(shape, Group | Clipped):
            yield from every(shape.shapes)
        else:
            yield shape


def bare(drawing: Drawing) -> Callable[[], object]:
    """Paints the outlines of a drawing, which are made before."""
    paths = [(path, isinstance(one, Curve)) for one in every(drawing.shapes) if (path := outline(one)) is not None]
    pixmap = QPixmap(*SIZE)

    def paint() -> None:
        pixmap.fill(QColor("white"))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for path, is_line in paths:
            if is_line:
                painter.strokePath(path, QPen(QColor("navy"), 2))
            else:
                painter.fillPath(path, QColor("gray"))
        painter.end()

    return paint


def lines(shapes: tuple[Shape, ...]) -> int:
    """How many flows are drawn as lines of their own."""
    own = sum(isinstance(one, Group) and any(isinstance(part, Curve) for part in one.shapes) for one in shapes)
    return own + sum(lines(one.shapes) for one in shapes if isinstance(one, Clipped))


def measured() -> list[tuple[str, float | None, list[float]]]:
    """What was timed, what it may take at most (None for a floor), and the milliseconds of each run."""
    application = QApplication.instance() or QApplication([])
    outlines = read_outlines(REFERENCE)
    shown = flows(FLOWS, sorted(outlines))
    picture = Picture("map")
    picture.resize(*SIZE)
    picture.show()

    def first() -> None:
        picture.show_drawing(lambda width, height: map_picture(shown, outlines, size=(width, height), bare=True))
        picture.grab()

    painted = timed(first)
    assert picture.drawing is not None
    count = lines(picture.drawing.shapes)
    pixels = QPixmap(*SIZE)
    pixels.fill(QColor("white"))
    onto = QPixmap(*SIZE)

    def put() -> None:
        painter = QPainter(onto)
        painter.drawPixmap(0, 0, pixels)
        painter.end()

    def step(factor: float) -> Callable[[], object]:
        def move() -> None:
            picture.zoom_by(factor, QPointF(400, 200))
            picture.render(onto)

        return move

    picture.zoom_by(2.0)
    steps = timed(step(1.02), 30)
    del application
    return [
        (f"map: {count} lines and all lands painted by Qt alone", None, timed(bare(picture.drawing))),
        (f"map: {FLOWS:,} flows, bundled and painted first", FIRST_MS, painted),
        ("map: a picture as large put on the window by Qt alone", None, timed(put)),
        ("map: a step of zooming", STEP_MS, steps),
    ]


if __name__ == "__main__":
    found = measured()
    if "--json" in sys.argv:
        print(json.dumps(found))
    else:
        for work, most, times in found:
            limit = f" (≤ {most:.0f})" if most else ""
            print(f"{work}: median {statistics.median(times):.1f} ms, most {max(times):.1f}{limit}")
