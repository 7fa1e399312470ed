"""Reading evidence: the passages that are evidence for records, facts, countries and actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, Select, bindparam, select

from app.domain.anchor import AnchorState
from app.domain.blocks import place_at
from app.domain.by_key import by_key
from app.domain.evidence import SentencesOf
from app.domain.excerpts import Excerpt, excerpts, is_own
from app.domain.kinds import KINDS, ThingKey
from app.domain.language import tr
from app.domain.parts import PARTS
from app.domain.passages import Passage
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind, SourceText
from app.domain.terms import EvidenceRole
from app.domain.vocabularies import NO_VOCABULARIES
from app.store.among import Within, among_given, among_ids, given
from app.store.counterparts import is_counterpart
from app.store.kinds import STORED
from app.store.parts import STORED_PARTS
from app.store.reader import Reader, first, first_column
from app.store.reads.own_fields import FIELD_NAME
from app.store.reads.sources import version_text
from app.store.schema import donation, evidence, passage, source, source_version, thing
from app.store.things import among, of_kind


def sources_of(within: Within) -> Select[*tuple[Any, ...]]:
    """Records with the sources of their evidence, as a statement: `id`, and the source as `key`."""
    found = select(thing.c.row_id.label("id"), source_version.c.source_id.label("key")).join(evidence).join(passage)
    return found.join(source_version).where(thing.c.kind == donation.name, within(thing.c.row_id)).distinct()


_EVIDENCE = (
    select(
        evidence.c.id, evidence.c.field, FIELD_NAME, evidence.c.role, evidence.c.note, evidence.c.uid,
        evidence.c.created_by, evidence.c.created_at, *(evidence.c[part.column] for part in PARTS),
        passage.c.id.label("passage_id"), passage.c.version_id, passage.c.paragraph, passage.c.start, passage.c.end,
        passage.c.quote, passage.c.state, source.c.id.label("source_id"), source.c.title.label("source_title"),
        source.c.kind.label("source_kind"), thing.c.row_id.label("target_id"),
        is_counterpart().label("is_counterpart"),
    )
    .select_from(evidence)
    .join(thing)
    .join(passage, passage.c.id == evidence.c.passage_id)
    .join(source_version)
    .join(source)
    # The original before our paraphrase of it, and what supports before what does not.
    .order_by(
        source.c.kind != SourceKind.ARTICLE.value, source.c.id, evidence.c.role != EvidenceRole.SUPPORTS.value,
        passage.c.start, passage.c.end, evidence.c.id,
    )
)  # fmt: skip


_EVIDENCE_OF = _EVIDENCE.where(thing.c.kind == bindparam("kind"), among_given(thing.c.row_id))
_PARTS = {part.kind.column: part.rows.where(among_given(part.table.c.id)) for part in STORED_PARTS}


def of(
    db: Reader, kind: str, ids: Iterable[int], *, with_sentences: bool = True
) -> dict[int, tuple[EvidenceItem, ...]]:
    """The evidence for each of these things of one kind: articles before digests, supporting evidence first, then in
    the order of the text. `with_sentences` reads the texts too."""
    rows = db.rows(_EVIDENCE_OF, {"kind": kind, **given(ids)})
    called, around = _called(db, rows), _Around(db)
    items = ((int(row.target_id), _item(row, called)) for row in rows)
    found = by_key((target, around.with_sentence(item) if with_sentences else item) for target, item in items)
    return {target: tuple(some) for target, some in found.items()}


def _called(db: Reader, rows: Iterable[Row[Any]]) -> dict[ThingKey, str]:
    """The names of the parts that evidence is about, by their column and id."""
    out: dict[ThingKey, str] = {}
    for part in STORED_PARTS:
        column = part.kind.column
        ids = {found for row in rows if (found := getattr(row, column)) is not None}
        for one in db.rows(_PARTS[column], given(ids)) if ids else ():
            out[column, int(one.id)] = part.kind.called(part.read(one, NO_VOCABULARIES))
    return out


def _item(row: Row[Any], called: Mapping[ThingKey, str]) -> EvidenceItem:
    """A row as a piece of evidence; `called` has the names of parts, by column and id."""
    named = [(part.column, found) for part in PARTS if (found := getattr(row, part.column)) is not None]
    return EvidenceItem(
        row.id, row.field, named[0][1] if named else None, called.get(named[0], "") if named else "",
        EvidenceRole(row.role), row.note, row.passage_id, row.source_id, row.source_title,
        SourceKind(row.source_kind), row.paragraph, row.start, row.end, row.quote, AnchorState(row.state),
        field_name=row.field_name, version_id=row.version_id, at=row.created_at,
        is_counterpart=bool(row.is_counterpart), uid=row.uid, author=row.created_by,
    )  # fmt: skip


class _Around:
    """Finds the sentences that contain evidence. Each text is read once."""

    def __init__(self, db: Reader) -> None:
        self._db = db
        self._texts: dict[int, tuple[SourceText, SentencesOf]] = {}
        self._words: dict[tuple[int, int, int], str] = {}

    def with_sentence(self, item: EvidenceItem) -> EvidenceItem:
        """The same with its sentence and its place; without both if the words are no longer where they should be."""
        found = self.of(item.version_id, item.start, item.end, item.quote)
        if found is None:
            return item
        place = place_at(self._texts[item.version_id][0].blocks, item.start)
        return replace(item, around=found[1], around_start=found[0], place=place)

    def of(self, version_id: int, start: int, end: int, quote: str) -> tuple[int, str] | None:
        """Where the sentence of some words begins, and its own words."""
        known = self._texts.get(version_id)
        if known is None:
            text = version_text(self._db, version_id)
            known = self._texts[version_id] = text, SentencesOf(text.text, text.blocks)
        text, found = known
        if text.text[start:end] != quote:
            return None
        low, high = found.around(start, end)
        # Many pieces share a sentence: its words are kept once.
        return low, self._words.setdefault((version_id, low, high), text.text[low:high])


def sentences_around(db: Reader, passages: Iterable[Passage]) -> dict[int, tuple[int, str]]:
    """Where the sentence of each passage begins, and its words; not of one whose words are no longer there."""
    around = _Around(db)
    found = ((one.id, around.of(one.version_id, one.start, one.end, one.quote)) for one in passages)
    return {passage_id: sentence for passage_id, sentence in found if sentence is not None}


def read_as(db: Reader, passage: Passage) -> Excerpt:
    """A passage as a person reads it: one that is nothing but evidence in its sentence."""
    around = {} if is_own(passage) else sentences_around(db, (passage,))
    return excerpts((passage,), around)[0]


def target_of(db: Reader, evidence_id: int) -> tuple[str, int, int]:
    """(kind, thing id, passage id) of one piece of evidence. Raises `NotFound`."""
    found = select(thing.c.kind, thing.c.row_id, evidence.c.passage_id).join(thing)
    row = first(
        db.rows(found.where(evidence.c.id == bindparam("id")), {"id": evidence_id}),
        tr("This piece of evidence is no longer in the workspace."),
    )
    return str(row.kind), int(row.row_id), int(row.passage_id)


def label_of(db: Reader, kind: str, thing_id: int) -> str:
    """What a thing is called in menus and history: D-22, *Iran · cases*, Iran, Huawei. Raises `NotFound`."""
    stored = STORED[kind]
    row = first(
        db.rows(select(stored.label).select_from(stored.rows).where(stored.table.c.id == thing_id)),
        tr(KINDS[kind].gone),
    )
    return str(row[0])


def passages_of(db: Reader, kind: str, ids: Sequence[int]) -> tuple[int, ...]:
    """The passages under these things, in the order of sources and text."""
    if not ids:
        return ()
    found = select(passage.c.id).join(evidence, evidence.c.passage_id == passage.c.id).join(thing)
    rows = db.rows(found.where(among(kind, list(ids))).order_by(passage.c.version_id, passage.c.start, passage.c.end))
    return tuple(dict.fromkeys(int(row.id) for row in rows))


def things_on(db: Reader, kind: str, passages: Iterable[int]) -> tuple[int, ...]:
    """The things of a kind for which any of these passages is evidence."""
    found = select(thing.c.row_id).select_from(of_kind(evidence, kind)).distinct().order_by(thing.c.row_id)
    return first_column(db, found.where(among_ids(evidence.c.passage_id, passages)))
