"""Which evidence is a counterpart of evidence on the original of its work, as SQL (see `domain/works.py`).

Nothing is stored: it follows from the links, the works and the pairs of paragraphs, so it is right after every
operation and every undo.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from app.domain.parts import PARTS
from app.domain.works import TextRole
from app.store.fast_statements import Quick
from app.store.reader import Reader
from app.store.schema import claim, evidence, note, paragraph_pair, passage, passage_tag, source, source_version, thing

_here = passage.alias("here")
_version = source_version.alias("version_here")
_text = source.alias("text_here")
_there = passage.alias("there")
_version_there = source_version.alias("version_there")
_original = source.alias("original")
_on_original = evidence.alias("on_original")

_OTHER_TEXTS = or_(_text.c.text == TextRole.DIGEST.value, _text.c.text == TextRole.TRANSLATION.value)
_PAIRED = exists(
    select(paragraph_pair.c.id).where(
        paragraph_pair.c.source_id == _text.c.id,
        paragraph_pair.c.paragraph == func.coalesce(_here.c.paragraph, 0),
        paragraph_pair.c.original == func.coalesce(_there.c.paragraph, 0),
    )
)
_OF_ONE_WORK = and_(
    _original.c.work_id == _text.c.work_id,
    _original.c.text == TextRole.ORIGINAL.value,
    _version_there.c.source_id == _original.c.id,
    _there.c.version_id == _version_there.c.id,
    _PAIRED,
)
_PAIRS = (
    select(_here.c.id)
    .select_from(_here, _version, _text, _original, _version_there, _there)
    .where(_version.c.id == _here.c.version_id, _text.c.id == _version.c.source_id, _OTHER_TEXTS, _OF_ONE_WORK)
)
"""Every passage `_here` of a digest or translation with every one `_there` that is in its paragraph of the original."""
_A_PAIR = Quick(select(paragraph_pair.c.id).limit(1))


def has_works(db: Reader) -> bool:
    """Whether any work has several texts here; otherwise there are no counterparts."""
    return bool(db.rows(_A_PAIR))


@cache
def is_counterpart() -> ColumnElement[bool]:
    """Whether a row of `evidence` is a counterpart."""
    on_both = _PAIRS.select_from(_on_original).where(
        _here.c.id == evidence.c.passage_id,
        _on_original.c.passage_id == _there.c.id,
        *(_on_original.c[name] == evidence.c[name] for name in ("thing_id", "field", "role")),
        *(func.coalesce(_on_original.c[p.column], 0) == func.coalesce(evidence.c[p.column], 0) for p in PARTS),
    )
    return exists(on_both.correlate(evidence))


@cache
def repeats_original(*, tagged: bool = False) -> ColumnElement[bool]:
    """Whether everything attached to a row of `passage` is also attached to the original of its work.

    A passage with a note never qualifies. `tagged` restricts the question to tagged passages, which is faster.
    """
    inner, version, text = passage.alias("inner"), source_version.alias("inner_version"), source.alias("inner_text")
    put, claimed = passage_tag.alias("put"), claim.alias("claimed")
    put_there, claimed_there = passage_tag.alias("put_there"), claim.alias("claimed_there")
    paired = _PAIRS.where(_here.c.id == inner.c.id)
    same_tag = (put_there.c.passage_id == _there.c.id, put_there.c.tag_id == put.c.tag_id)
    same_claim = (
        claimed_there.c.passage_id == _there.c.id,
        claimed_there.c.kind == claimed.c.kind,
        claimed_there.c.asserted_by == claimed.c.asserted_by,
    )
    tag_there = exists(paired.select_from(put_there).where(*same_tag).correlate(inner, put))
    claim_there = exists(paired.select_from(claimed_there).where(*same_claim).correlate(inner, claimed))
    linked = select(evidence.c.id).where(evidence.c.passage_id == inner.c.id).correlate(inner)
    put_on = select(put.c.id).where(put.c.passage_id == inner.c.id).correlate(inner)
    claims = select(claimed.c.id).where(claimed.c.passage_id == inner.c.id).correlate(inner)
    found = select(note.c.id).select_from(note.join(thing))
    noted = found.where(thing.c.kind == passage.name, thing.c.row_id == inner.c.id).correlate(inner)
    every = (
        select(inner.c.id)
        .select_from(
            inner.join(version, inner.c.version_id == version.c.id).join(text, version.c.source_id == text.c.id)
        )
        .where(
            text.c.text.in_((TextRole.DIGEST.value, TextRole.TRANSLATION.value)),
            inner.c.id.in_(select(passage_tag.c.passage_id))
            if tagged
            else exists(linked) | exists(put_on) | exists(claims),
            ~exists(linked.where(~is_counterpart())),
            ~exists(put_on.where(~tag_there)),
            ~exists(claims.where(~claim_there)),
            ~exists(noted),
        )
    )
    return passage.c.id.in_(every)
