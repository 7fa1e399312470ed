"""Deeds on the codebook."""

from __future__ import annotations

from dataclasses import replace

from app.domain.changes import Deed
from app.domain.codebook import COLORS, SEPARATOR, Tag, TagContent
from app.domain.errors import BadInput, NotFound
from app.store.reads import tags as reads
from app.store.store import Store, Tx
from app.store.writes import passages as passage_writes
from app.store.writes import tags as writes


def _checked(content: TagContent) -> TagContent:
    name = " ".join(content.name.split())
    if not name:
        raise BadInput("A tag needs a name.")
    if SEPARATOR in name:
        raise BadInput("A tag's name can not hold a slash; put the tag under its parent instead.")
    return replace(content, name=name, color=content.color % COLORS)


def _refuse_twin(tx: Tx, parent_id: int | None, name: str, *, itself: int | None = None) -> None:
    twin = writes.named(tx, parent_id, name)
    if twin is not None and twin != itself:
        raise BadInput(f"There is a tag “{name}” here already.")


def add_tag(store: Store, content: TagContent, parent_id: int | None = None) -> int:
    """Add a tag to the codebook. Raises `BadInput` when it has no name or a twin beside it."""
    content = _checked(content)
    with store.write(Deed.ADD_TAG, content.name) as tx:
        _refuse_twin(tx, parent_id, content.name)
        return writes.add(tx, content, parent_id)


def edit_tag(store: Store, tag_id: int, content: TagContent) -> None:
    """Rename a tag, recolour it, or change what is said of it."""
    content = _checked(content)
    with store.write(Deed.EDIT_TAG, content.name) as tx:
        _refuse_twin(tx, reads.one_tag(tx, tag_id).parent_id, content.name, itself=tag_id)
        writes.edit(tx, tag_id, content)


def move_tag(store: Store, tag_id: int, parent_id: int | None) -> None:
    """Put a tag, with those under it, under another parent or at the top."""
    with store.write(Deed.MOVE_TAG, reads.one_tag(store, tag_id).content.name) as tx:
        tags = reads.codebook(tx)
        tag = _of(tags, tag_id)
        above = parent_id
        while above is not None:
            if above == tag_id:
                raise BadInput("A tag can not stand under itself.")
            above = _of(tags, above).parent_id
        _refuse_twin(tx, parent_id, tag.content.name, itself=tag_id)
        siblings = sum(1 for other in tags if other.parent_id == parent_id)
        writes.move(tx, tag_id, parent_id, siblings)


def _of(tags: tuple[Tag, ...], tag_id: int) -> Tag:
    for tag in tags:
        if tag.id == tag_id:
            return tag
    raise NotFound("This tag is no longer in the codebook.")


def remove_tag(store: Store, tag_id: int) -> None:
    """Remove a tag and those under it. Passages on which nothing else stands go with it."""
    with store.write(Deed.REMOVE_TAG, reads.one_tag(store, tag_id).content.name) as tx:
        path = reads.one_tag(tx, tag_id).path
        below = tuple(tag.id for tag in reads.codebook(tx) if tag.id == tag_id or tag.path.startswith(path + SEPARATOR))
        tagged = writes.passages_of(tx, below)
        writes.remove(tx, tag_id)
        for passage_id in tagged:
            passage_writes.remove_if_bare(tx, passage_id)
