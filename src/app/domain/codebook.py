"""The codebook: tags in a hierarchy, with what they mean."""

from __future__ import annotations

from dataclasses import dataclass

COLORS = 12
"""How many hues a tag can have."""


@dataclass(frozen=True, slots=True)
class TagContent:
    """What the user writes of a tag."""

    name: str
    color: int = 0
    """Index into the palette, 0 to 11."""
    definition: str = ""
    when_to_use: str = ""
    when_not: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is listed. `passages` counts those tagged with it, children not included."""

    id: int
    uid: str
    parent_id: int | None
    path: str
    content: TagContent
    passages: int

    @property
    def depth(self) -> int:
        """How many parents stand above it."""
        return self.path.count(SEPARATOR)


SEPARATOR = "/"
"""Stands between the names in a path; a name can not hold it."""
