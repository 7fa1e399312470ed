"""The codebook: tags in a hierarchy, with what they mean."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.language import later

COLOR_NAMES = (
    later("Rust"), later("Plum"), later("Green"), later("Blue"), later("Grey"), later("Ochre"),
    later("Violet"), later("Teal"), later("Red"), later("Olive"), later("Indigo"), later("Brown"),
)  # fmt: skip
"""What the hues a tag can have are called, in the order of the palette; English, as a file of the codebook has them."""
COLORS = len(COLOR_NAMES)


@dataclass(frozen=True, slots=True)
class TagContent:
    """What the user writes of a tag."""

    name: str
    color: int = 0
    """Index into the palette, 0 to 11."""
    definition: str = ""
    when_to_use: str = ""
    when_not: str = ""
    examples: tuple[str, ...] = ()
    """One line each."""
    aliases: tuple[str, ...] = ()
    """Other names it is found by; none holds a semicolon."""
    key: str = ""
    """The letter or digit that puts it on what is selected, in lower case; empty for none."""


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


def in_vivo_name(words: str, most: int = 60) -> str:
    """A tag's name in the words of the text: one line of at most `most` code points, cut between words."""
    line = " ".join(words.replace(SEPARATOR, " ").split())
    if len(line) <= most:
        return line
    short = line[: most - 1]
    return (short.rpartition(" ")[0] or short).rstrip() + "…"
