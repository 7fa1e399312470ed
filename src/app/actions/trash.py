"""Putting back what was removed, also when other things were done since."""

from __future__ import annotations

from app.actions.passages import shortened
from app.domain.changes import Deed
from app.domain.errors import BadInput, NotFound
from app.domain.language import tr
from app.domain.trash import PutBack, Removed
from app.store.reads import trash as reads
from app.store.store import Store
from app.store.writes import trash as writes

_WAYS = {
    "tag": tr(
        "The tag it stood under is gone, or another tag has its name there. Put that one back first, or "
        "rename the other."
    ),
    "passage": tr("Its source is gone, or the same words are a passage again. Put the source back first."),
    "note": tr("What it was about is gone. Put that back first."),
    "fact": tr("Its country is gone."),
    "actor": tr("Another actor has its name. Rename that one first."),
    "donation": tr("Another record has its number. Remove that one first."),
    "source": tr("Its text is no longer in the workspace. Import the file again."),
}


def put_back(store: Store, thing: Removed) -> PutBack:
    """Put a removed thing back with what went with it, under their old ids, in one deed.

    Raises `NotFound` when it is there already or its images are gone, and `BadInput` when something stands in
    its place.
    """
    head = (thing.table, thing.row_id)
    with store.write(Deed.RESTORE_REMOVED, shortened(thing.label)) as tx:
        images = reads.images_of(tx, thing.deed_id)
        if reads.kind_of(tx, thing.deed_id) is None or head not in images.rows:
            raise NotFound(tr("This is too long ago to be put back; restore a backup of that time instead."))
        if reads.present(tx, [head]):
            raise NotFound(tr("This is back already."))
        done = writes.put_back(tx, images, head)
        if done is None:
            raise BadInput(
                tr("“{label}” can not be put back. {way}").format(label=shortened(thing.label), way=_WAYS[thing.table])
            )
    return done
