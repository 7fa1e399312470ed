"""Which passages are asked for, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.codebook import SEPARATOR, Tag


@dataclass(frozen=True, slots=True)
class Wanted:
    """A tag with those under it, a source, words of the quote; None and empty text ask for everything."""

    tag: Tag | None = None
    tag_ids: tuple[int, ...] = ()
    """The tag's own id and those of the tags under it."""
    source_id: int | None = None
    source_title: str = ""
    words: str = ""

    def title(self) -> str:
        """What stands above the list."""
        if self.tag is not None:
            return f"Passages tagged {self.tag.content.name}"
        return f"Passages of {self.source_title}" if self.source_id is not None else "All passages"


def with_those_under(tag: Tag, codebook: tuple[Tag, ...]) -> tuple[int, ...]:
    """The ids of a tag and of every tag under it."""
    return tuple(t.id for t in codebook if t.id == tag.id or t.path.startswith(tag.path + SEPARATOR))


def counted(number: int, what: str) -> str:
    """*1 passage*, *1,204 passages*."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
