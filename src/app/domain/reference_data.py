"""Reading the files that ship with the program in `resources/reference`."""

from __future__ import annotations

import json
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.domain.errors import BadInput
from app.domain.language import later, tr

_DAMAGED = (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, zlib.error)
_FILE = later("The reference data {file} cannot be read; install the program again.")
_FOLDER = later("The reference data in {folder} is not complete; install the program again.")


@contextmanager
def reading(place: Path) -> Generator[None]:
    """Raise `BadInput` for what is not there in a file, or in several of a folder, or is not as it was shipped."""
    try:
        yield
    except _DAMAGED as error:
        raise BadInput(tr(_FILE if place.suffix else _FOLDER).format(file=place, folder=place)) from error


def read_json(file: Path) -> Any:
    """What a file holds. Raises `BadInput` where it cannot be read."""
    with reading(file):
        return json.loads(file.read_text(encoding="utf-8"))
