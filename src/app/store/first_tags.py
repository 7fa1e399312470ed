"""The codebook, read with the standard library alone, for a `T` pressed before the store is loaded.

It must return what `reads.tags` returns, which the palette asks once the store is open, but for the numbers of
passages, which the palette does not show; a test compares the two.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from app.domain.codebook import Tag, TagContent, TagRow, in_order
from app.domain.errors import StoreError
from app.store.connect import connect

_TAGS = """
SELECT id, uid, parent_id, name, color, definition, when_to_use, when_not, examples, aliases, key
FROM tag ORDER BY ordinal, lower(name)
"""
RECENT = "SELECT tag_id FROM passage_tag GROUP BY tag_id ORDER BY max(id) DESC LIMIT 9"
_APPLIED = "SELECT tag_id FROM passage_tag WHERE passage_id = ?"


class FirstTags(NamedTuple):
    """What the tag palette needs."""

    codebook: tuple[Tag, ...]
    """All tags, none with its number of passages."""
    recent: tuple[int, ...]
    """The tags that were put on passages last, newest first."""
    applied: frozenset[int]


def first_tags(path: Path, passage_id: int | None) -> FirstTags | None:
    """Read all tags, and those of a passage. None if SQLite reports an error: the store will explain it."""
    try:
        with closing(connect(path, "mode=ro", timeout=1)) as db:
            db.execute("PRAGMA trusted_schema = OFF")
            tags = in_order([_row(values) for values in db.execute(_TAGS)])
            recent = tuple(int(row[0]) for row in db.execute(RECENT))
            applied = frozenset(int(row[0]) for row in db.execute(_APPLIED, (passage_id,)))
    except (sqlite3.Error, StoreError):
        return None
    return FirstTags(tags, recent, applied)


def _row(values: tuple[int, str, int | None, str, int, str, str, str, str, str, str]) -> TagRow:
    tag_id, uid, parent_id, name, color, definition, when, when_not, examples, aliases, key = values
    content = TagContent(
        name, color, definition, when, when_not, tuple(json.loads(examples)), tuple(json.loads(aliases)), key
    )
    return tag_id, uid, parent_id, content, 0
