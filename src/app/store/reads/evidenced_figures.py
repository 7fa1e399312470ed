"""Reading which figures of a text are evidence: every passage of it that is, with the numbers that it supports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, cast

from sqlalchemy import case, select

from app.domain.coverage import Held
from app.domain.donations import Amount, Item, Party
from app.domain.parts import kind_of_field
from app.domain.progress import Stopped
from app.domain.support import numbers_in
from app.domain.terms import EvidenceRole
from app.store.among import among_ids, array_of_ids
from app.store.parts import PART_ID
from app.store.reader import Reader
from app.store.reads.donation_rows import Part, parts_of
from app.store.schema import donation, evidence, fact, passage, thing

_MONEY = ("money_low", "money_high", "money_as_stated")
_DONORS = ("donors_low", "donors_high", "donors_as_stated")
_RECIPIENTS = ("recipients_low", "recipients_high", "recipients_as_stated")
_INSTALMENTS = ("instalments_low", "instalments_high", "instalments_as_stated")
_FIELDS = {"money": _MONEY, "instalments": _INSTALMENTS, "donor_count": _DONORS, "recipient_count": _RECIPIENTS}
_COUNTED = ("parties", "items", "amounts")
_ROW_OF = {kind: case((thing.c.kind == kind, thing.c.row_id)).label(f"{kind}_id") for kind in ("donation", "fact")}
AT_ONCE = 500
_Held = tuple[frozenset[Decimal] | None, bool]


def of_version(db: Reader, version_id: int, stopped: Stopped) -> Iterator[Held]:
    """Every passage of a version for each thing that it is evidence for, those of a thing together; no more once
    `stopped` says so. There may be a million."""
    here = evidence.join(passage, passage.c.id == evidence.c.passage_id)
    found = select(evidence.c.id).select_from(here).where(passage.c.version_id == version_id)
    ids = array_of_ids(db, found.order_by(evidence.c.thing_id))
    read = (
        select(
            passage.c.start, passage.c.end, _ROW_OF["donation"], _ROW_OF["fact"], evidence.c.field,
            PART_ID, evidence.c.role,
        )
        .select_from(here.join(thing, thing.c.id == evidence.c.thing_id))
    )  # fmt: skip
    for at in range(0, len(ids), AT_ONCE):
        if stopped():
            return
        pieces = cast("Sequence[Any]", db.rows(read.where(among_ids(evidence.c.id, ids[at : at + AT_ONCE]))))
        held = _held_by(db, {_About(*about) for _, _, *about in pieces})  # many are evidence for the same
        for start, end, *about in pieces:
            yield Held(start, end, *held[_About(*about)])


def _held_by(db: Reader, every: Collection[_About]) -> dict[_About, _Held]:
    """The figures that some pieces of evidence support."""
    columns = [donation.c.id, *(donation.c[name] for names in _FIELDS.values() for name in names)]
    records = _by_id(db, columns, {one.donation_id for one in every})
    parts = parts_of(db, sorted(records), _COUNTED)
    columns = [fact.c.id, fact.c.field, fact.c.low, fact.c.high, fact.c.value, fact.c.as_of_as_stated]
    facts = _by_id(db, columns, {one.fact_id for one in every})
    return {one: _held(one, records, parts, facts) for one in every}


class _About(NamedTuple):
    """What a piece of evidence is for."""

    donation_id: int | None
    fact_id: int | None
    field: str
    part_id: int | None
    role: str


def _by_id(db: Reader, columns: Sequence[Any], ids: Iterable[int | None]) -> dict[int, Any]:
    """Rows with these columns, of which the first is the id."""
    wanted = among_ids(columns[0], (one for one in ids if one is not None))
    return {int(row.id): row for row in db.rows(select(*columns).where(wanted))}


def _held(
    piece: _About, records: dict[int, Any], parts: dict[int, dict[str, tuple[Part, ...]]], facts: dict[int, Any]
) -> _Held:
    """What a piece of evidence supports: the value of its field, or all values of the record it is linked to."""
    by_field = piece.field in _FIELDS or piece.field in ("item", "amount", "value")
    if by_field and piece.role != EvidenceRole.SUPPORTS.value:
        return None, False
    numbers: set[Decimal] = set()
    if piece.fact_id in facts:
        row = facts[piece.fact_id]
        numbers |= numbers_in(row.field)  # two-year payments
        if piece.field in ("", "value"):
            numbers |= _stated(row.low, row.high, row.value)
        elif piece.field == "as_of":
            numbers |= numbers_in(row.as_of_as_stated)
    if piece.donation_id in records:
        row = records[piece.donation_id]
        for field, (low, high, as_stated) in _FIELDS.items():
            if piece.field in ("", field):
                numbers |= _stated(getattr(row, low), getattr(row, high), getattr(row, as_stated))
        about = kind_of_field(piece.field)
        for kind, some in parts[piece.donation_id].items():
            for part in some:
                if piece.field == "" or (about is not None and (about.key, piece.part_id) == (kind, part.id)):
                    numbers |= _of_part(part.content)
    return frozenset(numbers), by_field


def _of_part(part: Party | Item | Amount) -> frozenset[Decimal]:
    """The numbers of a part; also of a name: *four international organisations*."""
    return numbers_in(part.name) if isinstance(part, Party) else _stated(part.low, part.high, part.as_stated)


def _stated(low: Decimal | None, high: Decimal | None, words: str) -> frozenset[Decimal]:
    return frozenset(end for end in (low, high) if end is not None) | numbers_in(words)
