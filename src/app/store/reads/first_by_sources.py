"""The first page of all records by the titles of their sources, found before the order of all of them is known."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, exists, func, select, text

from app.store.among import among_ids
from app.store.reader import Reader, first_value
from app.store.schema import donation, evidence, passage, source, source_version, thing
from app.store.things import of_kind

_FEW, _WALKED = 2_000, 20_000
"""Records of one title up to this are sorted; of more, the first are looked for among so many by reference."""
_REFS = func.length(donation.c.ref), donation.c.ref


def first_ids(db: Reader, limit: int, *, descending: bool) -> list[int] | None:
    """The ids of the first records by the first title among their sources; those without any are before all.

    None where that takes a look at all of them, or somebody wrote meanwhile: a record could be told twice.
    """
    before = _state(db)
    by_title = select(func.min(source.c.title).label("title")).group_by(source.c.title.collate("NOCASE"))
    titles: list[str | None] = [row.title for row in db.rows(by_title.order_by(source.c.title.collate("NOCASE")))]
    found: list[int] = []
    for title in [*reversed(titles), None] if descending else [None, *titles]:
        some = _of_title(db, title, limit - len(found), descending=descending)
        if some is None:
            return None
        found += some
        if len(found) >= limit:
            break
    return found if _state(db) == before else None


def _state(db: Reader) -> int:
    """What changes whenever another connection has written."""
    return int(first_value(db, text("PRAGMA data_version")))


def _of_title(db: Reader, title: str | None, limit: int, *, descending: bool) -> list[int] | None:
    """The first records by reference whose first source has this title."""
    key = source.c.title.collate("NOCASE")
    if title is None:
        bare = ~exists().where(evidence.c.thing_id == thing.c.id)
        members = select(thing.c.row_id).where(thing.c.kind == donation.name, bare)
        is_of = ~_stands_on(True)
    else:
        members = _pieces(select(thing.c.row_id).distinct()).where(key == title)
        is_of = _stands_on(key == title) & ~_stands_on(key < title)
    some = [int(row.row_id) for row in db.rows(members.limit(_FEW + 1))]
    order = [one.desc() if descending else one.asc() for one in _REFS]
    if len(some) <= _FEW:
        listed = select(donation.c.id).where(among_ids(donation.c.id, some), is_of)
    else:
        first = select(donation.c.id).order_by(*order).limit(_WALKED).subquery()
        listed = select(donation.c.id).where(donation.c.id.in_(select(first.c.id)), is_of)
    found = [int(row.id) for row in db.rows(listed.order_by(*order).limit(limit))]
    return found if len(some) <= _FEW or len(found) == limit else None


def _pieces(asked: Select[Any]) -> Select[Any]:
    joined = of_kind(evidence, donation.name).join(passage, passage.c.id == evidence.c.passage_id)
    joined = joined.join(source_version, source_version.c.id == passage.c.version_id)
    return asked.select_from(joined.join(source, source.c.id == source_version.c.source_id))


def _stands_on(which: Any) -> Any:
    """Whether a record has evidence in a source of which this is so."""
    return _pieces(select(thing.c.id)).where(thing.c.row_id == donation.c.id, which).correlate(donation).exists()
