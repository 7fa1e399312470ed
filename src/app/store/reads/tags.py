"""Reading the codebook."""

from __future__ import annotations

from sqlalchemy import func, select

from app.domain.codebook import SEPARATOR, Tag, TagContent
from app.domain.errors import NotFound
from app.store.schema import passage_tag, tag
from app.store.store import Reader


def codebook(db: Reader) -> tuple[Tag, ...]:
    """Every tag, parents before their children, siblings by their order and name."""
    counted = db.rows(select(passage_tag.c.tag_id, func.count().label("uses")).group_by(passage_tag.c.tag_id))
    counts = {int(row.tag_id): int(row.uses) for row in counted}
    rows = db.rows(select(tag).order_by(tag.c.ordinal, func.lower(tag.c.name)))
    children: dict[int | None, list[int]] = {}
    by_id = {int(row.id): row for row in rows}
    for row in rows:
        children.setdefault(row.parent_id, []).append(int(row.id))
    out: list[Tag] = []
    pending: list[tuple[int, str]] = [(tag_id, "") for tag_id in reversed(children.get(None, []))]
    while pending:
        tag_id, above = pending.pop()
        row = by_id[tag_id]
        path = f"{above}{SEPARATOR}{row.name}" if above else row.name
        content = TagContent(row.name, row.color, row.definition, row.when_to_use, row.when_not)
        out.append(Tag(tag_id, row.uid, row.parent_id, path, content, counts.get(tag_id, 0)))
        pending += [(child, path) for child in reversed(children.get(tag_id, []))]
    return tuple(out)


def one_tag(db: Reader, tag_id: int) -> Tag:
    """One tag. Raises `NotFound`."""
    for found in codebook(db):
        if found.id == tag_id:
            return found
    raise NotFound("This tag is no longer in the codebook.")


def recent_tag_ids(db: Reader, limit: int = 9) -> tuple[int, ...]:
    """The tags that were put on passages last, newest first."""
    newest = func.max(passage_tag.c.id)
    rows = db.rows(select(passage_tag.c.tag_id).group_by(passage_tag.c.tag_id).order_by(newest.desc()).limit(limit))
    return tuple(int(row[0]) for row in rows)
