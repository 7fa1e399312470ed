"""Undoing changes of link form: an editor that renames a page rewrites the links to it in all other pages."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from app.exporters.markdown_writer import encoded
from app.exporters.three_way import mark

_LINK = re.compile(
    r"\[\[(?P<wiki>[^\[\]|#\\\n]+)|\]\((?P<path><[^<>\n]+?\.md(?=[#>])[^<>\n]*>|[^()<>#\s]+\.md(?=[#)]))"
)
_WHOLE = re.compile(r"\[\[(?P<path>[^\[\]|#\\\n]+)(?:\|(?P<label>[^\[\]\n]+))?\]\]")


@dataclass(frozen=True, slots=True)
class LinkForms:
    """Restores links to our pages to the form they had in our last text, under whatever name the pages are now."""

    was: Mapping[str, str] = field(default_factory=dict[str, str])
    """The path of each page in our last text, by its present path."""
    _by_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list), init=False)

    def __post_init__(self) -> None:
        for path in self.was:
            self._by_name[posixpath.basename(path)].append(path)

    def of_last_text(self, lines: Iterable[str], base: Container[str], page: str) -> list[str]:
        """The lines of the page now at this path, with links in their former form; `base` has the marks of the former
        lines."""
        return [self._line(line, base, page) if "[[" in line or "](" in line else line for line in lines]

    def _line(self, line: str, base: Container[str], page: str) -> str:
        by_path = self._by_path(line, page)
        by_name = _WHOLE.sub(_by_name, by_path)
        return by_name if mark(by_name) in base and mark(by_path) not in base else by_path

    def _by_path(self, line: str, page: str) -> str:
        def again(found: re.Match[str]) -> str:
            if found["wiki"]:
                known = self._page(f"{found['wiki'].strip()}.md")
                return f"[[{self.was[known].removesuffix('.md')}" if known else found[0]
            address, hash_sign, place = found["path"].strip("<>").partition("#")
            known = self._page(unquote(address))
            folder = posixpath.dirname(self.was.get(page, page)) or "."
            return f"]({encoded(posixpath.relpath(self.was[known], folder))}{hash_sign}{place}" if known else found[0]

        return _LINK.sub(again, line)

    def _page(self, target: str) -> str:
        """The present path of the page that a link leads to, matched by whole path or by its end."""
        parts = [part for part in target.split("/") if part not in ("", ".", "..")]
        fits = (
            [path for path in self._by_name.get(parts[-1], ()) if _ends_alike(path.split("/"), parts)] if parts else []
        )
        exact = [path for path in fits if path == "/".join(parts)]
        return next(iter(exact or (fits if len(fits) == 1 else ())), "")


def _by_name(found: re.Match[str]) -> str:
    """A link reduced to the file name, as in notes, if its label is no other text."""
    name = posixpath.basename(found["path"])
    label = found["label"] or name
    return f"[[{label}]]" if label.casefold() == name.casefold() else found[0]


def _ends_alike(one: list[str], other: list[str]) -> bool:
    """Whether the shorter path is the end of the longer one."""
    least = min(len(one), len(other))
    return one[-least:] == other[-least:]
