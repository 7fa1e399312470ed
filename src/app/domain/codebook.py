"""The codebook: tags in a hierarchy, with what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.by_key import by_key
from app.domain.language import later
from app.domain.shortened import in_whole_words

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
        return self.path.count(SEPARATOR)

    def is_under(self, other: Tag) -> bool:
        return self.path.startswith(other.path + SEPARATOR)


LONGEST_NAME = 200
"""Letters of a tag's name; what is longer was not meant for one."""
SEPARATOR = "/"
"""Separates the names in a path; a name cannot contain it."""


def tag_name(words: str) -> str:
    """A name as it is kept and looked for: single spaces, and none of the signs that SQLite or a screen stops at."""
    return " ".join("".join(" " if char < " " or char == "\x7f" else char for char in words).split())


TagRow = tuple[int, str, int | None, TagContent, int]
"""Id, uid, parent's id, content, and how many passages carry it."""


def in_order(rows: Sequence[TagRow]) -> tuple[Tag, ...]:
    """Every tag with its path, parents before their children; siblings stay in the order given."""
    children = by_key((row[2], row) for row in rows)
    out: list[Tag] = []
    pending = [(row, "") for row in reversed(children.get(None, []))]
    while pending:
        (tag_id, uid, parent_id, content, uses), above = pending.pop()
        path = f"{above}{SEPARATOR}{content.name}" if above else content.name
        out.append(Tag(tag_id, uid, parent_id, path, content, uses))
        pending += [(child, path) for child in reversed(children.get(tag_id, []))]
    return tuple(out)


def names_typed(typed: str, tags: Sequence[Tag]) -> tuple[str, ...]:
    """The names, from the top of the codebook down, of the tag that is meant by *Child* or *Parent/Child*.

    A parent that is not at the top, and the only tag of its name, is the one that is meant. Empty where no name is.
    """
    names = tuple(name for part in typed.split(SEPARATOR) if (name := " ".join(part.split())))
    if len(names) < 2:
        return names
    same = [tag for tag in tags if tag.content.name.casefold() == names[0].casefold()]
    if len(same) == 1:
        return (*same[0].path.split(SEPARATOR), *names[1:])
    return names


def in_vivo_name(words: str) -> str:
    """A tag's name in the words of the text, in one line, cut between words."""
    return in_whole_words(words.replace(SEPARATOR, " "), 60)
