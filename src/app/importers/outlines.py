"""Read the outlines of countries that `resources/reference/generate_outlines.py` makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.domain.outlines import Outline, Outlines, Point, project, turned
from app.domain.reference_data import read_json, reading

_ICE = "AQ"
"""Nobody lives there, and it would take a fifth of the map."""
_OCEAN_TO = -120.0
"""From the edge of the map to here, in degrees east, lie small islands alone: Kiribati, the Cook Islands, Tahiti."""


def read_outlines(folder: Path) -> Outlines:
    """The outlines in `outlines.json` of a folder, projected. Raises `BadInput` where they cannot be read."""
    file = folder / "outlines.json"
    with reading(file):
        return {code: _outline(row) for code, row in read_json(file).items() if code != _ICE}


def _outline(row: dict[str, Any]) -> Outline:
    x, y = row["middle"]
    return Outline(tuple(_ring(ring) for ring in row["rings"]), _point(x, y, of_land=bool(row["rings"])))


def _point(x: int, y: int, *, of_land: bool) -> Point:
    """Where a dot goes. One of an ocean state behind the map's edge stays beside its neighbours, a little over it."""
    east = turned(x / 100)
    return project(east if of_land or east > _OCEAN_TO else east + 360, y / 100)


def _ring(numbers: list[int]) -> tuple[Point, ...]:
    """Longitudes and latitudes by turns, in hundredths of a degree. A ring stays whole, on the side of its middle."""
    east = numbers[::2]
    middle = (min(east) + max(east)) / 200
    shift = turned(middle) - middle
    return tuple(project(x / 100 + shift, y / 100) for x, y in zip(east, numbers[1::2], strict=True))
