"""Reading the library: sources with their collections, tags and how far each is read."""

from __future__ import annotations

from sqlalchemy import func, select

from app.domain.by_key import by_key
from app.domain.language import tr
from app.domain.library import Collection, LibraryRow, ReadState, TagCount
from app.store.reader import Reader, first
from app.store.reads import sources
from app.store.schema import collection, passage, passage_tag, place, source_collection, source_state, tag

TABLES = (
    "source", "source_version", "collection", "source_collection", "source_state", "passage", "passage_tag", "tag",
)  # fmt: skip
"""Tables whose rows the library shows."""
PASSED = "passed"
"""How many paragraphs of a source were passed: the key of a place, before its id."""
_COLLECTIONS = (
    select(collection, func.count(source_collection.c.id).label("sources"))
    .outerjoin(source_collection)
    .group_by(collection.c.id)
    .order_by(collection.c.ordinal, collection.c.id)
)
_PASSAGES = func.count(passage.c.id.distinct())
_TAGS = (
    select(passage.c.version_id, tag.c.id, tag.c.name, tag.c.color, _PASSAGES.label("passages"))
    .join(passage_tag, passage_tag.c.passage_id == passage.c.id)
    .join(tag)
    .group_by(passage.c.version_id, tag.c.id)
    .order_by(_PASSAGES.desc(), tag.c.name)
)


def collections(db: Reader) -> tuple[Collection, ...]:
    """Every collection, in its order."""
    return tuple(Collection(row.id, row.name, row.sources) for row in db.rows(_COLLECTIONS))


def one_collection(db: Reader, collection_id: int) -> Collection:
    """One collection. Raises `NotFound`."""
    return first(
        (one for one in collections(db) if one.id == collection_id),
        tr("This collection is no longer in the workspace."),
    )


def named(db: Reader, name: str) -> int | None:
    """The collection of this name, whatever its capitals, or None."""
    wanted = name.casefold()
    return next((one.id for one in collections(db) if one.name.casefold() == wanted), None)


def library(db: Reader) -> tuple[LibraryRow, ...]:
    """Every source with what the library shows of it, in the order of `sources.library`."""
    by_id = {one.id: one for one in collections(db)}
    rows = db.rows(select(source_collection.c.source_id, source_collection.c.collection_id))
    mine = by_key((int(row.source_id), by_id[row.collection_id]) for row in rows)
    order = {collection_id: number for number, collection_id in enumerate(by_id)}
    states = {int(row.source_id): ReadState(row.state) for row in db.rows(select(source_state))}
    tags = by_key((int(row.version_id), TagCount(row.name, row.color, row.passages)) for row in db.rows(_TAGS))
    at = {str(row.key): int(row.at) for row in db.rows(select(place.c.key, place.c.at))}
    out: list[LibraryRow] = []
    for row in sources.library(db):
        collected, of_text = sorted(mine.get(row.id, ()), key=lambda one: order[one.id]), tags.get(row.version_id, ())
        passed = at.get(f"{PASSED} {row.id}", 0)
        out.append(LibraryRow(row, tuple(collected), passed, states.get(row.id), tuple(of_text)))
    return tuple(out)
