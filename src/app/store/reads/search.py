"""Full-text search over everything, best first."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, func, select, text

from app.domain.search import Hit, match_expression, snippet
from app.store.reads.sources import current_version, version_text
from app.store.schema import actor, body, country, donation, fact, note, source, source_cut, source_version, tag
from app.store.store import Reader

_FOUND = text(
    "SELECT r.kind, r.thing_id, r.block FROM search JOIN search_row r ON r.id = search.rowid "
    "WHERE search MATCH :match AND r.kind <> 'text' ORDER BY bm25(search, 8.0, 1.0) LIMIT :limit"
)
_FOUND_IN_TEXT = text(
    "SELECT r.thing_id, r.block FROM search JOIN search_row r ON r.id = search.rowid "
    "WHERE search MATCH :match AND r.kind = 'text' ORDER BY search.rowid LIMIT :limit"
)


def search(db: Reader, query: str, limit: int = 50) -> tuple[Hit, ...]:
    """What holds every word of the query: things first, best first, then places in the texts."""
    match = match_expression(query)
    if not match:
        return ()
    things = [_thing(db, query, row) for row in db.rows(_FOUND, {"match": match, "limit": limit})]
    found = [hit for hit in things if hit is not None]
    return (*found, *_in_texts(db, query, match, limit))


def _in_texts(db: Reader, query: str, match: str, limit: int) -> list[Hit]:
    hits: list[Hit] = []
    rows = db.rows(_FOUND_IN_TEXT, {"match": match, "limit": limit * 4})
    for body_id, group in _grouped(rows).items():
        versions = db.rows(_SOURCES_OF_BODY, {"body": body_id})
        for version in versions:
            shown = version_text(db, version.version_id)
            cut = {int(row.block) for row in db.rows(_CUTS, {"version": version.version_id})}
            for index in group:
                if index in cut or len(hits) >= limit:
                    continue
                block = shown.blocks[index]
                words, marks, first = snippet(shown.text[block.start : block.end], query)
                hits.append(
                    Hit(
                        "text",
                        version.id,
                        version.title,
                        words,
                        marks,
                        version.id,
                        block.start + first,
                        block.paragraph,
                    )
                )
    return hits


def _grouped(rows: Any) -> dict[int, list[int]]:
    out: dict[int, list[int]] = {}
    for row in rows:
        out.setdefault(int(row.thing_id), []).append(int(row.block))
    return out


_SOURCES_OF_BODY = (
    select(source.c.id, source.c.title, source_version.c.id.label("version_id"))
    .select_from(source.join(source_version, source_version.c.id == current_version))
    .join(body, body.c.id == source_version.c.body_id)
    .where(body.c.id == bindparam("body"))
)
_CUTS = select(source_cut.c.block).where(source_cut.c.version_id == bindparam("version"))
_TITLES: dict[str, Any] = {
    "source": select(source.c.title.label("title"), source.c.publisher.label("words")),
    "tag": select(tag.c.name.label("title"), tag.c.definition.label("words")),
    "note": select(note.c.title.label("title"), note.c.body.label("words")),
    "donation": select(
        (donation.c.ref + " · " + donation.c.title).label("title"),
        func.trim(donation.c.motive + " " + donation.c.ambiguity + " " + donation.c.note).label("words"),
    ),
    "fact": select((country.c.name + " · " + fact.c.field).label("title"), fact.c.value.label("words")).join(
        country, country.c.id == fact.c.country_id
    ),
    "actor": select(actor.c.name.label("title"), actor.c.note.label("words")),
    "country": select(country.c.name.label("title"), country.c.code.label("words")),
}
_TABLES = {
    "source": source, "tag": tag, "note": note, "donation": donation, "fact": fact, "actor": actor, "country": country,
}  # fmt: skip


def _thing(db: Reader, query: str, row: Row[Any]) -> Hit | None:
    statement = _TITLES[row.kind].where(_TABLES[row.kind].c.id == bindparam("id"))
    found = db.rows(statement, {"id": row.thing_id})
    if not found:
        return None
    words, marks, _ = snippet(found[0].words, query)
    title = found[0].title or words[:60] or "Empty note"
    return Hit(row.kind, row.thing_id, title, words, marks)
