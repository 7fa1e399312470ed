"""What a workspace is, apart from what is in it."""

from __future__ import annotations

from sqlalchemy import select

from app.store.reader import Reader
from app.store.schema import setting


def uid_of(db: Reader) -> str:
    """An id that only this workspace and its copies have. It signs exports, and is never written out itself."""
    return "".join(str(value) for (value,) in db.rows(select(setting.c.value).where(setting.c.key == "uid")))
