"""Finding what a link in a note names: `[[Iran]]`, `[[D-22]]`, a tag, a source, another note."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from app.domain.errors import NotFound
from app.store.reads import actors, countries, donations
from app.store.reads.passages import tag_paths
from app.store.schema import note, source, tag
from app.store.store import Reader

_TAG = select(tag.c.id).where(func.lower(tag.c.name) == bindparam("name")).order_by(tag.c.id)
_SOURCE = select(source.c.id).where(func.lower(source.c.title) == bindparam("name")).order_by(source.c.id)
_NOTE = select(note.c.id).where(func.lower(note.c.title) == bindparam("name")).order_by(note.c.id)


def linked(db: Reader, name: str) -> tuple[str, int] | None:
    """(kind, id) of what a link names, capitals aside; None when nothing is called so.

    A country or group comes first, then a record by its ref, a tag by name or path, a source, a note, an actor.
    """
    name = " ".join(name.split())
    if not name:
        return None
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
    for kind, statement in (("tag", _TAG), ("source", _SOURCE), ("note", _NOTE)):
        rows = db.rows(statement, {"name": name.lower()})
        if rows:
            return kind, int(rows[0][0])
    actor_id = actors.named(db, name)
    return None if actor_id is None else ("actor", actor_id)
