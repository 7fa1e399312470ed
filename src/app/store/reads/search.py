"""Full-text search over everything: things first, best first, then places in the texts, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Row, bindparam, select, text

from app.domain.errors import Cancelled
from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.domain.notes import as_read, first_words
from app.domain.progress import Stopped
from app.domain.search import Hit, match_expression, snippet
from app.store.kinds import STORED
from app.store.reader import Reader

_FOUND = text(
    "SELECT r.kind, r.thing_id FROM search CROSS JOIN search_row r ON r.id = search.rowid "
    "WHERE search MATCH :match ORDER BY bm25(search, 8.0, 1.0) LIMIT :limit"
)
# CROSS JOIN keeps the order of the tables: so the first hits are found without looking at the others.
_FOUND_IN_TEXT = text(
    """
    SELECT r.id AS row_id, v.id AS version_id, v.source_id
    FROM search_text
    CROSS JOIN search_row r ON r.id = search_text.rowid
    CROSS JOIN source_version v ON v.body_id = r.thing_id
    WHERE search_text MATCH :match
      AND NOT EXISTS (SELECT 1 FROM source_version n WHERE n.source_id = v.source_id AND n.id > v.id)
      AND NOT EXISTS (SELECT 1 FROM source_cut c WHERE c.version_id = v.id AND c.block = r.block)
    ORDER BY search_text.rowid LIMIT :limit
    """
)
_PLACE = text(
    """
    SELECT s.id, s.title, r.start, r.paragraph, substr(b.text, r.start + 1, r."end" - r.start) AS words
    FROM search_row r, source_version v
    JOIN source s ON s.id = v.source_id
    JOIN body b ON b.id = v.body_id
    WHERE r.id = :row AND v.id = :version
    """
)
EACH, LOOKED_AT = 5, 8
"""Of each source so many places come before further ones, among so many times the places that are wanted."""


def search(
    db: Reader, query: str, limit: int = 50, places: int | None = None, stopped: Stopped = lambda: False
) -> tuple[Hit, ...]:
    """At most `limit` things and `places` in texts with every word. Raises `Cancelled` soon after `stopped` says so."""
    match = match_expression(query)
    if not match:
        return ()
    in_texts = limit if places is None else places
    return (*_things(db, query, match, limit, stopped), *_in_texts(db, query, match, in_texts, stopped))


def _things(db: Reader, query: str, match: str, limit: int, stopped: Stopped) -> list[Hit]:
    found = db.rows(_FOUND, {"match": match, "limit": limit})
    shown: dict[ThingKey, Row[Any]] = {}
    for kind in {row.kind for row in found}:
        _go_on(stopped)
        ids = [row.thing_id for row in found if row.kind == kind]
        shown.update({(kind, row.id): row for row in db.rows(_shown(kind), {"ids": ids})})
    hits: list[Hit] = []
    for kind, thing_id in ((row.kind, row.thing_id) for row in found):
        row = shown.get((kind, thing_id))
        if row is not None:
            _go_on(stopped)
            words, marks, _, _ = snippet(as_read(row.words), query)
            title = row.title or first_words(row.words) or tr("Empty note")
            hits.append(Hit(kind, thing_id, title, words, marks, is_titled=bool(row.title)))
    return hits


def _in_texts(db: Reader, query: str, match: str, limit: int, stopped: Stopped) -> list[Hit]:
    _go_on(stopped)
    found = db.rows(_FOUND_IN_TEXT, {"match": match, "limit": limit * LOOKED_AT})
    hits: list[Hit] = []
    for place in _spread(found, limit):
        _go_on(stopped)
        for row in db.rows(_PLACE, {"row": place.row_id, "version": place.version_id}):
            shown, marks, first, nth = snippet(row.words, query)
            hits.append(Hit("text", row.id, row.title, shown, marks, row.id, row.start + first, row.paragraph, nth))
    return hits


def _spread(found: Sequence[Row[Any]], limit: int) -> list[Row[Any]]:
    """So many places, in their order, so that a word found everywhere does not fill the page from one source."""
    seen: Counter[int] = Counter()
    first: list[int] = []
    further: list[int] = []
    for number, row in enumerate(found):
        seen[row.source_id] += 1
        (first if seen[row.source_id] <= EACH else further).append(number)
    return [found[number] for number in sorted((first + further)[:limit])]


def _go_on(stopped: Stopped) -> None:
    if stopped():
        raise Cancelled(tr("The search was stopped."))


@cache
def _shown(kind: str) -> Any:
    stored = STORED[kind]
    assert stored.found is not None
    columns = (stored.table.c.id, stored.found.title.label("title"), stored.found.words.label("words"))
    return select(*columns).select_from(stored.rows).where(stored.table.c.id.in_(bindparam("ids", expanding=True)))
