"""What each Markdown dialect adds to CommonMark: marks, footnotes, citations, folded blocks and link targets.

A dialect says how a thing is written; what there is to write, the writer of the tree knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar


class Profile(StrEnum):
    """The dialect of Markdown to write."""

    OBSIDIAN = "obsidian"
    PANDOC = "pandoc"
    PLAIN = "plain"


class Dialect:
    """Plain CommonMark: bold for marks, numbers in brackets for footnotes, empty anchors as link targets."""

    marks: ClassVar[tuple[str, str]] = ("**", "**")
    """Around what stands out in a quote."""
    place: ClassVar[str] = ""
    """What stands between # and the name of a place, percent-encoded, in an address."""
    is_citing: ClassVar[bool] = False
    """Whether it makes a citation a footnote itself, so that none is one already."""

    def placed(self, quote: str, place: str) -> str:
        """A quote that is a link target under the name of its place."""
        return f'<a id="{place}"></a>\n\n{quote}'

    def folded(self, title: str, body: str) -> str:
        """A folded block; here a quote under its title."""
        return in_quote(f"**{title}**\n\n{body}")

    def number(self, number: int) -> str:
        """The number of a footnote, behind words."""
        return f" \\[{number}\\]"

    def notes(self, notes: Sequence[tuple[int, str]]) -> str:
        """The footnotes of a page, at its end."""
        return "---\n\n" + "\n\n".join(f"\\[{number}\\] {words}" for number, words in notes)

    def cited(self, key: str, locator: str, shown: str) -> str:
        """A citation of the source with that key; `shown` is its text."""
        return shown

    def column(self, width: int) -> str:
        """The dashes under a column head, for a width in characters."""
        return "---"

    def sources(self, listed: str) -> str:
        """The list of the sources that are cited."""
        return listed

    def picture(self, label: str, address: str) -> str:
        """A picture with its alternative text."""
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
    """Spans, divisions, and citations that Pandoc sets in any style, as footnotes where that wants them."""

    marks = ("[", "]{.mark}")
    place = ""
    is_citing = True

    def column(self, width: int) -> str:
        """As many dashes as the column is wide, since Pandoc sets the widths of columns by them."""
        return "-" * max(3, width)

    def placed(self, quote: str, place: str) -> str:
        """A division with that name."""
        return f"::: {{#{place}}}\n\n{quote}\n\n:::"

    def folded(self, title: str, body: str) -> str:
        """A division of a class, under its title."""
        return f"::: {{.folded}}\n\n**{title}**\n\n{body}\n\n:::"

    def cited(self, key: str, locator: str, shown: str) -> str:
        """A citation by key; its text if the source has none."""
        return f"[@{key}, {locator}]" if key and locator else shown

    def sources(self, listed: str) -> str:
        """The division in which Pandoc puts its list."""
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
