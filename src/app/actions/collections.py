"""Operations on collections of sources, and on their read states. How far a source was scrolled is remembered like the
reading position, and is no operation. Marking sources as read is one, since it is often done for many at once,
sometimes by mistake, and should be undoable."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.changes import Operation
from app.domain.errors import BadInput, NotFound
from app.domain.language import tr
from app.domain.library import ReadState
from app.store.reader import Reader
from app.store.reads import library as reads
from app.store.reads import sources as source_reads
from app.store.store import Store
from app.store.writes import collections as writes


def _checked(db: Reader, name: str, *, itself: int | None = None) -> str:
    name = " ".join(name.split())
    if not name:
        raise BadInput(tr("A collection needs a name."))
    if reads.named(db, name) not in (None, itself):
        raise BadInput(tr("There is a collection “{name}” already.").format(name=name))
    return name


def add_collection(store: Store, name: str, source_ids: Sequence[int] = ()) -> int:
    """Add a collection, with these sources in it. Returns its id. Raises `BadInput` without a unique name."""
    with store.write(Operation.ADD_COLLECTION, " ".join(name.split())) as tx:
        collection_id = writes.add(tx, _checked(tx, name))
        writes.put_in(tx, collection_id, _there(tx, source_ids))
        return collection_id


def rename_collection(store: Store, collection_id: int, name: str) -> None:
    """Rename a collection."""
    with store.write(Operation.EDIT_COLLECTION, " ".join(name.split())) as tx:
        reads.one_collection(tx, collection_id)
        writes.rename(tx, collection_id, _checked(tx, name, itself=collection_id))


def remove_collection(store: Store, collection_id: int) -> None:
    """Remove a collection. Its sources stay."""
    with store.write(Operation.REMOVE_COLLECTION, reads.one_collection(store, collection_id).name) as tx:
        tx.remove("collection", collection_id)


def put_into_collection(store: Store, collection_id: int, source_ids: Sequence[int]) -> None:
    """Put sources into a collection; those in it already are left alone."""
    with store.write(Operation.COLLECT_SOURCES, reads.one_collection(store, collection_id).name) as tx:
        writes.put_in(tx, collection_id, _there(tx, source_ids))


def take_out_of_collection(store: Store, collection_id: int, source_ids: Sequence[int]) -> None:
    """Take sources out of a collection."""
    with store.write(Operation.UNCOLLECT_SOURCES, reads.one_collection(store, collection_id).name) as tx:
        writes.take_out(tx, collection_id, source_ids)


def mark_sources(store: Store, source_ids: Sequence[int], state: ReadState | None) -> None:
    """Mark sources as read or unread; None lets the reading progress decide again."""
    if state is ReadState.READING:
        raise ValueError("that a source is being read is what its progress says")
    titles = [source_reads.source_row(store, source_id).meta.title for source_id in source_ids]
    what = titles[0] if len(titles) == 1 else f"{len(titles):,} sources"
    with store.write(Operation.MARK_READ, what) as tx:
        for source_id in _there(tx, source_ids):
            writes.set_state(tx, source_id, state.value if state else "")


def _there(db: Reader, source_ids: Sequence[int]) -> tuple[int, ...]:
    known = {row.id for row in source_reads.library(db)}
    if not known.issuperset(source_ids):
        raise NotFound(tr("One of these sources is no longer in the workspace."))
    return tuple(source_ids)
