"""Read the outlines of countries that `resources/reference/generate_outlines.py` makes."""

from __future__ import annotations

import json
from pathlib import Path

from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.outlines import Outline, Outlines, Point, project, turned

_ICE = "AQ"
"""Nobody lives there, and it would take a fifth of the map."""


def read_outlines(folder: Path) -> Outlines:
    """The outlines in `outlines.json` of a folder, projected. Raises `BadInput` where they cannot be read."""
    file = folder / "outlines.json"
    try:
        rows = json.loads(file.read_text("utf-8"))
        return {
            code: Outline(tuple(_ring(ring) for ring in row["rings"]), _point(*row["middle"]))
            for code, row in rows.items() if code != _ICE
        }  # fmt: skip
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadInput(
            tr("The reference data {file} cannot be read; install the program again.").format(file=file)
        ) from error


def _point(x: int, y: int) -> Point:
    return project(turned(x / 100), y / 100)


def _ring(numbers: list[int]) -> tuple[Point, ...]:
    """Longitudes and latitudes by turns, in hundredths of a degree. A ring stays whole, on the side of its middle."""
    east = numbers[::2]
    middle = (min(east) + max(east)) / 200
    shift = turned(middle) - middle
    return tuple(project(x / 100 + shift, y / 100) for x, y in zip(east, numbers[1::2], strict=True))
