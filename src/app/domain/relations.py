"""Relations between records, for sums: duplicates, parts, possible overlaps.

Records are identified by id. Relations are followed through records that are in no sum themselves: two duplicates of an
excluded record are still one act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.by_key import sets_by_key
from app.domain.language import later
from app.domain.terms import LinkKind

Pair = tuple[int, int]
LINK_WORDS = {
    LinkKind.DELIVERS: (later("Delivers"), later("Delivered by")),
    LinkKind.FOLLOWS: (later("Follows"), later("Followed by")),
    LinkKind.DUPLICATE_OF: (later("Duplicate of"), later("Duplicates")),
    LinkKind.OVERLAPS: (later("May overlap"), later("May overlap")),
    LinkKind.CONFLICTS: (later("Conflicts"), later("Conflicts")),
}
"""How a link reads from the record it goes out of, and from the other one."""


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations of a workspace's records."""

    duplicates: tuple[Pair, ...] = ()
    """(the duplicate, of which record)."""
    conflicts: tuple[Pair, ...] = ()
    overlaps: tuple[Pair, ...] = ()
    wholes: Mapping[int, int] = field(default_factory=dict[int, int])
    """What each record is a part of."""
    deliveries: tuple[Pair, ...] = ()
    """(the delivery, out of which pledge), which is its whole where both are given."""

    def related(self) -> frozenset[int]:
        pairs = (*self.duplicates, *self.conflicts, *self.overlaps, *self.inside())
        return frozenset(one for pair in pairs for one in pair)

    def inside(self) -> Iterator[Pair]:
        """(part, whole) of all that lies within another."""
        yield from self.wholes.items()
        yield from self.deliveries


class Classes:
    """Records joined by pairs, directly or through others: each class is called by one of its members."""

    def __init__(self, *pairs: Iterable[Pair]) -> None:
        self._parent: dict[int, int] = {}
        for some in pairs:
            for a, b in some:
                self._parent[self.of(a)] = self.of(b)

    def of(self, one: int) -> int:
        """The class of a record; one without relations is its own."""
        while (above := self._parent.get(one, one)) != one:
            self._parent[one] = self._parent.get(above, above)
            one = above
        return one


def above(inside: Iterable[Pair], same: Callable[[int], int]) -> dict[int, frozenset[int]]:
    """For each class that is a part, by (part, whole), all classes that contain it.

    `same` gives a record's class. Damaged data may be circular; then each contains the others.
    """
    classes = ((same(part), same(whole)) for part, whole in inside)
    upwards = sets_by_key((part, whole) for part, whole in classes if part != whole)
    out: dict[int, frozenset[int]] = {}
    for start in upwards:
        seen: set[int] = set()
        left = list(upwards[start])
        while left:
            one = left.pop()
            if one not in seen:
                seen.add(one)
                left += upwards.get(one, ())
        out[start] = frozenset(seen - {start})
    return out
