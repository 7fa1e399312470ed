"""Where each row of a table of tags stands in the tree, however the program that wrote it says so.

By a path in one cell (with `/`, `>` or `\\` between the names), by a column with the parent's name, id or path, by the
depth of each row below the one before, or by one column for each level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.codebook import SEPARATOR
from app.domain.errors import BadInput
from app.domain.language import tr

Cells = Mapping[str, str]
Row = tuple[str, Cells]
"""Where it stands in the file, for messages, and its cells by the names of their columns."""
LEVEL = re.compile(r"(?:level|tier|stufe|ebene)_?(\d)")
"""A column that holds the names of one level, the outermost first."""
_MARKS = (re.compile(r"\s*\\+\s*"), re.compile(r"\s*>\s*"))
"""Between the names of a path, where no name and no path holds a slash."""
_ROOTS = frozenset(("codes", "nodes", "code system", "codesystem"))
"""What programs call the root of all tags."""
_NONE = frozenset(("", "0", "-1", "-", "none", "null", "n/a", "root"))
"""What stands in the column of parents where there is none."""


def names_of(rows: Sequence[Row]) -> Iterator[tuple[str, ...] | BadInput]:
    """For each row the names of its tag's path, its own last, or what is wrong with it."""
    heads = {head for _, cells in rows for head in cells}
    levels = sorted(head for head in heads if LEVEL.fullmatch(head))
    if "parent" in heads:
        yield from _Tree(list(rows)).names()
    elif "depth" in heads and "path" in heads:
        yield from _by_depth(rows)
    elif len(levels) > 1 and "path" not in heads:
        yield from _by_levels(rows, levels)
    else:
        marks = _marks([cells.get("path", "") for _, cells in rows])
        for where, cells in rows:
            yield _path(where, cells.get("path", ""), marks)


def _clean(name: str) -> str:
    return " ".join(name.split())


def _whole(name: str) -> str:
    """A name that stands in a cell of its own; a slash in it parts nothing, and no name can hold one."""
    return _clean(name.replace(SEPARATOR, " - ") if f" {SEPARATOR} " in name else name.replace(SEPARATOR, "-"))


def _marks(paths: Sequence[str]) -> re.Pattern[str] | None:
    """What parts the names in these paths, when it is no slash."""
    if any(SEPARATOR in path for path in paths):
        return None
    return next((mark for mark in _MARKS if any(mark.search(path) for path in paths)), None)


def _path(where: str, path: str, marks: re.Pattern[str] | None) -> tuple[str, ...] | BadInput:
    names = [_clean(name) for name in (marks.split(path.strip(" \\>")) if marks else path.split(SEPARATOR))]
    if marks and len(names) > 1 and names[0].casefold() in _ROOTS:
        names = names[1:]
    if not any(names):
        return BadInput(tr("{where} has no path, so it is left out.").format(where=where))
    if not all(names):
        return BadInput(
            tr("{where}: “{path}” has an empty name in it, so it is left out.").format(where=where, path=path)
        )
    return tuple(names)


def _by_depth(rows: Sequence[Row]) -> Iterator[tuple[str, ...] | BadInput]:
    """Each row stands under the last one before it that is less deep."""
    above: list[tuple[int, str]] = []
    for where, cells in rows:
        name, depth = _whole(cells.get("path", "")), cells.get("depth", "").strip()
        if not name:
            yield BadInput(tr("{where} has no path, so it is left out.").format(where=where))
        elif not re.fullmatch(r"[0-9]{1,3}", depth):
            yield BadInput(
                tr("{where}: “{depth}” is no depth in the tree, so “{name}” is left out.").format(
                    where=where, depth=depth, name=name
                )
            )
        else:
            while above and above[-1][0] >= int(depth):
                above.pop()
            above.append((int(depth), name))
            yield tuple(name for _, name in above)


def _by_levels(rows: Sequence[Row], levels: Sequence[str]) -> Iterator[tuple[str, ...] | BadInput]:
    """A column for each level; a name that stands above goes on until another stands in its column."""
    above: list[str] = []
    for where, cells in rows:
        names = [_whole(cells.get(level, "")) for level in levels]
        deepest = max((n for n, name in enumerate(names) if name), default=-1)
        first = next((n for n, name in enumerate(names) if name), 0)
        path = above[:first] + names[first : deepest + 1]
        if deepest < 0 or len(path) <= deepest or not all(path):
            yield BadInput(tr("{where} has no path, so it is left out.").format(where=where))
        else:
            above = path
            yield tuple(path)


@dataclass(slots=True)
class _Tree:
    """Rows of which each names its parent: by id, by name, or by path."""

    rows: list[Row]
    _by_id: dict[str, int] = field(default_factory=dict[str, int])
    _by_name: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    _marks: re.Pattern[str] | None = None
    _found: dict[int, tuple[str, ...] | BadInput] = field(default_factory=dict[int, "tuple[str, ...] | BadInput"])

    def names(self) -> Iterator[tuple[str, ...] | BadInput]:
        """For each row the names of its path."""
        for n, (_, cells) in enumerate(self.rows):
            self._by_id.setdefault(cells.get("id", "").strip(), n)
            self._by_name.setdefault(_whole(cells.get("path", "")).casefold(), []).append(n)
        self._by_id.pop("", None)
        self._marks = _marks([cells.get("parent", "") for _, cells in self.rows])
        for n in range(len(self.rows)):
            yield self._names(n)

    def _names(self, n: int) -> tuple[str, ...] | BadInput:
        """The path of a row: up to a row whose path is known, or that has none above, and down again."""
        chain: dict[int, None] = {}
        next_up: int | tuple[str, ...] | BadInput = n
        while isinstance(next_up, int):
            if next_up in self._found:
                next_up = self._found[next_up]
            elif next_up in chain:
                for at in list(chain)[list(chain).index(next_up) :]:
                    sentence = tr("{where}: “{name}” stands under itself, so it is left out.")
                    self._found[at] = BadInput(sentence.format(where=self.rows[at][0], name=self._own(at)))
            else:
                chain[next_up] = None
                next_up = self._above(next_up)
        above = next_up
        for at in reversed(chain):
            above = self._found[at] = self._found.get(at) or self._below(at, above)
        return self._found[n]

    def _below(self, n: int, above: tuple[str, ...] | BadInput) -> tuple[str, ...] | BadInput:
        own = self._own(n)
        if isinstance(above, BadInput):
            return self._lost(n, above)
        return (
            (*above, own)
            if own
            else BadInput(tr("{where} has no path, so it is left out.").format(where=self.rows[n][0]))
        )

    def _own(self, n: int) -> str:
        return _whole(self.rows[n][1].get("path", ""))

    def _lost(self, n: int, why: BadInput) -> BadInput:
        """What is wrong with a row whose parent can not be told: its own trouble, or that of the parent."""
        where = self.rows[n][0]
        if str(why).startswith(where):
            return why
        return BadInput(
            tr("{where}: the tag that “{name}” stands under is left out, so it is too.").format(
                where=where, name=self._own(n)
            )
        )

    def _above(self, n: int) -> int | tuple[str, ...] | BadInput:
        """The row that a row stands under, or the names of a path that may have no row; no names at the top."""
        where, cells = self.rows[n]
        stated = cells.get("parent", "").strip()
        if stated in self._by_id:
            return self._by_id[stated]
        if stated.casefold() in _NONE:
            return ()
        named = [at for at in self._by_name.get(_whole(stated).casefold(), []) if at != n]
        if len(named) == 1:
            return named[0]
        if named:
            return BadInput(
                tr("{where}: several tags are called “{parent}”. Write the path of the one that is meant.").format(
                    where=where, parent=stated
                )
            )
        if self._by_id and stated.isdecimal():
            return BadInput(
                tr("{where}: no tag of the file has the id {id}, so “{name}” is left out.").format(
                    where=where, id=stated, name=self._own(n)
                )
            )
        return _path(where, stated, self._marks)
