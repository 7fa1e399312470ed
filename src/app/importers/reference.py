"""Read the reference data: countries and groups of countries."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from app.domain.countries import Country, CountryGroup, Gazetteer
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.reference_data import read_json, reading


def load_reference(folder: Path) -> Gazetteer:
    """Read `countries.json` and `groups.json` in a folder. Raises `BadInput` where they cannot be read."""
    countries = read_rows(folder / "countries.json")
    groups = read_rows(folder / "groups.json")
    with reading(folder):
        return Gazetteer(tuple(_country(row) for row in countries), tuple(CountryGroup(**_held(row)) for row in groups))


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a file of reference data. Raises `BadInput` where it cannot be read."""
    rows = read_json(file)
    if not isinstance(rows, list):
        raise BadInput(tr("The reference data {file} is not a list; install the program again.").format(file=file))
    return cast("list[dict[str, Any]]", rows)


def _country(row: dict[str, Any]) -> Country:
    held: dict[str, Any] = {**_held(row), "names": tuple(sorted(row["names"].items()))}
    return Country(**held)


def _held(row: dict[str, Any]) -> dict[str, Any]:
    """The attributes of a country or group, under whose names the files have them."""
    return {name: tuple(cast("list[Any]", value)) if isinstance(value, list) else value for name, value in row.items()}
