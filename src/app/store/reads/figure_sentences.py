"""Reads the sentences that support a figure of the ledger, whether a cell, a flow, a bar or a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from app.domain.evidence import in_text_order
from app.domain.language import tr
from app.domain.records import EvidenceItem
from app.domain.totals import Total
from app.domain.totals_words import added_words, remarks, sum_words
from app.store.reader import Reader, first
from app.store.reads import evidence
from app.store.schema import donation, fact

AT_MOST = 100
"""Of so many records the sentences are read; whoever wants those of more asks for the records."""

QUANTITY = ("item", "money", "amount")
"""The fields whose words give a quantity."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: what it is in words, and the records behind it, by their references or by their ids."""

    label: str
    refs: Sequence[str] = ()
    ids: Sequence[int] = ()
    fields: tuple[str, ...] = ()
    """The fields whose words support it; all fields if empty, or if a record has no words for these."""

    adds: Sequence[tuple[str, str]] = ()
    """Of a sum over several records: each, and how much of the sum it states."""
    remarks: Sequence[str] = ()
    """What else must be known of a sum."""
    words: str = ""
    """The figure itself, if it is more than the number of its records."""
    facts: Sequence[tuple[str, int]] = ()
    """The facts behind it in place of records, each by what it is of and by its id."""
    kind: str = fact.name
    """Of what kind these are, where they are no facts."""

    @property
    def number(self) -> int:
        """How many records there are."""
        return len(self.refs) or len(self.ids)


@dataclass(frozen=True, slots=True)
class Behind:
    """The evidence of a figure."""

    items: tuple[EvidenceItem, ...]
    """In the order of the texts; each is called by its record."""
    without: tuple[str, ...]
    """The references of records, or what facts are of, that have no words."""


def of_sum(total: Total) -> Figure:
    """A sum, by the references of its records, or where not all of these are kept by their ids; of several with what
    each adds."""
    refs = tuple(dict.fromkeys(line.ref for line in total.added))
    figure = Figure(sum_words(total), refs, fields=QUANTITY)
    if total.more:
        figure = Figure(sum_words(total), ids=total.ids, fields=QUANTITY)
    each = added_words(total)
    return replace(figure, adds=each, remarks=remarks(total)) if len(each) > 1 else figure


def of_thing(db: Reader, kind: str, thing_id: int) -> Figure:
    """One record, or one fact, as a figure of its own. Raises `UserError` if it is gone."""
    if kind != donation.name:
        called = evidence.label_of(db, kind, thing_id)
        return Figure(called, facts=[(called, thing_id)], kind=kind)
    asked = select(donation.c.ref, donation.c.title).where(donation.c.id == thing_id)
    found = first(db.rows(asked), tr("This donation record is no longer in the workspace."))
    return Figure(f"{found.ref} · {found.title}", ids=[thing_id])


def behind(db: Reader, figure: Figure) -> Behind:
    """The evidence for the first `AT_MOST` records or facts behind a figure."""
    if figure.facts:
        ids, kind = dict(figure.facts[:AT_MOST]), figure.kind
    else:
        first = donation.c.ref.in_(figure.refs[:AT_MOST]) if figure.refs else donation.c.id.in_(figure.ids[:AT_MOST])
        found_ids = db.rows(select(donation.c.id, donation.c.ref).where(first))
        ids, kind = {str(row.ref): int(row.id) for row in found_ids}, donation.name
    found = evidence.of(db, kind, ids.values())
    items: list[EvidenceItem] = []
    for ref, thing_id in ids.items():
        every = found.get(thing_id, ())
        of_fields = tuple(item for item in every if item.field in figure.fields)
        items += [replace(item, field="", part_id=None, part_label="", field_name=ref) for item in of_fields or every]
    return Behind(tuple(in_text_order(items)), tuple(ref for ref, one in ids.items() if one not in found))
