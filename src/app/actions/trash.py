"""Restoring removed things, also when other things were done since."""

from __future__ import annotations

from app.domain.anchor import AnchorState
from app.domain.changes import Operation
from app.domain.errors import BadInput, NotFound
from app.domain.kinds import KINDS
from app.domain.language import tr
from app.domain.shortened import shortened
from app.domain.trash import PutBack, Removed
from app.store.damage_advice import has_backups
from app.store.reads import trash as reads
from app.store.reads import versions
from app.store.store import Store, Tx
from app.store.writes import trash as writes
from app.store.writes.versions import set_states


def put_back(store: Store, thing: Removed) -> PutBack:
    """Restore a removed thing with what was removed with it, under their old ids, in one operation. Raises `NotFound`
    if it exists already or its images are gone, and `BadInput` if something is in its place."""
    head = (thing.table, thing.row_id)
    with store.write(Operation.RESTORE_REMOVED, shortened(thing.label)) as tx:
        images = reads.images_of(tx, thing.operation_id)
        if reads.kind_of(tx, thing.operation_id) is None or head not in images.rows:
            raise NotFound(
                tr("This is too long ago to be put back; restore a backup of that time instead.")
                if has_backups(store.path)
                else tr("This is too long ago to be put back, and there is no backup of that time; make it again.")
            )
        if reads.present(tx, [head]):
            raise NotFound(tr("This is back already."))
        done = writes.put_back(tx, images, head)
        if done is None:
            sentence = tr("“{label}” cannot be put back. {way}")
            raise BadInput(sentence.format(label=shortened(thing.label), way=tr(KINDS[thing.table].kept_out)))
        _settle(tx, {row_id for table, row_id in reads.family(images, head) if table == "passage"})
    return done


def _settle(tx: Tx, passages: set[int]) -> None:
    """Put passages of an older version into the review, as if they had been there when the newer one was added."""
    if not passages:
        return
    newest = versions.newest(tx)
    late = [
        one.passage_id
        for one in versions.anchored_passages(tx)
        if one.passage_id in passages
        and one.version_id != newest[one.source_id]
        and one.state not in (AnchorState.REVIEW, AnchorState.LOST)
    ]
    set_states(tx, [(passage_id, AnchorState.REVIEW) for passage_id in late])
