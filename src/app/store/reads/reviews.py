"""Reading what readers say of fields."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Row, select

from app.domain.by_key import by_key
from app.domain.changes import Author
from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.domain.records import Review
from app.domain.reviews import THE_STARTER
from app.domain.starter import starter_uid
from app.domain.terms import Verdict
from app.store.among import among_given, given
from app.store.fast_statements import Quick
from app.store.parts import part_of
from app.store.reader import Reader, first, first_column
from app.store.schema import donation, review, thing
from app.store.things import of_kind, under

_MADE_WITH = (
    select(donation.c.uid)
    .where(thing.c.kind == donation.name, donation.c.id == thing.c.row_id, donation.c.created_at == review.c.created_at)
    .where(review.c.verdict == Verdict.CHOSEN.value)
    .scalar_subquery()
)
"""The record that was made in the same operation in which this was chosen."""
_REVIEWS = select(review, thing.c.kind, thing.c.row_id, _MADE_WITH.label("made_with"))


def of(db: Reader, kind: str, ids: Iterable[int]) -> dict[int, tuple[Review, ...]]:
    """The reviews of each of these things of one kind, the oldest first."""
    found = by_key((int(row.row_id), _review(row)) for row in db.rows(_reviews_of(kind), given(ids)))
    return {thing_id: tuple(some) for thing_id, some in found.items()}


@cache
def _reviews_of(kind: str) -> Quick:
    found = _REVIEWS.select_from(of_kind(review, kind)).where(among_given(thing.c.row_id))
    return Quick(found.order_by(review.c.created_at, review.c.id))


def reviewed(db: Reader, kind: str) -> tuple[int, ...]:
    """The ids of all things of one kind of which a field has been reviewed."""
    return first_column(db, under(review, kind).distinct().order_by(thing.c.row_id))


def one(db: Reader, review_id: int) -> tuple[ThingKey, Review]:
    """One review, with the kind and id of what it is about. Raises `NotFound`."""
    row = first(
        db.rows(_REVIEWS.join(thing, thing.c.id == review.c.thing_id).where(review.c.id == review_id)),
        tr("This review is no longer in the workspace."),
    )
    return (str(row.kind), int(row.row_id)), _review(row)


def _review(row: Row[Any]) -> Review:
    reader = Author(row.created_by, row.author_id)
    if row.made_with in _of_starter():  # where the starter was added before it had a name of its own
        reader = THE_STARTER
    return Review(
        row.id, row.uid, row.field, part_of(row), Verdict(row.verdict), row.value, row.remark, row.created_at,
        reader.name, reader.id,
    )  # fmt: skip


@cache
def _of_starter() -> frozenset[str]:
    """The uids of the records of the starter."""
    return frozenset(starter_uid(f"donation/D-{number:02}") for number in range(1, 100))
