"""What the texts of an export are made of, in a few digits: while these stay the same, so does every file.

It stands for all that is rendered: the words of the workspace, what is wanted of them, the templates, the citation
style and the program itself.
"""

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
from app.paths import RESOURCES, STYLES


def stamp_of(words: str, wanted: Sequence[object], templates: Path | None, style: str) -> str:
    """The stamp of an export; `words` is the fingerprint of the workspace, `wanted` what else is asked for.

    Empty where the templates or the style cannot be read; who then reads them says why.
    """
    try:
        raw = read_style(style, STYLES)[0] if style else b""
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
    """Which program this is: its version, and how its own files lie there."""
    lines: list[str] = [app.VERSION]
    for root in (Path(app.__file__).parent, RESOURCES / "styles", RESOURCES / "reference"):
        for at, folders, names in os.walk(root):
            folders[:] = sorted(one for one in folders if one != "__pycache__")
            for name in sorted(names):
                found = os.stat(os.path.join(at, name))  # noqa: PTH116, PTH118 - a thousand Paths take too long
                lines.append(f"{name} {found.st_size} {found.st_mtime_ns}")
    return "\n".join(lines)
