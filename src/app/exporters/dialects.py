"""The Markdown dialects: how each writes marks, footnotes, citations, folded blocks and link targets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import ClassVar

from app.exporters.front_matter import Value, front_matter

PAGE = "page:"
"""The prefix, before the key of its thing, in the comment that identifies a file without front matter."""
_NAMELESS = frozenset(("Value", "Definition", "Evidence"))
"""The columns whose cells need no label in a list."""
_ADDRESSED = re.compile(r"\]\([^)\s]*\)")
"""The part of a link that is not displayed."""
_CITED = re.compile(r"\[@[^\]]+\]")
_AS_SET = "(Author 2020, para. 5)"
"""About how a citation looks once it is formatted."""
_PAGE = 60
"""The characters of a printed line, in a wide font."""

_LONG = 80
"""Longer cells get no more room."""


class Profile(StrEnum):
    """The dialect of Markdown to write."""

    OBSIDIAN = "obsidian"
    PANDOC = "pandoc"
    PLAIN = "plain"


class Dialect:
    """Plain CommonMark, without properties or tables: bold for marks, numbers in brackets for footnotes, empty anchors
    as link targets."""

    marks: ClassVar[tuple[str, str]] = ("**", "**")
    """The signs around highlighted words of a quote."""
    place: ClassVar[str] = ""
    """The prefix of an anchor in an address, between # and its name, percent-encoded."""
    is_citing: ClassVar[bool] = False
    """Whether the format itself turns citations into footnotes, so that we write none as one."""
    has_tables: ClassVar[bool] = False
    between_numbers: ClassVar[str] = ""
    """The separator between the numbers of adjacent footnotes, which else read as one number."""

    def placed(self, quote: str, place: str) -> str:
        """A quote that is a link target under the name of its place."""
        return f'<a id="{place}"></a>\n\n{quote}'

    def spot(self, place: str) -> str:
        """A link target at the end of a line of a list."""
        return f' <a id="{place}"></a>'

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

    def head(self, front: Mapping[str, Value], key: str) -> str:
        """The beginning of a file: here a comment that identifies it, since front matter would be displayed."""
        return f"<!-- passagework {PAGE}{key} -->\n<!-- /passagework {PAGE}{key} -->\n"

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
        """A table; here a list, in which cells are labelled with their columns where needed."""
        return "\n".join(_row(head, row) for row in rows)

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
    has_tables = True

    def head(self, front: Mapping[str, Value], key: str) -> str:
        return front_matter(front)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
        rule = [self.column(width) for width in widths(list(zip(head, *rows, strict=True)))]
        return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))

    def column(self, width: int) -> str:
        """The dashes under a column head, for a width in characters."""
        return "---"

    def placed(self, quote: str, place: str) -> str:
        return f"{quote}\n\n^{place}"

    def spot(self, place: str) -> str:
        return f" ^{place}"

    def folded(self, title: str, body: str) -> str:
        return in_quote(f"[!note]- {title}\n{body}")

    def number(self, number: int) -> str:
        return f"[^{number}]"

    def notes(self, notes: Sequence[tuple[int, str]]) -> str:
        return "\n\n".join(f"[^{number}]: {words}" for number, words in notes)


class Pandoc(Obsidian):
    """Spans, divisions, and citation keys, which Pandoc formats in any style."""

    marks = ("[", "]{.mark}")
    place = ""
    is_citing = True
    between_numbers = "^,^"

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
        """A table whose last columns are joined as long as it is too wide for paper."""
        while len(head) > 2 and sum(widths(list(zip(head, *rows, strict=True)))) > _PAGE:
            head, *rows = (
                (*row[:-2], " · ".join(filter(None, row[-2:])).replace("· [@", "[@")) for row in (head, *rows)
            )
        return super().table(head, rows)

    def column(self, width: int) -> str:
        """As many dashes as the column is wide, from which Pandoc takes the widths of columns."""
        return "-" * max(3, width)

    def placed(self, quote: str, place: str) -> str:
        return f"::: {{#{place}}}\n\n{quote}\n\n:::"

    def spot(self, place: str) -> str:
        return f" []{{#{place}}}"

    def folded(self, title: str, body: str) -> str:
        return f"::: {{.folded}}\n\n**{title}**\n\n{body}\n\n:::"

    def cited(self, key: str, locator: str, shown: str) -> str:
        """A citation by key; its text if the source has none."""
        return f"[@{key}, {locator}]" if key and locator else shown

    def sources(self, listed: str) -> str:
        return "::: {#refs}\n:::"

    def picture(self, label: str, address: str) -> str:
        """A picture as wide as the text."""
        return f"![{label}]({address}){{width=100%}}"


DIALECTS: dict[Profile, Dialect] = {Profile.OBSIDIAN: Obsidian(), Profile.PANDOC: Pandoc(), Profile.PLAIN: Dialect()}


def _row(head: Sequence[str], row: Sequence[str]) -> str:
    """A row of a table as a line of a list; with an asterisk, so that it is another list than one above or below."""
    said = (one if of in _NAMELESS else f"{of}: {one}" for of, one in zip(head[1:], row[1:], strict=True) if one)
    return f"* **{row[0]}:** {' · '.join(said)}"


def widths(columns: Sequence[Sequence[str]]) -> list[int]:
    """The widths of columns in characters: each has room for its longest word, and the rest is given to those with long
    cells."""
    shown = [[_CITED.sub(_AS_SET, _ADDRESSED.sub("", one)).replace("*", "") for one in column] for column in columns]
    least = [max((len(word) + 2 for one in column for word in one.split()), default=3) for column in shown]
    wanted = [max(0, min(_LONG, max(map(len, column))) - low) for column, low in zip(shown, least, strict=True)]
    left = max(0, _PAGE - sum(least)) / max(1, sum(wanted))
    return [low + int(more * min(1.0, left)) for low, more in zip(least, wanted, strict=True)]


def in_quote(markdown: str) -> str:
    """Markdown as a block quote."""
    return "\n".join(f"> {line}" if line else ">" for line in markdown.split("\n"))
