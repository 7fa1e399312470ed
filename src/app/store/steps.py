"""The steps from each version of a workspace to the next. What a step once did is never changed again."""

from __future__ import annotations

from sqlalchemy import Connection

from app.store import search_index


def texts_have_an_index_of_their_own(db: Connection) -> None:
    """From 1 to 2. The index holds nothing of its own, so it is made anew from all there is."""
    search_index.rebuild(db)
