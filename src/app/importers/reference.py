"""Read the reference data: countries and groups of countries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from app.domain.countries import Country, CountryGroup, Gazetteer
from app.domain.errors import BadInput
from app.domain.language import tr


def load_reference(folder: Path) -> Gazetteer:
    """Read `countries.json` and `groups.json` in a folder. Raises `BadInput` where they cannot be read."""
    countries = read_rows(folder / "countries.json")
    groups = read_rows(folder / "groups.json")
    try:
        return Gazetteer(tuple(_country(row) for row in countries), tuple(CountryGroup(**_held(row)) for row in groups))
    except (KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            tr("The reference data in {folder} is not complete; install the program again.").format(folder=folder)
        ) from error


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a file of reference data. Raises `BadInput` where it cannot be read."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(
            tr("The reference data {file} cannot be read; install the program again.").format(file=file)
        ) from error
    if not isinstance(rows, list):
        raise BadInput(tr("The reference data {file} is not a list; install the program again.").format(file=file))
    return cast("list[dict[str, Any]]", rows)


def _country(row: dict[str, Any]) -> Country:
    held: dict[str, Any] = {**_held(row), "names": tuple(sorted(row["names"].items()))}
    return Country(**held)


def _held(row: dict[str, Any]) -> dict[str, Any]:
    """The attributes of a country or group, under whose names the files have them."""
    return {name: tuple(cast("list[Any]", value)) if isinstance(value, list) else value for name, value in row.items()}
