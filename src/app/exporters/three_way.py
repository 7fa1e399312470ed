"""Two texts that come from one: what each changed, line by line, and where both changed the same. Of the text they come
from only the marks of its lines are kept, which show whether a line is the same, and no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from zlib import crc32

_SPACES = re.compile(r"\s+")
_PLAIN = "%08x"
_MARK_OF_NONE = _PLAIN % 0
_RULE = re.compile(r":?-{3,}:?")


class Change(StrEnum):
    """Which side changed some lines."""

    NONE = "none"
    MINE = "mine"
    """Only the user: those lines are kept."""
    NEW = "new"
    """Only the workspace: its lines are taken in."""
    BOTH = "both"
    """Both, differently: the user's lines stay until one is chosen."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of lines in both texts."""

    change: Change
    mine: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def settled(self) -> tuple[str, ...]:
        """The result where no choice was made."""
        return self.new if self.change is Change.NEW else self.mine


def mark(line: str) -> str:
    """A hash of a line in eight digits; line ends and the padding of table cells do not count."""
    line = line.rstrip()
    if line.startswith("|"):
        line = _RULE.sub("---", _SPACES.sub(" ", line))
    return _PLAIN % crc32(line.encode("utf-8", "surrogatepass"))


def marks(lines: Iterable[str]) -> tuple[str, ...]:
    """The hashes of lines."""
    return tuple([_MARK_OF_NONE if one == "\n" else mark(one) if one[:1] == "|"
                  else _PLAIN % crc32(one.rstrip().encode("utf-8", "surrogatepass")) for one in lines])  # fmt: skip


Same = Callable[[Iterable[str], Collection[str]], Iterable[str]]
"""Some lines, with what differs by nothing but its form, such as a link, as it was in those of the given marks."""


def as_they_are(lines: Iterable[str], _base: Collection[str]) -> Iterable[str]:
    """The lines themselves."""
    return lines


def chunks(
    base: Sequence[str] | None, mine: Sequence[str], new: Sequence[str], same: Same = as_they_are
) -> tuple[Chunk, ...]:
    """The lines of both texts, where they agree and where not; `base` are the marks of the text they come from. Where
    that is not known, each difference is one of both."""
    known = frozenset(base or ())
    my_marks, new_marks = marks(same(mine, known)), marks(same(new, known))
    if base is None:
        return tuple(_two_way(my_marks, new_marks, mine, new))
    out: list[Chunk] = []
    at_mine = at_new = at = 0
    for low, my_low, new_low, size in (*_common(base, my_marks, new_marks), (len(base), len(mine), len(new), 0)):
        out += _between(base[at:low], my_marks[at_mine:my_low], new_marks[at_new:new_low],
                        mine[at_mine:my_low], new[at_new:new_low])  # fmt: skip
        if size:
            out.append(Chunk(Change.NONE, tuple(mine[my_low : my_low + size]), tuple(new[new_low : new_low + size])))
        at, at_mine, at_new = low + size, my_low + size, new_low + size
    return tuple(out)


def _two_way(
    my_marks: Sequence[str], new_marks: Sequence[str], mine: Sequence[str], new: Sequence[str]
) -> Iterator[Chunk]:
    for tag, low, high, new_low, new_high in SequenceMatcher(None, my_marks, new_marks, autojunk=False).get_opcodes():
        change = Change.NONE if tag == "equal" else Change.BOTH
        yield Chunk(change, tuple(mine[low:high]), tuple(new[new_low:new_high]))


def _common(base: Sequence[str], mine: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of the base that are in both texts: where they begin in each, and how many lines they have."""
    ours = {low + n: there + n for low, there, size in _matches_of(base, new) for n in range(size)}
    for low, my_low, size in _matches_of(base, mine):
        run = low
        while run < low + size:
            new_low = ours.get(run)
            if new_low is None:
                run += 1
                continue
            end = run
            while end < low + size and ours.get(end) == new_low + end - run:
                end += 1
            yield run, my_low + run - low, new_low, end - run
            run = end


def _matches_of(base: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    for found in SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks():
        if found.size:
            yield found.a, found.b, found.size


def _between(
    base: Sequence[str], my_marks: Sequence[str], new_marks: Sequence[str], mine: Sequence[str], new: Sequence[str]
) -> Iterator[Chunk]:
    """The lines between two common stretches."""
    if not mine and not new:
        return
    if my_marks == new_marks:
        yield Chunk(Change.NONE, tuple(mine), tuple(new))
    elif my_marks == tuple(base):
        yield Chunk(Change.NEW, tuple(mine), tuple(new))
    elif new_marks == tuple(base):
        yield Chunk(Change.MINE, tuple(mine), tuple(new))
    else:
        yield Chunk(Change.BOTH, tuple(mine), tuple(new))
