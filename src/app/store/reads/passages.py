"""Reading passages with all that is attached to them. Lists load each kind of thing with one statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from operator import itemgetter
from sys import intern
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Row,
    Select,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)

from app.domain.anchor import AnchorState
from app.domain.by_key import by_key
from app.domain.changes import Author
from app.domain.codebook import SEPARATOR
from app.domain.kinds import evident
from app.domain.language import tr
from app.domain.passages import Claim, EvidenceRef, Passage, TagRef
from app.domain.query import Query
from app.domain.terms import Assertion, ClaimKind, EvidenceRole, Sureness
from app.store.counterparts import has_works, repeats_original
from app.store.fast_statements import Quick
from app.store.kinds import STORED
from app.store.parts import PART_ID
from app.store.reader import Reader, first
from app.store.reads.own_fields import FIELD_NAME
from app.store.reads.query import of_passages
from app.store.schema import (
    claim,
    evidence,
    note,
    operation_change,
    passage,
    passage_tag,
    source,
    source_version,
    tag,
    thing,
)
from app.store.store import Store
from app.store.things import of_kind

# What a `Passage` begins with, in its order: of thousands each column asked for by its name would take longer.
_PASSAGE = (
    select(
        passage.c.id, passage.c.uid, source.c.id.label("source_id"), source.c.title.label("source_title"),
        passage.c.version_id, passage.c.start, passage.c.end, passage.c.quote, passage.c.paragraph, passage.c.state,
    )
    .join(source_version, source_version.c.id == passage.c.version_id)
    .join(source)
)  # fmt: skip


def of_source(db: Reader, source_id: int) -> tuple[Passage, ...]:
    """The passages of a source's versions, in the order of the text."""
    rows = db.rows(
        _PASSAGE.where(source.c.id == bindparam("s")).order_by(passage.c.start, passage.c.end.desc()), {"s": source_id}
    )
    return _filled(db, rows, _of_source(), {"s": source_id})


def one(db: Reader, passage_id: int) -> Passage:
    """One passage. Raises `NotFound`."""
    return first(many(db, (passage_id,)), tr("This passage is no longer in the workspace."))


def many(db: Reader, passage_ids: Iterable[int]) -> tuple[Passage, ...]:
    """These passages, in the order asked for; those that are gone are left out."""
    ids = list(passage_ids)
    out: dict[int, Passage] = {}
    for at in range(0, len(ids), 500):
        chunk = ids[at : at + 500]
        rows = db.rows(_THESE_PASSAGES, {"ids": chunk})
        out |= {p.id: p for p in _filled(db, rows, _of_these(), {"ids": chunk})}
    return tuple(out[i] for i in ids if i in out)


def retagged(
    db: Store, operation_id: int, known: Mapping[int, Passage], paths: Mapping[int, str]
) -> tuple[Passage, ...]:
    """The passages after an operation on nothing but passages and tags; all else is taken from what is known.

    That is one statement, and done after each tag. A passage that is not known is new: it is bare. `paths` are
    the `tag_paths`.
    """
    tags: dict[int, list[TagRef]] = {}
    rows: dict[int, Row[Any]] = {}
    for row in db.rows_just_written(_RETAGGED, {"operation": operation_id}):
        rows[row.id] = row
        if row.tag_id is not None:
            ref = TagRef(row.tag_id, row.tag_name, paths[row.tag_id], row.tag_color, _by(row))
            _put(tags.setdefault(row.id, []), ref)
    out: list[Passage] = []
    for passage_id, row in rows.items():
        fresh, before = _passage(row, tags=tuple(tags.get(passage_id, ()))), known.get(passage_id)
        if before is not None:
            fresh = replace(fresh, evidence=before.evidence, notes=before.notes, claim=before.claim)
        out.append(fresh)
    return tuple(out)


def listed(
    db: Reader,
    *,
    tag_ids: tuple[int, ...] = (),
    source_id: int | None = None,
    query: Query | None = None,
    limit: int = 200,
    offset: int = 0,
) -> tuple[Passage, ...]:
    """Passages by tag, source and question, in text order, by pages. Raises `BadInput` for what is not there."""
    asked = true() if query is None else of_passages(db, query)
    if tag_ids:
        asked &= passage.c.id.in_(select(passage_tag.c.passage_id).where(passage_tag.c.tag_id.in_(tag_ids)))
    if source_id is not None:
        asked &= source.c.id == source_id
    rows = db.rows(
        _PASSAGE.where(asked).order_by(source.c.id, passage.c.start, passage.c.end.desc()).limit(limit).offset(offset)
    )
    return _filled(db, rows, _of_these(), {"ids": [row.id for row in rows]})


def states(db: Reader, *, once: bool = False) -> dict[str, int]:
    """How many passages are in each state of their anchor; `once` leaves out what the original of a work has too."""
    counted = ~repeats_original() if once and has_works(db) else true()
    rows = db.rows(select(passage.c.state, func.count().label("uses")).where(counted).group_by(passage.c.state))
    return {str(row.state): int(row.uses) for row in rows}


TABLES = frozenset(("passage", "passage_tag", "evidence", "note", "claim"))
"""The tables of what is attached to passages; an operation on these alone can be followed passage by passage."""


_IMAGE = func.coalesce(operation_change.c.after, operation_change.c.before)
_TOUCHED = select(
    case(
        (operation_change.c.tbl == "passage", operation_change.c.row_id),
        (
            operation_change.c.tbl == "note",
            select(thing.c.row_id)
            .where(thing.c.id == func.json_extract(_IMAGE, "$.thing_id"), thing.c.kind == passage.name)
            .correlate(operation_change)
            .scalar_subquery(),
        ),
        else_=func.json_extract(_IMAGE, "$.passage_id"),
    )
).where(
    operation_change.c.operation_id == bindparam("operation"),
    or_(*(operation_change.c.tbl == name for name in sorted(TABLES))),
)


_BY = (passage_tag.c.created_by.label("tagged_by"), passage_tag.c.author_id.label("tagger"))

_RETAGGED = Quick(
    _PASSAGE.add_columns(tag.c.id.label("tag_id"), tag.c.name.label("tag_name"), tag.c.color.label("tag_color"), *_BY)
    .outerjoin(passage_tag, passage_tag.c.passage_id == passage.c.id)
    .outerjoin(tag)
    .where(passage.c.id.in_(_TOUCHED))
    .order_by(passage.c.id, passage_tag.c.id)
)


def touched_by(db: Reader, operation_id: int) -> set[int]:
    """The passages that an operation made, changed or removed, or on which it put or from which it took something."""
    rows = db.rows(_TOUCHED, {"operation": operation_id})
    return {int(row[0]) for row in rows if row[0] is not None}


# --- what is attached to passages ---------------------------------------------------------------------


class _PassageParts:
    """The statements for what is attached to the passages of a scope: made once, since making them takes longer than
    running them."""

    def __init__(self, scope: ColumnElement[bool]) -> None:
        found = select(passage_tag.c.passage_id, tag.c.id, tag.c.name, tag.c.color, *_BY).join(tag)
        found = found.join(passage, passage.c.id == passage_tag.c.passage_id).where(scope).order_by(passage_tag.c.id)
        self.tags = found
        self.evidence = _evidence_in(scope)
        found = select(thing.c.row_id.label("passage_id"), note.c.id).select_from(of_kind(note, passage.name))
        self.notes = found.join(passage, passage.c.id == thing.c.row_id).where(scope).order_by(note.c.id)
        self.claims = select(claim).join(passage, passage.c.id == claim.c.passage_id).where(scope)


def _evidence_in(scope: ColumnElement[bool]) -> CompoundSelect[*tuple[Any, ...]]:
    """SQL for what the passages of a scope are evidence for, records, facts and all other kinds together."""
    shared = (evidence.c.passage_id, evidence.c.id, evidence.c.field, evidence.c.role, PART_ID, FIELD_NAME)

    def branch(kind: str) -> Select[*tuple[Any, ...]]:
        stored = STORED[kind]
        scoped = of_kind(evidence, kind).join(passage, passage.c.id == evidence.c.passage_id)
        things = scoped.join(stored.table, stored.table.c.id == thing.c.row_id)
        if stored.beside is not None:
            things = things.join(*stored.beside)
        columns: list[Any] = [
            *shared,
            literal(kind).label("kind"),
            stored.table.c.id.label("thing_id"),
            stored.label.label("label"),
            _as_literal(stored.more).label("title"),
            _as_literal(stored.assertion).label("assertion"),
            _as_literal(stored.letters).label("code"),
            _as_literal(stored.giver).label("giver"),
            _as_literal(stored.receiver).label("receiver"),
        ]
        return select(*columns).select_from(things).where(scope)

    return union_all(*(branch(kind) for kind in evident()))


def _as_literal(words: Any) -> Any:
    return literal(words) if isinstance(words, str) else words


_THESE = passage.c.id.in_(bindparam("ids", expanding=True))
_THESE_PASSAGES = _PASSAGE.where(_THESE)


@cache
def _of_these() -> _PassageParts:
    return _PassageParts(_THESE)


@cache
def _of_source() -> _PassageParts:
    versions = select(source_version.c.id).where(source_version.c.source_id == bindparam("s"))
    return _PassageParts(passage.c.version_id.in_(versions))


_Values = Mapping[str, Any]


def _filled(db: Reader, rows: Iterable[Row[Any]], parts: _PassageParts, values: _Values) -> tuple[Passage, ...]:
    """The passages with their tags, evidence, claims and notes, each read once for all."""
    rows = list(rows)
    if not rows:
        return ()
    tags = _tags(db, parts, values)
    linked = _evidence(db, parts, values)
    notes = by_key((row.passage_id, row.id) for row in db.rows(parts.notes, values))
    claims = _claims(db, parts, values)
    out: list[Passage] = []
    for row in rows:
        at = row.id
        on_it = tuple(tags.get(at, ())), tuple(linked.get(at, ())), tuple(notes.get(at, ()))
        out.append(_passage(row, *on_it, claims.get(at)))
    return tuple(out)


def _passage(
    row: Sequence[Any],
    tags: tuple[TagRef, ...] = (),
    linked: tuple[EvidenceRef, ...] = (),
    notes: tuple[int, ...] = (),
    claim: Claim | None = None,
) -> Passage:
    of, uid, source_id, title, version_id, start, end, quote, paragraph, state = row[:10]
    return Passage(
        of, uid, source_id, title, version_id, start, end, quote, paragraph, _STATES[state], tags, linked, notes, claim
    )


_STATES = {one.value: one for one in AnchorState}


_TAG_NAME = Quick(select(tag.c.name).where(tag.c.id == bindparam("t")))


def tag_name(db: Reader, tag_id: int) -> str:
    """The name of a tag, without its parents. Raises `NotFound`."""
    row = first(db.rows(_TAG_NAME, {"t": tag_id}), tr("This tag is no longer in the codebook."))
    return str(row.name)


_ALL_TAGS = select(tag.c.id, tag.c.parent_id, tag.c.name)


def tag_paths(db: Reader) -> dict[int, str]:
    """The path of every tag, by id."""
    parents = {int(row.id): (row.parent_id, str(row.name)) for row in db.rows(_ALL_TAGS)}
    paths: dict[int, str] = {}
    for tag_id in parents:
        names: list[str] = []
        at: int | None = tag_id
        while at in parents and len(names) < len(parents):  # a damaged codebook may go round in a circle
            at, name = parents[at]
            names.append(name)
        paths[tag_id] = SEPARATOR.join(reversed(names))
    return paths


def _tags(db: Reader, parts: _PassageParts, values: _Values) -> dict[int, list[TagRef]]:
    rows = db.rows(parts.tags, values)
    paths = tag_paths(db) if rows else {}
    out: dict[int, list[TagRef]] = {}
    refs: dict[tuple[Any, ...], TagRef] = {}
    for row in rows:
        put = row[1:]  # the same on thousands of passages
        if put not in refs:
            refs[put] = TagRef(row.id, row.name, paths[row.id], row.color, _by(row))
        _put(out.setdefault(row[0], []), refs[put])
    return out


def _by(row: Row[Any]) -> tuple[Author, ...]:
    return (Author(row.tagged_by, row.tagger),)


def _put(refs: list[TagRef], ref: TagRef) -> None:
    """One more tagging: a tag that another person has put there too is there once."""
    for number, known in enumerate(refs):
        if known.id == ref.id:
            refs[number] = replace(known, by=known.by + ref.by)
            return
    refs.append(ref)


def _evidence(db: Reader, parts: _PassageParts, values: _Values) -> dict[int, list[EvidenceRef]]:
    out: dict[int, list[EvidenceRef]] = {}
    row: Any
    for row in sorted(db.rows(parts.evidence, values), key=itemgetter(1)):
        # In the order of the statement: of thousands each column asked for by its name would take longer.
        at, ref, field, role, part, own, kind, about, label, title, assertion, code, giver, receiver = row
        kind, field = intern(kind), intern(field)  # the same of thousands, each of which came by itself
        none_given = assertion == Assertion.NOT_GIVEN.value
        out.setdefault(at, []).append(
            EvidenceRef(
                ref, kind, about, label, field, _ROLES[role], none_given, title, part, code, own, giver, receiver
            )
        )
    return out


_ROLES = {one.value: one for one in EvidenceRole}


def _claims(db: Reader, parts: _PassageParts, values: _Values) -> dict[int, Claim]:
    rows = db.rows(parts.claims, values)
    return {
        row.passage_id: Claim(ClaimKind(row.kind), row.asserted_by, Sureness(row.sureness), row.answers_id, row.note)
        for row in rows
    }
