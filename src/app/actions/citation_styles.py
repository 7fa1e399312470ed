"""The citation style of exported documents: our own format, a style we ship, or a `.csl` file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.errors import BadInput
from app.domain.language import later, tr
from app.domain.references import entry_of
from app.domain.sources import SourceKind
from app.exporters.citing import Citing, HouseCiting, StyledCiting
from app.importers.read import load_file
from app.paths import STYLES
from app.store.reader import Reader
from app.store.reads import sources as reads

SETTING = "citation_style"
"""The setting with the style: a name of `OWN`, the path of a file, or empty for the built-in format."""
OWN: Mapping[str, str] = {
    "author-date": later("Author and date"),
    "note": later("Full in notes"),
    "numeric": later("Numbers"),
}
"""The styles shipped with the program, by file name."""


def citing_in(db: Reader, style: str) -> Citing:
    """A citation formatter for a style. Raises `BadInput` for a file that is no style, or that cannot be read."""
    if not style:
        return HouseCiting()
    raw, name = read_style(style)
    rows = reads.library(db)
    return StyledCiting(raw, name, {row.id: entry_of(row) for row in rows if row.kind is not SourceKind.DIGEST})


def read_style(style: str) -> tuple[bytes, str]:
    """The bytes of a style and its name. Raises `BadInput` if its file cannot be read."""
    if style in OWN:
        return (STYLES / f"{style}.csl").read_bytes(), style
    file = Path(style)
    try:
        return load_file(file), file.name
    except BadInput as error:
        said = tr("The citation style {name} cannot be read: {why} Choose it again, or another.")
        raise BadInput(said.format(name=file.name, why=error)) from error
