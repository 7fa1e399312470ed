"""Reads what a page paints of very many passages: only their offsets and the colours of their tags."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from app.store.reader import Reader, first_column
from app.store.schema import evidence, note, passage, passage_tag, tag, thing
from app.store.things import under

_HERE = passage.c.version_id == bindparam("v")
_PLACES = select(passage.c.id, passage.c.start, passage.c.end).where(_HERE)
_IN_ORDER = _PLACES.order_by(passage.c.start, passage.c.end)
"""As they are in the index, so that nothing is sorted; the page puts outer passages before inner ones itself."""
_COLORS = (
    select(passage_tag.c.passage_id, tag.c.color, tag.c.id)
    .join(tag)
    .join(passage, passage.c.id == passage_tag.c.passage_id)
    .where(_HERE)
    .group_by(passage_tag.c.passage_id, passage_tag.c.tag_id)
    .order_by(func.min(passage_tag.c.id))
)
_LINKED = select(evidence.c.passage_id).distinct().join(passage).where(_HERE)
_PIECES = select(evidence.c.id).join(passage).where(_HERE)
_NOTED = under(note, passage.name).distinct().join(passage, passage.c.id == thing.c.row_id).where(_HERE)


class PageMarks(NamedTuple):
    """The passages of a version, as they are painted."""

    places: list[tuple[int, int, int]]
    """Id, start and end in code points, in the order of their beginnings."""
    colors: dict[int, tuple[int, ...]]
    """Of the tags of each passage that has any, in the order they were put."""
    tags: dict[int, tuple[int, ...]]
    """The ids of these tags, in the same order."""
    noted: frozenset[int]
    linked: frozenset[int]
    """Those that are evidence."""


def marks_on(db: Reader, version_id: int) -> PageMarks:
    """All of them, read with one statement each for places, colours, notes and evidence."""
    values = {"v": version_id}
    colors: dict[int, tuple[int, ...]] = {}
    tags: dict[int, tuple[int, ...]] = {}
    for passage_id, color, tag_id in map(tuple, db.rows(_COLORS, values)):
        known = passage_id in colors
        colors[passage_id] = (*colors[passage_id], color) if known else (color,)
        tags[passage_id] = (*tags[passage_id], tag_id) if known else (tag_id,)
    noted, linked = (frozenset(first_column(db, which, values)) for which in (_NOTED, _LINKED))
    return PageMarks(list(map(tuple, db.rows(_IN_ORDER, values))), colors, tags, noted, linked)


def more_than(db: Reader, version_id: int, many: int, *, pieces: bool = False) -> bool:
    """Whether a version has more passages, or its passages are evidence for more."""
    found = _PIECES if pieces else _PLACES
    return bool(db.rows(found.limit(1).offset(bindparam("n")), {"v": version_id, "n": many}))
