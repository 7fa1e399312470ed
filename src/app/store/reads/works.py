"""Reading works: their texts, and which paragraphs of one are paired with which of the original."""

from __future__ import annotations

from sqlalchemy import func, select

from app.domain.by_key import by_key
from app.domain.terms import EvidenceRole
from app.domain.works import Pair, pairs_of
from app.store.parts import part_of
from app.store.reader import Reader, first_column
from app.store.schema import evidence, paragraph_pair, passage, source, source_version, thing


def texts(db: Reader, work_id: int) -> tuple[int, ...]:
    """The ids of the sources that are texts of a work, the original first."""
    of = select(source.c.id).where(source.c.work_id == work_id)
    return first_column(db, of.order_by(source.c.text != "original"))


def pairs(db: Reader, source_id: int) -> tuple[Pair, ...]:
    """The pairs of paragraphs of a text with its original, in order."""
    found = select(paragraph_pair).where(paragraph_pair.c.source_id == source_id)
    rows = db.rows(found.order_by(paragraph_pair.c.paragraph, paragraph_pair.c.original))
    return tuple((int(row.paragraph), int(row.original)) for row in rows)


def paired_by_evidence(db: Reader, source_id: int, original_id: int) -> tuple[Pair, ...]:
    """The pairs of paragraphs that follow from what is linked in both texts, field by field."""
    ours, theirs = (_paragraphs(db, one) for one in (source_id, original_id))
    return pairs_of(
        pair
        for key, paragraphs in ours.items()
        if len(paragraphs) == len(theirs.get(key, ()))
        for pair in zip(paragraphs, theirs[key], strict=True)
    )


Key = tuple[int, str, int | None, EvidenceRole]


def _paragraphs(db: Reader, source_id: int) -> dict[Key, list[int]]:
    """The paragraphs in which each field has evidence, in order."""
    found = select(evidence, func.coalesce(passage.c.paragraph, 0).label("at")).join(thing)
    found = found.join(passage, passage.c.id == evidence.c.passage_id).join(source_version)
    rows = db.rows(found.where(source_version.c.source_id == source_id).order_by(passage.c.start))
    return by_key(((row.thing_id, row.field, part_of(row), EvidenceRole(row.role)), int(row.at)) for row in rows)


def of_sources(db: Reader) -> dict[int, int]:
    """The work of each source that is a text of one."""
    rows = db.rows(select(source.c.id, source.c.work_id).where(source.c.work_id.is_not(None)))
    return {int(row.id): int(row.work_id) for row in rows}
