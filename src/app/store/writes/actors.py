"""Writing actors and the other names they go by."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, insert, select, update

from app.domain.records import Actor
from app.store.clock import new_uid
from app.store.schema import actor, actor_alias, country
from app.store.store import Tx


def add(tx: Tx, content: Actor, uid: str = "") -> int:
    """Add an actor with its aliases. Returns its id."""
    actor_id = tx.insert(insert(actor), {"uid": uid or new_uid(), **_values(tx, content)})
    _add_aliases(tx, actor_id, content.aliases)
    return actor_id


def edit(tx: Tx, actor_id: int, content: Actor) -> bool:
    """Replace what is said of an actor; aliases that stay keep their rows. False when it is gone."""
    if not tx.run(update(actor).where(actor.c.id == actor_id).values(_values(tx, content))):
        return False
    rows = tx.rows(select(actor_alias.c.id, actor_alias.c.alias).where(actor_alias.c.actor_id == actor_id))
    gone = [row.id for row in rows if row.alias not in content.aliases]
    if gone:
        tx.run(delete(actor_alias).where(actor_alias.c.id.in_(gone)))
    known = {row.alias for row in rows}
    _add_aliases(tx, actor_id, (alias for alias in content.aliases if alias not in known))
    return True


def set_parent(tx: Tx, actor_id: int, parent_id: int | None) -> None:
    """Say which actor another one belongs to."""
    tx.run(update(actor).where(actor.c.id == actor_id).values(parent_id=parent_id))


def remove(tx: Tx, actor_id: int) -> bool:
    """Remove an actor in whom no record has a part. False when it is gone."""
    return bool(tx.run(delete(actor).where(actor.c.id == actor_id)))


def _values(tx: Tx, content: Actor) -> dict[str, object]:
    country_id: int | None = None
    if content.iso2:
        country_id = tx.rows(select(country.c.id).where(country.c.code == content.iso2))[0].id
    return {
        "name": content.name,
        "kind": content.kind.value,
        "country_id": country_id,
        "parent_id": content.parent_id,
        "note": content.note,
    }


def _add_aliases(tx: Tx, actor_id: int, aliases: Iterable[str]) -> None:
    for alias in aliases:
        tx.insert(insert(actor_alias), {"actor_id": actor_id, "alias": alias})
