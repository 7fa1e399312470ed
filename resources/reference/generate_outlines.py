"""Make outlines.json, the outlines of countries for small maps, from Natural Earth as the package world-atlas has it.

Run it from the repository root; it asks npm for the package and keeps nothing else:

    .venv/bin/python resources/reference/generate_outlines.py

The file is an object: the key of a country (ISO 3166-1 alpha-2; for land without such a code its name in Natural
Earth) leads to `rings`, lists of longitude and latitude in hundredths of a degree by turns, outer rings and holes alike
(they are filled by the even-odd rule), and `middle`, where a dot or a label goes. A country too small for the
coarse map has no rings. Rings that cross the antimeridian are cut there.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PACKAGE = "world-atlas@2.0.2"
UNCODED = {"Kosovo": "XK"}
FAR = 180.0
"""Degrees of longitude between neighbours of a ring from which on it went over the antimeridian."""

Point = tuple[float, float]
Json = dict[str, Any]


def read_package() -> tuple[Json, Json]:
    """The countries at 1:110 million and at 1:10 million."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as packed:
            coarse, fine = (packed.extractfile(f"package/countries-{size}.json") for size in ("110m", "10m"))
            assert coarse is not None
            assert fine is not None
            return json.load(coarse), json.load(fine)


def rings_of(atlas: Json) -> dict[str, tuple[str, list[list[Point]]]]:
    """By numeric code, or by name where there is none: the name and all rings. TopoJSON's arcs are deltas."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in atlas["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)

    def ring(indexes: list[int]) -> list[Point]:
        out: list[Point] = []
        for index in indexes:
            points = arcs[index] if index >= 0 else arcs[~index][::-1]
            out += points[1:] if out else points
        return out

    found: dict[str, tuple[str, list[list[Point]]]] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        name = shape["properties"]["name"]
        key = shape.get("id") or name
        before = found.get(key, (name, []))[1]
        found[key] = (name, before + [ring(one) for polygon in polygons for one in polygon])
    return found


def cut(ring: list[Point]) -> list[list[Point]]:
    """The ring as rings that do not cross the antimeridian; one round a pole goes along the map's lower edge."""
    unrolled: list[Point] = []
    turn = 0.0
    for at, (x, y) in enumerate(ring):
        if at and abs(x - ring[at - 1][0]) > FAR:
            turn += 360.0 if x < ring[at - 1][0] else -360.0
        unrolled.append((x + turn, y))
    if abs(unrolled[0][0] - unrolled[-1][0]) > FAR:  # Antarctica
        first, last = unrolled[0][0], unrolled[-1][0]
        unrolled = [*unrolled, (last, -90.0), (first, -90.0), unrolled[0]]
    low, high = min(x for x, _ in unrolled), max(x for x, _ in unrolled)
    out: list[list[Point]] = []
    for shift in (-360.0, 0.0, 360.0):
        if low + shift < 180.0 and high + shift > -180.0:
            part = clip(clip([(x + shift, y) for x, y in unrolled], -180.0, 1), 180.0, -1)
            if len(part) > 2:
                out.append(part)
    return out


def clip(ring: list[Point], edge: float, sign: int) -> list[Point]:
    """The part of a ring on the side of a meridian that `sign` says (Sutherland and Hodgman)."""
    out: list[Point] = []
    for (ax, ay), (bx, by) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        inside_a, inside_b = (ax - edge) * sign >= 0, (bx - edge) * sign >= 0
        if inside_a != inside_b:
            out.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
        if inside_b:
            out.append((bx, by))
    return out


def area(ring: list[Point]) -> float:
    """Twice the signed area of a ring in square degrees."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True))


def middle(rings: list[list[Point]]) -> Point:
    """The centre of gravity of the largest ring."""
    ring = max(rings, key=lambda one: abs(area(one)))
    whole = area(ring)
    if not whole:
        return ring[0]
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    x = sum((ax + bx) * (ax * by - bx * ay) for (ax, ay), (bx, by) in pairs) / (3 * whole)
    y = sum((ay + by) * (ax * by - bx * ay) for (ax, ay), (bx, by) in pairs) / (3 * whole)
    return x, y


def hundredths(ring: list[Point]) -> list[int]:
    """The ring as whole numbers, without points that fall together."""
    out: list[int] = []
    for x, y in ring:
        point = [round(x * 100), round(y * 100)]
        if out[-2:] != point:
            out += point
    return out


def main() -> None:
    """Write the file."""
    codes = {row["numeric"]: row["iso2"] for row in json.loads((HERE / "countries.json").read_text("utf-8"))}
    coarse, fine = (rings_of(atlas) for atlas in read_package())
    outlines: dict[str, Json] = {}
    for number, (name, rings) in (fine | coarse).items():
        key = codes.get(number) or UNCODED.get(name) or name
        parts = [part for ring in rings for part in cut(ring)]
        shown = [hundredths(part) for part in parts] if number in coarse else []
        # A second shape of one code is an outlying part, such as the reefs that Natural Earth keeps apart.
        at = outlines.setdefault(key, {"rings": [], "middle": [round(value * 100) for value in middle(parts)]})
        at["rings"] += [ring for ring in shown if len(ring) > 4]
    text = json.dumps(dict(sorted(outlines.items())), ensure_ascii=False, separators=(",", ":"))
    (HERE / "outlines.json").write_text(text.replace('},"', '},\n"') + "\n", "utf-8")


if __name__ == "__main__":
    main()
