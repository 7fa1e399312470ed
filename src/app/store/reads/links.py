"""Finding what a link in a note names: `[[Iran]]`, `[[D-22]]`, a tag, a source, another note."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from app.domain.anchor import AnchorState
from app.domain.errors import NotFound
from app.domain.kinds import KINDS, ThingKey
from app.domain.links import by_uid, can_be_linked, links_of, page_names, uid_name, ways_to_write
from app.domain.notes import Note
from app.store.kinds import STORED
from app.store.reader import ESCAPE, Reader, first_column, literally
from app.store.reads import actors, countries, donations, notes
from app.store.reads.passages import tag_paths
from app.store.schema import actor_alias, note, passage

_FIRST = ("country", "donation")
_LAST = ("actor",)
"""Kinds that are looked for by rules of their own, before and after the others."""


def linked(db: Reader, name: str) -> ThingKey | None:
    """(kind, id) of what a link names, capitals aside; None when nothing is called so.

    A uid such as `p-0123abcd` names one thing for good. Of names,
    a country or group comes first, then a record by its ref, a tag by name or path, a source, a note, an actor;
    and last what has an exported page of that name.
    """
    name = " ".join(name.split())
    if not name:
        return None
    short = by_uid(name)
    if short is not None:
        return of_uid(db, *short)
    country = countries.named(db, name)
    if country is not None:
        return "country", country.id
    try:
        return "donation", donations.id_of(db, name)
    except NotFound:
        pass
    for path_id, path in tag_paths(db).items() if "/" in name else ():
        if path.lower() == name.lower():
            return "tag", path_id
    for kind in (kind for kind, one in STORED.items() if one.named_by and kind not in (*_FIRST, *_LAST)):
        rows = db.rows(_called(kind), {"name": name.lower()})
        if rows:
            return kind, int(rows[0][0])
    if (actor_id := actors.named(db, name)) is not None:
        return "actor", actor_id
    return next(filter(None, (linked(db, other) for other in page_names(name))), None)


@cache
def _called(kind: str) -> Select[int]:
    table = STORED[kind].table
    found = select(table.c.id).where(func.lower(table.c[STORED[kind].named_by[0]]) == bindparam("name"))
    return found.order_by(table.c.id)


def of_uid(db: Reader, kind: str, digits: str) -> ThingKey | None:
    """(kind, id) of the thing whose uid begins with these digits; None when there is none."""
    table = STORED[kind].table
    rows = db.rows(select(table.c.id).where(table.c.uid.startswith(digits)).order_by(table.c.id))
    return (kind, int(rows[0].id)) if rows else None


def passage_there(db: Reader, uid: str) -> tuple[str, AnchorState] | None:
    """The words and the state of the passage whose uid begins so; None when it is gone."""
    columns = select(passage.c.quote, passage.c.state)
    rows = db.rows(columns.where(passage.c.uid.startswith(uid)).order_by(passage.c.id))
    return (str(rows[0].quote), AnchorState(rows[0].state)) if rows else None


def name_for(db: Reader, kind: str, thing_id: int) -> str | None:
    """The name to link a thing by: its own where that leads to it, else its path or uid. None when it is gone."""
    row = _row(db, kind, thing_id)
    if row is None:
        return None
    names = [str(getattr(row, column)) for column in STORED[kind].named_by]
    if kind == "tag":
        names.append(tag_paths(db)[thing_id])
    for name in names:
        if can_be_linked(name) and linked(db, name) == (kind, thing_id):
            return " ".join(name.split())
    return uid_name(kind, str(row.uid)) if KINDS[kind].letter else None


def label_of(db: Reader, kind: str, thing_id: int) -> str:
    """What a thing is called, whether or not that leads to it; nothing where it is gone or has no name."""
    row, columns = _row(db, kind, thing_id), STORED[kind].named_by
    return str(getattr(row, columns[0])) if row is not None and columns else ""


def _row(db: Reader, kind: str, thing_id: int) -> Any | None:
    return next(iter(db.rows(_of_id(kind), {"of": thing_id})), None)


@cache
def _of_id(kind: str) -> Select[Any]:
    table = STORED[kind].table
    return select(table).where(table.c.id == bindparam("of"))


_HOLDING = select(note.c.id, note.c.body).where(
    note.c.body.contains(bindparam("opens")), note.c.body.contains(bindparam("words"), escape=ESCAPE)
)


def holding(db: Reader, words: str, opens: str = "[[") -> tuple[tuple[int, str], ...]:
    """(id, body) of the notes in which a link, or what else `opens` so, may hold these words, whatever their
    capitals."""
    values = {"opens": opens, "words": literally(words)}
    return tuple((int(row.id), str(row.body)) for row in db.rows(_HOLDING, values))


def backlinks(db: Reader, kind: str, thing_id: int) -> tuple[Note, ...]:
    """The notes that link to a thing, by any of its names, those edited last first."""
    found: dict[int, Note] = {}
    for name in _all_names(db, kind, thing_id):
        for row_id, body in holding(db, name):
            if row_id not in found and (kind, thing_id) in (
                linked(db, link) for link in links_of(body) if name.casefold() in link.casefold()
            ):
                found[row_id] = notes.one(db, row_id)
    return tuple(sorted(found.values(), key=lambda one: (one.updated_at, one.id), reverse=True))


def _all_names(db: Reader, kind: str, thing_id: int) -> list[str]:
    """The names by which a link may lead to a thing, and its uid."""
    row = _row(db, kind, thing_id)
    if row is None:
        return []
    out = [str(getattr(row, column)) for column in STORED[kind].named_by]
    if KINDS[kind].letter:
        out.append(uid_name(kind, str(row.uid))[:10])
    if kind == "country":
        out += json.loads(row.aliases)
    if kind == "actor":
        out += list(first_column(db, select(actor_alias.c.alias).where(actor_alias.c.actor_id == thing_id)))
    return ways_to_write(name for name in out if name.strip())
