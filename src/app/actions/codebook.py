"""Operations on several tags at once: merge them into one, or split one in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.actions.links import links_kept
from app.actions.tags import asked_for, checked, refuse_twin, tag_of
from app.domain.changes import Operation
from app.domain.codebook import Tag, TagContent
from app.domain.errors import BadInput
from app.domain.language import tr
from app.store.reader import Reader
from app.store.reads import notes as note_reads
from app.store.reads import tags as reads
from app.store.store import Store, Tx
from app.store.writes import contents
from app.store.writes import passages as passage_writes
from app.store.writes import tags as writes

_LAST = 1_000_000
"""An ordinal after all siblings, which are renumbered by a later move."""


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do."""

    moves: int
    """Passages that will carry the tag and do not yet."""
    both: int
    """Passages that carry it already, beside a merged tag."""
    children: tuple[str, ...]
    """Paths of the tags that become its children."""
    notes: int
    """Notes that move with the tags."""


def merge_preview(db: Reader, from_ids: Sequence[int], into_id: int) -> MergePreview:
    """What `merge_tags` would do. Raises `BadInput` and `NotFound` as it would."""
    tags = reads.codebook(db)
    gone = _merged(tags, from_ids, into_id)
    carried = reads.passages_of(db, [tag.id for tag in gone])
    already = reads.passages_of(db, [into_id])
    ids = {tag.id for tag in gone}
    children = tuple(t.path for t in tags if t.parent_id in ids and t.id not in ids and t.id != into_id)
    noted = note_reads.count_on(db, "tag", list(ids))
    return MergePreview(len(carried - already), len(carried & already), children, noted)


def _merged(tags: tuple[Tag, ...], from_ids: Sequence[int], into_id: int) -> list[Tag]:
    """The tags that will be removed, deepest first, so that each still has its parent when it is processed."""
    tag_of(tags, into_id)
    gone = [tag_of(tags, tag_id) for tag_id in dict.fromkeys(from_ids)]
    if not gone or any(tag.id == into_id for tag in gone):
        raise BadInput(tr("Choose another tag to merge into."))
    return sorted(gone, key=lambda tag: -tag.depth)


def merge_tags(store: Store, from_ids: Sequence[int], into_id: int) -> None:
    """Merge tags into one, in one operation: it takes over their passages, notes, children and names."""
    names = ", ".join(tag.content.name for tag in _merged(reads.codebook(store), from_ids, into_id))
    with store.write(Operation.MERGE_TAGS, f"{names} → {reads.content_of(store, into_id).name}") as tx:
        merged = _merged(reads.codebook(tx), from_ids, into_id)
        becoming = {("tag", tag.id): ("tag", into_id) for tag in merged}
        asked = asked_for(tx, {tag.id: into_id for tag in merged})
        with links_kept(tx, *(tag.content.name for tag in merged), becoming=becoming), asked:
            for tag in merged:
                _lift_out(tx, tag.id, into_id)
                _merge_one(tx, tag.id, into_id)


def _lift_out(tx: Tx, tag_id: int, into_id: int) -> None:
    """If the remaining tag is below a merged one, move it up to that one's level."""
    tags = reads.codebook(tx)
    goes, stays = tag_of(tags, tag_id), tag_of(tags, into_id)
    if stays.is_under(goes):
        refuse_twin(tx, goes.parent_id, stays.content.name, itself=into_id)
        writes.move(tx, into_id, goes.parent_id, _LAST)


def _merge_one(tx: Tx, tag_id: int, into_id: int) -> None:
    merging_tag = reads.content_of(tx, tag_id)
    for child in [tag for tag in reads.codebook(tx) if tag.parent_id == tag_id]:
        twin = writes.named(tx, into_id, child.content.name)
        if twin is None:
            writes.move(tx, child.id, into_id, _LAST)
        else:
            _merge_one(tx, child.id, twin)
    writes.hand_over(tx, tag_id, into_id)
    tx.remove("tag", tag_id)
    kept = reads.content_of(tx, into_id)
    names = (*kept.aliases, merging_tag.name, *merging_tag.aliases)
    aliases = tuple(name for name in dict.fromkeys(names) if name.casefold() != kept.name.casefold())
    contents.edit(tx, into_id, checked(_also(kept, merging_tag, aliases)))


def _also(kept: TagContent, gone: TagContent, aliases: tuple[str, ...]) -> TagContent:
    """The content of the remaining tag, completed from the merged one."""
    either = ("definition", "when_to_use", "when_not", "key")
    said = {name: getattr(kept, name) or getattr(gone, name) for name in either}
    examples = tuple(dict.fromkeys((*kept.examples, *gone.examples)))
    return replace(kept, **said, examples=examples, aliases=aliases)


def split_tag(store: Store, tag_id: int, passage_ids: Sequence[int], content: TagContent, parent_id: int | None) -> int:
    """Make a new tag and move these passages from the old one to it, in one operation. Returns the new tag's id.
    Passages that do not carry the old tag are left alone. Raises `BadInput` when none does."""
    content = checked(content)
    with store.write(Operation.SPLIT_TAG, f"{reads.content_of(store, tag_id).name} → {content.name}") as tx:
        refuse_twin(tx, parent_id, content.name)
        moving = reads.passages_of(tx, [tag_id]) & set(passage_ids)
        if not moving:
            raise BadInput(tr("Choose the passages that the new tag gets."))
        new_id = contents.add(tx, content, parent_id=parent_id)
        for passage_id in sorted(moving):
            passage_writes.move_tag(tx, passage_id, tag_id, new_id)
    return new_id
