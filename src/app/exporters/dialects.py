"""What one Markdown adds to CommonMark, and another does not: marks, footnotes, citations, folds and places to lead to.

A dialect says how a thing is written; what there is to write, the writer of the tree knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar


class Profile(StrEnum):
    """For which program the Markdown is."""

    OBSIDIAN = "obsidian"
    PANDOC = "pandoc"
    PLAIN = "plain"


class Dialect:
    """CommonMark alone: bold marks, numbers in brackets, and a place to lead to that is no word."""

    marks: ClassVar[tuple[str, str]] = ("**", "**")
    """Around what stands out in a quote."""
    place: ClassVar[str] = ""
    """What stands between # and the name of a place, percent-encoded, in an address."""

    def placed(self, quote: str, place: str) -> str:
        """A quote to which links lead under the name of its place."""
        return f'<a id="{place}"></a>\n\n{quote}'

    def folded(self, title: str, body: str) -> str:
        """What is shown when it is asked for; here a quote under its title."""
        return in_quote(f"**{title}**\n\n{body}")

    def number(self, number: int) -> str:
        """The number of a footnote, behind words."""
        return f" \\[{number}\\]"

    def notes(self, notes: Sequence[tuple[int, str]]) -> str:
        """The footnotes of a page, at its end."""
        return "---\n\n" + "\n\n".join(f"\\[{number}\\] {words}" for number, words in notes)

    def cited(self, key: str, locator: str, shown: str) -> str:
        """A citation of the source with that key; `shown` is it in words."""
        return shown

    def sources(self, listed: str) -> str:
        """The list of the sources that are cited."""
        return listed

    def picture(self, label: str, address: str) -> str:
        """A picture, with what is said where it cannot be seen."""
        return f"![{label}]({address})"


class Obsidian(Dialect):
    """Marks, block ids on lines of their own, callouts, footnotes."""

    marks = ("==", "==")
    place = "%5E"

    def placed(self, quote: str, place: str) -> str:
        """A quote, and its block id outside of it."""
        return f"{quote}\n\n^{place}"

    def folded(self, title: str, body: str) -> str:
        """A callout that is folded."""
        return in_quote(f"[!note]- {title}\n{body}")

    def number(self, number: int) -> str:
        """The mark of a footnote."""
        return f"[^{number}]"

    def notes(self, notes: Sequence[tuple[int, str]]) -> str:
        """The footnotes."""
        return "\n\n".join(f"[^{number}]: {words}" for number, words in notes)


class Pandoc(Obsidian):
    """Spans, divisions, and citations that Pandoc sets in any style."""

    marks = ("[", "]{.mark}")
    place = ""

    def placed(self, quote: str, place: str) -> str:
        """A division with that name."""
        return f"::: {{#{place}}}\n\n{quote}\n\n:::"

    def folded(self, title: str, body: str) -> str:
        """A division of its own class, under its title."""
        return f"::: {{.folded}}\n\n**{title}**\n\n{body}\n\n:::"

    def cited(self, key: str, locator: str, shown: str) -> str:
        """A citation with its key; in words where the source has none."""
        return f"[@{key}, {locator}]" if key and locator else shown

    def sources(self, listed: str) -> str:
        """Where Pandoc puts its list."""
        return "::: {#refs}\n:::"

    def picture(self, label: str, address: str) -> str:
        """A picture as wide as the text."""
        return f"![{label}]({address}){{width=100%}}"


DIALECTS: dict[Profile, Dialect] = {
    Profile.OBSIDIAN: Obsidian(),
    Profile.PANDOC: Pandoc(),
    Profile.PLAIN: Dialect(),
}


def in_quote(markdown: str) -> str:
    """Markdown as a block quote."""
    return "\n".join(f"> {line}" if line else ">" for line in markdown.split("\n"))
