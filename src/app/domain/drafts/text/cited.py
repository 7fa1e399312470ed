"""What the citation of a text says that its sentences may leave unsaid: its title, its day, whose paper it is in."""

from __future__ import annotations

from typing import NamedTuple


class Cited(NamedTuple):
    """A citation, as far as drafts are read by it."""

    title: str = ""
    """Unless the title is read as the first line of the text."""
    published: str = ""
    """The ISO day of the source, or empty."""
    publisher: str = ""


UNCITED = Cited()
