"""Which passages are about which records: evidence for it, and passages that share words with that.

A tag is put on a sentence where the evidence for a field is two words of it: both speak of the record.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Join, Select, and_, func, select

from app.store.reader import Reader
from app.store.schema import donation, evidence, passage, source_version, thing

_WORDS = passage.alias("evident")


def longest(db: Reader) -> int:
    """How many code points the longest passage has: nothing that begins so far before another shares words with it."""
    return int(db.rows(select(func.coalesce(func.max(passage.c.end - passage.c.start), 0)))[0][0])


def _joined(most: int) -> Join:
    """Passages with their versions, the evidence they share words with, and the identities of its things."""
    shares = and_(
        _WORDS.c.version_id == passage.c.version_id,
        _WORDS.c.start < passage.c.end,
        _WORDS.c.start > passage.c.start - most,
        passage.c.start > _WORDS.c.start - most,  # the same from the other side: either may be looked up by the other
        _WORDS.c.end > passage.c.start,
    )
    return (
        passage.join(source_version)
        .join(_WORDS, shares)
        .join(evidence, evidence.c.passage_id == _WORDS.c.id)
        .join(thing, and_(thing.c.id == evidence.c.thing_id, thing.c.kind == donation.name))
    )


def records(most: int, condition: ColumnElement[bool]) -> Select[int]:
    """The ids of the records of which passages speak that fit a condition over passage and source_version; `most` is
    what `longest` says."""
    return select(thing.c.row_id).select_from(_joined(most)).where(condition)


def passages(most: int, record_ids: Any) -> Select[int]:
    """The ids of the passages that speak of one of these records."""
    return select(passage.c.id).select_from(_joined(most)).where(thing.c.row_id.in_(record_ids))


def pairs(most: int, *beside: Any) -> Select[*tuple[Any, ...]]:
    """Each record with each passage that speaks of it (`row_id`, `passage_id`)."""
    columns = (thing.c.row_id, passage.c.id.label("passage_id"), *beside)
    return select(*columns).select_from(_joined(most)).distinct()
