"""Reading notes, each with the name of what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, select

from app.domain.kinds import noted
from app.domain.language import tr
from app.domain.notes import Note
from app.store.kinds import STORED
from app.store.reader import Reader, first, first_value
from app.store.schema import note, thing
from app.store.things import among, of_kind


def _label() -> ColumnElement[str]:
    """What a note is about, by the kind of it."""
    names = [
        (
            thing.c.kind == kind,
            select(stored.label if stored.line is None else stored.line)
            .select_from(stored.rows)
            .where(stored.table.c.id == thing.c.row_id)
            .correlate(thing)
            .scalar_subquery(),
        )
        for kind, stored in ((kind, STORED[kind]) for kind in noted())
    ]
    return case(*names, else_="")


@cache
def _notes() -> Select[Any]:
    """Every note, with what it is about; made when it is first asked for, since it asks what kinds there are."""
    on = (thing.c.kind.label("target"), thing.c.row_id.label("target_id"), _label().label("label"))
    return select(note, *on).outerjoin(thing)


def _note(row: Row[Any]) -> Note:
    return Note(
        row.id, row.uid, row.title, row.body, row.target or "", row.target_id, row.label or "", row.created_at,
        row.updated_at, row.created_by,
    )  # fmt: skip


def every(db: Reader) -> tuple[Note, ...]:
    """All notes, those edited last first."""
    return tuple(_note(row) for row in db.rows(_notes().order_by(note.c.updated_at.desc(), note.c.id.desc())))


def one(db: Reader, note_id: int) -> Note:
    """One note. Raises `NotFound`."""
    row = first(
        db.rows(_notes().where(note.c.id == note_id)),
        tr("There is no note {note_id} in this workspace.").format(note_id=note_id),
    )
    return _note(row)


def on(db: Reader, target: str, target_id: int) -> tuple[Note, ...]:
    """The notes on one thing, oldest first. `target` is a kind of thing."""
    return tuple(_note(row) for row in db.rows(_notes().where(among(target, [target_id])).order_by(note.c.id)))


def count_on(db: Reader, target: str, target_ids: Sequence[int]) -> int:
    """How many notes are on these things of a kind."""
    found = select(func.count(note.c.id)).select_from(of_kind(note, target))
    return int(db.rows(found.where(thing.c.row_id.in_(list(target_ids))))[0][0])


def title_of(db: Reader, note_id: int) -> str | None:
    """The title of a note; None when it is gone."""
    return first_value(db, select(note.c.title).where(note.c.id == note_id))
