"""A codebook in a file: one row for each tag, named by its path."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = ("path", "color", "definition", "when_to_use", "when_not", "examples", "aliases", "passages")


@dataclass(frozen=True, slots=True)
class CodebookRow:
    """One tag of a file. What a file does not say is empty, and then says nothing about the tag."""

    names: tuple[str, ...]
    """The names of the path, the tag's own last."""
    color: int | None = None
    definition: str = ""
    when_to_use: str = ""
    when_not: str = ""
    examples: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """What a file gives, and one sentence for each row that gives nothing."""

    rows: tuple[CodebookRow, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """A sentence for each thing that the file says of its tags and that has no place here."""
