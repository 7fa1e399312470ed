"""The stamp of an export: a hash of everything its files are rendered from. While it is unchanged, so is every file. It
covers the content of the workspace, the options of the export, the templates, the citation style and the program
itself."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import app
from app.actions.citation_styles import read_style
from app.domain.errors import BadInput
from app.domain.hashes import hash_of_parts
from app.exporters.templates import ENDING, MOST_BYTES
from app.held import read_some
from app.paths import RESOURCES


def stamp_of(words: str, wanted: Sequence[object], templates: Path | None, style: str) -> str:
    """The stamp of an export; `words` is the fingerprint of the workspace, `wanted` are the options. Empty if the
    templates or the style cannot be read, which is reported when they are used."""
    try:
        raw = read_style(style)[0] if style else b""
        asked = repr(wanted).encode("utf-8", "surrogatepass")
        parts = (words.encode(), asked, _program().encode(), raw, *_laid(templates))
    except (BadInput, OSError):
        return ""
    return hash_of_parts(b"%d " % len(part) + part for part in parts)


def _laid(templates: Path | None) -> Iterator[bytes]:
    for path in sorted(templates.iterdir()) if templates is not None else ():
        if path.name.endswith(ENDING):
            yield os.fsencode(path.name)
            yield read_some(path, MOST_BYTES + 1)


@cache
def _program() -> str:
    """Identifies the program: its version, and the sizes and times of its files."""
    lines: list[str] = [app.VERSION]
    for root in (Path(app.__file__).parent, RESOURCES / "styles", RESOURCES / "reference"):
        for at, folders, names in os.walk(root):
            folders[:] = sorted(one for one in folders if one != "__pycache__")
            for name in sorted(names):
                found = os.stat(os.path.join(at, name))  # noqa: PTH116, PTH118 - a thousand Paths take too long
                lines.append(f"{name} {found.st_size} {found.st_mtime_ns}")
    return "\n".join(lines)
