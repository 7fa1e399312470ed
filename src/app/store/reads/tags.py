"""Reading the codebook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, select, text

from app.domain.changes import Author
from app.domain.codebook import COLORS, SEPARATOR, Tag, TagContent, in_order
from app.domain.language import tr
from app.domain.likely_tags import TagUse
from app.store.counterparts import has_works, repeats_original
from app.store.first_tags import RECENT
from app.store.reader import Reader, first, first_column, kept
from app.store.schema import passage, passage_tag, source, source_version, tag

USES = select(passage_tag.c.tag_id, func.count(passage_tag.c.passage_id.distinct()).label("uses")).group_by(
    passage_tag.c.tag_id
)
"""How many passages carry each tag itself."""
_TAGS = select(tag).order_by(tag.c.ordinal, func.lower(tag.c.name))
_KEYS = select(tag.c.key, tag.c.id).where(tag.c.key != "")
_NEWEST = (
    select(passage_tag.c.id, passage_tag.c.tag_id, passage_tag.c.author_id, passage_tag.c.passage_id)
    .order_by(passage_tag.c.id.desc())
    .limit(500)
    .subquery()
)
_LAST_USES = (
    select(_NEWEST.c.tag_id, _NEWEST.c.author_id, source_version.c.source_id)
    .select_from(_NEWEST)
    .join(passage, passage.c.id == _NEWEST.c.passage_id)
    .join(source_version)
    .order_by(_NEWEST.c.id.desc())
)
_RECENT = text(RECENT)


def codebook(db: Reader) -> tuple[Tag, ...]:
    """Every tag with how many passages carry it, parents before their children, siblings by their order and name."""
    return kept(db, "codebook", lambda: _codebook(db))


def _codebook(db: Reader) -> tuple[Tag, ...]:
    counts = {int(row.tag_id): int(row.uses) for row in db.rows(USES)}
    repeated = USES.join(passage, passage.c.id == passage_tag.c.passage_id).where(repeats_original(tagged=True))
    for row in db.rows(repeated) if has_works(db) else ():
        counts[int(row.tag_id)] -= int(row.uses)  # what the original has too counts once
    rows = db.rows(_TAGS)
    return in_order([(int(r.id), r.uid, r.parent_id, content_in(r), counts.get(int(r.id), 0)) for r in rows])


def content_in(row: Row[Any]) -> TagContent:
    """What a row of the tag table says of its tag."""
    return TagContent(
        row.name, row.color, row.definition, row.when_to_use, row.when_not, tuple(json.loads(row.examples)),
        tuple(json.loads(row.aliases)), row.key,
    )  # fmt: skip


def one_tag(db: Reader, tag_id: int) -> Tag:
    """One tag. Raises `NotFound`."""
    return first((one for one in codebook(db) if one.id == tag_id), tr("This tag is no longer in the codebook."))


def content_of(db: Reader, tag_id: int) -> TagContent:
    """What is said of one tag, without reading the others. Raises `NotFound`."""
    row = first(db.rows(select(tag).where(tag.c.id == tag_id)), tr("This tag is no longer in the codebook."))
    return content_in(row)


def path_of(db: Reader, tag_id: int) -> str:
    """The path of one tag, without reading the others."""
    names: list[str] = []
    above: int | None = tag_id
    while above is not None:
        row = db.rows(select(tag.c.name, tag.c.parent_id).where(tag.c.id == above))[0]
        names.append(row.name)
        above = row.parent_id
    return SEPARATOR.join(reversed(names))


def new_color(db: Reader, parent_id: int | None) -> int:
    """The hue of a tag to be made: its parent's; at the top, one that few have."""
    if parent_id is not None:
        return content_of(db, parent_id).color
    used = list(first_column(db, select(tag.c.color).where(tag.c.parent_id.is_(None))))
    return min(range(COLORS), key=used.count)


def recent_tag_ids(db: Reader) -> tuple[int, ...]:
    """The tags that were put on passages last, newest first."""
    return first_column(db, _RECENT)


def last_uses(db: Reader, source_id: int, author: Author) -> tuple[TagUse, ...]:
    """The last taggings of the workspace, newest first, as seen by somebody who reads a source."""
    return tuple(
        TagUse(int(row.tag_id), row.source_id == source_id, author.is_of(row.author_id)) for row in db.rows(_LAST_USES)
    )


def counts_by_source(db: Reader, tag_ids: Sequence[int]) -> tuple[tuple[int, str, int], ...]:
    """(source id, title, passages that carry any of these tags), most passages first."""
    uses = func.count(passage.c.id.distinct())
    found = select(source.c.id, source.c.title, uses.label("uses")).select_from(passage_tag).join(passage)
    found = found.join(source_version).join(source).where(passage_tag.c.tag_id.in_(tag_ids)).group_by(source.c.id)
    rows = db.rows(found.order_by(uses.desc(), source.c.id))
    return tuple((int(row.id), str(row.title), int(row.uses)) for row in rows)


def passages_of(db: Reader, tag_ids: Sequence[int]) -> set[int]:
    """The ids of the passages that carry any of these tags."""
    return set(first_column(db, select(passage_tag.c.passage_id).where(passage_tag.c.tag_id.in_(tag_ids)).distinct()))


def keys(db: Reader) -> dict[str, int]:
    """The keys of tags, in lower case, with the ids of their tags."""
    return {str(row.key): int(row.id) for row in db.rows(_KEYS)}
