"""Relations between records, for sums: duplicates, parts, possible overlaps.

Records are identified by id. Relations are followed through records that are in no sum themselves: two duplicates of an
excluded record are still one act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.by_key import by_key, sets_by_key
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


class Deliveries:
    """Which records may say what has come of others: those that deliver them, and those that are parts of them,
    directly or through others, and those of their duplicates and of what they conflict with, which are the same act.
    """

    def __init__(self, relations: Relations) -> None:
        self._same = same = Classes(relations.duplicates).of
        self._act = act = Classes(relations.duplicates, relations.conflicts).of
        pairs = [*relations.inside(), *relations.duplicates, *relations.conflicts]
        every = sorted({one for pair in pairs for one in pair})
        self._above = above(relations.inside(), same)
        self._delivers = frozenset(same(one) for one, _ in relations.deliveries)
        self._in_act = by_key((act(one), one) for one in every)
        self._in_class = by_key((same(one), one) for one in every)
        self._below = by_key((whole, one) for one in every for whole in self._above.get(same(one), ()))
        delivered = (one for _, pledge in relations.deliveries for one in self._in_class[same(pledge)])
        self.pledges = frozenset(delivered)
        """The records that others deliver, or a duplicate of them."""

    def same_act(self, record: int) -> tuple[int, ...]:
        """The records of the act that a record tells of, itself among them."""
        return tuple(self._in_act.get(self._act(record), (record,)))

    def wholes(self, record: int) -> tuple[int, ...]:
        """The records within which the act of a record lies."""
        places = {place for one in self.same_act(record) for place in self._above.get(self._same(one), ())}
        return tuple(one for place in sorted(places) for one in self._in_class[place])

    def of(self, record: int) -> dict[int, bool]:
        """The records that tell what has come of a record, and whether all they tell of surely has.

        What delivers several that do not lie within one another may have come of any of them. What delivers the whole
        of a part, and no other part of it, may be of this part.
        """
        own = {self._same(one) for one in self.same_act(record)}
        wholes = frozenset[int]().union(*(self._above.get(one, frozenset()) for one in own))
        out: dict[int, bool] = {}
        for one in (one for place in own for one in self._below.get(place, ())):
            within = self._above[self._same(one)] - own
            below = (own & self._above.get(other, frozenset()) for other in within - wholes)
            out[one] = out.get(one, False) or all(below)
        for one in (one for place in wholes for one in self._below.get(place, ())):
            itself = self._same(one)
            if itself in self._delivers and itself not in own and self._above[itself] <= wholes:
                out.setdefault(one, False)
        return {one: sure for one, sure in out.items() if self._same(one) not in own}
