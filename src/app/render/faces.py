"""The files of the fonts that are installed as packages."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("fontpkg_inter", "fontpkg_source_serif_4", "fontpkg_frank_ruhl_libre")


def files() -> list[Path]:
    """The font files of the installed packages, upright ones first. Imports none of them."""
    found: list[Path] = []
    for package in PACKAGES:
        spec = find_spec(package)
        if spec is not None and spec.origin:
            folder = Path(spec.origin).parent / "files"
            found.extend(folder / name for name in os.listdir(folder) if name.endswith(".ttf"))  # noqa: PTH208 - quick
    return sorted(found, key=lambda path: ("Italic" in path.name, PACKAGES.index(path.parent.parent.name)))
