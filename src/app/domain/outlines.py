"""The outlines of countries, and the projection in which maps show them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

Point = tuple[float, float]

MIDDLE_LONGITUDE = 12.0
"""The meridian in the middle of the map, in degrees east: so that no land of more than a few people is torn."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = math.sqrt(3) / 2


class Outline(NamedTuple):
    """A country on the map. Points are on the plane of `project`."""

    rings: tuple[tuple[Point, ...], ...]
    """Outer rings and holes alike, to be filled by the even-odd rule; none where the map is too coarse for it."""
    middle: Point
    """Where a dot, a label and the end of a flow go."""


Outlines = Mapping[str, Outline]
"""By ISO 3166-1 alpha-2, or by a name for land that has no such code."""


def project(longitude: float, latitude: float) -> Point:
    """A place on the plane, x to the east and y to the north, in radii of the earth. Degrees in.

    Equal Earth (B. Savric, T. Patterson and B. Jenny, 2018): areas are true, so that no country looks more than it is.
    """
    angle = math.asin(_ROOT * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = (
        math.radians(longitude - MIDDLE_LONGITUDE)
        * math.cos(angle)
        / (_ROOT * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    )
    return x, angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


def turned(longitude: float) -> float:
    """The longitude as the map counts it: from half a turn west of its middle to half a turn east. Degrees."""
    return (longitude - MIDDLE_LONGITUDE + 180.0) % 360.0 - 180.0 + MIDDLE_LONGITUDE
