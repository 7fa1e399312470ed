"""The state of passages, looked at anew against the text of their versions."""

from __future__ import annotations

from app.domain.anchor import AnchorState, holds
from app.store.reads import sources, versions
from app.store.store import Store


def verify(store: Store, source_id: int) -> dict[int, AnchorState]:
    """The state of every passage of a source by its words alone: verified or lost on the newest version.

    One on an older version keeps the state it got when the newer one was added, unless its words are not there.
    """
    newest = sources.current_text(store, source_id).version_id
    out: dict[int, AnchorState] = {}
    for one in versions.anchored_passages(store, source_id):
        sound = AnchorState.VERIFIED if one.version_id == newest else one.state
        there = holds(sources.version_text(store, one.version_id).text, one.anchor)
        out[one.passage_id] = sound if there else AnchorState.LOST
    return out
