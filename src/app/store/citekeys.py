"""The citation keys of sources: which are taken, and making one for a source without."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection, select, update

from app.domain.citekeys import is_key, made
from app.domain.sources import SourceKind, SourceMeta
from app.store.reader import Reader
from app.store.schema import source


def keys(db: Reader, but: int = 0) -> frozenset[str]:
    """The keys of all sources but one, folded."""
    rows = db.rows(select(source.c.citekey).where(source.c.id != but))
    return frozenset(row.citekey.casefold() for row in rows)


def with_key(meta: SourceMeta, kind: SourceKind, taken: Collection[str]) -> SourceMeta:
    """The metadata with its own key if that is valid and free, else with a generated one."""
    free = is_key(meta.citekey) and meta.citekey.casefold() not in taken
    return meta if free else replace(meta, citekey=made(meta, taken, digest=kind is SourceKind.DIGEST))


def complete(db: Connection) -> None:
    """Give a key to each source without one, in order of id. Part of migrating an older workspace; no operation."""
    wanted = select(source.c.id, source.c.title, source.c.authors, source.c.published, source.c.citekey, source.c.kind)
    rows = db.execute(wanted.order_by(source.c.id)).all()
    taken = {row.citekey.casefold() for row in rows if row.citekey}
    for row in rows:
        if not row.citekey:
            meta = SourceMeta(row.title, tuple(json.loads(row.authors)), published=row.published)
            key = with_key(meta, SourceKind(row.kind), taken).citekey
            taken.add(key.casefold())
            db.execute(update(source).where(source.c.id == row.id).values(citekey=key))
