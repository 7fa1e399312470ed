"""What readers go through, field by field: each kind read whole, by its own reads or by its description alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.domain import kinds
from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.domain.reviews import Reviewed
from app.store.reader import Reader, first
from app.store.reads import donations, facts, things


class _Reads(NamedTuple):
    ids: Callable[[Reader], Sequence[int]]
    many: Callable[[Reader, Sequence[int]], Sequence[Reviewed]]
    """These of them, in the order of `ids`."""


_OWN: dict[str, _Reads] = {"donation": _Reads(donations.ids, donations.records), "fact": _Reads(facts.ids, facts.many)}


def ids(db: Reader, kind: str) -> Sequence[int]:
    """The ids of all things of a kind, in the order in which they are gone through."""
    return _OWN[kind].ids(db) if kind in _OWN else things.ids(db, kind)


def every(db: Reader) -> tuple[ThingKey, ...]:
    """All that readers go through, kind by kind."""
    return tuple((kind, one) for kind in kinds.reviewed() for one in ids(db, kind))


def many(db: Reader, kind: str, wanted: Sequence[int]) -> Sequence[Reviewed]:
    """These things of a kind, whole."""
    return _OWN[kind].many(db, wanted) if kind in _OWN else things.many(db, kind, wanted)


def one(db: Reader, target: ThingKey) -> Reviewed:
    """One thing, whole. Raises `NotFound`."""
    kind, thing_id = target
    return first(many(db, kind, (thing_id,)), tr(kinds.KINDS[kind].gone))
