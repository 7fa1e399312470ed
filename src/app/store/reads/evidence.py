"""Reading evidence: the passages that stand under records, facts, countries and actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from app.domain.anchor import AnchorState
from app.domain.errors import NotFound
from app.domain.kinds import KINDS
from app.domain.language import tr
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole
from app.store.kinds import STORED
from app.store.reader import Reader
from app.store.schema import (
    actor,
    country,
    donation_item,
    donation_party,
    evidence,
    passage,
    source,
    source_version,
    thing,
)
from app.store.things import among

_PART_ACTOR = actor.alias("part_actor")
_PART_COUNTRY = country.alias("part_country")

_EVIDENCE = (
    select(
        evidence.c.id,
        evidence.c.field,
        evidence.c.role,
        evidence.c.note,
        evidence.c.party_id,
        evidence.c.item_id,
        passage.c.id.label("passage_id"),
        passage.c.uid.label("passage_uid"),
        passage.c.paragraph,
        passage.c.start,
        passage.c.end,
        passage.c.quote,
        passage.c.state,
        source.c.id.label("source_id"),
        source.c.title.label("source_title"),
        source.c.kind.label("source_kind"),
        donation_item.c.item,
        func.coalesce(_PART_ACTOR.c.name, func.nullif(donation_party.c.name, ""), _PART_COUNTRY.c.name, "").label(
            "party"
        ),
    )
    .add_columns(thing.c.row_id.label("target_id"))
    .select_from(evidence)
    .join(thing, thing.c.id == evidence.c.thing_id)
    .join(passage, passage.c.id == evidence.c.passage_id)
    .join(source_version, source_version.c.id == passage.c.version_id)
    .join(source, source.c.id == source_version.c.source_id)
    .outerjoin(donation_item, donation_item.c.id == evidence.c.item_id)
    .outerjoin(donation_party, donation_party.c.id == evidence.c.party_id)
    .outerjoin(_PART_ACTOR, _PART_ACTOR.c.id == donation_party.c.actor_id)
    .outerjoin(_PART_COUNTRY, _PART_COUNTRY.c.id == donation_party.c.country_id)
    # The original before our paraphrase of it, and what supports before what does not.
    .order_by(
        source.c.kind != SourceKind.ARTICLE.value,
        source.c.id,
        evidence.c.role != EvidenceRole.SUPPORTS.value,
        passage.c.start,
        passage.c.end,
        evidence.c.id,
    )
)


def of(db: Reader, kind: str, ids: Iterable[int]) -> dict[int, tuple[EvidenceItem, ...]]:
    """The evidence for each of these things of one kind, articles before digests, what supports
    before what does not, then in the order of the text."""
    wanted = list(ids)
    out: dict[int, list[EvidenceItem]] = {}
    for at in range(0, len(wanted), 500):
        chunk = wanted[at : at + 500]
        for row in db.rows(_EVIDENCE.where(among(kind, chunk))):
            out.setdefault(int(row.target_id), []).append(_item(row))
    return {target: tuple(items) for target, items in out.items()}


def _item(row: Row[Any]) -> EvidenceItem:
    return EvidenceItem(
        row.id,
        row.field,
        row.item_id if row.party_id is None else row.party_id,
        row.item if row.item is not None else row.party,
        EvidenceRole(row.role),
        row.note,
        row.passage_id,
        row.passage_uid,
        row.source_id,
        row.source_title,
        SourceKind(row.source_kind),
        row.paragraph,
        row.start,
        row.end,
        row.quote,
        AnchorState(row.state),
    )


def target_of(db: Reader, evidence_id: int) -> tuple[str, int, int]:
    """(kind, thing id, passage id) of one piece of evidence. Raises `NotFound`."""
    found = select(thing.c.kind, thing.c.row_id, evidence.c.passage_id).join(thing, thing.c.id == evidence.c.thing_id)
    rows = db.rows(found.where(evidence.c.id == bindparam("id")), {"id": evidence_id})
    if not rows:
        raise NotFound(tr("This piece of evidence is no longer in the workspace."))
    return str(rows[0].kind), int(rows[0].row_id), int(rows[0].passage_id)


def label_of(db: Reader, kind: str, thing_id: int) -> str:
    """What a thing is called in menus and history: D-22, *Iran · cases*, Iran, Huawei. Raises `NotFound`."""
    stored = STORED[kind]
    rows = db.rows(select(stored.label).select_from(stored.rows).where(stored.table.c.id == thing_id))
    if not rows:
        raise NotFound(tr(KINDS[kind].gone))
    return str(rows[0][0])


def passages_of(db: Reader, kind: str, ids: Sequence[int]) -> tuple[int, ...]:
    """The passages under these things, in the order of sources and text."""
    if not ids:
        return ()
    rows = db.rows(
        select(passage.c.id)
        .join(evidence, evidence.c.passage_id == passage.c.id)
        .join(thing, thing.c.id == evidence.c.thing_id)
        .where(among(kind, list(ids)))
        .order_by(passage.c.version_id, passage.c.start, passage.c.end)
    )
    return tuple(dict.fromkeys(int(row.id) for row in rows))
