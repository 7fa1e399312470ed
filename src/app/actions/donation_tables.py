"""Adding the records of a table as one operation, and removing them with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from app.actions.donation_rules import terms_of
from app.actions.donations import meant_part
from app.actions.own_fields import make_field, refuse_unfit
from app.actions.reviews import bring_reviews
from app.actions.table_preview import EXACT, STOPPED, Read
from app.actions.terms import refuse_unknown
from app.domain.changes import Operation
from app.domain.donations import Party
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.parts import PARTS
from app.domain.progress import Progress, go_on
from app.domain.shortened import one_line
from app.domain.terms import Assertion, LinkKind, PartyRole
from app.store.reads import donation_tables as reads
from app.store.reads import donations as donation_reads
from app.store.reads import own_fields
from app.store.store import Store, Tx
from app.store.writes import donation_tables as writes
from app.store.writes import donations as donation_writes
from app.store.writes import passages as passage_writes

_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import."""

    table_id: int
    refs: tuple[str, ...]


def _refuse_twice(tx: Tx, found: Read) -> None:
    """Raise `BadInput` if the table or one of its records exists. Done within the operation, as another program may
    import the same table meanwhile."""
    for one in reads.tables(tx):
        if one.hash == found.hash and one.sheet == found.file.sheet and one.records:
            sentence = tr("“{name}” was imported already, as table {id}. Remove that first: remove table {id}.")
            raise BadInput(sentence.format(name=found.file.name, id=one.id))
    uids = {beside.uid for *_, beside in found.records} - {""}
    if uids and not uids.isdisjoint(donation_reads.uids(tx)):
        sentence = tr("Records of “{name}” were added by somebody else meanwhile. Import it again.")
        raise BadInput(sentence.format(name=found.file.name))


def add(store: Store, found: Read, *, is_source: bool, progress: Progress | None = None) -> Imported:
    """Add the records of a table that was read, as one operation. Raises `BadInput` if there is none to add, or the
    same table was imported already, and `Cancelled`; then nothing is added."""
    if not found.records:
        first = found.refused[0] if found.refused else None
        sentence = tr("“{name}” has no rows of records below its headings. Add some, then import it again.")
        if first is not None:
            sentence = tr("Not one row of “{name}” can be taken. Row {number}: {reason}; {remedy}.")
        named = {} if first is None else {"number": first.number, "reason": first.reason, "remedy": first.remedy}
        raise BadInput(sentence.format(name=found.file.name, **named))
    headings = [column.heading for column in found.columns]
    many = len(found.records)
    with store.write(Operation.IMPORT_DONATIONS, f"{found.file.name}, {many:,} record{'s' * (many != 1)}") as tx:
        _refuse_twice(tx, found)
        for field in found.new_fields:
            make_field(tx, field)
        table_id = writes.add_table(tx, found.file.name, found.file.sheet, found.hash, headings, is_source=is_source)
        rows = _resolved(tx, found, progress)
        ids: list[int] = []
        with writes.in_bulk(tx):
            for at in range(0, len(rows), _AT_ONCE):
                go_on(progress, len(rows) + at, 2 * len(rows), tr(STOPPED))
                ids += writes.add_rows(tx, table_id, rows[at : at + _AT_ONCE])
        _join(tx, found, rows, ids)
    return Imported(table_id, tuple(row.ref for row in rows))


def _resolved(tx: Tx, found: Read, progress: Progress | None) -> list[writes.Row]:
    """The rows with their names resolved. Terms and parts that many rows share are one object, looked up once."""
    parties: dict[tuple[Party, bool], Any] = {}
    parts_by_id: dict[int, list[Any]] = {}
    terms = set[int]()
    own = {one.key: one for one in own_fields.own_fields(tx)}
    taken = {ref.upper() for _, ref in donation_reads.uids(tx).values()}
    numbers = count(int(donation_writes.next_ref(tx).removeprefix("D-")))
    out: list[writes.Row] = []
    for place, (number, cells, content, beside) in enumerate(found.records):
        if not place % 500:
            go_on(progress, place, 2 * len(found.records), tr(STOPPED))
        if (title := one_line(content.title)) != content.title:
            content = replace(content, title=title)
        refuse_unfit(own, content)
        for term in terms_of(content):
            if id(term) not in terms:
                terms.add(id(term))
                refuse_unknown(tx, term)
        parts: dict[str, list[Any]] = {}
        for kind in PARTS:
            held = kind.of(content)
            if id(held) not in parts_by_id:
                parts_by_id[id(held)] = [_meant(tx, parties, part, as_it_was=bool(beside.uid)) for part in held]
            parts[kind.key] = parts_by_id[id(held)]
        ref = beside.ref.upper()
        if not ref or ref in taken:
            ref = next(free for one in numbers if (free := f"D-{one:02d}") not in taken)
        taken.add(ref)
        out.append(writes.Row(content, parts, ref, beside.uid, number, cells))
    return out


def _meant(tx: Tx, known: dict[tuple[Party, bool], Any], part: Any, *, as_it_was: bool) -> Any:
    """The row to write for a part; each name is resolved once, whatever its role."""
    if not isinstance(part, Party):
        return meant_part(tx, part)
    if (part, as_it_was) not in known:
        who = replace(part, role=PartyRole.DONOR, note="")
        if (who, as_it_was) not in known:
            known[who, as_it_was] = meant_part(tx, who, as_it_was=as_it_was)
        meant = known[who, as_it_was]
        known[part, as_it_was] = replace(meant, content=replace(meant.content, role=part.role, note=part.note))
    return known[part, as_it_was]


def _join(tx: Tx, found: Read, rows: Sequence[writes.Row], ids: Sequence[int]) -> None:
    """Link the deliveries to their pledge if one row had both; for a table of our own, restore parents and links by
    the references in it."""
    if found.preset != EXACT:
        pledges = dict[int, int]()
        for row, new in zip(rows, ids, strict=True):
            if row.content.assertion is not Assertion.GIVEN:
                pledges[row.number] = new
            elif row.number in pledges:
                donation_writes.link(tx, new, pledges[row.number], LinkKind.DELIVERS, "")
    by_ref = {beside.ref: new for (*_, beside), new in zip(found.records, ids, strict=True) if beside.ref}
    for (number, *_, beside), new in zip(found.records, ids, strict=True):
        if beside.parent and beside.parent in by_ref:
            donation_writes.set_parent(tx, new, by_ref[beside.parent])
        for kind, other, note in beside.links:
            if other in by_ref:
                donation_writes.link(tx, new, by_ref[other], kind, note)
        if beside.reviews:
            try:
                bring_reviews(tx, donation_reads.record(tx, new), beside.reviews)
            except BadInput as error:
                sentence = tr("Nothing of “{name}” was added. Row {number}, reviews: {reason}")
                raise BadInput(sentence.format(name=found.file.name, number=number, reason=error)) from error


def remove(store: Store, table_id: int) -> int:
    """Remove a table with the records that it alone has made, and passages left with nothing attached, in one
    operation. Returns their number."""
    with store.write(Operation.REMOVE_TABLE, reads.one(store, table_id).name) as tx:
        gone, passages = writes.remove_table(tx, table_id)
        passage_writes.remove_if_bare(tx, *passages)
        return gone
