"""Reading notes, each with the name of what it stands on."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, case, literal, select

from app.domain.errors import NotFound
from app.domain.kinds import noted
from app.domain.language import tr
from app.domain.notes import Note
from app.store.schema import actor, country, donation, fact, note, passage, source, tag
from app.store.store import Reader

_fact_country = country.alias("fact_country")
_LABEL = case(
    (note.c.source_id.is_not(None), source.c.title),
    (note.c.passage_id.is_not(None), passage.c.quote),
    (note.c.tag_id.is_not(None), tag.c.name),
    (note.c.donation_id.is_not(None), donation.c.ref + literal(" ") + donation.c.title),
    (note.c.country_id.is_not(None), country.c.name),
    (note.c.fact_id.is_not(None), _fact_country.c.name + literal(" · ") + fact.c.field),
    (note.c.actor_id.is_not(None), actor.c.name),
    else_=literal(""),
).label("label")
_NOTE = (
    select(note, _LABEL)
    .outerjoin(source, source.c.id == note.c.source_id)
    .outerjoin(passage, passage.c.id == note.c.passage_id)
    .outerjoin(tag, tag.c.id == note.c.tag_id)
    .outerjoin(donation, donation.c.id == note.c.donation_id)
    .outerjoin(country, country.c.id == note.c.country_id)
    .outerjoin(fact, fact.c.id == note.c.fact_id)
    .outerjoin(_fact_country, _fact_country.c.id == fact.c.country_id)
    .outerjoin(actor, actor.c.id == note.c.actor_id)
)


def _note(row: Row[Any]) -> Note:
    target, target_id = "", None
    for kind in noted():
        value = getattr(row, f"{kind}_id")
        if value is not None:
            target, target_id = kind, int(value)
    return Note(
        row.id, row.uid, row.title, row.body, target, target_id, row.label or "", row.created_at, row.updated_at,
        row.created_by,
    )  # fmt: skip


def every(db: Reader) -> tuple[Note, ...]:
    """All notes, those edited last first."""
    return tuple(_note(row) for row in db.rows(_NOTE.order_by(note.c.updated_at.desc(), note.c.id.desc())))


def one(db: Reader, note_id: int) -> Note:
    """One note. Raises `NotFound`."""
    rows = db.rows(_NOTE.where(note.c.id == note_id))
    if not rows:
        raise NotFound(tr("This note is no longer in the workspace."))
    return _note(rows[0])


def on(db: Reader, target: str, target_id: int) -> tuple[Note, ...]:
    """The notes on one thing, oldest first. `target` is a kind of thing."""
    return tuple(_note(row) for row in db.rows(_NOTE.where(note.c[f"{target}_id"] == target_id).order_by(note.c.id)))


def title_of(db: Reader, note_id: int) -> str | None:
    """The title of a note; None when it is gone."""
    rows = db.rows(select(note.c.title).where(note.c.id == note_id))
    return str(rows[0].title) if rows else None
