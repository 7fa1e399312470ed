"""Writing actors and their aliases."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, exists, select, update

from app.domain.records import Actor
from app.store.field_columns import same_named
from app.store.parts import uses_of_actor
from app.store.schema import actor, actor_alias, country, donation_party, evidence, locator, review
from app.store.store import Tx
from app.store.things import ATTACHED, find_identity


def add(tx: Tx, content: Actor, uid: str = "") -> int:
    """Add an actor with its aliases. Returns its id."""
    actor_id = tx.add(actor, uid=uid, **_values(tx, content))
    _add_aliases(tx, actor_id, content.aliases)
    return actor_id


def edit(tx: Tx, actor_id: int, content: Actor) -> bool:
    """Replace the content of an actor; aliases that stay keep their rows. False if it is gone."""
    if not tx.edit(actor, actor_id, **_values(tx, content)):
        return False
    rows = tx.rows(select(actor_alias.c.id, actor_alias.c.alias).where(actor_alias.c.actor_id == actor_id))
    gone = [row.id for row in rows if row.alias not in content.aliases]
    if gone:
        tx.run(delete(actor_alias).where(actor_alias.c.id.in_(gone)))
    known = {row.alias for row in rows}
    _add_aliases(tx, actor_id, (alias for alias in content.aliases if alias not in known))
    return True


def set_parent(tx: Tx, actor_id: int, parent_id: int | None) -> None:
    """Set the actor that another one belongs to."""
    tx.edit(actor, actor_id, parent_id=parent_id)


def hand_over(tx: Tx, actor_id: int, to_id: int) -> None:
    """Move everything attached to one actor to another: its parts in records, child actors, evidence, notes, locators.

    Duplicates are merged: the same part in a record, the same evidence.
    """
    for table, on in uses_of_actor(actor_id):
        tx.run(update(table).where(on).values(actor_id=to_id))
    _join_parties(tx, to_id)
    tx.run(update(actor).where(actor.c.parent_id == actor_id).values(parent_id=to_id))
    here, there = find_identity(tx, actor.name, actor_id), find_identity(tx, actor.name, to_id)
    _hand_over_evidence(tx, "thing_id", here, there)
    for table in ATTACHED:
        tx.run(update(table).where(table.c.thing_id == here).values(thing_id=there))


def _join_parties(tx: Tx, actor_id: int) -> None:
    """Merge parties where an actor has the same role in a record twice."""
    of = donation_party.c
    same = (of.donation_id, of.role, of.country_id, of.kind, of.name, of.place, of.note)
    first: dict[tuple[object, ...], int] = {}
    for row in tx.rows(select(of.id, *same).where(of.actor_id == actor_id).order_by(of.donation_id, of.ordinal)):
        kept = first.setdefault(tuple(row[1:]), row.id)
        if kept != row.id:
            _hand_over_evidence(tx, "party_id", row.id, kept)
            tx.run(update(locator).where(locator.c.party_id == row.id).values(party_id=kept))
            twin = review.alias()  # of two reviews by one reader the one of the party that stays does
            same_reader = exists().where(twin.c.party_id == kept, twin.c.author_id == review.c.author_id)
            tx.run(update(review).where(review.c.party_id == row.id, ~same_reader).values(party_id=kept))
            tx.run(delete(donation_party).where(of.id == row.id))


def _hand_over_evidence(tx: Tx, name: str, here: int, there: int) -> None:
    """Make evidence that refers to `here` in this column refer to `there`; duplicates are deleted."""
    other, column = evidence.alias(), evidence.c[name]
    same = [other.c[one] == evidence.c[one] for one in ("passage_id", "field", "role")]
    tx.run(delete(evidence).where(column == here, exists().where(other.c[name] == there, *same)))
    tx.run(update(evidence).where(column == here).values({name: there}))


def _values(tx: Tx, content: Actor) -> dict[str, object]:
    country_id: int | None = None
    if content.iso2:
        country_id = tx.rows(select(country.c.id).where(country.c.code == content.iso2))[0].id
    return {**same_named(actor, content), "country_id": country_id}


def _add_aliases(tx: Tx, actor_id: int, aliases: Iterable[str]) -> None:
    for alias in aliases:
        tx.add(actor_alias, actor_id=actor_id, alias=alias)
