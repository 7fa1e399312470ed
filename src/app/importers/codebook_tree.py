"""Where each row of a table of tags is in the tree, however the program that wrote it says so. By a path in one
cell (with `/`, `>`, `\\` or the like between the names), by a column with the parent's name, id or path, by the depth
of each row or how far its name is indented, or by one column for each level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.codebook import SEPARATOR
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.shortened import one_line

Cells = Mapping[str, str]
Row = tuple[str, Cells]
"""Where it is in the file, for messages, and its cells by the names of their columns."""
LEVEL = re.compile(r"(?:level|tier|stufe|ebene|niveau|nivel|nível|livello|רמה)_?(\d)")
"""A column that holds the names of one level, the outermost first."""
_MARKS = tuple(re.compile(rf"(?<!\s)\s*+(?:{mark})\s*+") for mark in (r"\\+", "->|→|»", ">", "::"))
"""Between the names of a path, where no name and no path holds a slash."""
_MAY_BE_MARKS = (re.compile(r"(?<!\s)\s*+:\s++"), re.compile(r"\."), re.compile(r"(?<!\s)\s++[-–|]\s++"))
"""As those, where all that is before them is in the table too."""
_SECTION = re.compile(r"\w{1,4}(?:\.\w{1,4})+")
_LIKE_ID = re.compile(r"[\d.]+|\{?[0-9a-f]{4,}(?:-[0-9a-f]+)*\}?", re.IGNORECASE)
_ROOTS = frozenset(("codes", "nodes", "code system", "codesystem"))
"""What programs call the root of all tags."""
_NONE = frozenset(("", "0", "-1", "-", "none", "null", "n/a", "root"))
"""The values of the parent column for a tag without a parent."""


def names_of(rows: Sequence[Row], *, ours: bool = False) -> Iterator[tuple[str, ...] | BadInput]:
    """For each row the names of its tag's path, its own last, or what is wrong with it. In files of this program
    (`ours`) nothing but a slash parts names, and every other sign belongs to one."""
    if ours:
        for where, cells in rows:
            yield _path(where, cells.get("path", ""), None)
        return
    heads = {head for _, cells in rows for head in cells}
    levels = sorted(head for head in heads if LEVEL.fullmatch(head))
    paths = [cells.get("path", "") for _, cells in rows]
    if "parent" in heads:
        yield from _Tree(list(rows)).names()
    elif "depth" in heads and "path" in heads:
        yield from _by_depth(rows)
    elif _are_numbered(numbers := [cells.get("id", "").strip(" .") for _, cells in rows]):
        above = [
            {**cells, "id": n, "parent": n.rpartition(".")[0]} for (_, cells), n in zip(rows, numbers, strict=True)
        ]
        yield from _Tree([(where, cells) for (where, _), cells in zip(rows, above, strict=True)]).names()
    elif paths and not _indent(paths[0]) and any(map(_indent, paths)):
        yield from _by_depth(
            [(where, {**cells, "depth": str(_indent(cells.get("path", "")))}) for where, cells in rows]
        )
    elif len(levels) > 1 and "path" not in heads:
        yield from _by_levels(rows, levels)
    else:
        marks = _marks(paths)
        for where, cells in rows:
            yield _path(where, cells.get("path", ""), marks)


def _whole(name: str) -> str:
    """A name that is in a cell of its own; a slash in it parts nothing, and no name can hold one."""
    return one_line(name.replace(SEPARATOR, " - ") if f" {SEPARATOR} " in name else name.replace(SEPARATOR, "-"))


def _marks(paths: Sequence[str]) -> re.Pattern[str] | None:
    """What parts the names in these paths, when it is no slash."""
    if any(SEPARATOR in path for path in paths):
        return None
    names = {one_line(path) for path in paths}
    return next((mark for mark in _MARKS if any(mark.search(path) for path in paths)), None) or next(
        (mark for mark in _MAY_BE_MARKS if _parts_all(mark, names)), None
    )


def _parts_all(mark: re.Pattern[str], names: set[str]) -> bool:
    """Whether the mark separates names, with a name before it each time."""
    splits = [(name, found) for name in names for found in mark.finditer(name)]
    return bool(splits) and all(name[: found.start()] in names for name, found in splits)


def _are_numbered(numbers: Sequence[str]) -> bool:
    """Whether tags are numbered as sections of a text are: *1*, *1.1*, *1.2*."""
    there = set(numbers)
    under = [number for number in numbers if "." in number]
    return bool(under) and all(_SECTION.fullmatch(n) and n.rpartition(".")[0] in there for n in under)


def _indent(path: str) -> int:
    bare = path.lstrip(" \t\u00a0")
    return min(999, len(path[: len(path) - len(bare)].expandtabs(4))) if bare else 0


def _no_path(where: str) -> BadInput:
    return BadInput(tr("{where} has no path, so it is left out.").format(where=where))


def _path(where: str, path: str, marks: re.Pattern[str] | None) -> tuple[str, ...] | BadInput:
    """The names of a path, split at the marks of its program; a root that programs add is left out."""
    names = [one_line(name) for name in (marks.split(path.strip(" \\>")) if marks else path.split(SEPARATOR))]
    if marks and len(names) > 1 and names[0].casefold() in _ROOTS:
        names = names[1:]
    if not any(names):
        return _no_path(where)
    if not all(names):
        sentence = tr("{where}: “{path}” has an empty name in it, so it is left out.")
        return BadInput(sentence.format(where=where, path=path))
    return tuple(names)


def _by_depth(rows: Sequence[Row]) -> Iterator[tuple[str, ...] | BadInput]:
    """Each row is under the last one before it that is less deep."""
    above: list[tuple[int, str]] = []
    for where, cells in rows:
        name, depth = _whole(cells.get("path", "")), cells.get("depth", "").strip()
        if not name:
            yield _no_path(where)
        elif not re.fullmatch(r"[0-9]{1,3}", depth):
            sentence = tr("{where}: “{depth}” is no depth in the tree, so “{name}” is left out.")
            yield BadInput(sentence.format(where=where, depth=depth, name=name))
        else:
            while above and above[-1][0] >= int(depth):
                above.pop()
            above.append((int(depth), name))
            yield tuple(name for _, name in above)


def _by_levels(rows: Sequence[Row], levels: Sequence[str]) -> Iterator[tuple[str, ...] | BadInput]:
    """A column for each level; a name that is above goes on until another is in its column."""
    above: list[str] = []
    for where, cells in rows:
        names = [_whole(cells.get(level, "")) for level in levels]
        deepest = max((n for n, name in enumerate(names) if name), default=-1)
        first = next((n for n, name in enumerate(names) if name), 0)
        path = above[:first] + names[first : deepest + 1]
        if deepest < 0 or len(path) <= deepest or not all(path):
            yield _no_path(where)
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
                    sentence = tr("{where}: “{name}” is its own parent, so it is left out.")
                    self._found[at] = BadInput(sentence.format(where=self.rows[at][0], name=self._own(at)))
            else:
                chain[next_up] = None
                next_up = self._above(next_up)
        above = next_up
        for at in reversed(chain):
            above = self._found[at] = self._found.get(at) or self._below(at, above)
        return self._found[n]

    def _below(self, n: int, above: tuple[str, ...] | BadInput) -> tuple[str, ...] | BadInput:
        """The path of a row under that of its parent, or why it has none."""
        own = self._own(n)
        if isinstance(above, BadInput):
            return self._lost(n, above)
        return (*above, own) if own else _no_path(self.rows[n][0])

    def _own(self, n: int) -> str:
        return _whole(self.rows[n][1].get("path", ""))

    def _lost(self, n: int, why: BadInput) -> BadInput:
        """What is wrong with a row whose parent is unknown: its own problem, or that of the parent."""
        where = self.rows[n][0]
        if str(why).startswith(where):
            return why
        sentence = tr("{where}: the parent of “{name}” is left out, so it is too.")
        return BadInput(sentence.format(where=where, name=self._own(n)))

    def _above(self, n: int) -> int | tuple[str, ...] | BadInput:
        """The row that a row is under, or the names of a path that may have no row; no names at the top."""
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
            sentence = tr("{where}: several tags are called “{parent}”. Write the path of the one that is meant.")
            return BadInput(sentence.format(where=where, parent=stated))
        if _LIKE_ID.fullmatch(stated):
            sentence = tr("{where}: no tag of the file has the id {id}, so “{name}” is left out.")
            return BadInput(sentence.format(where=where, id=stated, name=self._own(n)))
        return _path(where, stated, self._marks)
