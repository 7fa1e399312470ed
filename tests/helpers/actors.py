"""Actors made by themselves; in the program they come with the records that name them."""

from __future__ import annotations

from app.domain.changes import Operation
from app.domain.errors import BadInput
from app.domain.records import Actor
from app.store.reads import actors as reads
from app.store.store import Store
from app.store.writes import actors as writes


def add_actor(store: Store, content: Actor) -> int:
    """Add an actor in an operation of its own. Returns its id. Raises `BadInput` for a name that is taken."""
    with store.write(Operation.ADD_ACTOR, content.name) as tx:
        if reads.taken(tx, (content.name, *content.aliases)) is not None:
            raise BadInput(f"{content.name} is taken")
        return writes.add(tx, content)
